// Our decisions beside those of another simulator.
using Glacis.Agent.Policies;
using Glacis.Tests.Support;
using Xunit;

namespace Glacis.Tests.Policies.Differential;

public sealed class DifferentialTests
{
    [Fact]
    public async Task Explore()
    {
        var requests = new RandomRequests(1);
        var all = Enumerable.Range(0, 20000).Select(_ => requests.Next().Json).ToArray();
        await File.WriteAllLinesAsync("/tmp/sim/requests.jsonl", all, TestContext.Current.CancellationToken);
        var theirs = await SecondOpinion.Answers(all, TestContext.Current.CancellationToken);
        using var file = new StreamWriter("/tmp/sim/diff.txt");
        var counts = new SortedDictionary<string, int>(StringComparer.Ordinal);
        for (var i = 0; i < all.Length; i++)
        {
            var ours = Simulation.Of(Requests.Read(all[i]));
            var word = Simulation.Word(ours.Outcome);
            var key = $"{word} {theirs[i].Split(' ')[0]}";
            counts[key] = counts.GetValueOrDefault(key) + 1;
            if (word != theirs[i]) await file.WriteLineAsync($"{all[i]}\n  ours {Simulation.Line(ours)}\n  theirs {theirs[i]}");
        }
        foreach (var (key, count) in counts) await file.WriteLineAsync($"{key} {count}");
    }
}
