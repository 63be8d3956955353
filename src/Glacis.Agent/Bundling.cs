// Writes the bundle of evidence: beside first, then renamed, so that there is never half of one.
using System.Globalization;
using Glacis.Controls;
using Glacis.Evidence;
using Glacis.Inventory;
using Glacis.Outputs;
using Glacis.Recordings;

namespace Glacis.Agent;

/// <summary>What a bundle is made of.</summary>
/// <param name="Recorded">The recording, wherever it lies; it is copied unless it already lies in the bundle.</param>
/// <param name="Intent">What the owners declared.</param>
/// <param name="Parts">This build.</param>
/// <param name="Notes">Sentences about exceptions and attestations, given the ids that met a verdict.</param>
public sealed record Judgeable(
    Recorded Recorded, Intent Intent, Parts Parts, Func<IReadOnlySet<string>, IReadOnlyList<string>> Notes);

/// <summary>A finished bundle.</summary>
public sealed record Bundle(string Folder, Report Report);

/// <summary>Writes bundles.</summary>
public static class Bundling
{
    /// <summary>What a bundle holds for people, besides what was decided.</summary>
    static readonly (string Format, string Name)[] Renderings = [("html", "report.html"), ("markdown", "report.md"), ("csv", "findings.csv")];

    /// <summary>The folder that stands beside a bundle until it is whole.</summary>
    public static string PartOf(string bundle) => bundle.TrimEnd('/') + ".part";

    /// <summary>Judges and writes the bundle at <paramref name="path"/>.</summary>
    public static Bundle Write(string path, Judgeable what, Action<Resource>? onResource = null)
    {
        var part = PartOf(path);
        Directory.CreateDirectory(part);
        Clear(part);
        Copy(what.Recorded.Folder, Path.Combine(part, Recorded.InBundle));
        var decided = Deciding.Into(part, what.Recorded, what.Intent, what.Parts, onResource);
        var report = ReportOf(part, path, what, decided);
        foreach (var (format, name) in Renderings) Render(part, name, what.Parts.Outputs.Single(it => it.Name == format), report);
        File.WriteAllText(Path.Combine(part, "README.txt"), Readme(what, report));
        WriteManifest(part, what, decided);
        File.WriteAllText(Path.Combine(part, Sums.Name), Sums.Of(new DirectoryFolder(part)));
        if (Directory.Exists(path)) Directory.Delete(path, recursive: true);
        Directory.Move(part, path);
        return new(path, report with { Lines = () => File.OpenRead(Path.Combine(path, VerdictLine.FileName)) });
    }

    // What an earlier, broken try left behind; a recording that was collected here stays.
    static void Clear(string part)
    {
        foreach (var file in Directory.EnumerateFiles(part)) File.Delete(file);
    }

    static void Copy(IFolder from, string to)
    {
        if (from is DirectoryFolder folder && folder.Root == Path.GetFullPath(to).TrimEnd('/')) return;
        if (Directory.Exists(to)) Directory.Delete(to, recursive: true);
        foreach (var name in from.Names.Where(Belongs))
        {
            var target = Path.Combine(to, name);
            Directory.CreateDirectory(Path.GetDirectoryName(target)!);
            using var source = from.Open(name);
            using var copy = File.Create(target);
            source.CopyTo(copy);
        }
    }

    // Whatever else lies in the folder is not evidence.
    static bool Belongs(string name) => name is RunHead.Name or Ledger.Name or Recorded.Configuration
        || name.StartsWith("segments/", StringComparison.Ordinal) || name.StartsWith(Recorded.Inventories, StringComparison.Ordinal);

    static void Render(string part, string name, Output output, Report report)
    {
        using var to = new FileStream(Path.Combine(part, name), FileMode.Create, FileAccess.Write, FileShare.None, 1 << 20);
        output.Write(report, to);
    }

    static Report ReportOf(string part, string path, Judgeable what, Decided decided) => new()
    {
        Run = what.Recorded.Head,
        Build = what.Parts.Build.Version,
        Configuration = Sums.DigestOf(new MemoryStream(System.Text.Encoding.UTF8.GetBytes(what.Recorded.ConfigurationText))),
        Headlines = [Headline.AtRest(decided.Standings).ToString(), .. Headline.ByEnvironment(decided.Standings).Select(static it => it.ToString())],
        Population = decided.Population.Kinds,
        Standings = decided.Standings,
        Checks = [.. what.Parts.Checks.Select(static it => it.About)],
        Unread = [.. what.Recorded.Lines.Where(static it => it.Reading is Reading.Partial or Reading.Unread).Select(Unread.Of)],
        Notes = what.Notes(decided.Used),
        Worst = decided.Worst,
        Evidence = path,
        Lines = () => File.OpenRead(Path.Combine(part, VerdictLine.FileName)),
    };

    static void WriteManifest(string part, Judgeable what, Decided decided)
    {
        using var to = File.Create(Path.Combine(part, Manifest.Name));
        new Manifest
        {
            Format = 1,
            Run = what.Recorded.Head.Id,
            Build = what.Parts.Build,
            Judged = what.Recorded.Head.Started,
            Decided = new SortedDictionary<string, string>(decided.Files.ToDictionary(static name => name, name => Digest(part, name), StringComparer.Ordinal), StringComparer.Ordinal),
            Ledger = Digest(part, Recorded.InBundle + Ledger.Name),
        }.WriteTo(to);
    }

    static string Digest(string part, string name)
    {
        using var from = File.OpenRead(Path.Combine(part, name));
        return Sums.DigestOf(from);
    }

    static string Readme(Judgeable what, Report report) => string.Create(CultureInfo.InvariantCulture, $"""
        Evidence of run {report.Run.Id}, judged as of {report.Run.Started.UtcDateTime:yyyy-MM-dd HH:mm:ss} UTC by Glacis {what.Parts.Build.Version}.

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
