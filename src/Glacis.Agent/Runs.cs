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
        var configured = Configured(recorded, asked);
        var folder = asked.Out ?? Path.Combine(Bundles.Home, $"{Path.GetFileNameWithoutExtension(Path.TrimEndingDirectorySeparator(Path.GetFullPath(target)))}-{recorded.Head.Started.UtcDateTime:yyyyMMdd'T'HHmmss'Z'}");
        Refuse(folder, asked);
        asked.Tell($"{target}: recorded {recorded.Head.Started.UtcDateTime:yyyy-MM-dd HH:mm} UTC by {string.Join(", ", recorded.Head.Callers.Select(static it => it.Arn))}; regions {string.Join(", ", recorded.Head.Regions)}");
        return Judged(folder, recorded, configured, progress);
    }

    /// <summary>Checks a bundle and judges it again.</summary>
    public static Verified Verify(string bundle) => Verification.Of(bundle, Parts.Found, static recorded => Configured(recorded, new Asked()).Intent);

    /// <summary>Reads a <c>glacis.yaml</c> for its own sake.</summary>
    public static Intent CheckConfiguration(string file) => throw new NotSupportedException(file);

    public static string ConfigurationSchema() => throw new NotSupportedException();

    public static Output OutputOf(string name, int width) => name == "table" ? new Table(width) : Parts.Found.Outputs.Single(it => it.Name == name);

    internal static Bundle Judged(string folder, Recorded recorded, object configured, IProgress<Advance> progress)
    {
        throw new NotSupportedException();
    }

    // A bundle of the default place is the same run again, and is replaced; one that was named is not, unless asked.
    internal static void Refuse(string folder, Asked asked)
    {
        if (asked.Out is not null && !asked.Force && Directory.Exists(folder) && Directory.EnumerateFileSystemEntries(folder).Any())
            throw new RefusedException($"{folder} is there already; give another --out, or --force to replace it");
    }
}
