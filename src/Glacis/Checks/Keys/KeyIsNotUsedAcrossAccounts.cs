// Can anybody outside the zone of trust use or manage a key?
using Glacis.Facts;
using Glacis.Inventory;
using Glacis.Policies.Holders;
using Glacis.Policies.Symbolic;
using Glacis.Verdicts;

namespace Glacis.Checks.Keys;

/// <summary>No account outside the organisation or the declared ones can do anything with a key, by policy or by grant.</summary>
public sealed class KeyIsNotUsedAcrossAccounts : Check<EncryptionKey>
{
    static readonly string[] Everything = [.. KeyActions.Use.Concat(KeyActions.Manage)];

    public override About About { get; } = new(
        "key-is-not-used-across-accounts", "Keys are closed to accounts that are not meant", Requirement.KeysAreManaged, "Cross-account access",
        "A key that another company's account can use is guarded by that company.")
    {
        Crosswalk = new() { Nist = "AC-3 AC-6 SC-12", Pci = "3.6.1 7.2.1", Iso = "A.5.15 A.8.24", Hipaa = "164.312(a)(1)" },
    };

    protected override Judgement Judge(EncryptionKey key, Reasoning why)
    {
        if (why.IsProviders(key) is not { } isProviders) return why.CannotTell();
        if (isProviders) return why.DoesNotApply("the provider manages this key, and lets only its own account use it");
        why.Saw(why.Intent.Access.TrustedAccounts, out var trusted, "declared accounts outside");
        var whole = why.Holders(key, Everything, "who can do anything with the key", out var holders);
        var rail = why.Asked<Guardrails>().Of(key.Account);
        var (outside, settled) = (new List<Holder>(), true);
        foreach (var holder in holders.Where(it => IsOutside(it, rail.Zone, trusted)))
        {
            why.Saw(holder.Told, out _, holder.Words);
            // Whether it is our own organisation that is let in, only the organisation can tell.
            if (holder.Sort == HolderSort.Organization && rail.OrganizationIsUnread) settled &= why.Saw(Fact.Unknown<string>(rail.Unread!), out _, "the account's own organisation");
            else if (holder.Can == Policies.Evaluation.Truth.Yes) outside.Add(holder);
            else settled = false;
        }
        if (outside.Count > 0)
            return why.Fails(outside.Any(static it => it.Sort == HolderSort.Anybody) ? Severity.Critical : Severity.High,
                $"the key is open to others than the zone of trust: {Holding.Named(outside)}{why.Unless(key)}", "declare the account under access.trustedAccounts of glacis.yaml if it is meant; else remove it from the policy, or retire the grant");
        return whole && settled ? why.Passes("nobody outside the zone of trust can do anything with the key") : why.CannotTell();
    }

    static bool IsOutside(Holder holder, Zone zone, IReadOnlyList<TrustedAccount> trusted) => holder.Sort switch
    {
        HolderSort.Anybody => true,
        HolderSort.Organization => holder.Name != zone.Organization,
        HolderSort.Service or HolderSort.Provider => false,
        _ => holder.Account.Length > 0 && !zone.Has(holder.Account) && !trusted.Any(it => it.Number == holder.Account),
    };
}
