// Questions and answers of glacis policy public and compare as lines: their members, their schemas, and what cannot be read.
using System.Text.Json.Nodes;
using CsCheck;
using Glacis.Agent.Policies;
using Glacis.Tests.Support;
using NJsonSchema;
using Xunit;

namespace Glacis.Acceptance.Policies;

public sealed class PublicAnswersTests
{
    const string Bucket = """{"Statement":{"Effect":"Allow","Principal":"*","Action":"s3:GetObject","Resource":"arn:aws:s3:::b/*"}}""",
        Queue = """{"Statement":{"Effect":"Allow","Principal":{"AWS":"444455556666"},"Action":"sqs:SendMessage","Resource":"arn:aws:sqs:eu-west-1:111122223333:q"}}""",
        Key = """{"Statement":{"Effect":"Allow","Principal":{"AWS":"111122223333"},"Action":"kms:*","Resource":"*"}}""";

    static Task<JsonSchema> Schema(string name) => JsonSchema.FromFileAsync(Path.Combine(Expected.Root, "docs", "schemas", $"{name}.schema.json"), TestContext.Current.CancellationToken);

    static string Public(string? line) => PublicAnswer.To(PublicQuestion.Read(line, new())).Line;

    public static TheoryData<string, string, string> Rows => new()
    {
        { "a bare document", Bucket, "yes yes yes" },
        { "a document", $$"""{"policy":{{Bucket}}}""", "yes yes yes" },
        { "a text", $$"""{"policy":{{JsonValue.Create(Bucket).ToJsonString()}},"file":"x"}""", "yes yes yes" },
        { "a text, encoded", $$"""{"policy":"{{Uri.EscapeDataString(Bucket)}}"}""", "yes yes yes" },
        { "a bucket that restricts", $$"""{"policy":{{Bucket}},"restrictPublicBuckets":true}""", "no no yes" },
        { "a bucket that restricts, by four flags", $$$"""{"policy":{{{Bucket}}},"publicAccessBlock":{"BlockPublicAcls":false,"RestrictPublicBuckets":true} }""", "no no yes" },
        { "three flags do not restrict", $$$"""{"policy":{{{Bucket}}},"publicAccessBlock":{"BlockPublicAcls":true,"IgnorePublicAcls":true,"BlockPublicPolicy":true} }""", "yes yes yes" },
        { "as the service answers them", $$$"""{"policy":{{{Bucket}}},"publicAccessBlock":{"PublicAccessBlockConfiguration":{"RestrictPublicBuckets":true}} }""", "no no yes" },
        { "a queue tells its account", Queue, "no yes no" },
        { "members are ours", $$"""{"policy":{{Queue}},"members":["444455556666"]}""", "no no no" },
        { "whose key it is nobody says", Key, "no unknown no" },
        { "the account is given", $$"""{"policy":{{Key}},"account":"111122223333"}""", "no no no" },
        { "another account is given", $$"""{"policy":{{Key}},"account":"999988887777"}""", "no yes no" },
        { "the resource tells the account", $$"""{"policy":{{Key}},"resource":"arn:aws:kms:eu-west-1:111122223333:key/1"}""", "no no no" },
        { "another service's actions do not count", $$"""{"policy":{{Key}},"account":"999988887777","service":"s3"}""", "no no no" },
        { "an organization", """{"policy":{"Statement":{"Effect":"Allow","Principal":"*","Action":"s3:*","Resource":"*","Condition":{"StringEquals":{"aws:PrincipalOrgID":"o-1"}}}},"organization":"o-1"}""", "no no no" },
        { "no such file", """{"file":"nowhere/at/all.json"}""", "unknown unknown unknown" },
    };

    [Theory]
    [MemberData(nameof(Rows))]
    public async Task Questions_are_answered(string name, string question, string expected)
    {
        Assert.Empty((await Schema("public-question")).Validate(question));
        var answer = JsonNode.Parse(Public(question))!.AsObject();
        Assert.Equal(["file", "public", "external", "confusedDeputy", "witness", "because"], answer.Select(static it => it.Key));
        Assert.Empty((await Schema("public-answer")).Validate(answer.ToJsonString()));
        Assert.Equal((name, expected), (name, $"{answer["public"]} {answer["external"]} {answer["confusedDeputy"]}"));
        Assert.Equal(expected.Contains("yes", StringComparison.Ordinal), answer["witness"] is not null);
    }

    [Theory]
    [InlineData(null, "the question is longer than 8 MiB")]
    [InlineData("", "this is no JSON that can be read (line 1, column 1)")]
    [InlineData("[]", "the question must be an object")]
    [InlineData("{}", "policy is missing, or file")]
    [InlineData("""{"policy":{},"accuont":"1"}""", "unknown key \"accuont\" in the question; did you mean \"account\"?")]
    [InlineData("""{"policy":{},"account":111122223333}""", "account must be a text")]
    [InlineData("""{"policy":{},"account":"1"}""", "account must be an account: twelve digits, as a text")]
    [InlineData("""{"policy":{},"service":"sss"}""", "this build knows no service \"sss\"; did you mean")]
    [InlineData("""{"policy":{},"members":"x"}""", "members must be a list of accounts")]
    [InlineData("""{"policy":{},"publicAccessBlock":true}""", "publicAccessBlock must be an object")]
    [InlineData("""{"policy":{},"publicAccessBlock":{"RestrictPublicBuckets":"true"}}""", "publicAccessBlock.RestrictPublicBuckets must be true or false")]
    [InlineData("""{"policy":{},"policy":{}}""", "this is no JSON that can be read")]
    [InlineData("""{"policy":{"Statement":1}}""", "line 1, column 14: Statement is an object or a list of objects")]
    [InlineData("""{"policy":"\ud800"}""", "a text in the question is no Unicode")]
    [InlineData("""{"Statement":[],"Nonsense":1}""", "line 1, column 28: a policy has no element \"Nonsense\"")]
    public async Task What_cannot_be_read_is_unknown_with_a_sentence(string? question, string because)
    {
        var line = Public(question);
        Assert.Empty((await Schema("public-answer")).Validate(line));
        var answer = JsonNode.Parse(line)!;
        Assert.Equal("unknown unknown unknown", $"{answer["public"]} {answer["external"]} {answer["confusedDeputy"]}");
        Assert.StartsWith(because, (string?)answer["because"]![0], StringComparison.Ordinal);
    }

    [Fact]
    public async Task Comparisons_have_their_members()
    {
        foreach (var (old, @new, expected) in new[] { (Bucket, Bucket, "proved"), (Key, Bucket, "refuted"), (Key, "{}", "unknown") })
        {
            var question = $$"""{"old":{{old}},"new":{{@new}}}""";
            Assert.Empty((await Schema("compare-question")).Validate(question));
            var answer = JsonNode.Parse(Compared.Of(question).Line)!.AsObject();
            Assert.Equal(["answer", "witness", "because"], answer.Select(static it => it.Key));
            Assert.Empty((await Schema("compare-answer")).Validate(answer.ToJsonString()));
            Assert.Equal(expected, (string?)answer["answer"]);
        }
    }

    // A witness is a request: whoever asks for its decision with that policy gets it allowed.
    [Fact]
    public void A_witness_can_be_simulated()
    {
        var witness = JsonNode.Parse(Public(Bucket))!["witness"]!.AsObject();
        witness["policies"] = new JsonObject { ["resource"] = JsonNode.Parse(Bucket) };
        Assert.Contains("\"allowed\"", Simulation.Line(Simulation.Of(Requests.Read(witness.ToJsonString()))), StringComparison.Ordinal);
    }

    [Fact]
    public void Whatever_a_line_holds_there_is_one_answer() => Gen.Char["{}[]\":,\\u0d8 Statementpolicyfile1*"].Array[0, 40].Sample(
        static letters =>
        {
            var line = new string(letters);
            Assert.DoesNotContain('\n', Public(line));
            Assert.DoesNotContain('\n', Compared.Of(line).Line);
        }, iter: 3000);
}
