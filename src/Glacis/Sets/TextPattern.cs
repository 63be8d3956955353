// Patterns over texts: what a rule writes with * and ?, as a machine that reads a text once.
using System.Text;

namespace Glacis.Sets;

/// <summary>A set of texts: one text, or all that fit a pattern. Immutable; threads may share it.</summary>
public sealed class TextPattern : IEquatable<TextPattern>
{
    readonly string key;

    // Of one text alone they are made when a machine asks for them, which is seldom.
    Step[]? steps;

    TextPattern(Step[]? steps, string key) => (this.steps, this.key) = (steps, key);

    /// <summary>One step of a pattern: a letter, any one letter, or a run of any letters.</summary>
    /// <param name="Sort">Which of the three.</param>
    /// <param name="Letter">The letter.</param>
    /// <param name="Folds">Whether the letter's case does not matter.</param>
    /// <param name="Stops">Whether any letter means any but a colon.</param>
    internal readonly record struct Step(StepSort Sort, char Letter, bool Folds, bool Stops)
    {
        internal bool Takes(char letter) => Sort == StepSort.Letter
            ? letter == Letter || Folds && char.ToLowerInvariant(letter) == char.ToLowerInvariant(Letter)
            : !Stops || letter != ':';
    }

    internal enum StepSort
    {
        Letter,
        One,
        Run,
    }

    internal ReadOnlySpan<Step> Steps => Whole();

    Step[] Whole() => steps ??= [.. Only!.Select(static it => new Step(StepSort.Letter, it, false, false))];

    /// <summary>The only text that fits; <c>null</c> where more than one does.</summary>
    public string? Only { get; private init; }

    /// <summary>What every text that fits begins with, where nothing else is asked of it; <c>null</c> for other patterns.</summary>
    public string? Prefix { get; private init; }

    /// <summary>Exactly this text.</summary>
    public static TextPattern Exactly(string text) => new(null, $"={text}") { Only = text };

    /// <summary>This text, whatever its case.</summary>
    public static TextPattern IgnoringCase(string text) => text.Any(char.IsLetter)
        ? new([.. text.Select(static it => new Step(StepSort.Letter, it, true, false))], $"~{text.ToLowerInvariant()}") : Exactly(text);

    /// <summary><c>*</c> is any run of letters, <c>?</c> any one; both as themselves behind <paramref name="escape"/>.</summary>
    public static TextPattern Glob(string pattern, bool ignoreCase = false, char escape = '\0')
    {
        var read = new List<Step>(pattern.Length);
        for (var at = 0; at < pattern.Length; at++)
        {
            if (pattern[at] == escape && escape != '\0' && at + 1 < pattern.Length) read.Add(new(StepSort.Letter, pattern[++at], false, false));
            else Add(read, pattern[at], ignoreCase, stops: false);
        }
        return Made(read, ignoreCase ? "~" : "");
    }

    /// <summary>A pattern over names of six parts with colons between them: in the first five, <c>*</c> and <c>?</c> stay within their part.</summary>
    public static TextPattern Parts(string pattern, char escape = '\0')
    {
        var (read, colons) = (new List<Step>(pattern.Length), 0);
        for (var at = 0; at < pattern.Length; at++)
        {
            if (pattern[at] == ':') colons++;
            if (pattern[at] == escape && escape != '\0' && at + 1 < pattern.Length) read.Add(new(StepSort.Letter, pattern[++at], false, false));
            else Add(read, pattern[at], ignoreCase: false, stops: colons < 5);
        }
        return Made(read, "");
    }

    static void Add(List<Step> steps, char letter, bool ignoreCase, bool stops)
    {
        var step = letter switch
        {
            '*' => new Step(StepSort.Run, '\0', false, stops),
            '?' => new Step(StepSort.One, '\0', false, stops),
            _ => new Step(StepSort.Letter, letter, ignoreCase, false),
        };
        // Two runs in a row say no more than one.
        if (step.Sort == StepSort.Run && steps.Count > 0 && steps[^1].Sort == StepSort.Run) return;
        steps.Add(step);
    }

    static TextPattern Made(List<Step> steps, string mark)
    {
        var folds = steps.Any(static it => it.Folds && char.IsLetter(it.Letter));
        var letters = steps.TakeWhile(static it => it.Sort == StepSort.Letter).Count();
        var text = string.Concat(steps.Take(letters).Select(static it => it.Letter));
        if (letters == steps.Count && !folds) return Exactly(text);
        var written = new StringBuilder("*").Append(mark);
        foreach (var step in steps) Write(step, written);
        return new([.. steps], written.ToString()) { Prefix = letters == steps.Count - 1 && !folds && steps[^1] is { Sort: StepSort.Run, Stops: false } ? text : null };
    }

    // Wildcards as control letters; a control letter as itself behind another, so that no two patterns are written alike.
    static void Write(Step step, StringBuilder to)
    {
        if (step.Sort != StepSort.Letter) to.Append((step.Sort, step.Stops) switch { (StepSort.One, true) => '\u0001', (StepSort.One, _) => '\u0002', (_, true) => '\u0003', _ => '\u0004' });
        else
        {
            if (step.Letter <= '\u0006') to.Append('\u0005');
            if (step.Folds) to.Append('\u0006');
            to.Append(step.Folds ? char.ToLowerInvariant(step.Letter) : step.Letter);
        }
    }

    /// <summary>Whether the text fits: in time proportional to both lengths, whatever the pattern.</summary>
    public bool Matches(string text)
    {
        if (Only is not null) return string.Equals(Only, text, StringComparison.Ordinal);
        if (Prefix is not null) return text.StartsWith(Prefix, StringComparison.Ordinal);
        var (all, at, in_, run, tried) = (Whole(), 0, 0, -1, 0);
        while (at < text.Length)
        {
            if (in_ < all.Length && all[in_].Sort == StepSort.Run) (run, tried, in_) = (in_, at, in_ + 1);
            else if (in_ < all.Length && all[in_].Takes(text[at])) (at, in_) = (at + 1, in_ + 1);
            // The last run takes one letter more, if it may. A run that stops at colons cannot be passed by an earlier one, for a colon follows it.
            else if (run >= 0 && all[run].Takes(text[tried])) (at, in_) = (++tried, run + 1);
            else return false;
        }
        while (in_ < all.Length && all[in_].Sort == StepSort.Run) in_++;
        return in_ == all.Length;
    }

    /// <summary>Whether some text that fits may begin so: false where none does.</summary>
    internal bool MayBegin(string beginning)
    {
        var all = Whole();
        for (var at = 0; at < beginning.Length; at++)
        {
            if (at == all.Length) return false;
            if (all[at].Sort != StepSort.Letter) return true;
            if (!all[at].Takes(beginning[at])) return false;
        }
        return true;
    }

    public bool Equals(TextPattern? other) => other is not null && string.Equals(key, other.key, StringComparison.Ordinal);

    public override bool Equals(object? obj) => Equals(obj as TextPattern);

    public override int GetHashCode() => key.GetHashCode(StringComparison.Ordinal);

    /// <summary>A name by which equal patterns are equal.</summary>
    internal string Key => key;
}
