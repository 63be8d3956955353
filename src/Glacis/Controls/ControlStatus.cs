// The status of a control, by a rule that docs/controls.md states in the same order.
using Glacis.Facts;
using Glacis.Verdicts;

namespace Glacis.Controls;

/// <summary>How a control stands, as far as this run could look.</summary>
public enum ControlStatus
{
    /// <summary>A fail of high or critical severity.</summary>
    NonCompliant,

    /// <summary>Something could not be told, or could not be read.</summary>
    Undetermined,

    /// <summary>Everything could be told, and all fails are below high.</summary>
    SubstantiallyCompliant,

    /// <summary>No fail; something rests on a statement or an exception that a person stands for.</summary>
    Conditional,

    /// <summary>All that applies passes.</summary>
    Compliant,

    /// <summary>Nothing that was read falls under it.</summary>
    NotAssessed,
}

/// <summary>The rule, and the sentence that says it.</summary>
static class ControlStatuses
{
    // What is not known may be the worst: unknown stands before minor fails, so that losing knowledge never improves a status beyond "undetermined".
    internal static ControlStatus Of(Counts counts, bool unread) =>
        counts.Critical + counts.High > 0 ? ControlStatus.NonCompliant
        : counts.Unknown > 0 || unread ? ControlStatus.Undetermined
        : counts.Fail > 0 ? ControlStatus.SubstantiallyCompliant
        : counts.Population == counts.NotApplicable ? ControlStatus.NotAssessed
        : counts.Conditional + counts.Excepted > 0 ? ControlStatus.Conditional
        : ControlStatus.Compliant;

    internal static string Sentence(ControlStanding standing)
    {
        var (counts, applies) = (standing.Counts, standing.Counts.Population - standing.Counts.NotApplicable);
        var sentence = standing.Status switch
        {
            ControlStatus.NotAssessed => "nothing that was read falls under this control",
            ControlStatus.Compliant => applies == 1 ? "the one verdict passes" : $"all {applies} verdicts pass",
            ControlStatus.Conditional => $"no verdict of {applies} fails; {People(counts)}",
            ControlStatus.Undetermined when counts.Unknown == 0 => $"not everything could be read; {Failing(counts, applies)}",
            ControlStatus.Undetermined => $"{counts.Unknown} of {applies} verdicts could not be told; {Failing(counts, applies)}",
            _ => Failing(counts, applies),
        };
        return standing.Unread == 0 ? sentence : $"{sentence}; {standing.Unread} operation{(standing.Unread == 1 ? "" : "s")} could not be read to the end";
    }

    static string People(Counts counts) => string.Join(" and ", new[]
    {
        counts.Conditional == 0 ? null : $"{counts.Conditional} rest{(counts.Conditional == 1 ? "s" : "")} on a statement to be attested",
        counts.Excepted == 0 ? null : $"{counts.Excepted} {(counts.Excepted == 1 ? "is" : "are")} accepted by exception",
    }.OfType<string>());

    static string Failing(Counts counts, long applies)
    {
        if (counts.Fail == 0) return $"none of the {applies} that apply fails";
        var severities = new[] { Severity.Critical, Severity.High, Severity.Medium, Severity.Low }.Where(it => counts.Fails(it) > 0)
            .Select(it => $"{counts.Fails(it)} {Words.Of(it)}");
        var accepted = counts.Excepted == 0 ? "" : $"; {People(counts with { Conditional = 0 })}";
        return $"{counts.Fail} of {applies} verdicts fail{(counts.Fail == 1 ? "s" : "")} ({string.Join(", ", severities)}){accepted}";
    }
}
