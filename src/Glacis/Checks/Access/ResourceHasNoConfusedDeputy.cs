// May a service that is let in act for somebody outside?
using Glacis.Inventory;
using Glacis.Policies.Holders;
using Glacis.Verdicts;

namespace Glacis.Checks.Access;

/// <summary>A service of the provider is let in only for what is ours.</summary>
public sealed class ResourceHasNoConfusedDeputy : Check<ResourcePolicy>
{
    public override About About { get; } = new(
        "resource-has-no-confused-deputy", "Services are let in only on behalf of accounts that are meant", Requirement.AccessIsRestricted, "Services as deputies",
        "A service works for every customer: who is let in only by the service's name is let in for all of them.")
    {
        Crosswalk = new() { Nist = "AC-3 AC-6", Pci = "7.2.5", Iso = "A.5.15", Hipaa = "164.312(a)(1)" },
    };

    protected override Judgement Judge(ResourcePolicy policy, Reasoning why)
    {
        // A role is not reached through somebody else's resource: passing it to a service takes a permission of its own.
        if (policy.Service == "sts") return why.DoesNotApply("a service assumes a role only for whoever was allowed to pass it the role");
        if (!why.Saw(why.Asked<Openings>().Public(policy).Is, out var everybody, "lets anybody in")) return why.CannotTell();
        if (everybody) return why.DoesNotApply("everybody is let in, services among them: that is judged as public access");
        var deputy = why.Asked<Openings>().ConfusedDeputy(policy);
        if (!why.Saw(deputy.Is, out var acts, "a service may act for somebody outside")) return why.CannotTell();
        if (!acts) return why.Passes("no service is let in for anybody outside the zone of trust");
        why.Saw(deputy.How, out var how, "for example");
        return why.Fails(Severity.Medium, $"a service may act for any customer of the provider: {how}", "add a condition on aws:SourceAccount, aws:SourceArn or aws:SourceOrgID");
    }
}
