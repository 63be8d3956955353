// Takes answers out of a recording, as if they had never been recorded: segments are written anew, the ledger follows.
using Glacis.Recordings;

namespace Glacis.Acceptance.Faults;

static class Rewriting
{
    /// <summary>Copies a recording without one operation: its records, what was asked about their items, its lines in the ledger.</summary>
    internal static void Without(string operation, string from, string to)
    {
        var moved = new Dictionary<(string Segment, long Offset), (long Offset, int Gone)>();
        foreach (var file in Directory.EnumerateFiles(from, "*", SearchOption.AllDirectories))
        {
            var name = Path.GetRelativePath(from, file);
            Directory.CreateDirectory(Path.GetDirectoryName(Path.Combine(to, name))!);
            if (name.EndsWith(".seg", StringComparison.Ordinal)) Segment(operation, name, file, Path.Combine(to, name), moved);
            else if (name != Ledger.Name) File.Copy(file, Path.Combine(to, name));
        }
        using var ledger = File.OpenRead(Path.Combine(from, Ledger.Name));
        var lines = Ledger.Read(ledger).Where(it => $"{it.Service}:{it.Operation}" != operation);
        File.WriteAllLines(Path.Combine(to, Ledger.Name), lines.Select(it => Ledger.Line(it.Segment.Length == 0 ? it : Moved(it, moved))));
    }

    static LedgerLine Moved(LedgerLine line, Dictionary<(string, long), (long Offset, int Gone)> moved)
    {
        var (offset, before) = moved[(line.Segment, line.Offset)];
        var last = moved.Where(it => it.Key.Item1 == line.Segment && it.Key.Item2 >= line.Offset).OrderBy(static it => it.Key.Item2).ElementAtOrDefault(line.Records);
        var after = last.Key.Item1 is null ? moved[(line.Segment, long.MaxValue)].Gone : last.Value.Gone;
        return line with { Offset = offset, Records = line.Records - (after - before) };
    }

    // Remembers for each record where it begins now, and how many before it are gone; the end stands at the greatest offset.
    static void Segment(string operation, string name, string file, string to, Dictionary<(string, long), (long, int)> moved)
    {
        using var reader = new SegmentReader(File.OpenRead(file), name, new Names(), whole: true);
        using var stream = File.Create(to);
        var (writer, lists, gone) = (new SegmentWriter(stream), new HashSet<int>(), 0);
        while (reader.Next())
        {
            moved[(name, reader.At)] = (writer.Length, gone);
            // With a list goes whatever stands beneath it.
            if (reader.Header.Call == operation || lists.Contains(reader.Header.Of))
            {
                lists.Add(reader.Header.Number);
                gone++;
            }
            else writer.Write(reader.Header, reader.Body.Span);
        }
        moved[(name, long.MaxValue)] = (writer.Length, gone);
    }
}
