// The crosswalk: every check answers to the frameworks that ask for everything, ids are written as the frameworks write them, and none is listed for nothing.
using Glacis.Agent;
using Glacis.Controls;
using Xunit;

namespace Glacis.Acceptance.Docs;

public sealed class CrosswalkTests
{
    [Fact]
    public void Every_check_answers_to_the_frameworks_that_ask_for_all_of_it()
    {
        foreach (var check in Parts.Unchecked.Checks)
            foreach (var scheme in new[] { "nist-800-53-r5", "pci-dss-4.0.1", "iso-27001-2022", "hipaa" })
                Assert.Contains(Frameworks.Of(check.About), it => it.Scheme == scheme);
    }

    [Fact]
    public void Nothing_is_listed_to_which_no_check_answers()
    {
        foreach (var scheme in Frameworks.Schemes)
            foreach (var (control, checks) in Pages.Answering(Parts.Unchecked.Checks, scheme))
                Assert.True(checks.Count > 0, $"{scheme} {control.Id}");
    }

    [Fact]
    public void No_id_stands_twice() => Assert.Equal(Frameworks.All.Count, Frameworks.All.DistinctBy(static it => (it.Scheme, it.Id)).Count());

    [Fact]
    public void What_is_asked_for_is_said_in_a_few_words_of_ours() => Assert.All(Frameworks.All, static it => Assert.InRange(it.Title.Length, 10, 100));

    [Theory]
    [InlineData("cis-aws-3.0", 1, 5)]
    [InlineData("cis-aws-5.0", 1, 5)]
    [InlineData("cis-aws-7.0", 2, 6)]
    public void Ids_of_benchmarks_are_in_their_sections(string scheme, int first, int last) =>
        Assert.All(Frameworks.All.Where(it => it.Scheme == scheme), it => Assert.InRange(it.Id[0] - '0', first, last));

    [Fact]
    public void Ids_of_the_others_have_their_form()
    {
        Assert.All(Frameworks.All, static it => Assert.Matches(it.Scheme switch
        {
            "nist-800-53-r5" => @"^(AC|AU|CA|CM|CP|IR|RA|SA|SC|SI)-[1-9][0-9]?(\([1-9][0-9]?\))?$",
            "pci-dss-4.0.1" => @"^([1-9]|1[0-2])(\.[1-9][0-9]?){2,3}$",
            "iso-27001-2022" => @"^A\.(5\.([1-9]|[12][0-9]|3[0-7])|8\.([1-9]|[12][0-9]|3[0-4]))$",
            "hipaa" => @"^164\.3(08|10|12|16)(\([a-zA-Z0-9]+\))+$",
            _ => @"^[1-6](\.[1-9][0-9]?){1,2}$",
        }, it.Id));
    }
}
