// Is a subnet open to the internet by its roads, and what stands or starts in it then?
using Glacis.Inventory;
using Glacis.Networks;
using Glacis.Verdicts;

namespace Glacis.Checks.Network;

/// <summary>A subnet with a road to the internet holds no stores, and gives no public addresses unasked.</summary>
public sealed class SubnetKeepsStoresPrivate : Check<Subnet>
{
    const string Move = "move them to a subnet without a road to an internet gateway", Stop = "let it give no public addresses by itself: whatever is meant for the internet asks for one";

    public override About About { get; } = new(
        "subnet-keeps-stores-private", "Public subnets hold no stores and give no addresses unasked", Requirement.NetworksLetInOnlyWhatIsMeant, "Subnets",
        "In a public subnet one wrong rule is enough. What keeps data should be out of reach of such a mistake.")
    {
        Crosswalk = new() { Cis30 = "2.3.3", Cis50 = "2.2.3", Cis70 = "3.2.3", Nist = "AC-4 SC-7", Pci = "1.4.4", Iso = "A.8.20 A.8.22", Hipaa = "164.312(a)(1)" },
    };

    protected override Judgement Judge(Subnet it, Reasoning why)
    {
        if (!why.Saw(why.Asked<Grounds>().IsPublic(it), out var isPublic, "it has a road to an internet gateway")) return why.CannotTell();
        if (!isPublic) return why.Passes("it has no road to an internet gateway: whatever stands in it is out of reach");
        var whole = why.Saw(why.Asked<Grounds>().Stores(it), out var stores, "stores that stand in it");
        if (!why.Saw(it.GivesPublicAddresses, out var gives, "it gives public addresses by itself")) return why.CannotTell();
        return (stores.Count > 0, gives) switch
        {
            (true, true) => why.Fails(Severity.Medium, $"it is public, gives public addresses by itself, and may hold stores ({Named(stores)})", Move, Stop),
            (true, false) when whole => why.Fails(Severity.Low, $"it is public, and may hold stores ({Named(stores)})", Move),
            (false, true) when whole => why.Fails(Severity.Low, "it is public, and gives whatever starts in it a public address, asked or not", Stop),
            (false, false) when whole => why.Passes("it is public, holds no stores, and gives public addresses only to what asks for one"),
            _ => why.CannotTell(),
        };
    }

    static string Named(IReadOnlyList<string> names) => string.Join(", ", names.Take(4)) + (names.Count > 4 ? " …" : "");
}
