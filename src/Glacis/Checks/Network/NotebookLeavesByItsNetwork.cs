// Does a notebook reach the internet past every wall of its owner's?
using Glacis.Inventory;
using Glacis.Verdicts;

namespace Glacis.Checks.Network;

/// <summary>Notebooks reach the internet by their owner's networks, or not at all.</summary>
public sealed class NotebookLeavesByItsNetwork : Check<Notebook>
{
    public override About About { get; } = new(
        "notebook-leaves-by-its-network", "Notebooks leave by their owner's networks", Requirement.NetworksLetInOnlyWhatIsMeant, "Notebooks",
        "Whoever tries code on real data runs what others wrote. By a way past all walls and records it takes along what it likes.")
    {
        Crosswalk = new() { Nist = "SC-7 SC-7(5) AC-4", Pci = "1.3.2", Iso = "A.8.20 A.8.23", Hipaa = "164.312(e)(1)" },
    };

    protected override Judgement Judge(Notebook it, Reasoning why) => !why.Saw(it.LeavesPastNetworks, out var leaves, "it reaches the internet past its owner's networks") ? why.CannotTell()
        : leaves ? why.Fails(why.Supposed(it.Environment, "environment") == DeploymentEnvironment.Production ? Severity.Medium : Severity.Low, "it reaches the internet by the provider's way, past walls, filters and records of its owner's", "put it into a network of yours, and turn off its direct way to the internet")
        : why.Passes("it reaches the internet by its owner's networks, or not at all");
}
