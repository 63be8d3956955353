// What an argument comes to, for a terminal; and an accepted exception as it goes into glacis.yaml.
using System.Globalization;
using System.Text;
using System.Text.Json;
using Glacis.Arguments;
using Glacis.Facts;
using Glacis.Outputs;
using Glacis.Verdicts;

namespace Glacis.Agent.Exceptions;

/// <summary>Tells evaluations.</summary>
public static class EvaluationText
{
    const int MostShown = 12, LongestReason = 1900;

    public static string Of(Evaluation it)
    {
        var text = new StringBuilder();
        text.Append(CultureInfo.InvariantCulture, $"{it.Argument.Id}  {Shown.Text(it.Argument.Check)} on {Shown.Text(it.Looked.Finding?.Resource.Name ?? it.Argument.Resource)}\n");
        if (it.Argument.Text.Length > 0) text.Append(CultureInfo.InvariantCulture, $"argued: {Shown.Text(it.Argument.Text, 600)}\n");
        foreach (var claim in it.Claims) Claim(text, claim);
        text.Append(CultureInfo.InvariantCulture, $"\nrisk: {Words.Spoken(it.Severity)}, an auditor would raise it with {it.Likelihood * 100:0} %\ncost: {Shown.Text(it.Cost)}\n");
        text.Append(CultureInfo.InvariantCulture, $"\ndecision: {Words.Spoken(it.Decision)}{(it.Confidence > 0 ? $", {it.Confidence * 100:0} % sure" : "")}\n");
        foreach (var reason in it.Reasons) text.Append("  ").Append(Shown.Text(reason, 600)).Append('\n');
        foreach (var advice in EvaluationJson.AdviceOf(it)) text.Append("  to do: ").Append(Shown.Text(advice)).Append('\n');
        if (it.Entry is { } entry) text.Append('\n').Append(Yaml(entry));
        return text.ToString();
    }

    static void Claim(StringBuilder text, ClaimAnswer it)
    {
        text.Append(CultureInfo.InvariantCulture, $"\nclaim: {(it.Claim.Text.Length > 0 ? Shown.Text(it.Claim.Text) : Words.Spoken(it.Claim.Kind))}{(it.Claim.IsRecognised ? $" (read as: {Words.Spoken(it.Claim.Kind)})" : "")}\n");
        text.Append(CultureInfo.InvariantCulture, $"  {Words.Spoken(it.Standing)}: {Shown.Text(it.Because)}\n");
        foreach (var ground in it.Grounds.Take(MostShown)) text.Append(CultureInfo.InvariantCulture, $"    {Shown.Text(ground.Says)}\n      {Shown.Text(EvaluationJson.At(ground.Source, ground.Field))}\n");
        if (it.Grounds.Count > MostShown) text.Append(CultureInfo.InvariantCulture, $"    and {it.Grounds.Count - MostShown} more (--format json has all)\n");
    }

    /// <summary>The entry as YAML; texts in quotes, so that they mean only themselves.</summary>
    public static string Yaml(ReadyEntry it) => string.Create(CultureInfo.InvariantCulture, $"""
        exceptions:
          - id: {Quoted(it.Id)}
            check: {Quoted(it.Check)}
            resource: {Quoted(it.Resource)}
            reason: {Quoted(Shown.Cleaned(it.Reason.Length > LongestReason ? it.Reason[..LongestReason] : it.Reason))}
            owner: {Quoted(it.Owner)}
            approvedBy: {Quoted(it.ApprovedBy)}
            expires: {it.Expires:yyyy-MM-dd}

        """).ReplaceLineEndings("\n") + (it.Ticket is { } ticket ? $"    ticket: {Quoted(ticket)}\n" : "");

    // A JSON string is a YAML string.
    static string Quoted(string text) => $"\"{JsonEncodedText.Encode(text)}\"";
}
