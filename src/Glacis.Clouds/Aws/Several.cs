// Whether any of several things is so.
using Glacis.Facts;

namespace Glacis.Clouds.Aws;

static class Several
{
    /// <summary>Whether one is; where none of those that were read is, those that are not known may be.</summary>
    internal static Fact<bool> Any(this Many<Fact<bool>> all)
    {
        var doubt = all.IsComplete ? null : (Unknown)all.Source;
        foreach (var one in all.Items)
            if (!one.Peek(out var isSo)) doubt ??= (Unknown)one.Source;
            else if (isSo) return one;
        return doubt is null ? Fact.Known(false, all.Source) : Fact.Unknown<bool>(doubt);
    }
}
