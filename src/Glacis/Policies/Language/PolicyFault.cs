// Why a document cannot be read, and where.
using System.Globalization;

namespace Glacis.Policies.Language;

/// <summary>Something in a document that this build does not know, or that is none: then nothing is decided on it.</summary>
/// <param name="Line">From 1; 0 where the document itself did not come.</param>
/// <param name="Column">From 1, in bytes.</param>
public sealed record PolicyFault(int Line, int Column, string Sentence)
{
    public override string ToString() => Line == 0 ? Sentence : string.Create(CultureInfo.InvariantCulture, $"line {Line}, column {Column}: {Sentence}");
}

/// <summary>A document, or why it cannot be read.</summary>
public readonly record struct PolicyRead(Policy? Policy, PolicyFault? Fault)
{
    /// <summary>Whether it was read whole.</summary>
    [System.Diagnostics.CodeAnalysis.MemberNotNullWhen(true, nameof(Policy))]
    [System.Diagnostics.CodeAnalysis.MemberNotNullWhen(false, nameof(Fault))]
    public bool IsRead => Policy is not null;
}
