// Takes values out of a content as it goes by: those that detectors found, and those of fields that are named like something sensitive.
using Glacis.Classification.Detecting;

namespace Glacis.Classification.Realness;

/// <summary>Samples values of one content. For one thread; no value leaves it.</summary>
public sealed class FieldSampler(Scanner scanner)
{
    const int MostFields = 200, MostBytes = 4 << 20;

    // Names that lead no detector to the field, though they say what is in it.
    static readonly (Vocabulary Words, string Class)[] Named =
    [
        (new("email", "e mail", "mail address"), "email"), (new("card number", "cardnumber", "pan", "credit card", "cc number", "ccnum", "payment card"), "payment-card"), (new("iban"), "iban"),
        (new("ssn", "social security"), "us-ssn"), (new("sin"), "ca-sin"), (new("nhs"), "uk-nhs"), (new("aadhaar"), "in-aadhaar"), (new("imei"), "imei"),
    ];

    readonly SortedDictionary<string, ValueSample> classes = new(StringComparer.Ordinal), fields = new(StringComparer.Ordinal);
    readonly Dictionary<string, string> subjects = new(StringComparer.Ordinal);
    readonly QuasiIdentifiers alike = new();
    Columns? columns;
    string?[] wanted = [];
    int row, taken;

    /// <summary>What follows is another part, with a head or without.</summary>
    public void Begin(Columns? head)
    {
        (columns, row) = (head, 0);
        wanted = head is null ? [] : [.. head.Names.Select(SubjectOf)];
        alike.Begin(head);
    }

    /// <summary>A value that was found.</summary>
    public void Found(in Find find, ReadOnlySpan<byte> text) => Sample(classes, find.By.Finds.Id, find.By.Finds.Id)?.Add(text.Slice(find.Start, find.Length), find.Weight.Remarks.HasFlag(Remarks.Reserved));

    /// <summary>A window of text; only so many of its first bytes are looked at for fields.</summary>
    public void Window(ReadOnlySpan<byte> window)
    {
        if (taken > MostBytes) return;
        taken += window.Length;
        if (columns is null) Keys(window[..Math.Min(window.Length, MostBytes)]);
        else Rows(window);
    }

    /// <summary>A value of a named field.</summary>
    public void Value(string field, ReadOnlySpan<byte> value)
    {
        if (SubjectOf(field) is { } subject) Sample(fields, field, subject)?.Add(value, isReserved: false);
    }

    /// <summary>What they look like.</summary>
    public LikelyContent Done()
    {
        var ofFields = fields.Where(static it => it.Value.Count > 0).Select(static it => new LikelyField(it.Key, it.Value.Class, Weighing.Of(it.Value.Count, Signals.Of(it.Value)))).ToArray();
        var ofClasses = new SortedDictionary<string, Likely>(StringComparer.Ordinal);
        foreach (var (id, sample) in classes) ofClasses[id] = OfClass(id, sample);
        return new(ofClasses, ofFields, alike.Alone);
    }

    // Every find holds its rule; whether others in the same field do not, the field tells.
    Likely OfClass(string id, ValueSample found)
    {
        var same = fields.Values.Where(it => it.Class == id && it.Count >= found.Count).MaxBy(static it => it.Count);
        return Weighing.Of(found.Count, same is null ? Signals.Of(found).Where(static it => !it.Says.Contains("check digits", StringComparison.Ordinal)) : Signals.Of(same).Concat(Signals.Of(found).Where(static it => it.Says.Contains("reserved", StringComparison.Ordinal))).DistinctBy(static it => it.Says, StringComparer.Ordinal));
    }

    static ValueSample? Sample(SortedDictionary<string, ValueSample> of, string name, string subject)
    {
        if (of.TryGetValue(name, out var known)) return known;
        return of.Count >= MostFields ? null : of[name] = new(subject);
    }

    string? SubjectOf(string field)
    {
        if (subjects.TryGetValue(field, out var known)) return known.Length == 0 ? null : known;
        var folded = CellCursor.Folded(field);
        var subject = Array.Find(Named, it => it.Words.IsIn(folded)).Class ?? (scanner.OfField(folded) is [var first, ..] ? first.Finds.Id : "");
        if (subjects.Count < 4096) subjects[field] = subject;
        return subject.Length == 0 ? null : subject;
    }

    // ---- windows ----------------------------------------------------------------------------------------------------------------

    // A column's rows come one after another; each is split as far as quotes allow.
    void Rows(ReadOnlySpan<byte> window)
    {
        foreach (var line in window.Split((byte)'\n'))
        {
            if (row > ValueSample.Most) return;
            if (row++ == 0 || window[line].IsEmpty) continue;
            var rest = window[line].TrimEnd((byte)'\r');
            for (var column = 0; column < columns!.Names.Count; column++)
            {
                var cell = Cell(ref rest);
                alike.Cell(column, cell);
                if (wanted[column] is { } subject) Sample(fields, columns.Names[column], subject)?.Add(cell, isReserved: false);
                if (rest.IsEmpty) break;
            }
            alike.Row();
        }
    }

    ReadOnlySpan<byte> Cell(ref ReadOnlySpan<byte> rest)
    {
        var isQuoted = rest is [(byte)'"', ..];
        var end = isQuoted && rest[1..].IndexOf((byte)'"') is >= 0 and var quote ? quote + 2 : rest.IndexOf(columns!.Delimiter);
        var cell = end < 0 ? rest : rest[..end];
        rest = end < 0 || end == rest.Length ? default : rest[(end + 1)..];
        return isQuoted ? cell.Trim((byte)'"') : cell;
    }

    // "key": "value", key=value, <key>value.
    void Keys(ReadOnlySpan<byte> window)
    {
        for (var from = 1; from < window.Length;)
        {
            var step = window[from..].IndexOfAny(":=>"u8);
            if (step < 0) return;
            var at = from + step;
            from = at + 1;
            if (!Letters.IsLetter(window[at - 1]) && window[at - 1] is not ((byte)'"' or (byte)' ')) continue;
            var key = Fielded.KeyBefore(window, at);
            if (key.IsEmpty || key.Length > 60) continue;
            var name = System.Text.Encoding.UTF8.GetString(key);
            if (SubjectOf(name) is not { } subject || Sample(fields, name, subject) is not { IsFull: false } sample) continue;
            var value = Fielded.ValueBehind(window, at);
            if (!value.IsEmpty) sample.Add(window[value.Start..value.End], isReserved: false);
        }
    }
}
