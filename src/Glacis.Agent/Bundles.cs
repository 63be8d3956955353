// Bundles that stand already: the newest one, a verdict of one, how its controls stand.
using System.Text.Json;
using Glacis.Certificates;
using Glacis.Evidence;
using Glacis.Outputs;
using Glacis.Recordings;
using Glacis.Verdicts;

namespace Glacis.Agent;

/// <summary>How a control stands in a bundle.</summary>
public sealed record Standing(string Scheme, string Id, string Status, string Sentence);

/// <summary>Looks into bundles.</summary>
public static class Bundles
{
    /// <summary>Where bundles go when nobody says otherwise.</summary>
    public const string Home = "glacis-out";

    /// <summary>The bundle that was named, or the newest one.</summary>
    public static string At(string? named)
    {
        if (named is not null)
            return Recorded.FolderAt(named).Names.Contains(Manifest.Name, StringComparer.Ordinal) ? named : throw new UnreadableRecordingException($"{named} is no bundle: it has no {Manifest.Name}");
        var newest = !Directory.Exists(Home) ? null : Directory.EnumerateDirectories(Home)
            .Where(static folder => File.Exists(Path.Combine(folder, Manifest.Name)))
            .OrderByDescending(static folder => File.GetLastWriteTimeUtc(Path.Combine(folder, Manifest.Name))).FirstOrDefault();
        return newest ?? throw new UnreadableRecordingException($"there is no bundle under {Home}/ yet", "run glacis assess first, or name a bundle with --in");
    }

    /// <summary>Verdicts by id, by the beginning of an id, or by the id or name of their resource.</summary>
    public static IEnumerable<Verdict> Find(string bundle, string wanted, string? check)
    {
        using var lines = Recorded.FolderAt(bundle).Open(VerdictLine.FileName);
        foreach (var verdict in VerdictReader.ReadAll(lines))
            if ((check is null || verdict.Check == check) && Fits(verdict, wanted)) yield return verdict;
    }

    static bool Fits(Verdict verdict, string wanted) =>
        verdict.Resource.Name == wanted || verdict.Resource.Id == wanted || wanted.Length >= 4 && verdict.Id.ToString().StartsWith(wanted, StringComparison.OrdinalIgnoreCase);

    /// <summary>What ends when, by a bundle, and the start of the run that found it.</summary>
    public static (IReadOnlyList<Ending> All, DateTimeOffset Started) Expiries(string bundle)
    {
        var folder = Recorded.FolderAt(bundle);
        var started = Recorded.Open(folder, bundle).Head.Started;
        if (!folder.Names.Contains(Deciding.ExpiriesFile, StringComparer.Ordinal)) return ([], started);
        using var from = folder.Open(Deciding.ExpiriesFile);
        return (Calendar.Read(from), started);
    }

    public static IReadOnlyList<Standing> Controls(string bundle)
    {
        using var from = Recorded.FolderAt(bundle).Open(ControlsFile.FileName);
        using var json = JsonDocument.Parse(from);
        return [.. json.RootElement.GetProperty("controls").EnumerateArray().Select(static it => new Standing(
            it.GetProperty("scheme").GetString()!, it.GetProperty("id").GetString()!, it.GetProperty("status").GetString()!, it.GetProperty("sentence").GetString()!))];
    }
}
