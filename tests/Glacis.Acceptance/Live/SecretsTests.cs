// A server that tells secrets wherever the services' models know any: none may reach a file of the bundle.
using System.Text;
using System.Text.Json.Nodes;
using Glacis.Acceptance.Faults;
using Glacis.Agent;
using Glacis.Clouds.Aws.Wire;
using Xunit;

namespace Glacis.Acceptance.Live;

public sealed class SecretsTests : IDisposable
{
    const string Marker = "hunter2-must-not-be-kept";

    readonly Scratch scratch = new();
    readonly SortedSet<string> told = new(StringComparer.Ordinal);

    public void Dispose() => scratch.Dispose();

    [Fact]
    public async Task No_secret_reaches_a_file()
    {
        using var relay = new Relay(null, Answer);
        var said = await Cli.RunAsync(scratch.Path, relay.Url, "assess", "aws", "--region", "us-east-1", "-o", "bundle");
        Assert.True(said.Code == 4, said.ToString());
        Assert.Equal(WithSecrets, told);
        foreach (var (name, bytes) in Scratch.Files(scratch.Path))
            Assert.False(bytes.AsSpan().IndexOf(Encoding.UTF8.GetBytes(Marker)) >= 0, $"{name} holds a secret");
        Assert.DoesNotContain(Marker, said.ToString(), StringComparison.Ordinal);
        Assert.Contains("REDACTED", Encoding.UTF8.GetString(Scratch.Files(scratch.Path)["bundle/recording/segments/123456789012/us-east-1/rds-0001.seg"]), StringComparison.Ordinal);
        Assert.True(File.ReadAllText(scratch.In("bundle/population.jsonl")).Contains("arn:aws:", StringComparison.Ordinal), "nothing was found, so nothing was read");
    }

    static IEnumerable<Operation> Asked => Parts.Unchecked.Collectors.SelectMany(static it => it.Root.AndFurther).DistinctBy(static it => it.Name, StringComparer.Ordinal).Select(static it => Catalogue.Operation(it.Service, it.Operation));

    static IEnumerable<string> WithSecrets => Asked.Where(static it => it.HasSecrets).Select(static it => it.ToString()).Order(StringComparer.Ordinal);

    // Lists of things about which is asked what has secrets: without a thing nobody would ask.
    static readonly (string Service, string Operation, string Body)[] Lists =
    [
        ("bedrock", "ListCustomModels", """{"modelSummaries":[{"modelArn":"arn:aws:bedrock:us-east-1:123456789012:custom-model/m","modelName":"m"}]}"""),
        ("codebuild", "ListProjects", """{"projects":["build"]}"""),
        ("events", "ListRules", """{"Rules":[{"Name":"nightly","Arn":"arn:aws:events:us-east-1:123456789012:rule/nightly"}]}"""),
        ("firehose", "ListDeliveryStreams", """{"DeliveryStreamNames":["clicks"],"HasMoreDeliveryStreams":false}"""),
        ("guardduty", "ListDetectors", """{"detectorIds":["d"]}"""),
        ("ssm", "DescribeParameters", $$"""{"Parameters":[{"Name":"token","Type":"SecureString","Value":"{{Marker}}"}]}"""),
    ];

    Reply? Answer(Heard heard)
    {
        if (heard.Operation == "GetCallerIdentity")
            return Reply.Xml(200, "<GetCallerIdentityResponse><GetCallerIdentityResult><Arn>arn:aws:iam::123456789012:user/u</Arn><UserId>U</UserId><Account>123456789012</Account></GetCallerIdentityResult></GetCallerIdentityResponse>");
        if (heard.Operation == "DescribeRegions") return Reply.Xml(200, "<DescribeRegionsResponse><regionInfo><item><regionName>us-east-1</regionName></item></regionInfo></DescribeRegionsResponse>");
        if (heard is { Service: "organizations", Operation: "ListRoots" }) return Json("""{"Roots":[{"Id":"r-ab12","Arn":"arn:aws:organizations::123456789012:root/o-a1b2c3d4e5/r-ab12"}]}""");
        var operation = Asked.FirstOrDefault(it => it.HasSecrets && it.Service.Name == heard.Service && Is(it, heard));
        if (operation is not null) lock (told) told.Add(operation.ToString());
        if (Lists.FirstOrDefault(it => it.Service == heard.Service && Is(Catalogue.Operation(it.Service, it.Operation), heard)).Body is { } list) return Json(list);
        if (operation is null) return Reply.Error(heard.Service, 403, "AccessDenied");
        if (operation.Output is null) return Json(Unmarked(operation).ToJsonString());
        if (!operation.Service.SpeaksXml) return Json(Members(operation.Output!, operation, 0).ToJsonString());
        // Where one member is the whole body, nothing stands round it.
        if (operation.Output!.Payload is { Type.Shape: { } payload } whole) return Reply.Xml(200, $"<{whole.WireName}>{Structure(payload, operation, 0)}</{whole.WireName}>");
        if (operation.Service.Protocol == Protocol.Ec2) return Reply.Xml(200, $"<{operation.Name}Response>{Structure(operation.Output!, operation, 0)}</{operation.Name}Response>");
        return Reply.Xml(200, $"<{operation.Name}Response><{operation.Name}Result>{Structure(operation.Output!, operation, 0)}</{operation.Name}Result></{operation.Name}Response>");
    }

    // What no model marks, and we do, where the catalogue has no shape of the answer.
    static JsonObject Unmarked(Operation operation)
    {
        var body = new JsonObject();
        foreach (var path in Secrets.Unmarked(operation))
        {
            JsonNode inner = Marker;
            foreach (var name in path.Reverse()) inner = new JsonObject { [name] = inner };
            foreach (var (name, value) in inner.AsObject().ToArray()) body[name] = name.EndsWith('s') ? new JsonArray(value!.DeepClone()) : value!.DeepClone();
        }
        return body;
    }

    // REST has no names of operations on the wire, only paths, in which the names of things stand.
    static bool Is(Operation it, Heard heard) => it.Name == heard.Operation
        || it.Uri.Length > 1 && it.Uri.Split('?')[0].TrimEnd('/').Split('/') is var known && heard.Operation.Split('?')[0].TrimEnd('/').Split('/') is var parts && known.Length == parts.Length && known.Zip(parts).All(static pair => pair.First == pair.Second || pair.First.StartsWith('{'));

    static Reply Json(string body) => new(200, Encoding.UTF8.GetBytes(body), [("Content-Type", "application/json")]);

    // Every member that the model has, as the JSON protocols write it. The catalogue leaves out plain texts; that this account manages its organisation has to be there.
    static JsonObject Members(Shape shape, Operation operation, int depth)
    {
        var members = new JsonObject { ["MasterAccountId"] = "123456789012" };
        foreach (var it in shape.Members.Values.Where(it => depth < 8 && (operation.Paginator is null || !operation.Paginator.Outputs.Contains(it.Name, StringComparer.Ordinal))))
            members[it.WireName] = Node(it.Type, operation, depth + 1);
        return members;
    }

    static JsonNode Node(Reference type, Operation operation, int depth) => type switch
    {
        { Sensitive: true } => Marker,
        { Shape: { Form: Form.Structure } structure } => Members(structure, operation, depth),
        { Shape: { Form: Form.List } list } => new JsonArray(Node(list.Item, operation, depth + 1)),
        _ => "x",
    };

    // Every member that the model has, as the query protocol writes it; no next page.
    static string Structure(Shape shape, Operation operation, int depth) => depth > 8 ? "" : string.Concat(shape.Members.Values
        .Where(it => operation.Paginator is null || !operation.Paginator.Outputs.Contains(it.Name, StringComparer.Ordinal))
        .Select(it => $"<{it.WireName}>{Value(it.Type, it.Name, operation, depth + 1)}</{it.WireName}>"));

    static string Value(Reference type, string name, Operation operation, int depth) => type switch
    {
        { Sensitive: true } => Marker,
        { Shape: { Form: Form.Structure } structure } => Structure(structure, operation, depth),
        { Shape: { Form: Form.List } list } => $"<{list.ItemName}>{Arn(name.TrimEnd('s'))}{Value(list.Item, name, operation, depth + 1)}</{list.ItemName}>",
        { Form: Form.Flag } => "true",
        { Form: Form.Time } => "2026-01-01T00:00:00Z",
        { Form: Form.Text } => "x",
        _ => "1",
    };

    // The catalogue leaves out plain texts; the name of a thing has to be there for it to be read.
    static string Arn(string thing) => $"<Id>x</Id><ARN>arn:x</ARN><{thing}Arn>arn:aws:rds:us-east-1:123456789012:{thing.ToLowerInvariant()}:x</{thing}Arn>";
}
