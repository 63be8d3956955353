// Does the group that takes in whatever names no other let nobody in and out?
using Glacis.Inventory;
using Glacis.Verdicts;

namespace Glacis.Checks.Network;

/// <summary>The group that whatever names no other is put in has no rules.</summary>
public sealed class DefaultGroupLetsNobodyIn : Check<SecurityGroup>
{
    public override About About { get; } = new(
        "default-group-lets-nobody-in", "Default security groups have no rules", Requirement.NetworksLetInOnlyWhatIsMeant, "Default group",
        "Whatever is started in a hurry lands in the default group. With rules, it lands among others that trust it.")
    {
        Crosswalk = new() { Cis30 = "5.4", Cis50 = "5.5", Cis70 = "6.5", Nist = "CM-7 SC-7(5)", Pci = "1.3.1 1.3.2", Iso = "A.8.20", Hipaa = "164.312(a)(1) 164.312(e)(1)" },
    };

    protected override Judgement Judge(SecurityGroup group, Reasoning why)
    {
        if (!why.Saw(group.IsDefault, out var isDefault, "it is its network's default group")) return why.CannotTell();
        if (!isDefault) return why.DoesNotApply("it is no default group");
        var whole = why.Saw(group.Inbound, out var inbound, "inbound rules");
        whole &= why.Saw(group.Outbound, out var outbound, "outbound rules");
        if (inbound.Count + outbound.Count == 0) return whole ? why.Passes("it has no rules: whoever lands in it reaches nobody, and is reached by nobody") : why.CannotTell();
        return inbound.Count == 0 && !whole ? why.CannotTell() : Used(group, why, inbound.Count);
    }

    // Rules of a group that is around nothing wait for somebody.
    static Judgement Used(SecurityGroup group, Reasoning why, int inbound)
    {
        const string Fix = "remove its rules, after giving groups of their own to what is in it";
        if (!why.Saw(why.Asked<Networks.Bearings>().IsAttached(group), out var isAttached, "it is around anything")) return why.CannotTell();
        return (isAttached, inbound) switch
        {
            (false, _) => why.Passes("it has rules, and nothing is in it", "remove its rules: then nothing that lands in it is open"),
            (_, 0) => why.Passes("it lets nobody in", Fix),
            _ => why.Fails(Severity.Low, "things are in it, and it has rules that let others in", Fix),
        };
    }
}
