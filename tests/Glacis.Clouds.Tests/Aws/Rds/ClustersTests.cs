// Clusters of RDS: who guards them, what they are, what they copy.
using Glacis.Clouds.Aws.Rds;
using Glacis.Clouds.Tests.Collecting;
using Glacis.Inventory;
using Xunit;

namespace Glacis.Clouds.Tests.Aws.Rds;

public sealed class ClustersTests
{
    [Theory]
    [InlineData("nothing", """ "StorageEncrypted":false """, "Nothing")]
    [InlineData("provider-owned, as it is said since 2026", """ "StorageEncrypted":false,"StorageEncryptionType":"sse-rds" """, "ProviderOwnedKey")]
    [InlineData("encrypted, no key named", """ "StorageEncrypted":true """, "ProviderOwnedKey")]
    [InlineData("provider-managed", """ "StorageEncrypted":true,"KmsKeyId":"alias/aws/rds" """, "ProviderManagedKey")]
    [InlineData("a key of the account", """ "StorageEncrypted":true,"KmsKeyId":"arn:aws:kms:eu-west-1:111111111111:key/1" """, "NamedKey")]
    [InlineData("a key of another account", """ "StorageEncrypted":true,"KmsKeyId":"arn:aws:kms:eu-west-1:222222222222:key/1" """, "CustomerKey")]
    [InlineData("key redacted", """ "StorageEncrypted":true,"KmsKeyId":"REDACTED" """, "? Redacted")]
    [InlineData("flag redacted", """ "StorageEncrypted":"REDACTED" """, "? Redacted")]
    [InlineData("silent", """ "Engine":"aurora" """, "? NotInAnswer")]
    [InlineData("strange", """ "StorageEncrypted":"perhaps" """, "? NotForeseen")]
    public void Encryption_is_told_or_unknown(string state, string fields, string expected) => Assert.Equal((state, expected), (state, Of(fields).AtRest.Said()));

    [Theory]
    [InlineData("docdb", "AWS::DocDB::DBCluster")]
    [InlineData("neptune", "AWS::Neptune::DBCluster")]
    [InlineData("aurora-postgresql", "AWS::RDS::DBCluster")]
    [InlineData("mysql", "AWS::RDS::DBCluster")]
    public void The_engine_tells_the_kind(string engine, string expected) => Assert.Equal(expected, Of($"\"Engine\":\"{engine}\"").Kind.Id);

    [Theory]
    [InlineData(""" "Engine":"mysql" """, "none")]
    [InlineData(""" "ReplicationSourceIdentifier":"" """, "none")]
    [InlineData(""" "ReplicationSourceIdentifier":"arn:aws:rds:us-east-1:111111111111:cluster:main" """, "arn:aws:rds:us-east-1:111111111111:cluster:main")]
    [InlineData(""" "ReplicationSourceIdentifier":"REDACTED" """, "? Redacted")]
    public void A_replica_names_its_source(string fields, string expected) => Assert.Equal(expected, Of(fields).ReplicaOf.Said());

    static DataStore Of(string fields) =>
        Reading.One<Clusters, DataStore>($$"""{"DBClusterIdentifier":"c","DBClusterArn":"arn:aws:rds:eu-west-1:111111111111:cluster:c",{{fields}}}""");
}
