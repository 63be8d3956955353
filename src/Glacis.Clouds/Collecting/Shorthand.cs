// Shorthand for readers.
using Glacis.Facts;
using Glacis.Recordings;

namespace Glacis.Clouds.Collecting;

static class Shorthand
{
    /// <summary>What became of a further question about this item.</summary>
    internal static Answered Of(this Item item, Call call) => item.Of(call.Key);

    /// <summary>The value, or a stand-in for names that are only shown.</summary>
    internal static string Shown(this Fact<string> fact, string otherwise = "") => fact.Peek(out var value) ? value : otherwise;
}
