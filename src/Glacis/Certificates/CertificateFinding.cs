// One thing that is wrong with a certificate or its chain.
using Glacis.Verdicts;

namespace Glacis.Certificates;

/// <summary>One thing that is wrong, or worth knowing.</summary>
/// <param name="Rule">Its slug, <c>chain-is-incomplete</c>; for ever.</param>
/// <param name="Severity">How bad in itself; <see cref="Severity.None"/> is worth knowing and nothing more.</param>
/// <param name="Sentence">What is so, lower case, no full stop; texts from certificates in it are hostile until shown.</param>
/// <param name="Fix">What to do about it, where there is something.</param>
public sealed record CertificateFinding(string Rule, Severity Severity, string Sentence, string? Fix);
