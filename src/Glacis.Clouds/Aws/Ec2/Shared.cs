// Equal texts made one: a million interfaces lie in a few networks, and stand in a few groups.

namespace Glacis.Clouds.Aws.Ec2;

/// <summary>A few texts and lists that came last. What it gives equals what it was given. Threads share it: whoever writes, any of the values in a place is right.</summary>
static class Shared
{
    const int Places = 1 << 13;

    static readonly string?[] Texts = new string?[Places];
    static readonly IReadOnlyList<string>?[] Lists = new IReadOnlyList<string>?[Places];

    internal static string One(string text)
    {
        ref var place = ref Texts[(uint)text.GetHashCode(StringComparison.Ordinal) % Places];
        var there = place;
        return there is not null && there == text ? there : place = text;
    }

    internal static IReadOnlyList<string> Many(IReadOnlyList<string> texts)
    {
        ref var place = ref Lists[(uint)texts.Aggregate(17, static (hash, it) => HashCode.Combine(hash, it.GetHashCode(StringComparison.Ordinal))) % Places];
        var there = place;
        return there is not null && there.SequenceEqual(texts, StringComparer.Ordinal) ? there : place = [.. texts.Select(One)];
    }
}
