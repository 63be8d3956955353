// Who reaches whom tier by tier, against what is declared, as people and as machines read it.
using System.Text.Json;
using Glacis.Agent.Policies;
using Glacis.Facts;
using Glacis.Networks;
using Glacis.Sets;

namespace Glacis.Agent.Networks;

/// <summary>What passes between tiers.</summary>
/// <param name="Tiers">The tiers, in order.</param>
/// <param name="Crossings">What passes, or is meant to.</param>
/// <param name="IsDeclared">Whether tiers are declared; where not, networks stand for them, and nothing is held against anything.</param>
/// <param name="NotRead">Why something may be missing.</param>
public sealed record SegmentsAnswer(IReadOnlyList<string> Tiers, IReadOnlyList<Crossing> Crossings, bool IsDeclared, IReadOnlyList<string> NotRead)
{
    /// <summary>As one line of JSON (docs/segments.md).</summary>
    public string Line => JsonLine.Of(json =>
    {
        json.WriteBoolean("declared", IsDeclared);
        json.WriteStartArray("tiers");
        foreach (var tier in Tiers) json.WriteStringValue(tier);
        json.WriteEndArray();
        json.WriteStartArray("crossings");
        foreach (var it in Crossings) Write(json, it);
        json.WriteEndArray();
        json.WriteStartArray("notRead");
        foreach (var it in NotRead) json.WriteStringValue(it);
        json.WriteEndArray();
    });

    void Write(Utf8JsonWriter json, Crossing it)
    {
        json.WriteStartObject();
        json.WriteString("from", it.From);
        json.WriteString("to", it.To);
        json.WriteString("reached", Said(it.Reached));
        json.WriteString("meant", IsDeclared ? Said(it.Meant) : null);
        json.WriteString("notMeant", IsDeclared ? Said(it.NotMeant) : null);
        json.WriteString("shut", IsDeclared ? Said(it.Shut) : null);
        json.WriteString("unknown", Said(it.NotKnown));
        json.WriteString("proof", it.How.Peek(out var how) ? how : null);
        json.WriteString("doubt", it.Doubt?.Words);
        json.WriteEndObject();
    }

    static string? Said(Ranges<uint> services) => services.IsEmpty ? null : services.Say();

    /// <summary>As lines for people: a matrix, then each crossing by itself.</summary>
    public IEnumerable<string> Told => [.. Matrix(), .. Crossings.SelectMany(Each), .. NotRead.Select(static it => $"not read: {it}")];

    IEnumerable<string> Matrix()
    {
        if (Tiers.Count == 0) return ["nothing stands on a network that was read"];
        string[] from = [.. Crossings.Select(static it => it.From).Distinct(StringComparer.Ordinal).Except(Tiers, StringComparer.Ordinal), .. Tiers];
        string[][] rows = [["from / to", .. Tiers], .. from.Select(row => (string[])[row, .. Tiers.Select(to => Crossings.FirstOrDefault(it => it.From == row && it.To == to)?.Mark(IsDeclared) ?? "-")])];
        int[] widths = [.. Enumerable.Range(0, rows[0].Length).Select(at => rows.Max(row => row[at].Length))];
        return rows.Select(row => string.Join("  ", row.Select((cell, at) => cell.PadRight(widths[at]))).TrimEnd()).Append("");
    }

    IEnumerable<string> Each(Crossing it)
    {
        yield return $"{it.From} to {it.To}";
        if (!IsDeclared && !it.Reached.IsEmpty) yield return $"  open       {it.Reached.Say()}";
        if (IsDeclared && !it.Meant.IsEmpty) yield return $"  meant      {it.Meant.Say()}";
        if (IsDeclared && !it.NotMeant.IsEmpty) yield return $"  not meant  {it.NotMeant.Say()}{(it.How.Peek(out var how) ? $": {how}" : "")}";
        if (IsDeclared && !it.Shut.IsEmpty) yield return $"  shut       {it.Shut.Say()} is declared, and does not get through";
        if (!it.NotKnown.IsEmpty) yield return $"  unknown    {it.NotKnown.Say()}{(it.Doubt is { } doubt ? $": {doubt.Words}" : "")}";
    }
}
