// Does a resource let everybody in: by its policy, by its access list, after the switches that cut both?
using Glacis.Inventory;
using Glacis.Policies.Holders;
using Glacis.Verdicts;

namespace Glacis.Checks.Access;

/// <summary>Nobody is let in whom nobody named, unless the data is meant for everybody.</summary>
public sealed class ResourceIsNotPublic : Check<ResourcePolicy>
{
    public override About About { get; } = new(
        "resource-is-not-public", "Resources let in nobody whom nobody named", Requirement.AccessIsRestricted, "Public access",
        "What everybody can reach, everybody will: addresses of open buckets and queues are guessed by machines within hours.")
    {
        Crosswalk = new() { Cis30 = "2.1.4", Cis50 = "2.1.4", Cis70 = "3.1.4", Nist = "AC-3 AC-4 SC-7", Pci = "1.4.4 7.2.1 7.3.1", Iso = "A.5.15 A.8.3", Hipaa = "164.312(a)(1)" },
    };

    protected override Judgement Judge(ResourcePolicy policy, Reasoning why)
    {
        var openings = why.Asked<Openings>();
        var everybody = openings.Public(policy);
        if (!why.Saw(everybody.Is, out var byPolicy, "its policy lets anybody in")) return why.CannotTell();
        var how = "";
        if (byPolicy) why.Saw(everybody.How, out how, "for example");
        if (ByList(policy, why) is not { } list) return why.CannotTell();
        if (!byPolicy && list.Length == 0) return why.Passes("neither its policy nor an access list lets anybody in whom nobody named");
        if (!why.Saw(policy.Block, out var own, "its own switches")) return why.CannotTell();
        if (!why.Saw(openings.AccountBlock(policy), out var accounts, "its account's switches")) return why.CannotTell();
        var block = own.With(accounts);
        if (!(byPolicy && !block.RestrictsPublicPolicies) && !(list.Length > 0 && !block.IgnoresPublicLists)) return why.Passes("what would let anybody in is cut off by the switches that block public access", "remove what is cut off: the day somebody turns the switch, it counts");
        return Open(policy, why, byPolicy && !block.RestrictsPublicPolicies ? $"anybody is let in: {how}" : $"anybody is let in by its access list: {list}");
    }

    // What the list gives to everybody; null where that is not known.
    static string? ByList(ResourcePolicy policy, Reasoning why)
    {
        if (!why.Saw(policy.AccessListCounts, out var counts, "whether its access list counts")) return null;
        if (!counts) return "";
        var (whole, open) = (why.Saw(policy.AccessList, out var lines, "others on its access list"), "");
        foreach (var line in lines)
        {
            if (!why.Saw(line.Party, out var party, $"who {line.Who} is")) whole = false;
            else if (party is ListedParty.Everybody or ListedParty.AnyAccount) open = $"{line.Who} may {(why.Saw(line.Permission, out var permission, $"what {line.Who} may do") ? permission : "do what could not be read")}";
        }
        return open.Length > 0 || whole ? open : null;
    }

    static Judgement Open(ResourcePolicy policy, Reasoning why, string open)
    {
        var change = why.Asked<Openings>().PublicChanges(policy);
        if (!why.Saw(change.Is, out var changes, "anybody may change something by its policy")) return why.CannotTell();
        var how = "";
        if (changes) why.Saw(change.How, out how, "for example");
        const string Fix = "name the accounts or roles that are meant, or turn on the switches that block public access";
        if (changes) return why.Fails(Severity.Critical, $"anybody may change something: {how}", Fix);
        return (why.Supposed(policy.Data, out var surety, "data"), surety) switch
        {
            (DataClass.Public, not Surety.Inferred) => why.Passes($"the data is meant for everybody ({open})"),
            (DataClass.Restricted or DataClass.Confidential, Surety.Observed or Surety.Declared) => why.Fails(Severity.Critical, open, Fix),
            _ => why.Fails(Severity.High, open, Fix, "if the data is meant for everybody, tag or declare it so"),
        };
    }
}
