// What documentation lets us conclude from an answer, with the rule in words.
using Glacis.Facts;

namespace Glacis.Clouds.Aws;

static class Concluding
{
    /// <summary>A value that follows from where this stands; unknown where this is.</summary>
    internal static Fact<R> Concludes<T, R>(this Fact<T> from, R value, string rule) =>
        from.IsKnown ? Fact.Known(value, new Conclusion(rule, 1, [from.Source]), from.Field) : Fact.Unknown<R>((Unknown)from.Source);

    /// <summary>A value that follows from the mere existence of what stands there.</summary>
    internal static Fact<R> Concludes<R>(this Source at, R value, string rule) =>
        at is Unknown unknown ? Fact.Unknown<R>(unknown) : Fact.Known(value, new Conclusion(rule, 1, [at]));
}
