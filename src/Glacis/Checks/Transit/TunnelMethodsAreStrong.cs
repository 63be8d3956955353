// On which methods may the two ends of a tunnel agree?
using Glacis.Inventory;
using Glacis.Verdicts;

namespace Glacis.Checks.Transit;

/// <summary>Tunnels take no group that is small, and no exchange that was replaced.</summary>
public sealed class TunnelMethodsAreStrong : Check<Tunnel>
{
    public override About About { get; } = new(
        "tunnel-methods-are-strong", "Tunnels agree on strong methods only", Requirement.DataInTransitIsEncrypted, "Encryption in transit",
        "Two ends agree on the best that both know. Whoever stands between wants them to know something bad.")
    {
        Crosswalk = new() { Nist = "SC-8 SC-8(1) SC-12 SC-13", Pci = "4.2.1", Iso = "A.8.20 A.8.24", Hipaa = "164.312(e)(1) 164.312(e)(2)(ii)" },
    };

    protected override Judgement Judge(Tunnel it, Reasoning why)
    {
        if (!why.Saw(it.Smallest, out var group, "the smallest group that it takes")) return why.CannotTell();
        if (group == TunnelGroup.Small) return why.Fails(Severity.Medium, "it takes groups of 1,024 bits, which whoever has the means reads", "name the groups that it takes, from 14 upwards (2,048 bits and curves), for both phases");
        if (!why.Saw(it.TakesOldExchange, out var old, "it takes the old exchange, IKEv1")) return why.CannotTell();
        if (old) return why.Fails(Severity.Low, "it takes IKEv1, which IKEv2 replaced twenty years ago", "let it take IKEv2 alone");
        if (!why.Saw(it.TakesSha1, out var sha1, "it takes SHA-1")) return why.CannotTell();
        return (group, sha1) switch
        {
            (TunnelGroup.Middling, _) => why.Fails(Severity.Low, "it takes groups of 1,536 bits", "name the groups that it takes, from 14 upwards (2,048 bits and curves), for both phases"),
            (TunnelGroup.Large, true) => why.Passes("it takes large groups and IKEv2 alone", "leave out SHA-1 as well: as it is used here nobody breaks it, and no rule book wants it any more"),
            (TunnelGroup.Large, false) => why.Passes("it takes large groups, IKEv2 and SHA-2 alone"),
            _ => why.NotForeseen(),
        };
    }
}
