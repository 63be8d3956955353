// What is not known is supposed at every value: the outcome is that of all worlds, at the worst severity, or unknown.
using CsCheck;
using Glacis.Facts;
using Glacis.Inventory;
using Glacis.Verdicts;
using Xunit;

namespace Glacis.Tests.Checks;

public sealed class SupposedLaw
{
    public static TheoryRows Slugs => Walk.Slugs;

    [Theory]
    [MemberData(nameof(Slugs))]
    public void An_unknown_class_of_data_is_judged_as_every_class(string slug) => Holds(slug, "it.Data", Enum.GetValues<DataClass>().Length, uncertain: true);

    [Theory]
    [MemberData(nameof(Slugs))]
    public void An_unknown_environment_is_judged_as_every_environment(string slug) => Holds(slug, "it.Environment", Enum.GetValues<DeploymentEnvironment>().Length, uncertain: false);

    // Values are declared (the second of the four kinds of source), as what is supposed counts.
    static void Holds(string slug, string path, int values, bool uncertain)
    {
        var check = Walk.Of(slug);
        Walk.Choosing.Sample(choose =>
        {
            var world = new World(check.Asks, choose.With(path, 0), everySource: true, settled: false);
            var supposed = world.Judge(check);
            var worlds = Enumerable.Range(0, values).Select(value => new World(check.Asks, choose.With(path, value * 4 + 2), everySource: true, settled: false).Judge(check)).ToArray();
            var worst = worlds.Max(static it => it.Severity);
            if (uncertain && worst == Severity.Critical && supposed.Lines.Any(line => line.Supposed && world.PathOf(line.Source) == path)) worst = Severity.High;
            if (worlds.All(it => it.Outcome == worlds[0].Outcome)) Assert.Equal((worlds[0].Outcome, worst), (supposed.Outcome, supposed.Severity));
            else Assert.True(supposed.Outcome == Outcome.Unknown, $"{supposed.Outcome} though worlds differ: {string.Join(", ", worlds.Select(static it => it.Outcome))}\nin {world}");
            if (supposed.Lines.Any(static it => it.Supposed) && supposed.Outcome != Outcome.Unknown) Assert.True(supposed.Confidence <= Confidence.SupposedFact);
        }, iter: 500, threads: 1);
    }
}
