// Throws that are the same in every run: a hash of what is thrown for.
namespace Glacis.Bench.Generating;

/// <summary>Seeded throws for one thing; each use of another <c>salt</c> is another throw.</summary>
readonly record struct Dice(ulong Seed)
{
    internal static Dice For(int index, string of)
    {
        var seed = 0xCBF29CE484222325UL ^ (uint)index;
        foreach (var letter in of) seed = (seed ^ letter) * 0x100000001B3UL;
        return new(Mixed(seed));
    }

    internal int Below(int bound, int salt) => (int)(Throw(salt) % (ulong)bound);

    /// <summary>One of the words; each stands as often as its chance says.</summary>
    internal T Of<T>(int salt, params ReadOnlySpan<T> words) => words[Below(words.Length, salt)];

    internal string Hex(int digits, int salt) => $"{Throw(salt):x16}{Throw(salt + 1000):x16}"[..digits];

    internal string Uuid(int salt)
    {
        var hex = Hex(32, salt);
        return $"{hex[..8]}-{hex[8..12]}-4{hex[13..16]}-a{hex[17..20]}-{hex[20..]}";
    }

    ulong Throw(int salt) => Mixed(Seed + (ulong)(uint)salt * 0x9E3779B97F4A7C15UL);

    // The finaliser of SplitMix64.
    static ulong Mixed(ulong z)
    {
        z = (z ^ (z >> 30)) * 0xBF58476D1CE4E5B9UL;
        z = (z ^ (z >> 27)) * 0x94D049BB133111EBUL;
        return z ^ (z >> 31);
    }
}
