// The round after collecting: stores that the inventory shows are looked into, and what they show is added to the recording.
using Glacis.Agent.Classifying;
using Glacis.Agent.Configuration;
using Glacis.Clouds.Aws.Wire;
using Glacis.Clouds.Stores;
using Glacis.Inventory;

namespace Glacis.Agent;

/// <summary>What is asked of a look into the stores of an inventory.</summary>
public sealed record SampleAsked
{
    /// <summary>For each store.</summary>
    public Budget Budget { get; init; } = new() { Bytes = 64 << 20, Requests = 500, Time = TimeSpan.FromMinutes(2) };

    /// <summary>What the draws follow from.</summary>
    public ulong Seed { get; init; } = 1;

    /// <summary>What an operator asks.</summary>
    /// <exception cref="RefusedException">The budget cannot be meant so.</exception>
    public static SampleAsked Of(string? budget, ulong seed) => budget is null ? new() { Seed = seed } : new() { Budget = StoreAsked.BudgetOf(budget), Seed = seed };
}

/// <summary>Looks into the stores of a recording: buckets and tables by the credentials of the run, databases where an address is declared.</summary>
sealed class SampleRound(SampleAsked asked, Configured configured, Clients clients, Asked run)
{
    const int AtOnce = 4;

    sealed record Wanted(DataStore Store, StoreAddress? Address, string? Variable);

    /// <summary>The files of the recording that change: samples, and the ledger that tells of them.</summary>
    internal async Task<IReadOnlyDictionary<string, ReadOnlyMemory<byte>>> FilesAsync(Recorded recorded, CancellationToken cancellation)
    {
        var stores = new Assessing(recorded, configured.Intent, Parts.Found).Judged().Select(static it => it.Listed.Resource).OfType<DataStore>();
        Wanted[] wanted = [.. stores.Select(WantedOf).OfType<Wanted>()];
        run.Tell($"--sample: looking into {wanted.Length} {(wanted.Length == 1 ? "store" : "stores")}, each within {asked.Budget}");
        var seen = new SampledStore[wanted.Length];
        var bounds = new ParallelOptions { MaxDegreeOfParallelism = AtOnce, CancellationToken = cancellation };
        await Parallel.ForEachAsync(Enumerable.Range(0, wanted.Length), bounds, async (at, stop) =>
        {
            var it = wanted[at];
            seen[at] = new(it.Store.Account, it.Store.Region, it.Store.Id, run.Time.GetUtcNow(), await SeenAsync(it, stop));
        });
        return Samples.Files(seen, recorded.Lines);
    }

    // A database is looked into only where its owners say how to get in.
    Wanted? WantedOf(DataStore it)
    {
        if (StoreAddress.Of(it) is { } address) return new(it, address, null);
        return configured.Settings.Databases.FirstOrDefault(one => one.Match.Fits(it)) is { } declared ? new(it, null, declared.UrlFromEnvironment) : null;
    }

    async Task<byte[]> SeenAsync(Wanted it, CancellationToken cancellation)
    {
        try
        {
            await using var store = await OpenAsync(it, cancellation);
            return ClassifiedJson.Line(await StoreRuns.OfAsync(store, new() { Budget = asked.Budget, Seed = asked.Seed, Time = TimeProvider.System, Named = Told(it.Store) }, cancellation));
        }
        catch (Exception e) when (e is StoreRefusedException or RefusedException)
        {
            run.Tell($"--sample: {it.Store.Name}: {e.Message}");
            return ClassifiedJson.Unread(it.Address?.Shown ?? it.Store.Name, e.Message);
        }
    }

    async Task<IStore> OpenAsync(Wanted it, CancellationToken cancellation)
    {
        if (it.Address is { } address) return await StoreRuns.OpenAsync(address, clients, it.Store.Account, it.Store.Region, cancellation);
        var text = Environment.GetEnvironmentVariable(it.Variable!) is { Length: > 0 } given ? given : throw new RefusedException($"the address of {it.Store.Name} is to stand in the environment as {it.Variable}, and does not");
        return await StoreRuns.OpenAsync(StoreAddress.Read(text), clients, it.Store.Account, it.Store.Region, cancellation);
    }

    // What is at stake decides how closely one looks.
    static string Told(DataStore it) => $"{it.Name} {(it.Environment.Peek(out var environment) ? Facts.Words.Of(environment) : "")}";
}
