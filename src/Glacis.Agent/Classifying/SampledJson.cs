// A sample as JSON: what an auditor needs to draw it again.
using System.Text.Json;
using Glacis.Facts;

namespace Glacis.Agent.Classifying;

static class SampledJson
{
    internal static void Write(Sampled it, Utf8JsonWriter json)
    {
        json.WriteStartObject("sample");
        json.WriteString("unit", it.Unit);
        json.WriteNumber("seed", it.Seed);
        json.WriteString("detectors", it.Detectors);
        json.WriteNumber("aim", it.Aim);
        json.WriteNumber("population", it.Population);
        json.WriteBoolean("listed", it.IsListed);
        json.WriteNumber("looked", it.Looked);
        json.WriteNumber("random", it.Random);
        json.WriteString("ended", Words.Of(it.Ended));
        json.WriteNumber("named", it.Named);
        json.WriteNumber("masked", it.Masked);
        json.WriteStartObject("spent");
        json.WriteNumber("bytes", it.Bytes);
        json.WriteNumber("requests", it.Requests);
        json.WriteEndObject();
        json.WriteStartObject("budget");
        json.WriteNumber("bytes", it.Budget.Bytes);
        json.WriteNumber("requests", it.Budget.Requests);
        json.WriteNumber("seconds", it.Budget.Time.TotalSeconds);
        json.WriteEndObject();
        json.WriteStartArray("strata");
        foreach (var stratum in it.Strata) Write(stratum, json);
        json.WriteEndArray();
        json.WriteEndObject();
    }

    static void Write(StratumLooked it, Utf8JsonWriter json)
    {
        json.WriteStartObject();
        json.WriteString("stratum", it.Name);
        json.WriteNumber("count", it.Count);
        json.WriteNumber("bytes", it.Size);
        json.WriteNumber("looked", it.Looked);
        json.WriteNumber("with", it.With);
        json.WriteEndObject();
    }

    internal static void Write(ReadPart it, Utf8JsonWriter json)
    {
        json.WriteStartObject("read");
        json.WriteString("stratum", it.Stratum);
        json.WriteNumber("size", it.Size);
        if (it.Version is { } version) json.WriteString("version", version);
        json.WriteStartArray("stretches");
        foreach (var (from, length) in it.Stretches)
        {
            json.WriteStartObject();
            json.WriteNumber("from", from);
            json.WriteNumber("length", length);
            json.WriteEndObject();
        }
        json.WriteEndArray();
        json.WriteStartArray("portions");
        foreach (var number in it.Portions) json.WriteNumberValue(number);
        json.WriteEndArray();
        json.WriteEndObject();
    }
}
