// What is generated stands as it would be generated now.
using Glacis.Agent;
using Glacis.Tests.Support;
using Xunit;

namespace Glacis.Acceptance.Docs;

public sealed class GeneratedTests
{
    [Fact]
    public void The_catalogue_lists_what_the_scan_finds() => Expected.MatchesAt("docs/catalogue.txt", Parts.Unchecked.Catalogue());

    [Fact]
    public void The_crosswalk_goes_from_frameworks_to_checks()
    {
        var (name, text) = Pages.Crosswalk(Parts.Unchecked.Checks);
        Expected.MatchesAt($"docs/{name}", text);
    }

    public static TheoryData<string> Checks => [.. Parts.Unchecked.Checks.Select(static it => it.About.Id)];

    [Theory]
    [MemberData(nameof(Checks))]
    public void Every_check_has_its_page(string id)
    {
        var (name, text) = Pages.Of(Parts.Unchecked.Checks.Single(it => it.About.Id == id));
        Expected.MatchesAt($"docs/checks/{name}", text);
    }

    [Fact]
    public void No_page_is_left_of_a_check_that_is_gone()
    {
        var pages = Directory.EnumerateFiles(Path.Combine(Expected.Root, "docs/checks"), "*.md").Select(static it => Path.GetFileName(it)).Order(StringComparer.Ordinal);
        Assert.Equal(Parts.Unchecked.Checks.Select(static it => $"{it.About.Id}.md"), pages);
    }
}
