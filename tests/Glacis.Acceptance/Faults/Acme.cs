// The sample's recording as a cloud that can be asked again: what it answered then it answers now, unless it is made to fail.
using System.Text;
using System.Text.Json.Nodes;
using Glacis.Agent;
using Glacis.Clouds.Aws;
using Glacis.Clouds.Collecting;
using Glacis.Facts;
using Glacis.Recordings;
using Glacis.Tests.Support;

namespace Glacis.Acceptance.Faults;

/// <summary>What the sample's recording holds, by question.</summary>
static class Acme
{
    internal static string Folder { get; } = Path.Combine(Expected.Root, "samples/acme");

    internal static RunHead Head { get; } = Recorded.Open(Folder).Head;

    internal static byte[] Configuration { get; } = File.ReadAllBytes(Path.Combine(Folder, "glacis.yaml"));

    internal static IReadOnlyDictionary<(string Call, string Region, string Request), Response> Answers { get; } = Read();

    static Dictionary<(string, string, string), Response> Read()
    {
        var answers = new Dictionary<(string, string, string), Response>();
        foreach (var file in Directory.EnumerateFiles(Folder, "*.seg", SearchOption.AllDirectories).Order(StringComparer.Ordinal))
        {
            using var reader = new SegmentReader(File.OpenRead(file), file, new Names(), whole: true);
            while (reader.Next())
                answers[(reader.Header.Call, reader.Header.Region, Canonical(reader.Header.Request))] = new()
                {
                    Fate = reader.Header.Fate, Status = reader.Header.Status, RequestId = reader.Header.RequestId, Code = reader.Header.Code,
                    Headers = reader.Header.Headers, Documented = reader.Header.Documented, Body = reader.Body.ToArray(),
                };
        }
        Add(answers, "rds:DescribeDBClusterSnapshots", "{}", """
            <DescribeDBClusterSnapshotsResponse xmlns="http://rds.amazonaws.com/doc/2014-10-31/"><DescribeDBClusterSnapshotsResult><DBClusterSnapshots><DBClusterSnapshot>
            <DBClusterSnapshotIdentifier>orders-before-migration</DBClusterSnapshotIdentifier><DBClusterIdentifier>orders</DBClusterIdentifier><SnapshotType>manual</SnapshotType>
            <DBClusterSnapshotArn>arn:aws:rds:us-east-1:123456789012:cluster-snapshot:orders-before-migration</DBClusterSnapshotArn><StorageEncrypted>false</StorageEncrypted><Engine>aurora-mysql</Engine>
            </DBClusterSnapshot></DBClusterSnapshots></DescribeDBClusterSnapshotsResult></DescribeDBClusterSnapshotsResponse>
            """);
        Add(answers, "rds:DescribeDBClusterSnapshotAttributes", """{"DBClusterSnapshotIdentifier":"orders-before-migration"}""", """
            <DescribeDBClusterSnapshotAttributesResponse xmlns="http://rds.amazonaws.com/doc/2014-10-31/"><DescribeDBClusterSnapshotAttributesResult><DBClusterSnapshotAttributesResult>
            <DBClusterSnapshotIdentifier>orders-before-migration</DBClusterSnapshotIdentifier><DBClusterSnapshotAttributes><DBClusterSnapshotAttribute>
            <AttributeName>restore</AttributeName><AttributeValues/></DBClusterSnapshotAttribute></DBClusterSnapshotAttributes>
            </DBClusterSnapshotAttributesResult></DescribeDBClusterSnapshotAttributesResult></DescribeDBClusterSnapshotAttributesResponse>
            """);
        Add(answers, "s3control:GetPublicAccessBlock", """{"AccountId":"123456789012"}""", """
            <PublicAccessBlockConfiguration xmlns="http://awss3control.amazonaws.com/doc/2018-08-20/"><BlockPublicAcls>false</BlockPublicAcls><IgnorePublicAcls>false</IgnorePublicAcls>
            <BlockPublicPolicy>false</BlockPublicPolicy><RestrictPublicBuckets>false</RestrictPublicBuckets></PublicAccessBlockConfiguration>
            """);
        Add(answers, "s3control:ListAccessPoints", """{"AccountId":"123456789012"}""", """
            <ListAccessPointsResult xmlns="http://awss3control.amazonaws.com/doc/2018-08-20/"><AccessPointList><AccessPoint><Name>door</Name><NetworkOrigin>Internet</NetworkOrigin>
            <Bucket>exports-staging</Bucket><AccessPointArn>arn:aws:s3:us-east-1:123456789012:accesspoint/door</AccessPointArn></AccessPoint></AccessPointList></ListAccessPointsResult>
            """);
        Add(answers, "s3control:GetAccessPoint", """{"AccountId":"123456789012","Name":"door"}""", """
            <GetAccessPointResult xmlns="http://awss3control.amazonaws.com/doc/2018-08-20/"><Name>door</Name><PublicAccessBlockConfiguration><BlockPublicAcls>true</BlockPublicAcls>
            <IgnorePublicAcls>true</IgnorePublicAcls><BlockPublicPolicy>true</BlockPublicPolicy><RestrictPublicBuckets>true</RestrictPublicBuckets></PublicAccessBlockConfiguration></GetAccessPointResult>
            """);
        Add(answers, "s3control:GetAccessPointPolicy", """{"AccountId":"123456789012","Name":"door"}""", """
            <GetAccessPointPolicyResult xmlns="http://awss3control.amazonaws.com/doc/2018-08-20/"><Policy>{"Version":"2012-10-17","Statement":[]}</Policy></GetAccessPointPolicyResult>
            """);
        const string Policy = """{"Policy":"{\"Version\":\"2012-10-17\",\"Statement\":[]}"}""", Arn = ":us-east-1:123456789012:";
        Add(answers, "dynamodb:GetResourcePolicy", "{}", Policy);
        Add(answers, "backup:ListBackupVaults", "{}", $$"""{"BackupVaultList":[{"BackupVaultName":"nightly","BackupVaultArn":"arn:aws:backup{{Arn}}backup-vault:nightly"}]}""");
        Add(answers, "backup:GetBackupVaultAccessPolicy", """{"BackupVaultName":"nightly"}""", Policy);
        Add(answers, "efs:DescribeFileSystems", "{}", """{"FileSystems":[{"FileSystemId":"fs-1","Tags":[]}]}""");
        Add(answers, "efs:DescribeFileSystemPolicy", """{"FileSystemId":"fs-1"}""", Policy);
        Add(answers, "kinesis:ListStreams", """{"Limit":1000}""", $$"""{"HasMoreStreams":false,"StreamNames":["clicks"],"StreamSummaries":[{"StreamName":"clicks","StreamARN":"arn:aws:kinesis{{Arn}}stream/clicks"}]}""");
        Add(answers, "kinesis:GetResourcePolicy", $$"""{"ResourceARN":"arn:aws:kinesis{{Arn}}stream/clicks"}""", Policy);
        Add(answers, "kinesis:ListTagsForResource", $$"""{"ResourceARN":"arn:aws:kinesis{{Arn}}stream/clicks"}""", """{"Tags":[]}""");
        Add(answers, "opensearch:ListDomainNames", "{}", """{"DomainNames":[{"DomainName":"logs","EngineType":"OpenSearch"}]}""");
        Add(answers, "opensearch:DescribeDomain", """{"DomainName":"logs"}""", $$"""{"DomainStatus":{"DomainName":"logs","ARN":"arn:aws:es{{Arn}}domain/logs","AccessPolicies":""} }""");
        Add(answers, "opensearch:ListTags", $$"""{"ARN":"arn:aws:es{{Arn}}domain/logs"}""", """{"TagList":[]}""");
        Add(answers, "logs:DescribeResourcePolicies", "{}", """{"resourcePolicies":[{"policyName":"delivery","policyDocument":"{}"}]}""");
        AddTransit(answers);
        AddNetworks(answers);
        AddStores(answers);
        AddWays(answers);
        return answers;
    }

    // Ways that no security group guards, and what is written of them.
    static void AddWays(Dictionary<(string, string, string), Response> answers)
    {
        const string At = ":us-east-1:123456789012:", Network = "vpc-00000000", Policy = $"arn:aws:network-firewall{At}firewall-policy/p", Group = $"arn:aws:network-firewall{At}stateful-rulegroup/g", Firewall = $"arn:aws:network-firewall{At}firewall/f";
        Add(answers, "ec2:DescribeVpnConnections", "{}", """
            <DescribeVpnConnectionsResponse xmlns="http://ec2.amazonaws.com/doc/2016-11-15/"><vpnConnectionSet><item><vpnConnectionId>vpn-1</vpnConnectionId><state>available</state><options><tunnelOptionSet><item>
            <phase1DHGroupNumberSet><item><value>14</value></item></phase1DHGroupNumberSet><ikeVersionSet><item><value>ikev2</value></item></ikeVersionSet></item></tunnelOptionSet></options></item></vpnConnectionSet></DescribeVpnConnectionsResponse>
            """);
        Add(answers, "opensearchserverless:ListSecurityPolicies", """{"type":"network"}""", """{"securityPolicySummaries":[{"type":"network","name":"words"}]}""");
        Add(answers, "opensearchserverless:GetSecurityPolicy", """{"type":"network","name":"words"}""", """{"securityPolicyDetail":{"name":"words","policy":[{"Rules":[{"ResourceType":"collection","Resource":["collection/*"]}],"AllowFromPublic":true}]}}""");
        Add(answers, "route53resolver:ListFirewallRuleGroupAssociations", "{}", $$"""{"FirewallRuleGroupAssociations":[{"Id":"b","Name":"names","VpcId":"{{Network}}","FirewallRuleGroupId":"g","Status":"COMPLETE"}]}""");
        Add(answers, "route53resolver:ListFirewallRules", """{"FirewallRuleGroupId":"g"}""", """{"FirewallRules":[{"Name":"count","Action":"ALERT"}]}""");
        Add(answers, "route53resolver:ListResolverQueryLogConfigs", "{}", $$"""{"ResolverQueryLogConfigs":[{"Id":"q","DestinationArn":"arn:aws:logs{{At}}log-group:names:*"}]}""");
        Add(answers, "route53resolver:ListResolverQueryLogConfigAssociations", "{}", $$"""{"ResolverQueryLogConfigAssociations":[{"Id":"a","ResolverQueryLogConfigId":"q","ResourceId":"{{Network}}","Status":"ACTIVE"}]}""");
        Add(answers, "network-firewall:ListFirewalls", "{}", $$"""{"Firewalls":[{"FirewallName":"f","FirewallArn":"{{Firewall}}"}]}""");
        Add(answers, "network-firewall:DescribeFirewall", $$"""{"FirewallArn":"{{Firewall}}"}""", $$"""{"Firewall":{"FirewallName":"f","FirewallArn":"{{Firewall}}","FirewallPolicyArn":"{{Policy}}","VpcId":"{{Network}}","Tags":[]} }""");
        Add(answers, "network-firewall:DescribeLoggingConfiguration", $$"""{"FirewallArn":"{{Firewall}}"}""", """{"LoggingConfiguration":{"LogDestinationConfigs":[]}}""");
        Add(answers, "network-firewall:ListFirewallPolicies", "{}", $$"""{"FirewallPolicies":[{"Name":"p","Arn":"{{Policy}}"}]}""");
        Add(answers, "network-firewall:DescribeFirewallPolicy", $$"""{"FirewallPolicyArn":"{{Policy}}"}""", $$"""{"FirewallPolicy":{"StatelessDefaultActions":["aws:forward_to_sfe"],"StatefulRuleGroupReferences":[{"ResourceArn":"{{Group}}"}]} }""");
        Add(answers, "network-firewall:DescribeRuleGroup", $$"""{"RuleGroupArn":"{{Group}}"}""", """{"RuleGroup":{"RulesSource":{"RulesString":"alert ip any any -> any any (sid:1;)"}}}""");
        Add(answers, "guardduty:GetFindingsStatistics", "{}", """{"findingStatistics":{"groupedByDate":[{"date":1750000000,"severity":8,"totalFindings":2}]}}""");
        Add(answers, "emr:ListClusters", "{}", $$"""{"Clusters":[{"Id":"j-1","Name":"crunch","ClusterArn":"arn:aws:elasticmapreduce{{At}}cluster/j-1"}]}""");
        Add(answers, "emr:DescribeCluster", """{"ClusterId":"j-1"}""", """{"Cluster":{"Id":"j-1","Name":"crunch","SecurityConfiguration":"plain","Tags":[]}}""");
        Add(answers, "emr:ListSecurityConfigurations", "{}", """{"SecurityConfigurations":[{"Name":"plain"}]}""");
        Add(answers, "emr:DescribeSecurityConfiguration", """{"Name":"plain"}""", """{"Name":"plain","SecurityConfiguration":"{\"EncryptionConfiguration\":{\"EnableInTransitEncryption\":false}}"}""");
        const string Nfs = $"arn:aws:storagegateway{At}share/share-1", Smb = $"arn:aws:storagegateway{At}share/share-2";
        Add(answers, "storagegateway:ListFileShares", "{}", $$"""{"FileShareInfoList":[{"FileShareType":"NFS","FileShareARN":"{{Nfs}}","FileShareId":"share-1"},{"FileShareType":"SMB","FileShareARN":"{{Smb}}","FileShareId":"share-2"}]}""");
        Add(answers, "storagegateway:DescribeNFSFileShares", $$"""{"FileShareARNList":["{{Nfs}}"]}""", $$"""{"NFSFileShareInfoList":[{"FileShareARN":"{{Nfs}}","KMSEncrypted":false,"Tags":[]}]}""");
        Add(answers, "storagegateway:DescribeSMBFileShares", $$"""{"FileShareARNList":["{{Smb}}"]}""", $$"""{"SMBFileShareInfoList":[{"FileShareARN":"{{Smb}}","EncryptionType":"SseS3","Tags":[]}]}""");
        Add(answers, "redshift-serverless:ListWorkgroups", "{}", $$"""{"workgroups":[{"workgroupArn":"arn:aws:redshift-serverless{{At}}workgroup/w","workgroupName":"house","publiclyAccessible":false,"subnetIds":[],"securityGroupIds":[],"port":5439,"configParameters":[{"parameterKey":"require_ssl","parameterValue":"false"}]}]}""");
        answers[("redshift-serverless:ListTagsForResource", "us-east-1", Canonical($$"""{"resourceArn":"arn:aws:redshift-serverless{{At}}workgroup/w"}"""))] = new() { Status = 200, RequestId = "made-up", Body = """{"tags":[]}"""u8.ToArray() };
        Add(answers, "kafka:ListClustersV2", "{}", $$"""{"clusterInfoList":[{"clusterArn":"arn:aws:kafka{{At}}cluster/k/1","clusterName":"stream","clusterType":"PROVISIONED","provisioned":{"currentBrokerSoftwareInfo":{"kafkaVersion":"3.5.1"} } }]}""");
        Add(answers, "kafka:GetClusterPolicy", $$"""{"ClusterArn":"arn:aws:kafka{{At}}cluster/k/1"}""", """{"currentVersion":"1","policy":"{\"Version\":\"2012-10-17\",\"Statement\":[]}"}""");
        Add(answers, "fsx:DescribeFileSystems", "{}", $$"""{"FileSystems":[{"FileSystemId":"fs-w","FileSystemType":"WINDOWS","ResourceARN":"arn:aws:fsx{{At}}file-system/fs-w","Tags":[],"WindowsConfiguration":{"ThroughputCapacity":8} }]}""");
        Add(answers, "glue:GetResourcePolicies", "{}", """{"GetResourcePoliciesResponseList":[{"PolicyHash":"0","PolicyInJson":"{\"Version\":\"2012-10-17\",\"Statement\":[]}"}]}""");
        Add(answers, "redshift:DescribeDataSharesForProducer", "{}", $$"""
            <DescribeDataSharesForProducerResponse xmlns="http://redshift.amazonaws.com/doc/2012-12-01/"><DescribeDataSharesForProducerResult><DataShares><member><DataShareArn>arn:aws:redshift{{At}}datashare:1/sales</DataShareArn><DataShareAssociations><member>
            <ConsumerIdentifier>444455556666</ConsumerIdentifier><Status>ACTIVE</Status></member></DataShareAssociations></member></DataShares></DescribeDataSharesForProducerResult></DescribeDataSharesForProducerResponse>
            """);
    }

    // Stores and what logs of services that the sample does not use.
    static void AddStores(Dictionary<(string, string, string), Response> answers)
    {
        const string At = ":us-east-1:123456789012:";
        Add(answers, "apigateway:GetRestApis", "{}", """{"item":[{"id":"a1","name":"shop"}]}""");
        Add(answers, "apigateway:GetStages", """{"restApiId":"a1"}""", """{"item":[{"stageName":"live"}]}""");
        Add(answers, "bedrock:ListCustomModels", "{}", $$"""{"modelSummaries":[{"modelArn":"arn:aws:bedrock{{At}}custom-model/m","modelName":"m"}]}""");
        Add(answers, "bedrock:GetCustomModel", $$"""{"modelIdentifier":"arn:aws:bedrock{{At}}custom-model/m"}""", $$"""{"modelArn":"arn:aws:bedrock{{At}}custom-model/m"}""");
        Add(answers, "bedrock:ListTagsForResource", $$"""{"resourceARN":"arn:aws:bedrock{{At}}custom-model/m"}""", """{"tags":[]}""");
        Add(answers, "codebuild:ListProjects", "{}", """{"projects":["build"]}""");
        Add(answers, "codebuild:GetResourcePolicy", $$"""{"resourceArn":"arn:aws:codebuild{{At}}project/build"}""", """{"policy":"{\"Version\":\"2012-10-17\",\"Statement\":[]}"}""");
        Add(answers, "codebuild:BatchGetProjects", """{"names":["build"]}""", """{"projects":[{"name":"build","tags":[]}]}""");
        Add(answers, "dax:DescribeClusters", "{}", $$"""{"Clusters":[{"ClusterName":"near","ClusterArn":"arn:aws:dax{{At}}cache/near"}]}""");
        Add(answers, "dax:ListTags", $$"""{"ResourceName":"arn:aws:dax{{At}}cache/near"}""", """{"Tags":[]}""");
        Add(answers, "dms:DescribeReplicationInstances", "{}", $$"""{"ReplicationInstances":[{"ReplicationInstanceIdentifier":"move","ReplicationInstanceArn":"arn:aws:dms{{At}}rep:1"}]}""");
        Add(answers, "dms:ListTagsForResource", $$"""{"ResourceArn":"arn:aws:dms{{At}}rep:1"}""", """{"TagList":[]}""");
        Add(answers, "eks:ListClusters", "{}", """{"clusters":["pods"]}""");
        Add(answers, "eks:DescribeCluster", """{"name":"pods"}""", $$"""{"cluster":{"name":"pods","arn":"arn:aws:eks{{At}}cluster/pods","version":"1.35","tags":{} } }""");
        Add(answers, "events:ListRules", "{}", $$"""{"Rules":[{"Name":"nightly","Arn":"arn:aws:events{{At}}rule/nightly","State":"ENABLED","ScheduleExpression":"rate(1 day)"}]}""");
        Add(answers, "events:ListTargetsByRule", """{"Rule":"nightly"}""", """{"Targets":[]}""");
        Add(answers, "glue:GetDatabases", "{}", """{"DatabaseList":[{"Name":"lake"}]}""");
        Add(answers, "glue:GetDataCatalogEncryptionSettings", "{}", """{"DataCatalogEncryptionSettings":{"EncryptionAtRest":{"CatalogEncryptionMode":"DISABLED"}}}""");
        Add(answers, "glue:GetTags", $$"""{"ResourceArn":"arn:aws:glue{{At}}database/lake"}""", """{"Tags":{}}""");
        Add(answers, "kinesis:DescribeStreamSummary", $$"""{"StreamARN":"arn:aws:kinesis{{At}}stream/clicks"}""", """{"StreamDescriptionSummary":{"StreamName":"clicks","EncryptionType":"NONE"}}""");
        Add(answers, "memorydb:DescribeClusters", "{}", $$"""{"Clusters":[{"Name":"fast","ARN":"arn:aws:memorydb{{At}}cluster/fast","TLSEnabled":true}]}""");
        Add(answers, "memorydb:ListTags", $$"""{"ResourceArn":"arn:aws:memorydb{{At}}cluster/fast"}""", """{"TagList":[]}""");
        Add(answers, "mq:ListBrokers", "{}", $$"""{"brokerSummaries":[{"brokerId":"b-1","brokerName":"queue","brokerArn":"arn:aws:mq{{At}}broker:queue:b-1"}]}""");
        Add(answers, "mq:DescribeBroker", """{"BrokerId":"b-1"}""", """{"encryptionOptions":{"useAwsOwnedKey":true},"tags":{}}""");
        Add(answers, "redshift:DescribeLoggingStatus", """{"ClusterIdentifier":"reports"}""", """
            <DescribeLoggingStatusResponse xmlns="http://redshift.amazonaws.com/doc/2012-12-01/"><DescribeLoggingStatusResult><LoggingEnabled>false</LoggingEnabled></DescribeLoggingStatusResult></DescribeLoggingStatusResponse>
            """);
        Add(answers, "sagemaker:ListNotebookInstances", "{}", $$"""{"NotebookInstances":[{"NotebookInstanceName":"try","NotebookInstanceArn":"arn:aws:sagemaker{{At}}notebook-instance/try"}]}""");
        Add(answers, "sagemaker:DescribeNotebookInstance", """{"NotebookInstanceName":"try"}""", $$"""{"NotebookInstanceArn":"arn:aws:sagemaker{{At}}notebook-instance/try"}""");
        Add(answers, "sagemaker:ListTags", $$"""{"ResourceArn":"arn:aws:sagemaker{{At}}notebook-instance/try"}""", """{"Tags":[]}""");
        Add(answers, "ssm:DescribeParameters", "{}", $$"""{"Parameters":[{"Name":"token","Type":"SecureString","ARN":"arn:aws:ssm{{At}}parameter/token"}]}""");
        Add(answers, "ssm:ListTagsForResource", """{"ResourceType":"Parameter","ResourceId":"token"}""", """{"TagList":[]}""");
        AddWeb(answers);
        Add(answers, "workspaces:DescribeWorkspaces", "{}", """{"Workspaces":[{"WorkspaceId":"ws-1"}]}""");
        Add(answers, "workspaces:DescribeTags", """{"ResourceId":"ws-1"}""", """{"TagList":[]}""");
    }

    // Entries to the web, what stands before them, and what they log.
    static void AddWeb(Dictionary<(string, string, string), Response> answers)
    {
        const string At = ":us-east-1:123456789012:";
        Add(answers, "apigatewayv2:GetApis", "{}", """{"items":[{"apiId":"h1","name":"hooks"}]}""");
        Add(answers, "apigatewayv2:GetStages", """{"ApiId":"h1"}""", """{"items":[{"stageName":"live"}]}""");
        Add(answers, "cloudfront:GetDistributionConfig", """{"Id":"E1"}""", """<DistributionConfig xmlns="http://cloudfront.amazonaws.com/doc/2020-05-31/"><Logging><Enabled>false</Enabled><IncludeCookies>false</IncludeCookies><Bucket/><Prefix/></Logging></DistributionConfig>""");
        Add(answers, "logs:DescribeDeliverySources", "{}", """{"deliverySources":[{"name":"web","resourceArns":["arn:aws:cloudfront::123456789012:distribution/E1"]}]}""");
        Add(answers, "logs:DescribeDeliveries", "{}", $$"""{"deliveries":[{"deliverySourceName":"web","deliveryDestinationArn":"arn:aws:logs{{At}}delivery-destination:web"}]}""");
        Add(answers, "logs:DescribeDeliveryDestinations", "{}", $$"""{"deliveryDestinations":[{"arn":"arn:aws:logs{{At}}delivery-destination:web","deliveryDestinationConfiguration":{"destinationResourceArn":"arn:aws:s3:::web-logs"} }]}""");
        Add(answers, "wafv2:ListWebACLs", """{"Scope":"REGIONAL"}""", $$"""{"WebACLs":[{"Name":"w","Id":"1","ARN":"arn:aws:wafv2{{At}}regional/webacl/w/1"}]}""");
        Add(answers, "wafv2:GetLoggingConfiguration", $$"""{"ResourceArn":"arn:aws:wafv2{{At}}regional/webacl/w/1"}""", $$"""{"LoggingConfiguration":{"LogDestinationConfigs":["arn:aws:logs{{At}}log-group:aws-waf-logs-w"]} }""");
        Add(answers, "wafv2:GetWebACL", """{"Name":"w","Id":"1","Scope":"CLOUDFRONT"}""", """{"WebACL":{"Name":"w","DefaultAction":{"Block":{} },"Rules":[]} }""");
        Add(answers, "opensearchserverless:ListCollections", "{}", $$"""{"collectionSummaries":[{"arn":"arn:aws:aoss{{At}}collection/c","id":"c","name":"words"}]}""");
        Add(answers, "opensearchserverless:BatchGetCollection", """{"ids":["c"]}""", """{"collectionDetails":[{"id":"c","kmsKeyArn":"auto"}]}""");
        Add(answers, "opensearchserverless:ListTagsForResource", $$"""{"resourceArn":"arn:aws:aoss{{At}}collection/c"}""", """{"tags":[]}""");
        Add(answers, "redshift-serverless:ListNamespaces", "{}", $$"""{"namespaces":[{"namespaceArn":"arn:aws:redshift-serverless{{At}}namespace/n","namespaceName":"house","kmsKeyId":"AWS_OWNED_KMS_KEY"}]}""");
        Add(answers, "redshift-serverless:ListTagsForResource", $$"""{"resourceArn":"arn:aws:redshift-serverless{{At}}namespace/n"}""", """{"tags":[]}""");
        Add(answers, "redshift:DescribeClusterParameterGroups", "{}", """
            <DescribeClusterParameterGroupsResponse xmlns="http://redshift.amazonaws.com/doc/2012-12-01/"><DescribeClusterParameterGroupsResult><ParameterGroups><ClusterParameterGroup><ParameterGroupName>reports</ParameterGroupName><Tags/></ClusterParameterGroup></ParameterGroups></DescribeClusterParameterGroupsResult></DescribeClusterParameterGroupsResponse>
            """);
        Add(answers, "redshift:DescribeClusterParameters", """{"ParameterGroupName":"reports"}""", """
            <DescribeClusterParametersResponse xmlns="http://redshift.amazonaws.com/doc/2012-12-01/"><DescribeClusterParametersResult><Parameters><Parameter><ParameterName>require_ssl</ParameterName><ParameterValue>false</ParameterValue></Parameter></Parameters></DescribeClusterParametersResult></DescribeClusterParametersResponse>
            """);
        Add(answers, "elb:DescribeLoadBalancerAttributes", """{"LoadBalancerName":"old"}""", """
            <DescribeLoadBalancerAttributesResponse xmlns="http://elasticloadbalancing.amazonaws.com/doc/2012-06-01/"><DescribeLoadBalancerAttributesResult><LoadBalancerAttributes><AccessLog><Enabled>false</Enabled></AccessLog></LoadBalancerAttributes></DescribeLoadBalancerAttributesResult></DescribeLoadBalancerAttributesResponse>
            """);
    }

    // What stands on networks that the sample does not have: a transit gateway, a cluster, a warehouse, instances behind a balancer of the first generation.
    static void AddNetworks(Dictionary<(string, string, string), Response> answers)
    {
        const string Ec2 = "http://ec2.amazonaws.com/doc/2016-11-15/";
        Add(answers, "ec2:DescribeTransitGatewayRouteTables", "{}", $"""
            <DescribeTransitGatewayRouteTablesResponse xmlns="{Ec2}"><transitGatewayRouteTables><item><transitGatewayRouteTableId>tgw-rtb-1</transitGatewayRouteTableId><transitGatewayId>tgw-1</transitGatewayId>
            <state>available</state></item></transitGatewayRouteTables></DescribeTransitGatewayRouteTablesResponse>
            """);
        Add(answers, "ec2:SearchTransitGatewayRoutes", """{"TransitGatewayRouteTableId":"tgw-rtb-1","Filters":[{"Name":"state","Values":["active","blackhole"]}]}""", $"""
            <SearchTransitGatewayRoutesResponse xmlns="{Ec2}"><routeSet><item><destinationCidrBlock>10.66.0.0/16</destinationCidrBlock><type>static</type><state>blackhole</state></item></routeSet>
            <additionalRoutesAvailable>false</additionalRoutesAvailable></SearchTransitGatewayRoutesResponse>
            """);
        Add(answers, "rds:DescribeDBClusters", "{}", """
            <DescribeDBClustersResponse xmlns="http://rds.amazonaws.com/doc/2014-10-31/"><DescribeDBClustersResult><DBClusters><DBCluster><DBClusterIdentifier>orders</DBClusterIdentifier><DBClusterArn>arn:aws:rds:us-east-1:123456789012:cluster:orders</DBClusterArn>
            <DbClusterResourceId>cluster-1</DbClusterResourceId><Engine>aurora-mysql</Engine><DBSubnetGroup>inner</DBSubnetGroup><StorageEncrypted>false</StorageEncrypted><Port>3306</Port><DBClusterParameterGroup>default.aurora-mysql8.0</DBClusterParameterGroup><VpcSecurityGroups><VpcSecurityGroupMembership>
            <VpcSecurityGroupId>sg-1</VpcSecurityGroupId><Status>active</Status></VpcSecurityGroupMembership></VpcSecurityGroups><TagList/></DBCluster></DBClusters></DescribeDBClustersResult></DescribeDBClustersResponse>
            """);
        Add(answers, "rds:DescribeDBSubnetGroups", """{"DBSubnetGroupName":"inner"}""", """
            <DescribeDBSubnetGroupsResponse xmlns="http://rds.amazonaws.com/doc/2014-10-31/"><DescribeDBSubnetGroupsResult><DBSubnetGroups><DBSubnetGroup><DBSubnetGroupName>inner</DBSubnetGroupName><Subnets/></DBSubnetGroup></DBSubnetGroups></DescribeDBSubnetGroupsResult></DescribeDBSubnetGroupsResponse>
            """);
        Add(answers, "redshift:DescribeClusters", "{}", """
            <DescribeClustersResponse xmlns="http://redshift.amazonaws.com/doc/2012-12-01/"><DescribeClustersResult><Clusters><Cluster><ClusterIdentifier>reports</ClusterIdentifier><ClusterSubnetGroupName>inner</ClusterSubnetGroupName>
            <ClusterParameterGroups><ClusterParameterGroupStatus><ParameterGroupName>reports</ParameterGroupName></ClusterParameterGroupStatus></ClusterParameterGroups><PubliclyAccessible>false</PubliclyAccessible><Endpoint><Port>5439</Port></Endpoint><VpcSecurityGroups><VpcSecurityGroup><VpcSecurityGroupId>sg-1</VpcSecurityGroupId><Status>active</Status></VpcSecurityGroup></VpcSecurityGroups>
            <Tags/></Cluster></Clusters></DescribeClustersResult></DescribeClustersResponse>
            """);
        Add(answers, "redshift:DescribeClusterSubnetGroups", """{"ClusterSubnetGroupName":"inner"}""", """
            <DescribeClusterSubnetGroupsResponse xmlns="http://redshift.amazonaws.com/doc/2012-12-01/"><DescribeClusterSubnetGroupsResult><ClusterSubnetGroups><ClusterSubnetGroup><ClusterSubnetGroupName>inner</ClusterSubnetGroupName><Subnets/></ClusterSubnetGroup></ClusterSubnetGroups></DescribeClusterSubnetGroupsResult></DescribeClusterSubnetGroupsResponse>
            """);
        Add(answers, "elb:DescribeInstanceHealth", """{"LoadBalancerName":"old"}""", """
            <DescribeInstanceHealthResponse xmlns="http://elasticloadbalancing.amazonaws.com/doc/2012-06-01/"><DescribeInstanceHealthResult><InstanceStates><member><InstanceId>i-1</InstanceId><State>InService</State></member></InstanceStates></DescribeInstanceHealthResult></DescribeInstanceHealthResponse>
            """);
    }

    // What has certificates and listeners, or says what databases demand of their clients.
    static void AddTransit(Dictionary<(string, string, string), Response> answers)
    {
        const string Authority = "arn:aws:acm-pca:us-east-1:123456789012:certificate-authority/1", Distribution = "arn:aws:cloudfront::123456789012:distribution/E1";
        Add(answers, "acm-pca:ListCertificateAuthorities", """{"ResourceOwner":"SELF"}""", $$$"""{"CertificateAuthorities":[{"Arn":"{{{Authority}}}","Status":"ACTIVE","Type":"ROOT","Serial":"1","CertificateAuthorityConfiguration":{"KeyAlgorithm":"RSA_2048","SigningAlgorithm":"SHA256WITHRSA","Subject":{"CommonName":"house"} } }]}""");
        Add(answers, "acm-pca:ListTags", $$"""{"CertificateAuthorityArn":"{{Authority}}"}""", """{"Tags":[{"Key":"env","Value":"production"}]}""");
        Add(answers, "cloudfront:ListDistributions", "{}", $"""
            <DistributionList xmlns="http://cloudfront.amazonaws.com/doc/2020-05-31/"><IsTruncated>false</IsTruncated><Quantity>1</Quantity><Items><DistributionSummary><Id>E1</Id><ARN>{Distribution}</ARN><DomainName>d1.cloudfront.net</DomainName><Enabled>true</Enabled><WebACLId>arn:aws:wafv2:us-east-1:123456789012:global/webacl/w/1</WebACLId>
            <Aliases><Quantity>0</Quantity></Aliases><DefaultCacheBehavior><ViewerProtocolPolicy>redirect-to-https</ViewerProtocolPolicy></DefaultCacheBehavior><CacheBehaviors><Quantity>0</Quantity></CacheBehaviors>
            <ViewerCertificate><CloudFrontDefaultCertificate>true</CloudFrontDefaultCertificate><MinimumProtocolVersion>TLSv1</MinimumProtocolVersion></ViewerCertificate></DistributionSummary></Items></DistributionList>
            """);
        Add(answers, "cloudfront:ListTagsForResource", $$"""{"Resource":"{{Distribution}}"}""", """<Tags xmlns="http://cloudfront.amazonaws.com/doc/2020-05-31/"><Items><Tag><Key>env</Key><Value>production</Value></Tag></Items></Tags>""");
        Add(answers, "elb:DescribeLoadBalancers", "{}", """
            <DescribeLoadBalancersResponse xmlns="http://elasticloadbalancing.amazonaws.com/doc/2012-06-01/"><DescribeLoadBalancersResult><LoadBalancerDescriptions><member><LoadBalancerName>old</LoadBalancerName><DNSName>old.elb.amazonaws.com</DNSName><Scheme>internet-facing</Scheme>
            <ListenerDescriptions><member><Listener><Protocol>HTTPS</Protocol><LoadBalancerPort>443</LoadBalancerPort><InstanceProtocol>HTTP</InstanceProtocol><InstancePort>80</InstancePort><SSLCertificateId>arn:aws:iam::123456789012:server-certificate/old</SSLCertificateId></Listener>
            <PolicyNames><member>modern</member></PolicyNames></member></ListenerDescriptions></member></LoadBalancerDescriptions></DescribeLoadBalancersResult></DescribeLoadBalancersResponse>
            """);
        Add(answers, "elb:DescribeLoadBalancerPolicies", """{"LoadBalancerName":"old"}""", """
            <DescribeLoadBalancerPoliciesResponse xmlns="http://elasticloadbalancing.amazonaws.com/doc/2012-06-01/"><DescribeLoadBalancerPoliciesResult><PolicyDescriptions><member><PolicyName>modern</PolicyName><PolicyTypeName>SSLNegotiationPolicyType</PolicyTypeName>
            <PolicyAttributeDescriptions><member><AttributeName>Reference-Security-Policy</AttributeName><AttributeValue>ELBSecurityPolicy-TLS-1-2-2017-01</AttributeValue></member><member><AttributeName>Protocol-TLSv1.2</AttributeName><AttributeValue>true</AttributeValue></member>
            </PolicyAttributeDescriptions></member></PolicyDescriptions></DescribeLoadBalancerPoliciesResult></DescribeLoadBalancerPoliciesResponse>
            """);
        Add(answers, "elb:DescribeTags", """{"LoadBalancerNames":["old"]}""", """
            <DescribeTagsResponse xmlns="http://elasticloadbalancing.amazonaws.com/doc/2012-06-01/"><DescribeTagsResult><TagDescriptions><member><LoadBalancerName>old</LoadBalancerName><Tags><member><Key>env</Key><Value>production</Value></member></Tags></member></TagDescriptions></DescribeTagsResult></DescribeTagsResponse>
            """);
        Add(answers, "iam:ListServerCertificates", "{}", """
            <ListServerCertificatesResponse xmlns="https://iam.amazonaws.com/doc/2010-05-08/"><ListServerCertificatesResult><ServerCertificateMetadataList><member><ServerCertificateName>old</ServerCertificateName><ServerCertificateId>ASCA1</ServerCertificateId><Path>/</Path>
            <Arn>arn:aws:iam::123456789012:server-certificate/old</Arn><Expiration>2027-11-01T00:00:00Z</Expiration></member></ServerCertificateMetadataList><IsTruncated>false</IsTruncated></ListServerCertificatesResult></ListServerCertificatesResponse>
            """);
        Add(answers, "iam:GetServerCertificate", """{"ServerCertificateName":"old"}""", """
            <GetServerCertificateResponse xmlns="https://iam.amazonaws.com/doc/2010-05-08/"><GetServerCertificateResult><ServerCertificate><ServerCertificateMetadata><ServerCertificateName>old</ServerCertificateName><Path>/</Path>
            <Arn>arn:aws:iam::123456789012:server-certificate/old</Arn><ServerCertificateId>ASCA1</ServerCertificateId></ServerCertificateMetadata><CertificateBody>none</CertificateBody><Tags/></ServerCertificate></GetServerCertificateResult></GetServerCertificateResponse>
            """);
        Add(answers, "rds:DescribeDBClusterParameterGroups", "{}", """
            <DescribeDBClusterParameterGroupsResponse xmlns="http://rds.amazonaws.com/doc/2014-10-31/"><DescribeDBClusterParameterGroupsResult><DBClusterParameterGroups><DBClusterParameterGroup><DBClusterParameterGroupName>default.aurora-mysql8.0</DBClusterParameterGroupName>
            <DBClusterParameterGroupArn>arn:aws:rds:us-east-1:123456789012:cluster-pg:default.aurora-mysql8.0</DBClusterParameterGroupArn><DBParameterGroupFamily>aurora-mysql8.0</DBParameterGroupFamily></DBClusterParameterGroup></DBClusterParameterGroups></DescribeDBClusterParameterGroupsResult></DescribeDBClusterParameterGroupsResponse>
            """);
        Add(answers, "rds:DescribeDBClusterParameters", """{"DBClusterParameterGroupName":"default.aurora-mysql8.0"}""", """
            <DescribeDBClusterParametersResponse xmlns="http://rds.amazonaws.com/doc/2014-10-31/"><DescribeDBClusterParametersResult><Parameters><Parameter><ParameterName>require_secure_transport</ParameterName><ParameterValue>ON</ParameterValue></Parameter></Parameters></DescribeDBClusterParametersResult></DescribeDBClusterParametersResponse>
            """);
    }

    // What the sample does not have: every question is asked of something.
    static void Add(Dictionary<(string, string, string), Response> answers, string call, string request, string body)
    {
        var asked = answers.Keys.FirstOrDefault(it => it.Item1 == call && it.Item2 == "us-east-1").Item3 ?? request;
        answers[(call, "us-east-1", asked)] = new() { Status = 200, RequestId = "made-up", Body = Encoding.UTF8.GetBytes(body) };
    }

    internal static string Canonical(string request) => JsonNode.Parse(request)!.ToJsonString();

    /// <summary>The regions and the caller of the recording.</summary>
    internal static IReadOnlyList<Territory> Territories { get; } = [.. Head.Callers.Select(static it => new Territory(it, "us-east-1", Head.Regions, Head.RegionsLeftOut))];
}

/// <summary>A clock that stands where the recording began.</summary>
sealed class Then(DateTimeOffset instant) : TimeProvider
{
    public override DateTimeOffset GetUtcNow() => instant;
}

/// <summary>A cloud that answers by a function; formats, pages and refusals are AWS's. Threads share it.</summary>
class Answering(Func<Question, Response> answer) : ICloud, IDisposable
{
    readonly AwsCloud aws = new(new AwsOptions());

    public virtual Task<Response> AskAsync(Question question, CancellationToken cancellation) => Task.FromResult(answer(question));

    public virtual JsonObject? Next(string service, string operation, Document page, JsonObject request) => aws.Next(service, operation, page, request);

    public Refused RefusalOf(string service, string code) => aws.RefusalOf(service, code);

    public void Parse(RecordHeader header, ReadOnlyMemory<byte> body, Document into) => aws.Parse(header, body, into);

    public Ignorance Meaning(string service, string code) => aws.Meaning(service, code);

    public void Dispose() => aws.Dispose();

    internal static Response Refuses(string code, int status = 400) => new() { Fate = Fate.Refused, Code = code, Status = status, Body = Encoding.UTF8.GetBytes(code) };
}

/// <summary>How an operation is made to fail.</summary>
public enum Fault { Denied, Throttled, ServerError, TimedOut, Malformed, Torn, SecondPageLost }

/// <summary>The sample, with every answer of one operation made to fail.</summary>
sealed class Failing(string call, Fault fault) : Answering(static _ => throw new InvalidOperationException("asked by the other way"))
{
    const string Token = "glacis-second-page";

    int hits;

    /// <summary>How many answers were made to fail.</summary>
    internal int Hits => hits;

    public override Task<Response> AskAsync(Question question, CancellationToken cancellation)
    {
        var name = $"{question.Service}:{question.Operation}";
        if (question.Request.ContainsKey(Token)) return Task.FromResult(new Response { Fate = Fate.Throttled, Status = 400 });
        // What the run then was not interested in is not there to be read now.
        var answer = Acme.Answers.GetValueOrDefault((name, question.Region, question.Request.ToJsonString())) ?? Refuses("AccessDeniedException");
        return Task.FromResult(name == call ? Broken(question.Service, answer) : answer);
    }

    public override JsonObject? Next(string service, string operation, Document page, JsonObject request)
    {
        if (fault != Fault.SecondPageLost || $"{service}:{operation}" != call) return base.Next(service, operation, page, request);
        Interlocked.Increment(ref hits);
        var next = (JsonObject)request.DeepClone();
        next[Token] = "2";
        return next;
    }

    Response Broken(string service, Response whole)
    {
        if (fault == Fault.SecondPageLost) return whole;
        Interlocked.Increment(ref hits);
        return fault switch
        {
            Fault.Denied => Refuses(Denial(service), 403),
            Fault.Throttled => new() { Fate = Fate.Throttled, Status = 400, Code = "ThrottlingException" },
            Fault.ServerError => Refuses("InternalFailure", 500),
            Fault.TimedOut => new() { Fate = Fate.TimedOut },
            Fault.Malformed => whole with { Fate = Fate.Answered, Code = "", Status = 200, Body = "\0 no answer <html>"u8.ToArray() },
            _ => whole with { Fate = Fate.Answered, Code = "", Status = 200, Body = whole.Body[..(whole.Body.Length / 2)] },
        };
    }

    // As each service says it.
    static string Denial(string service) => service switch
    {
        "ec2" => "UnauthorizedOperation",
        "kms" or "dynamodb" => "AccessDeniedException",
        _ => "AccessDenied",
    };
}
