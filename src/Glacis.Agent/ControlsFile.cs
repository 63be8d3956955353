// How controls and checks stand, as a file of the bundle.
using System.Text.Json;
using Glacis.Controls;
using Glacis.Facts;
using Glacis.Recordings;

namespace Glacis.Agent;

static class ControlsFile
{
    internal const string FileName = "controls.json";

    internal static void Write(Standings standings, Population population, Stream to)
    {
        using (var json = new Utf8JsonWriter(to, Json.Pretty))
        {
            json.WriteStartObject();
            json.WriteStartObject("population");
            foreach (var kind in population.Kinds) json.WriteNumber(kind.Kind, kind.Count);
            json.WriteEndObject();
            json.WriteStartArray("controls");
            foreach (var standing in standings.Controls) Write(json, standing);
            json.WriteEndArray();
            json.WriteStartArray("checks");
            foreach (var standing in standings.Checks) Write(json, standing);
            json.WriteEndArray();
            json.WriteStartArray("unread");
            foreach (var unread in standings.Unread) json.WriteStringValue(unread);
            json.WriteEndArray();
            json.WriteEndObject();
        }
        to.WriteByte((byte)'\n');
    }

    static void Write(Utf8JsonWriter json, ControlStanding standing)
    {
        json.WriteStartObject();
        json.WriteString("scheme", standing.Control.Scheme);
        json.WriteString("id", standing.Control.Id);
        json.WriteString("title", standing.Control.Title);
        json.WriteString("status", Words.Of(standing.Status));
        json.WriteString("sentence", standing.Sentence);
        Write(json, standing.Counts);
        json.WriteStartArray("checks");
        foreach (var check in standing.Checks) json.WriteStringValue(check);
        json.WriteEndArray();
        json.WriteEndObject();
    }

    static void Write(Utf8JsonWriter json, CheckStanding standing)
    {
        json.WriteStartObject();
        json.WriteString("check", standing.Check);
        json.WriteString("requirement", standing.Requirement.Id);
        Write(json, standing.Counts);
        json.WriteEndObject();
    }

    static void Write(Utf8JsonWriter json, Counts counts)
    {
        json.WriteNumber("population", counts.Population);
        json.WriteNumber("pass", counts.Pass);
        json.WriteNumber("conditional", counts.Conditional);
        json.WriteNumber("fail", counts.Fail);
        json.WriteNumber("unknown", counts.Unknown);
        json.WriteNumber("notApplicable", counts.NotApplicable);
        json.WriteNumber("excepted", counts.Excepted);
        json.WriteNumber("critical", counts.Critical);
        json.WriteNumber("high", counts.High);
        json.WriteNumber("medium", counts.Medium);
        json.WriteNumber("low", counts.Low);
    }
}
