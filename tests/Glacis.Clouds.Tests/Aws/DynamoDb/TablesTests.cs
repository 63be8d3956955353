// Tables of DynamoDB: whose key, and the replicas of global tables.
using Glacis.Clouds.Aws.DynamoDb;
using Glacis.Clouds.Tests.Collecting;
using Glacis.Inventory;
using Xunit;

namespace Glacis.Clouds.Tests.Aws.DynamoDb;

public sealed class TablesTests
{
    [Theory]
    [InlineData("not described: a key that AWS owns", """{"Table":{"TableStatus":"ACTIVE"}}""", "ProviderOwnedKey")]
    [InlineData("AES256: a key that AWS owns", """{"Table":{"SSEDescription":{"Status":"ENABLED","SSEType":"AES256"}}}""", "ProviderOwnedKey")]
    [InlineData("back to the default", """{"Table":{"SSEDescription":{"Status":"DISABLED"}}}""", "ProviderOwnedKey")]
    [InlineData("a key of the account", """{"Table":{"SSEDescription":{"Status":"ENABLED","SSEType":"KMS","KMSMasterKeyArn":"arn:aws:kms:eu-west-1:111111111111:key/1"}}}""", "NamedKey")]
    [InlineData("a key of another account", """{"Table":{"SSEDescription":{"SSEType":"KMS","KMSMasterKeyArn":"arn:aws:kms:eu-west-1:222222222222:key/1"}}}""", "CustomerKey")]
    [InlineData("key silent", """{"Table":{"SSEDescription":{"SSEType":"KMS"}}}""", "? NotInAnswer")]
    [InlineData("key redacted", """{"Table":{"SSEDescription":{"SSEType":"KMS","KMSMasterKeyArn":"REDACTED"}}}""", "? Redacted")]
    [InlineData("type silent", """{"Table":{"SSEDescription":{"Status":"ENABLED"}}}""", "? NotInAnswer")]
    [InlineData("type not foreseen", """{"Table":{"SSEDescription":{"SSEType":"OTHER"}}}""", "? NotForeseen")]
    [InlineData("no table in the answer", "{}", "? NotInAnswer")]
    [InlineData("denied", null, "? Denied")]
    public void Encryption_is_told_or_unknown(string state, string? answer, string expected) => Assert.Equal((state, expected), (state, Of(answer).AtRest.Said()));

    [Theory]
    [InlineData("none", """ "TableStatus":"ACTIVE" """, "")]
    [InlineData("by AWS's own key, like the table", """ "Replicas":[{"RegionName":"us-east-1"}] """, "us-east-1 ProviderOwnedKey")]
    [InlineData("by the default key", """ "SSEDescription":{"SSEType":"KMS","KMSMasterKeyArn":"arn:aws:kms:eu-west-1:111111111111:key/1"},"Replicas":[{"RegionName":"us-east-1"}] """, "us-east-1 ProviderManagedKey")]
    [InlineData("by a named key", """ "SSEDescription":{"SSEType":"KMS","KMSMasterKeyArn":"arn:aws:kms:eu-west-1:111111111111:key/1"},"Replicas":[{"RegionName":"us-east-1","KMSMasterKeyId":"1"}] """, "us-east-1 NamedKey")]
    [InlineData("redacted", """ "Replicas":[{"RegionName":"us-east-1","KMSMasterKeyId":"REDACTED"}] """, "us-east-1 ? Redacted")]
    [InlineData("table's encryption not foreseen", """ "SSEDescription":{"SSEType":"OTHER"},"Replicas":[{"RegionName":"us-east-1"}] """, "us-east-1 ? NotForeseen")]
    public void Replicas_are_guarded_as_documented(string state, string fields, string expected)
    {
        var table = Of($$"""{"Table":{ {{fields}} } }""");
        Assert.True(table.Replicas.IsComplete);
        Assert.Equal((state, expected), (state, string.Join(", ", table.Replicas.Items.Select(static it => $"{it.Destination.Split(':')[3]} {it.AtRest.Said()}"))));
    }

    [Fact]
    public void A_replica_has_the_key_of_its_own_region()
    {
        var table = Of("""{"Table":{"SSEDescription":{"SSEType":"KMS","KMSMasterKeyArn":"arn:aws:kms:eu-west-1:111111111111:key/1"},"Replicas":[{"RegionName":"us-east-1","KMSMasterKeyId":"1"},{"RegionName":"us-east-2"}]}}""");
        Assert.Equal(
            "arn:aws:kms:us-east-1:111111111111:key/1 arn:aws:kms:us-east-2:111111111111:alias/aws/dynamodb",
            string.Join(' ', table.Replicas.Items.Select(static it => it.Key.Said())));
    }

    [Theory]
    [InlineData(null, "? Denied")]
    [InlineData("{}", "? NotInAnswer")]
    [InlineData("""{"Table":{"GlobalTableVersion":"2017.11.29"}}""", "? NotInAnswer")]
    public void Replicas_that_are_not_told_are_not_none(string? answer, string expected) => Assert.Equal(expected, Of(answer).Replicas.Said());

    [Theory]
    [InlineData("""{"Tags":[{"Key":"env","Value":"prod"}]}""", "env=prod")]
    [InlineData("""{"Tags":[]}""", "none")]
    [InlineData(null, "? Denied")]
    public void Tags_are_asked_for(string? answer, string expected) =>
        Assert.Equal(expected, Reading.One<Tables, DataStore>("\"orders\"", new Further("ListTagsOfResource", answer)).Tags.Said());

    [Fact]
    public void The_id_depends_on_the_list_alone_and_tags_are_asked_for_by_it()
    {
        var collector = new Tables();
        const string Arn = "arn:aws:dynamodb:eu-west-1:111111111111:table/orders";
        Assert.Equal(Arn, Of(null).Id);
        Assert.Equal(Arn, (string?)collector.Root.Further[1].Request(Reading.ItemOf(collector, "\"orders\""))!["ResourceArn"]);
        Assert.Equal("orders", (string?)collector.Root.Further[0].Request(Reading.ItemOf(collector, "\"orders\""))!["TableName"]);
    }

    static DataStore Of(string? description) => Reading.One<Tables, DataStore>("\"orders\"", new Further("DescribeTable", description));
}
