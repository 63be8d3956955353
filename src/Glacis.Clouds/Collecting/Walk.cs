// Reads a recording into resources: kept kinds first, then stores, then copies. Pure: a live run, too, reads what was written.
using System.Globalization;
using Glacis.Facts;
using Glacis.Inventory;
using Glacis.Recordings;

namespace Glacis.Clouds.Collecting;

/// <summary>How a cloud's answers are read: its wire formats, and what its error codes mean.</summary>
public interface IDialect
{
    /// <summary>Parses a body; a <see cref="FormatException"/> where it is no answer.</summary>
    void Parse(RecordHeader header, ReadOnlyMemory<byte> body, Document into);

    /// <summary>What a refusal means.</summary>
    Ignorance Meaning(string service, string code);
}

/// <summary>A resource, and where in the answers it was listed.</summary>
public readonly record struct Listed(Resource Resource, Source At);

/// <summary>Reads a recording into resources, a page at a time. One worker; threads may not share it.</summary>
public sealed class Walk
{
    readonly IFolder folder;
    readonly IReadOnlyList<LedgerLine> roots;
    readonly ILookup<string, Collector> collectors;
    readonly IDialect dialect;
    readonly Names names = new();
    readonly Stack<Held> spare = new();

    public Walk(IFolder folder, IReadOnlyList<LedgerLine> ledger, IEnumerable<Collector> collectors, IDialect dialect)
    {
        (this.folder, this.dialect) = (folder, dialect);
        roots = [.. Ledger.Sorted(ledger.Where(static line => line.Segment.Length > 0))];
        this.collectors = collectors.OrderBy(static it => it.GetType().FullName, StringComparer.Ordinal).ToLookup(static it => it.Root.Name, StringComparer.Ordinal);
    }

    /// <summary>The resources of one turn, in the order of the ledger and of the answers.</summary>
    public IEnumerable<Listed> Read(Turn turn)
    {
        foreach (var root in roots)
        {
            var readers = collectors[$"{root.Service}:{root.Operation}"].Where(it => it.Turn == turn).ToArray();
            if (readers.Length == 0) continue;
            foreach (var listed in Read(root, readers)) yield return listed;
        }
    }

    IEnumerable<Listed> Read(LedgerLine root, Collector[] readers)
    {
        using var records = new RecordStream(folder, root, names);
        var calls = CallsOf(readers);
        // Used again for each item, like the documents behind them.
        var (answers, documents) = (new Dictionary<string, Answered>(StringComparer.Ordinal), new List<Held>());
        while (records.Stands)
        {
            if (records.Header.Fate != Fate.Answered)
            {
                records.Advance();
                continue;
            }
            var page = Parsed(records, out var malformed) ?? throw Unreadable(records, malformed);
            var (answer, number) = (AnswerOf(records), records.Header.Number);
            records.Advance();
            foreach (var (node, place, index) in ItemsOf(page.Document, answer, readers[0].Root.Items))
            {
                Further(records, number, index, calls, answers, documents);
                var item = new Item(page.Document, node, place, answers);
                foreach (var reader in readers)
                    foreach (var resource in reader.Read(item))
                        yield return new(resource, place);
                documents.ForEach(spare.Push);
            }
            spare.Push(page);
        }
    }

    // The collector wrote it down as answered, so this is no refusal of the world's: a list left out would be resources left out.
    static UnreadableRecordingException Unreadable(RecordStream records, string malformed) =>
        new(string.Create(CultureInfo.InvariantCulture, $"record {records.Header.Number} of {records.Segment} cannot be read: {malformed}"), "was it recorded by another version of glacis?");

    static IEnumerable<(int Node, Place Place, int Index)> ItemsOf(Document page, Answer answer, string? list)
    {
        if (list is null)
        {
            yield return (0, new Place(answer), 0);
            yield break;
        }
        var at = page.Find(0, list);
        if (at < 0 || page.Kind(at) != NodeKind.List) yield break;
        var index = 0;
        foreach (var node in page.Children(at)) yield return (node, new Place(answer, list, index), index++);
    }

    // All answers to further questions about one item; they stand right behind it.
    void Further(RecordStream records, int page, int index, Dictionary<string, Call> calls, Dictionary<string, Answered> answers, List<Held> documents)
    {
        answers.Clear();
        documents.Clear();
        while (records.Stands && records.Header.Of == page && records.Header.Item == index)
        {
            var call = calls.GetValueOrDefault(records.Header.Call);
            var answered = OneAnswer(records, call, documents);
            if (call is not null) answers[call.Key] = answered;
        }
    }

    // The pages of one question.
    Answered OneAnswer(RecordStream records, Call? call, List<Held> documents)
    {
        var (page, of, item, name) = (0, records.Header.Of, records.Header.Item, records.Header.Call);
        var pages = new List<Page>(1);
        Unknown? rest = null;
        do
        {
            var answer = AnswerOf(records);
            if (records.Header.Fate == Fate.Refused && call is not null && call.Absences.Contains(records.Header.Code, StringComparer.Ordinal) && page == 0)
            {
                var code = records.Header.Code;
                records.Advance();
                return Answered.Absent(answer, code);
            }
            if (records.Header.Fate != Fate.Answered) rest = WhyNot(records.Header, answer);
            else if (Parsed(records, out var malformed) is { } held)
            {
                documents.Add(held);
                pages.Add(new(answer, held.Document));
            }
            else rest = new(Ignorance.Malformed, $"the answer of {name} cannot be read: {malformed}", new Place(answer));
            records.Advance();
            page++;
        }
        while (records.Stands && records.Header.Page == page && records.Header.Of == of && records.Header.Item == item && records.Header.Call == name);
        return pages.Count == 0 ? Answered.Not(rest!) : Answered.With(pages, rest);
    }

    // By name; where readers share one, the first reader's stands.
    static Dictionary<string, Call> CallsOf(Collector[] readers)
    {
        var calls = new Dictionary<string, Call>(StringComparer.Ordinal);
        foreach (var call in readers.SelectMany(static it => it.Root.Further)) calls.TryAdd(call.Name, call);
        return calls;
    }

    static Answer AnswerOf(RecordStream records) =>
        new(records.Header.Call, records.Header.Account, records.Header.Region, records.Header.Sha256, records.Segment, records.Header.Number);

    Unknown WhyNot(RecordHeader header, Answer answer)
    {
        var service = header.Call[..header.Call.IndexOf(':', StringComparison.Ordinal)];
        var why = header.Fate switch
        {
            Fate.Throttled => Ignorance.Throttled,
            Fate.Malformed => Ignorance.Malformed,
            Fate.Refused => dialect.Meaning(service, header.Code),
            _ => Ignorance.Failed,
        };
        return new(why, $"{header.Call} {Spoken(why, header)}", new Place(answer));
    }

    static string Spoken(Ignorance why, RecordHeader header) => why switch
    {
        Ignorance.Denied => $"was denied ({header.Code})",
        Ignorance.Throttled => "was throttled to the last try",
        Ignorance.Malformed => "gave an answer that cannot be read",
        _ => header.Fate == Fate.Refused ? $"was refused ({header.Code})" : $"failed ({Words.Spoken(header.Fate)})",
    };

    // A document of its own, with the body's bytes held for it: the segment's buffer moves on.
    Held? Parsed(RecordStream records, out string malformed)
    {
        var held = spare.TryPop(out var used) ? used : new Held(new Document(names));
        try
        {
            dialect.Parse(records.Header, held.Hold(records.Body), held.Document);
            malformed = "";
            return held;
        }
        catch (FormatException e)
        {
            malformed = e.Message;
            spare.Push(held);
            return null;
        }
    }

    sealed class Held(Document document)
    {
        byte[] bytes = [];

        internal Document Document => document;

        internal ReadOnlyMemory<byte> Hold(ReadOnlyMemory<byte> body)
        {
            if (bytes.Length < body.Length) bytes = new byte[Math.Max(body.Length, bytes.Length * 2)];
            body.CopyTo(bytes);
            return bytes.AsMemory(0, body.Length);
        }
    }
}
