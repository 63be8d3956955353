// Actions and resources of statements, and documents that cannot be read or stand in the wrong place.
using Xunit;
using static Glacis.Tests.Policies.Ask;

namespace Glacis.Tests.Policies.Evaluation;

public sealed class StatementTests
{
    const string Yes = "allowed", No = "implicitDeny", Open = "unknown";

    [Theory]
    [InlineData("sqs:SendMessage", Yes)]
    [InlineData("SQS:sendmessage", Yes)]
    [InlineData("*", Yes)]
    [InlineData("s*s:*Message", Yes)]
    [InlineData("sqs:Send?essage", Yes)]
    [InlineData("sqs:SendMessage?", No)]
    [InlineData("sqs:Send", No)]
    [InlineData("sns:*", No)]
    [InlineData("!sqs:Send*", No)]
    [InlineData("!sqs:Receive*", Yes)]
    [InlineData("!*", No)]
    public void Actions_are_patterns_whatever_the_case(string action, string decision) =>
        Assert.Equal(decision, Word(Request(Bob, "sqs:SendMessage", Queue, $"\"identity\":{Document(Allow(action))}")));

    [Theory]
    [InlineData("*", Yes)]
    [InlineData("arn:aws:s3:::data/bob/*", Yes)]
    [InlineData("arn:aws:s3:::data/*.txt", Yes)]
    [InlineData("arn:aws:s3:::da?a/bob/file.txt", Yes)]
    [InlineData("arn:*", Yes)]
    [InlineData("arn:aws:s3:::Data/*", No)]
    [InlineData("arn:aws:s3:::data", No)]
    [InlineData("arn:aws:s3:::data/${aws:username}/*", Yes)]
    [InlineData("arn:aws:s3:::data/${aws:PrincipalTag/home, 'bob'}/*", Yes)]
    [InlineData("arn:aws:s3:::data/${aws:PrincipalTag/home}/*", No)]
    [InlineData("arn:aws:s3:::data/${*}*", No)]
    [InlineData("!arn:aws:s3:::data/*", No)]
    [InlineData("!arn:aws:s3:::other/*", Yes)]
    [InlineData("!arn:aws:s3:::data/${aws:PrincipalTag/home}/*", Open)]
    public void Resources_are_patterns_that_mind_the_case(string resource, string decision) =>
        Assert.Equal(decision, Word(Request(Bob, "s3:GetObject", "arn:aws:s3:::data/bob/file.txt", $"\"identity\":{Document(Allow(on: resource))}", more: $"\"resourceAccount\":\"{Mine}\"")));

    public static TheoryData<string, string, string> Misplaced => new()
    {
        { "an identity policy that names a principal", $"\"identity\":{Document(Allow(to: Bob))}", "it names a principal, which no policy in this place can" },
        { "an identity policy without a resource", $"\"identity\":{Document(Allow(on: ""))}", "it names no resource, which a policy in this place must" },
        { "a resource policy without a principal", $"\"resource\":{Document(Allow())}", "it names no principal, which a policy in this place must" },
        { "a resource policy without a resource, of what is no key and no role", $"\"resource\":{Document(Allow(on: "", to: Bob))}", "it names no resource" },
        { "an organisation's policy that names a principal", $"\"identity\":{Document(Allow())},\"scps\":{Document(Allow(to: "*"))}", "it names a principal, which no policy in this place can" },
        { "a policy with an unknown element", """ "identity":{"Statement":{"Effect":"Allow","Action":"*","Resource":"*","Conditions":{}}} """, "a statement has no element \"Conditions\"" },
        { "a policy that is no JSON", """ "identity":"{\"Statement\":" """, "this is no JSON" },
        { "a policy with an unknown operator", """ "identity":{"Statement":{"Effect":"Allow","Action":"*","Resource":"*","Condition":{"StringMatches":{"a:b":"c"}}}} """, "there is no condition operator \"StringMatches\"" },
        { "a policy that denies and cannot be read", $"\"identity\":[{Document(Allow())},{{\"Statement\":{{\"Effect\":\"Deny\"}}}}]", "has no Action" },
        { "a boundary that cannot be read", $"\"identity\":{Document(Allow())},\"boundary\":[\"\"]", "this is no JSON" },
        { "an endpoint's policy that cannot be read", $"\"identity\":{Document(Allow())},\"endpoint\":[7]", "a policy is a JSON object" },
    };

    [Theory]
    [MemberData(nameof(Misplaced))]
    public void What_is_not_understood_is_not_known_with_its_place(string sentence, string policies, string why)
    {
        var decision = Decision(Request(Bob, "sqs:SendMessage", Queue, policies));
        Assert.Equal((sentence, Glacis.Policies.Evaluation.Outcome.Unknown), (sentence, decision.Outcome));
        Assert.Contains(why, decision.Sentence, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("")]
    [InlineData("sqs")]
    [InlineData("sqs:")]
    [InlineData("sqs:*")]
    [InlineData("s?s:SendMessage")]
    [InlineData("sqs:Send:Message")]
    public void What_is_not_one_action_is_not_known(string action) => Assert.Equal(Open, Word(Request(Bob, action, Queue, $"\"identity\":{Document(Allow())}")));

    // Thousands of stars against a long text: each pair is cheap enough, all of them are not.
    [Fact]
    public void Patterns_that_take_too_long_are_not_known()
    {
        var pattern = string.Concat(Enumerable.Repeat("*a", 20_000)) + "b";
        var request = Request(Bob, "sqs:SendMessage", Queue, $"\"identity\":{Document(Allow(when: $"{{\"ForAnyValue:StringLike\":{{\"aws:TagKeys\":\"{pattern}\"}}}}"))}", $"\"aws:TagKeys\":[{string.Join(',', Enumerable.Repeat($"\"{new string('a', 10_000)}\"", 100))}]");
        var began = System.Diagnostics.Stopwatch.StartNew();
        var decision = Decision(request);
        Assert.Contains("its patterns take too long to compare", decision.Sentence, StringComparison.Ordinal);
        Assert.True(began.Elapsed < TimeSpan.FromSeconds(30));
    }

    [Fact]
    public void What_matters_not_need_not_be_read()
    {
        // The statement that cannot be understood is about something else.
        Assert.Equal(Yes, Word(Request(Bob, "sqs:SendMessage", Queue, $"\"identity\":{Document(Allow(), Deny("s3:*", when: """{"NumericEquals":{"s3:max-keys":"x"}}"""))}")));
        Assert.Equal("explicitDeny", Word(Request(Bob, "sqs:SendMessage", Queue, $"\"identity\":[{Document(Deny())},\"broken\"]")));
    }
}
