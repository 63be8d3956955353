// The folder that a recording grows in: whose turn it is, what is complete, and the last step that makes it a recording.
using System.Text.Json;
using System.Text.Json.Serialization;
using System.Text.RegularExpressions;
using Glacis.Recordings;

namespace Glacis.Clouds.Collecting;

/// <summary>A collection that may not begin; the sentence and the hint are for the operator.</summary>
public sealed class CollectionRefusedException(string sentence, string hint) : Exception($"{sentence}: {hint}")
{
    public string Sentence => sentence;

    public string Hint => hint;
}

/// <summary>The ledger's lines of one complete unit, as the unfinished ledger keeps them.</summary>
sealed record CompleteUnit(string Unit, IReadOnlyList<LedgerLine> Lines);

/// <summary>The folder of one run. It is locked as long as this stands. Threads may share it.</summary>
sealed partial class Workplace : IDisposable
{
    const string LockName = "lock", LedgerPart = $"{Ledger.Name}.part", Segments = "segments", New = ".new";

    readonly string root;
    readonly Lock gate = new();
    readonly Action<string>? onEffect;
    readonly FileStream held;
    readonly SortedDictionary<string, CompleteUnit> complete = new(StringComparer.Ordinal);

    /// <param name="folder">Made where it is missing.</param>
    /// <param name="onEffect">Called before each change of the folder; tests fail there.</param>
    internal Workplace(string folder, Action<string>? onEffect)
    {
        (root, this.onEffect) = (Path.GetFullPath(folder), onEffect);
        Directory.CreateDirectory(root);
        held = Locked(folder);
    }

    /// <summary>The head of the run that was begun here; <c>null</c> where none was.</summary>
    internal RunHead? Head()
    {
        if (!File.Exists(At(RunHead.Name))) return null;
        using var from = File.OpenRead(At(RunHead.Name));
        return RunHead.Read(from);
    }

    /// <summary>Whether nothing is here that is not of our making.</summary>
    internal bool IsEmpty => Directory.EnumerateFileSystemEntries(root).All(static it => Path.GetFileName(it) is LockName or LedgerPart or RunHead.Name + New);

    internal bool IsComplete(Unit unit)
    {
        lock (gate) return complete.ContainsKey(unit.Name);
    }

    /// <summary>Begins anew: what an earlier run left goes, the head comes first.</summary>
    internal void Begin(RunHead head, IReadOnlyDictionary<string, ReadOnlyMemory<byte>> beside)
    {
        Clear();
        // Where it stands, a run was begun and not finished.
        File.WriteAllBytes(At(LedgerPart), []);
        Write(head);
        WriteMissing(beside);
    }

    /// <summary>Takes up what was begun: which units are complete; what they no longer need goes.</summary>
    internal void TakeUp(IReadOnlyDictionary<string, ReadOnlyMemory<byte>> beside)
    {
        WriteMissing(beside);
        ReadLedgerPart();
        foreach (var name in complete.Keys)
            foreach (var leftover in FilesOf(name).Where(static it => !it.EndsWith(".seg", StringComparison.Ordinal)))
                Delete(leftover);
    }

    /// <summary>What an earlier attempt at a unit left, moved aside. The newest attempt comes last.</summary>
    internal IReadOnlyList<string> SetAside(Unit unit)
    {
        var files = FilesOf(unit.Name);
        var attempt = 1 + files.Select(AttemptOf).DefaultIfEmpty(0).Max();
        foreach (var file in files.Where(static it => AttemptOf(it) == 0))
            Move(file, string.Create(System.Globalization.CultureInfo.InvariantCulture, $"{SegmentOf(file)}.resume-{attempt}"));
        return [.. FilesOf(unit.Name).OrderBy(AttemptOf).ThenBy(static it => it, StringComparer.Ordinal)];
    }

    /// <summary>A new file to write a segment into.</summary>
    internal FileStream Create(string segment)
    {
        onEffect?.Invoke($"create {segment}");
        Directory.CreateDirectory(Path.GetDirectoryName(At(segment))!);
        return new(At(segment) + ".part", FileMode.Create, FileAccess.Write, FileShare.Read, 1 << 16);
    }

    /// <summary>Called before bytes are written.</summary>
    internal void Writing(string segment) => onEffect?.Invoke($"write {segment}");

    /// <summary>A unit is read: its segments get their names, its lines go to the ledger, what was set aside goes.</summary>
    internal void Complete(Unit unit, IReadOnlyList<string> segments, IReadOnlyList<LedgerLine> lines)
    {
        foreach (var segment in segments) Move(At(segment) + ".part", At(segment));
        lock (gate)
        {
            var done = new CompleteUnit(unit.Name, lines);
            Append(JsonSerializer.SerializeToUtf8Bytes(done, PartJson.Default.CompleteUnit));
            complete[unit.Name] = done;
        }
        foreach (var file in FilesOf(unit.Name).Where(static it => AttemptOf(it) > 0)) Delete(file);
    }

    /// <summary>Makes it a recording. The head comes last: before that it is none.</summary>
    internal IReadOnlyList<LedgerLine> Finish(RunHead head, IEnumerable<LedgerLine> more)
    {
        var lines = Ledger.Sorted(complete.Values.SelectMany(static it => it.Lines).Concat(more)).ToArray();
        Replace(Ledger.Name, to =>
        {
            foreach (var line in lines) to.Write([.. System.Text.Encoding.UTF8.GetBytes(Ledger.Line(line)), (byte)'\n']);
        });
        Write(head with { Finished = true });
        Tidy();
        return lines;
    }

    /// <summary>Takes away what only an unfinished run needs.</summary>
    internal void Tidy() => Delete(At(LedgerPart));

    public void Dispose() => held.Dispose();

    // The system lets go of the lock when the process dies, however it dies.
    FileStream Locked(string shown)
    {
        try
        {
            return new(At(LockName), FileMode.OpenOrCreate, FileAccess.ReadWrite, FileShare.None, 1, FileOptions.DeleteOnClose);
        }
        catch (IOException e) when (e is not (DirectoryNotFoundException or PathTooLongException))
        {
            throw new CollectionRefusedException($"another run is writing into {shown}", "wait for its end, or give another folder");
        }
    }

    // Only what a recording is made of: whatever else somebody keeps here stays.
    void Clear()
    {
        onEffect?.Invoke("clear");
        foreach (var name in new[] { RunHead.Name, RunHead.Name + New, Ledger.Name, Ledger.Name + New, LedgerPart, "glacis.yaml" }) File.Delete(At(name));
        foreach (var name in new[] { Segments, "inventories" })
            if (Directory.Exists(At(name))) Directory.Delete(At(name), recursive: true);
    }

    void WriteMissing(IReadOnlyDictionary<string, ReadOnlyMemory<byte>> beside)
    {
        foreach (var (name, content) in beside.Where(it => !File.Exists(At(it.Key)))) Replace(name, to => to.Write(content.Span));
    }

    void Write(RunHead head) => Replace(RunHead.Name, head.WriteTo);

    // Beside, then renamed: there is the old file or the new one, never half of one.
    void Replace(string name, Action<Stream> write)
    {
        onEffect?.Invoke($"write {name}");
        Directory.CreateDirectory(Path.GetDirectoryName(At(name))!);
        using (var to = new FileStream(At(name) + New, FileMode.Create, FileAccess.Write))
        {
            write(to);
            to.Flush(flushToDisk: true);
        }
        onEffect?.Invoke($"rename {name}");
        File.Move(At(name) + New, At(name), overwrite: true);
    }

    void Append(byte[] line)
    {
        onEffect?.Invoke($"write {LedgerPart}");
        using var to = new FileStream(At(LedgerPart), FileMode.Append, FileAccess.Write);
        to.Write([.. line, (byte)'\n']);
        to.Flush(flushToDisk: true);
    }

    // A torn tail is cut: the unit that it spoke of is asked again, from what it left.
    void ReadLedgerPart()
    {
        if (!File.Exists(At(LedgerPart))) return;
        var bytes = File.ReadAllBytes(At(LedgerPart));
        var good = 0;
        for (int end; (end = bytes.AsSpan(good).IndexOf((byte)'\n')) >= 0; good += end + 1)
        {
            if (Parsed(bytes.AsSpan(good, end)) is not { } unit) break;
            complete[unit.Unit] = unit;
        }
        if (good == bytes.Length) return;
        using var file = new FileStream(At(LedgerPart), FileMode.Open, FileAccess.Write);
        file.SetLength(good);
    }

    static CompleteUnit? Parsed(ReadOnlySpan<byte> line)
    {
        try
        {
            return JsonSerializer.Deserialize(line, PartJson.Default.CompleteUnit);
        }
        catch (JsonException)
        {
            return null;
        }
    }

    // segments/123/eu-west-1/rds-0001.seg, .seg.part, .seg.resume-2
    List<string> FilesOf(string unit)
    {
        var (folder, service) = (Path.GetDirectoryName(At($"{Segments}/{unit}"))!, Path.GetFileName(unit));
        return !Directory.Exists(folder) ? [] : [.. Directory.EnumerateFiles(folder)
            .Where(file => SegmentFile().Match(Path.GetFileName(file)) is { Success: true } match && match.Groups["service"].Value == service).Order(StringComparer.Ordinal)];
    }

    static int AttemptOf(string file) => SegmentFile().Match(Path.GetFileName(file)).Groups["attempt"] is { Success: true } attempt
        ? int.Parse(attempt.Value, System.Globalization.CultureInfo.InvariantCulture) : 0;

    static string SegmentOf(string file) => file[..(file.LastIndexOf(".seg", StringComparison.Ordinal) + 4)];

    [GeneratedRegex(@"^(?<service>.+)-[0-9]{4,}\.seg(\.part|\.resume-(?<attempt>[0-9]+))?$", RegexOptions.ExplicitCapture | RegexOptions.CultureInvariant, 1000)]
    private static partial Regex SegmentFile();

    void Move(string from, string to)
    {
        onEffect?.Invoke($"rename {from}");
        File.Move(from, to);
    }

    void Delete(string file)
    {
        onEffect?.Invoke($"delete {file}");
        File.Delete(file);
    }

    string At(string name) => Path.Combine(root, name);
}

[JsonSourceGenerationOptions(PropertyNamingPolicy = JsonKnownNamingPolicy.CamelCase, DefaultIgnoreCondition = JsonIgnoreCondition.WhenWritingDefault, WriteIndented = false)]
[JsonSerializable(typeof(CompleteUnit))]
sealed partial class PartJson : JsonSerializerContext;
