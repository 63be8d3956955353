// No sentence in a reasoning lacks its source: an answer with call, digest and record; a declaration; a rule with what it rests on; or a named ignorance.
using CsCheck;
using Glacis.Facts;
using Glacis.Verdicts;
using Xunit;

namespace Glacis.Tests.Checks;

public sealed class EverySentenceHasItsSource
{
    public static TheoryRows Slugs => Walk.Slugs;

    [Theory]
    [MemberData(nameof(Slugs))]
    public void After_classification(string slug)
    {
        var check = Walk.Of(slug);
        Walk.Choosing.Sample(choose =>
        {
            var world = new World(check.Asks, choose, everySource: true, settled: true);
            Cites(world, world.Judge(check));
        }, iter: 1_000, threads: 1);
    }

    /// <summary>That each line of the verdict cites its source; the walk over every combination asks it, too.</summary>
    internal static void Cites(World world, Verdict verdict)
    {
        Assert.NotEmpty(verdict.Lines);
        foreach (var line in verdict.Lines)
        {
            Assert.True(IsCited(line.Source), $"\"{line.Question}\" rests on {line.Source}\nin {world}");
            Assert.True(line.Source is not Unknown || line.Answer is null || line.Supposed, $"\"{line.Question}\" has an answer out of ignorance\nin {world}");
        }
        if (verdict.Outcome == Outcome.Unknown) Assert.Contains(verdict.Lines, static line => line.Source is Unknown);
    }

    static bool IsCited(Source source) => source switch
    {
        Place { Answer: { } answer } => answer.Call.Contains(':', StringComparison.Ordinal) && IsDigest(answer.Digest) && answer.Record == $"{answer.Segment}#{answer.Number}" && answer.Segment.Length > 0,
        Declaration declared => declared.By.Length > 0 && (declared.At is null || IsCited(declared.At)),
        Conclusion concluded => concluded.Rule.Length > 0 && concluded.From.All(IsCited),
        Observation observed => observed.What.Length > 0,
        Unknown unknown => unknown.Words.Length > 0 && (unknown.At is null || IsCited(unknown.At)),
        _ => false,
    };

    static bool IsDigest(string text) => text.Length == 64 && text.All(char.IsAsciiHexDigitLower);
}
