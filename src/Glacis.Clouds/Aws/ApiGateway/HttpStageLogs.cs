// Stages of HTTP and WebSocket APIs: whether they write down who asked what.
using Glacis.Clouds.Collecting;
using Glacis.Inventory;
using Glacis.Recordings;

namespace Glacis.Clouds.Aws.ApiGateway;

/// <summary>Access logs of stages of the second generation.</summary>
public sealed class HttpStageLogs : Collector
{
    static readonly Kind Access = new("Glacis::ApiGatewayV2::AccessLog", "HTTP API access log");

    static readonly Call Stages = Call.ListAbout("apigatewayv2", "GetStages", "Items").By("ApiId", "ApiId").Needs("apigateway:GET");

    public override Call Root { get; } = Call.List("apigatewayv2", "GetApis", "Items").Needs("apigateway:GET").Then(Stages);

    public override Turn Turn => Turn.Kept;

    public override IReadOnlyList<Type> Fills => [typeof(LogSource)];

    public override IEnumerable<Resource> Read(Item item)
    {
        if (!item.Text("ApiId").Peek(out var id)) yield break;
        foreach (var it in item.Of(Stages).Items("Items"))
        {
            var stage = it.Text("StageName").Shown("?");
            yield return item.Log(Access, $"arn:{Arn.PartitionOf(item.Region)}:apigateway:{item.Region}::/apis/{id}/stages/{stage}", $"{item.Text("Name").Shown(id)}/{stage}", LogSort.Requests,
                it.Has("AccessLogSettings.DestinationArn").AllOrNothing(), it.Only(it.Text("AccessLogSettings.DestinationArn").Map(LogsOf.Group)));
        }
    }
}
