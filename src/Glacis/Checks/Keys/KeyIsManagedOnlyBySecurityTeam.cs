// Who can manage a key, by the straight way and by the ways round?
using Glacis.Inventory;
using Glacis.Policies.Holders;
using Glacis.Verdicts;

namespace Glacis.Checks.Keys;

/// <summary>Only the security team can change who uses a key, or destroy it: by its policy, by grants, replicas, aliases and tags.</summary>
public sealed class KeyIsManagedOnlyBySecurityTeam : Check<EncryptionKey>
{
    public override About About { get; } = new(
        "key-is-managed-only-by-security-team", "Only the security team can manage a key", Requirement.KeysAreManaged, "Who can manage the key",
        "Whoever can write the key's policy, grant it, replicate it or delete it can have, or destroy, everything that it guards.")
    {
        Crosswalk = new() { Nist = "AC-5 AC-6 SC-12", Pci = "3.6.1 7.2.2", Iso = "A.5.3 A.8.2 A.8.24", Hipaa = "164.308(a)(3)(i) 164.312(a)(1)" },
    };

    protected override Judgement Judge(EncryptionKey key, Reasoning why)
    {
        if (why.IsProviders(key) is not { } isProviders) return why.CannotTell();
        if (isProviders) return why.DoesNotApply("the provider manages this key, and its policy is the provider's");
        var declared = why.Intent.Access.SecurityTeam;
        var isDeclared = why.Saw(declared, out _, "declared security team");
        var whole = why.Holders(key, KeyActions.Manage, "who can manage the key", out var holders);
        if (!isDeclared)
            return !whole ? why.CannotTell() : why.Conditional(Severity.Low, holders.Count == 0 ? "nobody but the account's root user can manage the key" : $"nobody declared who is meant to manage the key; these can: {Holding.Named(holders)}",
                "only the security team can manage the key", "declare access.securityTeam in glacis.yaml");
        var settled = why.Outside(holders, declared, out var outside);
        if (outside.Count > 0)
            return why.Fails(outside.Any(it => it.IsElsewhere(key.Account)) ? Severity.Critical : Severity.Medium,
                $"others than the declared security team can manage the key: {Holding.Named(outside)}{why.Unless(key)}", "take the actions out of the key's policy, grants and identity policies, or declare them");
        return whole && settled ? why.Passes("only the declared security team can manage the key") : why.CannotTell();
    }
}
