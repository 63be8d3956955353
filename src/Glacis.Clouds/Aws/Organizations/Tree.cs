// The tree of the organisation, and the policies that lie on its nodes, as its management account may read them.
using Glacis.Clouds.Collecting;
using Glacis.Facts;
using Glacis.Inventory;
using Glacis.Recordings;

namespace Glacis.Clouds.Aws.Organizations;

/// <summary>Root, units and accounts with the policies that limit them.</summary>
/// <remarks>
/// Only the management account is asked. A member is refused unless it was delegated to, and that is the rule: it would make each run of a member incomplete.
/// Policies tell the nodes that they lie on, twenty to a page; nodes asked one by one would take two questions each.
/// </remarks>
public sealed class Tree : Collector
{
    // "You can nest OUs up to five levels deep": Organizations user guide, "Quotas".
    const int Deepest = 5;

    static readonly Kind OfRoot = new("Glacis::Organizations::Root", "root of the organisation");
    static readonly Kind OfUnit = new("AWS::Organizations::OrganizationalUnit", "organisational unit");
    static readonly Kind OfAccount = new("Glacis::Organizations::Account", "account of the organisation");
    static readonly Kind OfPolicy = new("AWS::Organizations::Policy", "organisation policy");

    static readonly Call Content = Call.About("organizations", "DescribePolicy").By("PolicyId", "Id");
    static readonly Call Targets = Call.About("organizations", "ListTargetsForPolicy").By("PolicyId", "Id");
    static readonly Call ServiceControls = Policies("SERVICE_CONTROL_POLICY");
    static readonly Call ResourceControls = Policies("RESOURCE_CONTROL_POLICY");
    static readonly Call Accounts = Call.About("organizations", "ListAccountsForParent").By("ParentId", "Id");
    static readonly Call Units = UnitsDown(Deepest);
    static readonly Call Roots = Call.ListAbout("organizations", "ListRoots", "Roots").When(IsManagement).Then(ServiceControls, ResourceControls, Accounts, Units);

    public override Call Root { get; } = Memberships.Caller.Then(Memberships.Organisation, Roots);

    public override Turn Turn => Turn.Kept;

    public override IEnumerable<Resource> Read(Item item) => item.Of(Roots).Items("Roots").SelectMany(static root => Controlled(root).All());

    static Call Policies(string type) =>
        Call.ListAbout("organizations", "ListPolicies", "Policies").With("Filter", type).When(root => IsOn(root, type)).Then(Content, Targets);

    static Call UnitsDown(int levels) =>
        Call.ListAbout("organizations", "ListOrganizationalUnitsForParent", "OrganizationalUnits").By("ParentId", "Id").Then(levels == 1 ? [Accounts] : [Accounts, UnitsDown(levels - 1)]);

    static Fact<bool> IsManagement(Item account)
    {
        var organisation = account.Of(Memberships.Organisation);
        return organisation.WhenAbsent(false).Or(organisation.Root.Text("Organization.MasterAccountId").Map(it => it == account.Account));
    }

    // A root says which types of policies are turned on; those that it does not name are off (model of Root).
    static Fact<bool> IsOn(Item root, string type)
    {
        foreach (var it in root.Items("PolicyTypes"))
            if (it.Text("Type").Shown() == type) return it.Text("Status").Map(static status => status == "ENABLED");
        return Fact.Known(false, root.Source, "PolicyTypes");
    }

    static Reading Controlled(Item root) => new(root, Control.Of(root, ServiceControls, "SERVICE_CONTROL_POLICY"), Control.Of(root, ResourceControls, "RESOURCE_CONTROL_POLICY"));

    /// <summary>One type of policies: whether it is on, and which lie on which node.</summary>
    sealed record Control(Fact<bool> IsOn, Answered Policies, ILookup<string, string> ByTarget, Source At, Unknown? Rest)
    {
        internal static Control Of(Item root, Call call, string type)
        {
            var (isOn, answered) = (Tree.IsOn(root, type), root.Of(call));
            var all = answered.Many("Policies", static policy => (Arn: policy.Text("Arn").Shown("?"), Targets: policy.Of(Targets).Many("Targets", static it => it.Text("TargetId").Shown("?"))));
            var rest = all.IsComplete ? all.Items.Select(static it => it.Targets.Source).OfType<Unknown>().FirstOrDefault() : (Unknown)all.Source;
            var lies = all.Items.SelectMany(static it => it.Targets.Items.Select(target => (target, it.Arn))).ToLookup(static it => it.target, static it => it.Arn, StringComparer.Ordinal);
            return isOn.Peek(out var on) && !on ? new(isOn, answered, lies, isOn.Source, null) : new(isOn, answered, lies, answered.At ?? root.Source, rest);
        }

        internal Many<string> On(string number) => Rest is null
            ? Many<string>.All([.. ByTarget[number].Order(StringComparer.Ordinal)], At)
            : Many<string>.Some([.. ByTarget[number].Order(StringComparer.Ordinal)], At, Rest);
    }

    /// <summary>One root, being read.</summary>
    sealed record Reading(Item Root, Control Services, Control Resources)
    {
        internal IEnumerable<Resource> All() =>
            Node(Root, OfRoot, NodeSort.Root, null).Concat(PoliciesOf(Services, ControlSort.ServiceControl)).Concat(PoliciesOf(Resources, ControlSort.ResourceControl));

        // A node, and all beneath it.
        IEnumerable<Resource> Node(Item item, Kind kind, NodeSort sort, string? parent)
        {
            if (!item.Text("Arn").Peek(out var arn) || !item.Text("Id").Peek(out var number)) yield break;
            yield return new OrganizationNode(arn)
            {
                Kind = kind,
                // The model marks the names of accounts, and they are not recorded.
                Name = item.Text("Name").Shown(number),
                Account = item.Account,
                Region = item.Region,
                Sort = sort,
                Number = number,
                Organization = NumberIn(item, arn),
                Parent = Fact.Known(parent is null ? null : new Ref<OrganizationNode>(parent), item.Source),
                HasServiceControls = Services.IsOn,
                HasResourceControls = Resources.IsOn,
                ServiceControls = Services.On(number),
                ResourceControls = Resources.On(number),
            };
            if (sort == NodeSort.Account) yield break;
            foreach (var account in item.Of(Accounts).Items("Accounts").SelectMany(it => Node(it, OfAccount, NodeSort.Account, arn))) yield return account;
            foreach (var unit in item.Of(Units).Items("OrganizationalUnits").SelectMany(it => Node(it, OfUnit, NodeSort.Unit, arn))) yield return unit;
        }

        // arn:aws:organizations::111122223333:ou/o-a1b2c3d4e5/ou-ab12-11111111
        static Fact<string> NumberIn(Item node, string arn) => arn.Split('/') is [_, var number, _, ..]
            ? node.Source.Concludes(number, "the name of a node holds the number of its organisation")
            : Fact.Unknown<string>(Ignorance.NotForeseen, "the node's name does not hold the number of its organisation", node.Source);

        static IEnumerable<Resource> PoliciesOf(Control control, ControlSort sort)
        {
            foreach (var policy in control.Policies.Items("Policies"))
                if (policy.Text("Arn").Peek(out var arn))
                    yield return new OrganizationPolicy(arn)
                    {
                        Kind = OfPolicy,
                        Name = policy.Text("Name").Shown(arn),
                        Account = policy.Account,
                        Region = policy.Region,
                        Sort = sort,
                        RawPolicy = policy.Of(Content).Root.Text("Policy.Content"),
                    };
        }
    }
}
