// The values of condition keys in one request: those that it lists, and those that follow from the rest of it.
namespace Glacis.Policies.Evaluation;

/// <summary>Whether a request has a key, and its values.</summary>
enum Having
{
    Absent,

    /// <summary>It may have it or not.</summary>
    NotSaid,

    /// <summary>It has it; the value is not known.</summary>
    ValueNotSaid,
    Present,
}

readonly record struct Held(Having Having, IReadOnlyList<string> Values)
{
    internal static readonly Held Absent = new(Having.Absent, []);
    internal static readonly Held NotSaid = new(Having.NotSaid, []);
    internal static readonly Held ValueNotSaid = new(Having.ValueNotSaid, []);

    internal static Held Of(string? value) => value is null ? ValueNotSaid : new(Having.Present, [value]);
}

/// <summary>
/// What a request has of each condition key. Sources of what follows from the rest: AWS, IAM user guide, "AWS global condition context keys" (lines "Availability")
/// and the table "Principal key values" of "IAM policy elements: variables and tags"; KMS developer guide, "AWS KMS condition keys".
/// </summary>
sealed class Circumstances(Request request)
{
    internal Request Request => request;

    internal Caller Caller => request.Caller;

    internal ResourceName? Resource { get; } = ResourceName.Read(request.Resource);

    /// <summary>The prefix of the action: its service.</summary>
    internal string Service { get; } = request.Action.Split(':')[0].ToLowerInvariant();

    /// <summary>The resource's account: as the request says, else as the resource's name does; what has no name of its own belongs to the caller's account.</summary>
    internal string? ResourceAccount { get; } = request.ResourceAccount
        ?? (ResourceName.Read(request.Resource) is { } name && ResourceName.IsAccount(name.Account) ? name.Account : request.Resource == "*" ? request.Caller.Account : null);

    internal bool IsKey => Service == "kms" && Resource is { Service: "kms" } && Resource.After("key/") is not null;

    internal bool IsTrust => Service == "sts" && Resource is { Service: "iam" } && Resource.After("role/") is not null;

    // Patterns against texts, before a hostile pair of them takes longer than anybody waits: about a second.
    const long MostSteps = 1_000_000_000;
    long steps;

    /// <summary>Whether a text fits a part of a pattern; unknown where all patterns of the request together take too long.</summary>
    internal Truth Fits(Glob pattern, int begin, int end, string text, bool ignoreCase = false)
    {
        // With one star at most the text is walked through once.
        var stars = pattern.Text.AsSpan(begin, end - begin).Count('*');
        steps += stars > 1 ? (long)(end - begin) * text.Length : end - begin + text.Length;
        return steps > MostSteps ? Truth.Unknown : Truths.Of(pattern.Fits(begin, end, text, ignoreCase));
    }

    internal Truth Fits(Glob pattern, string text, bool ignoreCase = false) => Fits(pattern, 0, pattern.Text.Length, text, ignoreCase);

    internal const string TooLong = "its patterns take too long to compare";

    internal Held Values(string key) => request.Context.TryGetValue(key, out var listed) ? Listed(listed) : Following(key.ToLowerInvariant());

    static Held Listed(IReadOnlyList<string>? values) => values switch
    {
        null => Held.NotSaid,
        [] => Held.Absent,
        _ => new(Having.Present, values),
    };

    Held Following(string key) => key switch
    {
        "aws:securetransport" or "aws:currenttime" or "aws:epochtime" or "aws:useragent" => Held.ValueNotSaid,
        "aws:requestedregion" => Held.Of(Resource is { Region.Length: > 0 } ? Resource.Region : null),
        "aws:principalarn" or "aws:principalaccount" or "aws:principaltype" or "aws:userid" or "aws:username" => OfCaller(key),
        "aws:principalisawsservice" => Caller.Sort == CallerSort.Service ? Held.Of("true") : Caller.IsOfAccount ? Held.Of("false") : Held.Absent,
        "aws:principalservicename" => Caller.Sort == CallerSort.Service ? Held.Of(Caller.Name) : Held.Absent,
        "aws:principalservicenameslist" => Caller.Sort == CallerSort.Service ? Held.ValueNotSaid : Held.Absent,
        "aws:principalorgid" => InOrganisation(Caller.IsOfAccount ? Caller.Account : null, request.Organisation?.Id),
        "aws:principalorgpaths" => InOrganisation(Caller.IsOfAccount ? Caller.Account : null, PathOf(Caller.Account)),
        "aws:resourceaccount" or "s3:resourceaccount" => ResourceAccount is { } account ? Held.Of(account) : Held.NotSaid,
        "aws:resourceorgid" => InOrganisation(ResourceAccount, request.Organisation?.Id),
        "aws:resourceorgpaths" => InOrganisation(ResourceAccount, PathOf(ResourceAccount)),
        "aws:viaawsservice" => Caller.IsOfAccount ? Held.Of(IsForwarded ? "true" : "false") : Held.Absent,
        "aws:calledviafirst" => request.Context.GetValueOrDefault("aws:CalledVia") is [var first, ..] ? Held.Of(first) : Held.Absent,
        "aws:calledvialast" => request.Context.GetValueOrDefault("aws:CalledVia") is [.., var last] ? Held.Of(last) : Held.Absent,
        "aws:tokenissuetime" => Caller.IsTemporary ? Held.ValueNotSaid : Held.Absent,
        "kms:calleraccount" => Service != "kms" ? Held.Absent : Caller.IsOfAccount ? Held.Of(Caller.Account) : Held.NotSaid,
        _ => Held.Absent,
    };

    bool IsForwarded => request.Context.GetValueOrDefault("aws:CalledVia") is [_, ..] || request.Context.GetValueOrDefault("kms:ViaService") is [_, ..];

    Held OfCaller(string key) => (key, Caller.Sort) switch
    {
        ("aws:principalarn", CallerSort.Session) => Held.Of(Caller.Issuer),
        ("aws:principalarn", CallerSort.Root or CallerSort.User or CallerSort.Role or CallerSort.FederatedUser) => Held.Of(Caller.Name),
        ("aws:principalaccount", _) when Caller.IsOfAccount => Held.Of(Caller.Account),
        ("aws:principaltype", CallerSort.Root) => Held.Of("Account"),
        ("aws:principaltype", CallerSort.User) => Held.Of("User"),
        ("aws:principaltype", CallerSort.FederatedUser) => Held.Of("FederatedUser"),
        ("aws:principaltype", CallerSort.Role or CallerSort.Session) => Held.Of("AssumedRole"),
        ("aws:principaltype", CallerSort.Anonymous) => Held.Of("Anonymous"),
        ("aws:userid", CallerSort.Root) => Held.Of(Caller.Account),
        ("aws:userid", CallerSort.FederatedUser) => Held.Of($"{Caller.Account}:{Caller.Name[(Caller.Name.IndexOf('/', StringComparison.Ordinal) + 1)..]}"),
        ("aws:userid", CallerSort.Anonymous) => Held.Of("anonymous"),
        ("aws:userid", CallerSort.User or CallerSort.Role or CallerSort.Session) => Held.ValueNotSaid,
        ("aws:username", CallerSort.User) => Held.Of(Caller.Name[(Caller.Name.LastIndexOf('/') + 1)..]),
        ("aws:username", _) => Held.Absent,
        (_, CallerSort.Service) => Held.NotSaid,
        _ => Held.Absent,
    };

    string? PathOf(string? account) => account is null ? null : request.Organisation?.Members?.GetValueOrDefault(account);

    Held InOrganisation(string? account, string? value) => (account is null || request.Organisation is null ? Truth.No : request.Organisation.Has(account, ResourceAccount)) switch
    {
        Truth.Yes => Held.Of(value),
        Truth.No => Held.Absent,
        _ => Held.NotSaid,
    };
}
