// CSV is read back by a parser that knows only RFC 4180.
using System.Text;
using Glacis.Outputs;
using Xunit;

namespace Glacis.Tests.Outputs;

public sealed class CsvTests
{
    // RFC 4180, section 2: quoted cells may hold commas, line ends, and quotes twice.
    static List<List<string>> Parsed(string text)
    {
        var (rows, row, cell, quoted) = (new List<List<string>>(), new List<string>(), new StringBuilder(), false);
        for (var at = 0; at < text.Length; at++)
        {
            var letter = text[at];
            if (quoted && letter == '"' && at + 1 < text.Length && text[at + 1] == '"') cell.Append(text[++at]);
            else if (letter == '"') quoted = !quoted;
            else if (quoted || letter is not (',' or '\r' or '\n')) cell.Append(letter);
            else if (letter != '\n')
            {
                row.Add(cell.ToString());
                cell.Clear();
                if (letter != '\r') continue;
                rows.Add(row);
                row = [];
            }
        }
        return rows;
    }

    static List<List<string>> Rows(string reason) => Parsed(Reports.Written(new Csv(), Reports.Of([Samples.Fail() with { Reason = reason }])));

    [Theory]
    [InlineData("plain", "plain")]
    [InlineData("a, \"b\"", "a, \"b\"")]
    [InlineData("two\nlines", "two lines")]
    [InlineData(" edge ", " edge ")]
    [InlineData("", "")]
    [InlineData("=1+1", "'=1+1")]
    [InlineData("+1", "'+1")]
    [InlineData("-1", "'-1")]
    [InlineData("@SUM(A1)", "'@SUM(A1)")]
    [InlineData("\t=1", "' =1")]
    [InlineData("\r=1", "'=1")]
    [InlineData("\u200b=1", "'=1")]
    [InlineData("\u001b[31mred", "[31mred")]
    [InlineData("é 漢", "é 漢")]
    public void A_cell_reads_back_as_text(string reason, string expected)
    {
        var rows = Rows(reason);
        Assert.Equal(expected, rows[1][rows[0].IndexOf("reason")]);
    }

    [Fact]
    public void Every_row_has_every_column()
    {
        var rows = Parsed(Reports.Written(new Csv(), Reports.OfHostileTexts()));
        Assert.Equal(7, rows.Count);
        Assert.All(rows, row => Assert.Equal(rows[0].Count, row.Count));
    }
}
