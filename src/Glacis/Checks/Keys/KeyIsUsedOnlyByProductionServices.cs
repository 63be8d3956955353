// Who can use a key?
using Glacis.Inventory;
using Glacis.Policies.Holders;
using Glacis.Verdicts;

namespace Glacis.Checks.Keys;

/// <summary>Only the services that are declared can encrypt and decrypt with the key.</summary>
public sealed class KeyIsUsedOnlyByProductionServices : Check<EncryptionKey>
{
    public override About About { get; } = new(
        "key-is-used-only-by-production-services", "Only the named production services can use a key", Requirement.KeysAreManaged, "Who can use the key",
        "Whoever can decrypt with the key can read what it guards: a key is as good as the list of those who hold it.")
    {
        Crosswalk = new() { Nist = "AC-3 AC-6 SC-12", Pci = "3.6.1 7.2.5", Iso = "A.8.3 A.8.24 A.8.31", Hipaa = "164.312(a)(1)" },
    };

    protected override Judgement Judge(EncryptionKey key, Reasoning why)
    {
        if (why.IsProviders(key) is not { } isProviders) return why.CannotTell();
        if (isProviders) return why.DoesNotApply("the provider manages this key, and its policy is the provider's");
        var declared = why.Intent.Access.ProductionServices;
        var isDeclared = why.Saw(declared, out _, "declared production services");
        var whole = why.Holders(key, KeyActions.Use, "who can use the key", out var holders);
        if (!isDeclared)
            return !whole ? why.CannotTell() : why.Conditional(Severity.Low, holders.Count == 0 ? "nobody can use the key" : $"nobody declared who is meant to use the key; these can: {Holding.Named(holders)}",
                "only those who are meant to can use the key", "declare access.productionServices in glacis.yaml");
        var settled = why.Outside(holders, declared, out var outside);
        if (outside.Count > 0)
            return why.Fails(outside.Any(static it => it.Sort == HolderSort.Anybody) ? Severity.Critical : outside.Any(it => it.IsElsewhere(key.Account)) ? Severity.High : Severity.Medium,
                $"others than the declared production services can use the key: {Holding.Named(outside)}{why.Unless(key)}", "take them out of the key's policy, grants and identity policies, or declare them");
        return whole && settled ? why.Passes("only the declared production services can use the key") : why.CannotTell();
    }
}
