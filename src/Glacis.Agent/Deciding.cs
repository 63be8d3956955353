// Judges a recording into files: verdicts and population stream to disk; what is counted is counted on the way.
using Glacis.Agent.Configuration;
using Glacis.Certificates;
using Glacis.Controls;
using Glacis.Inventory;
using Glacis.Networks;
using Glacis.Outputs;
using Glacis.Verdicts;

namespace Glacis.Agent;

/// <summary>What a judgement came to, besides its files.</summary>
/// <param name="Standings">How checks and controls stand.</param>
/// <param name="Population">How many resources of each kind were found.</param>
/// <param name="Worst">The worst findings, worst first.</param>
/// <param name="Notes">Sentences about exceptions and attestations.</param>
/// <param name="Reconciled">What each inventory that was handed over and the run miss of each other.</param>
/// <param name="Settings">How the run was to go, as glacis.yaml says it.</param>
/// <param name="Files">The files written, which judging again must give byte for byte.</param>
/// <param name="Expiries">What ends when.</param>
/// <param name="Tiers">The matrix of tiers as a picture; "" where none are declared.</param>
public sealed record Decided(
    Standings Standings, Population Population, IReadOnlyList<Verdict> Worst, IReadOnlyList<string> Notes, IReadOnlyList<Reconciled> Reconciled, Settings Settings, IReadOnlyList<string> Files,
    IReadOnlyList<Ending> Expiries, string Tiers);

/// <summary>Judges a recording into a folder. Everything that the judgement rests on lies in the recording.</summary>
public static class Deciding
{
    const int WorstKept = 20;

    /// <summary>What ends when; a bundle of a run in which nothing is known to end has none.</summary>
    internal const string ExpiriesFile = "expiries.json";

    /// <param name="onResource">Sees each resource as it goes by.</param>
    public static Decided Into(string folder, Recorded recorded, Parts parts, Action<Resource>? onResource = null)
    {
        var configured = Configured.Read(recorded.ConfigurationText, recorded.Head.Started, parts.Checks);
        var (tally, population, worst, calendar) = (new ControlTally(), new Population(), new Worst(WorstKept), new ExpiryCalendar());
        Reconciling[] lists = [.. recorded.HandedOver.Select(it => new Reconciling(HandedOver.Read(it.Text, it.Name), parts.Collectors))];
        var ledger = recorded.LinesFor(parts);
        foreach (var line in ledger) tally.Add(line);
        var assessing = new Assessing(recorded, configured.Intent, parts);
        Stream(folder, assessing, resource =>
        {
            population.Add(resource);
            calendar.Add(resource);
            foreach (var list in lists) list.Found(resource);
            onResource?.Invoke(resource);
        }, verdict =>
        {
            tally.Add(verdict);
            worst.Add(verdict);
        });
        var standings = tally.Close().Reconciled(population, parts.Checks);
        Reconciled[] reconciled = [.. lists.Select(it => it.Close(ledger))];
        using (var controls = Created(folder, ControlsFile.FileName)) ControlsFile.Write(standings, population, controls);
        if (reconciled.Length > 0)
            using (var to = Created(folder, ReconciliationFile.FileName)) ReconciliationFile.Write(reconciled, to);
        var expiries = calendar.All;
        if (expiries.Count > 0)
            using (var to = Created(folder, ExpiriesFile)) Calendar.Write(expiries, to);
        var notes = Acceptances.Notes(configured.Intent, assessing.Used, recorded.Head.Started).Select(static it => it.Sentence);
        string[] files = [VerdictLine.FileName, PopulationLine.FileName, ControlsFile.FileName, .. reconciled.Length > 0 ? [ReconciliationFile.FileName] : Array.Empty<string>(), .. expiries.Count > 0 ? [ExpiriesFile] : Array.Empty<string>()];
        return new(standings, population, worst.All, [.. notes], reconciled, configured.Settings, files, expiries, Drawn(assessing.Estate));
    }

    static string Drawn(Estate estate)
    {
        var segments = estate.Engine<Segments>();
        return segments.IsDeclared.Peek(out var isDeclared) && isDeclared ? SegmentsPicture.Of(segments.Tiers(), segments.Matrix(), isDeclared) : "";
    }

    static void Stream(string folder, Assessing assessing, Action<Resource> onResource, Action<Verdict> onVerdict)
    {
        using var verdicts = Created(folder, VerdictLine.FileName);
        using var resources = Created(folder, PopulationLine.FileName);
        using var verdictLine = new VerdictLine();
        using var populationLine = new PopulationLine();
        foreach (var ((resource, at), judged) in assessing.Judged())
        {
            onResource(resource);
            populationLine.Write(resource, at, resources);
            foreach (var verdict in judged)
            {
                onVerdict(verdict);
                verdictLine.Write(verdict, verdicts);
            }
        }
    }

    static FileStream Created(string folder, string name) => new(Path.Combine(folder, name), FileMode.CreateNew, FileAccess.Write, FileShare.Read, 1 << 20);
}
