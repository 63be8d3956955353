// Condition operators by name: ForAllValues:StringLikeIfExists.
namespace Glacis.Policies.Language;

static class Operators
{
    static readonly Dictionary<string, Comparison> Named = Enum.GetValues<Comparison>().ToDictionary(static it => $"{it}", StringComparer.OrdinalIgnoreCase);

    /// <summary>The parts of an operator; <c>null</c> where there is none of that name.</summary>
    internal static (Quantifier, Comparison, bool IfExists)? Read(string name)
    {
        var (quantifier, rest) = Quantified(name);
        var ifExists = rest.EndsWith("IfExists", StringComparison.OrdinalIgnoreCase);
        if (ifExists) rest = rest[..^"IfExists".Length];
        // "Null" asks whether there is a value: with IfExists it would ask nothing, and services refuse it.
        return Named.TryGetValue(rest, out var comparison) && !(ifExists && comparison == Comparison.Null) ? (quantifier, comparison, ifExists) : null;
    }

    static (Quantifier, string) Quantified(string name) =>
        name.StartsWith("ForAllValues:", StringComparison.OrdinalIgnoreCase) ? (Quantifier.All, name["ForAllValues:".Length..])
        : name.StartsWith("ForAnyValue:", StringComparison.OrdinalIgnoreCase) ? (Quantifier.Any, name["ForAnyValue:".Length..])
        : (Quantifier.One, name);
}
