// A later round of a run: what it observes becomes records behind what was collected, and is read back like any answer.
using System.Text;
using Glacis.Facts;
using Glacis.Recordings;

namespace Glacis.Clouds.Collecting;

/// <summary>One thing that a later round observed.</summary>
/// <param name="Account">Whose it is.</param>
/// <param name="Region">Where it is.</param>
/// <param name="At">When it was observed.</param>
/// <param name="Request">What was asked, as JSON.</param>
/// <param name="Body">What was seen.</param>
/// <param name="WhyNot">Why nothing was seen; "" where something was. It is a gap in what was read, as a call that failed is.</param>
sealed record LaterAnswer(string Account, string Region, DateTimeOffset At, string Request, byte[] Body, string WhyNot);

/// <summary>A kind of later round, by the names that its records bear. Immutable; threads share it.</summary>
sealed record LaterRound(string Service, string Operation)
{
    string Call => $"{Service}:{Operation}";

    /// <summary>The files of a recording to which these observations were added: new segments, and the ledger with their lines. Lines of an earlier round of this kind are replaced.</summary>
    /// <param name="observed">What was observed, within an account and a region in the order in which it is to stand.</param>
    /// <param name="ledger">The ledger as it stands.</param>
    internal IReadOnlyDictionary<string, ReadOnlyMemory<byte>> Files(IEnumerable<LaterAnswer> observed, IReadOnlyList<LedgerLine> ledger)
    {
        var files = new Dictionary<string, ReadOnlyMemory<byte>>(StringComparer.Ordinal);
        var lines = ledger.Where(it => it.Service != Service).ToList();
        foreach (var unit in observed.GroupBy(static it => (it.Account, it.Region)).OrderBy(static it => it.Key))
        {
            var segment = $"segments/{unit.Key.Account}/{unit.Key.Region}/{Service}-0001.seg";
            LaterAnswer[] all = [.. unit];
            files[segment] = Segment(all);
            lines.Add(LineOf(all, segment));
        }
        files[Ledger.Name] = Encoding.UTF8.GetBytes(string.Concat(Ledger.Sorted(lines).Select(static it => Ledger.Line(it) + "\n")));
        return files;
    }

    byte[] Segment(LaterAnswer[] all)
    {
        using var stream = new MemoryStream();
        var writer = new SegmentWriter(stream);
        foreach (var (number, it) in all.Index()) writer.Write(HeaderOf(it, number), it.Body);
        return stream.ToArray();
    }

    RecordHeader HeaderOf(LaterAnswer it, int number) => new()
    {
        Number = number,
        Call = Call,
        Account = it.Account,
        Region = it.Region,
        Time = it.At,
        Request = it.Request,
        Length = it.Body.Length,
        Sha256 = SegmentWriter.DigestOf(it.Body),
    };

    LedgerLine LineOf(LaterAnswer[] all, string segment)
    {
        var silent = Array.FindAll(all, static it => it.WhyNot.Length > 0);
        return new()
        {
            Account = all[0].Account,
            Region = all[0].Region,
            Service = Service,
            Operation = Operation,
            Reading = silent.Length == 0 ? Reading.Complete : silent.Length == all.Length ? Reading.Unread : Reading.Partial,
            Asked = all.Length,
            Pages = all.Length,
            Items = all.Length,
            Failed = silent.Length,
            Why = silent.Length == 0 ? "" : silent[0].WhyNot,
            Segment = segment,
            Records = all.Length,
        };
    }

    /// <summary>What a recording holds of this round, in the order of the ledger.</summary>
    /// <param name="folder">The recording.</param>
    /// <param name="ledger">Its ledger.</param>
    /// <param name="read">Makes something of a record and its body; <c>null</c> where the body is none of this round.</param>
    /// <param name="what">What a record should have been, for the sentence about one that is not.</param>
    internal IEnumerable<T> Read<T>(IFolder folder, IReadOnlyList<LedgerLine> ledger, Func<RecordHeader, ReadOnlyMemory<byte>, Place, T?> read, string what) where T : class
    {
        foreach (var line in Ledger.Sorted(ledger.Where(it => it.Service == Service && it.Segment.Length > 0)))
        {
            using var records = new RecordStream(folder, line, new Names(), whole: true);
            for (; records.Stands; records.Advance())
            {
                var at = new Place(new(records.Header.Call, records.Header.Account, records.Header.Region, records.Header.Sha256, records.Segment, records.Header.Number));
                yield return read(records.Header, records.Body, at) ?? throw UnreadableRecordingException.Damaged($"the recording is damaged: record {at.Answer.Record} is no {what}");
            }
        }
    }
}
