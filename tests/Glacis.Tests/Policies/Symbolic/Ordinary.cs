// Ordinary policies by chance, in pairs of which the second is made from the first: what people ask when they change a policy.
using System.Text;

namespace Glacis.Tests.Policies.Symbolic;

/// <summary>The same pair for the same number. Identity policies over global keys, so that a solver can be asked as well.</summary>
static class Ordinary
{
    static readonly string[] Services = ["s3", "sqs", "kms", "dynamodb", "sns"];

    static readonly Dictionary<string, (string[] Actions, string[] Resources)> Of = new(StringComparer.Ordinal)
    {
        ["s3"] = (["s3:GetObject", "s3:PutObject", "s3:Get*", "s3:ListBucket", "s3:*", "s3:*Object", "s3:DeleteObject*"], ["arn:aws:s3:::logs-*", "arn:aws:s3:::data/*", "arn:aws:s3:::data/public/*", "arn:aws:s3:::data/*/2026/*", "arn:aws:s3:::app-?-data/*", "*"]),
        ["sqs"] = (["sqs:SendMessage", "sqs:*", "sqs:Receive*", "sqs:DeleteMessage"], ["arn:aws:sqs:eu-west-1:111122223333:orders", "arn:aws:sqs:*:111122223333:*", "arn:aws:sqs:eu-west-1:111122223333:orders-*", "*"]),
        ["kms"] = (["kms:Decrypt", "kms:Encrypt", "kms:GenerateDataKey*", "kms:*", "kms:Describe*"], ["*", "arn:aws:kms:eu-west-1:111122223333:key/*", "arn:aws:kms:*:111122223333:key/1234"]),
        ["dynamodb"] = (["dynamodb:GetItem", "dynamodb:*Item", "dynamodb:Query", "dynamodb:*"], ["arn:aws:dynamodb:eu-west-1:111122223333:table/users", "arn:aws:dynamodb:eu-west-1:111122223333:table/*", "arn:aws:dynamodb:*:*:table/users/index/*"]),
        ["sns"] = (["sns:Publish", "sns:*", "sns:Subscribe"], ["arn:aws:sns:eu-west-1:111122223333:*", "arn:aws:sns:eu-west-1:111122223333:alarms", "*"]),
    };

    static readonly string[] Conditions =
    [
        "", "", "",
        """{"IpAddress":{"aws:SourceIp":["10.0.0.0/8","192.0.2.0/24"]}}""", """{"IpAddress":{"aws:SourceIp":"10.1.0.0/16"}}""", """{"NotIpAddress":{"aws:SourceIp":"203.0.113.0/24"}}""",
        """{"Bool":{"aws:SecureTransport":"true"}}""", """{"Bool":{"aws:SecureTransport":"false"}}""", """{"StringEquals":{"aws:SourceVpce":["vpce-1a2b","vpce-3c4d"]}}""", """{"StringNotEquals":{"aws:SourceVpce":"vpce-1a2b"}}""",
        """{"StringLike":{"aws:Referer":"https://www.example.com/*"}}""", """{"StringLike":{"aws:Referer":["https://*.example.com/*","https://example.com/*"]}}""", """{"StringNotLike":{"aws:Referer":"*/private/*"}}""",
        """{"StringEqualsIfExists":{"aws:RequestTag/team":["red","blue"]}}""", """{"StringEquals":{"aws:RequestTag/team":"red"}}""", """{"Null":{"aws:RequestTag/team":"false"}}""",
        """{"DateLessThan":{"aws:CurrentTime":"2027-01-01T00:00:00Z"}}""", """{"DateGreaterThanEquals":{"aws:CurrentTime":"2026-01-01T00:00:00Z"},"Bool":{"aws:SecureTransport":"true"}}""",
    ];

    internal static (string Old, string New) Pair(int number)
    {
        var dice = new Random(number);
        var old = Enumerable.Range(0, dice.Next(1, 6)).Select(_ => Statement(dice)).ToList();
        var changed = old.ToList();
        for (var changes = dice.Next(0, 3); changes > 0; changes--) Change(changed, dice);
        return (Whole(old), Whole(changed));
    }

    // One statement more, one less, or another in its place.
    static void Change(List<string> statements, Random dice)
    {
        var at = dice.Next(statements.Count);
        switch (dice.Next(3))
        {
            case 0: statements.Insert(at, Statement(dice)); break;
            case 1 when statements.Count > 1: statements.RemoveAt(at); break;
            default: statements[at] = Statement(dice); break;
        }
    }

    static string Statement(Random dice)
    {
        var (actions, resources) = Of[Some(dice, Services)];
        var text = new StringBuilder($$"""{"Effect":"{{(dice.Next(4) == 0 ? "Deny" : "Allow")}}","{{(dice.Next(10) == 0 ? "NotAction" : "Action")}}":{{List(dice, actions)}},"{{(dice.Next(12) == 0 ? "NotResource" : "Resource")}}":{{List(dice, resources)}}""");
        if (Some(dice, Conditions) is { Length: > 0 } condition) text.Append(",\"Condition\":").Append(condition);
        return text.Append('}').ToString();
    }

    static string List(Random dice, string[] from) => $"[{string.Join(',', Enumerable.Range(0, dice.Next(1, 4)).Select(_ => $"\"{Some(dice, from)}\"").Distinct(StringComparer.Ordinal))}]";

    static string Some(Random dice, string[] from) => from[dice.Next(from.Length)];

    static string Whole(IEnumerable<string> statements) => $$"""{"Version":"2012-10-17","Statement":[{{string.Join(',', statements)}}]}""";
}
