// Instances of RDS: who guards them, what they copy, whose storage they use.
using Glacis.Clouds.Aws.Rds;
using Glacis.Clouds.Tests.Collecting;
using Glacis.Inventory;
using Xunit;

namespace Glacis.Clouds.Tests.Aws.Rds;

public sealed class InstancesTests
{
    [Theory]
    [InlineData("nothing", """ "StorageEncrypted":false """, "Nothing")]
    [InlineData("a key of the account", """ "StorageEncrypted":true,"KmsKeyId":"arn:aws:kms:eu-west-1:111111111111:key/1" """, "NamedKey")]
    [InlineData("a key of another account", """ "StorageEncrypted":true,"KmsKeyId":"arn:aws:kms:eu-west-1:222222222222:key/1" """, "CustomerKey")]
    [InlineData("silent", """ "Engine":"mysql" """, "? NotInAnswer")]
    public void Encryption_is_told_or_unknown(string state, string fields, string expected) => Assert.Equal((state, expected), (state, Of(fields).AtRest.Said()));

    [Theory]
    [InlineData(""" "Engine":"mysql" """, "none", "none")]
    [InlineData(""" "DBClusterIdentifier":"","ReadReplicaSourceDBInstanceIdentifier":"" """, "none", "none")]
    [InlineData(""" "DBClusterIdentifier":"orders" """, "orders", "none")]
    [InlineData(""" "ReadReplicaSourceDBInstanceIdentifier":"main" """, "none", "main")]
    [InlineData(""" "DBClusterIdentifier":"REDACTED" """, "? Redacted", "none")]
    public void Whose_storage_and_whose_copy_it_is(string fields, string storage, string primary)
    {
        var it = Of(fields);
        Assert.Equal((storage, primary), (it.StorageOf.Said(), it.ReplicaOf.Said()));
    }

    static DataStore Of(string fields) =>
        Reading.One<Instances, DataStore>($$"""{"DBInstanceIdentifier":"i","DBInstanceArn":"arn:aws:rds:eu-west-1:111111111111:db:i",{{fields}}}""");
}
