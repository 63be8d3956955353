// A request to be simulated, as JSON: docs/schemas/simulate-question.schema.json is its form. Unknown names are faults, never ignored.
using System.Text.Json;
using Glacis.Agent.Configuration;
using Glacis.Policies.Evaluation;
using Glacis.Policies.Symbolic;

namespace Glacis.Agent.Policies;

/// <summary>A request and the policies that have a say in it; or why the text is none.</summary>
public readonly record struct RequestRead(Request? Request, PolicySet? Policies, string? Fault);

/// <summary>Reads requests.</summary>
public static class Requests
{
    /// <summary>The longest request that is read, in characters.</summary>
    public const int Longest = Question.Longest;

    static readonly string[] Head = ["principal", "action", "resource", "context", "policies", "resourceAccount", "organization", "publicAccessBlock", "restrictPublicBuckets"],
        Layers = ["identity", "resource", "boundary", "session", "scps", "rcps", "endpoint", "grants"],
        Organization = ["id", "managementAccount", "accounts"];

    /// <summary>The request, or the first thing in it that is not as it should be; <c>null</c> stands for a text that is too long.</summary>
    public static RequestRead Read(string? json) => Question.Read(json, "request", Read, static fault => new(null, null, fault));

    static RequestRead Read(JsonElement root)
    {
        Members.Hold(root, "the request", Head);
        var request = new Request(Principals.Read(Members.Required(root, "principal")), Members.Text(Members.Required(root, "action"), "action"), Members.Optional(root, "resource") is { } resource ? Members.Text(resource, "resource") : "*")
        {
            Context = Members.Optional(root, "context") is { } context ? Context(context) : Request.Nothing,
            ResourceAccount = Members.Optional(root, "resourceAccount") is { } account ? Members.Account(account, "resourceAccount") : null,
            Organisation = Members.Optional(root, "organization") is { } organization ? OrganisationOf(organization) : null,
        };
        var policies = Members.Optional(root, "policies") is { } of ? PoliciesOf(of) : new();
        return new(request, PublicQuestion.IsRestricted(root) ? policies with { CutsOutsidersOff = IsPublic(policies, request) } : policies, null);
    }

    // Only buckets have the switch; whether their policy is public the engine over boxes knows.
    static Truth IsPublic(PolicySet policies, Request request) =>
        !request.Action.StartsWith("s3:", StringComparison.OrdinalIgnoreCase) ? Truth.No
        : policies.Resource.Select(it => it.Read.Policy is { } policy ? Publicity.Of(policy, new(request.ResourceAccount), "s3").Public.Truth : Truth.Unknown).DefaultIfEmpty(Truth.No).Max();

    static PolicySet PoliciesOf(JsonElement of)
    {
        Members.Hold(of, "policies", Layers);
        return new()
        {
            Identity = Documents.Of(of, "identity"),
            Resource = Documents.Of(of, "resource"),
            Boundary = Documents.Of(of, "boundary"),
            Session = Documents.Of(of, "session"),
            CallerControls = Documents.Levels(of, "scps"),
            ResourceControls = Documents.Levels(of, "rcps"),
            Endpoint = Documents.Of(of, "endpoint"),
            Grants = Members.Optional(of, "grants") is { } grants ? GrantList.Read(grants) : [],
        };
    }

    // ---- context ----------------------------------------------------------------------------------------------------------------

    static Dictionary<string, IReadOnlyList<string>?> Context(JsonElement context)
    {
        if (context.ValueKind != JsonValueKind.Object) throw new FormatException("context must be an object: condition keys with their values");
        var all = new Dictionary<string, IReadOnlyList<string>?>(StringComparer.OrdinalIgnoreCase);
        foreach (var it in context.EnumerateObject())
            if (!all.TryAdd(it.Name, Values(it.Value, $"context {Spelling.Quoted(it.Name)}"))) throw new FormatException($"context has {Spelling.Quoted(it.Name)} twice: the case of a key makes no difference");
        return all;
    }

    static IReadOnlyList<string>? Values(JsonElement value, string at) => value.ValueKind switch
    {
        JsonValueKind.Null => [],
        JsonValueKind.Array => [.. value.EnumerateArray().Select(it => Scalar(it, at))],
        JsonValueKind.Object when value.EnumerateObject().ToArray() is [{ Name: "unknown", Value.ValueKind: JsonValueKind.True }] => null,
        _ => [Scalar(value, at)],
    };

    static string Scalar(JsonElement value, string at) => value.ValueKind switch
    {
        JsonValueKind.String => value.GetString()!,
        JsonValueKind.True => "true",
        JsonValueKind.False => "false",
        JsonValueKind.Number => value.GetRawText(),
        _ => throw new FormatException($"{at} must be a text, a number, true, false, a list of these, null where the request does not have it, or {{\"unknown\": true}}"),
    };

    // ---- organisation -----------------------------------------------------------------------------------------------------------

    static Organisation OrganisationOf(JsonElement it)
    {
        if (it.ValueKind == JsonValueKind.String) return new(it.GetString());
        Members.Hold(it, "organization", Organization);
        return new(Members.Optional(it, "id") is { } id ? Members.Text(id, "organization.id") : null)
        {
            ManagementAccount = Members.Optional(it, "managementAccount") is { } account ? Members.Account(account, "organization.managementAccount") : null,
            Members = Members.Optional(it, "accounts") is { } accounts ? Accounts(accounts) : null,
        };
    }

    static Dictionary<string, string?> Accounts(JsonElement accounts)
    {
        const string at = "organization.accounts";
        var all = new Dictionary<string, string?>(StringComparer.Ordinal);
        switch (accounts.ValueKind)
        {
            case JsonValueKind.Array:
                foreach (var it in accounts.EnumerateArray()) all[Members.Account(it, at)] = null;
                return all;
            case JsonValueKind.Object:
                foreach (var it in accounts.EnumerateObject()) all[it.Name] = it.Value.ValueKind == JsonValueKind.Null ? null : Members.Text(it.Value, at);
                return all;
            default:
                throw new FormatException($"{at} must be a list of accounts, or an object: accounts with their paths");
        }
    }
}
