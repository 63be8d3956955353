// The published schemas, held against what is really written; and against what must be refused.
using System.Text;
using System.Text.Json.Nodes;
using Glacis.Outputs;
using Glacis.Recordings;
using Glacis.Tests.Support;
using NJsonSchema;
using Xunit;

namespace Glacis.Tests.Outputs;

public sealed class SchemaTests
{
    static Task<JsonSchema> Schema(string name) =>
        JsonSchema.FromFileAsync(Path.Combine(Expected.Root, "docs", "schemas", $"{name}.schema.json"), TestContext.Current.CancellationToken);

    static string Run() => Written(Reports.Sample().Run.WriteTo);

    static string Written(Action<Stream> write)
    {
        using var stream = new MemoryStream();
        write(stream);
        return Encoding.UTF8.GetString(stream.ToArray());
    }

    static string Ledger(Reading reading) => Glacis.Recordings.Ledger.Line(new()
    {
        Account = "1",
        Region = "eu-west-1",
        Service = "s3",
        Operation = "ListBuckets",
        Reading = reading,
        Asked = 1,
        Pages = 1,
        Items = 3,
        Absent = 1,
        Denied = 1,
        Failed = 1,
        Documented = 1,
        Why = "denied",
        Segment = "segments/1/eu-west-1/s3-0001.seg",
        Offset = 9,
        First = 2,
        Records = 3,
    });

    static string Verdict(Glacis.Verdicts.Verdict verdict)
    {
        using var line = new VerdictLine();
        return Encoding.UTF8.GetString(line.Of(verdict));
    }

    [Fact]
    public async Task Verdicts_are_valid()
    {
        var schema = await Schema("verdict");
        Assert.All(Samples.Handful(), verdict => Assert.Empty(schema.Validate(Verdict(verdict))));
    }

    [Fact]
    public async Task Reports_are_valid()
    {
        var schema = await Schema("report");
        foreach (var report in new[] { Reports.Sample(), Reports.OfHostileTexts(), Reports.Of([]) })
            Assert.Empty(schema.Validate(Reports.Written(new JsonReport(), report)));
    }

    [Fact]
    public async Task Ledger_lines_are_valid()
    {
        var schema = await Schema("ledger");
        Assert.All(Enum.GetValues<Reading>(), reading => Assert.Empty(schema.Validate(Ledger(reading))));
    }

    [Fact]
    public async Task Runs_are_valid() => Assert.Empty((await Schema("run")).Validate(Run()));

    [Fact]
    public async Task The_bundled_inventory_is_valid() =>
        Assert.Empty((await Schema("inventory")).Validate(await File.ReadAllTextAsync(Path.Combine(Expected.Root, "samples", "discovery.json"), TestContext.Current.CancellationToken)));

    [Theory]
    [InlineData("verdict", "outcome", "\"perhaps\"")]
    [InlineData("verdict", "confidence", "1.5")]
    [InlineData("verdict", "id", "\"x\"")]
    [InlineData("verdict", "unheard", "1")]
    [InlineData("verdict", "sources", """[{"type":"rumour","text":"","certainty":1}]""")]
    [InlineData("verdict", "reasoning", """[{"phase":"","question":""}]""")]
    [InlineData("report", "verdicts", """[{"id":"x"}]""")]
    [InlineData("report", "format", "2")]
    [InlineData("report", "reconciliation", "3")]
    [InlineData("ledger", "reading", "\"perhaps\"")]
    [InlineData("ledger", "pages", "-1")]
    [InlineData("run", "started", "\"yesterday\"")]
    [InlineData("run", "callers", """[{"account":"1"}]""")]
    [InlineData("inventory", "version", "2")]
    [InlineData("inventory", "resources", """[{"type":"AWS::S3::Bucket"}]""")]
    public async Task What_is_wrong_is_refused(string name, string member, string value)
    {
        var schema = await Schema(name);
        var right = JsonNode.Parse(name switch
        {
            "verdict" => Verdict(Samples.Fail()),
            "report" => Reports.Written(new JsonReport(), Reports.Sample()),
            "ledger" => Ledger(Reading.Partial),
            "run" => Run(),
            _ => """{"version":1,"source":"other","collected":"2026-11-22T06:00:00Z","resources":[{"id":"a","type":"b"}]}""",
        })!.AsObject();
        Assert.Empty(schema.Validate(right.ToJsonString()));
        right[member] = JsonNode.Parse(value);
        Assert.NotEmpty(schema.Validate(right.ToJsonString()));
    }
}
