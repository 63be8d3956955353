// Ways in and out that no security group guards, what is written of them, and who sees what is found: as the services tell.
using Glacis.Clouds.Aws.Ec2;
using Glacis.Clouds.Aws.Eks;
using Glacis.Clouds.Aws.GuardDuty;
using Glacis.Clouds.Collecting;
using Glacis.Clouds.Tests.Collecting;
using Glacis.Inventory;
using Xunit;

namespace Glacis.Clouds.Tests.Aws;

public sealed class WaysTests
{
    // ---- entries that the provider keeps ------------------------------------------------------------------------------------

    [Theory]
    [InlineData("""{"endpointPublicAccess":false}""", "PrivateNetworks")]
    [InlineData("""{"endpointPublicAccess":true}""", "Everybody")]
    [InlineData("""{"endpointPublicAccess":true,"publicAccessCidrs":["0.0.0.0/0"]}""", "Everybody")]
    [InlineData("""{"endpointPublicAccess":true,"publicAccessCidrs":["0.0.0.0/1","128.0.0.0/1"]}""", "Everybody")]
    [InlineData("""{"endpointPublicAccess":true,"publicAccessCidrs":["203.0.113.5/32","::/0"]}""", "Everybody")]
    [InlineData("""{"endpointPublicAccess":true,"publicAccessCidrs":["198.51.100.5/32"]}""", "NamedAddresses")]
    [InlineData("""{"endpointPublicAccess":true,"publicAccessCidrs":["somewhere"]}""", "? Malformed")]
    [InlineData("{}", "? NotInAnswer")]
    public void Who_may_come_to_the_API_of_a_cluster(string network, string said) =>
        Assert.Equal(said, Reading.One<Entries, ServiceEntry>("\"c\"", new Further("DescribeCluster", $$$"""{"cluster":{"resourcesVpcConfig":{{{network}}}}}""")).OpenTo.Said());

    [Theory]
    [InlineData("""[{"Rules":[{"ResourceType":"collection","Resource":["collection/log*"]}],"AllowFromPublic":true}]""", "Everybody")]
    [InlineData("""[{"Rules":[{"ResourceType":"dashboard","Resource":["collection/logs"]}],"AllowFromPublic":true}]""", "Everybody")]
    [InlineData("""[{"Rules":[{"ResourceType":"collection","Resource":["collection/other"]}],"AllowFromPublic":true}]""", "PrivateNetworks")]
    [InlineData("""[{"Rules":[{"ResourceType":"collection","Resource":["collection/logs"]}],"AllowFromPublic":false,"SourceVPCEs":["vpce-1"]}]""", "PrivateNetworks")]
    [InlineData("""[{"Rules":[{"ResourceType":"collection","Resource":["collection/logs"]}],"SourceVPCEs":["vpce-1"]},{"Rules":[{"ResourceType":"collection","Resource":["collection/*"]}],"AllowFromPublic":true}]""", "Everybody")]
    [InlineData("null", "? NotInAnswer")]
    [InlineData("""[{"AllowFromPublic":true}]""", "? NotInAnswer")]
    [InlineData("""[{"Rules":[{"ResourceType":"collection","Resource":[{}]}],"AllowFromPublic":true}]""", "? NotInAnswer")]
    [InlineData(null, "? Denied")]
    public void Who_may_come_to_a_collection(string? policy, string said) => Assert.Equal(said, Reading.One<Glacis.Clouds.Aws.OpenSearch.CollectionEntries, ServiceEntry>("""{"arn":"arn:c","name":"logs"}""",
        policy is null ? Further.Denied("ListSecurityPolicies") : new Further("ListSecurityPolicies", """{"securityPolicySummaries":[{"name":"p"}]}""") { Beneath = [[new Further("GetSecurityPolicy", $$$"""{"securityPolicyDetail":{"policy":{{{policy}}}}}""")]] }).OpenTo.Said());

    // ---- tunnels ------------------------------------------------------------------------------------------------------------

    const string Strong = """{"Phase1DHGroupNumbers":[{"Value":14},{"Value":20}],"Phase2DHGroupNumbers":[{"Value":19}],"Phase1IntegrityAlgorithms":[{"Value":"SHA2-256"}],"Phase2IntegrityAlgorithms":[{"Value":"SHA2-384"}],"IkeVersions":[{"Value":"ikev2"}]}""";

    [Theory]
    [InlineData($"[{Strong},{Strong}]", "Large False False")]
    [InlineData($"[{Strong},{{}}]", "Small True True")]
    [InlineData("""[{"Phase1DHGroupNumbers":[{"Value":5},{"Value":20}],"Phase2DHGroupNumbers":[{"Value":20}],"Phase1IntegrityAlgorithms":[{"Value":"SHA1"}],"Phase2IntegrityAlgorithms":[{"Value":"SHA2-256"}],"IkeVersions":[{"Value":"ikev1"},{"Value":"ikev2"}]}]""", "Middling True True")]
    [InlineData("""[{"Phase1DHGroupNumbers":[{"Value":22}],"Phase2DHGroupNumbers":[{"Value":20}],"Phase1IntegrityAlgorithms":[{"Value":"SHA2-256"}],"Phase2IntegrityAlgorithms":[{"Value":"SHA2-256"}],"IkeVersions":[{"Value":"ikev2"}]}]""", "Small False False")]
    [InlineData("""[{"Phase1DHGroupNumbers":[{"Value":31}],"Phase2DHGroupNumbers":[{"Value":20}],"Phase1IntegrityAlgorithms":[{"Value":"SHA2-256"}],"Phase2IntegrityAlgorithms":[{"Value":"SHA2-256"}],"IkeVersions":[{"Value":"ikev2"}]}]""", "? NotForeseen False False")]
    [InlineData("[]", "? NotInAnswer ? NotInAnswer ? NotInAnswer")]
    [InlineData("null", "? NotInAnswer ? NotInAnswer ? NotInAnswer")]
    public void On_what_the_ends_of_a_tunnel_may_agree(string tunnels, string said)
    {
        var read = Reading.One<Tunnels, Tunnel>($$$"""{"VpnConnectionId":"vpn-1","State":"available","Options":{"TunnelOptions":{{{tunnels}}}}}""");
        Assert.Equal(said, $"{read.Smallest.Said()} {read.TakesOldExchange.Said()} {read.TakesSha1.Said()}");
    }

    [Fact]
    public void A_tunnel_that_is_gone_is_none() => Assert.Empty(Reading.All(new Tunnels(), """{"VpnConnectionId":"vpn-1","State":"deleted"}"""));

    // ---- images -------------------------------------------------------------------------------------------------------------

    [Theory]
    [InlineData("""{"LaunchPermissions":[]}""", "")]
    [InlineData("""{"LaunchPermissions":[{"Group":"all"}]}""", "all Everybody")]
    [InlineData("""{"LaunchPermissions":[{"UserId":"444455556666"},{"OrganizationArn":"arn:aws:organizations::1:organization/o-1"}]}""", "444455556666 OneAccount, arn:aws:organizations::1:organization/o-1 Organization")]
    [InlineData("{}", "? NotInAnswer")]
    [InlineData(null, "? Denied")]
    public void Who_may_launch_an_image(string? list, string said)
    {
        var read = Reading.One<Images, ResourcePolicy>("""{"ImageId":"ami-1","Name":"web"}""", list is null ? Further.Denied("DescribeImageAttribute") : new Further("DescribeImageAttribute", list)).AccessList;
        Assert.Equal(said, read.IsComplete ? string.Join(", ", read.Items.Select(static it => $"{it.Who} {it.Party.Said()}")) : read.Said());
    }

    [Theory]
    [InlineData(""" "ConsumerIdentifier":"444455556666","Status":"ACTIVE" """, "444455556666 OneAccount 444455556666")]
    [InlineData(""" "ConsumerIdentifier":"DataCatalog/444455556666","Status":"AUTHORIZED" """, "DataCatalog/444455556666 OneAccount 444455556666")]
    [InlineData(""" "ConsumerIdentifier":"arn:aws:redshift:eu-west-1:444455556666:namespace:n","Status":"AVAILABLE" """, "arn:aws:redshift:eu-west-1:444455556666:namespace:n OneAccount 444455556666")]
    [InlineData(""" "ConsumerIdentifier":"ADX","Status":"ACTIVE" """, "ADX OneAccount ? NotForeseen")]
    [InlineData(""" "ConsumerIdentifier":"444455556666","Status":"UNHEARD-OF" """, "444455556666 ? NotForeseen 444455556666")]
    [InlineData(""" "ConsumerIdentifier":"444455556666","Status":"DEAUTHORIZED" """, "")]
    public void Who_may_read_what_is_shared(string association, string said)
    {
        var read = Reading.One<Glacis.Clouds.Aws.Redshift.DataShares, ResourcePolicy>($$$"""{"DataShareArn":"arn:s/sales","DataShareAssociations":[{ {{{association}}} }]}""").AccessList;
        Assert.Equal(said, string.Join(", ", read.Items.Select(static it => $"{it.Who} {it.Party.Said()} {it.Account.Said()}")));
    }

    // ---- what is kept and shown for everybody -------------------------------------------------------------------------------

    [Theory]
    [InlineData(""" "cacheClusterEnabled":true,"methodSettings":{"*/*":{"cachingEnabled":true,"cacheDataEncrypted":true}} """, "ProviderOwnedKey")]
    [InlineData(""" "cacheClusterEnabled":true,"methodSettings":{"*/*":{"cachingEnabled":true,"cacheDataEncrypted":true},"a/GET":{"cachingEnabled":true}} """, "Nothing")]
    [InlineData(""" "cacheClusterEnabled":true,"methodSettings":{"*/*":{"cachingEnabled":true,"cacheDataEncrypted":true},"a/GET":{"cachingEnabled":false}} """, "ProviderOwnedKey")]
    [InlineData(""" "cacheClusterEnabled":true,"methodSettings":{"*/*":{"cachingEnabled":"perhaps"}} """, "? NotForeseen")]
    [InlineData(""" "cacheClusterEnabled":false """, null)]
    [InlineData(""" "deploymentId":"d" """, null)]
    public void Answers_that_stages_keep(string stage, string? said) =>
        Assert.Equal(said, Reading.All(new Glacis.Clouds.Aws.ApiGateway.StageCaches(), """{"id":"a","name":"api"}""", new Further("GetStages", $$$"""{"item":[{"stageName":"live",{{{stage}}} }]}""")).OfType<DataStore>().SingleOrDefault()?.AtRest.Said());

    [Theory]
    [InlineData(""" "projectVisibility":"PUBLIC_READ" """, "anybody")]
    [InlineData(""" "projectVisibility":"PRIVATE" """, "")]
    [InlineData(""" "arn":"a" """, "")]
    [InlineData(""" "projectVisibility":"UNHEARD-OF" """, "? NotForeseen")]
    public void Who_may_read_what_is_built(string project, string said)
    {
        var read = Reading.One<Glacis.Clouds.Aws.CodeBuild.ProjectPolicies, ResourcePolicy>("\"p\"", new Further("BatchGetProjects", $$$"""{"projects":[{"name":"p",{{{project}}} }]}"""), Further.Absent("GetResourcePolicy", "ResourceNotFoundException"));
        Assert.Equal(said, read.AccessList.IsComplete ? string.Join(", ", read.AccessList.Items.Select(static it => it.Who)) : read.AccessList.Said());
    }

    // ---- what looks at what leaves, and what is written of it ---------------------------------------------------------------

    [Theory]
    [InlineData("""[{"Action":"ALLOW"},{"Action":"BLOCK"}]""", "True")]
    [InlineData("""[{"Action":"ALERT"}]""", "False")]
    [InlineData("""[{"Action":"ALERT"},{"Action":"UNHEARD-OF"}]""", "? NotForeseen")]
    [InlineData("[]", "False")]
    public void Firewalls_for_names(string rules, string said)
    {
        var read = Reading.One<Glacis.Clouds.Aws.Resolver.NameFirewalls, OutboundFilter>("""{"Id":"b-1","Name":"bad names","VpcId":"vpc-1","Status":"COMPLETE","FirewallRuleGroupId":"g"}""", new Further("ListFirewallRules", $$"""{"FirewallRules":{{rules}}}"""));
        Assert.Equal((said, "vpc-1"), (read.Blocks.Said(), read.Network.Said()));
    }

    [Theory]
    [InlineData("""{"StatelessDefaultActions":["aws:drop"]}""", "{}", "True")]
    [InlineData("""{"StatelessDefaultActions":["aws:forward_to_sfe"],"StatefulDefaultActions":["aws:drop_established"]}""", "{}", "True")]
    [InlineData("""{"StatelessDefaultActions":["aws:pass"]}""", "{}", "False")]
    [InlineData("""{"StatefulRuleGroupReferences":[{"ResourceArn":"g"}]}""", """{"RulesString":"# drop nothing\nalert tcp any any -> any any (sid:1;)"}""", "False")]
    [InlineData("""{"StatefulRuleGroupReferences":[{"ResourceArn":"g"}]}""", """{"RulesString":"alert tcp any any -> any any (sid:1;)\n  drop tls any any -> any any (sid:2;)"}""", "True")]
    [InlineData("""{"StatefulRuleGroupReferences":[{"ResourceArn":"g","Override":{"Action":"DROP_TO_ALERT"}}]}""", """{"RulesSourceList":{"GeneratedRulesType":"DENYLIST"}}""", "False")]
    [InlineData("""{"StatefulRuleGroupReferences":[{"ResourceArn":"g"}]}""", """{"RulesSourceList":{"GeneratedRulesType":"DENYLIST"}}""", "True")]
    [InlineData("""{"StatefulRuleGroupReferences":[{"ResourceArn":"g"}]}""", """{"StatefulRules":[{"Action":"PASS"},{"Action":"REJECT"}]}""", "True")]
    [InlineData("""{"StatefulRuleGroupReferences":[{"ResourceArn":"g"}]}""", "{}", "? NotInAnswer")]
    [InlineData("""{"StatelessDefaultActions":["aws:pass"],"StatelessRuleGroupReferences":[{"ResourceArn":"s","Priority":1}]}""", "{}", "? NotLookedAt")]
    public void Firewalls_for_packets(string policy, string group, string said)
    {
        var read = Reading.One<Glacis.Clouds.Aws.NetworkFirewall.Firewalls, OutboundFilter>("""{"FirewallArn":"arn:f","FirewallName":"f"}""", new Further("DescribeFirewall", """{"Firewall":{"VpcId":"vpc-1","FirewallPolicyArn":"arn:p"}}"""), new Further("ListFirewallPolicies", """{"FirewallPolicies":[{"Arn":"arn:p"}]}""")
        {
            Beneath = [[new Further("DescribeFirewallPolicy", $$"""{"FirewallPolicy":{{policy}}}""") { Beneath = policy.Contains("StatefulRuleGroupReferences", StringComparison.Ordinal) ? [[new Further("DescribeRuleGroup", $$$"""{"RuleGroup":{"RulesSource":{{{group}}}}}""")]] : [] }]],
        });
        Assert.Equal((said, "vpc-1"), (read.Blocks.Said(), read.Network.Said()));
    }

    [Theory]
    [InlineData("""[{"LogType":"FLOW","LogDestinationType":"S3","LogDestination":{"bucketName":"logs"}}]""", "Everything", "arn:aws:s3:::logs")]
    [InlineData("""[{"LogType":"TLS","LogDestinationType":"CloudWatchLogs","LogDestination":{"logGroup":"tls"}}]""", "Some", "arn:aws:logs:eu-west-1:111111111111:log-group:tls")]
    [InlineData("[]", "Nothing", "")]
    public void Logs_of_firewalls(string destinations, string keeps, string to)
    {
        var read = Reading.One<Glacis.Clouds.Aws.NetworkFirewall.FirewallLogs, LogSource>("""{"FirewallArn":"arn:f"}""", new Further("DescribeLoggingConfiguration", $$$"""{"LoggingConfiguration":{"LogDestinationConfigs":{{{destinations}}}}}"""));
        Assert.Equal((keeps, to), (read.Keeps.Said(), read.Destinations.Said()));
    }

    [Theory]
    [InlineData("""[{"ResourceId":"vpc-1","Status":"ACTIVE","ResolverQueryLogConfigId":"q"}]""", "Everything", "arn:aws:s3:::names")]
    [InlineData("""[{"ResourceId":"vpc-1","Status":"FAILED","ResolverQueryLogConfigId":"q"}]""", "Nothing", "")]
    [InlineData("""[{"ResourceId":"vpc-2","Status":"ACTIVE","ResolverQueryLogConfigId":"q"}]""", "Nothing", "")]
    [InlineData("""[{"ResourceId":"vpc-1","Status":"UNHEARD-OF","ResolverQueryLogConfigId":"q"}]""", "? NotForeseen", "? NotForeseen")]
    [InlineData("""[{"Status":"ACTIVE","ResolverQueryLogConfigId":"q"}]""", "? NotInAnswer", "? NotInAnswer")]
    [InlineData("""[{"Status":"ACTIVE"},{"ResourceId":"vpc-1","Status":"ACTIVE","ResolverQueryLogConfigId":"q"}]""", "Everything", "arn:aws:s3:::names")]
    [InlineData(null, "? Denied", "? Denied")]
    public void Logs_of_name_queries(string? bindings, string keeps, string to)
    {
        var read = Reading.One<Glacis.Clouds.Aws.Resolver.QueryLogs, LogSource>("""{"VpcId":"vpc-1","OwnerId":"111111111111"}""",
            bindings is null ? Further.Denied("ListResolverQueryLogConfigAssociations") : new Further("ListResolverQueryLogConfigAssociations", $$"""{"ResolverQueryLogConfigAssociations":{{bindings}}}"""),
            new Further("ListResolverQueryLogConfigs", """{"ResolverQueryLogConfigs":[{"Id":"q","DestinationArn":"arn:aws:s3:::names/folder"}]}"""));
        Assert.Equal((keeps, to), (read.Keeps.Said(), read.Destinations.Said()));
    }

    [Theory]
    [InlineData("""{"EngineType":"ACTIVEMQ","Logs":{"Audit":true,"General":true}}""", "Everything")]
    [InlineData("""{"EngineType":"ACTIVEMQ","Logs":{"General":true}}""", "Some")]
    [InlineData("""{"EngineType":"RABBITMQ","Logs":{"General":true}}""", "Everything")]
    [InlineData("""{"EngineType":"RABBITMQ","Logs":{"General":false}}""", "Nothing")]
    [InlineData("{}", "? NotInAnswer")]
    public void Logs_of_brokers(string broker, string said) => Assert.Equal(said, Reading.One<Glacis.Clouds.Aws.Mq.BrokerLogs, LogSource>("""{"BrokerArn":"arn:b","BrokerId":"b"}""", new Further("DescribeBroker", broker)).Keeps.Said());

    [Theory]
    [InlineData("WINDOWS", """{"AuditLogConfiguration":{"FileAccessAuditLogLevel":"SUCCESS_AND_FAILURE"}}""", "Everything")]
    [InlineData("WINDOWS", """{"AuditLogConfiguration":{"FileAccessAuditLogLevel":"FAILURE_ONLY"}}""", "Some")]
    [InlineData("WINDOWS", "{}", "Nothing")]
    [InlineData("LUSTRE", "{}", null)]
    public void Logs_of_file_systems(string type, string windows, string? said) =>
        Assert.Equal(said, Reading.All(new Glacis.Clouds.Aws.Fsx.AuditLogs(), $$"""{"ResourceARN":"arn:f","FileSystemType":"{{type}}","WindowsConfiguration":{{windows}}}""").OfType<LogSource>().SingleOrDefault()?.Keeps.Said());

    [Theory]
    [InlineData("SMB", """[{"FileShareARN":"arn:s","AuditDestinationARN":"arn:aws:logs:eu-west-1:1:log-group:desk:*"}]""", "Everything")]
    [InlineData("SMB", """[{"FileShareARN":"arn:s","AuditDestinationARN":""}]""", "Nothing")]
    [InlineData("SMB", """[{"FileShareARN":"arn:s"}]""", "Nothing")]
    [InlineData("SMB", "[]", "? NotRecorded")]
    [InlineData("SMB", "[{}]", "? NotInAnswer")]
    [InlineData("SMB", null, "? Denied")]
    [InlineData("NFS", "[]", null)]
    public void Logs_of_file_shares(string type, string? shares, string? said) =>
        Assert.Equal(said, Reading.All(new Glacis.Clouds.Aws.StorageGateway.AuditLogs(), $$"""{"FileShareARN":"arn:s","FileShareType":"{{type}}"}""",
            shares is null ? Further.Denied("DescribeSMBFileShares") : new Further("DescribeSMBFileShares", $$"""{"SMBFileShareInfoList":{{shares}}}""")).OfType<LogSource>().SingleOrDefault()?.Keeps.Said());

    // ---- warehouses, workgroups, clusters -----------------------------------------------------------------------------------

    [Theory]
    [InlineData("""["connectionlog","userlog"]""", "Everything")]
    [InlineData("""["useractivitylog"]""", "Some")]
    [InlineData("[]", "Nothing")]
    public void Logs_of_serverless_warehouses(string exports, string said) =>
        Assert.Equal(said, Reading.One<Glacis.Clouds.Aws.Redshift.NamespaceLogs, LogSource>($$"""{"namespaceArn":"arn:n","namespaceName":"house","logExports":{{exports}}}""").Keeps.Said());

    [Theory]
    [InlineData("""[{"parameterKey":"require_ssl","parameterValue":"true"}]""", "Demanded")]
    [InlineData("""[{"parameterKey":"require_ssl","parameterValue":"false"}]""", "Optional")]
    [InlineData("[]", "? NotInAnswer")]
    public void Parameters_of_workgroups(string parameters, string said)
    {
        var group = Reading.One<Glacis.Clouds.Aws.Redshift.WorkgroupParameters, ParameterGroup>($$"""{"workgroupArn":"arn:w","configParameters":{{parameters}}}""");
        Assert.Equal((said, group.Id), (group.Tls.Said(), Reading.One<Glacis.Clouds.Aws.Redshift.WorkgroupEndpoints, DatabaseEndpoint>("""{"workgroupArn":"arn:w"}""").Parameters.Said()));
    }

    [Theory]
    [InlineData("""{"ResultConfiguration":{"OutputLocation":"s3://results/a/","EncryptionConfiguration":{"EncryptionOption":"SSE_S3"}}}""", "ProviderOwnedKey", "none")]
    [InlineData("""{"ResultConfiguration":{"EncryptionConfiguration":{"EncryptionOption":"CSE_KMS","KmsKey":"arn:aws:kms:eu-west-1:111111111111:key/1"}}}""", "NamedKey", "none")]
    [InlineData("""{"ResultConfiguration":{"OutputLocation":"s3://results/a/"}}""", "? NotInAnswer", "arn:aws:s3:::results")]
    [InlineData("{}", "? NotInAnswer", "the buckets that queries name")]
    [InlineData("""{"EnforceWorkGroupConfiguration":false,"ResultConfiguration":{"EncryptionConfiguration":{"EncryptionOption":"SSE_S3"}}}""", "ProviderOwnedKey", "the buckets that queries name")]
    [InlineData("null", "? NotInAnswer", "? NotInAnswer")]
    [InlineData("""{"ManagedQueryResultsConfiguration":{"Enabled":true}}""", "ProviderOwnedKey", "none")]
    public void Results_of_queries(string configuration, string guard, string storage)
    {
        var read = Reading.One<Glacis.Clouds.Aws.Athena.Workgroups, DataStore>("""{"Name":"g"}""", new Further("GetWorkGroup", $$$"""{"WorkGroup":{"Name":"g","Configuration":{{{configuration}}}}}"""));
        Assert.Equal((guard, storage), (read.AtRest.Said(), read.StorageOf.Said()));
    }

    [Theory]
    [InlineData(""" "SecurityConfiguration":"s" """, """{\"EncryptionConfiguration\":{\"EnableInTransitEncryption\":true}}""", "Demanded Encrypted")]
    [InlineData(""" "SecurityConfiguration":"s" """, """{\"EncryptionConfiguration\":{\"EnableInTransitEncryption\":false}}""", "Optional InTheClear")]
    [InlineData(""" "SecurityConfiguration":"s" """, "no JSON", "? Malformed ? Malformed")]
    [InlineData(""" "SecurityConfiguration":"gone" """, "{}", "? NotListed ? NotListed")]
    [InlineData(""" "Name":"c" """, "{}", "Optional InTheClear")]
    public void Members_of_clusters(string cluster, string configuration, string said)
    {
        var read = Reading.One<Glacis.Clouds.Aws.Emr.Endpoints, StoreEndpoint>("""{"Id":"j-1","Name":"c"}""", new Further("DescribeCluster", $$$"""{"Cluster":{ {{{cluster}}} }}"""),
            new Further("ListSecurityConfigurations", """{"SecurityConfigurations":[{"Name":"s"}]}""") { Beneath = [[new Further("DescribeSecurityConfiguration", $$"""{"Name":"s","SecurityConfiguration":"{{configuration}}"}""")]] });
        Assert.Equal(said, $"{read.Clients.Said()} {read.Members.Said()}");
    }

    // ---- what is found, and who sees it -------------------------------------------------------------------------------------

    const string Days = """[{"Date":1700000000,"Severity":7.5,"TotalFindings":2},{"Date":1690000000,"Severity":8,"TotalFindings":3},{"Date":1700000000,"Severity":9.2,"TotalFindings":1}]""";

    [Theory]
    [InlineData("""{"ProductSubscriptions":["arn:aws:securityhub:eu-west-1:111111111111:product-subscription/aws/guardduty"]}""", "True")]
    [InlineData("""{"ProductSubscriptions":[]}""", "False")]
    [InlineData(null, "? Denied")]
    public void What_a_detector_found_is_counted_by_rank(string? imports, string repeated)
    {
        var read = Reading.All(new Findings(), "\"d\"", new Further("GetFindingsStatistics", $$$"""{"FindingStatistics":{"GroupedByDate":{{{Days}}}}}"""), imports is null ? Further.Denied("ListEnabledProductsForImport") : new Further("ListEnabledProductsForImport", imports)).OfType<ForeignFinding>();
        Assert.Equal($"1 critical finding: Critical, since 2023-11, repeated: {repeated}; 5 high findings: High, since 2023-07, repeated: {repeated}",
            string.Join("; ", read.Select(static it => $"{it.Name}: {it.Rank.Said()}, since {it.Since.Map(static at => at.ToString("yyyy-MM", System.Globalization.CultureInfo.InvariantCulture)).Said()}, repeated: {it.IsRepeated.Said()}")));
    }

    [Fact]
    public void Where_there_is_no_hub_nothing_is_repeated() => Assert.All(Reading.All(new Findings(), "\"d\"", new Further("GetFindingsStatistics", $$$"""{"FindingStatistics":{"GroupedByDate":{{{Days}}}}}"""), Further.Absent("ListEnabledProductsForImport", "InvalidAccessException")).OfType<ForeignFinding>(), static it => Assert.Equal("False", it.IsRepeated.Said()));

    [Theory]
    [InlineData("{}", """{"Members":[]}""", "Alone")]
    [InlineData("""{"Administrator":{"AccountId":"222222222222"}}""", """{"Members":[]}""", "SeenByAnother")]
    [InlineData("{}", """{"Members":[{"AccountId":"222222222222"}]}""", "SeesOthers")]
    [InlineData(null, """{"Members":[{"AccountId":"222222222222"}]}""", "SeesOthers")]
    [InlineData("""{"Administrator":{"AccountId":"222222222222"}}""", null, "SeenByAnother")]
    [InlineData("{}", null, "? Denied")]
    [InlineData(null, """{"Members":[]}""", "? Denied")]
    [InlineData("{}", """{"Members":[{}]}""", "? NotInAnswer")]
    [InlineData("{}", """{"Members":[{"AccountId":"111111111111"}]}""", "Alone")]
    public void Who_sees_what_a_detector_finds(string? administrator, string? members, string said) => Assert.Equal(said, Reading.One<ThreatDetectors, Watcher>("\"d\"",
        administrator is null ? Further.Denied("GetAdministratorAccount") : new Further("GetAdministratorAccount", administrator), members is null ? Further.Denied("ListMembers") : new Further("ListMembers", members)).Oversight.Said());
}
