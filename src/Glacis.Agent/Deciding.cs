// Judges a recording into files: verdicts and population stream to disk; what is counted is counted on the way.
using Glacis.Controls;
using Glacis.Inventory;
using Glacis.Outputs;
using Glacis.Verdicts;

namespace Glacis.Agent;

/// <summary>What a judgement came to, besides its files.</summary>
/// <param name="Standings">How checks and controls stand.</param>
/// <param name="Population">How many resources of each kind were found.</param>
/// <param name="Worst">The worst findings, worst first.</param>
/// <param name="Used">Ids of the exceptions and attestations that met a verdict.</param>
/// <param name="Files">The files written, which judging again must give byte for byte.</param>
public sealed record Decided(
    Standings Standings, Population Population, IReadOnlyList<Verdict> Worst, IReadOnlySet<string> Used, IReadOnlyList<string> Files);

/// <summary>Judges a recording into a folder.</summary>
public static class Deciding
{
    const int WorstKept = 20;

    /// <param name="onResource">Sees each resource as it goes by.</param>
    public static Decided Into(string folder, Recorded recorded, Intent intent, Parts parts, Action<Resource>? onResource = null)
    {
        var (tally, population, worst) = (new ControlTally(), new Population(), new Worst(WorstKept));
        foreach (var line in recorded.Lines) tally.Add(line);
        var assessing = new Assessing(recorded, intent, parts);
        using (var verdicts = Created(folder, VerdictLine.FileName))
        using (var resources = Created(folder, PopulationLine.FileName))
        using (var verdictLine = new VerdictLine())
        using (var populationLine = new PopulationLine())
        {
            foreach (var ((resource, at), judged) in assessing.Judged())
            {
                population.Add(resource);
                populationLine.Write(resource, at, resources);
                onResource?.Invoke(resource);
                foreach (var verdict in judged)
                {
                    tally.Add(verdict);
                    worst.Add(verdict);
                    verdictLine.Write(verdict, verdicts);
                }
            }
        }
        var standings = tally.Close().Reconciled(population, parts.Checks);
        using (var controls = Created(folder, ControlsFile.FileName)) ControlsFile.Write(standings, population, controls);
        return new(standings, population, worst.All, assessing.Used, [VerdictLine.FileName, PopulationLine.FileName, ControlsFile.FileName]);
    }

    static FileStream Created(string folder, string name) => new(Path.Combine(folder, name), FileMode.CreateNew, FileAccess.Write, FileShare.Read, 1 << 20);
}
