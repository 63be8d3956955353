// Reads a recording into resources: kept kinds first, then stores, then copies. Pure: a live run, too, reads what was written.
using System.Globalization;
using System.Text.Json;
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
            var readers = collectors[$"{root.Service}:{root.Operation}"].Where(it => it.Turn == turn && IsOf(it.Root, root)).ToArray();
            if (readers.Length == 0) continue;
            foreach (var listed in Read(root, readers)) yield return listed;
        }
    }

    // Where equal operations are asked with other parameters, the ledger tells which this is.
    static bool IsOf(Call call, LedgerLine line) => line.With is null || line.With == call.Told;

    IEnumerable<Listed> Read(LedgerLine root, Collector[] readers)
    {
        var calls = new Asked(readers.Select(static it => it.Root).Aggregate(static (one, other) => one.MergedWith(other)));
        using var records = new RecordStream(folder, root, names, calls.TellsByRequest);
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
                answers.Clear();
                documents.Clear();
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
    void Further(RecordStream records, int of, int index, Asked list, Dictionary<string, Answered> answers, List<Held> documents)
    {
        while (records.Stands && records.Header.Of == of && records.Header.Item == index)
            if (list.Find(records.Header) is { } asked) answers[asked.Call.Key] = OneAnswer(records, asked, documents);
            else PassOver(records);
    }

    // What nobody here reads. Numbers grow: whatever stands beneath a record is of that record or of a later one.
    static void PassOver(RecordStream records)
    {
        var number = records.Header.Number;
        do records.Advance();
        while (records.Stands && records.Header.Of >= number);
    }

    // The pages of one question, each with what stands beneath it.
    Answered OneAnswer(RecordStream records, Asked asked, List<Held> documents)
    {
        var (page, of, item, name) = (0, records.Header.Of, records.Header.Item, records.Header.Call);
        var pages = new List<Page>(1);
        Unknown? rest = null;
        do
        {
            var answer = AnswerOf(records);
            if (records.Header.Fate == Fate.Refused && asked.Call.Absences.Contains(records.Header.Code, StringComparer.Ordinal) && page == 0)
            {
                var code = records.Header.Code;
                records.Advance();
                return Answered.Absent(answer, code);
            }
            var held = Heard(records, answer, out var whyNot);
            if (held is not null) documents.Add(held);
            records.Advance();
            var beneath = Beneath(records, answer.Number, asked, documents);
            if (held is null) rest = whyNot;
            else pages.Add(new(answer, held.Document, asked.Call.Items, beneath));
            page++;
        }
        while (records.Stands && records.Header.Page == page && records.Header.Of == of && records.Header.Item == item && records.Header.Call == name);
        return pages.Count == 0 ? Answered.Not(rest!) : Answered.With(pages, rest);
    }

    Held? Heard(RecordStream records, Answer answer, out Unknown? whyNot)
    {
        whyNot = null;
        if (records.Header.Fate != Fate.Answered) whyNot = WhyNot(records.Header, answer);
        else if (Parsed(records, out var malformed) is { } held) return held;
        else whyNot = new(Ignorance.Malformed, $"the answer of {answer.Call} cannot be read: {malformed}", new Place(answer));
        return null;
    }

    // What was asked about each item of a page that is itself an answer to a further question.
    Dictionary<int, IReadOnlyDictionary<string, Answered>>? Beneath(RecordStream records, int of, Asked list, List<Held> documents)
    {
        if (!records.Stands || records.Header.Of != of) return null;
        var beneath = new Dictionary<int, IReadOnlyDictionary<string, Answered>>();
        while (records.Stands && records.Header.Of == of)
        {
            var (index, answers) = (records.Header.Item, new Dictionary<string, Answered>(StringComparer.Ordinal));
            Further(records, of, index, list, answers, documents);
            beneath[index] = answers;
        }
        return beneath;
    }

    // A call, and what is further asked, found by the header of a record.
    sealed class Asked(Call call)
    {
        readonly ILookup<string, Asked> further = call.Further.Select(static it => new Asked(it)).ToLookup(static it => it.Call.Name, StringComparer.Ordinal);

        internal Call Call => call;

        // Somewhere an operation is asked about the same item in more than one way.
        internal bool TellsByRequest => further.Any(static same => same.Count() > 1 || same.Any(static it => it.TellsByRequest));

        internal Asked? Find(RecordHeader header)
        {
            var same = further[header.Call];
            if (!same.Skip(1).Any()) return same.FirstOrDefault();
            using var request = JsonDocument.Parse(header.Request);
            return same.FirstOrDefault(it => it.Call.Asked(request.RootElement));
        }
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
