// The whole path in one process: collect from a cloud, write the recording, judge it, write the bundle.
using Glacis.Agent;
using Glacis.Clouds.Collecting;
using Glacis.Outputs;
using Glacis.Verdicts;

namespace Glacis.Acceptance.Faults;

/// <summary>A folder for one test, gone with it.</summary>
sealed class Scratch : IDisposable
{
    // Thousands of runs write a hundred files each: in memory where there is room for it.
    static readonly string Root = new DriveInfo("/dev/shm") is { IsReady: true, AvailableFreeSpace: > 1L << 29 } memory ? memory.Name : System.IO.Path.GetTempPath();

    internal string Path { get; } = Directory.CreateDirectory(System.IO.Path.Combine(Root, $"glacis-faults-{Guid.NewGuid():N}")).FullName;

    internal string In(string name) => System.IO.Path.Combine(Path, name);

    /// <summary>Every file below a folder, with its bytes.</summary>
    internal static SortedDictionary<string, byte[]> Files(string folder) => new(
        Directory.EnumerateFiles(folder, "*", SearchOption.AllDirectories).ToDictionary(file => System.IO.Path.GetRelativePath(folder, file), File.ReadAllBytes, StringComparer.Ordinal), StringComparer.Ordinal);

    public void Dispose() => Directory.Delete(Path, recursive: true);
}

/// <summary>What a run came to.</summary>
sealed record Ran(Bundle Bundle, IReadOnlyDictionary<Guid, Verdict> Verdicts)
{
    internal Report Report => Bundle.Report;

    internal Verdict Of(string check, string name) => Verdicts.Values.Single(it => it.Check == check && it.Resource.Name == name);

    /// <summary>The exit code that the command line gives.</summary>
    internal int Code => Report.Unread.Count > 0 ? 4 : Report.FailsAtOrAbove(Severity.High) > 0 ? 3 : 0;

    internal static Ran Read(Bundle bundle)
    {
        using var lines = File.OpenRead(Path.Combine(bundle.Folder, VerdictLine.FileName));
        return new(bundle, VerdictReader.ReadAll(lines).ToDictionary(static it => it.Id));
    }
}

static class Whole
{
    /// <summary>Collects and judges.</summary>
    internal static async Task<Ran> RunAsync(Scratch scratch, string name, ICloud cloud, IReadOnlyList<Territory> territories, ReadOnlyMemory<byte>? configuration = null, DateTimeOffset? now = null)
    {
        var folder = scratch.In($"{name}-recording");
        var options = new CollectionOptions { Folder = folder, Version = Acme.Head.Version, Beside = configuration is { } yaml ? new Dictionary<string, ReadOnlyMemory<byte>>(StringComparer.Ordinal) { [Recorded.Configuration] = yaml } : [] };
        await new Collection(cloud, Parts.Found.Collectors, territories, options, new Then(now ?? Acme.Head.Started)).RunAsync(CancellationToken.None);
        return Judge(scratch, name, folder);
    }

    /// <summary>Judges a recording.</summary>
    internal static Ran Judge(Scratch scratch, string name, string recording) => Ran.Read(Bundling.Write(scratch.In(name), new DirectoryFolder(recording), new Dictionary<string, ReadOnlyMemory<byte>>(StringComparer.Ordinal), Parts.Found));
}
