// The checks, and the worlds that they are asked in: every combination of what a check looks at, and worlds drawn at random.
using CsCheck;
using Glacis.Verdicts;
using Check = Glacis.Verdicts.Check;

namespace Glacis.Tests.Checks;

static class Walk
{
    /// <summary>Every check of the house, by slug.</summary>
    internal static IReadOnlyList<Check> Checks { get; } =
    [
        .. typeof(Check).Assembly.GetTypes().Where(static it => !it.IsAbstract && it.IsAssignableTo(typeof(Check)))
            .Select(static it => (Check)Activator.CreateInstance(it)!).OrderBy(static it => it.About.Id, StringComparer.Ordinal),
    ];

    internal static TheoryRows Slugs => [.. Checks.Select(static it => it.About.Id)];

    internal static Check Of(string slug) => Checks.Single(it => it.About.Id == slug);

    /// <summary>
    /// Every combination of the values that a check looks at. It starts from a world in which nothing is known; what the check looked at in
    /// vain is then tried at every value, and so on until everything that it looks at was chosen. What it never looks at is not tried.
    /// </summary>
    internal static IEnumerable<(World World, Verdict Verdict)> EveryCombination(Check check)
    {
        var open = new Stack<Dictionary<string, int>>([new(StringComparer.Ordinal)]);
        while (open.TryPop(out var taken))
        {
            var world = new World(check.Asks, (path, _) => taken.GetValueOrDefault(path), everySource: false, settled: false);
            var verdict = world.Judge(check);
            var next = world.Choices.FirstOrDefault(it => !it.IsFact && it.Of > 1 && !taken.ContainsKey(it.Path)) ?? LookedAtInVain(world, verdict, taken);
            if (next is null) yield return (world, verdict);
            else
                for (var value = 0; value < next.Of; value++) open.Push(new(taken, StringComparer.Ordinal) { [next.Path] = value });
        }
    }

    static Choice? LookedAtInVain(World world, Verdict verdict, Dictionary<string, int> taken) =>
        verdict.Lines.Select(line => world.PathOf(line.Source)).Where(path => path is not null && !taken.ContainsKey(path))
            .Select(path => world.Choices.FirstOrDefault(it => it.Path == path)).FirstOrDefault(static it => it is not null);

    /// <summary>A world drawn at random: most facts are known, from every kind of source.</summary>
    internal static Gen<Func<string, int, int>> Choosing { get; } = Gen.UInt.Select(static seed => (Func<string, int, int>)((path, of) => Drawn(seed, path, of)));

    // One world is one number: each path draws from it, so that a change at one path changes no other.
    static int Drawn(uint seed, string path, int of)
    {
        var mixed = (ulong)seed;
        foreach (var letter in path) mixed = (mixed ^ letter) * 0x9E3779B97F4A7C15UL;
        mixed ^= mixed >> 32;
        mixed *= 0xD6E8FEB86659FD93UL;
        mixed ^= mixed >> 32;
        var value = (int)(mixed % (ulong)of);
        return value == 0 && (mixed >> 40) % 4 != 0 ? 1 + (int)((mixed >> 20) % (ulong)(of - 1)) : value;
    }

    /// <summary>The same choices but one.</summary>
    internal static Func<string, int, int> With(this Func<string, int, int> choose, string at, int value) => (path, of) => path == at ? value : choose(path, of);
}

/// <summary>Slugs as rows of a theory.</summary>
public sealed class TheoryRows : Xunit.TheoryData<string>;
