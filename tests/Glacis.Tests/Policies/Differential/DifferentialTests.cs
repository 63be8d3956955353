// Our decisions beside those of another simulator: a second opinion, not the truth. Where they differ, AWS's documentation decides, and Quirk has the row.
using System.Globalization;
using Glacis.Agent.Policies;
using Xunit;

namespace Glacis.Tests.Policies.Differential;

/// <summary>100,000 requests, or as many as GLACIS_DIFFERENTIAL says.</summary>
public sealed class DifferentialTests
{
    const int Chunk = 10_000;

    static int Requests => int.TryParse(Environment.GetEnvironmentVariable("GLACIS_DIFFERENTIAL"), NumberStyles.None, CultureInfo.InvariantCulture, out var many) ? many : 100_000;

    [Fact]
    public async Task Both_decide_alike()
    {
        if (await SecondOpinion.Missing() is { } why) Assert.Skip(why);
        var seeds = Enumerable.Range(1, (Requests + Chunk - 1) / Chunk);
        await Parallel.ForEachAsync(seeds, new ParallelOptions { MaxDegreeOfParallelism = 2, CancellationToken = TestContext.Current.CancellationToken }, static async (seed, stop) =>
            Assert.Empty(await Differences(new(seed), Chunk, stop)));
    }

    public static TheoryData<Quirk> All => [.. Enum.GetValues<Quirk>()];

    // A row that no longer stands for a difference goes.
    [Theory]
    [MemberData(nameof(All))]
    public async Task They_differ_on_what_the_table_says(Quirk quirk)
    {
        if (await SecondOpinion.Missing() is { } why) Assert.Skip(why);
        var (reason, source) = Quirks.Of(quirk);
        Assert.True(reason.Length > 0 && source.Length > 0);
        Assert.NotEmpty(await Differences(new(1000 + (int)quirk, quirk), 4000, TestContext.Current.CancellationToken));
    }

    static async Task<IReadOnlyList<string>> Differences(RandomRequests requests, int many, CancellationToken stop)
    {
        var asked = Enumerable.Range(0, many).Select(_ => requests.Next()).ToArray();
        var theirs = await SecondOpinion.Answers(asked, stop);
        Assert.Equal(asked.Length, theirs.Count);
        return [.. asked.Zip(theirs).Where(static it => Ours(it.First) != it.Second).Select(static it => $"ours {Ours(it.First)}, theirs {it.Second}: {it.First}")];
    }

    static string Ours(string request) => Simulation.Word(Simulation.Of(Agent.Policies.Requests.Read(request)).Outcome);
}
