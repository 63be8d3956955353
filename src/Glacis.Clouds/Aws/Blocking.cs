// Whether any of several rules turns something away.
using Glacis.Facts;

namespace Glacis.Clouds.Aws;

static class Blocking
{
    /// <summary>Whether one does; where none of those that were read does, those that were not may.</summary>
    internal static Fact<bool> AnyBlocks(this Many<Fact<bool>> rules)
    {
        foreach (var rule in rules.Items)
            if (rule.Peek(out var blocks) && blocks) return rule;
        return rules.Items.FirstOrDefault(static it => !it.IsKnown).Source is var first && rules.Items.Any(static it => !it.IsKnown) ? Fact.Unknown<bool>((Unknown)first)
            : rules.IsComplete ? Fact.Known(false, rules.Source) : Fact.Unknown<bool>((Unknown)rules.Source);
    }
}
