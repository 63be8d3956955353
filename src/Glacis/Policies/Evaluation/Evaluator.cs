// Decides one request over all policies that have a say in it.
using Glacis.Policies.Data;
using Glacis.Policies.Language;

namespace Glacis.Policies.Evaluation;

/// <summary>Decides requests. Threads may share it.</summary>
public static class Evaluator
{
    /// <summary>What the request comes to. Whatever cannot be read or is not known, and matters, makes it unknown.</summary>
    public static Decision Decide(Request request, PolicySet policies) => Refusal(request) is { } why ? new(Outcome.Unknown, why, []) : new Weighing(new(request), policies).Decide();

    static string? Refusal(Request request) =>
        request.Caller.Sort == CallerSort.NotUnderstood ? $"no principal of a request is called \"{Words.Short(request.Caller.Name)}\""
        : !IsAction(request.Action) ? $"\"{Words.Short(request.Action)}\" is no action: one action of one service is wanted"
        : request.Resource.Length == 0 ? "the request names no resource"
        : request.ResourceAccount is { } account && ResourceName.Read(request.Resource) is { Account.Length: > 0 } name && name.Account != account ? "the resource's account is not the one that its name says"
        : null;

    static bool IsAction(string action) => action.Split(':') is [{ Length: > 0 } service, { Length: > 0 } name] && !service.AsSpan().ContainsAny('*', '?') && !name.AsSpan().ContainsAny('*', '?');
}

/// <summary>
/// One decision in the making. Source: AWS, IAM user guide, "Policy evaluation logic" with "Determining whether a request is allowed or denied within an account" and
/// "Cross-account policy evaluation logic"; Organizations user guide, "Service control policies" and "Resource control policies".
/// </summary>
sealed class Weighing(Circumstances circumstances, PolicySet policies)
{
    readonly List<Part> parts = [];
    readonly List<(Truth Truth, string Missing)> wanted = [];
    Truth denied = Truth.No;

    Caller Caller => circumstances.Caller;

    internal Decision Decide()
    {
        var identity = Identity();
        var resource = Sum(Layer.Resource, policies.Resource);
        var grants = Granted();
        var limits = Limit(Layer.Boundary, policies.Boundary).And(Limit(Layer.Session, policies.Session));
        var granted = Granted(identity, resource, grants, limits);
        Want(granted.Truth, granted.Why);
        Want(CutOff().Not(), "the resource's policy is public, and a switch beside it cuts off all who are not of its account");
        WantCallerControls();
        SumResourceControls();
        if (policies.Endpoint is { Count: > 0 } endpoint) Want(Sum(Layer.Endpoint, endpoint).Any, "no endpoint policy allows it");
        return Decided();
    }

    Decision Decided()
    {
        var (truth, missing) = wanted.MinBy(static it => it.Truth);
        if (denied == Truth.Yes) return new(Outcome.ExplicitDeny, parts.First(static it => it is { Applies: Truth.Yes, Denies: true }).Sentence, parts);
        if (denied == Truth.Unknown && truth == Truth.No) return new(Outcome.Unknown, $"not allowed, and whether explicitly denied is not known: {Open()}", parts);
        if (denied == Truth.Unknown || truth == Truth.Unknown) return new(Outcome.Unknown, $"not known: {Open() ?? missing}", parts);
        return truth == Truth.Yes ? new(Outcome.Allowed, "something allows it, and nothing denies it", parts) : new(Outcome.ImplicitDeny, missing, parts);
    }

    // The part that leaves it open: a deny that may apply before an allow that may.
    string? Open() => parts.Where(static it => it.Applies == Truth.Unknown).MinBy(static it => it.Denies ? 0 : 1)?.Sentence;

    void Want(Truth truth, string missing) => wanted.Add((truth, missing));

    // ---- layers -----------------------------------------------------------------------------------------------------------------

    // An account's root user needs no policy of its own; who has no identity in an account has no identity policies.
    Truth Identity() => Caller.Sort switch
    {
        CallerSort.Root => Truth.Yes,
        _ when Caller.IsOfAccount => Sum(Layer.Identity, policies.Identity).Any,
        _ => Truth.No,
    };

    Truth Limit(Layer layer, IReadOnlyList<Document>? documents) =>
        documents is not { Count: > 0 } || !Caller.IsOfAccount || Caller.Sort == CallerSort.Root ? Truth.Yes : Sum(layer, documents).Any;

    Naming Granted()
    {
        var all = Naming.None;
        if (!circumstances.IsKey) return all;
        foreach (var grant in policies.Grants)
        {
            var match = Grants.Of(grant, circumstances);
            parts.Add(new(Layer.Grant, grant.Name, null, match.Applies, false, match.Why));
            all = all.Or(match.Naming);
        }
        return all;
    }

    Truth CutOff() =>
        Caller.Sort == CallerSort.Service || (Caller.Account is { } account && account == circumstances.ResourceAccount) ? Truth.No
        : Caller.IsOfAccount && circumstances.ResourceAccount is null ? policies.CutsOutsidersOff.And(Truth.Unknown)
        : policies.CutsOutsidersOff;

    void WantCallerControls()
    {
        if (policies.CallerControls is not { Count: > 0 } levels) return;
        if (Unlimited(Caller.Account) is { } why)
        {
            parts.Add(new(Layer.CallerControl, "", null, Truth.No, false, why));
            return;
        }
        for (var level = 0; level < levels.Count; level++)
            Want(Sum(Layer.CallerControl, levels[level]).Any, $"no service control policy of level {level + 1} of {levels.Count} allows it");
    }

    void SumResourceControls()
    {
        if (policies.ResourceControls is not { Count: > 0 } levels) return;
        if ((ResourceUnlimited() ?? (Caller.IsServiceLinked ? ServiceLinked : null)) is { } why)
        {
            parts.Add(new(Layer.ResourceControl, "", null, Truth.No, false, why));
            return;
        }
        foreach (var level in levels) Sum(Layer.ResourceControl, level);
    }

    const string ServiceLinked = "they do not limit a role that a service made for itself";

    string? Unlimited(string? account) =>
        account is null ? "they limit the callers of accounts only"
        : account == circumstances.Request.Organisation?.ManagementAccount ? "they do not limit the account that manages the organisation"
        : circumstances.Request.Organisation?.Has(account, circumstances.ResourceAccount) == Truth.No ? "the caller's account is not in the organisation"
        : Caller.IsServiceLinked ? ServiceLinked
        : null;

    string? ResourceUnlimited() =>
        circumstances.ResourceAccount is { } account && account == circumstances.Request.Organisation?.ManagementAccount ? "they do not limit the account that manages the organisation"
        : !Actions.ObeysResourceControls(circumstances.Service) ? $"they have no effect on {circumstances.Service}"
        : circumstances.Request.Action.Equals("kms:RetireGrant", StringComparison.OrdinalIgnoreCase) ? "they have no effect on kms:RetireGrant"
        : null;

    Naming Sum(Layer layer, IReadOnlyList<Document> documents)
    {
        var allows = Naming.None;
        foreach (var document in documents)
            if (document.Read is { Policy: { } policy })
                foreach (var statement in policy.Statements) allows = allows.Or(Sum(layer, document, policy, statement));
            else allows = allows.Or(Unread(layer, document));
        return allows;
    }

    Naming Sum(Layer layer, Document document, Policy policy, Statement statement)
    {
        var match = Matching.Of(statement, policy, layer, circumstances);
        parts.Add(new(layer, document.Name, statement.Name, match.Applies, statement.Effect == Effect.Deny, match.Why));
        if (statement.Effect == Effect.Allow) return match.Naming;
        denied = denied.Or(match.Applies);
        return Naming.None;
    }

    Naming Unread(Layer layer, Document document)
    {
        parts.Add(new(layer, document.Name, null, Truth.Unknown, true, $"cannot be read: {document.Read.Fault}"));
        denied = denied.Or(Truth.Unknown);
        return new(Truth.Unknown, Truth.Unknown, Truth.Unknown);
    }

    // ---- what grants ------------------------------------------------------------------------------------------------------------

    Told Granted(Truth identity, Naming resource, Naming grants, Truth limits)
    {
        if (!Caller.IsOfAccount) return new(resource.Any.Or(grants.Any), "no resource policy allows it");
        if (circumstances.ResourceAccount is { } account) return account == Caller.Account ? Within(identity, resource.Or(grants), limits) : Across(identity, resource, grants, limits);
        var (within, across) = (Within(identity, resource.Or(grants), limits), Across(identity, resource, grants, limits));
        return within.Truth == across.Truth ? within : new(Truth.Unknown, "whose account the resource is in decides, and the request does not say it");
    }

    // Who is named itself needs nothing else; who is named by its role is limited, and whoever is named by its account needs its own policies.
    // A key's policy and a role's trust policy must allow; any other resource leaves its account's callers to their own policies.
    Told Within(Truth identity, Naming resource, Truth limits)
    {
        var strict = circumstances.IsKey || circumstances.IsTrust;
        var byIdentity = identity.And(limits).And(strict ? resource.Delegated : Truth.Yes);
        return new(resource.Direct.Or(resource.ByRole.And(limits)).Or(byIdentity), strict && resource.Any == Truth.No
            ? $"the {(circumstances.IsKey ? "key's policy" : "role's trust policy")} does not allow it, and without it no other policy can"
            : limits != Truth.Yes ? "the permissions boundary or session policy does not allow it" : "no identity policy and no resource policy allows it");
    }

    // A grant on a key in another account suffices by itself: so do autoscaling's own roles use keys of other accounts, which no identity policy of theirs names.
    // Source: AWS, EC2 Auto Scaling user guide, "Required AWS KMS key policy for use with encrypted volumes".
    Told Across(Truth identity, Naming resource, Naming grants, Truth limits) => new(
        resource.Any.Or(grants.Delegated).And(identity).And(limits).Or(grants.Direct).Or(grants.ByRole.And(limits)),
        resource.Any != Truth.Yes ? "the resource is in another account, and no policy of the resource allows it"
        : identity != Truth.Yes ? "the resource is in another account, and no identity policy of the caller allows it"
        : "the permissions boundary or session policy does not allow it");
}
