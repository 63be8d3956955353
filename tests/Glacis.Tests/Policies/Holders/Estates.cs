// Small estates in which it is asked who can: keys, identities, an organisation.
using Glacis.Facts;
using Glacis.Inventory;
using static Glacis.Tests.Checks.Asking;

namespace Glacis.Tests.Policies.Holders;

static class Estates
{
    internal const string Own = "111122223333", Other = "444455556666", Member = "777788889999", KeyId = "arn:aws:kms:eu-west-1:111122223333:key/k";

    internal static string Policy(params string[] statements) => $$"""{"Version":"2012-10-17","Statement":[{{string.Join(',', statements)}}]}""";

    internal static string Allow(string who, string action, string condition = "", string sid = "") =>
        $$"""{ {{(sid.Length == 0 ? "" : $"\"Sid\":\"{sid}\",")}}"Effect":"Allow","Principal":{{who}},"Action":{{(action.StartsWith('[') ? action : $"\"{action}\"")}},"Resource":"*"{{(condition.Length == 0 ? "" : $",\"Condition\":{condition}")}}}""";

    internal static string Deny(string who, string action, string condition = "") => Allow(who, action, condition).Replace("\"Allow\"", "\"Deny\"", StringComparison.Ordinal);

    internal static string Aws(string name) => $$"""{"AWS":"{{name}}"}""";

    internal static string Root => Aws($"arn:aws:iam::{Own}:root");

    internal static string RoleId(string name) => $"arn:aws:iam::{Own}:role/{name}";

    internal static EncryptionKey KeyWith(string policy, params KeyGrant[] grants) => Key(KeyId) with
    {
        Account = Own,
        Region = "eu-west-1",
        RawPolicy = Known(policy),
        Grants = Many<KeyGrant>.All(grants, At),
        Relatives = Many<string>.All([], At),
        IsMultiRegion = Known(false),
    };

    internal static KeyGrant GrantTo(string grantee, params string[] operations) => new("g1")
    {
        Name = Known(""), Grantee = Known(grantee), Retiring = Known<string?>(null), Issuer = Known(Own), Operations = Many<string>.All(operations, At),
        ContextEquals = Many<ContextPair>.All([], At), ContextHolds = Many<ContextPair>.All([], At),
    };

    internal static Identity Role(string name, string policy, string? boundary = null, params Tag[] tags) => new(RoleId(name))
    {
        Kind = Thing, Name = name, Account = Own, Region = "", Tags = Known(new Tags(tags)), Sort = IdentitySort.Role, UniqueId = Known($"AROA{name}"), Path = Known("/"), RawTrust = Known<string?>(null),
        Inline = Many<InlinePolicy>.All(policy.Length == 0 ? [] : [new("p") { RawPolicy = Known(policy) }], At), Attached = Many<string>.All([], At), Groups = Many<string>.All([], At),
        Boundary = Known(boundary), IsServices = Known(false),
    };

    internal static ManagedPolicy Managed(string id, string policy) => new(id) { Kind = Thing, Name = id, Account = Own, Region = "", RawPolicy = Known(policy) };

    /// <summary>Says what an identity may do: policies on identities name nobody.</summary>
    internal static string May(string action, string resource = "*", string effect = "Allow") => Policy($$"""{"Effect":"{{effect}}","Action":"{{action}}","Resource":"{{resource}}"}""");

    internal static Membership InNone => new($"aws/{Own}/organization") { Kind = Thing, Name = "none", Account = Own, Region = "", Organization = Known<string?>(null), Management = Known<string?>(null) };

    /// <summary>An organisation of two accounts, with a service control policy at its root.</summary>
    internal static Resource[] Organization(string control) =>
    [
        new Membership($"aws/{Own}/organization") { Kind = Thing, Name = "o-ours", Account = Own, Region = "", Organization = Known<string?>("o-ours"), Management = Known<string?>("999900001111") },
        Node("root", NodeSort.Root, null, "scp"), Node(Own, NodeSort.Account, "root"), Node(Member, NodeSort.Account, "root"),
        new OrganizationPolicy("scp") { Kind = Thing, Name = "guard", Account = Own, Region = "", Sort = ControlSort.ServiceControl, RawPolicy = Known(control) },
        new OrganizationPolicy("full") { Kind = Thing, Name = "FullAWSAccess", Account = Own, Region = "", Sort = ControlSort.ServiceControl, RawPolicy = Known(May("*")) },
    ];

    static OrganizationNode Node(string number, NodeSort sort, string? parent, params string[] controls) => new(number)
    {
        Kind = Thing, Name = number, Account = Own, Region = "", Sort = sort, Number = number, Organization = Known("o-ours"), Parent = Known(parent is null ? null : new Ref<OrganizationNode>(parent)),
        HasServiceControls = Known(true), HasResourceControls = Known(false), ServiceControls = Many<string>.All(["full", .. controls], At), ResourceControls = Many<string>.All([], At),
    };

    /// <summary>An estate whose lists of identities were read to the end.</summary>
    internal static Estate Of(Intent intent, params Resource[] kept) => new(kept, intent, Known(Checks.World.Now), static id => new Unknown(Ignorance.NotListed, $"{id} is on no list"));
}
