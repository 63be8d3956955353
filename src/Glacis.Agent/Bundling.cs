// Writes the bundle of evidence: beside first, then renamed, so that there is never half of one.
using System.Globalization;
using Glacis.Controls;
using Glacis.Evidence;
using Glacis.Inventory;
using Glacis.Outputs;
using Glacis.Recordings;
using Glacis.Verdicts;

namespace Glacis.Agent;

/// <summary>A finished bundle.</summary>
/// <param name="FailOn">The least severity of a fail that matters to whoever asked, as glacis.yaml says it.</param>
public sealed record Bundle(string Folder, Report Report, Severity FailOn);

/// <summary>Writes bundles.</summary>
public static class Bundling
{
    /// <summary>What a bundle holds for people, besides what was decided.</summary>
    static readonly (string Format, string Name)[] Renderings = [("html", "report.html"), ("markdown", "report.md"), ("csv", "findings.csv")];

    /// <summary>The folder that stands beside a bundle until it is whole.</summary>
    public static string PartOf(string bundle) => bundle.TrimEnd('/') + ".part";

    /// <summary>Copies the recording, judges the copy, and writes the bundle at <paramref name="path"/>.</summary>
    /// <param name="recording">The recording; it is not copied where it lies in the bundle already.</param>
    /// <param name="beside">Files that the copy holds in place of the recording's: another configuration, more inventories.</param>
    /// <param name="onResource">Sees each resource as it goes by.</param>
    public static Bundle Write(string path, IFolder recording, IReadOnlyDictionary<string, ReadOnlyMemory<byte>> beside, Parts parts, Action<Resource>? onResource = null)
    {
        var part = PartOf(path);
        var isThere = recording is DirectoryFolder { Root: var root } && IsIn(part, root);
        var whole = false;
        try
        {
            Make(part, path);
            if (!isThere) Copy(recording, beside, Path.Combine(part, Recorded.InBundle));
            var bundle = Judged(path, part, parts, onResource);
            whole = true;
            return bundle;
        }
        finally
        {
            if (!whole && !isThere) Undo(part);
        }
    }

    static bool IsIn(string part, string recording) => recording.TrimEnd('/') == Path.GetFullPath(Path.Combine(part, Recorded.InBundle)).TrimEnd('/');

    static void Make(string part, string path)
    {
        try
        {
            Directory.CreateDirectory(part);
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException)
        {
            throw new RefusedException($"{path} cannot be written", "give another place with --out");
        }
        foreach (var file in Directory.EnumerateFiles(part)) File.Delete(file);
    }

    // Whatever stops a run, half a bundle is not left behind; a recording that was collected here stays.
    static void Undo(string part)
    {
        if (Directory.Exists(part)) Directory.Delete(part, recursive: true);
        if (Path.GetDirectoryName(Path.GetFullPath(part)) is { } above && Path.GetFileName(above) == Bundles.Home && Directory.Exists(above) && !Directory.EnumerateFileSystemEntries(above).Any()) Directory.Delete(above);
    }

    static Bundle Judged(string path, string part, Parts parts, Action<Resource>? onResource)
    {
        var recorded = Recorded.Open(new DirectoryFolder(Path.Combine(part, Recorded.InBundle)), path);
        var decided = Deciding.Into(part, recorded, parts, onResource);
        var report = ReportOf(part, path, recorded, parts, decided);
        foreach (var (format, name) in Renderings) Render(part, name, parts.Outputs.Single(it => it.Name == format), report);
        File.WriteAllText(Path.Combine(part, "README.txt"), Readme(parts, report));
        WriteManifest(part, recorded, parts, decided);
        File.WriteAllText(Path.Combine(part, Sums.Name), Sums.Of(new DirectoryFolder(part)));
        if (Directory.Exists(path)) Directory.Delete(path, recursive: true);
        Directory.Move(part, path);
        return new(path, report with { Lines = () => File.OpenRead(Path.Combine(path, VerdictLine.FileName)) }, decided.Settings.FailOn ?? Severity.High);
    }

    static void Copy(IFolder from, IReadOnlyDictionary<string, ReadOnlyMemory<byte>> beside, string to)
    {
        if (Directory.Exists(to)) Directory.Delete(to, recursive: true);
        foreach (var name in from.Names.Where(name => Belongs(name) && !beside.ContainsKey(name)))
        {
            using var source = from.Open(name);
            using var copy = Created(to, name);
            source.CopyTo(copy);
        }
        foreach (var (name, content) in beside)
        {
            using var copy = Created(to, name);
            copy.Write(content.Span);
        }
    }

    static FileStream Created(string folder, string name)
    {
        var target = Path.Combine(folder, name);
        Directory.CreateDirectory(Path.GetDirectoryName(target)!);
        return File.Create(target);
    }

    // Whatever else lies in the folder is not evidence.
    static bool Belongs(string name) => name is RunHead.Name or Ledger.Name or Recorded.Configuration or EarlierRuns.Name
        || name.StartsWith("segments/", StringComparison.Ordinal) || name.StartsWith(Recorded.Inventories, StringComparison.Ordinal);

    static void Render(string part, string name, Output output, Report report)
    {
        using var to = new FileStream(Path.Combine(part, name), FileMode.Create, FileAccess.Write, FileShare.None, 1 << 20);
        output.Write(report, to);
    }

    // An account of which nothing could be read hides more than anything in another.
    static Unread[] Lost(LedgerLine[] ledger)
    {
        var entered = ledger.Where(static it => it.Reading == Reading.Complete).Select(static it => it.Account).ToHashSet(StringComparer.Ordinal);
        return [.. ledger.Where(static it => it.Reading is Reading.Partial or Reading.Unread).OrderBy(it => entered.Contains(it.Account)).Select(Unread.Of)];
    }

    static Report ReportOf(string part, string path, Recorded recorded, Parts parts, Decided decided) => new()
    {
        Run = recorded.Head,
        Build = parts.Build.Version,
        Configuration = Sums.DigestOf(new MemoryStream(System.Text.Encoding.UTF8.GetBytes(recorded.ConfigurationText))),
        Headlines = [Headline.AtRest(decided.Standings).ToString(), .. Headline.ByEnvironment(decided.Standings).Select(static it => it.ToString())],
        Population = decided.Population.Kinds,
        Standings = decided.Standings,
        Checks = [.. parts.Checks.Select(static it => it.About)],
        Unread = Lost([.. recorded.LinesFor(parts)]),
        Notes = [.. decided.Notes, .. decided.Reconciled.Where(static it => it.UnlistedCount > it.Unlisted.Count).Select(static it =>
            string.Create(CultureInfo.InvariantCulture, $"{it.UnlistedCount} resources are not on the inventory of {it.Source}; the first {it.Unlisted.Count} are named"))],
        Reconciliation = ReconciliationOf(decided.Reconciled),
        Expiries = decided.Expiries,
        Tiers = decided.Tiers,
        Worst = decided.Worst,
        Evidence = path,
        In = Path.GetDirectoryName(path) == Bundles.Home ? "" : $" --in {(path.Contains(' ', StringComparison.Ordinal) ? $"'{path}'" : path)}",
        Lines = () => File.OpenRead(Path.Combine(part, VerdictLine.FileName)),
    };

    static Reconciliation? ReconciliationOf(IReadOnlyList<Reconciled> all) => all.Count == 0 ? null : new(
        string.Join(", ", all.Select(static it => it.Source)), [.. all.SelectMany(static it => it.Missing).Select(static it => it.ToString())], [.. all.SelectMany(static it => it.Unlisted)]);

    static void WriteManifest(string part, Recorded recorded, Parts parts, Decided decided)
    {
        using var to = File.Create(Path.Combine(part, Manifest.Name));
        new Manifest
        {
            Format = 1,
            Run = recorded.Head.Id,
            Build = parts.Build,
            Judged = recorded.Head.Started,
            Decided = new SortedDictionary<string, string>(decided.Files.ToDictionary(static name => name, name => Digest(part, name), StringComparer.Ordinal), StringComparer.Ordinal),
            Ledger = Digest(part, Recorded.InBundle + Ledger.Name),
        }.WriteTo(to);
    }

    static string Digest(string part, string name)
    {
        using var from = File.OpenRead(Path.Combine(part, name));
        return Sums.DigestOf(from);
    }

    static string Readme(Parts parts, Report report) => string.Create(CultureInfo.InvariantCulture, $"""
        Evidence of run {Shown.Text(report.Run.Id)}, judged as of {report.Run.Started.UtcDateTime:yyyy-MM-dd HH:mm:ss} UTC by Glacis {parts.Build.Version}.

        {string.Join('\n', report.Headlines)}

        To check that nothing was changed, with nothing but coreutils, in this folder:

            sha256sum -c SHA256SUMS

        To judge the recorded answers again and compare byte for byte:

            glacis evidence verify .

        An answer is one record of a file under recording/segments: a line of JSON (who asked what, when, where; length and
        sha256 of the body), then the body. The request ids are those of CloudTrail.

        This bundle is not signed: its origin is not proven by the files themselves.

        """);
}
