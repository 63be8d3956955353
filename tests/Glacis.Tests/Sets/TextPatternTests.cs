// Patterns against the plainest way to match them.
using CsCheck;
using Glacis.Sets;
using Xunit;

namespace Glacis.Tests.Sets;

public sealed class TextPatternTests
{
    static readonly Gen<string> Text = Gen.Char["ab:A"].Array[0, 8].Select(static it => new string(it));
    static readonly Gen<string> Pattern = Gen.Char["ab:A**?"].Array[0, 8].Select(static it => new string(it));

    internal static bool Fits(ReadOnlySpan<char> pattern, ReadOnlySpan<char> text) => pattern.Length == 0 ? text.Length == 0
        : pattern[0] == '*' ? Fits(pattern[1..], text) || text.Length > 0 && Fits(pattern, text[1..])
        : text.Length > 0 && (pattern[0] == '?' || pattern[0] == text[0]) && Fits(pattern[1..], text[1..]);

    [Fact]
    public void Globs_match_as_they_read() => Gen.Select(Pattern, Text).Sample(
        static (pattern, text) =>
        {
            Assert.Equal(Fits(pattern, text), TextPattern.Glob(pattern).Matches(text));
            Assert.Equal(Fits(pattern.ToLowerInvariant(), text.ToLowerInvariant()), TextPattern.Glob(pattern, ignoreCase: true).Matches(text));
        }, iter: 20_000);

    [Fact]
    public void Parts_match_part_by_part() => Gen.Select(Pattern, Text, Gen.Int[0, 3]).Sample(
        static (pattern, text, more) =>
        {
            // Mostly names with all six parts.
            (pattern, text) = ($"a:*:{pattern}{new string(':', more)}", $"a:b:{text}{new string(':', more)}");
            var (asked, given) = (pattern.Split(':', 6), text.Split(':', 6));
            var expected = asked.Length == given.Length && (asked.Length == 6 || pattern.Count(static it => it == ':') == text.Count(static it => it == ':')) && asked.Zip(given).All(static it => Fits(it.First, it.Second));
            Assert.Equal(expected, TextPattern.Parts(pattern).Matches(text));
        }, iter: 20_000);

    [Fact]
    public void One_text_is_one_text() => Gen.Select(Text, Text).Sample(
        static (one, other) =>
        {
            Assert.Equal(one == other, TextPattern.Exactly(one).Matches(other));
            Assert.Equal(one.Equals(other, StringComparison.OrdinalIgnoreCase), TextPattern.IgnoringCase(one).Matches(other));
        }, iter: 5000);

    [Fact]
    public void Patterns_that_are_equal_match_alike() => Gen.Select(Pattern, Pattern, Text).Sample(
        static (one, other, text) =>
        {
            var (a, b) = (TextPattern.Glob(one), TextPattern.Parts(other));
            if (a.Equals(b)) Assert.Equal(a.Matches(text), b.Matches(text));
        }, iter: 20_000);

    [Theory]
    [InlineData("a\u001b*", "a*", true)]
    [InlineData("a\u001b*", "ab", false)]
    [InlineData("\u001b?\u001b\u001b", "?\u001b", true)]
    [InlineData("*\u001b**", "x*y", true)]
    [InlineData("*\u001b**", "xy", false)]
    public void Behind_an_escape_a_letter_is_itself(string pattern, string text, bool expected) => Assert.Equal(expected, TextPattern.Glob(pattern, escape: '\u001b').Matches(text));

    [Fact]
    public void Many_runs_do_not_make_it_slow() =>
        Assert.False(TextPattern.Glob(string.Concat(Enumerable.Repeat("*a", 2000)) + "b").Matches(new string('a', 20_000)));
}
