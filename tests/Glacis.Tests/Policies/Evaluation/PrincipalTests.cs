// All forms of principals, in policies and of requests; NotPrincipal.
using Glacis.Policies.Evaluation;
using Xunit;
using static Glacis.Tests.Policies.Ask;

namespace Glacis.Tests.Policies.Evaluation;

public sealed class PrincipalTests
{
    const string Yes = "allowed", No = "implicitDeny", Denied = "explicitDeny", Open = "unknown";

    const string Federated = $"arn:aws:sts::{Mine}:federated-user/carol", Canonical = "79a59df900b949e55d96a1e698fbacedfd6e09d98eacf8f8d5218e7cd47ef2be";

    public static TheoryData<string, string, string, string> Named => new()
    {
        { "everybody", Bob, "*", Yes },
        { "a star among identities is everybody", "anonymous", """{"AWS":"*"}""", Yes },
        { "a list is any of them", Bob, $$"""{"AWS":["{{Eve}}","{{Bob}}"]}""", Yes },
        { "several sorts are any of them", Bob, $$"""{"Service":"s3.amazonaws.com","AWS":"{{Bob}}"}""", Yes },
        { "a user", Bob, Bob, Yes },
        { "names mind the case", Bob, $"arn:aws:iam::{Mine}:user/Bob", No },
        { "another user", $"arn:aws:iam::{Mine}:user/x/bob", Bob, No },
        { "a role for its session", Session, App, Yes },
        { "a role for its sessions", App, App, Yes },
        { "another role of that name in another account", Session, $"arn:aws:iam::{Other}:role/app", No },
        { "a session for itself", Session, Session, Yes },
        { "a session for another one", Session, $"arn:aws:sts::{Mine}:assumed-role/app/two", No },
        { "a session for some session of its role: not known which", App, Session, Open },
        { "a role with a path, where the request says it", $$"""{"arn":"{{Session}}","role":"arn:aws:iam::{{Mine}}:role/team/app"}""", $"arn:aws:iam::{Mine}:role/team/app", Yes },
        { "and without the path no more", $$"""{"arn":"{{Session}}","role":"arn:aws:iam::{{Mine}}:role/team/app"}""", App, No },
        { "a federated user", Federated, Federated, Yes },
        { "a service", "s3.amazonaws.com", """{"Service":"s3.amazonaws.com"}""", Yes },
        { "a service is no identity", "s3.amazonaws.com", """{"AWS":"s3.amazonaws.com"}""", No },
        { "a star among services is not known", "s3.amazonaws.com", """{"Service":"*"}""", Open },
        { "and nothing to users", Bob, """{"Service":"*"}""", No },
        { "a provider", """{"federated":"accounts.google.com"}""", """{"Federated":"accounts.google.com"}""", Yes },
        { "a provider by its full name", $"arn:aws:iam::{Mine}:saml-provider/idp", $$"""{"Federated":"arn:aws:iam::{{Mine}}:saml-provider/idp"}""", Yes },
        { "another provider", "accounts.google.com", """{"Federated":"www.amazon.com"}""", No },
        { "the root user by its account", Root, Mine, Yes },
        { "the root user by its name", Root, Root, Yes },
        { "a pattern for an account matches nobody", Bob, "arn:aws:iam::*:root", No },
        { "a pattern for users matches nobody", Bob, $"arn:aws:iam::{Mine}:user/*", No },
        { "a pattern for roles matches nobody", Session, $"arn:aws:iam::{Mine}:role/*", No },
        { "a deleted user matches nobody", Bob, "AIDACKCEVSQ6C2EXAMPLE", No },
        { "a deleted role matches nobody", Session, "AROACKCEVSQ6C2EXAMPLE", No },
        { "a group is no principal", Bob, $"arn:aws:iam::{Mine}:group/devs", No },
        { "nobody is named by nothing but a star", "anonymous", Root, No },
        { "a canonical user stands for an account, which delegates", Bob, $$"""{"CanonicalUser":"{{Canonical}}"}""", No },
        { "nobody has none", "anonymous", $$"""{"CanonicalUser":"{{Canonical}}"}""", No },
    };

    // A queue of the account, whose policy alone could allow.
    [Theory]
    [MemberData(nameof(Named))]
    public void A_statement_names_a_caller_or_not(string sentence, string caller, string principal, string decision) =>
        Assert.Equal((sentence, decision), (sentence, Word(Request(caller, "sqs:SendMessage", Queue, $"\"resource\":{Document(Allow(to: principal))}"))));

    [Theory]
    [InlineData("\"canonicalUser\":\"79a59df900b949e55d96a1e698fbacedfd6e09d98eacf8f8d5218e7cd47ef2be\",", Canonical, Yes)]
    [InlineData("\"canonicalUser\":\"79a59df900b949e55d96a1e698fbacedfd6e09d98eacf8f8d5218e7cd47ef2be\",", "other", No)]
    [InlineData("", Canonical, Open)]
    public void Whose_a_canonical_user_is_only_the_request_can_say(string said, string id, string decision) =>
        Assert.Equal(decision, Word(Request($$"""{{{said}}"arn":"{{Eve}}"}""", "s3:GetObject", "arn:aws:s3:::data/x",
            $"\"identity\":{Document(Allow())},\"resource\":{Document(Allow(to: $$"""{"CanonicalUser":"{{id}}"}"""))}", more: $"\"resourceAccount\":\"{Mine}\"")));

    public static TheoryData<string, string, string, string> Spared => new()
    {
        { "a user and its account", Bob, $"""["{Bob}","{Root}"]""", Yes },
        { "the account by its number", Bob, $"""["{Bob}","{Mine}"]""", Yes },
        { "a user without its account is denied", Bob, Bob, Denied },
        { "an account without the user is denied", Bob, Root, Denied },
        { "somebody else is denied", Bob, $"""["{Eve}","arn:aws:iam::{Other}:root"]""", Denied },
        { "a session with its role and its account", Session, $"""["{Session}","{App}","{Root}"]""", Yes },
        { "a session without its role is denied", Session, $"""["{Session}","{Root}"]""", Denied },
        { "a role without the session is denied", Session, $"""["{App}","{Root}"]""", Denied },
        { "another session of that role is denied", Session, $"""["arn:aws:sts::{Mine}:assumed-role/app/two","{App}","{Root}"]""", Denied },
        { "which session of a role asks, is not known", App, $"""["{Session}","{App}","{Root}"]""", Open },
        { "the root user by its account", Root, Mine, Yes },
        { "everybody", Bob, "*", Yes },
        { "a service", "s3.amazonaws.com", """{"Service":"s3.amazonaws.com"}""", Yes },
        { "another service is denied", "sns.amazonaws.com", """{"Service":"s3.amazonaws.com"}""", Denied },
        { "nobody is denied", "anonymous", Root, Denied },
    };

    // Deny with NotPrincipal beside an Allow for everybody.
    [Theory]
    [MemberData(nameof(Spared))]
    public void NotPrincipal_spares_a_caller_or_not(string sentence, string caller, string principal, string decision) =>
        Assert.Equal((sentence, decision), (sentence, Word(Request(caller, "sqs:SendMessage", Queue, $"\"resource\":{Document(Allow(to: "*"), Deny(to: $"!{principal}"))}"))));

    [Theory]
    [InlineData(Eve, "anonymous", Yes)]
    [InlineData(Bob, Bob, Open)]
    [InlineData("*", Bob, No)]
    public void An_Allow_with_NotPrincipal_grants_to_everybody_else(string principal, string caller, string decision) =>
        Assert.Equal(decision, Word(Request(caller, "sqs:SendMessage", Queue, $"\"resource\":{Document(Allow(to: $"!{principal}"))}")));

    [Theory]
    [InlineData("*", CallerSort.Anonymous, null)]
    [InlineData("anonymous", CallerSort.Anonymous, null)]
    [InlineData(Mine, CallerSort.Root, Mine)]
    [InlineData(Root, CallerSort.Root, Mine)]
    [InlineData(Bob, CallerSort.User, Mine)]
    [InlineData("arn:aws-cn:iam::111122223333:role/a/b", CallerSort.Role, Mine)]
    [InlineData(Session, CallerSort.Session, Mine)]
    [InlineData(Federated, CallerSort.FederatedUser, Mine)]
    [InlineData("ec2.amazonaws.com", CallerSort.Service, null)]
    [InlineData("logs.cn-north-1.amazonaws.com.cn", CallerSort.Service, null)]
    [InlineData("cognito-identity.amazonaws.com", CallerSort.Federated, null)]
    [InlineData("arn:aws:iam::111122223333:oidc-provider/host/path", CallerSort.Federated, null)]
    [InlineData("", CallerSort.NotUnderstood, null)]
    [InlineData("bob", CallerSort.NotUnderstood, null)]
    [InlineData("arn:aws:iam::1111:user/bob", CallerSort.NotUnderstood, null)]
    [InlineData("arn:aws:iam::111122223333:group/devs", CallerSort.NotUnderstood, null)]
    [InlineData("arn:aws:sts::111122223333:assumed-role/app", CallerSort.NotUnderstood, null)]
    [InlineData("arn:aws:s3:::data", CallerSort.NotUnderstood, null)]
    public void A_caller_is_read_from_its_name(string text, CallerSort sort, string? account)
    {
        var caller = Caller.Read(text);
        Assert.Equal((sort, account), (caller.Sort, caller.Account));
    }

    [Theory]
    [InlineData("bob")]
    [InlineData("arn:aws:iam::111122223333:group/devs")]
    public void Who_is_not_understood_gets_no_answer_but_unknown(string principal) =>
        Assert.Equal(Open, Word(Request(principal, "sqs:SendMessage", Queue, $"\"identity\":{Document(Allow())}")));
}
