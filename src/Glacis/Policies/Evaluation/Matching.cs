// Whether one statement applies to one request.
using Glacis.Policies.Language;

namespace Glacis.Policies.Evaluation;

/// <summary>What one statement is to one request.</summary>
/// <param name="Naming">How it names the caller, where all else of it applies.</param>
/// <param name="Why">What keeps it from applying for sure; empty where it does.</param>
public readonly record struct StatementMatch(Naming Naming, string Why)
{
    /// <summary>Whether it applies.</summary>
    public Truth Applies => Naming.Any;
}

/// <summary>Matches statements with requests.</summary>
public static class Matching
{
    /// <summary>Whether a statement of a policy that hangs there applies to the request.</summary>
    public static StatementMatch Of(Statement statement, Policy policy, Layer layer, Request request) => Of(statement, policy, layer, new Circumstances(request));

    internal static StatementMatch Of(Statement statement, Policy policy, Layer layer, Circumstances circumstances)
    {
        var naming = Named(statement, layer, circumstances.Caller, out var why);
        if (naming.Any == Truth.No) return new(Naming.None, why);
        var rest = Action(statement.Action, circumstances);
        if (rest.Truth != Truth.No) rest = Weaker(rest, Resource(statement, policy, layer, circumstances));
        if (rest.Truth != Truth.No) rest = Weaker(rest, Conditions.All(statement.Conditions, policy.HasVariables, circumstances));
        return new(naming.And(rest.Truth), rest.Truth == Truth.Yes ? naming.Any == Truth.Yes ? "" : why : rest.Why);
    }

    static Told Weaker(Told one, Told other) => other.Truth < one.Truth ? other : one;

    static Naming Named(Statement statement, Layer layer, Caller caller, out string why)
    {
        var names = layer is Layer.Resource or Layer.ResourceControl or Layer.Endpoint;
        if (names != statement.Principal is not null)
        {
            why = names ? "it names no principal, which a policy in this place must" : "it names a principal, which no policy in this place can";
            return new(Truth.Unknown, Truth.No, Truth.No);
        }
        why = statement.Principal is { Not: true } ? "its NotPrincipal leaves the caller out" : "its principals do not cover the caller";
        if (statement.Principal is null) return Naming.Itself;
        var naming = Principals.Of(statement.Principal, statement.Effect, caller);
        if (naming.Any == Truth.Unknown) why = "whether it names the caller is not known";
        return naming;
    }

    static Told Action(Element element, Circumstances circumstances)
    {
        var fits = element.Patterns.Max(it => circumstances.Fits(new(it), circumstances.Request.Action, ignoreCase: true));
        return fits == Truth.Unknown ? new(fits, Circumstances.TooLong)
            : fits == Truth.Yes == element.Not ? new(Truth.No, element.Not ? "its NotAction leaves the action out" : "its actions do not cover the action")
            : Told.Yes;
    }

    static Told Resource(Statement statement, Policy policy, Layer layer, Circumstances circumstances)
    {
        if (statement.Resource is { } element) return Resource(element, policy, circumstances);
        if (layer != Layer.Resource) return new(Truth.Unknown, "it names no resource, which a policy in this place must");
        if (circumstances.IsTrust) return Told.Yes;
        // Source: AWS KMS API reference, PutKeyPolicy: a statement without Resource "has no effect".
        return circumstances.IsKey ? new(Truth.No, "it names no resource and so has no effect on a key") : new(Truth.Unknown, "it names no resource");
    }

    static Told Resource(Element element, Policy policy, Circumstances circumstances)
    {
        var fits = new Told(Truth.No, element.Not ? "its NotResource leaves the resource out" : "its resources do not cover the resource");
        foreach (var pattern in element.Patterns)
        {
            var filled = Variables.Fill(pattern, policy.HasVariables, circumstances);
            var told = filled.State == Truth.Yes ? new(circumstances.Fits(filled.Pattern, circumstances.Request.Resource), Circumstances.TooLong) : new Told(element.Not ? Truth.Unknown : filled.State, filled.Why);
            if (told.Truth > fits.Truth) fits = told;
        }
        return element.Not ? fits.Truth == Truth.Yes ? new(Truth.No, "its NotResource leaves the resource out") : new(fits.Truth.Not(), fits.Why) : fits;
    }
}
