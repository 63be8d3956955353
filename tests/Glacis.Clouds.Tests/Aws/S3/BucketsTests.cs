// Buckets of S3: default encryption by each way of naming a key, and what replication copies.
using Glacis.Clouds.Aws.S3;
using Glacis.Clouds.Tests.Collecting;
using Glacis.Inventory;
using Xunit;

namespace Glacis.Clouds.Tests.Aws.S3;

public sealed class BucketsTests
{
    const string Provider = "? NotInAnswer";

    [Theory]
    [InlineData(""" "SSEAlgorithm":"AES256" """, "ProviderOwnedKey", Provider)]
    [InlineData(""" "SSEAlgorithm":"aws:kms" """, "ProviderManagedKey", "arn:aws:kms:eu-west-1:111111111111:alias/aws/s3")]
    [InlineData(""" "SSEAlgorithm":"aws:kms","KMSMasterKeyID":"1" """, "NamedKey", "arn:aws:kms:eu-west-1:111111111111:key/1")]
    [InlineData(""" "SSEAlgorithm":"aws:kms:dsse","KMSMasterKeyID":"alias/own" """, "NamedKey", "arn:aws:kms:eu-west-1:111111111111:alias/own")]
    [InlineData(""" "SSEAlgorithm":"aws:kms","KMSMasterKeyID":"arn:aws:kms:eu-west-1:222222222222:key/1" """, "CustomerKey", "arn:aws:kms:eu-west-1:222222222222:key/1")]
    [InlineData(""" "SSEAlgorithm":"rot13" """, "? NotForeseen", "? NotForeseen")]
    public void A_default_names_its_key_in_several_ways(string fields, string atRest, string key)
    {
        var bucket = Of(new Further("GetBucketEncryption", $$"""{"ServerSideEncryptionConfiguration":{"Rules":[{"ApplyServerSideEncryptionByDefault":{ {{fields}} },"BucketKeyEnabled":true}] } }"""));
        Assert.Equal((atRest, key), (bucket.AtRest.Said(), bucket.Key.Map(static it => it.Id).Said()));
    }

    [Fact]
    public void No_default_is_nothing_and_a_refusal_is_unknown()
    {
        Assert.Equal("Nothing", Of(Further.Absent("GetBucketEncryption", "ServerSideEncryptionConfigurationNotFoundError")).AtRest.Said());
        Assert.Equal("? Denied", Of(Further.Denied("GetBucketEncryption")).AtRest.Said());
    }

    [Theory]
    [InlineData("nothing is replicated", null, "")]
    [InlineData("turned off", """{"Status":"Disabled","Destination":{"Bucket":"b"}}""", "")]
    [InlineData("not selected", """{"Status":"Enabled","Destination":{"Bucket":"b"}}""", "b False")]
    [InlineData("selected", """{"Status":"Enabled","SourceSelectionCriteria":{"SseKmsEncryptedObjects":{"Status":"Enabled"}},"Destination":{"Bucket":"b","EncryptionConfiguration":{"ReplicaKmsKeyID":"arn:aws:kms:us-east-1:111111111111:key/2"}}}""", "b True")]
    [InlineData("one of two turned off", """{"Status":"Disabled","Destination":{"Bucket":"a"}},{"Status":"Enabled","Prefix":"","Destination":{"Bucket":"b"}}""", "b False")]
    public void A_rule_that_is_turned_off_copies_nothing(string name, string? rules, string expected)
    {
        var replication = rules is null ? Further.Absent("GetBucketReplication", "ReplicationConfigurationNotFoundError") : new Further("GetBucketReplication", $$"""{"ReplicationConfiguration":{"Rules":[ {{rules}} ] } }""");
        var bucket = Of(new Further("GetBucketEncryption", """{"ServerSideEncryptionConfiguration":{"Rules":[{"ApplyServerSideEncryptionByDefault":{"SSEAlgorithm":"aws:kms","KMSMasterKeyID":"1"}}]}}"""), replication);
        Assert.Equal((name, expected), (name, string.Join(", ", bucket.Replicas.Items.Select(static it => $"{it.Destination} {it.CopiesEncrypted.Said()}"))));
        Assert.True(bucket.Replicas.IsComplete);
    }

    static DataStore Of(params IReadOnlyList<Further> further) => Reading.One<Buckets, DataStore>("""{"Name":"a-bucket","BucketRegion":"eu-west-1"}""", further);
}
