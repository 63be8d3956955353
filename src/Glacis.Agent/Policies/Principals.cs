// The principal of a request, as a text or as an object.
using System.Text.Json;
using Glacis.Policies.Evaluation;

namespace Glacis.Agent.Policies;

static class Principals
{
    static readonly string[] Known = ["arn", "role", "user", "account", "service", "federated", "anonymous", "canonicalUser", "AWS", "Service", "Federated"];

    internal static Caller Read(JsonElement it)
    {
        if (it.ValueKind == JsonValueKind.String) return Caller.Read(it.GetString()!);
        Members.Hold(it, "principal", Known);
        if (Given(it, "service", "Service") is { } service) return Caller.OfService(service);
        if (Given(it, "federated", "Federated") is { } provider) return Caller.OfProvider(provider);
        if (Members.Optional(it, "anonymous") is { ValueKind: JsonValueKind.True }) return Caller.Anonymous;
        var name = Given(it, "arn", "AWS") ?? Given(it, "account", "account") ?? Given(it, "role", "role") ?? Given(it, "user", "user")
            ?? throw new FormatException("principal needs one of arn, account, role, user, service, federated, anonymous");
        var caller = Caller.Read(name);
        return caller with
        {
            Issuer = caller.Sort switch
            {
                CallerSort.Session => Issuer(caller, Given(it, "role", "role")),
                CallerSort.FederatedUser => Given(it, "user", "user"),
                _ => null,
            },
            CanonicalUser = Given(it, "canonicalUser", "canonicalUser"),
        };
    }

    // A session's name says its role's name and not its path.
    static string? Issuer(Caller session, string? role) =>
        role is null ? session.Issuer
        : Caller.Read(role) is { Sort: CallerSort.Role } issuer && issuer.Account == session.Account && Last(issuer.Name) == Last(session.Issuer!) ? role
        : throw new FormatException("principal.role is not the role of the session that principal.arn names");

    static string Last(string name) => name[(name.LastIndexOf('/') + 1)..];

    static string? Given(JsonElement of, string name, string other) =>
        (Members.Optional(of, name) ?? Members.Optional(of, other)) is { } it ? Members.Text(it, $"principal.{name}") : null;
}
