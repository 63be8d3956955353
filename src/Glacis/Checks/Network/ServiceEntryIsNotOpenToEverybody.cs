// May the whole internet come to an entry that no firewall stands before?
using Glacis.Inventory;
using Glacis.Verdicts;

namespace Glacis.Checks.Network;

/// <summary>Entries that the provider keeps are reached from the owner's networks, or from addresses that somebody named.</summary>
public sealed class ServiceEntryIsNotOpenToEverybody : Check<ServiceEntry>
{
    public override About About { get; } = new(
        "service-entry-is-not-open-to-everybody", "Entries that the provider keeps are not open to the whole internet", Requirement.NetworksLetInOnlyWhatIsMeant, "Managed entries",
        "Whoever may knock may try what he stole: a key that leaked is of no use where only the owner's networks are let near.")
    {
        Crosswalk = new() { Nist = "SC-7 AC-17", Pci = "1.3.1 1.4.2", Iso = "A.8.20 A.8.22", Hipaa = "164.312(a)(1)" },
    };

    protected override Judgement Judge(ServiceEntry it, Reasoning why) => !why.Saw(it.OpenTo, out var to, "whom the way lets come") ? why.CannotTell() : to switch
    {
        OpenTo.PrivateNetworks => why.Passes("only private networks reach it"),
        OpenTo.NamedAddresses => why.Passes("of the internet only addresses that somebody named reach it"),
        OpenTo.Everybody => why.Fails(why.Supposed(it.Environment, "environment") == DeploymentEnvironment.Production ? Severity.Medium : Severity.Low, "the whole internet reaches it, and only a credential stands between", "let it be reached from private networks, or name the addresses that may"),
        _ => why.NotForeseen(),
    };
}
