// The IAM policy language as data: what a document says, nothing decided yet.
namespace Glacis.Policies.Language;

/// <summary>What a statement does to the requests that it matches.</summary>
public enum Effect
{
    Allow,
    Deny,
}

/// <summary>One policy document, read whole. Immutable; threads may share it.</summary>
/// <param name="Version">The version of the language that it asks for.</param>
/// <param name="Id">Its own name, if it has one.</param>
/// <param name="Statements">Its statements in order.</param>
public sealed record Policy(string Version, string? Id, IReadOnlyList<Statement> Statements)
{
    /// <summary>The version in which <c>${…}</c> is a variable; in the older one it is text.</summary>
    public const string WithVariables = "2012-10-17";

    /// <summary>The version of a document that names none.</summary>
    public const string Oldest = "2008-10-17";

    /// <summary>Whether <c>${…}</c> stands for a value of the request.</summary>
    public bool HasVariables => Version == WithVariables;
}

/// <summary>One statement.</summary>
/// <param name="Number">Its place in the document, from 1.</param>
/// <param name="Line">The line it begins in, from 1.</param>
public sealed record Statement(int Number, int Line)
{
    public string? Sid { get; init; }

    public required Effect Effect { get; init; }

    /// <summary>Whom it speaks of; <c>null</c> where it hangs on an identity or an organisation and names nobody.</summary>
    public PrincipalElement? Principal { get; init; }

    public required Element Action { get; init; }

    /// <summary><c>null</c> where the document hangs on the one resource that it speaks of (trust policies).</summary>
    public Element? Resource { get; init; }

    public IReadOnlyList<Condition> Conditions { get; init; } = [];

    /// <summary>How it is cited: its Sid where it has one, else its number.</summary>
    public string Name => Sid is { Length: > 0 } ? Sid : string.Create(System.Globalization.CultureInfo.InvariantCulture, $"statement {Number}");
}

/// <summary>Patterns with <c>*</c> and <c>?</c>: any of them, or, turned round, none of them.</summary>
public sealed record Element(bool Not, IReadOnlyList<string> Patterns);

/// <summary>Sorts of principals that a statement can name.</summary>
public enum PrincipalSort
{
    /// <summary><c>"Principal": "*"</c>.</summary>
    Everybody,

    /// <summary>An account, user, role, session, or <c>*</c>.</summary>
    Identity,
    Service,
    Federated,
    CanonicalUser,
}

/// <summary>One principal as it is written.</summary>
public readonly record struct PrincipalEntry(PrincipalSort Sort, string Value);

/// <summary>Principals: any of them, or, turned round, everybody else.</summary>
public sealed record PrincipalElement(bool Not, IReadOnlyList<PrincipalEntry> Entries);

/// <summary>How a condition with a set operator looks at a key that has many values.</summary>
public enum Quantifier
{
    /// <summary>The key has one value.</summary>
    One,

    /// <summary><c>ForAllValues</c>: true where there is none.</summary>
    All,

    /// <summary><c>ForAnyValue</c>: false where there is none.</summary>
    Any,
}

/// <summary>What is compared, and how.</summary>
public enum Comparison
{
    StringEquals,
    StringNotEquals,
    StringEqualsIgnoreCase,
    StringNotEqualsIgnoreCase,
    StringLike,
    StringNotLike,
    NumericEquals,
    NumericNotEquals,
    NumericLessThan,
    NumericLessThanEquals,
    NumericGreaterThan,
    NumericGreaterThanEquals,
    DateEquals,
    DateNotEquals,
    DateLessThan,
    DateLessThanEquals,
    DateGreaterThan,
    DateGreaterThanEquals,
    Bool,
    BinaryEquals,
    IpAddress,
    NotIpAddress,
    ArnEquals,
    ArnLike,
    ArnNotEquals,
    ArnNotLike,
    Null,
}

/// <summary>One key of a condition block: all keys of all operators must hold.</summary>
public sealed record Condition(Quantifier Quantifier, Comparison Comparison, bool IfExists, string Key, IReadOnlyList<string> Values)
{
    /// <summary>The operator as it is written.</summary>
    public string Operator => $"{Quantifier switch { Quantifier.All => "ForAllValues:", Quantifier.Any => "ForAnyValue:", _ => "" }}{Comparison}{(IfExists ? "IfExists" : "")}";

    /// <summary>Whether the values are those that the key must not have: then all of them must differ.</summary>
    public bool IsNegated => Comparison is Comparison.StringNotEquals or Comparison.StringNotEqualsIgnoreCase or Comparison.StringNotLike
        or Comparison.NumericNotEquals or Comparison.DateNotEquals or Comparison.NotIpAddress or Comparison.ArnNotEquals or Comparison.ArnNotLike;
}
