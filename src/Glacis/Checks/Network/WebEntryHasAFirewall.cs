// Does anything look at requests before they come in?
using Glacis.Inventory;
using Glacis.Verdicts;

namespace Glacis.Checks.Network;

/// <summary>Entries to the web that strangers reach have a firewall that looks at requests, and blocks some.</summary>
public sealed class WebEntryHasAFirewall : Check<WebEntry>
{
    public override About About { get; } = new(
        "web-entry-has-a-firewall", "Public entries to the web have a firewall that blocks", Requirement.NetworksLetInOnlyWhatIsMeant, "Web firewalls",
        "Ports tell nothing about requests: what is let in on 443 may be the attack.")
    {
        Crosswalk = new() { Nist = "SC-7 SI-4", Pci = "6.4.2", Iso = "A.8.20 A.8.21", Hipaa = "164.312(a)(1)" },
    };

    protected override Judgement Judge(WebEntry it, Reasoning why)
    {
        if (!why.Saw(it.IsPublic, out var isPublic, "strangers reach it")) return why.CannotTell();
        if (!isPublic) return why.DoesNotApply("strangers do not reach it");
        if (!why.Saw(it.Firewall, out var firewall, "what looks at requests before they come in")) return why.CannotTell();
        return firewall switch
        {
            WebFirewall.Missing => why.Fails(why.Supposed(it.Environment, "environment") == DeploymentEnvironment.Production ? Severity.Medium : Severity.Low, "nothing looks at what strangers ask of it", "put a web firewall before it"),
            WebFirewall.BlocksNothing => why.Fails(Severity.Low, "the firewall before it lets everything through, and counts at most", "let its rules block, once their counts are seen to be right"),
            WebFirewall.Blocks => why.Passes("a firewall looks at requests, and blocks some"),
            _ => why.NotForeseen(),
        };
    }
}
