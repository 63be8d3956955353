// Stages of APIs as entries to the web: what looks at requests before them.
using Glacis.Clouds.Aws.Waf;
using Glacis.Clouds.Collecting;
using Glacis.Facts;
using Glacis.Inventory;
using Glacis.Recordings;

namespace Glacis.Clouds.Aws.ApiGateway;

/// <summary>Stages of REST APIs; HTTP and WebSocket APIs cannot have a web firewall of their own.</summary>
public sealed class WebEntries : Collector
{
    static readonly Kind Entry = new("Glacis::ApiGateway::WebEntry", "API stage as an entry to the web");

    static readonly Call Stages = Call.ListAbout("apigateway", "GetStages", "item").By("restApiId", "id").Needs("apigateway:GET");

    static readonly Call List = Firewalls.In("webAclArn", "REGIONAL");

    public override Call Root { get; } = Call.List("apigateway", "GetRestApis", "items").Needs("apigateway:GET").Then(Stages.Then(List));

    public override IEnumerable<Resource> Read(Item item)
    {
        if (!item.Text("id").Peek(out var id)) yield break;
        var isPublic = item.Has("endpointConfiguration.types").Map(_ => item.Items("endpointConfiguration.types").All(static it => it.Text().Shown() != "PRIVATE"));
        foreach (var it in item.Of(Stages).Items("item"))
        {
            var stage = it.Text("stageName").Shown("?");
            yield return new WebEntry($"arn:{Arn.PartitionOf(item.Region)}:apigateway:{item.Region}::/restapis/{id}/stages/{stage}#web")
            {
                Kind = Entry,
                Name = $"{item.Text("name").Shown(id)}/{stage}",
                Account = item.Account,
                Region = item.Region,
                Tags = item.Tags("tags"),
                IsPublic = isPublic,
                Firewall = Firewalls.Before(it, "webAclArn", List),
            };
        }
    }
}
