// Key policies as accounts have them: made up, and the same for the same number.
using Glacis.Bench.Generating;

namespace Glacis.Bench.Policies;

static class KeyPolicies
{
    internal static (string Json, string Account) Of(int number)
    {
        var dice = Dice.For(number, "key policy");
        var account = $"{100_000_000_000 + dice.Below(900_000_000, 1)}";
        var statements = new List<string> { Root(account), Administrators(account, dice), Users(account, dice) };
        if (dice.Below(2, 2) == 0) statements.Add(Grants(account, dice));
        if (dice.Below(3, 3) == 0) statements.Add(ThroughService(account, dice));
        if (dice.Below(4, 4) == 0) statements.Add(Logs(account));
        if (dice.Below(5, 5) == 0) statements.Add(Trail(account));
        if (dice.Below(6, 6) == 0) statements.Add(Denied(account, dice));
        if (dice.Below(8, 7) == 0) statements.Add(OtherAccount(dice));
        return ($$"""{"Version":"2012-10-17","Id":"key-{{number}}","Statement":[{{string.Join(',', statements)}}]}""", account);
    }

    static string Root(string account) => $$$"""{"Sid":"Enable IAM User Permissions","Effect":"Allow","Principal":{"AWS":"arn:aws:iam::{{{account}}}:root"},"Action":"kms:*","Resource":"*"}""";

    static string Administrators(string account, Dice dice) => $$$"""
        {"Sid":"Allow access for Key Administrators","Effect":"Allow","Principal":{"AWS":{{{Roles(account, dice, 20, "admin")}}}},
         "Action":["kms:Create*","kms:Describe*","kms:Enable*","kms:List*","kms:Put*","kms:Update*","kms:Revoke*","kms:Disable*","kms:Get*","kms:Delete*","kms:TagResource","kms:UntagResource","kms:ScheduleKeyDeletion","kms:CancelKeyDeletion","kms:RotateKeyOnDemand"],"Resource":"*"}
        """;

    static string Users(string account, Dice dice) => $$$"""
        {"Sid":"Allow use of the key","Effect":"Allow","Principal":{"AWS":{{{Roles(account, dice, 30, "service")}}}},"Action":["kms:Encrypt","kms:Decrypt","kms:ReEncrypt*","kms:GenerateDataKey*","kms:DescribeKey"],"Resource":"*"}
        """;

    static string Grants(string account, Dice dice) => $$$"""
        {"Sid":"Allow attachment of persistent resources","Effect":"Allow","Principal":{"AWS":{{{Roles(account, dice, 30, "service")}}}},"Action":["kms:CreateGrant","kms:ListGrants","kms:RevokeGrant"],"Resource":"*","Condition":{"Bool":{"kms:GrantIsForAWSResource":"true"}} }
        """;

    static string ThroughService(string account, Dice dice) => $$$"""
        {"Effect":"Allow","Principal":{"AWS":"*"},"Action":["kms:Decrypt","kms:GenerateDataKey*","kms:CreateGrant","kms:DescribeKey"],"Resource":"*","Condition":{"StringEquals":{"kms:CallerAccount":"{{{account}}}","kms:ViaService":"{{{dice.Of(40, "s3", "rds", "ec2", "secretsmanager")}}}.eu-west-1.amazonaws.com"}} }
        """;

    static string Logs(string account) => $$$"""
        {"Effect":"Allow","Principal":{"Service":"logs.eu-west-1.amazonaws.com"},"Action":["kms:Encrypt*","kms:Decrypt*","kms:ReEncrypt*","kms:GenerateDataKey*","kms:Describe*"],"Resource":"*","Condition":{"ArnLike":{"kms:EncryptionContext:aws:logs:arn":"arn:aws:logs:eu-west-1:{{{account}}}:*"}} }
        """;

    static string Trail(string account) => $$$"""
        {"Effect":"Allow","Principal":{"Service":"cloudtrail.amazonaws.com"},"Action":"kms:GenerateDataKey*","Resource":"*","Condition":{"StringEquals":{"aws:SourceArn":"arn:aws:cloudtrail:eu-west-1:{{{account}}}:trail/main"},"StringLike":{"kms:EncryptionContext:aws:cloudtrail:arn":"arn:aws:cloudtrail:*:{{{account}}}:trail/*"}} }
        """;

    static string Denied(string account, Dice dice) => $$$"""
        {"Effect":"Deny","Principal":"*","Action":["kms:ScheduleKeyDeletion","kms:DisableKey","kms:PutKeyPolicy"],"Resource":"*","Condition":{"ArnNotLike":{"aws:PrincipalArn":["arn:aws:iam::{{{account}}}:role/security-*","arn:aws:iam::{{{account}}}:role/{{{dice.Of(50, "break-glass", "admin-0")}}}"]}} }
        """;

    static string OtherAccount(Dice dice) => $$$"""
        {"Effect":"Allow","Principal":{"AWS":"arn:aws:iam::{{{100_000_000_000 + dice.Below(900_000_000, 60)}}}:root"},"Action":["kms:Decrypt","kms:DescribeKey"],"Resource":"*"}
        """;

    static string Roles(string account, Dice dice, int salt, string name) =>
        $"[{string.Join(',', Enumerable.Range(0, 1 + dice.Below(4, salt)).Select(it => $"\"arn:aws:iam::{account}:role/{name}-{it}\""))}]";
}
