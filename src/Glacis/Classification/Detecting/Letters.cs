// What a byte is: one table for the whole scan.
using System.Runtime.CompilerServices;

namespace Glacis.Classification.Detecting;

static class Letters
{
    /// <summary>Symbols of the shapes' automaton.</summary>
    internal const byte Digit = 0, Letter = 1, Space = 2, Dash = 3, Dot = 4, Slash = 5, Plus = 6, Other = 7;

    static readonly byte[] Symbols = MakeSymbols();

    static byte[] MakeSymbols()
    {
        var made = new byte[256];
        Array.Fill(made, Other);
        for (var it = '0'; it <= '9'; it++) made[it] = Digit;
        for (var it = 'a'; it <= 'z'; it++) made[it] = made[it - 32] = Letter;
        (made[' '], made['-'], made['.'], made['/'], made['+']) = (Space, Dash, Dot, Slash, Plus);
        return made;
    }

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    internal static byte Symbol(byte it) => Symbols[it];

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    internal static bool IsDigit(byte it) => (uint)(it - '0') <= 9;

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    internal static bool IsLetter(byte it) => (uint)((it | 0x20) - 'a') <= 25;

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    internal static bool IsAlphanumeric(byte it) => Symbols[it] <= Letter;

    internal static bool IsUpper(byte it) => (uint)(it - 'A') <= 25;

    internal static bool IsLower(byte it) => (uint)(it - 'a') <= 25;

    internal static bool IsHex(byte it) => IsDigit(it) || (uint)((it | 0x20) - 'a') <= 5;

    /// <summary>Letters and digits of any script: bytes above ASCII count as letters.</summary>
    internal static bool IsWord(byte it) => IsAlphanumeric(it) || it >= 0x80;
}
