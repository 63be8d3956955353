// Public, external, confused deputy, row by row.
using Glacis.Policies.Evaluation;
using Glacis.Policies.Language;
using Glacis.Policies.Symbolic;
using Xunit;

namespace Glacis.Tests.Policies.Symbolic;

public sealed class PublicityTests
{
    const string Own = "111122223333", Other = "444455556666", Member = "777788889999";

    // Statements in short: the policy is wrapped round them.
    static string Allow(string principal, string action = "s3:GetObject", string condition = "", string more = "", string resource = "arn:aws:s3:::b/*") =>
        $$"""{"Version":"2012-10-17","Statement":[{"Effect":"Allow","Principal":{{principal}},"Action":"{{action}}","Resource":"{{resource}}"{{(condition.Length == 0 ? "" : $",\"Condition\":{condition}")}}}{{(more.Length == 0 ? "" : $",{more}")}}]}""";

    static string Aws(string name) => $$"""{"AWS":"{{name}}"}""";

    static string Service(string name) => $$"""{"Service":"{{name}}"}""";

    const string Everybody = "\"*\"";

    public static TheoryData<string, string, string> Rows => new()
    {
        // ---- who
        { "everybody", Allow(Everybody), "public external deputy" },
        { "AWS everybody is everybody", Allow(Aws("*")), "public external deputy" },
        { "one account of ours", Allow(Aws(Own)), "" },
        { "our root", Allow(Aws($"arn:aws:iam::{Own}:root")), "" },
        { "another account", Allow(Aws(Other)), "external" },
        { "another account's role", Allow(Aws($"arn:aws:iam::{Other}:role/reader")), "external" },
        { "another account's session", Allow(Aws($"arn:aws:sts::{Other}:assumed-role/reader/me")), "external" },
        { "a member of our organisation", Allow(Aws(Member)), "" },
        { "a principal that was deleted", Allow(Aws("AROAEXAMPLEID00000001")), "" },
        { "a wildcard within a principal is nobody", Allow(Aws("arn:aws:iam::*:root")), "" },
        { "a canonical user", Allow("""{"CanonicalUser":"79a59df900b949e55d96a1e698fbacedfd6e09d98eacf8f8d5218e7cd47ef2be"}"""), "external" },
        { "everybody but one", """{"Version":"2012-10-17","Statement":{"Effect":"Allow","NotPrincipal":{"AWS":"arn:aws:iam::111122223333:user/Bob"},"Action":"s3:GetObject","Resource":"*"}}""", "public external deputy" },
        { "a service", Allow(Service("logs.amazonaws.com"), "kms:Decrypt", resource: "*"), "deputy" },
        { "a service for our account", Allow(Service("logs.amazonaws.com"), "kms:Decrypt", $$$"""{"StringEquals":{"aws:SourceAccount":"{{{Own}}}"}}"""), "" },
        { "a service for our account if it says so", Allow(Service("logs.amazonaws.com"), "kms:Decrypt", $$$"""{"StringEqualsIfExists":{"aws:SourceAccount":"{{{Own}}}"}}"""), "deputy" },
        { "a service for another account", Allow(Service("logs.amazonaws.com"), "kms:Decrypt", $$$"""{"StringEquals":{"aws:SourceAccount":"{{{Other}}}"}}"""), "external" },
        { "a service for a thing of ours", Allow(Service("sns.amazonaws.com"), "sqs:SendMessage", $$$"""{"ArnLike":{"aws:SourceArn":"arn:aws:sns:*:{{{Own}}}:*"}}"""), "" },
        { "a service for a thing of anybody's", Allow(Service("sns.amazonaws.com"), "sqs:SendMessage", """{"ArnLike":{"aws:SourceArn":"arn:aws:sns:us-east-1:*:orders"}}"""), "deputy" },
        { "a service for one named bucket", Allow(Service("s3.amazonaws.com"), "sqs:SendMessage", """{"ArnEquals":{"aws:SourceArn":"arn:aws:s3:::ours"}}"""), "" },
        { "a service within our organisation", Allow(Service("cloudtrail.amazonaws.com"), "s3:PutObject", """{"StringEquals":{"aws:SourceOrgID":"o-ours"}}"""), "" },
        { "log groups of ours by their encryption context", Allow(Service("logs.eu-west-1.amazonaws.com"), "kms:Decrypt", $$$"""{"ArnLike":{"kms:EncryptionContext:aws:logs:arn":"arn:aws:logs:eu-west-1:{{{Own}}}:*"}}"""), "" },
        { "an acl is no origin", Allow(Service("cloudtrail.amazonaws.com"), "s3:PutObject", """{"StringEquals":{"s3:x-amz-acl":"bucket-owner-full-control"}}"""), "deputy" },

        // ---- the examples of AWS: S3 user guide, "Blocking public access", "The meaning of public"
        { "AWS: any VPC", Allow(Everybody, "s3:PutObject", """{"StringLike":{"aws:SourceVpc":"vpc-*"}}"""), "public external" },
        { "AWS: one VPC", Allow(Everybody, "s3:PutObject", """{"StringEquals":{"aws:SourceVpc":"vpc-91237329"}}"""), "" },
        { "AWS: one VPC, and one account beside it", Allow(Everybody, "s3:PutObject", """{"StringEquals":{"aws:SourceVpc":"vpc-91237329"}}""", $$$"""{"Effect":"Allow","Principal":{"AWS":"{{{Other}}}"},"Action":"s3:PutObject","Resource":"*"}"""), "external" },
        { "AWS: one account and everybody", Allow(Everybody, "s3:GetObject", "", $$$"""{"Effect":"Allow","Principal":{"AWS":"{{{Other}}}"},"Action":"s3:PutObject","Resource":"*"}"""), "public external deputy" },
        { "AWS: members of an access point of ours", Allow(Everybody, "s3:GetObject", $$$"""{"StringEquals":{"s3:DataAccessPointAccount":"{{{Own}}}"}}"""), "deputy" },

        // ---- under which conditions
        { "from one network", Allow(Everybody, condition: """{"IpAddress":{"aws:SourceIp":"203.0.114.0/24"}}"""), "external" },
        { "from the whole net, in halves", Allow(Everybody, condition: """{"IpAddress":{"aws:SourceIp":["0.0.0.0/1","128.0.0.0/1"]}}"""), "public external" },
        { "from two hundred and fifty-six eighths", Allow(Everybody, condition: $$$"""{"IpAddress":{"aws:SourceIp":[{{{string.Join(',', Enumerable.Range(0, 256).Select(static it => $"\"{it}.0.0.0/8\""))}}}]}}"""), "public external" },
        { "from one eighth", Allow(Everybody, condition: """{"IpAddress":{"aws:SourceIp":"11.0.0.0/8"}}"""), "external" },
        { "from an eighth and a host", Allow(Everybody, condition: """{"IpAddress":{"aws:SourceIp":["11.0.0.0/8","8.8.8.8"]}}"""), "public external" },
        { "from private networks", Allow(Everybody, condition: """{"IpAddress":{"aws:SourceIp":["10.0.0.0/8","192.168.0.0/16"]}}"""), "external" },
        { "from half of the sixth version", Allow(Everybody, condition: """{"IpAddress":{"aws:SourceIp":"2000::/3"}}"""), "public external" },
        { "from one provider's prefix", Allow(Everybody, condition: """{"IpAddress":{"aws:SourceIp":"2600::/32"}}"""), "external" },
        { "from anywhere but a network", Allow(Everybody, condition: """{"NotIpAddress":{"aws:SourceIp":"203.0.114.0/24"}}"""), "public external deputy" },
        { "all but a network is denied", Allow(Everybody, more: """{"Effect":"Deny","Principal":"*","Action":"*","Resource":"*","Condition":{"NotIpAddress":{"aws:SourceIp":"203.0.114.0/24"}}}"""), "external" },
        { "through one endpoint", Allow(Everybody, condition: """{"StringEquals":{"aws:SourceVpce":"vpce-1"}}"""), "" },
        { "through any endpoint", Allow(Everybody, condition: """{"StringLike":{"aws:SourceVpce":"vpce-*"}}"""), "public external" },
        { "all but one endpoint is denied", Allow(Everybody, more: """{"Effect":"Deny","Principal":"*","Action":"s3:*","Resource":"*","Condition":{"StringNotEquals":{"aws:SourceVpce":"vpce-1"}}}"""), "" },
        { "not through one endpoint", Allow(Everybody, condition: """{"StringNotEquals":{"aws:SourceVpce":"vpce-1"}}"""), "public external deputy" },
        { "our organisation", Allow(Everybody, condition: """{"StringEquals":{"aws:PrincipalOrgID":"o-ours"}}"""), "" },
        { "another organisation", Allow(Everybody, condition: """{"StringEquals":{"aws:PrincipalOrgID":"o-theirs"}}"""), "external" },
        { "any organisation", Allow(Everybody, condition: """{"StringLike":{"aws:PrincipalOrgID":"o-*"}}"""), "public external" },
        { "all but our organisation is denied", Allow(Everybody, more: """{"Effect":"Deny","Principal":"*","Action":"*","Resource":"*","Condition":{"StringNotEquals":{"aws:PrincipalOrgID":"o-ours"}}}"""), "" },
        { "all but our organisation is denied, if it says so", Allow(Everybody, more: """{"Effect":"Deny","Principal":"*","Action":"*","Resource":"*","Condition":{"StringNotEqualsIfExists":{"aws:PrincipalOrgID":"o-ours"}}}"""), "" },
        { "a unit of our organisation", Allow(Everybody, condition: """{"ForAnyValue:StringLike":{"aws:PrincipalOrgPaths":"o-ours/r-1/*"}}"""), "" },
        { "for all values is true of none", Allow(Everybody, condition: """{"ForAllValues:StringLike":{"aws:PrincipalOrgPaths":"o-ours/r-1/*"}}"""), "public external deputy" },
        { "accounts by their number", Allow(Everybody, condition: $$$"""{"StringEquals":{"aws:PrincipalAccount":"{{{Own}}}"}}"""), "" },
        { "a role by its name in any account", Allow(Everybody, condition: """{"ArnLike":{"aws:PrincipalArn":"arn:aws:iam::*:role/admin"}}"""), "public external" },
        { "a role by its name in ours", Allow(Everybody, condition: $$$"""{"ArnLike":{"aws:PrincipalArn":"arn:aws:iam::{{{Own}}}:role/admin*"}}"""), "" },
        { "any secret word of the caller's", Allow(Everybody, condition: """{"StringEquals":{"aws:Referer":"https://ours.example/"}}"""), "public external" },
        { "over TLS", Allow(Everybody, condition: """{"Bool":{"aws:SecureTransport":"true"}}"""), "public external deputy" },
        { "a tag of the caller's", Allow(Everybody, condition: """{"StringEquals":{"aws:PrincipalTag/team":"red"}}"""), "public external" },
        { "a path through a service", Allow(Aws("*"), "kms:Decrypt", """{"StringEquals":{"kms:ViaService":"s3.us-east-1.amazonaws.com"}}"""), "public external deputy" },
        { "a path through a service for our account", Allow(Aws("*"), "kms:Decrypt", $$$"""{"StringEquals":{"kms:ViaService":"s3.us-east-1.amazonaws.com","kms:CallerAccount":"{{{Own}}}"}}"""), "" },
        { "a key that the action does not know", Allow(Everybody, "s3:GetObject", """{"StringEquals":{"kms:ViaService":"s3.us-east-1.amazonaws.com"}}"""), "" },
        { "not anonymous", Allow(Everybody, condition: """{"Null":{"aws:PrincipalArn":"false"}}"""), "public external" },
        { "denied altogether", Allow(Everybody, more: """{"Effect":"Deny","Principal":"*","Action":"s3:Get*","Resource":"*"}"""), "" },
        { "another action is denied", Allow(Everybody, more: """{"Effect":"Deny","Principal":"*","Action":"s3:Put*","Resource":"*"}"""), "public external deputy" },
        { "only clear text is denied", Allow(Everybody, more: """{"Effect":"Deny","Principal":"*","Action":"*","Resource":"*","Condition":{"Bool":{"aws:SecureTransport":"false"}}}"""), "public external deputy" },
        { "nothing but a deny", """{"Version":"2012-10-17","Statement":[{"Effect":"Deny","Principal":"*","Action":"*","Resource":"*"}]}""", "" },
        { "an old document's variable is a text", """{"Version":"2008-10-17","Statement":[{"Effect":"Allow","Principal":"*","Action":"s3:GetObject","Resource":"arn:aws:s3:::b/${aws:username}/*"}]}""", "public external deputy" },
    };

    [Theory]
    [MemberData(nameof(Rows))]
    public void Rows_of_the_table(string name, string policy, string expected)
    {
        var read = PolicyReader.Read(policy);
        Assert.True(read.IsRead, $"{name}: {read.Fault}");
        Assert.Equal((name, expected), (name, Said(Publicity.Of(read.Policy, new(Own, "o-ours", Member)))));
    }

    static string Said(Publicity it) => string.Join(' ', new[] { ("public", it.Public), ("external", it.External), ("deputy", it.ConfusedDeputy) }
        .Where(static part => part.Item2.Truth != Truth.No).Select(static part => part.Item2.Truth == Truth.Yes ? part.Item1 : $"{part.Item1}:{part.Item2.Because}"));
}
