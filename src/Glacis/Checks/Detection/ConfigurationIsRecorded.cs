// Can it be told what was set how, and when?
using Glacis.Inventory;
using Glacis.Monitoring;
using Glacis.Verdicts;

namespace Glacis.Checks.Detection;

/// <summary>Every change of the configuration is recorded.</summary>
public sealed class ConfigurationIsRecorded : Check<AccountRegion>
{
    public override About About { get; } = new(
        "configuration-is-recorded", "Changes of the configuration are recorded in each region", Requirement.ActivityIsRecorded, "Change detection",
        "What was open last month, and for how long, only a record of the configuration can tell.")
    {
        Crosswalk = new() { Cis30 = "3.3", Cis50 = "3.3", Cis70 = "4.3", Nist = "CM-2 CM-3 CM-8", Pci = "12.5.1", Iso = "A.5.9 A.8.9", Hipaa = "164.312(b)" },
    };

    protected override Judgement Judge(AccountRegion it, Reasoning why) => !why.Saw(why.Asked<Watchers>().Over(it, WatchesFor.Changes), out var watch, "what records changes here") ? why.CannotTell() : watch switch
    {
        Watch.Missing => why.Fails(Severity.Medium, "nothing records how its resources are set", "turn on a recorder of the configuration"),
        Watch.Off => why.Fails(Severity.Medium, "the recorder of its configuration is stopped, or what it records does not arrive", "start it again, and mend where it delivers to"),
        Watch.Partly => why.Fails(Severity.Low, $"only some of its resources are recorded: {why.Asked<Watchers>().LeftOut(it, WatchesFor.Changes)}", "record all types of resources, those without a region in one region"),
        Watch.On => why.Passes("the configuration of its resources is recorded"),
        _ => why.NotForeseen(),
    };
}
