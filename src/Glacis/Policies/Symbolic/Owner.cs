// Whose resource a policy lies on, and which service's, where a name says so.
using Glacis.Policies.Data;
using Glacis.Policies.Evaluation;
using Glacis.Policies.Language;

namespace Glacis.Policies.Symbolic;

/// <summary>Tells owners from names.</summary>
public static class Owner
{
    /// <summary>The account in a resource's name; <c>null</c> where the name has none, as those of buckets.</summary>
    public static string? Of(string resource) => ResourceName.Read(resource) is { } name && ResourceName.IsAccount(name.Account) ? name.Account : null;

    /// <summary>
    /// The one account that all resources of the policy's Allows lie in; <c>null</c> where one of them names no account, or they name several.
    /// A policy has no effect on what its resource's owner does not own: if this is not the owner, the policy lets nobody in at all.
    /// </summary>
    public static string? Of(Policy policy)
    {
        var accounts = policy.Statements.Where(static it => it.Effect == Effect.Allow).SelectMany(AccountsOf).Distinct(StringComparer.Ordinal).Take(2).ToArray();
        return accounts is [{ } only] ? only : null;
    }

    static IEnumerable<string?> AccountsOf(Statement statement) => statement.Resource is { Not: false } element ? element.Patterns.Select(Of) : [null];

    /// <summary>The prefix of the actions that the resource knows; <c>null</c> where this build knows no such service. What a role is asked for is to be assumed.</summary>
    public static string? ServiceOf(string resource) => ResourceName.Read(resource)?.Service switch
    {
        "iam" => "sts",
        { } service when Actions.Of(service).Count > 0 => service,
        _ => null,
    };
}
