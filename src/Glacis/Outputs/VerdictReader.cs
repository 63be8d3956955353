// Reads lines of JSON back as verdicts. Answers are strings then; sources are whole again.
using System.Globalization;
using System.Reflection;
using System.Text.Json;
using Glacis.Facts;
using Glacis.Recordings;
using Glacis.Verdicts;

namespace Glacis.Outputs;

/// <summary>Reads what <see cref="VerdictLine"/> wrote; written again, it is the same line. Members that it does not know are passed over.</summary>
public static class VerdictReader
{
    static readonly Dictionary<string, Requirement> Requirements = typeof(Requirement).GetFields(BindingFlags.Public | BindingFlags.Static)
        .Select(static it => it.GetValue(null)).OfType<Requirement>().ToDictionary(static it => it.Id, StringComparer.Ordinal);

    /// <summary>The verdict of one line.</summary>
    /// <exception cref="JsonException">The line is no verdict.</exception>
    public static Verdict Read(ReadOnlySpan<byte> line)
    {
        try
        {
            var reader = new Utf8JsonReader(line);
            if (!reader.Read() || reader.TokenType != JsonTokenType.StartObject) throw new JsonException("not an object");
            var draft = new Draft();
            while (reader.NextMember()) draft.Take(ref reader);
            return reader.Read() ? throw new JsonException("more than an object") : draft.Made();
        }
        catch (Exception e) when (e is InvalidOperationException or FormatException)
        {
            throw new JsonException("not a verdict", e);
        }
    }

    /// <summary>The verdicts of a stream, one after another; the stream is the caller's.</summary>
    /// <exception cref="UnreadableRecordingException">A line is no verdict.</exception>
    public static IEnumerable<Verdict> ReadAll(Stream from)
    {
        var number = 0;
        foreach (var line in JsonLine.Of(from))
        {
            number++;
            if (line.Length > 0) yield return Read(line, number);
        }
    }

    static Verdict Read(ReadOnlyMemory<byte> line, int number)
    {
        try
        {
            return Read(line.Span);
        }
        catch (JsonException)
        {
            throw UnreadableRecordingException.Damaged(string.Create(CultureInfo.InvariantCulture, $"the verdicts are damaged: line {number} of {VerdictLine.FileName} cannot be read"));
        }
    }

    internal static bool NextMember(this ref Utf8JsonReader reader) => reader.Read() && reader.TokenType == JsonTokenType.PropertyName;

    internal static string Text(this ref Utf8JsonReader reader)
    {
        reader.Read();
        return reader.GetString() ?? "";
    }

    internal static double Number(this ref Utf8JsonReader reader)
    {
        reader.Read();
        return reader.GetDouble();
    }

    internal static T Word<T>(this ref Utf8JsonReader reader) where T : struct, Enum
    {
        var word = reader.Text();
        return Words.TryRead<T>(word, out var value) ? value : throw new JsonException($"unknown word {word}");
    }

    internal static bool Flag(this ref Utf8JsonReader reader)
    {
        reader.Read();
        return reader.GetBoolean();
    }

    internal static bool NextItem(this ref Utf8JsonReader reader) => reader.Read() && reader.TokenType != JsonTokenType.EndArray;

    internal static void Pass(this ref Utf8JsonReader reader)
    {
        reader.Read();
        reader.Skip();
    }

    internal static bool Knows(Requirement requirement) => Requirements.ContainsKey(requirement.Id);

    internal static Requirement RequirementOf(string id) => Requirements.TryGetValue(id, out var known) ? known : new(id, id);
}

/// <summary>A verdict half read.</summary>
struct Draft()
{
    readonly List<Half> lines = [];
    readonly List<Source> sources = [];
    readonly List<string> advice = [];
    Guid id;
    string? check, requirement, reason, statement;
    Subject? resource;
    Outcome? outcome;
    Severity severity;
    double confidence, likelihood;
    bool escalates;
    Acceptance? acceptance;

    internal void Take(ref Utf8JsonReader reader)
    {
        switch (reader.GetString())
        {
            case "id": id = Guid.ParseExact(reader.Text(), "D"); break;
            case "check": check = reader.Text(); break;
            case "requirement": requirement = reader.Text(); break;
            case "resource": resource = Members.SubjectOf(ref reader); break;
            case "outcome": outcome = reader.Word<Outcome>(); break;
            case "severity": severity = reader.Word<Severity>(); break;
            case "confidence": confidence = reader.Number(); break;
            case "likelihood": likelihood = reader.Number(); break;
            case "escalate": escalates = reader.Flag(); break;
            case "reason": reason = reader.Text(); break;
            case "statement": statement = reader.Text(); break;
            case "recommendations": Advice(ref reader); break;
            case "acceptance": acceptance = Members.AcceptanceOf(ref reader); break;
            case "reasoning": Lines(ref reader); break;
            case "sources": Sources(ref reader); break;
            default: reader.Pass(); break;
        }
    }

    internal readonly Verdict Made() => new()
    {
        Id = id,
        Check = check ?? throw new JsonException("no check"),
        Requirement = VerdictReader.RequirementOf(requirement ?? throw new JsonException("no requirement")),
        Resource = resource ?? throw new JsonException("no resource"),
        Outcome = outcome ?? throw new JsonException("no outcome"),
        Severity = severity,
        Confidence = confidence,
        Likelihood = likelihood,
        Escalates = escalates,
        Reason = reason ?? throw new JsonException("no reason"),
        Statement = statement,
        Recommendations = advice,
        Lines = WithSources(),
        Acceptance = acceptance,
    };

    readonly Line[] WithSources()
    {
        var whole = new Line[lines.Count];
        for (var at = 0; at < whole.Length; at++)
        {
            var half = lines[at];
            whole[at] = new(half.Phase, half.Question, half.Answer, SourceAt(half.Source), half.Field, half.Supposed);
        }
        return whole;
    }

    readonly Source SourceAt(int place) => place >= 0 && place < sources.Count ? sources[place] : throw new JsonException("a source is missing");

    readonly void Advice(ref Utf8JsonReader reader)
    {
        reader.Read();
        while (reader.NextItem()) advice.Add(reader.GetString() ?? "");
    }

    readonly void Lines(ref Utf8JsonReader reader)
    {
        reader.Read();
        while (reader.NextItem()) lines.Add(Half.Read(ref reader));
    }

    readonly void Sources(ref Utf8JsonReader reader)
    {
        reader.Read();
        while (reader.NextItem()) sources.Add(SourceDraft.Read(ref reader).Made(sources));
    }
}

/// <summary>The objects within a verdict.</summary>
static class Members
{
    internal static Subject SubjectOf(ref Utf8JsonReader reader)
    {
        string id = "", name = "", kind = "", account = "", region = "", environment = "unknown";
        reader.Read();
        while (reader.NextMember())
        {
            switch (reader.GetString())
            {
                case "id": id = reader.Text(); break;
                case "name": name = reader.Text(); break;
                case "kind": kind = reader.Text(); break;
                case "account": account = reader.Text(); break;
                case "region": region = reader.Text(); break;
                case "environment": environment = reader.Text(); break;
                default: reader.Pass(); break;
            }
        }
        return new(id, name, kind, account, region, environment);
    }

    internal static Acceptance AcceptanceOf(ref Utf8JsonReader reader)
    {
        string id = "", by = "", approvedBy = "", reason = "";
        var (expires, was) = (DateOnly.MinValue, Outcome.Fail);
        reader.Read();
        while (reader.NextMember())
        {
            switch (reader.GetString())
            {
                case "id": id = reader.Text(); break;
                case "by": by = reader.Text(); break;
                case "approvedBy": approvedBy = reader.Text(); break;
                case "reason": reason = reader.Text(); break;
                case "expires": expires = DateOnly.ParseExact(reader.Text(), "O", CultureInfo.InvariantCulture); break;
                case "was": was = reader.Word<Outcome>(); break;
                default: reader.Pass(); break;
            }
        }
        return new(id, by, approvedBy, reason, expires, was);
    }
}

/// <summary>A line whose source is still a number.</summary>
readonly record struct Half(string Phase, string Question, string? Answer, int Source, string Field, bool Supposed)
{
    internal static Half Read(ref Utf8JsonReader reader)
    {
        var (it, source) = (new Half("", "", null, -1, "", false), -1);
        while (reader.NextMember())
        {
            switch (reader.GetString())
            {
                case "phase": it = it with { Phase = reader.Text() }; break;
                case "question": it = it with { Question = reader.Text() }; break;
                case "answer": it = it with { Answer = reader.Text() }; break;
                case "source": source = (int)reader.Number(); break;
                case "field": it = it with { Field = reader.Text() }; break;
                case "supposed": it = it with { Supposed = reader.Flag() }; break;
                default: reader.Pass(); break;
            }
        }
        return it with { Source = source };
    }
}

/// <summary>A source half read.</summary>
struct SourceDraft()
{
    string type = "", text = "", call = "", account = "", region = "", path = "", sha256 = "", record = "", why = "";
    double certainty, surety;
    readonly List<int> parents = [];

    internal static SourceDraft Read(ref Utf8JsonReader reader)
    {
        var draft = new SourceDraft();
        while (reader.NextMember()) draft.Take(ref reader);
        return draft;
    }

    void Take(ref Utf8JsonReader reader)
    {
        switch (reader.GetString())
        {
            case "type": type = reader.Text(); break;
            case "text": text = reader.Text(); break;
            case "call": call = reader.Text(); break;
            case "account": account = reader.Text(); break;
            case "region": region = reader.Text(); break;
            case "path": path = reader.Text(); break;
            case "sha256": sha256 = reader.Text(); break;
            case "record": record = reader.Text(); break;
            case "why": why = reader.Text(); break;
            case "certainty": certainty = reader.Number(); break;
            case "surety": surety = reader.Number(); break;
            case "parents": Parents(ref reader); break;
            default: reader.Pass(); break;
        }
    }

    readonly void Parents(ref Utf8JsonReader reader)
    {
        reader.Read();
        while (reader.NextItem()) parents.Add(reader.GetInt32());
    }

    // Parents stand before what was concluded from them.
    internal readonly Source Made(List<Source> before) => type switch
    {
        "place" => PlaceMade(),
        "declaration" => new Declaration(text.StartsWith(VerdictLine.DeclaredBy, StringComparison.Ordinal) ? text[VerdictLine.DeclaredBy.Length..] : text, At(before)),
        "observation" => new Observation(text, certainty, At(before)),
        "conclusion" => new Conclusion(text, surety, [.. parents.Select(it => Of(it, before))]),
        "unknown" => new Unknown(Words.TryRead<Ignorance>(why, out var ignorance) ? ignorance : Ignorance.NotForeseen, text, At(before)),
        _ => throw new JsonException($"unknown source {type}"),
    };

    readonly Source? At(List<Source> before) => parents.Count == 0 ? null : Of(parents[0], before);

    static Source Of(int parent, List<Source> before) => parent >= 0 && parent < before.Count ? before[parent] : throw new JsonException("a source is missing");

    readonly Place PlaceMade()
    {
        var hash = record.LastIndexOf('#');
        var number = hash < 0 ? 0 : int.Parse(record.AsSpan(hash + 1), NumberStyles.AllowLeadingSign, CultureInfo.InvariantCulture);
        var answer = new Answer(call, account, region, sha256, hash < 0 ? record : record[..hash], number);
        var open = path.LastIndexOf('[');
        return open >= 0 && path[^1] == ']' && IndexOf(path.AsSpan(open + 1, path.Length - open - 2)) is { } index ? new(answer, path[..open], index) : new(answer, path);
    }

    // Only what this house writes: "07" or "+7" is part of the path.
    static int? IndexOf(ReadOnlySpan<char> digits) =>
        int.TryParse(digits, NumberStyles.None, CultureInfo.InvariantCulture, out var index) && (digits.Length == 1 || digits[0] != '0') ? index : null;
}
