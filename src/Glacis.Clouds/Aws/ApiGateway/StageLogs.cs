// Stages of APIs: whether they write down who asked what.
using Glacis.Clouds.Collecting;
using Glacis.Facts;
using Glacis.Inventory;
using Glacis.Recordings;

namespace Glacis.Clouds.Aws.ApiGateway;

/// <summary>Access logs of stages.</summary>
public sealed class StageLogs : Collector
{
    static readonly Kind Access = new("Glacis::ApiGateway::AccessLog", "API access log");

    internal static readonly Call Stages = Call.ListAbout("apigateway", "GetStages", "item").By("restApiId", "id").Needs("apigateway:GET");

    internal static readonly Call Apis = Call.List("apigateway", "GetRestApis", "items").Needs("apigateway:GET").Then(Stages);

    public override Call Root => Apis;

    public override Turn Turn => Turn.Kept;

    public override IReadOnlyList<Type> Fills => [typeof(LogSource)];

    public override IEnumerable<Resource> Read(Item item)
    {
        if (!item.Text("id").Peek(out var id)) yield break;
        foreach (var it in item.Of(Stages).Items("item"))
        {
            var stage = it.Text("stageName").Shown("?");
            var group = it.Text("accessLogSettings.destinationArn").Map(LogsOf.Group);
            var isOn = it.Has("accessLogSettings.destinationArn");
            yield return item.Log(Access, ArnOf(item, id, stage), $"{item.Text("name").Shown(id)}/{stage}", LogSort.Requests, isOn.AllOrNothing(), it.Only(group));
        }
    }

    internal static string ArnOf(Item api, string id, string stage) => $"arn:{Arn.PartitionOf(api.Region)}:apigateway:{api.Region}::/restapis/{id}/stages/{stage}";
}
