// What inventories that were handed over and the run miss of each other, as a file of the bundle.
using System.Text.Json;
using Glacis.Recordings;

namespace Glacis.Agent;

static class ReconciliationFile
{
    internal const string FileName = "reconciliation.json";

    internal static void Write(IReadOnlyList<Reconciled> all, Stream to)
    {
        using (var json = new Utf8JsonWriter(to, Json.Pretty))
        {
            json.WriteStartArray();
            foreach (var it in all) Write(it, json);
            json.WriteEndArray();
        }
        to.WriteByte((byte)'\n');
    }

    static void Write(Reconciled it, Utf8JsonWriter json)
    {
        json.WriteStartObject();
        json.WriteString("source", it.Source);
        json.WriteString("collected", it.Collected);
        json.WriteNumber("handedOver", it.HandedOver);
        json.WriteNumber("found", it.Found);
        json.WriteStartArray("missing");
        foreach (var missing in it.Missing)
        {
            json.WriteStartObject();
            json.WriteString("id", missing.Item.Id);
            json.WriteString("type", missing.Item.Type);
            if (missing.NotLookedAt.Length > 0) json.WriteString("notLookedAt", missing.NotLookedAt);
            json.WriteEndObject();
        }
        json.WriteEndArray();
        json.WriteNumber("unlistedCount", it.UnlistedCount);
        json.WriteStartArray("unlisted");
        foreach (var id in it.Unlisted) json.WriteStringValue(id);
        json.WriteEndArray();
        json.WriteEndObject();
    }
}
