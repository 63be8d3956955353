// The tree of an organisation: nodes with their parents, and the policies that lie on each.
using Glacis.Clouds.Aws.Organizations;
using Glacis.Clouds.Collecting;
using Glacis.Clouds.Tests.Collecting;
using Glacis.Inventory;
using Xunit;

namespace Glacis.Clouds.Tests.Aws.Organizations;

public sealed class TreeTests
{
    const string Arn = "arn:aws:organizations::111111111111";
    const string InUse = """{"Organization":{"Id":"o-a1b2c3d4e5","MasterAccountId":"111111111111"}}""";
    const string Both = """ {"Type":"SERVICE_CONTROL_POLICY","Status":"ENABLED"},{"Type":"RESOURCE_CONTROL_POLICY","Status":"ENABLED"} """;

    [Fact]
    public void Nodes_have_parents_and_the_policies_that_lie_on_them()
    {
        var nodes = Read(Both).OfType<OrganizationNode>().Select(static it => $"{it.Sort} {it.Number} under {it.Parent.Said()}: {it.ServiceControls.Said()} | {it.ResourceControls.Said()}");
        Assert.Equal(
            $"""
            Root r-ab12 under none: arn:scp-full | arn:rcp
            Account 111111111111 under {Arn}:root/o-a1b2c3d4e5/r-ab12: arn:scp-full |
            Unit ou-1 under {Arn}:root/o-a1b2c3d4e5/r-ab12: arn:scp-own |
            Account 222222222222 under {Arn}:ou/o-a1b2c3d4e5/ou-1:  |
            Unit ou-2 under {Arn}:ou/o-a1b2c3d4e5/ou-1:  |
            """.ReplaceLineEndings("\n"), string.Join('\n', nodes.Select(static it => it.TrimEnd())));
        Assert.All(Read(Both).OfType<OrganizationNode>(), static it => Assert.Equal("o-a1b2c3d4e5", it.Organization.Said()));
    }

    [Fact]
    public void Policies_are_kept_as_text() => Assert.Equal(
        ["ServiceControl arn:scp-full {1}", "ServiceControl arn:scp-own {2}", "ResourceControl arn:rcp ? Denied"],
        Read(Both).OfType<OrganizationPolicy>().Select(static it => $"{it.Sort} {it.Id} {it.RawPolicy.Said()}"));

    [Fact]
    public void A_type_of_policies_that_is_off_is_known_to_be_off()
    {
        var node = Read(""" {"Type":"RESOURCE_CONTROL_POLICY","Status":"PENDING_ENABLE"} """).OfType<OrganizationNode>().First();
        Assert.Equal(("False", "False", true), (node.HasServiceControls.Said(), node.HasResourceControls.Said(), node.ServiceControls.IsComplete));
    }

    [Fact]
    public void Where_a_policy_does_not_say_on_what_it_lies_no_nodes_list_is_whole()
    {
        var nodes = Read(Both, targets: null).OfType<OrganizationNode>().ToArray();
        Assert.All(nodes, static it => Assert.False(it.ServiceControls.IsComplete));
        Assert.All(nodes, static it => Assert.True(it.ResourceControls.IsComplete));
        Assert.Equal("arn:scp-full ? Denied", nodes[0].ServiceControls.Said());
    }

    [Theory]
    [InlineData("the management account", InUse, null, true)]
    [InlineData("a member", """{"Organization":{"Id":"o-a1b2c3d4e5","MasterAccountId":"999999999999"}}""", null, false)]
    [InlineData("an account of its own", null, "AWSOrganizationsNotInUseException", false)]
    [InlineData("nobody knows", null, null, true)]
    public void The_tree_is_asked_for_where_it_may_be_told(string name, string? body, string? code, bool asked)
    {
        var collector = new Tree();
        var item = Reading.ItemOf(collector, "{}", new Further("DescribeOrganization", body, code));
        var roots = collector.Root.Further.Single(static it => it.Operation == "ListRoots");
        Assert.Equal((name, asked), (name, !roots.Condition!(item).Peek(out var yes) || yes));
    }

    [Theory]
    [InlineData(InUse, null, "o-a1b2c3d4e5", "111111111111")]
    [InlineData(null, "AWSOrganizationsNotInUseException", "none", "none")]
    [InlineData(null, null, "? Denied", "? Denied")]
    [InlineData("{}", null, "? NotInAnswer", "? NotInAnswer")]
    public void An_account_tells_its_organisation_or_that_it_has_none(string? body, string? code, string organisation, string management)
    {
        var membership = Reading.One<Memberships, Membership>("{}", new Further("DescribeOrganization", body, code));
        Assert.Equal(("aws/111111111111/organization", organisation, management), (membership.Id, membership.Organization.Said(), membership.Management.Said()));
    }

    [Fact]
    public void Units_are_asked_for_as_deep_as_they_may_lie()
    {
        var roots = new Tree().Root.Further.Single(static it => it.Operation == "ListRoots");
        var depth = 0;
        for (var at = roots; at is not null; at = at.Further.SingleOrDefault(static it => it.Operation == "ListOrganizationalUnitsForParent")) depth++;
        Assert.Equal(6, depth);
    }

    static IReadOnlyList<Resource> Read(string types, string? targets = """{"Targets":[{"TargetId":"ou-1"}]}""") => Reading.All(
        new Tree(), "{}", new Further("DescribeOrganization", InUse), new Further("ListRoots", $$"""{"Roots":[{"Id":"r-ab12","Arn":"{{Arn}}:root/o-a1b2c3d4e5/r-ab12","Name":"Root","PolicyTypes":[ {{types}} ]}]}""")
        {
            Beneath =
            [
                [
                    new Further("ListPolicies?Filter=SERVICE_CONTROL_POLICY", """{"Policies":[{"Id":"p-F","Arn":"arn:scp-full"},{"Id":"p-1","Arn":"arn:scp-own"}]}""")
                    {
                        Beneath =
                        [
                            [new("DescribePolicy", """{"Policy":{"Content":"{1}"}}"""), new("ListTargetsForPolicy", """{"Targets":[{"TargetId":"r-ab12"},{"TargetId":"111111111111"}]}""")],
                            [new("DescribePolicy", """{"Policy":{"Content":"{2}"}}"""), new("ListTargetsForPolicy", targets)],
                        ],
                    },
                    new Further("ListPolicies?Filter=RESOURCE_CONTROL_POLICY", """{"Policies":[{"Id":"p-2","Arn":"arn:rcp"}]}""")
                    {
                        Beneath = [[Further.Denied("DescribePolicy"), new("ListTargetsForPolicy", """{"Targets":[{"TargetId":"r-ab12"}]}""")]],
                    },
                    new Further("ListAccountsForParent", $$"""{"Accounts":[{"Id":"111111111111","Arn":"{{Arn}}:account/o-a1b2c3d4e5/111111111111","Name":"REDACTED"}]}"""),
                    new Further("ListOrganizationalUnitsForParent", $$"""{"OrganizationalUnits":[{"Id":"ou-1","Arn":"{{Arn}}:ou/o-a1b2c3d4e5/ou-1","Name":"prod"}]}""")
                    {
                        Beneath =
                        [
                            [
                                new("ListAccountsForParent", $$"""{"Accounts":[{"Id":"222222222222","Arn":"{{Arn}}:account/o-a1b2c3d4e5/222222222222"}]}"""),
                                new("ListOrganizationalUnitsForParent", $$"""{"OrganizationalUnits":[{"Id":"ou-2","Arn":"{{Arn}}:ou/o-a1b2c3d4e5/ou-2","Name":"eu"}]}"""),
                            ],
                        ],
                    },
                ],
            ],
        });
}
