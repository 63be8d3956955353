// Who asks, in classes: everybody whom policies cannot tell apart is one caller.
using Glacis.Policies.Evaluation;
using Glacis.Policies.Language;
using Glacis.Sets;

namespace Glacis.Policies.Symbolic;

/// <summary>One class of callers, by one of them.</summary>
/// <param name="Example">The one; a role stands for all its sessions.</param>
/// <param name="IsNamed">Whether somebody named this very caller; otherwise it stands for many.</param>
/// <param name="IsStranger">Whether its account is one that nobody named: any account there is.</param>
public sealed record CallerClass(Caller Example, bool IsNamed, bool IsStranger)
{
    public CallerSort Sort => Example.Sort;

    /// <summary>Its name as policies write it; <c>*</c> for anonymous callers.</summary>
    public string Name => Example.Name;

    public string? Account => Example.Account;

    /// <summary>Whether it signs its requests as a principal of some account.</summary>
    public bool IsOfAccount => Example.IsOfAccount;

    /// <summary>The name that only the storage service knows its account by.</summary>
    public string? CanonicalUser => Example.CanonicalUser;
}

/// <summary>Some callers, and for sessions of roles perhaps only some of the sessions.</summary>
/// <param name="Cells">For each class whether it is among them.</param>
/// <param name="Sessions">Names of sessions; <c>null</c> for any.</param>
/// <param name="NotSessions">Whether any but these are meant.</param>
readonly record struct Callers(bool[] Cells, IReadOnlyList<string>? Sessions = null, bool NotSessions = false);

/// <summary>The classes of callers that some policies tell apart. Immutable.</summary>
sealed class CallerCells
{
    CallerCells(IReadOnlyList<CallerClass> all) => All = all;

    internal IReadOnlyList<CallerClass> All { get; }

    /// <summary>Keys whose value follows from who calls, in lower case.</summary>
    internal static readonly IReadOnlyList<string> FollowingKeys = ["aws:principalarn", "aws:principalaccount", "kms:calleraccount", "aws:principaltype", "aws:principalisawsservice", "aws:principalservicename"];

    /// <summary>Whether the value of a key follows from who calls.</summary>
    internal static bool Follows(string key) => FollowingKeys.Contains(key, StringComparer.Ordinal);

    /// <summary>The value of such a key; <c>null</c> where requests of this caller do not have it.</summary>
    internal static string? ValueOf(CallerClass caller, string key) => key switch
    {
        "aws:principalarn" => caller.IsOfAccount ? caller.Name : null,
        "aws:principalaccount" or "kms:calleraccount" => caller.IsOfAccount ? caller.Account : null,
        "aws:principaltype" => caller.Sort switch { CallerSort.Anonymous => "Anonymous", CallerSort.Root => "Account", CallerSort.User => "User", CallerSort.Role => "AssumedRole", CallerSort.FederatedUser => "FederatedUser", _ => null },
        "aws:principalisawsservice" => caller.Sort == CallerSort.Service ? "true" : caller.IsOfAccount ? "false" : null,
        _ => caller.Sort == CallerSort.Service ? caller.Name : null,
    };

    /// <summary>For each class whether the condition, on a key that follows from who calls, holds; <c>null</c> where this build cannot tell.</summary>
    internal bool[]? Holds(Asked asked, string key)
    {
        if (Elements.FamilyOf(asked.Condition.Comparison) is not (Elements.Family.Text or Elements.Family.Presence) || asked.NamesVariable) return null;
        TextPattern[] patterns = asked.Condition.Comparison == Comparison.Null ? [] : [.. asked.Condition.Values.Select(it => Patterns.Value(asked.Condition.Comparison, it, asked.HasVariables))];
        return [.. All.Select(caller => IsSo(asked.Condition, patterns, ValueOf(caller, key)))];
    }

    static bool IsSo(Condition condition, TextPattern[] patterns, string? value)
    {
        if (condition.Comparison == Comparison.Null) return condition.Values.Any(it => it.Equals(value is null ? "true" : "false", StringComparison.OrdinalIgnoreCase));
        if (value is null) return condition.IfExists || (condition.Quantifier switch { Quantifier.All => true, Quantifier.Any => false, _ => condition.IsNegated });
        return Array.Exists(patterns, it => it.Matches(value)) != condition.IsNegated;
    }

    /// <summary>The callers that an element names, or, turned round, all others.</summary>
    internal IEnumerable<Callers> Named(PrincipalElement element)
    {
        if (element.Not)
        {
            foreach (var others in Others(element.Entries)) yield return others;
            yield break;
        }
        var whole = new bool[All.Count];
        foreach (var entry in element.Entries)
        {
            if (Names.Session(entry) is { } session) yield return new(Where(it => IsSessionOf(it, session)), [session.Name]);
            else
                for (var at = 0; at < whole.Length; at++) whole[at] |= Is(All[at], entry);
        }
        if (whole.Contains(true)) yield return new(whole);
    }

    // NotPrincipal leaves out only whom it names by every name that the caller goes by: an account for its users, a role and its account for a session.
    IEnumerable<Callers> Others(IReadOnlyList<PrincipalEntry> entries)
    {
        var sessions = entries.Select(Names.Session).OfType<SessionName>().ToArray();
        yield return new(Where(it => !IsNamedWhole(it, entries) && !HasNamedSession(it, entries, sessions)));
        for (var at = 0; at < All.Count; at++)
        {
            if (!HasNamedSession(All[at], entries, sessions)) continue;
            var caller = All[at];
            yield return new(Where(it => ReferenceEquals(it, caller)), [.. sessions.Where(it => IsSessionOf(caller, it)).Select(static it => it.Name)], NotSessions: true);
        }
    }

    static bool IsNamedWhole(CallerClass caller, IReadOnlyList<PrincipalEntry> entries)
    {
        if (entries.Any(static it => it.Value == "*")) return true;
        return caller.Sort != CallerSort.Role && entries.Any(it => Is(caller, it) && (Names.Account(it) is null || caller.Sort == CallerSort.Root))
            || caller.Sort is CallerSort.User or CallerSort.FederatedUser && HasNamedAccount(caller, entries) && entries.Any(it => it.Value == caller.Name);
    }

    static bool HasNamedSession(CallerClass caller, IReadOnlyList<PrincipalEntry> entries, SessionName[] sessions) =>
        caller.Sort == CallerSort.Role && HasNamedAccount(caller, entries) && entries.Any(it => it.Value == caller.Name) && sessions.Any(it => IsSessionOf(caller, it));

    static bool HasNamedAccount(CallerClass caller, IReadOnlyList<PrincipalEntry> entries) => entries.Any(it => Names.Account(it) == caller.Account);

    bool[] Where(Func<CallerClass, bool> chosen) => [.. All.Select(chosen)];

    // A session's name does not tell the path of its role; names of roles are unique, so the plain one is meant.
    static bool IsSessionOf(CallerClass caller, SessionName session) => caller.Sort == CallerSort.Role && caller.Account == session.Account && caller.Name.EndsWith($":role/{session.Role}", StringComparison.Ordinal);

    static bool Is(CallerClass caller, PrincipalEntry entry) => entry.Sort switch
    {
        PrincipalSort.Everybody => true,
        PrincipalSort.Service => caller.Sort == CallerSort.Service && caller.Name == entry.Value,
        PrincipalSort.Federated => caller.Sort == CallerSort.Federated && caller.Name == entry.Value,
        PrincipalSort.CanonicalUser => caller.CanonicalUser == entry.Value,
        _ => entry.Value == "*" || caller.IsOfAccount && (Names.Account(entry) is { } account ? caller.Account == account : caller.Name == entry.Value),
    };

    /// <summary>The classes; <c>null</c> where names of accounts are compared with wildcards, or the machine grows too large.</summary>
    /// <param name="entries">Principals that documents name.</param>
    /// <param name="asked">Conditions on keys that follow from who calls.</param>
    /// <param name="zone">Whose resource it is.</param>
    /// <param name="others">Names that a question asks about besides.</param>
    internal static CallerCells? Of(IReadOnlyList<PrincipalEntry> entries, IReadOnlyList<(string Key, Asked Asked)> asked, Zone zone, IReadOnlyList<string> others)
    {
        var names = Mentioned(entries, asked, others);
        var partition = entries.Select(static it => it.Value).Concat(others).Select(static it => it.Split(':')).FirstOrDefault(static it => it.Length > 1 && it[1].StartsWith("aws-", StringComparison.Ordinal))?[1] ?? "aws";
        var accounts = names.Accounts.Concat(zone.Account is { } own ? [own] : []).Concat(zone.Members).Distinct(StringComparer.Ordinal).Order(StringComparer.Ordinal).ToList();
        var stranger = Names.Stranger(accounts);
        var all = new List<CallerClass> { new(Caller.Anonymous, false, true) };
        foreach (var account in accounts.Append(stranger))
            if (!AddAccount(all, account, account == stranger, partition, names)) return null;
        foreach (var service in Services(entries, asked)) all.Add(new(Caller.OfService(service.Name), service.IsNamed, !service.IsNamed));
        all.AddRange(Values(entries, PrincipalSort.Federated).Select(static it => new CallerClass(Caller.OfProvider(it), true, false)));
        foreach (var canonical in Values(entries, PrincipalSort.CanonicalUser))
        {
            accounts.Add(Names.Stranger([.. accounts, stranger]));
            all.Add(new(new(CallerSort.Root, $"arn:{partition}:iam::{accounts[^1]}:root", accounts[^1]) { CanonicalUser = canonical }, true, false));
        }
        return new(all);
    }

    static IEnumerable<string> Values(IReadOnlyList<PrincipalEntry> entries, PrincipalSort sort) => entries.Where(it => it.Sort == sort).Select(static it => it.Value).Distinct(StringComparer.Ordinal);

    sealed record Mention(IReadOnlyList<string> Accounts, IReadOnlyList<string> Names, IReadOnlyList<TextPattern> Globs, bool HasOddAccounts);

    static Mention Mentioned(IReadOnlyList<PrincipalEntry> entries, IReadOnlyList<(string Key, Asked Asked)> asked, IReadOnlyList<string> others)
    {
        var (accounts, names, globs, odd) = (new HashSet<string>(StringComparer.Ordinal), new HashSet<string>(StringComparer.Ordinal), new HashSet<TextPattern>(), false);
        foreach (var entry in entries.Where(static it => it.Sort == PrincipalSort.Identity)) Take(entry);
        foreach (var name in others) Take(new(PrincipalSort.Identity, name));
        foreach (var (key, one) in asked)
            foreach (var value in one.Condition.Comparison == Comparison.Null ? [] : one.Condition.Values) Compare(key, one, value);
        return new([.. accounts], [.. names], [.. globs], odd);

        void Take(PrincipalEntry entry)
        {
            if (Names.Account(entry) is { } account) accounts.Add(account);
            else if (Names.Session(entry) is { } session)
            {
                accounts.Add(session.Account);
                names.Add($"arn:{entry.Value.Split(':')[1]}:iam::{session.Account}:role/{session.Role}");
            }
            else if (Names.AccountOf(entry.Value) is { } its)
            {
                accounts.Add(its);
                names.Add(entry.Value);
            }
        }

        void Compare(string key, Asked one, string value)
        {
            var pattern = Patterns.Value(one.Condition.Comparison, value, one.HasVariables);
            if (key is "aws:principalaccount" or "kms:calleraccount")
            {
                if (pattern.Only is { } only) accounts.Add(only);
                else odd |= value.Trim('*').Length > 0;
            }
            else if (key == "aws:principalarn" && pattern.Only is { } name && Names.AccountOf(name) is { } its)
            {
                accounts.Add(its);
                names.Add(name);
            }
            else if (key == "aws:principalarn")
            {
                if (Names.AccountPart(value) is { Length: > 0 } part && Names.IsAccount(part)) accounts.Add(part);
                odd |= Names.HasOddAccount(value);
                globs.Add(pattern);
            }
        }
    }

    static bool AddAccount(List<CallerClass> all, string account, bool isStranger, string partition, Mention mention)
    {
        if (mention.HasOddAccounts) return false;
        all.Add(new(new(CallerSort.Root, $"arn:{partition}:iam::{account}:root", account), false, isStranger));
        foreach (var (sort, beginning) in new[] { (CallerSort.User, $"arn:{partition}:iam::{account}:user/"), (CallerSort.Role, $"arn:{partition}:iam::{account}:role/"), (CallerSort.FederatedUser, $"arn:{partition}:sts::{account}:federated-user/") })
        {
            var named = mention.Names.Where(it => it.StartsWith(beginning, StringComparison.Ordinal) && it.Length > beginning.Length).ToArray();
            if (NamesOf(beginning, named, mention.Globs) is not { } names) return false;
            all.AddRange(names.Select(it => new CallerClass(new(sort, it, account), named.Contains(it, StringComparer.Ordinal), isStranger)));
        }
        return true;
    }

    static List<string>? NamesOf(string beginning, string[] named, IReadOnlyList<TextPattern> globs)
    {
        TextPattern[] possible = [.. globs.Where(it => it.MayBegin(beginning))];
        if (possible.Length == 0) return [.. named, Names.Unlike($"{beginning}some", named)];
        // The beginning alone is no name.
        var cells = TextCells.Of([TextPattern.Glob($"{Starless(beginning)}*"), TextPattern.Exactly(beginning), .. possible, .. named.Select(TextPattern.Exactly)], $"{beginning}some");
        return cells is null ? null : [.. cells.Where(static it => it.Fits[0] && !it.Fits[1]).Select(static it => it.Witness)];
    }

    // Partition and account are no patterns, whatever a hostile document calls them.
    static string Starless(string text) => text.Replace('*', '-');

    static IEnumerable<(string Name, bool IsNamed)> Services(IReadOnlyList<PrincipalEntry> entries, IReadOnlyList<(string Key, Asked Asked)> asked)
    {
        var named = entries.Where(static it => it.Sort == PrincipalSort.Service).Select(static it => it.Value)
            .Concat(asked.Where(static it => it.Key == "aws:principalservicename").SelectMany(static it => it.Asked.Condition.Values)).Distinct(StringComparer.Ordinal).ToArray();
        foreach (var name in named) yield return (name, true);
        yield return (Names.Unlike("some.amazonaws.com", named), false);
    }
}
