// The published schemas of requests and answers, held against what is read and written.
using Glacis.Agent.Policies;
using Glacis.Tests.Policies.Differential;
using Glacis.Tests.Support;
using NJsonSchema;
using Xunit;

namespace Glacis.Tests.Policies;

public sealed class SimulationSchemaTests
{
    static Task<JsonSchema> Schema(string name) => JsonSchema.FromFileAsync(Path.Combine(Expected.Root, "docs", "schemas", $"{name}.schema.json"), TestContext.Current.CancellationToken);

    [Fact]
    public async Task Requests_and_answers_are_valid()
    {
        var (question, answer, requests) = (await Schema("simulate-question"), await Schema("simulate-answer"), new RandomRequests(1));
        foreach (var request in Enumerable.Range(0, 200).Select(_ => requests.Next()))
        {
            Assert.Empty(question.Validate(request));
            Assert.Empty(answer.Validate(Simulation.Line(Ask.Decision(request))));
        }
        Assert.Empty(answer.Validate(Simulation.Line(Ask.Decision("garbage"))));
    }

    public static TheoryData<string> Good => new()
    {
        """{"principal":"*","action":"s3:GetObject"}""",
        """{"principal":"111122223333","action":"s3:GetObject","resource":null,"context":null,"policies":null,"resourceAccount":null,"organization":null}""",
        """{"principal":{"AWS":"111122223333"},"action":"s3:GetObject","organization":"o-abc","context":{"a:b":[true,1,"x"],"a:c":null,"a:d":{"unknown":true},"a:e":1.5}}""",
        """{"principal":{"service":"s3.amazonaws.com"},"action":"s3:GetObject","organization":{"id":"o-abc","managementAccount":"111122223333","accounts":["111122223333"]}}""",
        """{"principal":{"anonymous":true},"action":"s3:GetObject","organization":{"accounts":{"111122223333":"o-abc/r-1/","444455556666":null}}}""",
        """{"principal":"*","action":"s3:GetObject","policies":{"identity":[{"name":"a","policy":"{}"},{"Statement":[]},"%7B%22Statement%22%3A%5B%5D%7D"],"scps":[{"name":"root","policies":[{"Statement":[]}]},[]],"rcps":{"Statement":[]},"endpoint":null}}""",
        """{"principal":"*","action":"kms:Decrypt","policies":{"grants":[{"granteePrincipal":"x","operations":["Decrypt"]}]}}""",
    };

    [Theory]
    [MemberData(nameof(Good))]
    public async Task What_the_schema_takes_is_read(string request)
    {
        Assert.Empty((await Schema("simulate-question")).Validate(request));
        Assert.Null(Requests.Read(request).Fault);
    }

    public static TheoryData<string, string> Bad => new()
    {
        { "", "this is no JSON that can be read (line 1, column 1)" },
        { "[]", "the request must be an object" },
        { """{"action":"s3:GetObject"}""", "principal is missing" },
        { """{"principal":"*"}""", "action is missing" },
        { """{"principal":7,"action":"a:b"}""", "principal must be an object" },
        { """{"principal":{},"action":"a:b"}""", "principal needs one of arn, account, role, user, service, federated, anonymous" },
        { """{"principal":{"arn":"arn:aws:sts::111122223333:assumed-role/app/one","role":"arn:aws:iam::111122223333:role/other"},"action":"a:b"}""", "principal.role is not the role of the session that principal.arn names" },
        { """{"principal":"*","action":["a:b"]}""", "action must be a text" },
        { """{"principal":"*","action":"a:b","polices":{}}""", "unknown key \"polices\" in the request; did you mean \"policies\"?" },
        { """{"principal":"*","action":"a:b","policies":{"scp":[]}}""", "unknown key \"scp\" in policies; did you mean \"scps\"?" },
        { """{"principal":"*","action":"a:b","context":{"a:b":1,"A:B":2}}""", "context has \"A:B\" twice: the case of a key makes no difference" },
        { """{"principal":"*","action":"a:b","context":{"a:b":{"x":1}}}""", "context \"a:b\" must be a text, a number, true, false, a list of these, null where the request does not have it, or {\"unknown\": true}" },
        { """{"principal":"*","action":"a:b","resourceAccount":"1"}""", "resourceAccount must be an account: twelve digits, as a text" },
        { """{"principal":"*","action":"a:b","policies":{"scps":[[],{"Statement":[]}]}}""", "scps must be a list of levels, each a list of policies, or one list of policies" },
        { """{"principal":"*","action":"a:b","policies":{"grants":[{"Operations":[]}]}}""", "a grant needs a GranteePrincipal" },
        { """{"principal":"*","action":"a:b","policies":{"grants":[{"GranteePrincipal":"x","Operations":[],"Constraint":{}}]}}""", "unknown key \"Constraint\" in a grant; did you mean \"Constraints\"?" },
        { """{"principal":"\ud800","action":"a:b"}""", "a text in the request is no Unicode" },
        { """{"principal":"*","principal":"*","action":"a:b"}""", "this is no JSON that can be read (line 1, column 1)" },
    };

    [Theory]
    [MemberData(nameof(Bad))]
    public void What_is_no_request_is_said(string request, string fault) => Assert.StartsWith(fault, Requests.Read(request).Fault, StringComparison.Ordinal);

    [Fact]
    public void What_is_too_long_is_not_read() => Assert.Equal("the request is longer than 8 MiB", Requests.Read(new string(' ', Requests.Longest + 1)).Fault);

    [Theory]
    [InlineData("a\nbb\r\n\n ccc ", "a|bb|ccc")]
    [InlineData("", "")]
    [InlineData("\n\n", "")]
    [InlineData("1234567890\na", "-|a")]
    [InlineData("a\n12345678901234567890", "a|-")]
    public void Lines_come_one_by_one_and_never_longer_than_they_may(string text, string lines) =>
        Assert.Equal(lines, string.Join('|', Lines.Of(new StringReader(text), 9).Select(static it => it ?? "-")));
}
