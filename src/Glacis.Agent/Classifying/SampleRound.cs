// The round after collecting: stores that the inventory shows are looked into, and what they show is added to the recording.
using Glacis.Clouds.Aws.Wire;
using Glacis.Clouds.Stores;
using Glacis.Inventory;

namespace Glacis.Agent.Classifying;

/// <summary>Looks into the stores of a recording: buckets and tables by the credentials of the run, databases where an address is declared.</summary>
public sealed class SampleRound : Round
{
    const int AtOnce = 4;

    // There are many stores: less for each than where one is asked for.
    static readonly Budget Usual = new() { Bytes = 64 << 20, Requests = 500, Time = TimeSpan.FromMinutes(2) };

    readonly Budget budget;
    readonly ulong seed;

    /// <param name="budget">For each store, as an operator writes it; <c>null</c> for the usual one.</param>
    /// <param name="seed">What the draws follow from.</param>
    /// <exception cref="RefusedException">The budget cannot be meant so.</exception>
    public SampleRound(string? budget, ulong seed) => (this.budget, this.seed) = (budget is null ? Usual : StoreAsked.BudgetOf(budget), seed);

    sealed record Wanted(DataStore Store, StoreAddress? Address, string? Variable);

    internal override async Task<IReadOnlyDictionary<string, ReadOnlyMemory<byte>>> FilesAsync(RoundOf run, CancellationToken cancellation)
    {
        var stores = new Assessing(run.Recorded, run.Configured.Intent, Parts.Found).Judged().Select(static it => it.Listed.Resource).OfType<DataStore>();
        Wanted[] wanted = [.. stores.Select(it => WantedOf(it, run)).OfType<Wanted>()];
        run.Asked.Tell($"--sample: looking into {wanted.Length} {(wanted.Length == 1 ? "store" : "stores")}, each within {budget}");
        var detectors = DetectorSet.Of(run.Configured.Settings);
        var seen = new SampledStore[wanted.Length];
        var bounds = new ParallelOptions { MaxDegreeOfParallelism = AtOnce, CancellationToken = cancellation };
        await Parallel.ForEachAsync(Enumerable.Range(0, wanted.Length), bounds, async (at, stop) =>
        {
            var it = wanted[at];
            seen[at] = new(it.Store.Account, it.Store.Region, it.Store.Id, run.Asked.Time.GetUtcNow(), await SeenAsync(it, run, detectors, stop));
        });
        return Samples.Files(seen, run.Recorded.Lines);
    }

    // A database is looked into only where its owners say how to get in.
    static Wanted? WantedOf(DataStore it, RoundOf run)
    {
        if (StoreAddress.Of(it) is { } address) return new(it, address, null);
        return run.Configured.Settings.Databases.FirstOrDefault(one => one.Match.Fits(it)) is { } declared ? new(it, null, declared.UrlFromEnvironment) : null;
    }

    async Task<byte[]> SeenAsync(Wanted it, RoundOf run, DetectorSet detectors, CancellationToken cancellation)
    {
        try
        {
            await using var store = await OpenAsync(it, run.Clients, cancellation);
            return ClassifiedJson.Line(await StoreRuns.OfAsync(store, new() { Budget = budget, Seed = seed, Time = TimeProvider.System, Detectors = detectors, Named = Told(it.Store) }, cancellation));
        }
        catch (Exception e) when (e is StoreRefusedException or RefusedException)
        {
            run.Asked.Tell($"--sample: {it.Store.Name}: {e.Message}");
            return ClassifiedJson.Unread(it.Address?.Shown ?? it.Store.Name, e.Message);
        }
    }

    static async Task<IStore> OpenAsync(Wanted it, Clients clients, CancellationToken cancellation)
    {
        if (it.Address is { } address) return await StoreRuns.OpenAsync(address, clients, it.Store.Account, it.Store.Region, cancellation);
        var text = Environment.GetEnvironmentVariable(it.Variable!) is { Length: > 0 } given ? given : throw new RefusedException($"the address of {it.Store.Name} is to stand in the environment as {it.Variable}, and does not");
        return await StoreRuns.OpenAsync(StoreAddress.Read(text), clients, it.Store.Account, it.Store.Region, cancellation);
    }

    // What is at stake decides how closely one looks.
    static string Told(DataStore it) => $"{it.Name} {(it.Environment.Peek(out var environment) ? Facts.Words.Of(environment) : "")}";
}
