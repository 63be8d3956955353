// The table of one answer: what it reads, what it refuses, and that it agrees with System.Text.Json.
using System.Text;
using System.Text.Json;
using CsCheck;
using Glacis.Recordings;
using Xunit;

namespace Glacis.Tests.Recordings;

public sealed class DocumentTests
{
    static Document Read(string json)
    {
        var document = new Document();
        document.ReadJson(Encoding.UTF8.GetBytes(json));
        return document;
    }

    [Theory]
    [InlineData("""{"A":{"B":"x"}}""", "A.B", "x")]
    [InlineData("""{"Rules":[{"C":1.50}]}""", "Rules[0].C", "1.50")]
    [InlineData("""{"A":[[1,2],[3,4]]}""", "A[1][0]", "3")]
    [InlineData("""{"A":true}""", "A", "true")]
    [InlineData("""{"A":false}""", "A", "false")]
    [InlineData("""{"A":null}""", "A", "")]
    [InlineData("""{"A":1,"A":2}""", "A", "2")]
    [InlineData("""{"A":"\u00e9\n\"\\\/\ud83d\ude00"}""", "A", "é\n\"\\/😀")]
    [InlineData("""{"\u0041":"escaped name"}""", "A", "escaped name")]
    [InlineData("""{"A":"\ud800"}""", "A", "\uFFFD")]
    [InlineData("\uFEFF{\"A\":\"after a mark\"}", "A", "after a mark")]
    public void A_path_leads_to_a_value(string json, string path, string expected)
    {
        var document = Read(json);
        var text = document.Text(document.Find(0, path));
        Assert.Equal(expected, Encoding.UTF8.GetString(Encoding.UTF8.GetBytes(text)));
    }

    [Theory]
    [InlineData("""{"A":{"B":"x"}}""", "A.C")]
    [InlineData("""{"A":{"B":"x"}}""", "a.B")]
    [InlineData("""{"A":{"B":"x"}}""", "A.B.C")]
    [InlineData("""{"A":[1]}""", "A[1]")]
    [InlineData("""{"A":[1]}""", "A.B")]
    [InlineData("""{"A":{"B":1}}""", "A[0]")]
    [InlineData("[1]", "A")]
    public void A_path_that_ends_early_leads_to_none(string json, string path)
        => Assert.Equal(-1, Read(json).Find(0, path));

    [Theory]
    [InlineData("")]
    [InlineData("{")]
    [InlineData("{\"A\":}")]
    [InlineData("{\"A\":1}x")]
    [InlineData("[1,]")]
    [InlineData("<html/>")]
    [InlineData("\"\\x\"")]
    public void What_is_not_json_is_refused(string json)
    {
        var refusal = Assert.Throws<FormatException>(() => Read(json));
        Assert.Contains("near byte", refusal.Message, StringComparison.Ordinal);
    }

    [Fact]
    public void Nesting_has_an_end()
    {
        Assert.Equal(64, Read(new string('[', 64) + new string(']', 64)).Count);
        Assert.Throws<FormatException>(() => Read(new string('[', 65) + new string(']', 65)));
    }

    [Theory]
    [InlineData("x", true)]
    [InlineData("X", false)]
    [InlineData("", false)]
    [InlineData("xy", false)]
    public void A_text_is_compared_exactly(string value, bool same)
        => Assert.Equal(same, Read("\"x\"").TextIs(0, value));

    [Theory]
    [InlineData("\"é\"", "é", true)]
    [InlineData("\"\\u00e9\"", "é", true)]
    [InlineData("\"Ã©\"", "é", false)]
    [InlineData("1", "1", false)]
    [InlineData("true", "true", false)]
    public void Only_a_text_is_a_text(string json, string value, bool same)
        => Assert.Equal(same, Read(json).TextIs(0, value));

    [Theory]
    [InlineData("42", true, 42)]
    [InlineData("-9223372036854775808", true, long.MinValue)]
    [InlineData("9223372036854775808", false, 0)]
    [InlineData("1.0", false, 0)]
    [InlineData("\"42\"", false, 0)]
    public void Only_a_whole_number_is_an_integer(string json, bool is_integer, long expected)
    {
        Assert.Equal(is_integer, Read(json).TryInteger(0, out var value));
        Assert.Equal(is_integer ? expected : 0, is_integer ? value : 0);
    }

    [Fact]
    public void Other_formats_build_the_same_table()
    {
        var document = new Document();
        var root = document.Open(NodeKind.Object, null);
        var list = document.Open(NodeKind.List, "Tags");
        document.Add(NodeKind.Text, null, "é");
        document.Add(NodeKind.Number, null, "-7");
        document.Add(NodeKind.True, null, "ignored");
        document.Close(list);
        document.Close(root);
        Assert.Equal("""{"Tags":["é",-7,true]}""", Render(document, 0));
        Assert.True(document.TextIs(document.Find(0, "Tags[0]"), "é"));
        Assert.True(document.TryInteger(document.Find(0, "Tags[1]"), out var number) && number == -7);
    }

    [Fact]
    public void Containers_are_closed_from_the_inside_out()
    {
        var document = new Document();
        var outer = document.Open(NodeKind.Object, null);
        document.Open(NodeKind.Object, "Inner");
        Assert.Throws<InvalidOperationException>(() => document.Close(outer));
    }

    [Fact]
    public void None_has_nothing()
    {
        var document = Read("{}");
        Assert.Equal(-1, document.Member(-1, "A"));
        Assert.Equal(-1, document.Element(-1, 0));
        Assert.Equal(0, document.Length(-1));
        Assert.False(document.Children(-1).MoveNext());
        Assert.False(document.TextIs(-1, ""));
        Assert.False(document.TryInteger(-1, out _));
        Assert.Throws<ArgumentOutOfRangeException>(() => document.Kind(-1));
    }

    [Fact]
    public void A_name_is_one_string_however_often_it_occurs()
    {
        var names = new Names();
        Document first = new(names), second = new(names);
        first.ReadJson("""{"StorageEncrypted":true}"""u8.ToArray());
        second.ReadJson("""[{"StorageEncrypted":false}]"""u8.ToArray());
        Assert.Same(first.Name(1), second.Name(2));
    }

    [Fact]
    public void More_names_than_the_table_holds_are_still_read()
    {
        var json = "{" + string.Join(',', Enumerable.Range(0, 20_000).Select(i => $"\"name-{i}-of-many\":{i}")) + "}";
        var document = Read(json);
        Assert.Equal("19999", document.Text(document.Member(0, "name-19999-of-many")));
        Assert.Equal("1", document.Text(document.Member(0, "name-1-of-many")));
    }

    static Gen<string> OneOf(params string[] values) => Gen.Int[0, values.Length - 1].Select(i => values[i]);

    static readonly Gen<string> Texts = Gen.OneOf(
        Gen.String[Gen.Char.AlphaNumeric, 0, 20],
        OneOf("", "\"", "\\", "é", "😀", "\u0001\n", "a.b", "[0]", "</x>", "\u2028", "REDACTED"));

    static readonly Gen<string> Scalars = Gen.OneOf(
        OneOf("null", "true", "false", "0", "-0", "1e5", "-1.25E-3", "123456789012345678901234567890"),
        Gen.Long.Select(n => n.ToString(System.Globalization.CultureInfo.InvariantCulture)),
        Texts.Select(t => JsonSerializer.Serialize(t)),
        Texts.Select(t => JsonSerializer.Serialize(t, Relaxed)));

    static readonly JsonSerializerOptions Relaxed = new() { Encoder = System.Text.Encodings.Web.JavaScriptEncoder.UnsafeRelaxedJsonEscaping };

    static readonly Gen<string> Json = Gen.Recursive<string>((depth, inner) => depth > 4
        ? Scalars
        : Gen.Frequency(
            (2, Scalars),
            (1, inner.Array[0, 4].Select(items => "[ " + string.Join(" ,\n", items) + "]")),
            (1, Gen.Select(Texts, inner).Array[0, 4].Select(members => "{" + string.Join(",", members.Select(m => JsonSerializer.Serialize(m.Item1) + " : " + m.Item2)) + "}"))));

    [Fact]
    public void Whatever_is_read_is_what_JsonDocument_says()
    {
        var document = new Document();
        Json.Sample(json =>
        {
            document.ReadJson(Encoding.UTF8.GetBytes(json));
            using var oracle = JsonDocument.Parse(json);
            Compare(document, 0, oracle.RootElement);
            Assert.Equal(document.Count, document.End(0));
        }, iter: 2_000, threads: 1);
    }

    static void Compare(Document document, int node, JsonElement oracle)
    {
        Assert.Equal(KindOf(oracle), document.Kind(node));
        switch (oracle.ValueKind)
        {
            case JsonValueKind.Object: CompareMembers(document, node, oracle); break;
            case JsonValueKind.Array: CompareElements(document, node, oracle); break;
            case JsonValueKind.String:
                Assert.Equal(oracle.GetString(), document.Text(node));
                Assert.True(document.TextIs(node, oracle.GetString()!));
                break;
            case JsonValueKind.Number:
                Assert.Equal(oracle.GetRawText(), document.Text(node));
                Assert.Equal(oracle.TryGetInt64(out var whole), document.TryInteger(node, out var integer));
                Assert.Equal(whole, integer);
                Assert.True(document.TryNumber(node, out var number) && number.Equals(oracle.GetDouble()));
                break;
            default: Assert.Equal(oracle.ToString(), document.Text(node), ignoreCase: true); break;
        }
    }

    static void CompareMembers(Document document, int node, JsonElement oracle)
    {
        Assert.Equal(oracle.EnumerateObject().Count(), document.Length(node));
        var child = document.Children(node);
        foreach (var member in oracle.EnumerateObject())
        {
            Assert.True(child.MoveNext());
            Assert.Equal(member.Name, document.Name(child.Current));
            Compare(document, child.Current, member.Value);
            Compare(document, document.Member(node, member.Name), oracle.GetProperty(member.Name));
        }
        Assert.False(child.MoveNext());
    }

    static void CompareElements(Document document, int node, JsonElement oracle)
    {
        Assert.Equal(oracle.GetArrayLength(), document.Length(node));
        for (var i = 0; i < oracle.GetArrayLength(); i++)
            Compare(document, document.Element(node, i), oracle[i]);
        Assert.Equal(-1, document.Element(node, oracle.GetArrayLength()));
    }

    static NodeKind KindOf(JsonElement element) => element.ValueKind switch
    {
        JsonValueKind.Object => NodeKind.Object,
        JsonValueKind.Array => NodeKind.List,
        JsonValueKind.String => NodeKind.Text,
        JsonValueKind.Number => NodeKind.Number,
        JsonValueKind.True => NodeKind.True,
        JsonValueKind.False => NodeKind.False,
        _ => NodeKind.Null,
    };

    static string Render(Document document, int node) => document.Kind(node) switch
    {
        NodeKind.Object => "{" + string.Join(',', Nodes(document, node).Select(child => $"\"{document.Name(child)}\":{Render(document, child)}")) + "}",
        NodeKind.List => "[" + string.Join(',', Nodes(document, node).Select(child => Render(document, child))) + "]",
        NodeKind.Text => $"\"{document.Text(node)}\"",
        NodeKind.Null => "null",
        _ => document.Text(node),
    };

    static List<int> Nodes(Document document, int node)
    {
        var nodes = new List<int>();
        foreach (var child in document.Children(node))
            nodes.Add(child);
        return nodes;
    }
}
