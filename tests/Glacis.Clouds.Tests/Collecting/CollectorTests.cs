// What holds for every collector: its calls exist, and what was not read is not known.
using Glacis.Clouds.Aws.Wire;
using Glacis.Clouds.Collecting;
using Glacis.Inventory;
using Xunit;

namespace Glacis.Clouds.Tests.Collecting;

public sealed class CollectorTests
{
    // The names by which lists tell their items apart; nothing else is known of such an item.
    const string OnlyNames = """
        {"Name":"x","KeyId":"x","AliasName":"alias/x","VolumeId":"vol-1","SnapshotId":"snap-1","ARN":"arn:aws:elasticache:eu-west-1:111111111111:x:x",
        "DBInstanceArn":"arn:aws:rds:eu-west-1:111111111111:db:x","DBClusterArn":"arn:aws:rds:eu-west-1:111111111111:cluster:x",
        "DBSnapshotArn":"arn:aws:rds:eu-west-1:111111111111:snapshot:x","DBClusterSnapshotArn":"arn:aws:rds:eu-west-1:111111111111:cluster-snapshot:x",
        "DBSnapshotIdentifier":"x","DBClusterSnapshotIdentifier":"x","DbiResourceId":"db-x","DbClusterResourceId":"cluster-x",
        "Arn":"arn:aws:iam::111111111111:role/x","TopicArn":"arn:aws:sns:eu-west-1:111111111111:x","FunctionName":"x","FunctionArn":"arn:aws:lambda:eu-west-1:111111111111:function:x",
        "repositoryName":"x","repositoryArn":"arn:aws:ecr:eu-west-1:111111111111:repository/x","FileSystemId":"fs-1","BackupVaultName":"x",
        "StreamARN":"arn:aws:kinesis:eu-west-1:111111111111:stream/x","policyName":"x","DomainName":"x",
        "CertificateArn":"arn:aws:acm:eu-west-1:111111111111:certificate/x","ServerCertificateName":"x","LoadBalancerName":"x",
        "LoadBalancerArn":"arn:aws:elasticloadbalancing:eu-west-1:111111111111:loadbalancer/app/x/1","TargetGroupArn":"arn:aws:elasticloadbalancing:eu-west-1:111111111111:targetgroup/x/1","domainName":"x.example",
        "DBParameterGroupArn":"arn:aws:rds:eu-west-1:111111111111:pg:x","DBParameterGroupName":"x","DBClusterParameterGroupArn":"arn:aws:rds:eu-west-1:111111111111:cluster-pg:x","DBClusterParameterGroupName":"x",
        "GroupId":"sg-1","SecurityGroupRuleId":"sgr-1","PrefixListId":"pl-1","NetworkAclId":"acl-1","RouteTableId":"rtb-1","SubnetId":"subnet-1","VpcId":"vpc-1","NetworkInterfaceId":"eni-1",
        "InternetGatewayId":"igw-1","EgressOnlyInternetGatewayId":"eigw-1","NatGatewayId":"nat-1","VpnGatewayId":"vgw-1","VpcPeeringConnectionId":"pcx-1","TransitGatewayAttachmentId":"tgw-attach-1",
        "TransitGatewayRouteTableId":"tgw-rtb-1","VpcEndpointId":"vpce-1","ExclusionId":"vpcbpa-exclude-1","FlowLogId":"fl-1","InstanceId":"i-1","DBSubnetGroup":"x","CacheSubnetGroupName":"x","ClusterIdentifier":"x",
        "ClusterSubnetGroupName":"x","id":"x","name":"x","arn":"arn:aws:access-analyzer:eu-west-1:111111111111:analyzer/x","modelArn":"x","ClusterArn":"arn:aws:dax:eu-west-1:111111111111:cache/x",
        "ReplicationInstanceArn":"arn:aws:dms:eu-west-1:111111111111:rep:x","BrokerArn":"arn:aws:mq:eu-west-1:111111111111:broker:x","BrokerId":"b-1","NotebookInstanceArn":"arn:aws:sagemaker:eu-west-1:111111111111:notebook-instance/x",
        "NotebookInstanceName":"x","WorkspaceId":"ws-1","TrailARN":"arn:aws:cloudtrail:eu-west-1:111111111111:trail/x","CloudWatchLogsLogGroupArn":"arn:aws:logs:eu-west-1:111111111111:log-group:x:*","EventPattern":"{}",
        "logGroupName":"x","filterName":"x","AlarmArn":"arn:aws:cloudwatch:eu-west-1:111111111111:alarm:x","SubscriptionArn":"arn:aws:sns:eu-west-1:111111111111:x:1","ResourceARN":"arn:aws:fsx:eu-west-1:111111111111:file-system/fs-1",
        "SnapshotIdentifier":"x","Instances":[{"InstanceId":"i-1","ImageId":"ami-1"}],"ApiId":"x","ParameterGroupName":"x","connectionId":"dxcon-1","Id":"x","findingArn":"arn:aws:inspector2:eu-west-1:111111111111:finding/x","ResourceId":"i-1",
        "WebACLId":"arn:aws:wafv2:us-east-1:111111111111:global/webacl/x/1","namespaceArn":"arn:aws:redshift-serverless:eu-west-1:111111111111:namespace/x",
        "workgroupArn":"arn:aws:redshift-serverless:eu-west-1:111111111111:workgroup/x","VpnConnectionId":"vpn-1","ImageId":"ami-1","FileShareARN":"arn:aws:storagegateway:eu-west-1:111111111111:share/x","PolicyHash":"x",
        "FirewallArn":"arn:aws:network-firewall:eu-west-1:111111111111:firewall/x","FirewallRuleGroupId":"rslvr-frg-1","DataShareArn":"arn:aws:redshift:eu-west-1:111111111111:datashare:1/x"}
        """;

    // Collectors that ask only for what is named are held to the laws with all named.
    static readonly Intent Everything = new() { CertificateSecrets = [new("*", new("a line"))] };

    // What the kind of thing alone tells, by documentation.
    static readonly string[] ToldByKind =
    [
        "ApiGateway.Domains: never in the clear",
        "Backup.Vaults: encrypted",
        "Dms.ReplicationInstances: encrypted",
        "Ec2.Images: no policy",
        "Ecr.Repositories: encrypted",
        "ElastiCache.ClusterPlacements: not reached from everywhere",
        "ElastiCache.ServerlessCaches: encrypted",
        "ElastiCache.ServerlessPlacements: not reached from everywhere",
        "ElastiCache.ServerlessSnapshots: encrypted",
        "ElastiCache.ServerlessSnapshots: not public",
        "ElastiCache.Snapshots: not public",
        "Events.BusPolicies: no policy",
        "Fsx.FileSystems: encrypted",
        "Kafka.Clusters: encrypted",
        "Lambda.Functions: encrypted",
        "MemoryDb.Clusters: encrypted",
        "Rds.ClusterBackups: not public",
        "Rds.InstanceBackups: not public",
        "Redshift.DataShares: no policy",
        "Redshift.Namespaces: encrypted",
        "Redshift.Snapshots: not public",
        "SecretsManager.Secrets: encrypted",
    ];

    static readonly Collector[] All =
        [.. typeof(Collector).Assembly.GetTypes().Where(static it => it is { IsAbstract: false } && it.IsSubclassOf(typeof(Collector)))
            .OrderBy(static it => it.FullName, StringComparer.Ordinal).Select(static it => (Collector)Activator.CreateInstance(it)!)
            .Select(static it => it is IDeclared declared ? declared.Under(Everything) : it)];

    public static TheoryData<string> Names => [.. All.Select(NameOf)];

    [Theory, MemberData(nameof(Names))]
    public void Every_declared_call_exists(string name)
    {
        var root = Named(name).Root;
        foreach (var call in root.AndFurther) Assert.Equal(call.Operation, Catalogue.Operation(call.Service, call.Operation).Name);
    }

    [Theory, MemberData(nameof(Names))]
    public void Every_call_only_reads_and_names_its_permissions(string name)
    {
        var root = Named(name).Root;
        foreach (var call in root.AndFurther)
        {
            Assert.Matches("^(BatchGet|Get|List|Describe|Search)", call.Operation);
            Assert.NotEmpty(call.Permissions);
            Assert.All(call.Permissions, static it => Assert.Matches("^[a-z0-9-]+:((BatchGet|Get|List|Describe|Search)[A-Za-z0-9]+|GET)$", it));
        }
    }

    [Theory, MemberData(nameof(Names))]
    public void Only_questions_about_items_depend_on_items(string name)
    {
        var root = Named(name).Root;
        Assert.NotEqual(Scope.Item, root.Scope);
        Assert.Null(root.Condition);
        Assert.All(root.Parameters, static it => Assert.True(it.NeedsNoItem));
        Assert.All(root.AndFurther.Skip(1), static call => Assert.Equal(Scope.Item, call.Scope));
    }

    [Theory, MemberData(nameof(Names))]
    public void A_further_question_can_be_put_about_an_item_of_which_only_the_name_is_known(string name)
    {
        var collector = Named(name);
        var item = Reading.ItemOf(collector, BareItem(collector));
        foreach (var call in collector.Root.Further)
        {
            Assert.False(call.Condition is { } condition && condition(item).Peek(out var ask) && !ask, $"{call.Name} is not asked, though nothing tells that it need not be");
            Assert.NotNull(call.Request(item));
        }
    }

    [Fact]
    public void What_was_not_read_is_never_known_to_be_safe()
    {
        var safe = new List<string>();
        foreach (var collector in All)
        {
            var resources = Reading.All(collector, BareItem(collector));
            Assert.True(resources.Count > 0 || collector.Root.Items is null || collector.Root.Further.Any(static it => it.Items is not null), $"{NameOf(collector)} reads nothing of an item that has a name");
            foreach (var resource in resources) safe.AddRange(Safe(resource).Select(it => $"{NameOf(collector)}: {it}"));
        }
        Assert.Equal(string.Join('\n', ToldByKind), string.Join('\n', safe));
    }

    [Theory, MemberData(nameof(Names))]
    public void An_item_without_a_name_is_nothing(string name)
    {
        var collector = Named(name);
        if (collector.Root.Items is null) return;
        Assert.Empty(Reading.All(collector, "{}"));
    }

    // Where nobody says that all of them were read, nothing can be concluded from there being none.
    [Fact]
    public void Whoever_reads_a_kind_of_networks_says_so() => Assert.Empty(All.Where(static it => it.Turn == Turn.Kept).SelectMany(static it => Reading.All(it, BareItem(it)).Select(one => (it, one)))
        .Where(static it => it.one.GetType() is var kind && OfNetworks.Contains(kind) && !it.it.Fills.Contains(kind)).Select(static it => $"{NameOf(it.it)} reads {it.one.GetType().Name}"));

    static readonly Type[] OfNetworks =
    [
        typeof(SecurityGroup), typeof(FirewallRule), typeof(NetworkAccessList), typeof(PrefixList), typeof(Network), typeof(Subnet), typeof(RouteTable), typeof(Gateway), typeof(NetworkPeering), typeof(TransitAttachment), typeof(TransitTable),
        typeof(NetworkPublicAccess), typeof(NetworkPublicExclusion), typeof(FlowLog), typeof(NetworkInterface), typeof(Placement), typeof(Machine), typeof(ManagedMachine), typeof(ServiceDoor), typeof(LoadBalancer), typeof(TargetGroup),
    ];

    static IEnumerable<string> Safe(Resource resource)
    {
        if (resource is DataHolder holder && holder.AtRest.Peek(out var guard) && guard != AtRest.Nothing) yield return "encrypted";
        if (resource is Snapshot snapshot && snapshot.IsPublic.Peek(out var isPublic) && !isPublic) yield return "not public";
        if (resource is ResourcePolicy policy && policy.RawPolicy.Peek(out var raw) && raw is null) yield return "no policy";
        if (resource is ResourcePolicy { Service: "s3" } open && (open.Block.IsKnown || open.Kind.Id == "AWS::S3::BucketPolicy" && (open.AccessListCounts.IsKnown || open.AccessList.IsComplete))) yield return "closed";
        if (resource is AccountPublicAccess account && account.Block.IsKnown) yield return "closed";
        if (resource is Membership membership && membership.Organization.IsKnown) yield return "in no organisation";
        if (resource is VolumeDefault region && region.Encrypts.IsKnown) yield return "encrypts";
        if (resource is Certificate certificate && (certificate.Validity.IsKnown || certificate.Key.IsKnown || certificate.Signature.IsKnown || certificate.Renewal.IsKnown || certificate.Use.Peek(out var use) && use != CertificateUse.InUse)) yield return "a certificate like any other";
        if (resource is Listener listener && listener.Oldest.IsKnown) yield return "TLS of some version";
        if (resource is Listener { InTheClear: var clear } && clear.Peek(out var said) && said != ClearText.Serves) yield return "never in the clear";
        if (resource is DatabaseEndpoint database && database.AuthorityEnds.Peek(out var ends) && ends is not null) yield return "an authority that does not end";
        if (resource is SecurityGroup group && (group.Inbound.IsComplete || group.Outbound.IsComplete)) yield return "a group that lets nobody in";
        if (resource is FirewallRule rule && (rule.Services.IsKnown || rule.Direction.IsKnown)) yield return "a rule like any other";
        if (resource is NetworkAccessList list && (list.Entries.IsComplete || list.Subnets.IsComplete)) yield return "a list that lets nobody in";
        if (resource is PrefixList { Entries.IsComplete: true }) yield return "a list of nobody";
        if (resource is RouteTable table && (table.Routes.IsComplete || table.Subnets.IsComplete || table.IsMain.IsKnown)) yield return "no road";
        if (resource is TransitTable { Routes.IsComplete: true }) yield return "no road";
        if (resource is Subnet subnet && (subnet.Blocks.IsComplete || subnet.GivesPublicAddresses.IsKnown)) yield return "a private subnet";
        if (resource is Network { Blocks.IsComplete: true }) yield return "a network without addresses";
        if (resource is Gateway gateway && gateway.Networks.IsComplete && gateway.Networks.Items.Count == 0) yield return "a gateway of nobody's";
        if (resource is NetworkPeering { IsActive.IsKnown: true }) yield return "no peering";
        if (resource is NetworkInterface it && (it.Groups.IsComplete || it.PublicAddresses.IsKnown || it.Addresses.IsKnown || it.User.IsKnown)) yield return "an interface that nobody reaches";
        if (resource is NetworkPublicAccess { Block.IsKnown: true }) yield return "shut against the internet";
        if (resource is NetworkPublicExclusion exclusion && (exclusion.IsActive.IsKnown || exclusion.LetsIn.IsKnown)) yield return "no exclusion";
        if (resource is FlowLog { IsActive.IsKnown: true }) yield return "what passes is kept";
        if (resource is Machine machine && (machine.IsRunning.IsKnown || machine.ShellKey.IsKnown)) yield return "a machine that nobody enters";
        if (resource is Placement placement && (placement.Groups.IsComplete || placement.Subnets.IsComplete || placement.IsPublic.Peek(out var everybody) && !everybody)) yield return "not reached from everywhere";
        if (resource is TargetGroup targets && (targets.Targets.IsComplete || targets.KeepsClientAddress.IsKnown)) yield return "a group without targets";
        if (resource is ManagedMachine { Answers.IsKnown: true }) yield return "a managed machine";
        if (resource is ParameterGroup { Tls.IsKnown: true }) yield return "TLS is demanded";
        if (resource is EncryptionKey key && (key.Rotates.IsKnown || key.State.IsKnown || key.Manager.IsKnown || key.Material.IsKnown || key.Rotations.IsComplete || key.Grants.IsComplete)) yield return "a key like any other";
    }

    // A list of names, or of objects that have one.
    static string BareItem(Collector collector) =>
        collector.Root.Items is null ? "{}" : Reading.All(collector, "\"x\"").Count > 0 || collector.Root.Further.SelectMany(static it => it.Parameters).Any(static it => it.Field is "") ? "\"x\"" : OnlyNames;

    static Collector Named(string name) => All.Single(it => NameOf(it) == name);

    static string NameOf(Collector collector) => collector.GetType().FullName!["Glacis.Clouds.Aws.".Length..];
}
