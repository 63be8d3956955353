// What a request comes to, and each policy's part in it.
namespace Glacis.Policies.Evaluation;

/// <summary>What a request comes to.</summary>
public enum Outcome
{
    Allowed,

    /// <summary>Nothing allows it.</summary>
    ImplicitDeny,

    /// <summary>Something denies it.</summary>
    ExplicitDeny,

    /// <summary>Something that matters cannot be read or is not known.</summary>
    Unknown,
}

/// <summary>What one statement, grant or unreadable document did.</summary>
/// <param name="Policy">The document's or grant's name.</param>
/// <param name="Statement">The statement's name; <c>null</c> where the document as a whole is meant.</param>
/// <param name="Applies">Whether it applies to the request.</param>
/// <param name="Denies">Whether it denies what it applies to.</param>
/// <param name="Why">Why it does not apply, or may not; empty where it does.</param>
public sealed record Part(Layer Layer, string Policy, string? Statement, Truth Applies, bool Denies, string Why)
{
    /// <summary>The part in words.</summary>
    public string Sentence => Statement is null && Layer != Layer.Grant
        ? $"{Words.Of(Layer)}{(Policy.Length > 0 ? " " : "")}{Policy}: {Why}"
        : $"{Words.Of(Layer)} {Policy}{(Statement is null ? "" : $", {Statement}")}: {Did}{(Why.Length > 0 ? $": {Why}" : "")}";

    string Did => (Applies, Denies) switch
    {
        (Truth.Yes, false) => "allows it",
        (Truth.Yes, true) => "denies it",
        (Truth.Unknown, false) => "may allow it",
        (Truth.Unknown, true) => "may deny it",
        (_, false) => "does not allow it",
        _ => "does not deny it",
    };
}

/// <summary>The decision on one request.</summary>
/// <param name="Sentence">What decided, in words.</param>
/// <param name="Parts">Each policy's part, in the order in which they were looked at.</param>
public sealed record Decision(Outcome Outcome, string Sentence, IReadOnlyList<Part> Parts)
{
    /// <summary>The sentence that decides, then each part in words.</summary>
    public IEnumerable<string> Because => Parts.Select(static it => it.Sentence).Prepend(Sentence);
}
