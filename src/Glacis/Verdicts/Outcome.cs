// The six answers a check can come to, and how bad a bad one is.
namespace Glacis.Verdicts;

/// <summary>What a check came to. For every check: population = the sum of the six.</summary>
public enum Outcome
{
    Pass,

    /// <summary>A pass that rests on a statement which no API can answer; a person has to attest it.</summary>
    Conditional,

    Fail,

    /// <summary>Something that must be known is not.</summary>
    Unknown,

    NotApplicable,

    /// <summary>A fail or a conditional that was accepted; it keeps what it was.</summary>
    Excepted,
}

/// <summary>How bad. A pass may carry a recommendation of low severity.</summary>
public enum Severity
{
    None,
    Low,
    Medium,
    High,
    Critical,
}

/// <summary>What a row of a check's table says.</summary>
/// <param name="Because">One sentence.</param>
/// <param name="Statement">What a person has to attest, for a conditional.</param>
public readonly record struct Judgement(Outcome Outcome, Severity Severity, string Because, string? Statement, IReadOnlyList<string> Recommendations);
