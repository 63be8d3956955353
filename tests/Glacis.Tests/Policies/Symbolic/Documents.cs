// Made-up policies on resources: every part of the language that the engine follows, small enough that the ways they differ can be walked.
using CsCheck;
using Glacis.Policies.Evaluation;
using Glacis.Policies.Language;

namespace Glacis.Tests.Policies.Symbolic;

static class Documents
{
    internal const string Own = "111122223333", Other = "444455556666";

    internal static Policy Read(string json)
    {
        var read = PolicyReader.Read(json);
        return read.IsRead ? read.Policy : throw new InvalidOperationException($"{read.Fault}: {json}");
    }

    internal static string Whole(params IEnumerable<string> statements) => $$"""{"Version":"2012-10-17","Statement":[{{string.Join(',', statements)}}]}""";

    static Gen<string> OneOf(params string[] all) => Gen.Int[0, all.Length - 1].Select(it => all[it]);

    static readonly Gen<string> Effects = OneOf("Allow", "Allow", "Deny");

    internal static readonly Gen<string> Principals = Gen.OneOf(
        OneOf("\"Principal\":\"*\"", "\"Principal\":{\"AWS\":\"*\"}", $"\"Principal\":{{\"AWS\":\"{Own}\"}}", $"\"Principal\":{{\"AWS\":\"arn:aws:iam::{Other}:root\"}}",
            $"\"Principal\":{{\"AWS\":[\"arn:aws:iam::{Own}:user/u\",\"arn:aws:iam::{Other}:role/r\"]}}", $"\"Principal\":{{\"AWS\":\"arn:aws:sts::{Own}:assumed-role/r/me\"}}", "\"Principal\":{\"Service\":\"sns.amazonaws.com\"}"));

    static readonly Gen<string> Spared = OneOf(
        $"\"NotPrincipal\":{{\"AWS\":[\"{Own}\",\"arn:aws:iam::{Own}:user/u\"]}}", $"\"NotPrincipal\":{{\"AWS\":[\"arn:aws:iam::{Own}:root\",\"arn:aws:iam::{Own}:role/r\",\"arn:aws:sts::{Own}:assumed-role/r/me\"]}}",
        "\"NotPrincipal\":{\"Service\":\"sns.amazonaws.com\"}");

    static readonly Gen<string> Actions = OneOf("\"Action\":\"s3:GetObject\"", "\"Action\":\"s3:*\"", "\"Action\":[\"s3:ListBucket\",\"s3:PutObject\"]", "\"NotAction\":\"s3:Get*\"", "\"Action\":\"*\"");

    static readonly Gen<string> Resources = OneOf("\"Resource\":\"*\"", "\"Resource\":\"arn:aws:s3:::b/*\"", "\"Resource\":[\"arn:aws:s3:::b\",\"arn:aws:s3:::b/a?\"]", "\"NotResource\":\"arn:aws:s3:::b/*x\"");

    internal static readonly Gen<string> Conditions = OneOf(
        """{"IpAddress":{"aws:SourceIp":"8.8.0.0/16"}}""", """{"NotIpAddress":{"aws:SourceIp":["8.8.8.0/24","2600::/32"]}}""", """{"IpAddressIfExists":{"aws:SourceIp":"8.8.8.8"}}""",
        """{"StringEquals":{"aws:SourceVpce":"vpce-1"}}""", """{"StringNotEqualsIfExists":{"aws:SourceVpce":["vpce-1","vpce-2"]}}""", """{"Null":{"aws:SourceVpce":"true"}}""", """{"Null":{"aws:SourceIp":"false"}}""",
        """{"Bool":{"aws:SecureTransport":"false"}}""", """{"BoolIfExists":{"aws:SecureTransport":"true"}}""",
        """{"StringEquals":{"aws:PrincipalOrgID":"o-1"}}""", """{"StringNotLike":{"aws:PrincipalOrgID":"o-*"}}""",
        $$$"""{"ArnLike":{"aws:PrincipalArn":"arn:aws:iam::{{{Own}}}:role/*"}}""", $$$"""{"StringNotEquals":{"aws:PrincipalAccount":"{{{Other}}}"}}""", """{"StringLike":{"aws:PrincipalArn":"*:user/?"}}""",
        """{"NumericLessThan":{"s3:max-keys":"10"}}""", """{"NumericGreaterThanEquals":{"s3:max-keys":[5,20]}}""", """{"NumericNotEqualsIfExists":{"s3:max-keys":"10"}}""",
        """{"DateLessThan":{"aws:CurrentTime":"2027-01-01T00:00:00Z"}}""", """{"DateGreaterThan":{"aws:CurrentTime":"2026-06-01"}}""",
        """{"ForAllValues:StringEquals":{"aws:TagKeys":["a","b"]}}""", """{"ForAnyValue:StringLike":{"aws:TagKeys":"a*"}}""", """{"ForAnyValue:StringNotEquals":{"aws:TagKeys":"a"}}""", """{"ForAllValues:StringNotLike":{"aws:TagKeys":"b*"}}""",
        """{"StringEqualsIgnoreCase":{"aws:SourceVpce":"VPCE-1"}}""", $$$"""{"StringEquals":{"aws:SourceAccount":"{{{Own}}}"}}""", """{"StringEquals":{"aws:SourceVpce":"vpce-1"},"Bool":{"aws:SecureTransport":"true"}}""");

    /// <summary>A statement of a policy on a resource. What an Allow for everybody but some means is not documented for callers of whom a part is named: Denies alone have it.</summary>
    internal static readonly Gen<string> Statement =
        from effect in Effects
        from principal in effect == "Deny" ? Gen.OneOf(Principals, Principals, Spared) : Principals
        from action in Actions
        from resource in Resources
        from condition in Gen.OneOf(Gen.Const(""), Conditions, Conditions)
        select $$"""{"Effect":"{{effect}}",{{principal}},{{action}},{{resource}}{{(condition.Length == 0 ? "" : $",\"Condition\":{condition}")}}}""";

    internal static readonly Gen<string> Document = Statement.Array[1, 4].Select(static it => Whole(it));

    // ---- requests -----------------------------------------------------------------------------------------------------------------

    static readonly (Caller Caller, bool IsMember)[] Callers =
    [
        (Caller.Anonymous, false), (Caller.Read(Own), true), (Caller.Read($"arn:aws:iam::{Own}:user/u"), true), (Caller.Read($"arn:aws:iam::{Own}:user/ux"), true),
        (Caller.Read($"arn:aws:sts::{Own}:assumed-role/r/me"), true), (Caller.Read($"arn:aws:sts::{Own}:assumed-role/r/you"), true), (Caller.Read($"arn:aws:sts::{Own}:assumed-role/other/me"), true),
        (Caller.Read(Other), false), (Caller.Read($"arn:aws:sts::{Other}:assumed-role/r/x"), false), (Caller.Read("arn:aws:iam::999988887777:user/u"), false),
        (Caller.OfService("sns.amazonaws.com"), false), (Caller.OfService("logs.amazonaws.com"), false),
    ];

    static readonly (string Action, string Resource)[] Asked = [("s3:GetObject", "arn:aws:s3:::b/a1"), ("s3:GetObject", "arn:aws:s3:::b/zx"), ("s3:PutObject", "arn:aws:s3:::b/a1"), ("s3:ListBucket", "arn:aws:s3:::b"), ("s3:PutObject", "arn:aws:s3:::c/x")];

    /// <summary>Requests that can be sent, chosen by chance: keys that a caller or an action cannot have are absent, those that every request has are there.</summary>
    internal static readonly Gen<Request> Requests =
        from who in Gen.Int[0, Callers.Length - 1]
        from what in Gen.Int[0, Asked.Length - 1]
        from path in Gen.Int[0, 6]
        from transport in OneOf("true", "false")
        from organization in OneOf("", "o-1", "o-2", "p")
        from keys in OneOf("", "3", "7", "10", "11", "20", "30")
        from time in OneOf("2026-01-01T00:00:00Z", "2026-06-01T00:00:00Z", "2026-12-31T23:59:59Z", "2027-01-01T00:00:00Z", "2028-01-01T00:00:00Z")
        from tags in OneOf("", "a", "b", "a,b", "a,c", "c", "ab", "bx")
        from source in OneOf("", Own, Other)
        select Made(Callers[who].Caller, Asked[what], path, transport, organization, keys, time, tags, source);

    static readonly string[] Addresses = ["8.8.8.8", "8.8.8.9", "8.8.1.1", "9.9.9.9", "2600::1"];

    static Request Made(Caller caller, (string Action, string Resource) asked, int path, string transport, string organization, string keys, string time, string tags, string source)
    {
        var isService = caller.Sort == CallerSort.Service;
        var context = new Dictionary<string, IReadOnlyList<string>?>(StringComparer.OrdinalIgnoreCase)
        {
            ["aws:SecureTransport"] = [transport],
            ["aws:CurrentTime"] = [time],
            ["aws:SourceIp"] = !isService && path < 5 ? [Addresses[path]] : [],
            ["aws:SourceVpce"] = !isService && path >= 5 ? [path == 5 ? "vpce-1" : "vpce-2"] : [],
            ["aws:PrincipalOrgID"] = caller.IsOfAccount && organization.Length > 0 ? [organization] : [],
            ["s3:max-keys"] = asked.Action == "s3:ListBucket" && keys.Length > 0 ? [keys] : [],
            ["aws:TagKeys"] = tags.Length > 0 ? tags.Split(',') : [],
            ["aws:SourceAccount"] = isService && source.Length > 0 ? [source] : [],
        };
        return new(caller, asked.Action, asked.Resource) { Context = context, ResourceAccount = Own };
    }

    /// <summary>As plainly as can be: some statement allows it and none denies it.</summary>
    internal static Truth Passing(Policy policy, Request request) => Applies(policy, request, Effect.Allow).And(Applies(policy, request, Effect.Deny).Not());

    internal static bool Passes(Policy policy, Request request) => Passing(policy, request) == Truth.Yes;

    static Truth Applies(Policy policy, Request request, Effect effect) =>
        policy.Statements.Where(it => it.Effect == effect).Select(it => Matching.Of(it, policy, Layer.Resource, request).Applies).DefaultIfEmpty(Truth.No).Max();
}
