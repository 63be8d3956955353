// Caches of ElastiCache: groups, clusters, serverless ones, and their snapshots.
using Glacis.Clouds.Aws.ElastiCache;
using Glacis.Clouds.Tests.Collecting;
using Glacis.Inventory;
using Xunit;

namespace Glacis.Clouds.Tests.Aws.ElastiCache;

public sealed class CachesTests
{
    const string Own = """ "KmsKeyId":"arn:aws:kms:eu-west-1:111111111111:key/1" """;
    const string Others = """ "KmsKeyId":"arn:aws:kms:eu-west-1:222222222222:key/1" """;
    const string Redacted = """ "KmsKeyId":"REDACTED" """;

    [Theory]
    [InlineData("nothing", """ "AtRestEncryptionEnabled":false """, "Nothing")]
    [InlineData("the service's key", """ "AtRestEncryptionEnabled":true """, "ProviderOwnedKey")]
    [InlineData("a key of the account", $""" "AtRestEncryptionEnabled":true,{Own} """, "NamedKey")]
    [InlineData("a key of another account", $""" "AtRestEncryptionEnabled":true,{Others} """, "CustomerKey")]
    [InlineData("redacted", $""" "AtRestEncryptionEnabled":true,{Redacted} """, "? Redacted")]
    [InlineData("silent", """ "Engine":"redis" """, "? NotInAnswer")]
    public void A_group_tells_its_encryption(string state, string fields, string expected) =>
        Assert.Equal((state, expected), (state, Store<ReplicationGroups>(fields).AtRest.Said()));

    [Theory]
    [InlineData("Memcached", """ "AtRestEncryptionEnabled":false """, "Nothing", "none")]
    [InlineData("on its own", """ "AtRestEncryptionEnabled":true,"ReplicationGroupId":"" """, "ProviderOwnedKey", "none")]
    [InlineData("member in the clear", """ "AtRestEncryptionEnabled":false,"ReplicationGroupId":"g" """, "Nothing", "g")]
    [InlineData("member, whose group names the key", """ "AtRestEncryptionEnabled":true,"ReplicationGroupId":"g" """, "? NotInAnswer", "g")]
    [InlineData("silent, which of a node of its own means no", """ "Engine":"redis" """, "Nothing", "none")]
    [InlineData("silent member", """ "ReplicationGroupId":"g" """, "? NotInAnswer", "g")]
    [InlineData("silent Memcached", """ "Engine":"memcached" """, "Nothing", "none")]
    [InlineData("group redacted", """ "AtRestEncryptionEnabled":true,"ReplicationGroupId":"REDACTED" """, "? Redacted", "? Redacted")]
    public void A_member_of_a_group_is_judged_there(string state, string fields, string atRest, string storageOf)
    {
        var cluster = Store<CacheClusters>(fields);
        Assert.Equal((state, atRest, storageOf), (state, cluster.AtRest.Said(), cluster.StorageOf.Said()));
    }

    [Theory]
    [InlineData(""" "Engine":"valkey" """, "ProviderOwnedKey")]
    [InlineData(Own, "NamedKey")]
    [InlineData(Others, "CustomerKey")]
    [InlineData(Redacted, "? Redacted")]
    public void Serverless_is_always_encrypted(string fields, string expected)
    {
        Assert.Equal(expected, Store<ServerlessCaches>(fields).AtRest.Said());
        Assert.Equal(expected, Copy<ServerlessSnapshots>(fields).AtRest.Said());
    }

    [Theory]
    [InlineData(""" "Engine":"redis" """, "? NotInAnswer")]
    [InlineData(Own, "NamedKey")]
    [InlineData(Others, "CustomerKey")]
    [InlineData(Redacted, "? Redacted")]
    public void A_snapshot_that_names_no_key_tells_nothing(string fields, string expected) => Assert.Equal(expected, Copy<Snapshots>(fields).AtRest.Said());

    [Theory]
    [InlineData(""" "ReplicationGroupId":"g","CacheClusterId":"g-001" """, "arn:aws:elasticache:eu-west-1:111111111111:replicationgroup:g")]
    [InlineData(""" "CacheClusterId":"c" """, "arn:aws:elasticache:eu-west-1:111111111111:cluster:c")]
    [InlineData(""" "Engine":"redis" """, "none")]
    public void A_snapshot_names_its_origin(string fields, string expected) => Assert.Equal(expected, Copy<Snapshots>(fields).CopyOf.Said());

    [Fact]
    public void A_serverless_snapshot_names_its_origin() => Assert.Equal(
        "arn:aws:elasticache:eu-west-1:111111111111:serverlesscache:s", Copy<ServerlessSnapshots>(""" "ServerlessCacheConfiguration":{"ServerlessCacheName":"s"} """).CopyOf.Said());

    [Fact]
    public void No_snapshot_can_be_public() =>
        Assert.Equal(("False", "False"), (Copy<Snapshots>(Own).IsPublic.Said(), Copy<ServerlessSnapshots>(Own).IsPublic.Said()));

    [Theory]
    [InlineData("""{"TagList":[{"Key":"env","Value":"prod"}]}""", "env=prod")]
    [InlineData("""{"TagList":[]}""", "none")]
    [InlineData(null, "? Denied")]
    public void Tags_are_asked_for(string? answer, string expected) =>
        Assert.Equal(expected, Reading.One<ReplicationGroups, DataStore>("""{"ARN":"arn:x"}""", new Further("ListTagsForResource", answer)).Tags.Said());

    static DataStore Store<C>(string fields) where C : Glacis.Clouds.Collecting.Collector, new() => Reading.One<C, DataStore>($$"""{"ARN":"arn:x",{{fields}}}""");

    static Snapshot Copy<C>(string fields) where C : Glacis.Clouds.Collecting.Collector, new() => Reading.One<C, Snapshot>($$"""{"ARN":"arn:x",{{fields}}}""");
}
