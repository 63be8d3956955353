// Does an ordered list around subnets do what it reads as if it did?
using Glacis.Inventory;
using Glacis.Networks;
using Glacis.Verdicts;

namespace Glacis.Checks.Network;

/// <summary>An ordered list denies what it says it denies.</summary>
public sealed class AccessListIsASecondLayer : Check<NetworkAccessList>
{
    public override About About { get; } = new(
        "access-list-is-a-second-layer", "Network ACLs deny what they say they deny", Requirement.NetworksLetInOnlyWhatIsMeant, "Second layer",
        "The lowest number decides: a deny that stands behind an allow is read by people, and never by the network.")
    {
        Crosswalk = new() { Cis30 = "5.1", Cis50 = "5.2", Cis70 = "6.2", Nist = "AC-4 SC-7 SC-7(5)", Pci = "1.2.5 1.3.1 1.4.2", Iso = "A.8.20 A.8.22", Hipaa = "164.312(a)(1) 164.312(e)(1)" },
    };

    protected override Judgement Judge(NetworkAccessList it, Reasoning why)
    {
        if (!why.Saw(it.Subnets, out var subnets, "subnets that it is around")) return why.CannotTell();
        if (!why.Saw(it.IsDefault, out var isDefault, "it is the default list")) return why.CannotTell();
        if (subnets.Count == 0) return isDefault ? why.Passes("it is around nothing") : why.Passes("it is around nothing", "remove it");
        if (!why.Saw(why.Asked<Layers>().Shadowed(it), out var shadowed, "an entry that never denies what it says")) return why.CannotTell();
        if (shadowed.Length > 0) return why.Fails(Severity.Medium, $"it reads as if it denied something, and does not: {shadowed}", "let the entry that denies stand before the one that allows");
        if (!why.Saw(why.Asked<Layers>().Sieve(it), out var sieve, "what it keeps out")) return why.CannotTell();
        return sieve switch
        {
            Sieve.LetsAllIn => why.Passes("it lets everything in, as lists do that nobody changed: the groups alone decide", "let it deny what its subnets never need, as a second layer behind the groups"),
            Sieve.LetsShellsIn => why.Passes("it sifts, though shells pass from everywhere: the groups alone keep them shut", "deny shells and remote desktops from the internet"),
            Sieve.Sifts => why.Passes("it is a second layer behind the groups"),
            _ => why.NotForeseen(),
        };
    }
}
