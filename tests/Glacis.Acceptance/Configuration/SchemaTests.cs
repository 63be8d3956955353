// The published schema of glacis.yaml: it knows the parser's keys, takes what the parser takes, and refuses the slips of form.
using System.Text.Json;
using System.Text.Json.Nodes;
using Glacis.Agent;
using Glacis.Agent.Configuration;
using Glacis.Tests.Support;
using NJsonSchema;
using Xunit;
using YamlDotNet.Serialization;

namespace Glacis.Acceptance.Configuration;

public sealed class SchemaTests
{
    static string Text(string path) => File.ReadAllText(Path.Combine(Expected.Root, path));

    static async Task<ICollection<NJsonSchema.Validation.ValidationError>> Errors(string yaml)
    {
        var tree = new DeserializerBuilder().WithAttemptingUnquotedStringTypeDeserialization().Build().Deserialize<object>(yaml);
        var schema = await JsonSchema.FromJsonAsync(Text("docs/schemas/glacis.schema.json"), TestContext.Current.CancellationToken);
        return schema.Validate(JsonSerializer.Serialize(tree));
    }

    [Fact]
    public void It_knows_exactly_the_keys_of_the_parser()
    {
        var schema = JsonNode.Parse(Text("docs/schemas/glacis.schema.json"))!;
        foreach (var (place, keys) in Keys.All)
        {
            var at = place is "match" or "principal" or "segment" or "flow" or "pattern" ? schema["definitions"]![place]! : place.Length == 0 ? schema : schema["properties"]![place.Replace("[]", "", StringComparison.Ordinal)]!;
            if (place.EndsWith("[]", StringComparison.Ordinal)) at = at["items"]!;
            Assert.Equal(string.Join(' ', keys.Order(StringComparer.Ordinal)), string.Join(' ', at["properties"]!.AsObject().Select(static it => it.Key).Order(StringComparer.Ordinal)));
            Assert.False(at["additionalProperties"]!.GetValue<bool>());
        }
    }

    [Fact]
    public void The_parser_reads_each_of_its_keys()
    {
        foreach (var key in Keys.All.Values.SelectMany(static it => it).Distinct(StringComparer.Ordinal))
            Assert.Matches($@"\b{key}:", ConfiguredTests.Whole);
    }

    [Fact]
    public async Task It_takes_a_file_with_every_key() => Assert.Empty(await Errors(ConfiguredTests.Whole));

    [Fact]
    public async Task It_and_the_parser_take_the_sample()
    {
        var yaml = Text("samples/acme.yaml");
        Assert.Empty(await Errors(yaml));
        Assert.NotEmpty(Configured.Read(yaml, ConfiguredTests.Start, Parts.Unchecked.Checks).Intent.Exceptions);
    }

    [Theory]
    [InlineData("out: evidence", "oot: evidence")]
    [InlineData("version: 1", "version: 2")]
    [InlineData("failOn: medium", "failOn: severe")]
    [InlineData("parallelism: 8", "parallelism: 0")]
    [InlineData("regions: [us-east-1", "regions: [virginia")]
    [InlineData("class: restricted", "class: secret")]
    [InlineData("ticket: SEC-123", "tickets: SEC-123")]
    [InlineData("expires: 2027-03-31", "expires: 31.3.2027")]
    [InlineData("resource: \"alias/old\"", "resource: x, match: { name: y }")]
    [InlineData("- profile: audit", "- name: audit")]
    [InlineData("{ tag: \"team=payments\" }", "{}")]
    [InlineData("{ tag: \"team=payments\" }", "{ tag: team }")]
    [InlineData("name: \"prod-*\" }", "environment: staging }")]
    [InlineData("- arn: arn:aws:iam::111122223333:role/prod-*", "- arn: prod-*")]
    [InlineData("{ name: \"prod-?\" }", "{ name: a, tag: b=c }")]
    [InlineData("{ name: \"prod-?\" }", "{}")]
    [InlineData("service: logs.amazonaws.com", "service: logs")]
    [InlineData("organization: o-a1b2c3d4e5", "organization: acme")]
    [InlineData("name: web,", "name: internet,")]
    [InlineData("match: { tag: \"tier=web\" }", "match: { environment: production }")]
    [InlineData("ports: [443]", "ports: [https]")]
    [InlineData("ports: [443]", "ports: []")]
    [InlineData("name: customer-number", "name: Customer Number")]
    [InlineData("confidence: 60", "confidence: 100")]
    [InlineData("validator: luhn", "validator: crc")]
    [InlineData("nature: financial", "nature: secret")]
    [InlineData("context: [customer, client]", "context: customer")]
    [InlineData("from: peer, to: web", "from: peer")]
    [InlineData("[\"444455556666\", ", "[\"4444\", ")]
    public async Task It_and_the_parser_refuse_the_same_slips(string was, string slip)
    {
        var yaml = ConfiguredTests.Whole.Replace(was, slip, StringComparison.Ordinal);
        Assert.NotEqual(ConfiguredTests.Whole, yaml);
        Assert.NotEmpty(await Errors(yaml));
        Assert.Throws<ConfigurationException>(() => Configured.Read(yaml, ConfiguredTests.Start, Parts.Unchecked.Checks));
    }
}
