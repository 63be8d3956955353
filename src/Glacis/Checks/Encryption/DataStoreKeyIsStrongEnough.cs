// Is the key strong enough for what the store holds? Whoever owns the key decides who can read.
using Glacis.Inventory;
using Glacis.Verdicts;

namespace Glacis.Checks.Encryption;

/// <summary>Restricted and confidential data lies behind a key of the customer's own; for the rest the provider's key will do.</summary>
public sealed class DataStoreKeyIsStrongEnough : Check<DataStore>
{
    const string Advice = "encrypt with a key of your own: its policy says who can read, and its use is on record";

    public override About About { get; } = new(
        "data-store-key-is-strong-enough", "The key is strong enough for what the store holds", Requirement.DataAtRestIsEncrypted, "Encryption strength",
        "A provider's key opens for everybody who may read the store; only a key of one's own is a second lock, with its own log.")
    {
        Crosswalk = new() { Nist = "SC-12 SC-13 SC-28(1)", Pci = "3.5.1 3.6.1 3.7.1", Iso = "A.8.24", Hipaa = "164.312(a)(2)(iv)" },
    };

    protected override Judgement Judge(DataStore store, Reasoning why)
    {
        if (!why.Saw(store.StorageOf, out var elsewhere, "whose storage holds the data")) return why.CannotTell();
        if (elsewhere is not null) return why.DoesNotApply($"the data lies in {elsewhere}, and is judged there");
        if (!why.SawGuard(store.AtRest, store.Key, out var guard)) return why.CannotTell();
        if (guard == AtRest.Nothing) return why.DoesNotApply("there is no key: the data lies in the clear, which another check reports");
        if (guard == AtRest.CustomerKey) return why.Passes($"encrypted{Default(store)} with a key of the customer's own");
        if (!why.Saw(why.Intent.OwnKey, out var ownKey, "is a key of one's own demanded")) return why.CannotTell();
        return BehindTheProvidersKey(store, why, guard, ownKey);
    }

    static Judgement BehindTheProvidersKey(DataStore store, Reasoning why, AtRest guard, OwnKey ownKey)
    {
        var at = why.SawStakes(store);
        var risk = Risk.AtRest(guard.AsGuard(), at, ownKey);
        return risk.Outcome switch
        {
            Outcome.Fail => why.Fails(risk.Severity, $"{at.Spoken()} lies behind {guard.Spoken()}{Default(store)}", Advice),
            Outcome.Conditional => why.Conditional(risk.Severity, $"{guard.Spoken()} guards {at.Spoken()}{Default(store)}",
                "the data in this store is neither restricted nor confidential", "classify the data (a tag, or a rule in glacis.yaml), or attest what it is"),
            Outcome.Pass when risk.Severity == Severity.None => why.Passes($"{guard.Spoken()} is enough for {at.Spoken()}{Default(store)}"),
            Outcome.Pass => why.Passes($"{guard.Spoken()} will do for {at.Spoken()}{Default(store)}", Advice),
            _ => why.NotForeseen(),
        };
    }

    static string Default(DataStore store) => store.EncryptsByDefault ? " by default" : "";
}
