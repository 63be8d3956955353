// Where managed services stand on a network: databases, caches, warehouses, search domains, and what a distribution passes on to.
using Glacis.Clouds.Aws.CloudFront;
using Glacis.Clouds.Aws.Rds;
using Glacis.Clouds.Collecting;
using Glacis.Clouds.Tests.Collecting;
using Glacis.Inventory;
using Xunit;

namespace Glacis.Clouds.Tests.Aws;

public sealed class PlacementsTests
{
    const string Database = "arn:aws:rds:eu-west-1:111111111111:db:x", Cluster = "arn:aws:rds:eu-west-1:111111111111:cluster:x", Cache = "arn:aws:elasticache:eu-west-1:111111111111:cluster:x";

    [Theory]
    [InlineData(
        """ "PubliclyAccessible":false,"Endpoint":{"Port":3306},"VpcSecurityGroups":[{"VpcSecurityGroupId":"sg-1","Status":"active"},{"VpcSecurityGroupId":"sg-2","Status":"removing"}],"DBSubnetGroup":{"Subnets":[{"SubnetIdentifier":"subnet-1"},{"SubnetIdentifier":"subnet-2"}]} """,
        "subnet-1, subnet-2 | sg-1, sg-2 | False | 3306")]
    [InlineData(""" "PubliclyAccessible":true,"DBInstanceStatus":"creating","VpcSecurityGroups":[] """, "? NotInAnswer |  | True | ? NotInAnswer")]
    [InlineData(""" "Engine":"mysql" """, "? NotInAnswer | ? NotInAnswer | ? NotInAnswer | ? NotInAnswer")]
    public void An_instance_stands_in_the_subnets_of_its_group(string fields, string expected) => Assert.Equal(expected, Said(new InstancePlacements(), $$"""{"DBInstanceArn":"{{Database}}",{{fields}}}"""));

    [Theory]
    [InlineData(""" "Port":3306,"VpcSecurityGroups":[{"VpcSecurityGroupId":"sg-1"}] """, """{"DBSubnetGroups":[{"Subnets":[{"SubnetIdentifier":"subnet-1"}]}]}""", "subnet-1 | sg-1 | False | 3306")]
    [InlineData(""" "Port":3306,"PubliclyAccessible":true,"VpcSecurityGroups":[{"VpcSecurityGroupId":"sg-1"}] """, null, "? Denied | sg-1 | True | 3306")]
    [InlineData(""" "Engine":"aurora" """, """{"DBSubnetGroups":[]}""", "? NotInAnswer | ? NotInAnswer | ? NotInAnswer | ? NotInAnswer")]
    public void A_cluster_names_its_group_and_the_group_its_subnets(string fields, string? group, string expected) =>
        Assert.Equal(expected, Said(new ClusterPlacements(), $$"""{"DBClusterArn":"{{Cluster}}",{{fields}}}""", new Further("DescribeDBSubnetGroups", group)));

    [Theory]
    [InlineData(""" "SecurityGroups":[{"SecurityGroupId":"sg-1","Status":"active"}],"CacheNodes":[{"Endpoint":{"Port":6379}}] """, """{"CacheSubnetGroups":[{"Subnets":[{"SubnetIdentifier":"subnet-1"}]}]}""", "subnet-1 | sg-1 | False | 6379")]
    [InlineData(""" "SecurityGroups":[],"ConfigurationEndpoint":{"Port":11211},"CacheNodes":[{"Endpoint":{"Port":1}}] """, null, "? Denied |  | False | 11211")]
    [InlineData(""" "Engine":"redis" """, """{"CacheSubnetGroups":[]}""", "? NotInAnswer | ? NotInAnswer | False | ? NotInAnswer")]
    public void A_cache_is_never_public_and_has_groups_around_it(string fields, string? group, string expected) =>
        Assert.Equal(expected, Said(new Clouds.Aws.ElastiCache.ClusterPlacements(), $$"""{"ARN":"{{Cache}}",{{fields}}}""", new Further("DescribeCacheSubnetGroups", group)));

    [Fact]
    public void A_serverless_cache_names_all_itself() =>
        Assert.Equal("subnet-1 | sg-1 | False | 6379", Said(new Clouds.Aws.ElastiCache.ServerlessPlacements(), $$"""{"ARN":"{{Cache}}","SubnetIds":["subnet-1"],"SecurityGroupIds":["sg-1"],"Endpoint":{"Port":6379} }"""));

    [Fact]
    public void A_warehouse_stands_in_the_subnets_of_its_group() => Assert.Equal(
        "subnet-1 | sg-1 | True | 5439",
        Said(new Clouds.Aws.Redshift.Placements(), """{"ClusterIdentifier":"x","PubliclyAccessible":true,"Endpoint":{"Port":5439},"VpcSecurityGroups":[{"VpcSecurityGroupId":"sg-1"}]}""", new Further("DescribeClusterSubnetGroups", """{"ClusterSubnetGroups":[{"Subnets":[{"SubnetIdentifier":"subnet-1"}]}]}""")));

    [Theory]
    [InlineData("""{"DomainStatus":{"ARN":"arn:d","VPCOptions":{"SubnetIds":["subnet-1"],"SecurityGroupIds":["sg-1"]}}}""", "subnet-1 | sg-1 | False | 443")]
    [InlineData("""{"DomainStatus":{"ARN":"arn:d"}}""", " |  | True | 443")]
    [InlineData(null, "? Denied | ? Denied | ? Denied | ? Denied")]
    public void A_search_domain_stands_in_a_network_or_in_none(string? described, string expected) =>
        Assert.Equal(expected, Said(new Clouds.Aws.OpenSearch.Placements(), """{"DomainName":"x"}""", new Further("DescribeDomain", described)));

    [Theory]
    [InlineData(""" "Origins":{"Quantity":2,"Items":[{"Id":"a","DomainName":"web-1.elb.amazonaws.com"},{"Id":"b","DomainName":"assets.s3.amazonaws.com"}]} """, "web-1.elb.amazonaws.com, assets.s3.amazonaws.com")]
    [InlineData(""" "Enabled":true """, "? NotInAnswer")]
    public void A_distribution_passes_on_to_its_origins(string fields, string expected) =>
        Assert.Equal(expected, Reading.One<Distributions, Listener>($$"""{"ARN":"arn:aws:cloudfront::111111111111:distribution/x",{{fields}}}""").Origins.Said());

    static string Said(Collector collector, string item, params Further[] further) => string.Join('\n', Reading.All(collector, item, further).Cast<Placement>()
        .Select(static it => it.Id == it.Of ? $"{it.Subnets.Said()} | {it.Groups.Said()} | {it.IsPublic.Said()} | {it.Port.Said()}" : "of something else"));
}
