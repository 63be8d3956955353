// Who may do what to a table of DynamoDB, as the table itself says it.
using Glacis.Clouds.Collecting;
using Glacis.Inventory;
using Glacis.Recordings;

namespace Glacis.Clouds.Aws.DynamoDb;

/// <summary>Policies of tables; those of their streams are not asked for.</summary>
public sealed class TablePolicies : Collector
{
    static readonly Kind OfTable = new("Glacis::DynamoDB::TablePolicy", "DynamoDB table policy");

    static readonly Call Policy = Call.About("dynamodb", "GetResourcePolicy").By("ResourceArn", Tables.ArnOf).AbsentBy("PolicyNotFoundException");

    public override Call Root { get; } = Tables.List.Then(Policy, Tables.Labelling);

    public override IEnumerable<Resource> Read(Item item)
    {
        if (!item.Text().Peek(out var name) || !Tables.ArnOf(item).Peek(out var arn)) yield break;
        yield return item.Policy(arn, OfTable, "dynamodb", name, item.Of(Policy).PolicyUnlessAbsent("Policy")) with { Tags = item.Of(Tables.Labelling).Tags("Tags") };
    }
}
