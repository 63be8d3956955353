// Does a resource let in somebody outside the zone of trust?
using Glacis.Inventory;
using Glacis.Policies.Holders;
using Glacis.Verdicts;

namespace Glacis.Checks.Access;

/// <summary>Whoever is let in belongs to the organisation, or to an account that is declared as trusted.</summary>
public sealed class ResourceIsSharedOnlyWithinTrust : Check<ResourcePolicy>
{
    public override About About { get; } = new(
        "resource-is-shared-only-within-trust", "Resources are shared only with accounts that are meant", Requirement.AccessIsRestricted, "Access from outside",
        "Another company's account is guarded as well as that company guards it.")
    {
        Crosswalk = new() { Nist = "AC-3 AC-4 AC-6", Pci = "7.2.1 7.3.1", Iso = "A.5.15 A.8.3", Hipaa = "164.308(a)(4)(i) 164.312(a)(1)" },
    };

    protected override Judgement Judge(ResourcePolicy policy, Reasoning why)
    {
        if (policy.Service == "kms") return why.DoesNotApply("who can use and manage a key is judged at the key, with its grants and replicas");
        var openings = why.Asked<Openings>();
        if (!why.Saw(openings.Public(policy).Is, out var everybody, "lets anybody in")) return why.CannotTell();
        if (everybody) return why.DoesNotApply("everybody is let in, whoever is outside among them: that is judged as public access");
        var external = openings.External(policy);
        if (!why.Saw(external.Is, out var outside, "lets in somebody outside the zone of trust")) return why.CannotTell();
        if (outside)
        {
            why.Saw(external.How, out var how, "for example");
            return why.Fails(Severity.High, $"somebody outside the zone of trust is let in: {how}", Fix);
        }
        return !why.Saw(policy.AccessListCounts, out var counts, "whether its access list counts") ? why.CannotTell()
            : counts ? ByList(policy, openings, why) : why.Passes("nobody outside the zone of trust is let in");
    }

    const string Fix = "declare the account under access.trustedAccounts of glacis.yaml if it is meant; else remove it";

    static Judgement ByList(ResourcePolicy policy, Openings openings, Reasoning why)
    {
        var whole = why.Saw(policy.AccessList, out var lines, "others on its access list");
        foreach (var line in lines)
        {
            if (!why.Saw(line.Party, out var party, $"who {line.Who} is")) whole = false;
            // That everybody is let in is judged as public access.
            else if (party is ListedParty.Everybody or ListedParty.AnyAccount) continue;
            else if (!why.Saw(openings.IsOutside(policy, line), out var isOutside, $"{line.Who} stands outside the zone of trust")) whole = false;
            else if (isOutside) return why.Fails(Severity.High, $"somebody outside the zone of trust is let in by its access list: {line.Who} may {(why.Saw(line.Permission, out var permission, $"what {line.Who} may do") ? permission : "do what could not be read")}", Fix);
        }
        return whole ? why.Passes("nobody outside the zone of trust is let in by name") : why.CannotTell();
    }
}
