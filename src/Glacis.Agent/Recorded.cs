// A recording, opened: head, ledger, and what else a judgement rests on.
using System.Text;
using Glacis.Agent.Configuration;
using Glacis.Clouds.Collecting;
using Glacis.Evidence;
using Glacis.Recordings;

namespace Glacis.Agent;

/// <summary>A recording, opened from a folder, a zip archive, or a bundle of evidence that holds one.</summary>
public sealed class Recorded
{
    /// <summary>The effective configuration's name in a recording.</summary>
    public const string Configuration = "glacis.yaml";

    /// <summary>Where inventories that were handed over lie.</summary>
    public const string Inventories = "inventories/";

    /// <summary>Where a bundle keeps its recording.</summary>
    public const string InBundle = "recording/";

    Recorded(IFolder folder)
    {
        Folder = folder;
        using (var head = folder.Open(RunHead.Name)) Head = RunHead.Read(head);
        if (!Head.Finished || !folder.Names.Contains(Ledger.Name, StringComparer.Ordinal))
            throw new UnreadableRecordingException("the recording is not finished", "glacis collect aws --resume --out FOLDER goes on with it");
        using var ledger = folder.Open(Ledger.Name);
        Lines = Ledger.Read(ledger);
    }

    public IFolder Folder { get; }

    public RunHead Head { get; }

    public IReadOnlyList<LedgerLine> Lines { get; }

    /// <summary>The ledger, with what this build asks and the version that collected did not.</summary>
    public IReadOnlyList<LedgerLine> LinesFor(Parts parts) => [.. Ledger.Sorted(Lines.Concat(Unasked.Of(Head, Lines, CollectorsOf(parts))))];

    /// <summary>The collectors, as the configuration that the recording holds makes them.</summary>
    internal IReadOnlyList<Collector> CollectorsOf(Parts parts) => parts.CollectorsUnder(Configured.Read(ConfigurationText, Head.Started, parts.Checks).Intent);

    /// <summary>The configuration that the recording holds; empty where there was none.</summary>
    public string ConfigurationText => Folder.Names.Contains(Configuration, StringComparer.Ordinal) ? Text(Configuration) : "";

    /// <summary>Inventories that were handed over: name and text.</summary>
    public IEnumerable<(string Name, string Text)> HandedOver =>
        Folder.Names.Where(static name => name.StartsWith(Inventories, StringComparison.Ordinal)).Select(name => (name, Text(name)));

    /// <summary>What earlier runs saw of certificates, as they were handed over.</summary>
    internal IReadOnlyList<Inventory.EarlierCertificate> Earlier => Folder.Names.Contains(EarlierRuns.Name, StringComparer.Ordinal) ? EarlierRuns.Read(Text(EarlierRuns.Name)) : [];

    /// <summary>Opens what stands at a path.</summary>
    /// <exception cref="UnreadableRecordingException">It is no recording; the sentence says why.</exception>
    public static Recorded Open(string path) => Open(FolderAt(path), path);

    /// <summary>The folder or archive at a path.</summary>
    /// <exception cref="UnreadableRecordingException">It is neither; the sentence says so.</exception>
    public static IFolder FolderAt(string path)
    {
        if (Directory.Exists(path)) return new DirectoryFolder(path);
        if (!File.Exists(path)) throw new UnreadableRecordingException($"{path} does not exist");
        try
        {
            return new ZipFolder(path);
        }
        catch (InvalidDataException)
        {
            throw new UnreadableRecordingException($"{path} is neither a folder nor a zip archive: not a recording");
        }
    }

    /// <summary>Opens the recording in a folder, or in the bundle that the folder is.</summary>
    public static Recorded Open(IFolder folder, string shown) =>
        folder.Names.Contains(RunHead.Name, StringComparer.Ordinal) ? new(folder)
        : folder.Names.Contains(InBundle + RunHead.Name, StringComparer.Ordinal) ? new(new SubFolder(folder, InBundle))
        : throw new UnreadableRecordingException($"{shown} is not a recording: it has no {RunHead.Name}");

    string Text(string name)
    {
        using var reader = new StreamReader(Folder.Open(name), Encoding.UTF8);
        return reader.ReadToEnd();
    }
}
