// What an argument comes to, as JSON: docs/schemas/evaluation.schema.json.
using System.Globalization;
using System.Text;
using System.Text.Json;
using Glacis.Arguments;
using Glacis.Facts;
using Glacis.Outputs;
using Glacis.Recordings;

namespace Glacis.Agent.Exceptions;

/// <summary>Writes evaluations.</summary>
public static class EvaluationJson
{
    public static string Pretty(Evaluation it) => Written(it, Json.Pretty);

    /// <summary>One line, without its line end.</summary>
    public static string Line(Evaluation it) => Written(it, Json.Writing);

    internal static string Refusal(string error) => Policies.JsonLine.Of(json => json.WriteString("error", error));

    static string Written(Evaluation it, JsonWriterOptions options)
    {
        using var bytes = new MemoryStream();
        using (var json = new Utf8JsonWriter(bytes, options)) Document(json, it);
        return Encoding.UTF8.GetString(bytes.ToArray());
    }

    static void Document(Utf8JsonWriter json, Evaluation it)
    {
        json.WriteStartObject();
        json.WriteNumber("version", 1);
        json.WriteString("id", it.Argument.Id);
        json.WriteString("check", it.Argument.Check);
        json.WriteString("resource", it.Looked.Finding?.Resource.Id ?? it.Argument.Resource);
        json.WriteString("argument", it.Argument.Text);
        json.WriteString("decision", Words.Of(it.Decision));
        json.WriteNumber("confidence", it.Confidence);
        json.WriteStartArray("reasons");
        foreach (var reason in it.Reasons) json.WriteStringValue(reason);
        json.WriteEndArray();
        json.WriteStartArray("claims");
        foreach (var claim in it.Claims) Claim(json, claim);
        json.WriteEndArray();
        Weighed(json, it);
        json.WriteStartArray("recommendations");
        foreach (var advice in AdviceOf(it)) json.WriteStringValue(advice);
        json.WriteEndArray();
        if (it.Entry is { } entry) Entry(json, entry);
        json.WriteEndObject();
    }

    /// <summary>What to do instead, where it is not accepted.</summary>
    internal static IReadOnlyList<string> AdviceOf(Evaluation it) => it.Decision == Decision.Accept ? [] : it.Looked.Finding?.Recommendations ?? [];

    static void Claim(Utf8JsonWriter json, ClaimAnswer it)
    {
        json.WriteStartObject();
        json.WriteString("kind", Words.Of(it.Claim.Kind));
        json.WriteString("text", it.Claim.Text);
        json.WriteBoolean("recognised", it.Claim.IsRecognised);
        json.WriteString("standing", Words.Of(it.Standing));
        json.WriteString("because", it.Because);
        json.WriteStartArray("sources");
        foreach (var ground in it.Grounds) Ground(json, ground);
        json.WriteEndArray();
        json.WriteEndObject();
    }

    static void Ground(Utf8JsonWriter json, Ground it)
    {
        json.WriteStartObject();
        json.WriteString("says", it.Says);
        json.WriteString("type", it.Source switch { Place => "place", Declaration => "declaration", Observation => "observation", Conclusion => "conclusion", _ => "unknown" });
        json.WriteString("at", At(it.Source, it.Field));
        json.WriteNumber("certainty", it.Source.Certainty);
        json.WriteEndObject();
    }

    /// <summary>Where a source stands, in one line.</summary>
    internal static string At(Source source, string field) => source switch
    {
        Place place => $"{place.Answer.Call} {place.Path(field)} ({place.Answer.Record}, sha256 {place.Answer.Digest})",
        Declaration { At: { } at } said => $"{said.By}, {At(at, field)}",
        Declaration said => said.By,
        Observation seen => seen.What,
        Conclusion concluded => concluded.Rule,
        Unknown unknown => unknown.Words,
        _ => "",
    };

    static void Weighed(Utf8JsonWriter json, Evaluation it)
    {
        json.WriteStartObject("weighed");
        json.WriteString("demand", it.Looked.Demand);
        if (it.Looked.Finding is { } finding)
        {
            json.WriteString("finding", finding.Id);
            json.WriteString("outcome", Words.Of(finding.Outcome));
            json.WriteString("was", Words.Of(finding.Severity));
        }
        json.WriteString("severity", Words.Of(it.Severity));
        json.WriteNumber("likelihood", it.Likelihood);
        json.WriteString("cost", it.Cost);
        json.WriteEndObject();
    }

    static void Entry(Utf8JsonWriter json, ReadyEntry it)
    {
        json.WriteStartObject("exception");
        json.WriteString("id", it.Id);
        json.WriteString("check", it.Check);
        json.WriteString("resource", it.Resource);
        json.WriteString("reason", it.Reason);
        json.WriteString("owner", it.Owner);
        json.WriteString("approvedBy", it.ApprovedBy);
        json.WriteString("expires", it.Expires.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture));
        if (it.Ticket is { } ticket) json.WriteString("ticket", ticket);
        json.WriteEndObject();
    }
}
