// Runs that classify what lies in a store: listed, drawn by a seed, read within a budget, until a negative is worth something.
using Glacis.Classification.Sampling;
using Glacis.Clouds.Aws.Wire;
using Glacis.Clouds.Stores;
using Glacis.Content;

namespace Glacis.Agent.Classifying;

/// <summary>What is asked of a look into stores.</summary>
public sealed record StoreAsked
{
    public Budget Budget { get; init; } = new();

    /// <summary>What an operator asks.</summary>
    /// <exception cref="RefusedException">The budget cannot be meant so.</exception>
    public static StoreAsked Of(string? budget, ulong seed, string? profile, DetectorSet detectors, Action<string> tell) => new() { Budget = BudgetOf(budget), Seed = seed, Profile = profile, Detectors = detectors, Tell = tell };

    /// <summary>A budget as an operator writes it; the usual one where he writes none.</summary>
    /// <exception cref="RefusedException">It cannot be meant so.</exception>
    public static Budget BudgetOf(string? text) =>
        text is null ? new() : Budget.Read(text) ?? throw new RefusedException($"--budget does not take \"{text}\"", "it is written bytes=256MB,requests=2000,time=5m");

    /// <summary>What the draws follow from.</summary>
    public ulong Seed { get; init; } = 1;

    /// <summary>What is known of the store besides its address, for how closely to look.</summary>
    public string Named { get; init; } = "";

    /// <summary>The AWS profile whose credentials are used.</summary>
    public string? Profile { get; init; }

    /// <summary>Which detectors look.</summary>
    public DetectorSet Detectors { get; init; } = DetectorSet.BuiltIn;

    /// <summary>Hears narration.</summary>
    public Action<string> Tell { get; init; } = static _ => { };

    public TimeProvider Time { get; init; } = TimeProvider.System;
}

/// <summary>Runs over stores.</summary>
public static class StoreRuns
{
    // What comes out of one object of a store stays within what a sample may cost.
    static readonly ContentReader Reader = new(new Limits { Unpacked = 1L << 30, InMemory = 64 << 20, Parts = 10_000 });

    /// <summary>Whether a target is the address of a store.</summary>
    public static bool IsStore(string target) => StoreAddress.IsMeant(target);

    /// <summary>Classifies what lies in a store.</summary>
    /// <exception cref="RefusedException">It cannot be looked into.</exception>
    public static async Task<Classified> OfAsync(string target, StoreAsked asked, CancellationToken cancellation)
    {
        try
        {
            var address = StoreAddress.Read(target);
            using var clients = new Clients(new ClientOptions { Profile = asked.Profile, IsVerbatim = true });
            await using var store = await OpenAsync(address, clients, "", null, cancellation);
            return await OfAsync(store, asked, cancellation);
        }
        catch (StoreRefusedException e)
        {
            throw new RefusedException(e.Message, e.Hint);
        }
    }

    internal static async Task<IStore> OpenAsync(StoreAddress address, Clients clients, string account, string? region, CancellationToken cancellation) => address.Sort switch
    {
        StoreSort.Objects => new BucketObjects(address, clients, account, region),
        StoreSort.Postgres => await PostgresTables.OpenAsync(address, cancellation),
        StoreSort.MySql => await MySqlTables.OpenAsync(address, cancellation),
        StoreSort.Redis => await RedisKeys.OpenAsync(address, cancellation),
        _ => new DynamoItems(address, clients, account, region),
    };

    internal static Task<Classified> OfAsync(IStore store, StoreAsked asked, CancellationToken cancellation) => store switch
    {
        IObjects objects => new ObjectsRun(objects, asked).RunAsync(cancellation),
        ITables tables => new TablesRun(tables, asked).RunAsync(cancellation),
        _ => throw new ArgumentException($"{store.GetType().Name} is neither a store of objects nor of tables", nameof(store)),
    };

    internal static Taking Taking(DetectorSet detectors) => new(detectors.Scanner, Reader);
}
