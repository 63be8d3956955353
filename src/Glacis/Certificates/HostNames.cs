// Names of hosts: how they are written, what a certificate's name covers, and which wildcards span what belongs to many.
using System.Net;

namespace Glacis.Certificates;

static class HostNames
{
    /// <summary>Letters, digits, hyphens and underscores in labels of 1 to 63; no dot at either end.</summary>
    internal static bool IsName(string text) => text.Length is > 0 and <= 253 && text.Split('.').All(IsLabel);

    static bool IsLabel(string label) => label.Length is > 0 and <= 63 && label[0] != '-' && label[^1] != '-' && label.All(static it => char.IsAsciiLetterOrDigit(it) || it is '-' or '_');

    /// <summary>A name as a certificate may hold it: the first label may be a star and nothing else.</summary>
    internal static bool IsPresentable(string text) => IsName(text.StartsWith("*.", StringComparison.Ordinal) ? text[2..] : text);

    /// <summary>Whether a name of a certificate stands for the host; a star stands for exactly one label (RFC 9525, 6.3).</summary>
    internal static bool Covers(string presented, string host)
    {
        if (!presented.StartsWith("*.", StringComparison.Ordinal)) return presented.Equals(host, StringComparison.OrdinalIgnoreCase);
        var dot = host.IndexOf('.', StringComparison.Ordinal);
        return dot > 0 && host.AsSpan(dot + 1).Equals(presented.AsSpan(2), StringComparison.OrdinalIgnoreCase);
    }

    /// <summary>Whether any of a certificate's names stands for what was asked for: an address, a mailbox, or a host, whose final dot says nothing.</summary>
    internal static bool IsNamed(IReadOnlyList<GeneralName> names, string asked)
    {
        if (IPAddress.TryParse(asked.Trim('[', ']'), out var address) && IsAddress(asked))
            return names.Any(it => it.Form == NameForm.Address && it.Bytes.Span.SequenceEqual(address.GetAddressBytes()));
        if (asked.Contains('@', StringComparison.Ordinal)) return names.Any(it => it.Form == NameForm.Email && IsSameMailbox(it.Text, asked));
        var host = asked.EndsWith('.') ? asked[..^1] : asked;
        return IsName(host) && names.Any(it => it.Form == NameForm.Dns && IsPresentable(it.Text) && Covers(it.Text, host));
    }

    // The platform takes "1" and "0x7f.1" for addresses, too.
    static bool IsAddress(string text) => text.Contains(':', StringComparison.Ordinal) || text.Split('.') is { Length: 4 } parts && parts.All(static it => it.Length is > 0 and < 4 && it.All(char.IsAsciiDigit));

    static bool IsSameMailbox(string one, string other)
    {
        var (at, its) = (one.LastIndexOf('@'), other.LastIndexOf('@'));
        return at == its && at > 0 && one.AsSpan(0, at).SequenceEqual(other.AsSpan(0, at)) && one.AsSpan(at).Equals(other.AsSpan(at), StringComparison.OrdinalIgnoreCase);
    }
}

/// <summary>Names below which registries sell to anybody. Threads may share it.</summary>
static class PublicSuffixes
{
    static readonly HashSet<string> Listed = Read();

    /// <summary>Whether <c>*.</c> and this name would span what belongs to many owners.</summary>
    internal static bool Contains(string name)
    {
        var folded = name.ToLowerInvariant();
        if (Listed.Contains($"!{folded}")) return false;
        var dot = folded.IndexOf('.', StringComparison.Ordinal);
        return Listed.Contains(folded) || Listed.Contains($"*.{folded}") || dot > 0 && Listed.Contains($"*.{folded[(dot + 1)..]}");
    }

    static HashSet<string> Read()
    {
        using var from = new StreamReader(typeof(PublicSuffixes).Assembly.GetManifestResourceStream("public-suffixes.txt")!);
        var rules = new HashSet<string>(StringComparer.Ordinal);
        while (from.ReadLine() is { } line)
            if (!line.StartsWith("//", StringComparison.Ordinal)) rules.Add(line);
        return rules;
    }
}
