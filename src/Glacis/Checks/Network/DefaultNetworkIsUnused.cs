// Does anything stand in the network that the provider made, so that something can be started without one?
using Glacis.Inventory;
using Glacis.Networks;
using Glacis.Verdicts;

namespace Glacis.Checks.Network;

/// <summary>Nothing stands in a default network.</summary>
public sealed class DefaultNetworkIsUnused : Check<Inventory.Network>
{
    public override About About { get; } = new(
        "default-network-is-unused", "Default networks are not used", Requirement.NetworksLetInOnlyWhatIsMeant, "Default network",
        "A default network gives everything in it a public address and a road to the internet, whether somebody meant that or not.")
    {
        Crosswalk = new() { Nist = "CM-7 SC-7", Pci = "2.2.1", Iso = "A.8.9 A.8.20", Hipaa = "164.312(a)(1)" },
    };

    protected override Judgement Judge(Inventory.Network it, Reasoning why)
    {
        if (!why.Saw(it.IsDefault, out var isDefault, "it is the default network")) return why.CannotTell();
        if (!isDefault) return why.DoesNotApply("it is no default network");
        if (!why.Saw(why.Asked<Grounds>().IsInhabited(it), out var isInhabited, "something stands in it")) return why.CannotTell();
        return isInhabited
            ? why.Fails(Severity.Low, "something stands in the default network", "move what stands in it to a network that was made for it, with private subnets, and remove the default one")
            : why.Passes("nothing stands in the default network", "remove it: then nothing is started there by mistake");
    }
}
