// What several checks on data at rest look at in the same way.
using Glacis.Facts;
using Glacis.Inventory;
using Glacis.Verdicts;

namespace Glacis.Checks.Encryption;

static class Looking
{
    internal const string Assessment = "Risk assessment";

    /// <summary>What guards the data, with the named key followed to whoever manages it; false where that is not known.</summary>
    internal static bool SawGuard(this Reasoning why, Fact<AtRest> atRest, Fact<Ref<EncryptionKey>> key, out AtRest guard)
    {
        if (!why.Saw(atRest, out guard, "encrypted at rest")) return false;
        if (guard != AtRest.NamedKey) return true;
        if (!why.Followed(key, out var named, "key") || !why.Saw(named.Manager, out var manager, "who manages the key")) return false;
        guard = manager == KeyManager.Customer ? AtRest.CustomerKey : AtRest.ProviderManagedKey;
        return true;
    }

    /// <summary>What is at stake: class of data, how surely that is known, environment.</summary>
    internal static Stakes SawStakes(this Reasoning why, DataHolder holder)
    {
        why.Turn(Assessment);
        var environment = why.Supposed(holder.Environment, "environment");
        var data = why.Supposed(holder.Data, out var surety, "data classification");
        return new(data, surety, environment, !holder.Data.IsKnown);
    }

    internal static Guard AsGuard(this AtRest atRest) => atRest switch
    {
        AtRest.Nothing => Guard.Nothing,
        AtRest.CustomerKey => Guard.OwnKey,
        _ => Guard.ProvidersKey,
    };

    /// <summary>How a reason speaks of the data.</summary>
    internal static string Spoken(this in Stakes at) => at.Surety switch
    {
        Surety.Inferred => $"data taken to be {Words.Spoken(at.Data)}",
        Surety.Observed => $"{Words.Spoken(at.Data)} data, as its content shows",
        _ => at.Supposed ? $"data that may be {Words.Spoken(at.Data)}" : $"{Words.Spoken(at.Data)} data",
    };

    internal static string Spoken(this AtRest atRest) => atRest switch
    {
        AtRest.ProviderOwnedKey => "a key that the provider owns",
        AtRest.ProviderManagedKey => "a key that the provider manages",
        AtRest.CustomerKey => "a key of the customer's own",
        AtRest.NamedKey => "a named key",
        _ => "nothing",
    };
}
