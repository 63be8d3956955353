// Does anything get at stores that no declared flow means to let through?
using Glacis.Inventory;
using Glacis.Networks;
using Glacis.Verdicts;

namespace Glacis.Checks.Network;

/// <summary>Stores are reached only along the flows that were declared between tiers.</summary>
public sealed class NetworkSegmentsAreKeptApart : Check<Inventory.Network>
{
    public override About About { get; } = new(
        "network-segments-are-kept-apart", "Tiers with data are reached only along declared flows", Requirement.NetworksLetInOnlyWhatIsMeant, "Segments",
        "A plan of tiers that no firewall holds is a drawing. Attackers walk by the firewall, and not by the drawing.")
    {
        Crosswalk = new() { Nist = "AC-4 SC-7 SC-7(21)", Pci = "1.2.5 1.4.4", Iso = "A.8.22", Hipaa = "164.312(a)(1)" },
    };

    protected override Judgement Judge(Inventory.Network it, Reasoning why)
    {
        var segments = why.Asked<Segments>();
        if (!why.Saw(it.Blocks, out _, "its addresses")) return why.CannotTell();
        if (!why.Saw(segments.IsDeclared, out var isDeclared, "segments are declared")) return why.CannotTell();
        if (!isDeclared) return why.DoesNotApply("no segments are declared in glacis.yaml");
        var whole = why.Saw(segments.Unmeant(it), out var open, "flows to stores that are open and not declared");
        var worst = open.OrderBy(static way => way.From == Segmentation.Internet ? 0 : 1).FirstOrDefault();
        if (worst is null) return whole ? why.Passes("nothing reaches its stores but along declared flows") : why.CannotTell();
        var risk = Risk.Undeclared(worst.From == Segmentation.Internet);
        if (!risk.Stands(whole) || !why.Saw(worst.How, out var how, $"{worst}")) return why.CannotTell();
        return why.Fails(risk.Severity, $"{worst} is open, and no declared flow says so: {how}", "close it, or declare the flow in glacis.yaml (network.flows)");
    }
}
