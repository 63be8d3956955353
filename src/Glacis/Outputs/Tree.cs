// The reasoning of one verdict as a tree of text: for `glacis explain`, evidence pages and expected files alike.
using System.Globalization;
using System.Text;
using Glacis.Facts;
using Glacis.Verdicts;

namespace Glacis.Outputs;

/// <summary>Renders a verdict with everything that it rests on; only when asked.</summary>
public static class Tree
{
    /// <summary>The tree, line by line, ending in a line feed. Texts of resources are shown safely.</summary>
    public static string Of(Verdict verdict)
    {
        var text = new StringBuilder();
        Head(verdict, text);
        var root = new Branch("");
        foreach (var phase in Phases(verdict.Lines)) root.Add(phase);
        root.Add(Verdict(verdict));
        root.Write(text, "");
        return text.ToString();
    }

    static void Head(Verdict it, StringBuilder text)
    {
        text.Append(Shown.Text(it.Check)).Append(": ").Append(Shown.Text(it.Resource.Name)).Append('\n');
        text.Append(Shown.Text(it.Resource.Id)).Append('\n');
        string[] facts = [it.Resource.Kind, it.Resource.Account, it.Resource.Region, it.Resource.Environment == "unknown" ? "environment unknown" : it.Resource.Environment];
        text.AppendJoin(", ", facts.Where(static fact => fact.Length > 0).Select(static fact => Shown.Text(fact))).Append('\n');
        text.Append("verdict ").Append(it.Id.ToString("D")).Append("\n\n");
    }

    // Lines under one heading stand together; a heading that comes again stands again.
    static IEnumerable<Branch> Phases(IReadOnlyList<Line> lines)
    {
        for (var at = 0; at < lines.Count;)
        {
            var phase = new Branch(Shown.Text(lines[at].Phase));
            for (var heading = lines[at].Phase; at < lines.Count && lines[at].Phase == heading; at++) phase.Add(Asked(lines[at]));
            yield return phase;
        }
    }

    static Branch Asked(in Line line)
    {
        var answer = line.Answer is null && line.Source is Unknown ? "not known" : Words.Say(line.Answer);
        var branch = new Branch($"{Shown.Text(line.Question)}: {Shown.Text(answer)}{(line.Supposed ? " (supposed: the worst that it can be)" : "")}");
        branch.Add(Cited(line.Source, line.Field));
        return branch;
    }

    static Branch Cited(Source source, string field)
    {
        var branch = new Branch(Sentence(source, field));
        if (source is Conclusion { From: var from })
            foreach (var parent in from) branch.Add(Cited(parent, ""));
        else if (SourceText.At(source) is { } at) branch.Add(Cited(at, field));
        return branch;
    }

    static string Sentence(Source source, string field) => source switch
    {
        Place place => Short(place, field),
        Declaration said => $"declared by {Shown.Text(said.By)}",
        Observation seen => $"observed ({Percent(seen.Surety)}): {Shown.Text(seen.What)}",
        Conclusion concluded => $"concluded ({Percent(concluded.Certainty)}): {Shown.Text(concluded.Rule)}",
        Unknown unknown => $"not known ({Words.Spoken(unknown.Why)}): {Shown.Text(unknown.Words)}",
        _ => "",
    };

    static string Short(Place place, string field)
    {
        var answer = place.Answer;
        string[] parts = [answer.Call, answer.Account, answer.Region, place.Path(field), answer.Record, $"sha256 {answer.Digest[..Math.Min(12, answer.Digest.Length)]}"];
        return string.Join(", ", parts.Where(static part => part.Length > 0).Select(static part => Shown.Text(part)));
    }

    static Branch Verdict(Verdict it)
    {
        var branch = new Branch($"Verdict: {Words.Spoken(it.Outcome).ToUpperInvariant()}");
        branch.Add($"Reason: {Shown.Text(it.Reason)}");
        if (it.Severity != Severity.None) branch.Add($"Severity: {Words.Spoken(it.Severity)}{(it.Escalates ? ", to be escalated today" : "")}");
        branch.Add($"Confidence: {Percent(it.Confidence)} ({Sure(it.Confidence)})");
        branch.Add($"Audit finding likelihood: {Percent(it.Likelihood)} ({Likely(it.Likelihood)})");
        if (Named.ControlsOf(it.Requirement).Select(static control => $"{control.Id} ({control.Scheme})").ToList() is { Count: > 0 } controls)
            branch.Add($"Controls: {string.Join(", ", controls)}");
        if (it.Statement is { } statement) branch.Add($"Statement to attest: {Shown.Text(statement)}");
        if (it.Acceptance is { } acceptance) branch.Add(Accepted(acceptance));
        if (it.Recommendations.Count > 0) branch.Add(Advice(it.Recommendations));
        return branch;
    }

    static Branch Advice(IReadOnlyList<string> recommendations)
    {
        var advice = new Branch(recommendations.Count == 1 ? "Recommendation" : "Recommendations");
        foreach (var recommendation in recommendations) advice.Add(Shown.Text(recommendation));
        return advice;
    }

    static Branch Accepted(Acceptance it)
    {
        var attested = it.Was == Outcome.Conditional && it.ApprovedBy.Length == 0;
        var branch = new Branch(attested ? $"Attested: {Shown.Text(it.Id)}" : $"Accepted by exception: {Shown.Text(it.Id)}");
        branch.Add($"{(attested ? "statement" : "reason")}: {Shown.Text(it.Reason)}");
        branch.Add($"by {Shown.Text(it.By)}{(attested ? "" : $", approved by {Shown.Text(it.ApprovedBy)}")}");
        branch.Add(string.Create(CultureInfo.InvariantCulture, $"good through {it.Expires:yyyy-MM-dd}; without it: {Words.Spoken(it.Was)}"));
        return branch;
    }

    internal static string Percent(double share) => string.Create(CultureInfo.InvariantCulture, $"{Math.Round(share * 100)} %");

    static string Sure(double confidence) => confidence switch
    {
        >= 0.95 => "as good as certain",
        >= 0.8 => "confident",
        >= 0.6 => "fairly confident",
        >= 0.4 => "uncertain",
        > 0 => "mostly supposed",
        _ => "not known",
    };

    static string Likely(double likelihood) => likelihood switch
    {
        >= 0.9 => "an auditor will almost surely raise it",
        >= 0.6 => "an auditor will probably raise it",
        >= 0.3 => "it depends on the auditor",
        > 0 => "an auditor is unlikely to raise it",
        _ => "an auditor has nothing to raise",
    };

    sealed class Branch(string text)
    {
        readonly List<Branch> children = [];

        internal void Add(Branch child) => children.Add(child);

        internal void Add(string leaf) => Add(new Branch(leaf));

        internal void Write(StringBuilder to, string indent)
        {
            for (var at = 0; at < children.Count; at++)
            {
                var (child, last) = (children[at], at == children.Count - 1);
                to.Append(indent).Append(last ? "└─ " : "├─ ").Append(child.Text).Append('\n');
                child.Write(to, indent + (last ? "    " : "│   "));
            }
        }

        string Text => text;
    }
}
