// Cells against all short texts: each combination of patterns that some text has is a cell, and no other is.
using CsCheck;
using Glacis.Sets;
using Xunit;

namespace Glacis.Tests.Sets;

public sealed class TextCellsTests
{
    static readonly Gen<string> Word = Gen.Char["ab"].Array[0, 3].Select(static it => new string(it));
    static readonly Gen<TextPattern> Pattern = Gen.OneOf(
        Word.Select(TextPattern.Exactly),
        Word.Select(static it => TextPattern.Glob($"{it}*")),
        Word.Select(TextPattern.IgnoringCase),
        Gen.Char["ab*?"].Array[0, 4].Select(static it => TextPattern.Glob(new string(it))),
        Gen.Char["ab*?:"].Array[0, 4].Select(static it => TextPattern.Parts(new string(it))),
        Gen.Char["ab*?"].Array[0, 4].Select(static it => TextPattern.Glob(new string(it), ignoreCase: true)));

    static readonly string[] Texts = [.. Short(5)];

    static IEnumerable<string> Short(int most) => most == 0 ? [""] : Short(most - 1).SelectMany(static it => new[] { it, $"a{it}", $"b{it}", $"A{it}", $"c{it}", $":{it}" }).Distinct(StringComparer.Ordinal);

    static string Signs(IEnumerable<bool> fits) => string.Concat(fits.Select(static it => it ? '1' : '0'));

    [Fact]
    public void Each_combination_that_some_text_has_is_a_cell_and_each_cell_has_a_text() => Pattern.Array[0, 4].Sample(
        static patterns =>
        {
            var cells = TextCells.Of(patterns)!;
            Assert.All(cells, cell => Assert.Equal(Signs(patterns.Select(it => it.Matches(cell.Witness))), Signs(cell.Fits)));
            var signs = cells.Select(static it => Signs(it.Fits)).ToHashSet(StringComparer.Ordinal);
            var some = Texts.Where((_, at) => at % 3 == 0 || at < 1000).Select(text => Signs(patterns.Select(it => it.Matches(text)))).Distinct(StringComparer.Ordinal);
            Assert.All(some, it => Assert.Contains(it, signs));
        }, iter: 300);

    [Fact]
    public void A_text_that_is_preferred_stands_for_its_cell() => Gen.Select(Pattern.Array[0, 3], Word).Sample(
        static (patterns, text) =>
        {
            var cells = TextCells.Of(patterns, text)!;
            Assert.Contains(cells, it => it.Witness == text);
            Assert.All(cells, cell => Assert.Equal(Signs(patterns.Select(it => it.Matches(cell.Witness))), Signs(cell.Fits)));
        }, iter: 500);

    [Fact]
    public void A_thousand_words_and_beginnings_need_no_machine()
    {
        var cells = TextCells.Of([.. Enumerable.Range(0, 1000).SelectMany(static it => new[] { TextPattern.Exactly($"word-{it}"), TextPattern.Glob($"begin-{it}/*") })])!;
        Assert.Equal(2001, cells.Count);
    }

    [Fact]
    public void What_explodes_has_no_answer()
    {
        // Each pattern remembers what stood so many letters ago.
        var patterns = Enumerable.Range(0, 24).Select(static it => TextPattern.Glob($"*a{new string('?', it)}")).ToArray();
        Assert.Null(TextCells.Of(patterns));
    }
}
