// Is the new policy no more permissive? Examples, and brute force over small worlds.
using CsCheck;
using Glacis.Policies.Evaluation;
using Glacis.Policies.Language;
using Glacis.Policies.Symbolic;
using Xunit;

namespace Glacis.Tests.Policies.Symbolic;

public sealed class ComparingTests
{
    static string Policy(params string[] statements) => $$"""{"Version":"2012-10-17","Statement":[{{string.Join(',', statements)}}]}""";

    static string Allow(string action, string resource = "*", string condition = "", string who = "", string effect = "Allow") =>
        $$"""{"Effect":"{{effect}}","Action":{{action}},"Resource":"{{resource}}"{{(who.Length == 0 ? "" : $",\"Principal\":{who}")}}{{(condition.Length == 0 ? "" : $",\"Condition\":{condition}")}}}""";

    static string Deny(string action, string resource = "*", string condition = "", string who = "") => Allow(action, resource, condition, who, "Deny");

    const string Get = "\"s3:GetObject\"", All = "\"s3:*\"", Any = "\"*\"";

    public static TheoryData<string, string, string, string> Rows => new()
    {
        { "itself", Policy(Allow(Get)), Policy(Allow(Get)), "No" },
        { "nothing", Policy(), Policy(), "No" },
        { "one action of all", Policy(Allow(All)), Policy(Allow(Get)), "No" },
        { "all for one", Policy(Allow(Get)), Policy(Allow(All)), "Yes" },
        { "whatever the case of an action", Policy(Allow(Get)), Policy(Allow("\"S3:GETOBJECT\"")), "No" },
        { "not the case of a resource", Policy(Allow(Get, "arn:aws:s3:::b/x")), Policy(Allow(Get, "arn:aws:s3:::B/x")), "Yes" },
        { "a narrower pattern", Policy(Allow(Get, "arn:aws:s3:::b*/*")), Policy(Allow(Get, "arn:aws:s3:::bc/x?z")), "No" },
        { "patterns that cross", Policy(Allow(Get, "arn:aws:s3:::*a*")), Policy(Allow(Get, "arn:aws:s3:::*b*")), "Yes" },
        { "two halves are the whole", Policy(Allow(Get, "*", """{"IpAddress":{"aws:SourceIp":"10.0.0.0/8"}}""")), Policy(Allow(Get, "*", """{"IpAddress":{"aws:SourceIp":["10.0.0.0/9","10.128.0.0/9"]}}""")), "No" },
        { "a wider network", Policy(Allow(Get, "*", """{"IpAddress":{"aws:SourceIp":"10.0.0.0/9"}}""")), Policy(Allow(Get, "*", """{"IpAddress":{"aws:SourceIp":"10.0.0.0/8"}}""")), "Yes" },
        { "a deny less", Policy(Allow(All), Deny(Get)), Policy(Allow(All)), "Yes" },
        { "a deny more", Policy(Allow(All)), Policy(Allow(All), Deny(Get)), "No" },
        { "denied under a condition, allowed under its opposite", Policy(Allow(Get, "*", """{"StringNotEquals":{"aws:SourceVpce":"vpce-1"}}""")), Policy(Allow(Get), Deny(Get, "*", """{"StringEquals":{"aws:SourceVpce":"vpce-1"}}""")), "No" },
        { "equals is not equals where there is nothing", Policy(Allow(Get, "*", """{"StringEquals":{"aws:SourceVpce":"vpce-1"}}""")), Policy(Allow(Get), Deny(Get, "*", """{"StringNotEqualsIfExists":{"aws:SourceVpce":"vpce-1"}}""")), "No" },
        { "if it exists", Policy(Allow(Get, "*", """{"StringEquals":{"aws:SourceVpce":"vpce-1"}}""")), Policy(Allow(Get, "*", """{"StringEqualsIfExists":{"aws:SourceVpce":"vpce-1"}}""")), "Yes" },
        { "for all values is true of none", Policy(Allow("\"ec2:CreateTags\"", "*", """{"ForAnyValue:StringEquals":{"aws:TagKeys":"a"}}""")), Policy(Allow("\"ec2:CreateTags\"", "*", """{"ForAllValues:StringEquals":{"aws:TagKeys":"a"}}""")), "Yes" },
        { "all of fewer", Policy(Allow("\"ec2:CreateTags\"", "*", """{"ForAllValues:StringEquals":{"aws:TagKeys":["a","b"]}}""")), Policy(Allow("\"ec2:CreateTags\"", "*", """{"ForAllValues:StringEquals":{"aws:TagKeys":"a"}}""")), "No" },
        { "numbers", Policy(Allow("\"s3:ListBucket\"", "*", """{"NumericLessThan":{"s3:max-keys":"11"}}""")), Policy(Allow("\"s3:ListBucket\"", "*", """{"NumericLessThanEquals":{"s3:max-keys":10}}""")), "No" },
        { "days", Policy(Allow(Get, "*", """{"DateLessThan":{"aws:CurrentTime":"2027-01-01T00:00:00Z"}}""")), Policy(Allow(Get, "*", """{"DateLessThan":{"aws:CurrentTime":"2027-01-02T00:00:00Z"}}""")), "Yes" },
        { "a flag that every request has", Policy(Allow(Get, "*", """{"Bool":{"aws:SecureTransport":["true","false"]}}""")), Policy(Allow(Get)), "No" },
        { "all but one is less than all", Policy(Allow(Any)), Policy("""{"Effect":"Allow","NotAction":"iam:*","Resource":"*"}"""), "No" },
        { "all is more than all but one", Policy("""{"Effect":"Allow","NotAction":"iam:*","Resource":"*"}"""), Policy(Allow(Any)), "Yes" },
        { "not resource", Policy("""{"Effect":"Allow","Action":"s3:*","NotResource":"arn:aws:s3:::secret/*"}"""), Policy(Allow(All), Deny(All, "arn:aws:s3:::secret/*")), "No" },
        { "variables are what they are", Policy(Allow(Get, "arn:aws:s3:::b/${aws:username}/*")), Policy(Allow(Get, "arn:aws:s3:::b/${aws:username}/*")), "No" },
        { "variables stay within their bucket", Policy(Allow(Get, "arn:aws:s3:::b/*")), Policy(Allow(Get, "arn:aws:s3:::b/${aws:username}/*")), "No" },
        { "a variable more", Policy(Allow(Get, "arn:aws:s3:::a/*")), Policy(Allow(Get, "arn:aws:s3:::b/${aws:username}/*")), "Yes" },
        { "a variable is less than everything", Policy(Allow(Get, "arn:aws:s3:::b/${aws:username}/*")), Policy(Allow(Get, "arn:aws:s3:::b/*")), "Yes" },
        { "accounts by number or by root", Policy(Allow(Get, "*", "", """{"AWS":"111122223333"}""")), Policy(Allow(Get, "*", "", """{"AWS":"arn:aws:iam::111122223333:root"}""")), "No" },
        { "a role of the account", Policy(Allow(Get, "*", "", """{"AWS":"111122223333"}""")), Policy(Allow(Get, "*", "", """{"AWS":"arn:aws:iam::111122223333:role/r"}""")), "No" },
        { "the account of a role", Policy(Allow(Get, "*", "", """{"AWS":"arn:aws:iam::111122223333:role/r"}""")), Policy(Allow(Get, "*", "", """{"AWS":"111122223333"}""")), "Yes" },
        { "a session of the role", Policy(Allow(Get, "*", "", """{"AWS":"arn:aws:iam::111122223333:role/r"}""")), Policy(Allow(Get, "*", "", """{"AWS":"arn:aws:sts::111122223333:assumed-role/r/s"}""")), "No" },
        { "the role of a session", Policy(Allow(Get, "*", "", """{"AWS":"arn:aws:sts::111122223333:assumed-role/r/s"}""")), Policy(Allow(Get, "*", "", """{"AWS":"arn:aws:iam::111122223333:role/r"}""")), "Yes" },
        { "everybody, or AWS everybody", Policy(Allow(Get, "*", "", "\"*\"")), Policy(Allow(Get, "*", "", """{"AWS":"*"}""")), "No" },
    };

    [Theory]
    [MemberData(nameof(Rows))]
    public void Rows_of_the_table(string name, string old, string @new, string widens)
    {
        var shown = Comparing.Widens(Read(old), Read(@new), Zone.Unknown);
        Assert.Equal((name, widens), (name, $"{shown.Truth}{(shown.Truth == Truth.Unknown ? shown.Because : "")}"));
    }

    static Policy Read(string text) => PolicyReader.Read(text) is { Policy: { } policy } ? policy : throw new InvalidOperationException(text);

    // ---- small worlds -------------------------------------------------------------------------------------------------------------

    static readonly string[] Actions = ["s3:GetObject", "s3:PutObject", "s3:ListBucket", "sqs:SendMessage"], Resources = ["arn:aws:s3:::a", "arn:aws:s3:::ab", "arn:aws:s3:::b/x", "arn:aws:s3:::"], Endpoints = ["", "vpce-1", "vpce-2", "vp"];

    static readonly Gen<string> SomeAction = OneOf(["\"*\"", "\"s3:*\"", "\"s3:?etObject\"", "\"s3:*Object\"", "[\"s3:PutObject\",\"sqs:*\"]", "\"s3:ListBucket\""]);
    static readonly Gen<string> SomeResource = OneOf(["*", "arn:aws:s3:::a*", "arn:aws:s3:::*b*", "arn:aws:s3:::?", "arn:aws:s3:::b/x"]);
    static readonly Gen<string> SomeCondition =
        from op in OneOf(["StringEquals", "StringNotEquals", "StringLike", "StringNotLike", "StringEqualsIfExists", "ForAllValues:StringLike", "ForAnyValue:StringNotEquals", "StringNotLikeIfExists"])
        from value in OneOf(["\"vpce-1\"", "\"vpce-*\"", "[\"vpce-1\",\"vpce-2\"]", "\"*\"", "\"vp\""])
        select $$$"""{"{{{op}}}":{"aws:SourceVpce":{{{value}}}}}""";
    static readonly Gen<string> SomeStatement =
        from effect in OneOf(["Allow", "Allow", "Deny"])
        from notAction in Gen.Bool
        from action in SomeAction
        from notResource in Gen.Bool
        from resource in SomeResource
        from condition in Gen.OneOf(Gen.Const(""), SomeCondition, OneOf(["""{"Null":{"aws:SourceVpce":"true"}}""", """{"Null":{"aws:SourceVpce":false}}"""]))
        select $$"""{"Effect":"{{effect}}","{{(notAction ? "NotAction" : "Action")}}":{{action}},"{{(notResource ? "NotResource" : "Resource")}}":"{{resource}}"{{(condition.Length == 0 ? "" : $",\"Condition\":{condition}")}}}""";
    static readonly Gen<string> SomePolicy = SomeStatement.Array[1, 4].Select(static it => Policy(it));

    static Gen<string> OneOf(string[] all) => Gen.Int[0, all.Length - 1].Select(it => all[it]);

    static IEnumerable<Request> World() =>
        from action in Actions
        from resource in Resources
        from endpoint in Endpoints
        select new Request(Caller.Read("arn:aws:iam::111122223333:user/u"), action, resource) { Context = new Dictionary<string, IReadOnlyList<string>?>(StringComparer.OrdinalIgnoreCase) { ["aws:SourceVpce"] = endpoint.Length == 0 ? [] : [endpoint] } };

    static readonly Request[] Requests = [.. World()];

    [Fact]
    public void What_is_proved_holds_of_every_request_and_what_is_refuted_has_its_request() => Gen.Select(SomePolicy, SomePolicy).Sample(
        static (old, @new) =>
        {
            var (before, after) = (Read(old), Read(@new));
            var shown = Comparing.Widens(before, after, Zone.Unknown);
            var brute = Requests.Any(it => Passes(after, it) && !Passes(before, it));
            if (brute) Assert.Equal(Truth.Yes, shown.Truth);
            Assert.NotEqual(Truth.Unknown, shown.Truth);
            if (shown.Witness is not { } witness) return;
            Assert.True(Passes(after, witness.Request(null)), $"{witness}");
            Assert.False(Passes(before, witness.Request(null)), $"{witness}");
        }, iter: 3000);

    // As plainly as can be: some statement allows it and none denies it.
    static bool Passes(Policy policy, Request request) => Applying(policy, request, Effect.Allow) && !Applying(policy, request, Effect.Deny);

    static bool Applying(Policy policy, Request request, Effect effect) => policy.Statements.Any(it => it.Effect == effect && Matching.Of(it, policy, Layer.Identity, request).Applies == Truth.Yes);

    [Fact]
    public void More_allows_never_allow_less_and_more_denies_never_allow_more() => Gen.Select(SomePolicy, SomeStatement).Sample(
        static (policy, statement) =>
        {
            var (one, two) = (Read(policy), Read(Policy(statement)).Statements[0]);
            var both = one with { Statements = [.. one.Statements, two] };
            if (two.Effect == Effect.Allow) Assert.Equal(Truth.No, Comparing.Widens(both, one, Zone.Unknown).Truth);
            else Assert.Equal(Truth.No, Comparing.Widens(one, both, Zone.Unknown).Truth);
        }, iter: 1000);

    [Fact]
    public void Order_does_not_matter() => SomePolicy.Sample(
        static policy =>
        {
            var one = Read(policy);
            var turned = one with { Statements = [.. one.Statements.Reverse()] };
            Assert.Equal((Truth.No, Truth.No), (Comparing.Widens(one, turned, Zone.Unknown).Truth, Comparing.Widens(turned, one, Zone.Unknown).Truth));
        }, iter: 500);
}
