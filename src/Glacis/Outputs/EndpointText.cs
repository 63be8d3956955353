// What an endpoint said and how it was judged, for people: the judgement first, then what it rests on.
using System.Globalization;
using Glacis.Certificates;
using Glacis.Facts;
using Glacis.Verdicts;

namespace Glacis.Outputs;

/// <summary>Writes answers of <c>glacis probe</c> as text. One a run; threads may not share it.</summary>
/// <param name="width">Columns of the terminal; at least 60 are used.</param>
public sealed class EndpointText(int width, TextWriter page)
{
    const int Narrowest = 60, MostNames = 6;

    const string Indent = "              ";

    readonly int width = Math.Max(Narrowest, width);
    readonly List<(string Asked, string Word, string Reason)> all = [];

    /// <summary>One endpoint.</summary>
    public void Write(string asked, ObservedEndpoint seen, IReadOnlyList<Verdict> verdicts)
    {
        var at = seen.Address.Length == 0 || seen.Address == asked ? "" : $" at {seen.Address}";
        page.WriteLine($"{(all.Count > 0 ? "\n" : "")}{Shown.Text(asked, 300)}{at}{(seen.StartTls.Length > 0 ? $", {seen.StartTls}" : "")}");
        foreach (var it in verdicts.Where(static it => it.Outcome is Outcome.Fail).OrderByDescending(static it => it.Severity)) Failed(it);
        Unknown(verdicts);
        foreach (var it in verdicts.Where(static it => it is { Outcome: Outcome.Pass, Recommendations.Count: > 0 })) Said("advice", Shown.Text(it.Reason), it.Recommendations);
        Passed(verdicts);
        Seen(seen);
        all.Add((asked, WordOf(verdicts), ReasonOf(verdicts)));
    }

    /// <summary>A line that names no endpoint.</summary>
    public void Write(string asked, string error)
    {
        page.WriteLine($"{(all.Count > 0 ? "\n" : "")}{Shown.Text(asked, 300)}");
        Said("error", error, []);
        all.Add((asked, "error", error));
    }

    /// <summary>Where there were several, a line for each.</summary>
    public void Close()
    {
        if (all.Count < 2) return;
        page.WriteLine("\nALL ENDPOINTS");
        foreach (var (asked, word, reason) in all)
            page.WriteLine($"{Padded(word.ToUpperInvariant())}{Shown.Text($"{asked}{(reason.Length > 0 ? $"  {reason}" : "")}", width - Indent.Length)}");
    }

    static string Padded(string word) => word.PadRight(Indent.Length);

    static string WordOf(IReadOnlyList<Verdict> verdicts) => EndpointLine.WorstOf(verdicts) is > Severity.None and var worst ? Words.Spoken(worst) : verdicts.Any(static it => it.Outcome == Outcome.Unknown) ? "unknown" : "good";

    static string ReasonOf(IReadOnlyList<Verdict> verdicts) =>
        (verdicts.Where(static it => it.Outcome == Outcome.Fail).MaxBy(static it => it.Severity) ?? verdicts.FirstOrDefault(static it => it.Outcome == Outcome.Unknown))?.Reason ?? "";

    // ---- the judgement ------------------------------------------------------------------------------------------------------

    void Failed(Verdict it) => Said(Words.Spoken(it.Severity).ToUpperInvariant(), Shown.Text(it.Reason, 2000), it.Recommendations);

    void Said(string label, string text, IReadOnlyList<string> fixes)
    {
        Wrapping.Write(page, width, Padded(label), Indent, text);
        foreach (var fix in fixes) Wrapping.Write(page, width, $"{Indent}fix: ", $"{Indent}     ", Shown.Text(fix));
    }

    // What is not known for the same reason is said once.
    void Unknown(IReadOnlyList<Verdict> verdicts)
    {
        foreach (var why in verdicts.Where(static it => it.Outcome == Outcome.Unknown).GroupBy(static it => it.Reason, StringComparer.Ordinal))
            Said("unknown", $"{Shown.Text(why.Key)}{(why.Count() > 1 ? $" ({why.Count()} checks)" : "")}", []);
    }

    void Passed(IReadOnlyList<Verdict> verdicts)
    {
        string[] reasons = [.. verdicts.Where(static it => it is { Outcome: Outcome.Pass, Recommendations.Count: 0 }).Select(static it => Shown.Text(it.Reason))];
        for (var at = 0; at < reasons.Length; at++) Said(at == 0 ? "good" : "", reasons[at], []);
    }

    // ---- what it rests on ---------------------------------------------------------------------------------------------------

    void Seen(ObservedEndpoint seen)
    {
        if (seen.Speaks == Spoken.Tls) OfTls(seen);
        Row("addresses", string.Join("; ", seen.Others.Select(it => Shown.Text(Beside(it), 300))));
        var cost = seen.Cost;
        if (cost.Connections > 0) Row("asked", string.Create(CultureInfo.InvariantCulture, $"{cost.Connections} connections, {cost.RoundTrips} round trips one after another, {cost.BytesSent + cost.BytesReceived:N0} bytes"));
    }

    static string Beside(ObservedAddress it) =>
        it.IsClosed ? $"{it.Address} lets nobody in" : it.Differences.Count > 0 ? $"{it.Address} differs" : it.WhyNotTold.Length > 0 ? $"{it.Address} not heard: {it.WhyNotTold}" : $"{it.Address} answers alike";

    void OfTls(ObservedEndpoint seen)
    {
        Row("versions", Versions(seen));
        foreach (var alike in seen.Versions.Where(static it => it.Suites.Count > 0).GroupBy(Suites, StringComparer.Ordinal)) Row(string.Join(", ", alike.Select(static it => ObservedJson.NameOf(it.Version))).Replace(", TLS", ",", StringComparison.Ordinal), alike.Key);
        if (seen.Groups is { } groups) Row("groups", Groups(groups));
        if (LeafCertificate.Of(seen) is { } leaf) Certificate(leaf, seen);
        Row("stapling", seen.Staples switch { true => "a proof of not being revoked is stapled", false => "none", null => "not seen" });
        if (seen.Http is { Status: > 0 } http) Row("http", string.Create(CultureInfo.InvariantCulture, $"{http.Status}; Strict-Transport-Security: {Shown.Text(http.StrictTransport ?? "none", 80)}{(seen.Alpn.Length > 0 ? $"; ALPN {Shown.Text(seen.Alpn, 20)}" : "")}"));
    }

    void Row(string label, string text)
    {
        if (text.Length == 0) return;
        if (label.Length + 3 > Indent.Length) page.WriteLine($"  {label}");
        Wrapping.Write(page, width, label.Length + 3 > Indent.Length ? Indent : $"  {label}".PadRight(Indent.Length), Indent, text);
    }

    static string Versions(ObservedEndpoint seen) => string.Join("; ", seen.Versions.GroupBy(static it => it.Answer).OrderByDescending(static it => it.Key)
        .Select(static it => $"{Words.Spoken(it.Key)} {string.Join(", ", it.Select(static one => ObservedJson.NameOf(one.Version)))}"));

    static string Suites(ObservedVersion it)
    {
        var order = it.Preference switch { Preference.Server => " (the server's order decides)", Preference.Client => " (the client's order decides)", _ => "" };
        return $"{string.Join(", ", it.Suites.Select(static one => one.Name["TLS_".Length..]))}{order}{(it.WhyNotTold.Length > 0 ? $"; perhaps more: {it.WhyNotTold}" : "")}";
    }

    static string Groups(ObservedGroups it)
    {
        var named = it.Named.Select(static one => one.IsPostQuantum ? $"{one.Name} (post-quantum)" : one.Name);
        return string.Join(", ", it.DhBits > 0 ? named.Append(string.Create(CultureInfo.InvariantCulture, $"DH of {it.DhBits} bits")) : named);
    }

    void Certificate(LeafCertificate it, ObservedEndpoint seen)
    {
        var (lifetime, left) = (it.NotAfter - it.NotBefore, it.NotAfter - seen.At.UtcDateTime);
        Row("certificate", $"{Shown.Text(it.Subject, 120)}, issued by {Shown.Text(it.Issuer, 120)}");
        Row("", $"{it.Key}, {it.Signature}, serial {it.Serial}; {(seen.Chains[0].Count == 1 ? "served alone" : string.Create(CultureInfo.InvariantCulture, $"served with {seen.Chains[0].Count - 1} more"))}{(seen.Chains.Count > 1 ? "; another is served for other kinds of keys" : "")}");
        Row("names", string.Join(", ", it.Names.Take(MostNames).Select(static one => Shown.Text(one, 80))) + (it.Names.Count > MostNames ? string.Create(CultureInfo.InvariantCulture, $" and {it.Names.Count - MostNames:N0} more") : ""));
        Row("valid", string.Create(CultureInfo.InvariantCulture, $"{it.NotBefore:yyyy-MM-dd} to {it.NotAfter:yyyy-MM-dd}, {Math.Floor(left.TotalDays):N0} of {Math.Round(lifetime.TotalDays):N0} days left"));
    }
}
