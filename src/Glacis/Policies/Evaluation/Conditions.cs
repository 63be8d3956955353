// Whether the conditions of a statement hold: all operators and all keys must, any value does.
using Glacis.Policies.Language;

namespace Glacis.Policies.Evaluation;

static class Conditions
{
    internal static Told All(IReadOnlyList<Condition> conditions, bool hasVariables, Circumstances circumstances)
    {
        var weakest = Told.Yes;
        foreach (var condition in conditions)
        {
            var told = Of(condition, hasVariables, circumstances);
            if (told.Truth == Truth.No) return new(Truth.No, Sentence(condition, told.Why));
            if (told.Truth < weakest.Truth) weakest = new(told.Truth, Sentence(condition, told.Why));
        }
        return weakest;
    }

    static string Sentence(Condition condition, string why) => $"{condition.Operator} {Words.Short(condition.Key)}: {why}";

    static Told Of(Condition condition, bool hasVariables, Circumstances circumstances)
    {
        var held = circumstances.Values(condition.Key);
        if (condition.Comparison == Comparison.Null) return IsAbsent(condition, held.Having);
        return held.Having switch
        {
            Having.Present => OfValues(condition, held.Values, hasVariables, circumstances),
            Having.Absent => new(Truths.Of(HoldsWithout(condition)), "the request does not have this key"),
            Having.ValueNotSaid => new(Truth.Unknown, "the request has this key and does not say its value"),
            _ => new(Truth.Unknown, "it is not known whether the request has this key"),
        };
    }

    /// <summary>What a condition comes to on a request without its key.</summary>
    internal static bool HoldsWithout(Condition condition) =>
        condition.IfExists || condition.Quantifier switch
        {
            Quantifier.All => true,
            Quantifier.Any => false,
            _ => condition.IsNegated,
        };

    static Told IsAbsent(Condition condition, Having having)
    {
        if (condition.Quantifier != Quantifier.One) return new(Truth.Unknown, "what Null means with a set operator, nobody says");
        var wanted = condition.Values.Select(Values.Flag).ToArray();
        if (wanted.Contains(null)) return new(Truth.Unknown, "Null takes true or false");
        if (having == Having.NotSaid && wanted.Distinct().Count() == 1) return new(Truth.Unknown, "it is not known whether the request has this key");
        return new(Truths.Of(wanted.Contains(having == Having.Absent)), having == Having.Absent ? "the request does not have this key" : "the request has this key");
    }

    static Told OfValues(Condition condition, IReadOnlyList<string> asked, bool hasVariables, Circumstances circumstances)
    {
        var (weakest, strongest) = (Told.Yes, new Told(Truth.No));
        foreach (var value in asked)
        {
            var told = OfValue(condition, value, hasVariables, circumstances);
            if (told.Truth <= weakest.Truth) weakest = told;
            if (told.Truth >= strongest.Truth) strongest = told;
        }
        return condition.Quantifier switch
        {
            Quantifier.All => weakest,
            Quantifier.Any => strongest,
            // Without a set operator the key has one value; of many, nobody says which one is meant.
            _ => weakest.Truth == strongest.Truth ? weakest : new(Truth.Unknown, "the request has many values of this key, and the operator takes one"),
        };
    }

    static Told OfValue(Condition condition, string asked, bool hasVariables, Circumstances circumstances)
    {
        var strongest = new Told(Truth.No);
        foreach (var written in condition.Values)
        {
            var told = Comparisons.Of(condition.Comparison, asked, written, hasVariables, circumstances);
            if (told.Truth > strongest.Truth) strongest = told;
            if (told.Truth == Truth.Yes) break;
        }
        if (strongest.Truth == Truth.Unknown) return strongest;
        var holds = condition.IsNegated ? strongest.Truth.Not() : strongest.Truth;
        return holds == Truth.Yes ? Told.Yes : new(Truth.No, $"the request's value is \"{Words.Short(asked)}\"");
    }
}
