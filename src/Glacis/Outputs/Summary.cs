// The summary of a run as JSON members, shared by the JSON and the HTML report.
using System.Globalization;
using System.Text.Json;
using Glacis.Controls;
using Glacis.Facts;
using Glacis.Verdicts;

namespace Glacis.Outputs;

static class Summary
{
    internal static void WriteMembers(Report report, Utf8JsonWriter json)
    {
        json.WriteNumber("format", 1);
        Texts(json, "headline", report.Headlines);
        Run(report, json);
        Texts(json, "accounts", report.Run.Callers.Select(static it => it.Account).Distinct(StringComparer.Ordinal).Order(StringComparer.Ordinal));
        Population(report, json);
        json.WriteStartArray("controls");
        foreach (var control in report.Standings.Controls) Standing(report, control, json);
        json.WriteEndArray();
        Severities(report, json);
        NotRead(report, json);
        Checks(report, json);
        Texts(json, "notes", report.Notes);
        Reconciled(report.Reconciliation, json);
        Expiries(report, json);
    }

    // Reports of runs in which nothing is known to end are as they always were.
    static void Expiries(Report report, Utf8JsonWriter json)
    {
        if (report.Expiries.Count == 0) return;
        json.WriteStartArray("expiries");
        foreach (var it in report.Expiries) Calendar.Write(it, json);
        json.WriteEndArray();
    }

    static void Run(Report report, Utf8JsonWriter json)
    {
        var run = report.Run;
        json.WriteStartObject("run");
        json.WriteString("id", run.Id);
        json.WriteString("started", run.Started.UtcDateTime.ToString("yyyy-MM-dd'T'HH:mm:ss'Z'", CultureInfo.InvariantCulture));
        json.WriteString("build", report.Build);
        json.WriteString("target", run.Target);
        json.WriteStartArray("callers");
        foreach (var caller in run.Callers)
        {
            json.WriteStartObject();
            json.WriteString("account", caller.Account);
            json.WriteString("arn", caller.Arn);
            json.WriteEndObject();
        }
        json.WriteEndArray();
        Texts(json, "regions", run.Regions);
        json.WriteString("configuration", report.Configuration);
        json.WriteEndObject();
    }

    static void Population(Report report, Utf8JsonWriter json)
    {
        json.WriteStartArray("population");
        foreach (var kind in report.Population)
        {
            json.WriteStartObject();
            json.WriteString("kind", kind.Kind);
            json.WriteString("label", kind.Label);
            json.WriteNumber("count", kind.Count);
            json.WriteEndObject();
        }
        json.WriteEndArray();
    }

    static void Standing(Report report, ControlStanding it, Utf8JsonWriter json)
    {
        json.WriteStartObject();
        json.WriteString("scheme", it.Control.Scheme);
        json.WriteString("id", it.Control.Id);
        Texts(json, "spec", report.SpecificationIds(it.Control));
        json.WriteString("title", it.Control.Title);
        json.WriteString("status", Words.Of(it.Status));
        json.WriteString("sentence", it.Sentence);
        json.WriteNumber("population", it.Counts.Population);
        foreach (var outcome in Enum.GetValues<Outcome>()) json.WriteNumber(Words.Of(outcome), it.Counts.Of(outcome));
        json.WriteStartObject("severities");
        foreach (var severity in Worst) json.WriteNumber(Words.Of(severity), it.Counts.Fails(severity));
        json.WriteEndObject();
        json.WriteEndObject();
    }

    internal static readonly Severity[] Worst = [Severity.Critical, Severity.High, Severity.Medium, Severity.Low];

    static void Severities(Report report, Utf8JsonWriter json)
    {
        json.WriteStartObject("severities");
        foreach (var severity in Worst) json.WriteNumber(Words.Of(severity), report.Fails(severity));
        json.WriteEndObject();
    }

    static void NotRead(Report report, Utf8JsonWriter json)
    {
        json.WriteStartArray("unread");
        foreach (var it in report.Unread)
        {
            json.WriteStartObject();
            json.WriteString("account", it.Account);
            json.WriteString("region", it.Region);
            json.WriteString("service", it.Service);
            json.WriteString("operation", it.Operation);
            json.WriteString("why", it.Why);
            json.WriteNumber("count", it.Count);
            json.WriteEndObject();
        }
        json.WriteEndArray();
    }

    static void Checks(Report report, Utf8JsonWriter json)
    {
        json.WriteStartObject("checks");
        foreach (var about in report.Checks.OrderBy(static it => it.Id, StringComparer.Ordinal))
        {
            json.WriteStartObject(about.Id);
            json.WriteString("title", about.Title);
            json.WriteString("description", about.Why);
            json.WritePropertyName("controls");
            json.WriteRawValue(Named.Written(about.Requirement));
            json.WriteEndObject();
        }
        json.WriteEndObject();
    }

    static void Reconciled(Reconciliation? it, Utf8JsonWriter json)
    {
        if (it is null)
        {
            json.WriteNull("reconciliation");
            return;
        }
        json.WriteStartObject("reconciliation");
        json.WriteString("source", it.Source);
        Texts(json, "missing", it.Missing);
        Texts(json, "unlisted", it.Unlisted);
        json.WriteEndObject();
    }

    static void Texts(Utf8JsonWriter json, string name, IEnumerable<string> texts)
    {
        json.WriteStartArray(name);
        foreach (var text in texts) json.WriteStringValue(text);
        json.WriteEndArray();
    }
}
