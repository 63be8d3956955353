// A verdict as one line of JSON: docs/schemas/verdict.schema.json is its shape, VerdictReader reads it back.
using System.Buffers;
using System.Runtime.InteropServices;
using System.Text.Json;
using Glacis.Facts;
using Glacis.Recordings;
using Glacis.Verdicts;

namespace Glacis.Outputs;

/// <summary>Writes verdicts as lines of JSON: the same verdict, the same bytes. One a worker, used again; threads may not share it.</summary>
public sealed class VerdictLine : IDisposable
{
    /// <summary>The file's name in a bundle.</summary>
    public const string FileName = "verdicts.jsonl";

    internal const string DeclaredBy = "declared by ";

    readonly ArrayBufferWriter<byte> buffer = new(4096);
    readonly Utf8JsonWriter json;
    readonly CitedSources cited = new();
    readonly Dictionary<string, byte[]> controls = new(StringComparer.Ordinal);
    char[] text = new char[256];

    // Every member is written by these lines, so the writer need not check that they follow one another.
    public VerdictLine() => json = new(buffer, Json.Writing with { SkipValidation = true });

    /// <summary>The line without its line feed; it stands until the next call.</summary>
    public ReadOnlySpan<byte> Of(Verdict verdict)
    {
        Fill(verdict);
        return buffer.WrittenSpan;
    }

    /// <summary>Writes the line and its line feed.</summary>
    public void Write(Verdict verdict, Stream to)
    {
        Fill(verdict);
        buffer.GetSpan(1)[0] = (byte)'\n';
        buffer.Advance(1);
        to.Write(buffer.WrittenSpan);
    }

    public void Dispose() => json.Dispose();

    void Fill(Verdict it)
    {
        buffer.ResetWrittenCount();
        json.Reset(buffer);
        cited.Clear();
        json.WriteStartObject();
        Head(it);
        Answered(it);
        if (it.Acceptance is { } acceptance) Accepted(acceptance);
        Reasoned(it.Lines);
        Cited();
        json.WriteEndObject();
        json.Flush();
    }

    void Head(Verdict it)
    {
        json.WriteString(Member.Id, it.Id);
        json.WriteString(Member.Check, it.Check);
        json.WriteString(Member.Requirement, it.Requirement.Id);
        json.WriteStartObject(Member.Resource);
        json.WriteString(Member.Id, it.Resource.Id);
        json.WriteString(Member.Name, it.Resource.Name);
        json.WriteString(Member.Kind, it.Resource.Kind);
        json.WriteString(Member.Account, it.Resource.Account);
        json.WriteString(Member.Region, it.Resource.Region);
        json.WriteString(Member.Environment, it.Resource.Environment);
        json.WriteEndObject();
    }

    void Answered(Verdict it)
    {
        json.WriteString(Member.Outcome, Words.Of(it.Outcome));
        json.WriteString(Member.Severity, Words.Of(it.Severity));
        json.WriteNumber(Member.Confidence, it.Confidence);
        json.WriteNumber(Member.Likelihood, it.Likelihood);
        json.WriteBoolean(Member.Escalate, it.Escalates);
        json.WritePropertyName(Member.Controls);
        json.WriteRawValue(ControlsOf(it.Requirement), skipInputValidation: true);
        json.WriteString(Member.Reason, it.Reason);
        if (it.Statement is { } statement) json.WriteString(Member.Statement, statement);
        json.WriteStartArray(Member.Recommendations);
        foreach (var advice in it.Recommendations) json.WriteStringValue(advice);
        json.WriteEndArray();
    }

    void Accepted(Acceptance it)
    {
        json.WriteStartObject(Member.Acceptance);
        json.WriteString(Member.Id, it.Id);
        json.WriteString(Member.By, it.By);
        json.WriteString(Member.ApprovedBy, it.ApprovedBy);
        json.WriteString(Member.Reason, it.Reason);
        Span<char> day = stackalloc char[10];
        it.Expires.TryFormat(day, out _, "O", System.Globalization.CultureInfo.InvariantCulture);
        json.WriteString(Member.Expires, day);
        json.WriteString(Member.Was, Words.Of(it.Was));
        json.WriteEndObject();
    }

    void Reasoned(IReadOnlyList<Line> lines)
    {
        json.WriteStartArray(Member.Reasoning);
        for (var at = 0; at < lines.Count; at++) Reasoned(lines[at]);
        json.WriteEndArray();
    }

    void Reasoned(in Line line)
    {
        json.WriteStartObject();
        json.WriteString(Member.Phase, line.Phase);
        json.WriteString(Member.Question, line.Question);
        if (line.Answer is not null || line.Source is not Unknown) json.WriteString(Member.Answer, Words.Say(line.Answer));
        json.WriteNumber(Member.Source, cited.Place(line.Source));
        if (line.Field.Length > 0) json.WriteString(Member.Field, line.Field);
        if (SourceText.PlaceOf(line.Source) is { } place) Path(place, line.Field);
        if (line.Supposed) json.WriteBoolean(Member.Supposed, true);
        json.WriteEndObject();
    }

    void Cited()
    {
        json.WriteStartArray(Member.Sources);
        foreach (var source in cited.All)
        {
            json.WriteStartObject();
            json.WriteString(Member.Type, SourceText.TypeOf(source));
            Described(source);
            Parents(source);
            json.WriteNumber(Member.Certainty, source.Certainty);
            json.WriteEndObject();
        }
        json.WriteEndArray();
    }

    void Described(Source source)
    {
        switch (source)
        {
            case Place place:
                Described(place);
                break;
            case Declaration said:
                Text([DeclaredBy, said.By]);
                break;
            case Observation seen:
                json.WriteString(Member.Text, seen.What);
                break;
            case Conclusion { Rule: var rule, Surety: var surety }:
                json.WriteString(Member.Text, rule);
                json.WriteNumber(Member.Surety, surety);
                break;
            case Unknown unknown:
                json.WriteString(Member.Text, unknown.Words);
                json.WriteString(Member.Why, Words.Of(unknown.Why));
                break;
        }
    }

    void Described(Place place)
    {
        var answer = place.Answer;
        if (answer.Region.Length > 0) Text(["the answer of ", answer.Call, " in ", answer.Region]);
        else Text(["the answer of ", answer.Call]);
        json.WriteString(Member.Call, answer.Call);
        json.WriteString(Member.Account, answer.Account);
        json.WriteString(Member.Region, answer.Region);
        Path(place, "");
        json.WriteString(Member.Sha256, answer.Digest);
        json.WritePropertyName(Member.Record);
        Number([answer.Segment, "#"], answer.Number);
    }

    void Parents(Source source)
    {
        if (source is Conclusion { From: { Count: > 0 } from })
        {
            json.WriteStartArray(Member.Parents);
            foreach (var parent in from) json.WriteNumberValue(cited.Place(parent));
            json.WriteEndArray();
        }
        else if (SourceText.At(source) is { } at)
        {
            json.WriteStartArray(Member.Parents);
            json.WriteNumberValue(cited.Place(at));
            json.WriteEndArray();
        }
    }

    // As Place.Path writes it, without making the string.
    void Path(Place place, string field)
    {
        if (place.Index < 0 && place.List.Length == 0 && field.Length == 0) return;
        json.WritePropertyName(Member.Path);
        var stands = place.List.Length > 0 || place.Index >= 0;
        var rest = field.Length == 0 ? "" : stands && field[0] != '[' ? "." : "";
        if (place.Index < 0) Value([place.List, rest, field]);
        else Number([place.List, "["], place.Index, ["]", rest, field]);
    }

    void Text(ReadOnlySpan<string> parts)
    {
        json.WritePropertyName(Member.Text);
        Value(parts);
    }

    void Value(ReadOnlySpan<string> parts)
    {
        var length = 0;
        foreach (var part in parts) Add(part, ref length);
        json.WriteStringValue(text.AsSpan(0, length));
    }

    void Number(ReadOnlySpan<string> before, int number, params ReadOnlySpan<string> after)
    {
        var length = 0;
        foreach (var part in before) Add(part, ref length);
        Span<char> digits = stackalloc char[11];
        number.TryFormat(digits, out var wide, default, System.Globalization.CultureInfo.InvariantCulture);
        Add(digits[..wide], ref length);
        foreach (var part in after) Add(part, ref length);
        json.WriteStringValue(text.AsSpan(0, length));
    }

    void Add(ReadOnlySpan<char> part, ref int length)
    {
        if (length + part.Length > text.Length) Array.Resize(ref text, Math.Max(text.Length * 2, length + part.Length));
        part.CopyTo(text.AsSpan(length));
        length += part.Length;
    }

    byte[] ControlsOf(Requirement requirement)
    {
        ref var known = ref CollectionsMarshal.GetValueRefOrAddDefault(controls, requirement.Id, out _);
        return known ??= Named.Written(requirement);
    }
}

/// <summary>The sources of one verdict, each once, parents before what was concluded from them.</summary>
sealed class CitedSources
{
    readonly List<Source> all = [];

    internal IReadOnlyList<Source> All => all;

    internal void Clear() => all.Clear();

    internal int Place(Source source)
    {
        var known = Known(source);
        if (known >= 0) return known;
        if (SourceText.At(source) is { } at) Place(at);
        else if (source is Conclusion { From: var from })
            foreach (var parent in from) Place(parent);
        all.Add(source);
        return all.Count - 1;
    }

    int Known(Source source)
    {
        for (var at = all.Count - 1; at >= 0; at--)
            if (ReferenceEquals(all[at], source)) return at;
        for (var at = all.Count - 1; at >= 0; at--)
            if (all[at].Equals(source)) return at;
        return -1;
    }
}

/// <summary>Names of members, encoded once.</summary>
static class Member
{
    internal static readonly JsonEncodedText
        Id = Of("id"), Check = Of("check"), Requirement = Of("requirement"), Resource = Of("resource"), Name = Of("name"), Kind = Of("kind"),
        Account = Of("account"), Region = Of("region"), Environment = Of("environment"), Outcome = Of("outcome"), Severity = Of("severity"),
        Confidence = Of("confidence"), Likelihood = Of("likelihood"), Escalate = Of("escalate"), Controls = Of("controls"), Scheme = Of("scheme"),
        Reason = Of("reason"), Statement = Of("statement"), Recommendations = Of("recommendations"), Acceptance = Of("acceptance"), By = Of("by"),
        ApprovedBy = Of("approvedBy"), Expires = Of("expires"), Was = Of("was"), Reasoning = Of("reasoning"), Phase = Of("phase"),
        Question = Of("question"), Answer = Of("answer"), Source = Of("source"), Field = Of("field"), Path = Of("path"), Supposed = Of("supposed"),
        Sources = Of("sources"), Type = Of("type"), Text = Of("text"), Call = Of("call"), Sha256 = Of("sha256"), Record = Of("record"),
        Parents = Of("parents"), Certainty = Of("certainty"), Surety = Of("surety"), Why = Of("why");

    static JsonEncodedText Of(string name) => JsonEncodedText.Encode(name);
}
