// The scan as a whole: where windows end changes nothing, columns and keys give context, places are those of the bytes.
using System.Text;
using CsCheck;
using Glacis.Agent.Classifying;
using Glacis.Classification.Detecting;
using Xunit;

namespace Glacis.Tests.Classification.Detecting;

public sealed class ScanTests
{
    static readonly string[] Pieces =
    [
        "ssn 536-90-4399\n", "4539578763621486,", "ada@acme.io ", "\"first_name\":\"Ada\",", "2026-11-25T10:11:12.123Z INFO ", "8.8.8.8:53 ", "+49 30 901820\n", "GB33BUKB20201555555555;", "eyJhbGciOiJIUzI1NiJ9.eyJpc3MiOiJqb2UifQ.abc ", "name=", "\"", ",", "\n", " ", "id=12345 ", "3f2a1c9e-77aa-4b1c-9d3e-0011223344ff ", "é☃",
        "password: hunter22\n", "-----BEGIN PRIVATE KEY-----\n", "0x", "@", ":", "1", "P<UTO", "AKIAAQ3EGRXVDKPJQW7UB",
    ];

    static readonly string[] Whole = ["ssn 536-90-4399", "card=4539578763621486", "ada@acme.io", "\"first_name\":\"Ada\"", "2026-11-25 10:11:12 INFO 8.8.8.8", "tel +49 30 901820", "IBAN GB33BUKB20201555555555", "name: Ada Lovelace", "x y z", ""];

    static IEnumerable<string> Finds(byte[] text, Columns? columns = null) => new Scan(DetectorTests.Scanner, columns).In(text).ToArray().Select(it => $"{it.Start}+{it.Length} {it.By.Finds.Id}");

    [Fact]
    public void Whatever_stands_there_finds_are_in_order_inside_and_apart() =>
        Gen.Int[0, Pieces.Length - 1].Select(static at => Pieces[at]).List[0, 40].Select(static it => Encoding.UTF8.GetBytes(string.Concat(it))).Sample(static text =>
        {
            var end = 0;
            foreach (var find in new Scan(DetectorTests.Scanner).In(text))
            {
                if (find.Start < end || find.Length <= 0 || find.End > text.Length || !find.Weight.Counts) return false;
                end = find.End;
            }
            return true;
        }, threads: 1, iter: 3000);

    [Fact]
    public void Lines_scanned_together_or_apart_have_the_same_finds() =>
        Gen.Int[0, Whole.Length - 1].Select(static at => Whole[at]).List[1, 30].Sample(static lines =>
        {
            var (together, apart, at) = (Finds(Encoding.UTF8.GetBytes(string.Concat(lines.Select(static it => it + "\n")))), new List<string>(), 0);
            foreach (var line in lines.Select(static it => Encoding.UTF8.GetBytes(it + "\n")))
            {
                foreach (var find in new Scan(DetectorTests.Scanner).In(line)) apart.Add($"{at + find.Start}+{find.Length} {find.By.Finds.Id}");
                at += line.Length;
            }
            return together.SequenceEqual(apart);
        }, threads: 1, iter: 500);

    [Theory]
    [InlineData("id,ssn\n1,536904399\n", "9+9 us-ssn")]
    [InlineData("id,order\n1,536904399\n", "")]
    [InlineData("ssn,note\n536904399,\"two\nlines, quoted\"\n536904398,x\n", "9+9 us-ssn|39+9 us-ssn")]
    public void The_name_of_a_column_is_the_context(string text, string finds)
    {
        var bytes = Encoding.UTF8.GetBytes(text);
        Assert.Equal(finds, string.Join('|', Finds(bytes, new((byte)',', text[..text.IndexOf('\n', StringComparison.Ordinal)].Split(',')))));
    }

    [Fact]
    public void A_quoted_cell_may_reach_from_one_window_into_the_next()
    {
        var scan = new Scan(DetectorTests.Scanner, new((byte)',', ["note", "ssn"]));
        scan.In("note,ssn\n\"one,\n"u8);
        var second = scan.In("two\",536904399\n"u8);
        Assert.Equal("us-ssn", Assert.Single(second.ToArray()).By.Finds.Id);
    }

    [Theory]
    [InlineData("utf-8")]
    [InlineData("utf-16")]
    [InlineData("utf-16BE")]
    [InlineData("utf-32")]
    public void Places_are_those_of_the_bytes_as_they_lie(string name)
    {
        var encoding = Encoding.GetEncoding(name);
        byte[] bytes = [.. encoding.GetPreamble(), .. encoding.GetBytes("😀 é mail ada@acme.io and more\n")];
        using var stream = new MemoryStream(bytes);
        var span = Assert.Single(Assert.Single(ClassifyRuns.OfStream("x", stream, DetectorSet.BuiltIn, hasSpans: true).Contents).Spans!);
        Assert.Equal("ada@acme.io", encoding.GetString(bytes, (int)span.Offset, (int)span.Length));
    }
}
