// Check digits: what makes a number more than a row of digits. Each takes ASCII digits unless it says otherwise.
namespace Glacis.Classification.Detecting;

static class Digits
{
    internal static int Number(ReadOnlySpan<byte> digits)
    {
        var number = 0;
        foreach (var digit in digits) number = number * 10 + digit - '0';
        return number;
    }

    internal static long LongNumber(ReadOnlySpan<byte> digits)
    {
        var number = 0L;
        foreach (var digit in digits) number = number * 10 + digit - '0';
        return number;
    }

    internal static bool AreDigits(ReadOnlySpan<byte> text) => !text.ContainsAnyExceptInRange((byte)'0', (byte)'9');

    internal static bool AreLetters(ReadOnlySpan<byte> upper) => !upper.ContainsAnyExceptInRange((byte)'A', (byte)'Z');

    /// <summary>One digit throughout, or counting up or down by one: nobody's number.</summary>
    internal static bool IsTrivial(ReadOnlySpan<byte> digits)
    {
        if (!digits.ContainsAnyExcept(digits[0])) return true;
        var step = digits[1] - digits[0];
        if (step is not (1 or -1)) return false;
        for (var at = 1; at < digits.Length; at++)
            if ((digits[at] - digits[at - 1] - step) % 10 != 0) return false;
        return true;
    }

    /// <summary>Luhn (ISO/IEC 7812-1).</summary>
    internal static bool Luhn(ReadOnlySpan<byte> digits)
    {
        var (sum, twice) = (0, false);
        for (var at = digits.Length - 1; at >= 0; at--, twice = !twice)
        {
            var digit = digits[at] - '0';
            sum += !twice ? digit : digit > 4 ? digit * 2 - 9 : digit * 2;
        }
        return sum % 10 == 0;
    }

    /// <summary>The sum of digits times weights.</summary>
    internal static int Weighted(ReadOnlySpan<byte> digits, ReadOnlySpan<sbyte> weights)
    {
        var sum = 0;
        for (var at = 0; at < weights.Length; at++) sum += (digits[at] - '0') * weights[at];
        return sum;
    }

    /// <summary>The remainder by 97, letters counting as 10 to 35 (ISO 7064 MOD 97-10); <paramref name="moved"/> bytes at the front come last.</summary>
    internal static int Mod97(ReadOnlySpan<byte> upper, int moved = 0)
    {
        var rest = 0;
        for (var at = 0; at < upper.Length; at++)
        {
            var letter = upper[(at + moved) % upper.Length];
            rest = Letters.IsDigit(letter) ? (rest * 10 + letter - '0') % 97 : (rest * 100 + letter - 'A' + 10) % 97;
        }
        return rest;
    }

    /// <summary>ISO 7064 MOD 11,10, the check digit last.</summary>
    internal static bool Mod11And10(ReadOnlySpan<byte> digits)
    {
        var product = 10;
        foreach (var digit in digits[..^1])
        {
            var sum = (digit - '0' + product) % 10;
            product = (sum == 0 ? 10 : sum) * 2 % 11;
        }
        return (11 - product) % 10 == digits[^1] - '0';
    }

    static ReadOnlySpan<byte> Dihedral =>
    [
        0, 1, 2, 3, 4, 5, 6, 7, 8, 9, 1, 2, 3, 4, 0, 6, 7, 8, 9, 5, 2, 3, 4, 0, 1, 7, 8, 9, 5, 6, 3, 4, 0, 1, 2, 8, 9, 5, 6, 7, 4, 0, 1, 2, 3, 9, 5, 6, 7, 8,
        5, 9, 8, 7, 6, 0, 4, 3, 2, 1, 6, 5, 9, 8, 7, 1, 0, 4, 3, 2, 7, 6, 5, 9, 8, 2, 1, 0, 4, 3, 8, 7, 6, 5, 9, 3, 2, 1, 0, 4, 9, 8, 7, 6, 5, 4, 3, 2, 1, 0,
    ];

    static ReadOnlySpan<byte> Permuted =>
    [
        0, 1, 2, 3, 4, 5, 6, 7, 8, 9, 1, 5, 7, 6, 2, 8, 3, 0, 9, 4, 5, 8, 0, 3, 7, 9, 6, 1, 4, 2, 8, 9, 1, 6, 0, 4, 3, 5, 2, 7,
        9, 4, 5, 3, 1, 2, 6, 8, 7, 0, 4, 2, 8, 6, 5, 7, 3, 9, 0, 1, 2, 7, 9, 3, 8, 0, 6, 4, 1, 5, 7, 0, 4, 6, 9, 1, 3, 2, 5, 8,
    ];

    /// <summary>Verhoeff, the check digit last.</summary>
    internal static bool Verhoeff(ReadOnlySpan<byte> digits)
    {
        var check = 0;
        for (var at = 0; at < digits.Length; at++) check = Dihedral[check * 10 + Permuted[at % 8 * 10 + digits[^(at + 1)] - '0']];
        return check == 0;
    }

    /// <summary>Whether day, month and year make a date; of a year of two digits any century will do.</summary>
    internal static bool IsDate(int day, int month, int year = 2000) =>
        month is >= 1 and <= 12 && day >= 1 && day <= (month == 2 ? year % 4 == 0 && (year % 100 != 0 || year % 400 == 0) ? 29 : 28 : month is 4 or 6 or 9 or 11 ? 30 : 31);
}
