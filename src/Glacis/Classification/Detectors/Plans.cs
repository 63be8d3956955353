// Numbering plans are rules on leading digits, so that what was asked of them once need not be asked for each number.
using System.Collections.Concurrent;
using System.Text;
using PhoneNumbers;

namespace Glacis.Classification.Detectors;

/// <summary>The numbering plans of all countries. Threads share it.</summary>
static class Plans
{
    const int Most = 1 << 16, Tail = 4, Shortest = 9;

    static readonly ConcurrentDictionary<(long Head, int Digits, string Region), bool> Known = new();

    /// <summary>Whether numbers with these leading digits and this length are given out. The last four of a long number are taken for others, so that the answer does not depend on who asked first.</summary>
    internal static bool Know(ReadOnlySpan<byte> text, ReadOnlySpan<byte> digits, string region)
    {
        if (digits.Length is < Shortest or > 17) return Ask(text, region);
        var head = text[0] == '+' ? 1L : 2L;
        foreach (var digit in digits[..^Tail]) head = head * 11 + digit - '0';
        var key = (head, digits.Length, region);
        if (Known.TryGetValue(key, out var known)) return known;
        if (Known.Count >= Most) Known.Clear();
        return Known[key] = Ask(Representative(text, stackalloc byte[text.Length]), region);
    }

    /// <summary>Whether a number with its country's code is as long as that country's are, given out or not.</summary>
    internal static bool AreLong(ReadOnlySpan<byte> text)
    {
        try
        {
            var plans = PhoneNumberUtil.GetInstance();
            return plans.IsPossibleNumber(plans.Parse(Encoding.ASCII.GetString(text), "ZZ"));
        }
        catch (NumberParseException)
        {
            return false;
        }
    }

    static ReadOnlySpan<byte> Representative(ReadOnlySpan<byte> text, Span<byte> to)
    {
        text.CopyTo(to);
        var left = Tail;
        for (var at = to.Length - 1; left > 0; at--)
            if (to[at] is >= (byte)'0' and <= (byte)'9') to[at] = (byte)('0' + left-- + 1);
        return to;
    }

    static bool Ask(ReadOnlySpan<byte> text, string region)
    {
        try
        {
            var plans = PhoneNumberUtil.GetInstance();
            return plans.IsValidNumber(plans.Parse(Encoding.ASCII.GetString(text), region));
        }
        catch (NumberParseException)
        {
            return false;
        }
    }
}
