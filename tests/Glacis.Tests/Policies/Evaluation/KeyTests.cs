// Keys: the root statement, grants, ViaService and CallerAccount; AWS's documented key policies.
using Xunit;
using static Glacis.Tests.Policies.Ask;

namespace Glacis.Tests.Policies.Evaluation;

public sealed class KeyTests
{
    const string Yes = "allowed", No = "implicitDeny", Denied = "explicitDeny", Open = "unknown";

    static string Decrypt(string principal, string policies, string context = "") => Request(principal, "kms:Decrypt", Key, policies, context);

    static string Identity(params string[] statements) => $"\"identity\":{Document(statements)}";

    static string Policy(params string[] statements) => $"\"resource\":{Document(statements)}";

    static string Grant(string grantee, string operations, string more = "") => $$"""{"Name":"g","GranteePrincipal":"{{grantee}}","Operations":[{{operations}}]{{more}}}""";

    static string Grants(params string[] grants) => $"\"grants\":[{string.Join(',', grants)}]";

    static readonly string Delegates = Policy(Allow("kms:*", to: Root)), Silent = Policy(Allow("kms:*", to: $"arn:aws:iam::{Mine}:user/nobody"));

    const string Rds = "rds.eu-west-1.amazonaws.com";

    public static TheoryData<string, string, string> Rows => new()
    {
        // ---- the root statement
        { "with the root statement an identity policy allows", Decrypt(Bob, $"{Delegates},{Identity(Allow("kms:Decrypt", Key))}"), Yes },
        { "with it alone nobody is allowed", Decrypt(Bob, Delegates), No },
        { "without it an identity policy is ineffective", Decrypt(Bob, $"{Silent},{Identity(Allow())}"), No },
        { "but its deny works", Decrypt(Bob, $"{Policy(Allow("kms:*", to: Bob))},{Identity(Deny("kms:Decrypt"))}"), Denied },
        { "who is named in the key's policy needs nothing else", Decrypt(Bob, Policy(Allow("kms:Decrypt", to: Bob))), Yes },
        { "the root statement delegates only what it says", Decrypt(Bob, $"{Policy(Allow("kms:Describe*", to: Root))},{Identity(Allow())}"), No },
        { "a key without a policy has none that allows", Decrypt(Bob, Identity(Allow())), No },
        { "the root user is allowed by the root statement", Decrypt(Root, Delegates), Yes },
        { "and not without it", Decrypt(Root, Silent), No },
        { "a statement without a resource has no effect", Decrypt(Bob, Policy(Allow("kms:*", on: "", to: Bob))), No },
        { "a statement for another key has none either", Decrypt(Bob, Policy(Allow("kms:*", on: $"{Key}0", to: Bob))), No },
        { "what concerns no key needs no key's policy", Request(Bob, "kms:CreateKey", "*", Identity(Allow())), Yes },
        { "an alias has no policy of its own", Request(Bob, "kms:CreateAlias", $"arn:aws:kms:eu-west-1:{Mine}:alias/a", Identity(Allow())), Yes },

        // ---- other accounts
        { "another account needs both", Decrypt(Eve, $"{Policy(Allow("kms:Decrypt", to: Other))},{Identity(Allow("kms:Decrypt"))}"), Yes },
        { "and has neither alone", Decrypt(Eve, Policy(Allow("kms:Decrypt", to: Other))), No },
        { "the key's own root statement says nothing of others", Decrypt(Eve, $"{Delegates},{Identity(Allow())}"), No },

        // ---- how: through a service, from an account
        { "everybody through a service, of any account: the path is not the caller", Decrypt(Eve, $"{Policy(Allow("kms:Decrypt", to: "*", when: $$$"""{"StringEquals":{"kms:ViaService":"{{{Rds}}}"}}"""))},{Identity(Allow())}", $"\"kms:ViaService\":\"{Rds}\""), Yes },
        { "with CallerAccount beside it no more", Decrypt(Eve, $"{Policy(Allow("kms:Decrypt", to: "*", when: $$$"""{"StringEquals":{"kms:ViaService":"{{{Rds}}}","kms:CallerAccount":"{{{Mine}}}"}}"""))},{Identity(Allow())}", $"\"kms:ViaService\":\"{Rds}\""), No },
        { "of the account itself", Decrypt(Bob, Policy(Allow("kms:Decrypt", to: "*", when: $$$"""{"StringEquals":{"kms:ViaService":"{{{Rds}}}","kms:CallerAccount":"{{{Mine}}}"}}""")), $"\"kms:ViaService\":\"{Rds}\""), Yes },
        { "not through the service", Decrypt(Bob, Policy(Allow("kms:Decrypt", to: "*", when: $$$"""{"StringEquals":{"kms:ViaService":"{{{Rds}}}","kms:CallerAccount":"{{{Mine}}}"}}"""))), No },
        { "the encryption context", Decrypt(Bob, Policy(Allow("kms:Decrypt", to: Bob, when: """{"StringEquals":{"kms:EncryptionContext:Purpose":"pay"}}""")), "\"kms:EncryptionContext:Purpose\":\"pay\""), Yes },
        { "another one", Decrypt(Bob, Policy(Allow("kms:Decrypt", to: Bob, when: """{"StringEquals":{"kms:EncryptionContext:Purpose":"pay"}}""")), "\"kms:EncryptionContext:Purpose\":\"play\""), No },
        { "grants for services only", Request(Bob, "kms:CreateGrant", Key, Policy(Allow("kms:CreateGrant", to: Bob, when: """{"Bool":{"kms:GrantIsForAWSResource":"true"}}""")), "\"kms:GrantIsForAWSResource\":false"), No },
        { "grants of some operations only", Request(Bob, "kms:CreateGrant", Key, Policy(Allow("kms:CreateGrant", to: Bob, when: """{"ForAllValues:StringEquals":{"kms:GrantOperations":["Encrypt","Decrypt"]}}""")), "\"kms:GrantOperations\":[\"Decrypt\",\"RetireGrant\"]"), No },

        // ---- grants
        { "a grant allows its grantee", Decrypt(Bob, $"{Silent},{Grants(Grant(Bob, "\"Decrypt\""))}"), Yes },
        { "not what it does not hold", Decrypt(Bob, $"{Silent},{Grants(Grant(Bob, "\"Encrypt\""))}"), No },
        { "and nobody else", Decrypt(Session, $"{Silent},{Grants(Grant(Bob, "\"Decrypt\""))}"), No },
        { "a role's grant is its sessions'", Decrypt(Session, $"{Silent},{Grants(Grant(App, "\"Decrypt\""))}"), Yes },
        { "a service's grant", Decrypt("dynamodb.amazonaws.com", Grants(Grant("dynamodb.amazonaws.com", "\"Decrypt\""))), Yes },
        { "a grant crosses accounts by itself", Decrypt(Eve, $"{Silent},{Grants(Grant(Eve, "\"Decrypt\""))}"), Yes },
        { "a deny is stronger than a grant", Decrypt(Bob, $"{Policy(Deny("kms:*", to: "*"))},{Grants(Grant(Bob, "\"Decrypt\""))}"), Denied },
        { "an organisation's policy limits a grant", Decrypt(Bob, $"{Silent},{Grants(Grant(Bob, "\"Decrypt\""))},\"scps\":[[{Document(Allow("s3:*"))}]]"), No },
        { "a subset of the encryption context", Decrypt(Bob, $"{Silent},{Grants(Grant(Bob, "\"Decrypt\"", ",\"Constraints\":{\"EncryptionContextSubset\":{\"a\":\"1\"}}"))}", "\"kms:EncryptionContext:a\":\"1\",\"kms:EncryptionContext:b\":\"2\""), Yes },
        { "is not all of it", Decrypt(Bob, $"{Silent},{Grants(Grant(Bob, "\"Decrypt\"", ",\"Constraints\":{\"EncryptionContextEquals\":{\"a\":\"1\"}}"))}", "\"kms:EncryptionContext:a\":\"1\",\"kms:EncryptionContext:b\":\"2\""), No },
        { "all of it", Decrypt(Bob, $"{Silent},{Grants(Grant(Bob, "\"Decrypt\"", ",\"Constraints\":{\"EncryptionContextEquals\":{\"a\":\"1\"}}"))}", "\"kms:EncryptionContext:a\":\"1\""), Yes },
        { "the case of its names matters", Decrypt(Bob, $"{Silent},{Grants(Grant(Bob, "\"Decrypt\"", ",\"Constraints\":{\"EncryptionContextSubset\":{\"A\":\"1\"}}"))}", "\"kms:EncryptionContext:a\":\"1\""), No },
        { "without any context a constraint fails", Decrypt(Bob, $"{Silent},{Grants(Grant(Bob, "\"Decrypt\"", ",\"Constraints\":{\"EncryptionContextSubset\":{\"a\":\"1\"}}"))}"), No },
        { "describing takes no context and no constraint", Request(Bob, "kms:DescribeKey", Key, $"{Silent},{Grants(Grant(Bob, "\"DescribeKey\"", ",\"Constraints\":{\"EncryptionContextSubset\":{\"a\":\"1\"}}"))}"), Yes },
        { "a context that may be there is not known", Decrypt(Bob, $"{Silent},{Grants(Grant(Bob, "\"Decrypt\"", ",\"Constraints\":{\"EncryptionContextSubset\":{\"a\":\"1\"}}"))}", "\"kms:EncryptionContext:a\":{\"unknown\":true}"), Open },
        { "the holder of a grant hands on what it holds", Request(Bob, "kms:CreateGrant", Key, $"{Silent},{Grants(Grant(Bob, "\"CreateGrant\",\"Decrypt\""))}", "\"kms:GrantOperations\":[\"Decrypt\"]"), Yes },
        { "and no more", Request(Bob, "kms:CreateGrant", Key, $"{Silent},{Grants(Grant(Bob, "\"CreateGrant\",\"Decrypt\""))}", "\"kms:GrantOperations\":[\"Encrypt\"]"), No },
        { "what it would hand on must be said", Request(Bob, "kms:CreateGrant", Key, $"{Silent},{Grants(Grant(Bob, "\"CreateGrant\",\"Decrypt\""))}"), Open },
        { "who may create grants by a policy hands on what they lack", Request(Bob, "kms:CreateGrant", Key, Policy(Allow("kms:CreateGrant", to: Bob)), "\"kms:GrantOperations\":[\"Encrypt\"]"), Yes },
        { "who may retire a grant", Request(Eve, "kms:RetireGrant", Key, $"{Silent},{Grants(Grant(Bob, "\"Decrypt\"", $",\"RetiringPrincipal\":\"{Eve}\""))}"), Yes },
        { "may nothing else with it", Decrypt(Eve, $"{Silent},{Grants(Grant(Bob, "\"Decrypt\"", $",\"RetiringPrincipal\":\"{Eve}\""))}"), No },
        { "as list-grants answers them", Decrypt(Bob, $$"""{{Silent}},"grants":{"Grants":[{"GrantId":"1","KeyId":"{{Key}}","CreationDate":1.7e9,"IssuingAccount":"{{Root}}","GranteePrincipal":"{{Bob}}","RetiringPrincipal":null,"Operations":["Decrypt"]}]}"""), Yes },
    };

    [Theory]
    [MemberData(nameof(Rows))]
    public void A_request_to_a_key_comes_to(string sentence, string request, string decision) => Assert.Equal((sentence, decision), (sentence, Word(request)));

    // KMS developer guide, "Default key policy" as the console writes it: administrators, users, and attachment of services' persistent resources.
    static readonly string Console = Policy(
        Allow("kms:*", to: Root),
        """{"Sid":"Allow access for Key Administrators","Effect":"Allow","Principal":{"AWS":"arn:aws:iam::111122223333:role/admin"},"Action":["kms:Create*","kms:Describe*","kms:Enable*","kms:List*","kms:Put*","kms:Update*","kms:Revoke*","kms:Disable*","kms:Get*","kms:Delete*","kms:TagResource","kms:UntagResource","kms:ScheduleKeyDeletion","kms:CancelKeyDeletion"],"Resource":"*"}""",
        """{"Sid":"Allow use of the key","Effect":"Allow","Principal":{"AWS":["arn:aws:iam::111122223333:role/app","arn:aws:iam::444455556666:root"]},"Action":["kms:Decrypt","kms:DescribeKey","kms:Encrypt","kms:GenerateDataKey*","kms:ReEncrypt*"],"Resource":"*"}""",
        """{"Sid":"Allow attachment of persistent resources","Effect":"Allow","Principal":{"AWS":["arn:aws:iam::111122223333:role/app","arn:aws:iam::444455556666:root"]},"Action":["kms:CreateGrant","kms:ListGrants","kms:RevokeGrant"],"Resource":"*","Condition":{"Bool":{"kms:GrantIsForAWSResource":"true"}}}""");

    const string Admin = "arn:aws:sts::111122223333:assumed-role/admin/a";

    [Theory]
    [InlineData(Session, "kms:Decrypt", "", Yes)]
    [InlineData(Session, "kms:GenerateDataKeyWithoutPlaintext", "", Yes)]
    [InlineData(Session, "kms:PutKeyPolicy", "", No)]
    [InlineData(Session, "kms:CreateGrant", "\"kms:GrantIsForAWSResource\":true", Yes)]
    [InlineData(Session, "kms:CreateGrant", "\"kms:GrantIsForAWSResource\":false", No)]
    [InlineData(Admin, "kms:PutKeyPolicy", "", Yes)]
    [InlineData(Admin, "kms:CreateGrant", "\"kms:GrantIsForAWSResource\":false", Yes)]
    [InlineData(Admin, "kms:Decrypt", "", No)]
    [InlineData(Bob, "kms:Decrypt", "", No)]
    [InlineData(Eve, "kms:Decrypt", "", No)]
    [InlineData("anonymous", "kms:Decrypt", "", No)]
    public void The_console_s_key_policy_lets_users_use_and_administrators_manage(string principal, string action, string context, string decision) =>
        Assert.Equal(decision, Word(Request(principal, action, Key, Console, context)));

    [Theory]
    [InlineData("kms:Decrypt", Yes)]
    [InlineData("kms:CreateGrant", No)]
    [InlineData("kms:ScheduleKeyDeletion", No)]
    public void It_lets_another_account_use_the_key_where_that_account_agrees(string action, string decision) =>
        Assert.Equal(decision, Word(Request(Eve, action, Key, $"{Console},{Identity(Allow("kms:*"))}", "\"kms:GrantIsForAWSResource\":false")));
}
