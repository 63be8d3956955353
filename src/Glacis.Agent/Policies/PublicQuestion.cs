// What glacis policy public is asked: a policy, and whose resource it lies on. docs/schemas/public-question.schema.json is its form.
using System.Text.Json;
using Glacis.Agent.Configuration;
using Glacis.Policies.Data;
using Glacis.Policies.Language;
using Glacis.Policies.Symbolic;

namespace Glacis.Agent.Policies;

/// <summary>Whose resources the questions are about where they do not say it themselves.</summary>
public sealed record Ours(string? Account = null, string? Organization = null);

/// <summary>One question; with a fault instead of a policy where it cannot be read.</summary>
/// <param name="File">The name that the answer bears.</param>
public sealed record PublicQuestion(string? File, Policy? Policy, string? Fault)
{
    static readonly string[] Known = ["file", "policy", "account", "organization", "members", "service", "resource", "publicAccessBlock", "restrictPublicBuckets"],
        Flags = ["BlockPublicAcls", "IgnorePublicAcls", "BlockPublicPolicy", "RestrictPublicBuckets"];

    /// <summary>The longest question that is read, in characters.</summary>
    public const int Longest = Question.Longest;

    public Zone Zone { get; init; } = Zone.Unknown;

    /// <summary>The prefix of the service whose resource it is; <c>null</c> where nobody says.</summary>
    public string? Service { get; init; }

    /// <summary>Whether a public policy is cut off from all who are outside of the account.</summary>
    public bool Restricts { get; init; }

    /// <summary>The question about a file.</summary>
    public static PublicQuestion Of(string file, Ours ours) => Of(file, PolicyFile.Read(file), ours);

    static PublicQuestion Of(string? file, PolicyOrFault read, Ours ours) =>
        new(file, read.Policy, read.Fault) { Zone = new(ours.Account ?? (read.Policy is { } policy ? Owner.Of(policy) : null), ours.Organization) };

    /// <summary>The question of a line.</summary>
    public static PublicQuestion Read(string? json, Ours ours)
    {
        string? file = null;
        return Question.Read(json, "question", Read, fault => new(file, null, fault));

        PublicQuestion Read(JsonElement root)
        {
            if (root.ValueKind == JsonValueKind.Object && root.TryGetProperty("Statement", out _)) return Of(null, PolicyOrFault.Of(Documents.Read(root)), ours);
            Members.Hold(root, "the question", Known);
            file = Members.Optional(root, "file") is { } name ? Members.Text(name, "file") : null;
            return Whole(root, file, ours);
        }
    }

    static PublicQuestion Whole(JsonElement root, string? file, Ours ours)
    {
        var read = Members.Optional(root, "policy") is { } document ? PolicyOrFault.Of(Documents.Read(document))
            : file is not null ? PolicyFile.Read(file) : throw new FormatException("policy is missing, or file");
        var resource = Members.Optional(root, "resource") is { } name ? Members.Text(name, "resource") : null;
        var account = Members.Optional(root, "account") is { } its ? Members.Account(its, "account") : ours.Account ?? (resource is null ? null : Owner.Of(resource));
        var asked = Of(file, read, ours with { Account = account });
        return asked with
        {
            Zone = new(asked.Zone.Account, Members.Optional(root, "organization") is { } organization ? Members.Text(organization, "organization") : ours.Organization, MembersOf(root)),
            Service = Members.Optional(root, "service") is { } service ? ServiceOf(Members.Text(service, "service")) : resource is null ? null : Owner.ServiceOf(resource),
            Restricts = IsRestricted(root),
        };
    }

    static string[] MembersOf(JsonElement root) =>
        Members.Optional(root, "members") is not { } members ? []
        : members.ValueKind == JsonValueKind.Array ? [.. members.EnumerateArray().Select(static it => Members.Account(it, "members"))]
        : throw new FormatException("members must be a list of accounts");

    static string ServiceOf(string prefix) =>
        Actions.Of(prefix.ToLowerInvariant()).Count > 0 ? prefix.ToLowerInvariant() : throw new FormatException($"this build knows no service {Spelling.Quoted(prefix)}{Spelling.Hint(prefix, Actions.Services)}");

    // Of the four flags one speaks of policies that are there already; the others are about access lists, and about new policies.
    internal static bool IsRestricted(JsonElement root)
    {
        var alone = Members.Optional(root, "restrictPublicBuckets") is { } flag && Members.Flag(flag, "restrictPublicBuckets");
        if (Members.Optional(root, "publicAccessBlock") is not { } block) return alone;
        if (block.ValueKind == JsonValueKind.Object && block.TryGetProperty("PublicAccessBlockConfiguration", out var inner)) block = inner;
        if (block.ValueKind != JsonValueKind.Object) throw new FormatException("publicAccessBlock must be an object");
        foreach (var member in block.EnumerateObject())
        {
            if (!Flags.Contains(member.Name, StringComparer.OrdinalIgnoreCase)) throw new FormatException($"unknown key {Spelling.Quoted(member.Name)} in publicAccessBlock{Spelling.Hint(member.Name, Flags)}");
            alone |= Members.Flag(member.Value, $"publicAccessBlock.{member.Name}") && member.Name.Equals("RestrictPublicBuckets", StringComparison.OrdinalIgnoreCase);
        }
        return alone;
    }
}
