// Does anything look at where the machines of a network go?
using Glacis.Inventory;
using Glacis.Networks;
using Glacis.Verdicts;

namespace Glacis.Checks.Network;

/// <summary>What leaves a network for the internet is filtered by names or contents, or somebody says by what else it is.</summary>
public sealed class OutboundTrafficIsFiltered : Check<Inventory.Network>
{
    public override About About { get; } = new(
        "outbound-traffic-is-filtered", "What leaves a network for the internet is filtered", Requirement.NetworksLetInOnlyWhatIsMeant, "Outbound filters",
        "Whoever broke in calls home: for orders, and with what he took. Ports do not tell that call from any other.")
    {
        Crosswalk = new() { Nist = "SC-7(5) SI-4(4)", Pci = "1.3.2", Iso = "A.8.20 A.8.23", Hipaa = "164.312(e)(1)" },
    };

    protected override Judgement Judge(Inventory.Network it, Reasoning why)
    {
        if (!why.Saw(why.Asked<Grounds>().IsInhabited(it), out var isInhabited, "something stands in it")) return why.CannotTell();
        if (!isInhabited) return why.DoesNotApply("nothing stands in it");
        var outlets = why.Asked<Outlets>();
        if (!why.Saw(outlets.LeadOut(it), out var leadOut, "a road of its own leads to the internet")) return why.CannotTell();
        if (!leadOut) return why.DoesNotApply("no road of its own leads to the internet");
        if (!why.Saw(outlets.Of(it), out var outbound, "what looks at what leaves it")) return why.CannotTell();
        return outbound switch
        {
            Outbound.Unfiltered => why.Conditional(Severity.Low, "nothing of the provider's looks at what leaves it", "what leaves it is filtered by other means: a proxy, or rules that name each destination", "bind a firewall for names (Route 53 Resolver DNS Firewall) to it, or lead what leaves it through a network firewall"),
            Outbound.Counted => why.Fails(Severity.Low, "what looks at what leaves it turns nothing away", "let its rules block, once their counts are seen to be right"),
            Outbound.Filtered => why.Passes("what leaves it is looked at, and some is turned away"),
            _ => why.NotForeseen(),
        };
    }
}
