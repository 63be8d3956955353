// Contents by what they are, not by their names; bombs and broken ones come to an end and are said.
using System.Text;
using CsCheck;
using Glacis.Content;
using Xunit;

namespace Glacis.Tests.Content;

public sealed class ContentReaderTests
{
    const string Line = "user=ada@acme.io from 8.8.8.8\n";

    static string Text(byte[] content) => Heard.Of(content).Heard.All.ToString();

    public static TheoryData<string, string> Packed => new()
    {
        { "gzip", Convert.ToBase64String(Made.Gzip(Made.Bytes(Line))) },
        { "xz", "/Td6WFoAAATm1rRGAgAhARYAAAB0L+WjAQAddXNlcj1hZGFAYWNtZS5pbyBmcm9tIDguOC44LjgKAAAA7a+99/yLYHUAATYePRmVUx+2830BAAAAAARZWg==" },
        { "bzip2", "QlpoOTFBWSZTWYNn4cUAAA7dgAAQQAEAQkAALyKaACAAMUNNMABWjRobRPSLE4QMjeeAFs53wSRBqvi7kinChIQbPw4o" },
        { "zstd", "KLUv/QRY8QAAdXNlcj1hZGFAYWNtZS5pbyBmcm9tIDguOC44LjgK7KGpdA==" },
        { "zip", Convert.ToBase64String(Made.Zip(("a.log", Made.Bytes(Line)))) },
        { "tar", Convert.ToBase64String(Made.Tar(("a.log", Made.Bytes(Line)))) },
        { "zip in tar in gzip", Convert.ToBase64String(Made.Gzip(Made.Tar(("inner.zip", Made.Zip(("a.log", Made.Bytes(Line))))))) },
    };

    [Theory]
    [MemberData(nameof(Packed))]
    public void What_is_packed_is_unpacked(string how, string content)
    {
        var (_, heard) = Heard.Of(Convert.FromBase64String(content));
        Assert.True(heard.All.ToString() == Line, how);
        Assert.Empty(heard.Nots);
    }

    [Theory]
    [InlineData("utf-8")]
    [InlineData("utf-16")]
    [InlineData("utf-16BE")]
    [InlineData("utf-32")]
    [InlineData("utf-32BE")]
    public void Encodings_with_a_mark_are_read(string name)
    {
        var encoding = Encoding.GetEncoding(name);
        Assert.Equal(Line, Text([.. encoding.GetPreamble(), .. encoding.GetBytes(Line)]));
    }

    [Fact]
    public void Two_bytes_a_letter_are_known_without_a_mark() => Assert.Equal(Line, Text(Encoding.Unicode.GetBytes(Line)));

    [Fact]
    public void An_old_encoding_of_one_byte_is_scanned_as_it_stands() => Assert.Equal(Format.Text, Heard.Of([.. "M"u8, 0xfc, .. "ller, ada@acme.io\n"u8]).Format);

    [Theory]
    [InlineData("id,name,email\n1,Ada,a@b.io\n2,\"Grace, H\",g@n.mil\n", "id|name|email")]
    [InlineData("id;name\n1;\"two\nlines\"\n", "id|name")]
    [InlineData("id\tname\n1\tAda\n", "id|name")]
    [InlineData("\uFEFFid,name\r\n1,Ada\r\n", "id|name")]
    public void Heads_of_delimited_text_are_read(string text, string names)
    {
        var (format, heard) = Heard.Of(Made.Bytes(text));
        Assert.Equal((Format.Delimited, names), (format, string.Join('|', heard.Columns!)));
    }

    [Theory]
    [InlineData("Dear Ada, how are you?\nFine, thanks, and you?\n")]
    [InlineData("1,2,3\n4,5,6\n")]
    [InlineData("a,b\n1,2,3\n")]
    [InlineData("{\"a\":1,\"b\":2}\n{\"a\":1,\"b\":2}\n")]
    public void Other_text_has_no_head(string text) => Assert.Equal(Format.Text, Heard.Of(Made.Bytes(text)).Format);

    [Fact]
    public void Runs_of_a_paragraph_belong_together() => Assert.Contains("SSN 536-90-4399\n", Text(Made.Document(["SSN 536-", "90-", "4399"], ["next"])), StringComparison.Ordinal);

    [Fact]
    public void Cells_of_a_sheet_have_the_names_of_their_columns() => Assert.Equal(["email=ada@acme.io"], Heard.Of(Made.Workbook()).Heard.Values);

    [Fact]
    public void Pages_of_a_PDF_are_read() => Assert.Contains("card 4539578763621486", Text(Made.Pdf("card 4539578763621486")), StringComparison.Ordinal);

    [Fact]
    public void Tables_of_a_database_are_read_though_it_keeps_a_journal() =>
        Assert.Equal(["id=1", "last_name=Lovelace"], Heard.Of(Made.Sqlite("PRAGMA journal_mode=wal; CREATE TABLE users(id int, last_name text); INSERT INTO users VALUES (1, 'Lovelace'); PRAGMA wal_checkpoint(TRUNCATE);")).Heard.Values);

    [Fact]
    public void Parquet_is_known_and_not_read() => Assert.Equal("Parquet is not read in this version", Assert.Single(Heard.Of(Made.Bytes("PAR1....PAR1")).Heard.Nots).Why);

    [Fact]
    public void A_mail_is_read_with_what_is_attached()
    {
        var mail = "From: Ada <ada@acme.io>\nTo: g@n.mil\nMIME-Version: 1.0\nContent-Type: multipart/mixed; boundary=x\n\n--x\nContent-Type: text/plain\nContent-Transfer-Encoding: base64\n\nSUJBTiBHQjMzQlVLQjIwMjAxNTU1NTU1NTU1\n--x\nContent-Type: application/gzip; name=a.gz\nContent-Transfer-Encoding: base64\nContent-Disposition: attachment; filename=a.gz\n\n" + Convert.ToBase64String(Made.Gzip(Made.Bytes(Line))) + "\n--x--\n";
        var (format, heard) = Heard.Of(Made.Bytes(mail));
        Assert.Equal(Format.Mail, format);
        Assert.Contains("ada@acme.io", heard.All.ToString(), StringComparison.Ordinal);
        Assert.Contains("GB33BUKB20201555555555", heard.All.ToString(), StringComparison.Ordinal);
        Assert.Equal(["", "a.gz"], heard.Parts);
    }

    // ---- what is hostile ---------------------------------------------------------------------------------------------------------

    [Fact]
    public void A_bomb_is_stopped_by_its_ratio()
    {
        var (_, heard) = Heard.Of(Made.Gzip(new byte[200 << 20].Select(static _ => (byte)'a').ToArray()), new Limits { Ratio = 100 });
        Assert.Contains("grows more than 100 times", Assert.Single(heard.Nots).Why, StringComparison.Ordinal);
        Assert.InRange(heard.Bytes, 1, 64 << 20);
    }

    [Fact]
    public void What_is_unpacked_is_capped_over_all_parts()
    {
        var (_, heard) = Heard.Of(Made.Zip(("a", Made.Bytes(new string('a', 700_000))), ("b", Made.Bytes(new string('b', 700_000)))), new Limits { Unpacked = 1 << 20 });
        Assert.Equal(("b", "more than 1 MiB come out of it"), Assert.Single(heard.Nots) is var not ? (not.Part, not.Why) : default);
    }

    [Fact]
    public void Archives_in_archives_are_opened_so_deep_and_no_deeper()
    {
        var content = Made.Bytes(Line);
        for (var depth = 0; depth < 9; depth++) content = Made.Gzip(content);
        var (_, heard) = Heard.Of(content);
        Assert.Equal("it lies more than 6 archives deep", Assert.Single(heard.Nots).Why);
        Assert.Equal(0, heard.All.Length);
    }

    [Fact]
    public void A_line_without_end_takes_no_more_memory_than_a_window()
    {
        var (_, heard) = Heard.Of(Made.Bytes(new string('a', 5 << 20)));
        Assert.Equal((5 << 20, 1 << 20), (heard.Bytes, heard.Longest));
    }

    [Fact]
    public void Pictures_are_not_classified_and_that_is_said() =>
        Assert.Equal("it is neither text nor a format that is read here", Assert.Single(Heard.Of([0x89, (byte)'P', (byte)'N', (byte)'G', 0, 1, 2, 3, 0, 0]).Heard.Nots).Why);

    public static TheoryData<string> Formats => ["gzip", "zip", "tar", "document", "workbook", "pdf", "sqlite", "mail", "xz", "bzip2", "zstd"];

    static byte[] Sample(string format) => format switch
    {
        "gzip" => Made.Gzip(Made.Bytes(Line)),
        "zip" => Made.Zip(("a.log", Made.Bytes(Line))),
        "tar" => Made.Tar(("a.log", Made.Bytes(Line))),
        "document" => Made.Document(["one"], ["two"]),
        "workbook" => Made.Workbook(),
        "pdf" => Made.Pdf("card 4539578763621486"),
        "sqlite" => Made.Sqlite("CREATE TABLE users(id int, last_name text); INSERT INTO users VALUES (1, 'Lovelace');"),
        "mail" => Made.Bytes("From: Ada <ada@acme.io>\nTo: g@n.mil\nContent-Type: multipart/mixed; boundary=x\n\n--x\nContent-Transfer-Encoding: base64\n\nSUJBTg==\n--x--\n"),
        _ => Convert.FromBase64String(Packed.Select(static it => it.Data).Single(it => it.Item1 == format).Item2),
    };

    [Theory]
    [MemberData(nameof(Formats))]
    public void What_breaks_off_or_is_changed_throws_nothing(string format)
    {
        var whole = Sample(format);
        Gen.Select(Gen.Int[0, whole.Length - 1], Gen.Byte, Gen.Bool).Sample((at, change, cut) =>
        {
            var broken = cut ? whole[..at] : [.. whole[..at], (byte)(whole[at] ^ change), .. whole[(at + 1)..]];
            Heard.Of(broken);
        }, iter: 300, threads: 1);
    }
}
