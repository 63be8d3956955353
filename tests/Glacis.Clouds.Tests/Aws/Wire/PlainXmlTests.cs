// The fast reader of XML says nothing that XmlReader would not: on plain texts, on others, and on texts with a few bytes changed.
using System.Text;
using Glacis.Clouds.Aws.Wire;
using Xunit;

namespace Glacis.Clouds.Tests.Aws.Wire;

public sealed class PlainXmlTests
{
    static readonly string[] Texts =
    [
        "<a/>", "<a></a>", "<a>text</a>", "<a> </a>", "<a>\n  <b>1</b>\n  <b> 2 </b>\n</a>\n", "<a>before<b/>after</a>", "<a><b/>x<c/>y</a>",
        "<?xml version=\"1.0\" encoding=\"UTF-8\"?>\n<r xmlns=\"http://s3.amazonaws.com/doc/2006-03-01/\"><Name>x &amp; y &lt;z&gt; &quot;q&quot; &apos;</Name></r>",
        "<?xml version='1.0' encoding='utf-8'?><r><Filter><Prefix></Prefix></Filter></r>", "<?xml version=\"1.0\" encoding=\"iso-8859-1\"?><r>x</r>",
        "<r>größer 🙂 \u2028</r>", "<r>\uFFFE</r>", "<r>]]></r>", "<r>a > b</r>", "<r>&#65;&#x42;</r>", "<r>&nope;</r>", "<r>&</r>", "<r>\r\n</r>", "<r>\u0001</r>", "<r>\u007F</r>",
        "<r><!-- c -->x</r>", "<r><![CDATA[<x>]]></r>", "<r><?pi x?>y</r>", "<!DOCTYPE r><r/>", "<r a=\"1\">x</r>", "<r a='1' a='2'/>", "<x:r xmlns:x=\"http://x\"/>", "<x:r/>",
        "<g xmlns:xsi=\"http://www.w3.org/2001/XMLSchema-instance\" xsi:type=\"CanonicalUser\"><ID>1</ID></g>", "<r xmlns=\"http://www.w3.org/2000/xmlns/\"/>", "<r xmlns=\"\"/>",
        "<r xmlns=\"http://a\" xmlns=\"http://b\"/>", "<r xmlns=\"http://a\"b=\"1\"/>", "<r xmlns=\"http://a&b\"/>", "<r/><r/>", "<r/>x", "x<r/>", "<r>", "</r>", "<r></s>", "<r", "<", "", " ", "<1/>", "<r / >", "<r></r >", "< r/>",
        "\uFEFF<r/>", "<rä/>", "<a><b><c>1</c></b><b><c>2</c></b></a>", "<?xml version=\"1.0\"?><?xml version=\"1.0\"?><r/>", " <?xml version=\"1.0\"?><r/>", "<?xml version=\"1.0\"", "<r>" + "<d>",
    ];

    [Fact]
    public void What_it_reads_XmlReader_reads_the_same()
    {
        var plain = 0;
        foreach (var text in Texts)
        {
            var bytes = Encoding.UTF8.GetBytes(text);
            Assert.Equal(Told(XmlTree.ReadAny, bytes), Told(XmlTree.Read, bytes));
            plain += bytes.Length > 0 && IsPlain(bytes) ? 1 : 0;
        }
        Assert.InRange(plain, 12, Texts.Length / 2);
    }

    [Fact]
    public void And_so_with_any_few_bytes_changed()
    {
        var dice = new Random(7);
        byte[] likely = [.. "<>/&;=\"' \n\r\t]![x:-?0"u8, 0, 0xC3, 0xFF, 0xEF];
        for (var round = 0; round < 60_000; round++)
        {
            var bytes = Encoding.UTF8.GetBytes(Texts[dice.Next(Texts.Length)]).ToList();
            for (var changes = dice.Next(1, 4); changes > 0 && bytes.Count > 0; changes--) Change(bytes, dice, likely);
            byte[] text = [.. bytes];
            Assert.True(Told(XmlTree.ReadAny, text) == Told(XmlTree.Read, text), Convert.ToHexString(text) + " " + Encoding.UTF8.GetString(text));
        }
    }

    static void Change(List<byte> bytes, Random dice, byte[] likely)
    {
        var at = dice.Next(bytes.Count);
        var with = likely[dice.Next(likely.Length)];
        switch (dice.Next(3))
        {
            case 0: bytes[at] = with; break;
            case 1: bytes.Insert(at, with); break;
            default: bytes.RemoveAt(at); break;
        }
    }

    static bool IsPlain(byte[] bytes)
    {
        try
        {
            return new PlainXml(bytes, new XmlTree(), new()).Read();
        }
        catch (FormatException)
        {
            return false;
        }
    }

    static string Told(Func<ReadOnlyMemory<byte>, XmlTree> read, byte[] bytes)
    {
        XmlTree tree;
        try
        {
            tree = read(bytes);
        }
        catch (FormatException)
        {
            return "malformed";
        }
        var told = new StringBuilder();
        for (var element = 0; element < tree.Count; element++)
            told.Append(tree.Name(element)).Append('|').Append(tree.End(element)).Append('|').Append(tree.HasElements(element)).Append('|').Append(tree.IsAttribute(element)).Append('|')
                .Append(tree.HasElements(element) ? "" : tree.Text(element)).Append('\n');
        return told.ToString();
    }
}
