// E-mail addresses of people: the form, a domain that can be one, and no mailbox of a role.
using Glacis.Classification.Detecting;

namespace Glacis.Classification.Detectors;

public sealed class EmailAddress : Detector
{
    const double Sure = 0.95, Reserved = 0.9;
    const int LongestLocal = 64, LongestDomain = 253, LongestLabel = 63;

    public override ContentClass Finds { get; } = new("email", "E-mail address", Nature.Personal);

    public override Anchor Anchor => Anchor.AtSign;

    // What stands before an @ in programs' texts, and mailboxes that no person owns.
    static readonly HashSet<string> Roles = new(StringComparer.OrdinalIgnoreCase)
    {
        "noreply", "no-reply", "no_reply", "donotreply", "do-not-reply", "support", "info", "admin", "administrator", "postmaster", "webmaster", "hostmaster", "abuse", "security", "root", "git", "help", "helpdesk", "mailer-daemon", "bounce", "bounces",
        "notifications", "notification", "alerts", "alert", "billing", "sales", "contact", "hello", "service", "services", "office", "team", "newsletter", "press", "privacy", "legal", "jobs", "careers", "marketing", "devops", "ops", "dev", "daemon", "nobody", "system", "www-data", "ci", "bot", "npm", "license", "licensing",
    };

    // Endings of files, which pictures for sharper screens (icon@2x.png) and packages have.
    static readonly HashSet<string> Files = new(StringComparer.OrdinalIgnoreCase) { "png", "jpg", "jpeg", "gif", "svg", "webp", "ico", "css", "js", "mjs", "ts", "tsx", "jsx", "json", "map", "html", "htm", "xml", "yaml", "yml", "txt", "md", "tgz", "gz", "zip", "jar", "dll", "exe", "cs", "go", "py", "java", "rb", "php", "conf", "service", "socket", "timer", "log" };

    public override Extent ExtentAt(ReadOnlySpan<byte> text, int at)
    {
        var start = at;
        while (start > 0 && at - start <= LongestLocal && IsLocal(text[start - 1])) start--;
        while (start < at && text[start] is (byte)'.' or (byte)'\'' or (byte)'-') start++;
        var end = at + 1;
        while (end < text.Length && end - at <= LongestDomain && (Letters.IsWord(text[end]) || text[end] is (byte)'-' or (byte)'.')) end++;
        while (end > at && text[end - 1] is (byte)'-' or (byte)'.') end--;
        return start == at || end <= at + 3 || text[at - 1] == '.' || IsUser(text, start) ? default : new(start, end);
    }

    // Who signs in at the host of an address: scheme://user:password@host.
    static bool IsUser(ReadOnlySpan<byte> text, int start)
    {
        if (start == 0 || text[start - 1] is not ((byte)':' or (byte)'/')) return false;
        var before = text[Math.Max(0, start - LongestLocal)..start];
        return before[(before.LastIndexOfAny((byte)' ', (byte)'\n', (byte)'"') + 1)..].IndexOf("://"u8) >= 0;
    }

    static bool IsLocal(byte it) => Letters.IsWord(it) || it is (byte)'.' or (byte)'_' or (byte)'%' or (byte)'+' or (byte)'-' or (byte)'\'' or (byte)'#' or (byte)'~' or (byte)'&';

    public override Weight Weigh(in Candidate it)
    {
        var at = it.Text.IndexOf((byte)'@');
        var local = it.Text[..at];
        var domain = it.Text[(at + 1)..];
        if (local.Length > LongestLocal || !IsDomain(domain) || Is(Roles, local)) return Weight.Nothing;
        return IsReserved(domain) ? Weight.Of(Reserved, Remarks.Reserved) : Weight.Of(Sure);
    }

    static bool Is(HashSet<string> set, ReadOnlySpan<byte> word)
    {
        Span<char> letters = stackalloc char[LongestLocal];
        if (word.Length > letters.Length) return false;
        for (var at = 0; at < word.Length; at++) letters[at] = (char)word[at];
        return set.GetAlternateLookup<ReadOnlySpan<char>>().Contains(letters[..word.Length]);
    }

    static bool IsDomain(ReadOnlySpan<byte> domain)
    {
        if (domain.IndexOf((byte)'.') < 1 || domain.IndexOf(".."u8) >= 0) return false;
        foreach (var label in domain.Split((byte)'.'))
            if (domain[label] is var text && (text.Length is 0 or > LongestLabel || text[0] == '-' || text[^1] == '-')) return false;
        var top = domain[(domain.LastIndexOf((byte)'.') + 1)..];
        return top.Length is >= 2 and <= 24 && !top.ContainsAnyInRange((byte)'0', (byte)'9') && !Is(Files, top);
    }

    // RFC 2606 and RFC 6761.
    static bool IsReserved(ReadOnlySpan<byte> domain)
    {
        Span<byte> lower = stackalloc byte[LongestDomain + 2];
        lower[0] = (byte)'.';
        for (var at = 0; at < domain.Length; at++) lower[at + 1] = Letters.IsUpper(domain[at]) ? (byte)(domain[at] | 0x20) : domain[at];
        lower = lower[..(domain.Length + 1)];
        return lower.EndsWith(".example"u8) || lower.EndsWith(".example.com"u8) || lower.EndsWith(".example.org"u8) || lower.EndsWith(".example.net"u8)
            || lower.EndsWith(".test"u8) || lower.EndsWith(".invalid"u8) || lower.EndsWith(".localhost"u8) || lower.EndsWith(".local"u8) || lower.EndsWith(".internal"u8);
    }
}
