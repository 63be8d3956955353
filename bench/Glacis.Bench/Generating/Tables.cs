// DynamoDB tables with their description and tags (json 1.0).
namespace Glacis.Bench.Generating;

sealed class Tables : Answers
{
    internal override string Call => "dynamodb:ListTables";

    internal override int PageSize => 100;

    internal override int Share => 150;

    internal override string Page(IReadOnlyList<Thing> things, string more) =>
        $$"""{{{(more.Length > 0 ? $"\"LastEvaluatedTableName\":\"{things[^1].Name}\"," : "")}}"TableNames":[{{string.Join(',', things.Select(static it => $"\"{it.Name}\""))}}]}""";

    internal override Reply? Further(string call, Thing about) => call switch
    {
        "dynamodb:DescribeTable" => new(Description(about)),
        "dynamodb:ListTagsOfResource" => new($$"""{"Tags":[{{TagsAsJson(about, "Key", "Value")}}]}"""),
        _ => null,
    };

    static string Arn(Thing it) => $"arn:aws:dynamodb:{it.Site.Region}:{it.Site.Account}:table/{it.Name}";

    static string Description(Thing it) => Invariant($$$$"""
        {"Table":{"AttributeDefinitions":[{"AttributeName":"pk","AttributeType":"S"},{"AttributeName":"sk","AttributeType":"S"}],"BillingModeSummary":{"BillingMode":"PAY_PER_REQUEST","LastUpdateToPayPerRequestDateTime":{{{{it.CreatedSeconds}}}}.131},"CreationDateTime":{{{{it.CreatedSeconds}}}}.131,"DeletionProtectionEnabled":false,"ItemCount":{{{{it.Dice.Below(1_000_000, 51)}}}},"KeySchema":[{"AttributeName":"pk","KeyType":"HASH"},{"AttributeName":"sk","KeyType":"RANGE"}],"ProvisionedThroughput":{"NumberOfDecreasesToday":0,"ReadCapacityUnits":0,"WriteCapacityUnits":0},"TableArn":"{{{{Arn(it)}}}}","TableId":"{{{{it.Dice.Uuid(52)}}}}","TableName":"{{{{it.Name}}}}","TableSizeBytes":{{{{it.Dice.Below(int.MaxValue, 53)}}}},"TableStatus":"ACTIVE","WarmThroughput":{"ReadUnitsPerSecond":12000,"Status":"ACTIVE","WriteUnitsPerSecond":4000}{{{{Encryption(it)}}}}}}
        """);

    // A table with the key that AWS owns has no SSEDescription at all.
    static string Encryption(Thing it) => it.Guard is Guard.Nothing or Guard.ProviderOwned ? "" : $$""","SSEDescription":{"KMSMasterKeyArn":"{{it.Key}}","SSEType":"KMS","Status":"ENABLED"}""";
}
