// One request that shows it.
using Glacis.Policies.Evaluation;

namespace Glacis.Policies.Symbolic;

/// <summary>A request: who asks for what, on what, under which circumstances.</summary>
/// <param name="Caller">Who asks; where it stands for many, one of them.</param>
/// <param name="Session">The name of a role's session, where one is asked for.</param>
/// <param name="Context">Condition keys that the request has, by name in lower case. Keys that no policy asks about are not among them.</param>
/// <param name="Absent">Condition keys that policies ask about and the request does not have.</param>
public sealed record Witness(
    CallerClass Caller, string? Session, string Action, string Resource, IReadOnlyDictionary<string, IReadOnlyList<string>> Context, IReadOnlyList<string> Absent)
{
    /// <summary>Conditions that this build cannot follow, of which the request was supposed to have or not to have what they ask for.</summary>
    public IReadOnlyList<string> Supposed { get; init; } = [];

    /// <summary>Who asks, as requests name it: a role by one of its sessions.</summary>
    public string Principal => Caller.Sort == CallerSort.Role ? $"{Sessions}/{Caller.Name[(Caller.Name.LastIndexOf('/') + 1)..]}/{Session ?? "some"}" : Caller.Name;

    /// <summary>The same, as the evaluator of single requests takes it.</summary>
    /// <param name="account">The account that owns the resource; <c>null</c> where nobody says.</param>
    public Request Request(string? account) => new(Asking, Action, Resource) { ResourceAccount = account, Context = Having() };

    // A session's name does not have the path of its role.
    Caller Asking => Caller.Sort == CallerSort.Role ? new(CallerSort.Session, Principal, Caller.Account) { Issuer = Caller.Name } : Caller.Example;

    Dictionary<string, IReadOnlyList<string>?> Having()
    {
        var having = new Dictionary<string, IReadOnlyList<string>?>(StringComparer.OrdinalIgnoreCase);
        // What the caller does not have, such as a service a principal's name, is said: by itself the request leaves it open.
        foreach (var key in CallerCells.FollowingKeys)
            if (CallerCells.ValueOf(Caller, key) is null) having[key] = [];
        foreach (var key in Absent) having[key] = [];
        foreach (var (key, values) in Context) having[key] = values;
        return having;
    }

    string Sessions => string.Join(':', [.. Caller.Name.Split(':')[..2], "sts", "", Caller.Account, "assumed-role"]);

    public override string ToString() => $"{(Caller.Sort == CallerSort.Anonymous ? "anybody" : Principal)} may {Action} on {Resource}{With()}";

    string With() => Context.Count == 0 ? "" : $" with {string.Join(", ", Context.OrderBy(static it => it.Key, StringComparer.Ordinal).Select(static it => $"{it.Key} = {string.Join(" and ", it.Value)}"))}";
}
