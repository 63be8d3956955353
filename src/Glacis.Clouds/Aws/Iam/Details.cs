// What IAM tells of an account's identities and their policies, a list for each filter of one operation.
using Glacis.Clouds.Collecting;
using Glacis.Facts;
using Glacis.Inventory;
using Glacis.Recordings;

namespace Glacis.Clouds.Aws.Iam;

static class Details
{
    /// <summary>The list of one sort, with everything about each: no further questions are needed.</summary>
    internal static Call List(string filter, string items) =>
        Call.List("iam", "GetAccountAuthorizationDetails", items).OncePerAccount().With("Filter", new System.Text.Json.Nodes.JsonArray(filter)).With("MaxItems", 1000);

    /// <summary>A role, user or group; <paramref name="sort"/> is the prefix of its members' names.</summary>
    internal static Identity Read(Item item, string arn, Kind kind, IdentitySort sort)
    {
        var name = $"{sort}";
        return new(arn)
        {
            Kind = kind,
            Name = item.Text($"{name}Name").Shown(arn),
            Account = item.Account,
            Region = item.Region,
            Tags = sort == IdentitySort.Group ? item.Source.Concludes(Tags.None, "a group bears no tags") : item.Tags("Tags"),
            Sort = sort,
            UniqueId = item.Text($"{name}Id"),
            Path = item.Text("Path"),
            RawTrust = item.Source.Concludes<string?>(null, "nobody becomes a user or a group"),
            Inline = item.Many($"{name}PolicyList", static it => new InlinePolicy(it.Text("PolicyName").Shown("?")) { RawPolicy = it.Document("PolicyDocument") }),
            Attached = Names(item, "AttachedManagedPolicies", static it => it.Text("PolicyArn")),
            Groups = Names(item, "GroupList", static it => it.Text()),
            Boundary = item.Text("PermissionsBoundary.PermissionsBoundaryArn").Map(static it => (string?)it).OrWhenSilent(null),
            IsServices = item.Source.Concludes(false, "services make roles, not users or groups"),
        };
    }

    /// <summary>A policy document: "The document is URL-encoded … compliant with RFC 3986" (model of PolicyDetail). One that stands in the clear stays as it is.</summary>
    internal static Fact<string> Document(this Item item, string path) =>
        item.Text(path).Map(static it => it.AsSpan().TrimStart() is ['{', ..] ? it : Uri.UnescapeDataString(it));

    static Many<string> Names(Item item, string list, Func<Item, Fact<string>> read)
    {
        var all = item.Many(list, read);
        if (!all.IsComplete) return Many<string>.None((Unknown)all.Source);
        foreach (var it in all.Items)
            if (!it.IsKnown) return Many<string>.None((Unknown)it.Source);
        return Many<string>.All([.. all.Items.Select(static it => it.Shown())], all.Source);
    }
}
