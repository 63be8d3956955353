// Which policies must allow: within an account, across accounts, organisations, boundaries, sessions, endpoints.
using Xunit;
using static Glacis.Tests.Policies.Ask;

namespace Glacis.Tests.Policies.Evaluation;

public sealed class DecisionTests
{
    const string Yes = "allowed", No = "implicitDeny", Denied = "explicitDeny", Open = "unknown";

    static string Identity(params string[] statements) => $"\"identity\":{Document(statements)}";

    static string Resource(params string[] statements) => $"\"resource\":{Document(statements)}";

    static string Boundary(params string[] statements) => $"\"boundary\":{Document(statements)}";

    static string SessionPolicy(params string[] statements) => $"\"session\":{Document(statements)}";

    static string Endpoint(params string[] statements) => $"\"endpoint\":{Document(statements)}";

    static string Levels(string member, params string[] levels) => $"\"{member}\":[{string.Join(',', levels.Select(static it => $"[{it}]"))}]";

    static string All(params string[] policies) => string.Join(',', policies);

    static string Send(string principal, string policies, string context = "", string more = "") => Request(principal, "sqs:SendMessage", Queue, policies, context, more);

    static string Assume(string principal, params string[] policies) => Request(principal, "sts:AssumeRole", Target, All(policies));

    const string Restricted = "\"publicAccessBlock\":{\"RestrictPublicBuckets\":true}";

    static string Get(string principal, string policies, string more) => Request(principal, "s3:GetObject", "arn:aws:s3:::data/x", policies, more: $"\"resourceAccount\":\"{Mine}\"{(more.Length > 0 ? "," : "")}{more}");

    const string Narrow = "arn:aws:sqs:eu-west-1:111122223333:other";

    static string OfOther(string account) => $"\"organization\":{{\"id\":\"o-abc\",\"managementAccount\":\"{account}\",\"accounts\":[\"{Mine}\"]}}";

    public static TheoryData<string, string, string> Rows => new()
    {
        // ---- nothing, something, a deny anywhere
        { "nothing allows: denied by default", Send(Bob, ""), No },
        { "an identity policy allows", Send(Bob, Identity(Allow())), Yes },
        { "a resource policy allows", Send(Bob, Resource(Allow(to: Bob))), Yes },
        { "a deny in the identity policy wins", Send(Bob, All(Identity(Allow(), Deny("sqs:Send*")), Resource(Allow(to: Bob)))), Denied },
        { "a deny in the resource policy wins", Send(Bob, All(Identity(Allow()), Resource(Deny(to: "*")))), Denied },
        { "a deny in the boundary wins", Send(Bob, All(Identity(Allow()), Boundary(Allow(), Deny("sqs:*")))), Denied },
        { "a deny in the session policy wins", Send(Session, All(Resource(Allow(to: Session)), SessionPolicy(Allow(), Deny("sqs:*")))), Denied },
        { "a deny in an organisation's policy wins", Send(Bob, All(Identity(Allow()), Levels("scps", Document(Allow()), Document(Allow(), Deny("sqs:*"))))), Denied },
        { "a deny in a policy on resources wins", Send(Bob, All(Identity(Allow()), Levels("rcps", Document(Deny("sqs:*", to: "*"))))), Denied },
        { "a deny in the endpoint's policy wins", Send(Bob, All(Identity(Allow()), Endpoint(Allow(to: "*"), Deny("sqs:*", to: "*")))), Denied },
        { "a deny whose condition fails does not", Send(Bob, Identity(Allow(), Deny(when: """{"StringEquals":{"aws:username":"eve"}}"""))), Yes },
        { "a deny that may hold leaves it open", Send(Bob, Identity(Allow(), Deny(when: """{"Bool":{"aws:SecureTransport":"false"}}"""))), Open },
        { "a sure deny beside an open one is sure", Send(Bob, Identity(Allow(), Deny(when: """{"Bool":{"aws:SecureTransport":"false"}}"""), Deny("sqs:*"))), Denied },
        { "an open allow beside a sure one does not matter", Send(Bob, Identity(Allow(when: """{"Bool":{"aws:SecureTransport":"true"}}"""), Allow("sqs:*"))), Yes },

        // ---- boundaries and sessions limit
        { "a boundary that allows lets pass", Send(Bob, All(Identity(Allow()), Boundary(Allow("sqs:*")))), Yes },
        { "a boundary grants nothing", Send(Bob, Boundary(Allow())), No },
        { "a boundary that does not allow limits", Send(Bob, All(Identity(Allow()), Boundary(Allow("s3:*")))), No },
        { "a session policy limits", Send(Session, All(Identity(Allow()), SessionPolicy(Allow(on: Narrow)))), No },
        { "both must allow", Send(Session, All(Identity(Allow()), Boundary(Allow()), SessionPolicy(Allow()))), Yes },

        // ---- whom the resource policy names, within the account
        { "a user who is named is not limited by the boundary", Send(Bob, All(Resource(Allow(to: Bob)), Boundary(Allow("s3:*")))), Yes },
        { "but by a deny in it", Send(Bob, All(Resource(Allow(to: Bob)), Boundary(Deny("sqs:*")))), Denied },
        { "a session that is named is not limited by the boundary", Send(Session, All(Resource(Allow(to: Session)), Boundary(Allow("s3:*")))), Yes },
        { "nor by the session policy", Send(Session, All(Resource(Allow(to: Session)), SessionPolicy(Allow("s3:*")))), Yes },
        { "a role that is named needs no identity policy", Send(Session, Resource(Allow(to: App))), Yes },
        { "but is limited by the boundary", Send(Session, All(Resource(Allow(to: App)), Boundary(Allow("s3:*")))), No },
        { "and by the session policy", Send(Session, All(Resource(Allow(to: App)), SessionPolicy(Allow("s3:*")))), No },
        { "everybody is named itself: no limit", Send(Session, All(Resource(Allow(to: "*", when: $$$"""{"ArnEquals":{"aws:PrincipalArn":"{{{App}}}"}}""")), Boundary(Allow("s3:*")), SessionPolicy(Allow("s3:*")))), Yes },
        { "the account's root delegates: an identity policy must allow", Send(Bob, Resource(Allow(to: Root))), No },
        { "and then it is allowed", Send(Bob, All(Resource(Allow(to: Root)), Identity(Allow()))), Yes },
        { "the account's number delegates too", Send(Bob, Resource(Allow(to: Mine))), No },

        // ---- across accounts
        { "across accounts a resource policy alone does not do", Send(Eve, Resource(Allow(to: Eve))), No },
        { "nor an identity policy alone", Send(Eve, Identity(Allow())), No },
        { "both do", Send(Eve, All(Resource(Allow(to: Eve)), Identity(Allow()))), Yes },
        { "by the account too", Send(Eve, All(Resource(Allow(to: Other)), Identity(Allow()))), Yes },
        { "the caller's boundary limits", Send(Eve, All(Resource(Allow(to: Eve)), Identity(Allow()), Boundary(Allow("s3:*")))), No },
        { "even everybody needs an identity policy of another account", Send(Eve, Resource(Allow(to: "*"))), No },
        { "the root user of another account needs the resource policy only", Send($"arn:aws:iam::{Other}:root", Resource(Allow(to: Other))), Yes },
        { "and that it does need", Send($"arn:aws:iam::{Other}:root", ""), No },
        { "nobody needs nothing but the resource policy", Send("anonymous", Resource(Allow(to: "*"))), Yes },
        { "nobody is no account's", Send("anonymous", Resource(Allow(to: Mine))), No },
        { "nobody has no identity policies", Send("anonymous", Identity(Allow())), No },
        { "a service that is named", Send("sns.amazonaws.com", Resource(Allow(to: """{"Service":"sns.amazonaws.com"}"""))), Yes },
        { "another service", Send("s3.amazonaws.com", Resource(Allow(to: """{"Service":"sns.amazonaws.com"}"""))), No },

        // ---- the root user
        { "the root user needs no identity policy", Send(Root, ""), Yes },
        { "no boundary limits it", Send(Root, Boundary(Allow("s3:*"))), Yes },
        { "an organisation's policy does", Send(Root, Levels("scps", Document(Allow("s3:*")))), No },
        { "and its deny", Send(Root, Levels("scps", Document(Allow(), Deny(when: $$$"""{"ArnLike":{"aws:PrincipalArn":"arn:aws:iam::*:root"}}""")))), Denied },
        { "a resource policy may deny it", Send(Root, Resource(Deny(to: Root))), Denied },

        // ---- the organisation's policies on callers
        { "each level must allow", Send(Bob, All(Identity(Allow()), Levels("scps", Document(Allow()), Document(Allow()), Document(Allow("sqs:*"))))), Yes },
        { "one level that does not is enough", Send(Bob, All(Identity(Allow()), Levels("scps", Document(Allow()), Document(Allow("s3:*")), Document(Allow())))), No },
        { "one policy of a level is enough", Send(Bob, All(Identity(Allow()), Levels("scps", Document(Allow("s3:*")) + "," + Document(Allow("sqs:*"))))), Yes },
        { "a level without policies allows nothing", Send(Bob, All(Identity(Allow()), "\"scps\":[[]]")), No },
        { "a flat list is one level", Send(Bob, All(Identity(Allow()), $"\"scps\":[{Document(Allow("s3:*"))},{Document(Allow("sqs:*"))}]")), Yes },
        { "they grant nothing", Send(Bob, Levels("scps", Document(Allow()))), No },
        { "they limit what a resource policy grants", Send(Bob, All(Resource(Allow(to: Bob)), Levels("scps", Document(Allow("s3:*"))))), No },
        { "they do not limit the account that manages the organisation", Send(Bob, All(Identity(Allow()), Levels("scps", Document(Deny()))), more: OfOther(Mine)), Yes },
        { "but any other", Send(Bob, All(Identity(Allow()), Levels("scps", Document(Deny()))), more: OfOther(Other)), Denied },
        { "they do not limit a role that a service made for itself", Send("""{"arn":"arn:aws:sts::111122223333:assumed-role/AWSServiceRoleForX/s","role":"arn:aws:iam::111122223333:role/aws-service-role/x.amazonaws.com/AWSServiceRoleForX"}""", All(Identity(Allow()), Levels("scps", Document(Deny())))), Yes },
        { "they do not limit a service", Send("sns.amazonaws.com", All(Resource(Allow(to: """{"Service":"sns.amazonaws.com"}""")), Levels("scps", Document(Deny())))), Yes },
        { "they do not limit nobody", Send("anonymous", All(Resource(Allow(to: "*")), Levels("scps", Document(Deny())))), Yes },

        // ---- the organisation's policies on resources
        { "that all is allowed goes without saying", Send(Bob, All(Identity(Allow()), Levels("rcps", Document(Deny("s3:*", to: "*"))))), Yes },
        { "they limit callers of other accounts", Send(Eve, All(Identity(Allow()), Resource(Allow(to: Eve)), Levels("rcps", Document(Deny(to: "*", when: """{"StringNotEqualsIfExists":{"aws:PrincipalOrgID":"o-abc"}}"""))))), Denied },
        { "and nobody", Send("anonymous", All(Resource(Allow(to: "*")), Levels("rcps", Document(Deny(to: "*", when: """{"StringNotEqualsIfExists":{"aws:PrincipalOrgID":"o-abc"}}"""))))), Denied },
        { "and services", Send("sns.amazonaws.com", All(Resource(Allow(to: "*")), Levels("rcps", Document(Deny(to: "*"))))), Denied },
        { "they do not limit the resources of the account that manages the organisation", Send(Bob, All(Identity(Allow()), Levels("rcps", Document(Deny(to: "*")))), more: OfOther(Mine)), Yes },
        { "they have no effect on a service that does not obey them", Request(Bob, "ec2:StopInstances", $"arn:aws:ec2:eu-west-1:{Mine}:instance/i-1", All(Identity(Allow()), Levels("rcps", Document(Deny(to: "*"))))), Yes },
        { "they have no effect on retiring grants", Request(Bob, "kms:RetireGrant", Key, All(Identity(Allow()), Resource(Allow(to: Bob)), Levels("rcps", Document(Deny(to: "*"))))), Yes },
        { "and do on the other actions of keys", Request(Bob, "kms:RevokeGrant", Key, All(Identity(Allow()), Resource(Allow(to: Bob)), Levels("rcps", Document(Deny(to: "*"))))), Denied },

        // ---- endpoints
        { "an endpoint's policy must allow", Send(Bob, All(Identity(Allow()), Endpoint(Allow("s3:*", to: "*")))), No },
        { "and names whom", Send(Bob, All(Identity(Allow()), Endpoint(Allow(to: Eve)))), No },
        { "it grants nothing", Send(Bob, Endpoint(Allow(to: "*"))), No },
        { "it limits nobody too", Send("anonymous", All(Resource(Allow(to: "*")), Endpoint(Allow("s3:*", to: "*")))), No },

        // ---- role trust
        { "a trust policy must allow, whatever the identity policy says", Assume(Bob, Identity(Allow())), No },
        { "who is named in it needs nothing else", Assume(Bob, Resource(Allow("sts:AssumeRole", on: "", to: Bob))), Yes },
        { "whose account is named needs an identity policy", Assume(Bob, Resource(Allow("sts:AssumeRole", on: "", to: Root))), No },
        { "and then may", Assume(Bob, Resource(Allow("sts:AssumeRole", on: "", to: Root)), Identity(Allow("sts:AssumeRole", Target))), Yes },
        { "across accounts both", Assume(Eve, Resource(Allow("sts:AssumeRole", on: "", to: Eve))), No },
        { "across accounts both, and then", Assume(Eve, Resource(Allow("sts:AssumeRole", on: "", to: Eve)), Identity(Allow())), Yes },
        { "a role does not trust itself", Assume($"arn:aws:sts::{Mine}:assumed-role/target/s", Identity(Allow())), No },
        { "an external id that is wanted and missing", Assume(Eve, Resource(Allow("sts:AssumeRole", on: "", to: Other, when: """{"StringEquals":{"sts:ExternalId":"x"}}""")), Identity(Allow())), No },
        { "a provider's user by the provider", Request("""{"federated":"token.actions.githubusercontent.com"}""", "sts:AssumeRoleWithWebIdentity", Target, Resource(Allow("sts:AssumeRoleWithWebIdentity", on: "", to: """{"Federated":"token.actions.githubusercontent.com"}""", when: """{"StringLike":{"token.actions.githubusercontent.com:sub":"repo:acme/*"}}""")), "\"token.actions.githubusercontent.com:sub\":\"repo:acme/app\""), Yes },
        { "of another repository not", Request("""{"federated":"token.actions.githubusercontent.com"}""", "sts:AssumeRoleWithWebIdentity", Target, Resource(Allow("sts:AssumeRoleWithWebIdentity", on: "", to: """{"Federated":"token.actions.githubusercontent.com"}""", when: """{"StringLike":{"token.actions.githubusercontent.com:sub":"repo:acme/*"}}""")), "\"token.actions.githubusercontent.com:sub\":\"repo:evil/app\""), No },

        // ---- whose the resource is
        { "a bucket's name does not say its account", Request(Bob, "s3:GetObject", "arn:aws:s3:::data/x", Identity(Allow())), Open },
        { "the request may", Request(Bob, "s3:GetObject", "arn:aws:s3:::data/x", Identity(Allow()), more: $"\"resourceAccount\":\"{Mine}\""), Yes },
        { "or say another one", Request(Bob, "s3:GetObject", "arn:aws:s3:::data/x", Identity(Allow()), more: $"\"resourceAccount\":\"{Other}\""), No },
        { "it matters not where both come to the same", Request(Bob, "s3:GetObject", "arn:aws:s3:::data/x", All(Identity(Allow()), Resource(Allow(to: Bob)))), Yes },
        { "an account that the name contradicts is not known", Send(Bob, Identity(Allow()), more: $"\"resourceAccount\":\"{Other}\""), Open },
        { "what has no resource is in the caller's account", Request(Bob, "s3:ListAllMyBuckets", "*", Identity(Allow())), Yes },

        // ---- a bucket that is closed to the world
        { "a public bucket's policy lets nobody in", Get("anonymous", Resource(Allow(to: "*")), ""), Yes },
        { "unless the world is cut off", Get("anonymous", Resource(Allow(to: "*")), Restricted), No },
        { "with every account outside", Get(Eve, All(Identity(Allow()), Resource(Allow(to: "*"))), Restricted), No },
        { "even one that the public policy names too", Get(Eve, All(Identity(Allow()), Resource(Allow(to: "*"), Allow(to: Eve))), Restricted), No },
        { "but not its own account", Get(Bob, Resource(Allow(to: "*")), Restricted), Yes },
        { "and no services", Get("logging.s3.amazonaws.com", Resource(Allow(to: "*")), Restricted), Yes },
        { "a policy that is not public cuts nobody off", Get(Eve, All(Identity(Allow()), Resource(Allow(to: Eve))), Restricted), Yes },
        { "the other three flags do not look at policies that are there", Get("anonymous", Resource(Allow(to: "*")), "\"publicAccessBlock\":{\"BlockPublicAcls\":true,\"IgnorePublicAcls\":true,\"BlockPublicPolicy\":true,\"RestrictPublicBuckets\":false}"), Yes },

        // ---- what follows from the request
        { "the caller's account", Send(Bob, Identity(Allow(when: $$$"""{"StringEquals":{"aws:PrincipalAccount":"{{{Mine}}}","aws:ResourceAccount":"{{{Mine}}}"}}"""))), Yes },
        { "the caller's name, of a session its role", Send(Session, Identity(Allow(when: $$$"""{"ArnEquals":{"aws:PrincipalArn":"{{{App}}}"}}"""))), Yes },
        { "the caller's type", Send(Session, Identity(Allow(when: """{"StringEquals":{"aws:PrincipalType":"AssumedRole"}}"""))), Yes },
        { "the region", Send(Bob, Identity(Allow(when: """{"StringEquals":{"aws:RequestedRegion":"eu-west-1"}}"""))), Yes },
        { "the caller's organisation, where the request says its members", Send(Eve, All(Identity(Allow()), Resource(Allow(to: "*", when: """{"StringEquals":{"aws:PrincipalOrgID":"o-abc"}}"""))), more: $"\"organization\":{{\"id\":\"o-abc\",\"accounts\":[\"{Mine}\",\"{Other}\"]}}"), Yes },
        { "who is no member has none", Send(Eve, All(Identity(Allow()), Resource(Allow(to: "*", when: """{"StringEquals":{"aws:PrincipalOrgID":"o-abc"}}"""))), more: $"\"organization\":{{\"id\":\"o-abc\",\"accounts\":[\"{Mine}\"]}}"), No },
        { "who may be one leaves it open", Send(Eve, All(Identity(Allow()), Resource(Allow(to: "*", when: """{"StringEquals":{"aws:PrincipalOrgID":"o-abc"}}"""))), more: "\"organization\":\"o-abc\""), Open },
        { "nobody is in no organisation", Send("anonymous", Resource(Allow(to: "*", when: """{"StringEquals":{"aws:PrincipalOrgID":"o-abc"}}""")), more: "\"organization\":\"o-abc\""), No },
        { "the organisation of the resource", Send(Eve, All(Identity(Allow()), Resource(Allow(to: "*", when: """{"StringEquals":{"aws:ResourceOrgID":"o-abc"}}"""))), more: "\"organization\":\"o-abc\""), Yes },
        { "the path of the caller's account", Send(Bob, Identity(Allow(when: """{"ForAnyValue:StringLike":{"aws:PrincipalOrgPaths":"o-abc/r-1/ou-1/*"}}""")), more: $"\"organization\":{{\"id\":\"o-abc\",\"accounts\":{{\"{Mine}\":\"o-abc/r-1/ou-1/\"}}}}"), Yes },
        { "a service says so", Send("sns.amazonaws.com", Resource(Allow(to: "*", when: """{"Bool":{"aws:PrincipalIsAWSService":"true"}}"""))), Yes },
        { "a service without a source account is a confused deputy", Send("sns.amazonaws.com", Resource(Allow(to: """{"Service":"sns.amazonaws.com"}""", when: $$$"""{"StringEquals":{"aws:SourceAccount":"{{{Mine}}}"}}"""))), No },
        { "an address is absent through an endpoint, so NotIpAddress denies", Send(Bob, Identity(Allow(), Deny(when: """{"NotIpAddress":{"aws:SourceIp":"203.0.113.0/24"}}""")), "\"aws:SourceVpce\":\"vpce-1\""), Denied },
        { "IfExists does not", Send(Bob, Identity(Allow(), Deny(when: """{"NotIpAddressIfExists":{"aws:SourceIp":"203.0.113.0/24"},"Bool":{"aws:ViaAWSService":"true"}}""")), "\"aws:SourceVpce\":\"vpce-1\""), Yes },
        { "who called through a service says so", Send(Bob, Identity(Allow(when: """{"StringEquals":{"aws:CalledViaFirst":"a.amazonaws.com","aws:CalledViaLast":"b.amazonaws.com"},"Bool":{"aws:ViaAWSService":"true"}}""")), """ "aws:CalledVia":["a.amazonaws.com","b.amazonaws.com"] """), Yes },
        { "when a session began is not said", Send(Session, Identity(Allow(), Deny(when: """{"DateLessThan":{"aws:TokenIssueTime":"2026-01-01"}}"""))), Open },
        { "a user has no such time", Send(Bob, Identity(Allow(), Deny(when: """{"DateLessThan":{"aws:TokenIssueTime":"2026-01-01"}}"""))), Yes },
    };

    [Theory]
    [MemberData(nameof(Rows))]
    public void A_request_comes_to(string sentence, string request, string decision) => Assert.Equal((sentence, decision), (sentence, Word(request)));

    [Fact]
    public void Every_statement_has_its_sentence()
    {
        var decision = Decision(Send(Session, All(
            $"\"identity\":[{{\"name\":\"admin\",\"policy\":{Document(Allow("s3:*"), Allow(on: Narrow))}}}]",
            Resource(Allow("!sqs:SendMessage", to: App), Deny(to: Eve)), Boundary(Allow("sqs:*")), Levels("scps", Document(Allow(), Deny(when: """{"StringEquals":{"aws:username":"x"}}"""))))));
        Assert.Equal(
            [
                "no identity policy and no resource policy allows it",
                "identity policy admin, statement 1: does not allow it: its actions do not cover the action",
                "identity policy admin, statement 2: does not allow it: its resources do not cover the resource",
                "resource policy 1, statement 1: does not allow it: its NotAction leaves the action out",
                "resource policy 1, statement 2: does not deny it: its principals do not cover the caller",
                "permissions boundary 1, statement 1: allows it",
                "service control policy 1, statement 1: allows it",
                "service control policy 1, statement 2: does not deny it: StringEquals aws:username: the request does not have this key",
            ], decision.Because);
    }
}
