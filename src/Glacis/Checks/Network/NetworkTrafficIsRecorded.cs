// Is it written down who came to a network, and who was refused?
using Glacis.Inventory;
using Glacis.Networks;
using Glacis.Verdicts;

namespace Glacis.Checks.Network;

/// <summary>The traffic of a network in which something stands is recorded, what was refused with it.</summary>
public sealed class NetworkTrafficIsRecorded : Check<Inventory.Network>
{
    public override About About { get; } = new(
        "network-traffic-is-recorded", "Networks keep flow logs", Requirement.NetworksLetInOnlyWhatIsMeant, "Flow logs",
        "After a break-in somebody asks who came, and from where. Without a record nobody ever knows.")
    {
        Crosswalk = new() { Cis30 = "3.7", Cis50 = "3.7", Cis70 = "4.7", Nist = "AU-2 AU-12 SI-4", Pci = "10.2.1", Iso = "A.8.15 A.8.20", Hipaa = "164.312(b)" },
    };

    protected override Judgement Judge(Inventory.Network it, Reasoning why)
    {
        var grounds = why.Asked<Grounds>();
        if (!why.Saw(grounds.IsInhabited(it), out var isInhabited, "something stands in it")) return why.CannotTell();
        if (!isInhabited) return why.DoesNotApply("nothing stands in it");
        if (!why.Saw(grounds.Recorded(it), out var record, "what of its traffic is recorded")) return why.CannotTell();
        return record switch
        {
            TrafficRecord.Everything => why.Passes("its traffic is recorded, and what was refused with it"),
            TrafficRecord.AcceptedOnly => why.Fails(Severity.Low, "what was let through is recorded, and not who tried and was refused", "let the record keep what was refused, too"),
            TrafficRecord.Nothing => why.Fails(Severity.Medium, "nothing of its traffic is recorded", "turn on a record of all its traffic (flow logs), of what was refused, too"),
            _ => why.NotForeseen(),
        };
    }
}
