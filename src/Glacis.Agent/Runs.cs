// Whole runs: what a verb of the command line or of a server asks for.
using Glacis.Agent.Configuration;
using Glacis.Inventory;
using Glacis.Outputs;

namespace Glacis.Agent;

/// <summary>Whole runs over recordings and bundles.</summary>
public static class Runs
{
    /// <summary>Judges a recording and writes the bundle.</summary>
    public static Bundle AssessRecording(string target, Asked asked, IProgress<Advance> progress)
    {
        var recorded = Recorded.Open(target);
        var configured = ConfiguredFor(recorded, asked.Configuration);
        var folder = asked.Out ?? Path.Combine(Bundles.Home, $"{NameOf(target)}-{recorded.Head.Started.UtcDateTime:yyyyMMdd'T'HHmmss'Z'}");
        RefuseOccupied(folder, asked);
        asked.Tell($"{target}: recorded {recorded.Head.Started.UtcDateTime:yyyy-MM-dd HH:mm} UTC by {string.Join(", ", recorded.Head.Callers.Select(static it => it.Arn))}; regions {string.Join(", ", recorded.Head.Regions)}");
        return Judged(folder, recorded, configured, asked, progress);
    }

    /// <summary>Checks a bundle and judges it again.</summary>
    public static Verified Verify(string bundle) => Verification.Of(bundle, Parts.Found, static recorded => ConfiguredFor(recorded, null).Intent);

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

    internal static Bundle Judged(string folder, Recorded recorded, Configured configured, Asked asked, IProgress<Advance> progress)
    {
        long seen = 0;
        return Bundling.Write(folder, new(recorded, configured.Intent, Parts.Found,
            used => [.. Acceptances.Notes(configured.Intent, used, recorded.Head.Started).Select(static it => it.Sentence)]),
            _ => { if (++seen % 256 == 0) progress.Report(new("judging", 0, 0, 0, seen, null)); });
    }

    // The configuration that a recording holds is part of it; another one is the operator's express wish, and goes into the bundle instead.
    static Configured ConfiguredFor(Recorded recorded, string? named) => named is not null
        ? Configured.Load(named, recorded.Head.Started, Parts.Found.Checks)
        : Configured.Read(recorded.ConfigurationText, recorded.Head.Started, Parts.Found.Checks);

    static string NameOf(string target) => Path.GetFileNameWithoutExtension(Path.TrimEndingDirectorySeparator(Path.GetFullPath(target)));

    // A bundle in the default place is the same run again, and is replaced; one that was named is not, unless asked.
    internal static void RefuseOccupied(string folder, Asked asked)
    {
        if (asked is { Out: not null, Force: false } && Directory.Exists(folder) && Directory.EnumerateFileSystemEntries(folder).Any())
            throw new RefusedException($"{folder} is there already: give another --out, or --force to replace it");
    }
}
