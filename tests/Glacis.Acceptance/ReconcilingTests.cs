// An inventory that was handed over: its form, how resources are recognised, and what is said of those that were not found.
using Glacis.Agent;
using Glacis.Inventory;
using Glacis.Recordings;
using Glacis.Tests.Support;
using Xunit;

namespace Glacis.Acceptance;

public sealed class ReconcilingTests
{
    const string Head = "\"version\":1,\"source\":\"discovery\",\"collected\":\"2026-11-22T06:00:00Z\"";

    static HandedOver Listed(params string[] items) => HandedOver.Read($"{{{Head},\"resources\":[{string.Join(',', items)}]}}", "d.json");

    static string Item(string id, string type, string more = "") => $$"""{"id":"{{id}}","type":"{{type}}"{{more}}}""";

    static DataStore Store(string id, string kind, string name, string region = "us-east-1", string account = "1") =>
        new(id) { Kind = new(kind, kind), Name = name, Account = account, Region = region };

    static LedgerLine Line(string service, string operation, Reading reading, string region = "us-east-1", string account = "1", string why = "") =>
        new() { Account = account, Region = region, Service = service, Operation = operation, Reading = reading, Why = why };

    [Theory]
    [InlineData("arn:aws:s3:::data", "AWS::S3::Bucket", "", true)]
    [InlineData("data", "AWS::S3::Bucket", "", true)]
    [InlineData("data", "aws::s3::bucket", "", true)]
    [InlineData("data", "AWS::S3::Bucket", ",\"region\":\"eu-west-1\"", false)]
    [InlineData("data", "AWS::S3::Bucket", ",\"account\":\"2\"", false)]
    [InlineData("data", "AWS::DynamoDB::Table", "", false)]
    [InlineData("Data", "AWS::S3::Bucket", "", false)]
    [InlineData("db-1", "AWS::RDS::DBInstance", ",\"account\":\"1\",\"region\":\"us-east-1\"", true)]
    [InlineData("arn:aws:rds:us-east-1:1:db:db-1", "AWS::RDS::DBInstance", "", true)]
    [InlineData("arn:aws:rds:us-east-1:1:db:db-1", "a name of their own", "", true)]
    [InlineData("arn:aws:rds:us-east-1:2:db:db-1", "AWS::RDS::DBInstance", "", false)]
    [InlineData("arn:aws:rds:eu-west-1:1:db:db-1", "AWS::RDS::DBInstance", "", false)]
    [InlineData("vol-1", "AWS::EC2::Volume", "", true)]
    [InlineData("database disk", "AWS::EC2::Volume", "", true)]
    public void A_resource_is_recognised_by_its_id_or_by_type_and_name(string id, string type, string more, bool found)
    {
        var reconciling = new Reconciling(Listed(Item(id, type, more)), Parts.Unchecked.Collectors);
        reconciling.Found(Store("arn:aws:s3:::data", "AWS::S3::Bucket", "data"));
        reconciling.Found(Store("arn:aws:rds:us-east-1:1:db:db-1", "AWS::RDS::DBInstance", "db-1"));
        reconciling.Found(Store("arn:aws:ec2:us-east-1:1:volume/vol-1", "AWS::EC2::Volume", "database disk"));
        var result = reconciling.Close([]);
        Assert.Equal((1, found ? 1 : 0, found ? 0 : 1), (result.HandedOver, result.Found, result.Missing.Count));
    }

    [Theory]
    [InlineData("arn:aws:rds:us-east-1:1:db:gone", "AWS::RDS::DBInstance", "")]
    [InlineData("arn:aws:rds:eu-west-1:1:db:x", "AWS::RDS::DBInstance", "rds:DescribeDBInstances could not be read to the end in 1/eu-west-1: AccessDenied")]
    [InlineData("arn:aws:rds:eu-west-3:1:db:x", "AWS::RDS::DBInstance", "1/eu-west-3 was left out by a declaration")]
    [InlineData("arn:aws:rds:eu-west-9:1:db:x", "AWS::RDS::DBInstance", "region eu-west-9 is not part of this run")]
    [InlineData("arn:aws:rds:us-east-1:7:db:x", "AWS::RDS::DBInstance", "account 7 is not part of this run")]
    [InlineData("arn:aws:rds:us-east-1:1:proxy:x", "AWS::RDS::DBProxy", "this version does not look at AWS::RDS::DBProxy")]
    [InlineData("arn:aws:rds:us-east-1:1:cluster:x", "AWS::DocDB::DBCluster", "")]
    [InlineData("arn:aws:kms:us-east-1:1:alias/x", "AWS::KMS::Alias", "")]
    [InlineData("arn:aws:s3:::x", "AWS::S3::Bucket", "")]
    [InlineData("arn:aws:dynamodb:us-east-1:1:table/x", "AWS::DynamoDB::Table", "region us-east-1 is not part of this run")]
    [InlineData("x", "AWS::DynamoDB::Table", "it was not asked for")]
    public void What_is_missing_says_whether_it_could_have_been_found(string id, string type, string why)
    {
        LedgerLine[] ledger =
        [
            Line("rds", "DescribeDBInstances", Reading.Complete), Line("rds", "DescribeDBSnapshots", Reading.Unread), Line("rds", "DescribeDBClusters", Reading.Complete),
            Line("rds", "DescribeDBInstances", Reading.Unread, "eu-west-1", why: "AccessDenied"), Line("rds", "DescribeDBInstances", Reading.LeftOut, "eu-west-3"),
            Line("s3", "ListBuckets", Reading.Complete), Line("s3", "GetBucketTagging", Reading.Partial), Line("kms", "ListAliases", Reading.Complete),
        ];
        var missing = new Reconciling(Listed(Item(id, type)), Parts.Unchecked.Collectors).Close(ledger).Missing.Single();
        Assert.Equal(why, missing.NotLookedAt);
        Assert.Equal(why.Length == 0 ? id : $"{id} (not looked at: {why})", missing.ToString());
    }

    [Fact]
    public void What_the_list_lacks_is_counted_whole_and_kept_in_part()
    {
        var reconciling = new Reconciling(Listed(Item("b0", "AWS::S3::Bucket"), Item("arn:aws:s3:::b1", "AWS::S3::Bucket")), Parts.Unchecked.Collectors);
        for (var i = 0; i < 2502; i++) reconciling.Found(Store($"arn:aws:s3:::b{i}", "AWS::S3::Bucket", $"b{i}"));
        reconciling.Found(Store("arn:aws:dynamodb:us-east-1:1:table/t", "AWS::DynamoDB::Table", "t"));
        var result = reconciling.Close([]);
        Assert.Equal((2, 0, 2500, 1000, "arn:aws:s3:::b2"), (result.Found, result.Missing.Count, result.UnlistedCount, result.Unlisted.Count, result.Unlisted[0]));
    }

    [Fact]
    public void The_sample_is_read()
    {
        var list = HandedOver.Read(File.ReadAllText(Path.Combine(Expected.Root, "samples/discovery.json")), "discovery.json");
        Assert.Equal(("discovery-agent", new DateTimeOffset(2026, 11, 22, 6, 0, 0, TimeSpan.Zero)), (list.Source, list.Collected));
        Assert.Contains(new("arn:aws:dynamodb:us-east-1:123456789012:table/carts-prod", "AWS::DynamoDB::Table", "123456789012", "us-east-1"), list.Items);
    }

    [Fact]
    public void What_stands_in_a_list_twice_counts_once() => Assert.Single(Listed(Item("a", "t"), Item("a", "t")).Items);

    [Theory]
    [InlineData("", "d.json:1: this is no JSON that can be read; write a list as docs/schemas/inventory.schema.json says")]
    [InlineData("{\n\"version\":1,,", "d.json:2: this is no JSON that can be read; write a list as docs/schemas/inventory.schema.json says")]
    [InlineData("[]", "d.json: the list must be an object")]
    [InlineData("{\"version\":2}", "d.json: version must be 1")]
    [InlineData("{\"version\":\"1\"}", "d.json: version must be 1")]
    [InlineData("{\"versoin\":1}", "d.json: unknown key \"versoin\" in the list; did you mean \"version\"?")]
    [InlineData("{" + Head + "}", "d.json: resources must be a list")]
    [InlineData("{" + Head + ",\"resources\":{}}", "d.json: resources must be a list")]
    [InlineData("{" + Head + ",\"resources\":[\"x\"]}", "d.json: resources[0] must be an object")]
    [InlineData("{" + Head + ",\"resources\":[{\"id\":\"a\",\"type\":\"t\"},{\"id\":\"x\"}]}", "d.json: resources[1].type is missing")]
    [InlineData("{" + Head + ",\"resources\":[{\"id\":7,\"type\":\"t\"}]}", "d.json: resources[0].id must be a text")]
    [InlineData("{" + Head + ",\"resources\":[{\"id\":\" \",\"type\":\"t\"}]}", "d.json: resources[0].id must be a text")]
    [InlineData("{" + Head + ",\"resources\":[{\"id\":\"a\",\"type\":\"t\",\"arn\":\"b\"}]}", "d.json: unknown key \"arn\" in resources[0]; allowed: id, type, account, region")]
    [InlineData("{\"version\":1,\"source\":\"x\",\"collected\":\"2026-11-22T06:00:00\",\"resources\":[]}", "d.json: collected must be a time, written like 2026-11-22T06:00:00Z, not \"2026-11-22T06:00:00\"")]
    [InlineData("{\"version\":1,\"source\":\"x\",\"collected\":\"yesterday+00:00\",\"resources\":[]}", "d.json: collected must be a time, written like 2026-11-22T06:00:00Z, not \"yesterday+00:00\"")]
    [InlineData("{\"version\":1,\"collected\":\"2026-11-22T06:00:00Z\",\"resources\":[]}", "d.json: source is missing")]
    public void A_list_that_cannot_be_used_is_one_sentence(string json, string sentence) =>
        Assert.Equal(sentence, Assert.Throws<UnreadableInventoryException>(() => HandedOver.Read(json, "d.json")).Message);

    [Fact]
    public void A_key_that_stands_twice_is_refused() => Assert.Throws<UnreadableInventoryException>(() => HandedOver.Read("{\"version\":1,\"version\":1}", "d.json"));
}
