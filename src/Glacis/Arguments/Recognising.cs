// Claims in plain words: which sort of claim a sentence makes. It says what is to be checked, never what is true.
namespace Glacis.Arguments;

/// <summary>Tells the sort of a claim by its words. Threads may share it.</summary>
public static class Recognising
{
    const int Most = 20, Longest = 500;

    // The first row that fits counts: "no sensitive data in the private subnet" is about data.
    static readonly (ClaimKind Kind, string[] Words)[] Table =
    [
        (ClaimKind.NoSensitiveData, ["no sensitive", "nothing sensitive", "not sensitive", "non-sensitive", "nonsensitive", "no personal", "no pii", "no phi", "no customer", "no confidential", "no secrets", "no card", "public data", "only public", "only test", "test data", "anonymised", "anonymized", "synthetic", "dummy data", "fake data"]),
        (ClaimKind.Performance, ["latency", "slow", "performance", "throughput", "overhead", "cpu", "response time", "too expensive"]),
        (ClaimKind.NotStored, ["in-memory", "in memory", "ephemeral", "volatile", "not persisted", "no persistence", "never written to disk"]),
        (ClaimKind.NotReachable, ["not reachable", "unreachable", "private subnet", "internal network", "internal only", "not public", "not exposed", "no internet", "isolated", "inside the vpc", "within the vpc", "behind the firewall"]),
        (ClaimKind.Temporary, ["temporar", "until ", "migrat", "interim", "short-term", "short term", "for now", "will be replaced", "will be removed", "decommission"]),
        (ClaimKind.CompensatingControl, ["compensat", "instead", "other control", "waf", "mfa", "is monitored", "access is restricted", "tokenis", "tokeniz", "application-level encryption", "client-side encryption"]),
    ];

    /// <summary>One claim.</summary>
    public static Claim Of(string text)
    {
        var lower = text.ToLowerInvariant();
        var kind = Table.FirstOrDefault(row => Array.Exists(row.Words, word => lower.Contains(word, StringComparison.Ordinal)), (ClaimKind.Other, [])).Item1;
        return new(kind, text) { IsRecognised = true };
    }

    /// <summary>The claims of an argument in plain words, parted at commas, semicolons, full stops and "and".</summary>
    public static IReadOnlyList<Claim> All(string argument) =>
    [
        .. argument.Replace(" and ", ",", StringComparison.OrdinalIgnoreCase).Split([',', ';', '\n', '\u3001'], StringSplitOptions.TrimEntries | StringSplitOptions.RemoveEmptyEntries)
            .SelectMany(static it => it.Split(". ", StringSplitOptions.TrimEntries | StringSplitOptions.RemoveEmptyEntries)).Select(static it => it.TrimEnd('.').Trim('"', ' '))
            .Where(static it => it.Length > 2).Take(Most).Select(static it => Of(it.Length > Longest ? it[..Longest] : it)),
    ];
}
