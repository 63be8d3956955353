// Which question is asked of which service, told from verdicts: the page docs/coverage.md.
using System.Globalization;
using System.Text;
using Glacis.Agent;
using Glacis.Tests.Support;
using Glacis.Verdicts;

namespace Glacis.Acceptance.Live;

/// <summary>A cell in which no check stands of its own, and why: a line of <c>eng/coverage.txt</c>.</summary>
/// <param name="Service">Whose cell; <c>*</c> is every service that has no line of its own.</param>
sealed record Reason(string Service, string Aspect, string Sort, string Words)
{
    /// <summary>Nothing at all is asked of the service; its aspect is <c>*</c>.</summary>
    internal const string NotAsked = "not asked";

    internal static Reason[] Read() => [.. File.ReadLines(Path.Combine(Expected.Root, "eng/coverage.txt")).Where(static it => it.Length > 0 && it[0] != '#').Select(Of)];

    static Reason Of(string line) => line.Split('|', StringSplitOptions.TrimEntries) is [var service, var aspect, ("not applicable" or "not yet" or "elsewhere" or NotAsked) and var sort, var words]
        ? new(service, aspect, sort, words) : throw new FormatException($"service | aspect | not applicable, not yet, elsewhere or not asked | why: {line}");
}

/// <summary>The table of services and aspects.</summary>
sealed class Coverage
{
    static readonly (string Aspect, Requirement[] Requirements)[] Aspects =
    [
        ("at rest", [Requirement.DataAtRestIsEncrypted, Requirement.CopiesAreGuarded]),
        ("in transit", [Requirement.DataInTransitIsEncrypted, Requirement.CertificatesAreManaged]),
        ("keys", [Requirement.KeysAreManaged]),
        ("policy", [Requirement.AccessIsRestricted]),
        ("network", [Requirement.NetworksLetInOnlyWhatIsMeant]),
        ("logs", [Requirement.ActivityIsRecorded]),
        ("detection", [Requirement.ThreatsAreDetected]),
        ("vulnerabilities", [Requirement.VulnerabilitiesAreHandled]),
    ];

    static readonly ILookup<bool, Reason> Read = Reason.Read().ToLookup(static it => it.Sort == Reason.NotAsked);

    readonly Reason[] reasons = [.. Read[false]], unasked = [.. Read[true]];
    readonly HashSet<Reason> used = [];
    readonly SortedDictionary<string, SortedDictionary<string, SortedSet<string>>> services = new(StringComparer.Ordinal);
    readonly List<string> notes = [];

    internal List<string> Faults { get; } = [];

    internal Coverage(IEnumerable<Verdict> verdicts)
    {
        var aspects = Parts.Unchecked.Checks.ToDictionary(static it => it.About.Id, static it => Aspects.Single(aspect => aspect.Requirements.Contains(it.About.Requirement)).Aspect, StringComparer.Ordinal);
        foreach (var service in reasons.Select(static it => it.Service).Where(static it => it != "*")) Of(service);
        foreach (var it in verdicts.Where(static it => it.Outcome != Outcome.NotApplicable))
        {
            if (it.Resource.Kind.Split("::") is not [_, var service, _]) continue;
            if (!Of(service).TryGetValue(aspects[it.Check], out var checks)) Of(service).Add(aspects[it.Check], checks = new(StringComparer.Ordinal));
            checks.Add(it.Check);
        }
    }

    SortedDictionary<string, SortedSet<string>> Of(string service)
    {
        if (!services.TryGetValue(service, out var cells)) services.Add(service, cells = new(StringComparer.Ordinal));
        return cells;
    }

    internal string Page()
    {
        var page = new StringBuilder($"""
            # Coverage: which question is asked of which service

            Told from verdicts, not from intentions: a check stands in a cell if it came to an answer about a resource of that service, in one of two accounts in which everything is set up right and then wrong, or in the sample.
            What has no check says why. The services are called as CloudFormation calls them.

            | service | {string.Join(" | ", Aspects.Select(static it => it.Aspect))} |
            |---|{string.Concat(Aspects.Select(static _ => "---|"))}

            """.ReplaceLineEndings("\n"));
        foreach (var (service, cells) in services) page.Append(CultureInfo.InvariantCulture, $"| {service} | {string.Join(" | ", Aspects.Select(it => Cell(service, it.Aspect, cells.GetValueOrDefault(it.Aspect))))} |\n");
        page.Append("\n## Why a cell has no check of its own\n\n");
        foreach (var (number, note) in notes.Index()) page.Append(CultureInfo.InvariantCulture, $"{number + 1}. {note}\n");
        page.Append("\n## Services that are not asked at all\n\nNo report says anything about what is kept or answered there, good or bad.\n\n| services | why |\n|---|---|\n");
        foreach (var alike in unasked.OrderBy(static it => it.Service, StringComparer.Ordinal).GroupBy(static it => it.Words)) page.Append(CultureInfo.InvariantCulture, $"| {string.Join(", ", alike.Select(static it => it.Service))} | {alike.Key} |\n");
        Faults.AddRange(unasked.Where(it => services.ContainsKey(it.Service)).Select(static it => $"eng/coverage.txt: {it.Service} is asked"));
        Faults.AddRange(reasons.Except(used).Select(static it => $"eng/coverage.txt: no cell needs the line of {it.Service}, {it.Aspect}"));
        return page.ToString();
    }

    string Cell(string service, string aspect, SortedSet<string>? checks)
    {
        var own = Array.Find(reasons, it => it.Service == service && it.Aspect == aspect);
        if (checks is not null)
        {
            if (own is not null) Faults.Add($"eng/coverage.txt: {service}, {aspect} has {string.Join(", ", checks)}, and needs no line");
            return string.Join("<br>", checks.Select(static it => $"[{it}](checks/{it}.md)"));
        }
        if ((own ?? Array.Find(reasons, it => it.Service == "*" && it.Aspect == aspect)) is not { } reason)
        {
            Faults.Add($"the cell {service}, {aspect} is empty: no verdict was seen, and eng/coverage.txt does not say why");
            return "";
        }
        used.Add(reason);
        return $"{reason.Sort} ({Note(reason.Words)})";
    }

    int Note(string words)
    {
        if (!notes.Contains(words, StringComparer.Ordinal)) notes.Add(words);
        return notes.IndexOf(words) + 1;
    }
}
