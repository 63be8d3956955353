// Text of resources, shown safely.
using Glacis.Outputs;
using Xunit;

namespace Glacis.Tests.Outputs;

public sealed class ShownTests
{
    [Theory]
    [InlineData("plain text", "plain text")]
    [InlineData("é 漢 😀", "é 漢 😀")]
    [InlineData("\u001b[31mred", "\\x1b[31mred")]
    [InlineData("a\r\nb\tc", "a\\r\\nb\\tc")]
    [InlineData("\u009b2J", "\\x9b2J")]
    [InlineData("\u007f", "\\x7f")]
    [InlineData("x\u202egpj", "x\\u202egpj")]
    [InlineData("x\u2066y\u2069", "x\\u2066y\\u2069")]
    [InlineData("a\u200bb\ufeffc\u00add", "a\\u200bb\\ufeffc\\xadd")]
    [InlineData("a\u2028b", "a\\u2028b")]
    [InlineData("a\U000e0041b", "a\\u{e0041}b")]
    [InlineData("a\ufe0fb", "a\\ufe0fb")]
    public void What_hides_or_moves_is_made_visible(string text, string shown) => Assert.Equal(shown, Shown.Text(text));

    [Fact]
    public void Half_of_a_pair_is_made_visible() => Assert.Equal("a\\ud83db", Shown.Text("a\ud83db"));

    [Theory]
    [InlineData("abcdef", 6, "abcdef")]
    [InlineData("abcdefg", 6, "abcde…")]
    [InlineData("ab😀cd", 4, "ab…")]
    [InlineData("ab\u001bcd", 6, "ab…")]
    [InlineData("abc", 1, "…")]
    [InlineData("abc", 0, "")]
    public void What_is_too_long_is_cut(string text, int most, string shown)
    {
        Assert.Equal(shown, Shown.Text(text, most));
        Assert.InRange(Shown.Text(text, most).Length, 0, most);
    }

    [Theory]
    [InlineData("a|b", "a\\|b")]
    [InlineData("`x`", "\\`x\\`")]
    [InlineData("<b>&", "&lt;b&gt;&amp;")]
    [InlineData("[a](http://b)", "\\[a\\](http&#58;//b)")]
    [InlineData("a\nb", "a\\\\nb")]
    public void Markdown_is_escaped(string text, string shown) => Assert.Equal(shown, Shown.Markdown(text));
}
