// The ledger: what was asked, and how far it was read.
using System.Text.Json;
using System.Text.Json.Serialization;

namespace Glacis.Recordings;

/// <summary>How far one operation was read in one account and region.</summary>
public enum Reading
{
    /// <summary>To the last page, for every item; what is absent or disabled was said so.</summary>
    [JsonStringEnumMemberName("complete")]
    Complete,

    /// <summary>Some of it could not be read.</summary>
    [JsonStringEnumMemberName("partial")]
    Partial,

    /// <summary>None of it could be read.</summary>
    [JsonStringEnumMemberName("unread")]
    Unread,

    /// <summary>The service is not offered in that region.</summary>
    [JsonStringEnumMemberName("notOffered")]
    NotOffered,

    /// <summary>Left out by a declaration of <c>glacis.yaml</c> or an option.</summary>
    [JsonStringEnumMemberName("leftOut")]
    LeftOut,
}

/// <summary>One line of the ledger: an operation in an account and region.</summary>
public sealed record LedgerLine
{
    public required string Account { get; init; }

    public required string Region { get; init; }

    public required string Service { get; init; }

    public required string Operation { get; init; }

    /// <summary>The parameters that tell equal operations apart, <c>OwnerIds=self</c>; <c>null</c> for most, and in ledgers of older versions.</summary>
    public string? With { get; init; }

    [JsonIgnore(Condition = JsonIgnoreCondition.Never)]
    public required Reading Reading { get; init; }

    /// <summary>Questions asked; one for each thing, however many pages its answer had.</summary>
    public int Asked { get; init; }

    /// <summary>Pages that came.</summary>
    public int Pages { get; init; }

    /// <summary>Items on them, for lists.</summary>
    public int Items { get; init; }

    /// <summary>Answers by an error code that says: there is no such thing.</summary>
    public int Absent { get; init; }

    public int Denied { get; init; }

    public int Failed { get; init; }

    /// <summary>Answers that are documented fixtures.</summary>
    public int Documented { get; init; }

    /// <summary>The first refusal in words; empty where all was read.</summary>
    public string Why { get; init; } = "";

    /// <summary>Where its records begin, for lists that are read from the top: segment and byte.</summary>
    public string Segment { get; init; } = "";

    public long Offset { get; init; }

    /// <summary>The record number at which they begin.</summary>
    public int First { get; init; }

    /// <summary>How many records they and the further questions about them take.</summary>
    public int Records { get; init; }
}

/// <summary>The ledger as lines of JSON.</summary>
public static class Ledger
{
    /// <summary>The file's name in a recording.</summary>
    public const string Name = "ledger.jsonl";

    public static string Line(LedgerLine line) => JsonSerializer.Serialize(line, RecordingJson.Default.LedgerLine);

    public static IReadOnlyList<LedgerLine> Read(Stream from)
    {
        using var reader = new StreamReader(from);
        var lines = new List<LedgerLine>();
        while (reader.ReadLine() is { } line)
        {
            if (line.Length > 0) lines.Add(Parse(line, lines.Count + 1));
        }
        return lines;
    }

    static LedgerLine Parse(string line, int number)
    {
        try
        {
            return JsonSerializer.Deserialize(line, RecordingJson.Default.LedgerLine) ?? throw new JsonException();
        }
        catch (JsonException)
        {
            throw UnreadableRecordingException.Damaged($"the recording is damaged: line {number} of {Name} cannot be read");
        }
    }

    /// <summary>The order of a finished ledger.</summary>
    public static IOrderedEnumerable<LedgerLine> Sorted(IEnumerable<LedgerLine> lines) => lines
        .OrderBy(static it => it.Account, StringComparer.Ordinal).ThenBy(static it => it.Region, StringComparer.Ordinal)
        .ThenBy(static it => it.Service, StringComparer.Ordinal).ThenBy(static it => it.First).ThenBy(static it => it.Operation, StringComparer.Ordinal)
        .ThenBy(static it => it.With, StringComparer.Ordinal);
}

/// <summary>Who asked, for one account.</summary>
public sealed record Caller(string Account, string Arn, string UserId, string Partition);

/// <summary>A file whose content a judgement rests on, by digest.</summary>
public sealed record Rested(string Name, string Sha256);

/// <summary>The head of a recording: <c>run.json</c>.</summary>
public sealed record RunHead
{
    /// <summary>The file's name in a recording.</summary>
    public const string Name = "run.json";

    /// <summary>The newest format; older ones stay readable.</summary>
    public const int Newest = 1;

    public required int Format { get; init; }

    public required string Id { get; init; }

    /// <summary>The clock of every judgement.</summary>
    public required DateTimeOffset Started { get; init; }

    public required string Target { get; init; }

    /// <summary>The version that collected.</summary>
    public required string Version { get; init; }

    public IReadOnlyList<Caller> Callers { get; init; } = [];

    public IReadOnlyList<string> Regions { get; init; } = [];

    /// <summary>Regions that the account has and that a declaration left out.</summary>
    public IReadOnlyList<string> RegionsLeftOut { get; init; } = [];

    /// <summary>Whether the collection came to its end.</summary>
    public bool Finished { get; init; }

    public void WriteTo(Stream to)
    {
        JsonSerializer.Serialize(to, this, RecordingJson.Default.RunHead);
        to.WriteByte((byte)'\n');
    }

    public static RunHead Read(Stream from)
    {
        RunHead? head = null;
        try
        {
            head = JsonSerializer.Deserialize(from, RecordingJson.Default.RunHead);
        }
        catch (JsonException)
        {
        }
        if (head is null) throw new UnreadableRecordingException($"not a recording: {Name} cannot be read");
        return head.Format is >= 1 and <= Newest ? head
            : throw new UnreadableRecordingException($"the recording has format {head.Format}; this version reads {(Newest == 1 ? "format 1" : $"formats 1 to {Newest}")}", "update glacis");
    }
}

[JsonSourceGenerationOptions(PropertyNamingPolicy = JsonKnownNamingPolicy.CamelCase, UseStringEnumConverter = true, DefaultIgnoreCondition = JsonIgnoreCondition.WhenWritingDefault, WriteIndented = false, NewLine = "\n")]
[JsonSerializable(typeof(LedgerLine))]
[JsonSerializable(typeof(RunHead))]
sealed partial class RecordingJson : JsonSerializerContext;
