// Whole runs: what a verb of the command line or of a server asks for.
using System.Text;
using Glacis.Agent.Configuration;
using Glacis.Evidence;
using Glacis.Inventory;
using Glacis.Outputs;

namespace Glacis.Agent;

/// <summary>Whole runs over recordings and bundles.</summary>
public static class Runs
{
    /// <summary>Judges a recording and writes the bundle.</summary>
    public static Bundle AssessRecording(string target, Asked asked, IProgress<Advance> progress)
    {
        var (folder, recorded, beside) = Begun(target, asked);
        return Judged(folder, recorded.Folder, beside, progress);
    }

    /// <summary>The same, after the endpoints that the recording shows were asked, where that was wanted.</summary>
    public static async Task<Bundle> AssessRecordingAsync(string target, Asked asked, IProgress<Advance> progress, CancellationToken cancellation)
    {
        if (asked.Probe is not { } probe) return AssessRecording(target, asked, progress);
        var (folder, recorded, beside) = Begun(target, asked);
        var observed = await new ProbeRound(probe, asked.Tell).FilesAsync(recorded, cancellation);
        return Judged(folder, recorded.Folder, observed.Concat(beside).ToDictionary(StringComparer.Ordinal), progress);
    }

    static (string Folder, Recorded Recorded, IReadOnlyDictionary<string, ReadOnlyMemory<byte>> Beside) Begun(string target, Asked asked)
    {
        if (asked.Regions.Count > 0 || asked.Profile is not null || asked.Resume)
            throw new RefusedException("a recording is judged whole, as it was collected", "--region, --profile and --resume go with aws");
        var recorded = Recorded.Open(target);
        var folder = asked.Out ?? Path.Combine(Bundles.Home, $"{NameOf(target)}-{recorded.Head.Started.UtcDateTime:yyyyMMdd'T'HHmmss'Z'}");
        RefuseOccupied(folder, asked);
        var beside = Beside(asked.Configuration is { } file ? Configured.Load(file, recorded.Head.Started, Parts.Found.Checks) : Configured.None, asked);
        asked.Tell($"{target}: recorded {recorded.Head.Started.UtcDateTime:yyyy-MM-dd HH:mm} UTC by {string.Join(", ", recorded.Head.Callers.Select(static it => it.Arn))}; regions {string.Join(", ", recorded.Head.Regions)}");
        return (folder, recorded, beside);
    }

    /// <summary>Checks a bundle and judges it again.</summary>
    public static Verified Verify(string bundle) => Verification.Of(bundle, Parts.Found);

    /// <summary>Reads a <c>glacis.yaml</c> for its own sake.</summary>
    public static Intent CheckConfiguration(string file, TimeProvider time) => Configured.Load(file, time.GetUtcNow(), Parts.Found.Checks).Intent;

    /// <summary>The JSON schema of <c>glacis.yaml</c>.</summary>
    public static string ConfigurationSchema()
    {
        using var reader = new StreamReader(typeof(Runs).Assembly.GetManifestResourceStream("glacis.schema.json")!);
        return reader.ReadToEnd();
    }

    /// <summary>The output of that name; tables as wide as the terminal.</summary>
    public static Output OutputOf(string name, int width) => name == "table" ? new Table(width) : Parts.Found.Outputs.Single(it => it.Name == name);

    internal static Bundle Judged(string folder, Recordings.IFolder recording, IReadOnlyDictionary<string, ReadOnlyMemory<byte>> beside, IProgress<Advance> progress)
    {
        long seen = 0;
        return Bundling.Write(folder, recording, beside, Parts.Found, _ =>
        {
            if (++seen % 256 == 0) progress.Report(new("judging", 0, 0, 0, seen, null));
        });
    }

    /// <summary>What else a judgement rests on, to lie beside the answers: the configuration, inventories and earlier runs that were handed over.</summary>
    internal static IReadOnlyDictionary<string, ReadOnlyMemory<byte>> Beside(Configured configured, Asked asked)
    {
        var beside = new Dictionary<string, ReadOnlyMemory<byte>>(StringComparer.Ordinal);
        if (configured.Effective.Length > 0) beside[Recorded.Configuration] = Encoding.UTF8.GetBytes(configured.Effective);
        foreach (var file in asked.Inventories.Concat(configured.Settings.Inventories))
        {
            if (!File.Exists(file)) throw new RefusedException($"{file} does not exist", "--inventory takes a JSON file, as docs/schemas/inventory.schema.json says");
            var text = File.ReadAllText(file);
            _ = HandedOver.Read(text, file);
            beside[$"{Recorded.Inventories}{beside.Count:00}-{Path.GetFileName(file)}"] = Encoding.UTF8.GetBytes(text);
        }
        if (asked.Earlier.Count > 0) beside[EarlierRuns.Name] = EarlierRuns.Taken(asked.Earlier);
        return beside;
    }

    static string NameOf(string target) => Path.GetFileNameWithoutExtension(Path.TrimEndingDirectorySeparator(Path.GetFullPath(target)));

    // A bundle in the default place is the same run again, and is replaced; one that was named is not, unless asked. Whatever is no bundle stays.
    internal static void RefuseOccupied(string folder, Asked asked)
    {
        if (File.Exists(folder)) throw new RefusedException($"{folder} is a file", "--out names a folder");
        if (!Directory.Exists(folder) || !Directory.EnumerateFileSystemEntries(folder).Any()) return;
        if (!File.Exists(Path.Combine(folder, Manifest.Name))) throw new RefusedException($"{folder} holds files that are no bundle", "give a folder that is empty or not there yet");
        if (asked is { Out: not null, Force: false })
            throw new RefusedException($"{folder} is there already", "give another --out, or --force to replace it");
    }
}
