// A pattern that owners declare: an expression that never goes back, bounded in size, with a rule of check digits and words of context.
using System.Text;
using System.Text.RegularExpressions;
using Glacis.Facts;

namespace Glacis.Classification.Detecting;

/// <summary>Rules of check digits that a declared pattern may ask for; the check digit comes last.</summary>
public enum CheckRule
{
    /// <summary>ISO/IEC 7812-1.</summary>
    Luhn,

    /// <summary>ISO 7064 MOD 97-10, letters counting as 10 to 35.</summary>
    Mod97,

    /// <summary>ISO 7064 MOD 11,10.</summary>
    Mod11And10,

    Verhoeff,
}

/// <summary>Finds what owners declare. It is asked where its expression matches, and needs no shape or prefix. Threads share it.</summary>
public sealed class DeclaredPattern : Detector
{
    /// <summary>The longest expression, in characters.</summary>
    public const int Longest = 500;

    // Repetitions are unrolled: {1000} nested twice would be a million states.
    const int MostStates = 500;

    // Places at which an expression that may match nothing does.
    const string Places = " a1_-. \u00e9";

    readonly double confidence;
    readonly CheckRule? rule;
    readonly IReadOnlyList<string> words;
    readonly Vocabulary? context;

    DeclaredPattern(ContentClass finds, Regex expression, double confidence, CheckRule? rule, IReadOnlyList<string> context)
    {
        (Finds, Expression, this.confidence, this.rule, words) = (finds, expression, confidence, rule, context);
        this.context = words.Count == 0 ? null : new([.. words.Select(Folded)]);
    }

    public override ContentClass Finds { get; }

    internal Regex Expression { get; }

    /// <summary>All that it decides by, in one line.</summary>
    public string Definition => string.Create(System.Globalization.CultureInfo.InvariantCulture, $"{Finds} {Expression} {confidence} {rule} {string.Join(',', words)}");

    /// <summary>Makes one.</summary>
    /// <param name="finds">What it finds.</param>
    /// <param name="expression">A regular expression without looking around and without back references.</param>
    /// <param name="confidence">How sure a find is outside of any context.</param>
    /// <param name="rule">What its letters and digits have to hold; <c>null</c> for nothing.</param>
    /// <param name="context">Words that make it surer, of which <see cref="Folded"/> leaves something.</param>
    /// <param name="whyNot">Why there is none, to be said behind the expression.</param>
    public static DeclaredPattern? Of(ContentClass finds, string expression, double confidence, CheckRule? rule, IReadOnlyList<string> context, out string whyNot)
    {
        var made = Compiled(expression, out whyNot);
        return made is null ? null : new(finds, made, confidence, rule, context);
    }

    /// <summary>A word as it is looked for: lower case, its parts with one space between them; empty where it has no letter and no digit.</summary>
    public static string Folded(string word) => Encoding.UTF8.GetString(CellCursor.Folded(word));

    static Regex? Compiled(string expression, out string whyNot)
    {
        whyNot = expression.Length > Longest ? $"is too long; {Longest} characters are allowed"
            : States(expression) > MostStates ? $"repeats too much; all its repetitions together may come to {MostStates} characters" : "";
        if (whyNot.Length > 0) return null;
        try
        {
            var made = new Regex(expression, RegexOptions.NonBacktracking | RegexOptions.CultureInvariant | RegexOptions.ExplicitCapture);
            if (!MatchesNothing(made)) return made;
            whyNot = "matches the empty text, which stands everywhere";
        }
        catch (RegexParseException e)
        {
            whyNot = string.Create(System.Globalization.CultureInfo.InvariantCulture, $"is no regular expression: {Words.Spoken(e.Error)} at character {e.Offset}");
        }
        catch (NotSupportedException)
        {
            whyNot = "has to go back over what was read (looking around, back references, atomic groups), and may not: it would take as long as a text wants it to";
        }
        return null;
    }

    static bool MatchesNothing(Regex made)
    {
        if (made.IsMatch("")) return true;
        foreach (var match in made.EnumerateMatches(Places))
            if (match.Length == 0) return true;
        return false;
    }

    // Never less than what comes of it: what stands in brackets counts letter by letter, and a parenthesis too many closes all that came before.
    static long States(string expression)
    {
        var (before, all, last) = (new Stack<long>(), 0L, 0L);
        for (var at = 0; at < expression.Length; at++)
        {
            switch (expression[at])
            {
                case '(':
                    before.Push(all);
                    (all, last) = (0, 0);
                    break;
                case ')':
                    (last, all) = (all, all + (before.TryPop(out var outside) ? outside : 0));
                    break;
                case '{' when Times(expression, at) is > 1 and var times:
                    (last, all, at) = (last * times, all + last * (times - 1), expression.IndexOf('}', at));
                    break;
                default:
                    if (expression[at] == '\\') at++;
                    (last, all) = (1, all + 1);
                    break;
            }
            if (all > MostStates) return all;
        }
        return all + before.Sum();
    }

    // The larger number of {2}, {2,} and {2,5}; none of what is no repetition.
    static long Times(string expression, int at)
    {
        var end = expression.IndexOf('}', at);
        if (end < 0) return 0;
        var parts = expression[(at + 1)..end].Split(',');
        return parts.Max(static it => long.TryParse(it, System.Globalization.NumberStyles.None, System.Globalization.CultureInfo.InvariantCulture, out var number) ? Math.Min(number, int.MaxValue) : 0);
    }

    public override Weight Weigh(in Candidate it)
    {
        if (rule is not null && !Holds(it.Text)) return Weight.Nothing;
        var isInContext = context is not null && it.Says(context);
        // Context halves the doubt.
        var sure = isInContext ? Math.Round((1 + confidence) / 2, 3) : confidence;
        return Weight.Of(sure, (rule is null ? Remarks.None : Remarks.Checked) | (isInContext ? Remarks.InContext : Remarks.None));
    }

    bool Holds(ReadOnlySpan<byte> text)
    {
        Span<byte> upper = stackalloc byte[DeclaredPass.Longest];
        var count = 0;
        foreach (var letter in text)
        {
            if (!Letters.IsAlphanumeric(letter)) continue;
            if (count == upper.Length) return false;
            upper[count++] = Letters.IsLower(letter) ? (byte)(letter & 0xDF) : letter;
        }
        return count > 2 && Holds(rule!.Value, upper[..count]);
    }

    static bool Holds(CheckRule rule, ReadOnlySpan<byte> upper) => rule switch
    {
        CheckRule.Mod97 => Digits.Mod97(upper) == 1,
        _ when !Digits.AreDigits(upper) => false,
        CheckRule.Luhn => Digits.Luhn(upper),
        CheckRule.Mod11And10 => Digits.Mod11And10(upper),
        _ => Digits.Verhoeff(upper),
    };
}
