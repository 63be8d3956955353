// Whether a grant on a key covers a request. Source: AWS, KMS developer guide, "Grants in AWS KMS" (grant operations, grant constraints, retiring principal).
using Glacis.Policies.Language;

namespace Glacis.Policies.Evaluation;

static class Grants
{
    const string ContextKey = "kms:EncryptionContext:";

    // Only operations that take an encryption context are held against a constraint.
    static readonly HashSet<string> WithContext = new(
        ["Encrypt", "Decrypt", "GenerateDataKey", "GenerateDataKeyWithoutPlaintext", "GenerateDataKeyPair", "GenerateDataKeyPairWithoutPlaintext", "ReEncryptFrom", "ReEncryptTo"],
        StringComparer.OrdinalIgnoreCase);

    internal static StatementMatch Of(Grant grant, Circumstances circumstances)
    {
        var operation = circumstances.Request.Action[(circumstances.Service.Length + 1)..];
        if (operation.Equals("RetireGrant", StringComparison.OrdinalIgnoreCase) && grant.Retiring is { } retiring && Named(retiring, circumstances.Caller) is { Any: Truth.Yes } named) return new(named, "");
        var naming = Named(grant.Grantee, circumstances.Caller);
        if (naming.Any == Truth.No) return new(naming, "its grantee is not the caller");
        if (!grant.Operations.Contains(operation, StringComparer.OrdinalIgnoreCase)) return new(Naming.None, "its operations do not cover the action");
        var told = operation.Equals("CreateGrant", StringComparison.OrdinalIgnoreCase) ? HandedOn(grant, circumstances) : WithContext.Contains(operation) ? Constraint(grant, circumstances) : Told.Yes;
        return new(naming.And(told.Truth), told.Truth != Truth.Yes ? told.Why : naming.Any == Truth.Yes ? "" : "whether its grantee is the caller is not known");
    }

    static Naming Named(string principal, Caller caller)
    {
        var sort = caller.Sort == CallerSort.Service ? PrincipalSort.Service : PrincipalSort.Identity;
        return principal == "*" ? Naming.None : Principals.Of(new(false, [new(sort, principal)]), Effect.Allow, caller);
    }

    // Whoever holds a grant can hand on no more than it holds.
    static Told HandedOn(Grant grant, Circumstances circumstances)
    {
        if (grant.ContextEquals is not null || grant.ContextSubset is not null) return new(Truth.Unknown, "the new grant's constraint must be as strict as its own, and the request does not say it");
        return circumstances.Values("kms:GrantOperations") is { Having: Having.Present } handed
            ? handed.Values.All(it => grant.Operations.Contains(it, StringComparer.OrdinalIgnoreCase)) ? Told.Yes : new(Truth.No, "the new grant would hold operations that it does not hold itself")
            : new(Truth.Unknown, "the request does not say kms:GrantOperations, and a grant hands on no more than it holds");
    }

    static Told Constraint(Grant grant, Circumstances circumstances)
    {
        if (grant.ContextEquals is null && grant.ContextSubset is null) return Told.Yes;
        var context = circumstances.Request.Context.Where(static it => it.Key.StartsWith(ContextKey, StringComparison.OrdinalIgnoreCase) && it.Value is not []).ToArray();
        if (context.Any(static it => it.Value is null)) return new(Truth.Unknown, "the request does not say its encryption context");
        // The names of an encryption context differ by case, other than those of condition keys.
        var pairs = context.ToDictionary(static it => it.Key[ContextKey.Length..], static it => it.Value![0], StringComparer.Ordinal);
        var covers = Covers(pairs, grant.ContextSubset) && Covers(pairs, grant.ContextEquals) && (grant.ContextEquals is null || grant.ContextEquals.Count == pairs.Count);
        return covers ? Told.Yes : new(Truth.No, "the request's encryption context is not what its constraint wants");
    }

    static bool Covers(Dictionary<string, string> pairs, IReadOnlyDictionary<string, string>? wanted) =>
        wanted is null || wanted.All(it => pairs.TryGetValue(it.Key, out var value) && value == it.Value);
}
