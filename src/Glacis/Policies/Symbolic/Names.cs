// Names of principals as policies write them: accounts, users and roles, sessions.
using System.Globalization;
using Glacis.Policies.Language;

namespace Glacis.Policies.Symbolic;

/// <summary>A session of a role by its name; the role's path is not in it.</summary>
sealed record SessionName(string Account, string Role, string Name);

/// <summary>Reads names.</summary>
static class Names
{
    internal static bool IsAccount(string text) => text.Length == 12 && text.All(char.IsAsciiDigit);

    /// <summary>The account that is named as a whole, by its number or by its root; else <c>null</c>.</summary>
    internal static string? Account(PrincipalEntry entry) =>
        entry.Sort != PrincipalSort.Identity ? null
        : IsAccount(entry.Value) ? entry.Value
        : entry.Value.Split(':') is ["arn", _, "iam", "", var account, "root"] && IsAccount(account) ? account : null;

    /// <summary>The account in a name; <c>null</c> where it has none.</summary>
    internal static string? AccountOf(string name) => name.Split(':', 6) is ["arn", _, "iam" or "sts", _, var account, _] && IsAccount(account) ? account : null;

    /// <summary>The part of a pattern over names in which the account stands.</summary>
    internal static string? AccountPart(string pattern) => pattern.Split(':', 6) is ["arn", _, _, _, var account, _] ? account : null;

    /// <summary>Whether a pattern tells accounts apart by some of their digits.</summary>
    internal static bool HasOddAccount(string pattern)
    {
        var head = pattern.Split('/')[0];
        var account = head.Split(':') is { Length: >= 5 } parts ? parts[4] : head;
        return account.AsSpan().ContainsAny('*', '?') && account.Any(static it => char.IsAsciiDigit(it) || it == '?') && account != "????????????";
    }

    /// <summary>The session that is named; <c>null</c> for all other principals.</summary>
    internal static SessionName? Session(PrincipalEntry entry) =>
        entry.Sort == PrincipalSort.Identity && entry.Value.Split(':') is ["arn", _, "sts", "", var account, var name] && IsAccount(account) && name.Split('/') is ["assumed-role", var role, var session]
            ? new(account, role, session) : null;

    /// <summary>An account that is none of these.</summary>
    internal static string Stranger(IReadOnlyCollection<string> accounts)
    {
        for (var number = 999_999_999_999; ; number--)
            if (number.ToString(CultureInfo.InvariantCulture) is var account && !accounts.Contains(account, StringComparer.Ordinal)) return account;
    }

    /// <summary>The name, or one made from it, that is none of these.</summary>
    internal static string Unlike(string name, IReadOnlyCollection<string> names)
    {
        while (names.Contains(name, StringComparer.Ordinal)) name += "x";
        return name;
    }
}
