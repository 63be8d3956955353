// Every output: its expected file, hostile texts, and a stream that does not fit into memory.
using System.IO.Compression;
using System.Text;
using System.Text.Json;
using Glacis.Outputs;
using Glacis.Tests.Support;
using Xunit;

namespace Glacis.Tests.Outputs;

[Collection(nameof(Alone))]
public sealed class OutputTests
{
    public static TheoryData<string> Names => new(All.Select(static it => it.Name));

    static Output[] All { get; } =
    [.. typeof(Output).Assembly.GetTypes().Where(static it => it is { IsAbstract: false } && typeof(Output).IsAssignableFrom(it)).Select(static it => (Output)Activator.CreateInstance(it)!)
        .OrderBy(static it => it.Name, StringComparer.Ordinal)];

    static Output Named(string name) => All.Single(it => it.Name == name);

    [Fact]
    public void One_scan_finds_the_outputs() => Assert.Equal("csv html json jsonl markdown table", string.Join(' ', All.Select(static it => it.Name)));

    [Theory]
    [InlineData("csv")]
    [InlineData("json")]
    [InlineData("jsonl")]
    [InlineData("markdown")]
    [InlineData("table")]
    public void The_sample_is_rendered_as_expected(string name) => Expected.Matches($"Outputs/Expected/{name}.txt", Reports.Written(Named(name), Reports.Sample()));

    [Fact]
    public void Reasonings_are_rendered_as_expected() => Expected.Matches("Outputs/Expected/tree.txt", string.Join('\n', Samples.Handful().Select(Tree.Of)));

    [Fact]
    public void The_html_report_holds_the_summary_the_verdicts_and_the_index()
    {
        var report = Reports.Sample();
        var (page, lines) = (Reports.Written(new Html(), report), Reports.Written(new JsonLines(), report));
        Assert.Equal(lines, Unpacked(Between(page, "class=\"block\">")));
        using var summary = JsonDocument.Parse(Between(page, "id=\"summary\">"));
        Assert.Equal("1 of 3 data stores is encrypted at rest.", summary.RootElement.GetProperty("headline")[0].GetString());
        using var index = JsonDocument.Parse(Between(page, "id=\"index\">"));
        Assert.Equal(6, index.RootElement.GetProperty("count").GetInt32());
        var names = Unpacked(index.RootElement.GetProperty("texts").GetProperty("name").GetString()!);
        Assert.Equal(string.Concat(report.Verdicts.Select(static it => $"{it.Resource.Name}\t{it.Resource.Id}\n")), names);
        var outcomes = Bytes(index.RootElement.GetProperty("columns").GetProperty("outcome").GetString()!);
        Assert.Equal(report.Verdicts.Select(static it => (byte)it.Outcome), outcomes);
        Assert.EndsWith("</html>", page.TrimEnd(), StringComparison.Ordinal);
    }

    // node eng/report/seal.mjs writes the digests after an edit of the template; a stale one leaves the page blank.
    [Theory]
    [InlineData("script")]
    [InlineData("style")]
    public void The_html_report_runs_only_what_its_policy_names(string tag)
    {
        var page = Reports.Written(new Html(), Reports.Sample());
        var start = page.IndexOf($"<{tag}>", StringComparison.Ordinal) + tag.Length + 2;
        var text = page[start..page.IndexOf($"</{tag}>", start, StringComparison.Ordinal)];
        var digest = Convert.ToBase64String(System.Security.Cryptography.SHA256.HashData(Encoding.UTF8.GetBytes(text)));
        Assert.Contains($"{tag}-src 'sha256-{digest}'", page, StringComparison.Ordinal);
    }

    static string Between(string page, string from)
    {
        var start = page.LastIndexOf(from, StringComparison.Ordinal) + from.Length;
        return page[start..page.IndexOf("</script>", start, StringComparison.Ordinal)];
    }

    static string Unpacked(string block) => Encoding.UTF8.GetString(Bytes(block));

    static byte[] Bytes(string block)
    {
        using var gzip = new GZipStream(new MemoryStream(Convert.FromBase64String(block)), CompressionMode.Decompress);
        using var all = new MemoryStream();
        gzip.CopyTo(all);
        return all.ToArray();
    }

    [Theory]
    [MemberData(nameof(Names))]
    public void Hostile_texts_never_leave_raw(string name)
    {
        var text = Reports.Written(Named(name), Reports.OfHostileTexts());
        foreach (var letter in "\u001b\u0007\u202e\u200b") Assert.DoesNotContain(letter, text);
        Assert.DoesNotContain("<script>alert", name is "csv" or "table" ? "" : text, StringComparison.Ordinal);
        Assert.DoesNotContain("\n\u0007", text, StringComparison.Ordinal);
    }

    [Fact]
    public void A_reasoning_shows_hostile_texts_safely()
    {
        var text = string.Concat(Reports.OfHostileTexts().Verdicts.Select(Tree.Of));
        foreach (var letter in "\u001b\u0007\u202e\u200b\r") Assert.DoesNotContain(letter, text);
        Assert.Contains("\\x1b[31mred", text, StringComparison.Ordinal);
    }

    [Fact]
    public void Markdown_from_resources_means_only_itself()
    {
        var page = Reports.Written(new Markdown(), Reports.OfHostileTexts());
        Assert.DoesNotContain("[x](", page, StringComparison.Ordinal);
        Assert.DoesNotContain("://evil", page, StringComparison.Ordinal);
        Assert.DoesNotContain("@all", page, StringComparison.Ordinal);
        var rows = page.Split('\n').Where(static it => it.StartsWith("| critical", StringComparison.Ordinal)).ToList();
        Assert.Equal(6, Assert.Single(rows).Replace("\\|", "", StringComparison.Ordinal).Count(static it => it == '|'));
    }

    [Theory]
    [MemberData(nameof(Names))]
    public void A_hundred_thousand_verdicts_stream_through(string name)
    {
        const int Count = 100_000;
        var report = Reports.Of(Samples.Many(Count), static () => new VerdictStream(Samples.Many(Count)));
        using var counted = new CountingStream();
        var before = GC.GetTotalMemory(forceFullCollection: true);
        Named(name).Write(report, counted);
        Assert.InRange(counted.Highest - before, long.MinValue, 96L << 20);
        if (name is "csv" or "json" or "jsonl") Assert.InRange(counted.Length, Count * 100L, long.MaxValue);
    }

    [Theory]
    [MemberData(nameof(Names))]
    public void The_same_report_gives_the_same_bytes(string name) =>
        Assert.Equal(Reports.Written(Named(name), Reports.Sample()), Reports.Written(Named(name), Reports.Sample()));

    [Theory]
    [InlineData(60)]
    [InlineData(80)]
    [InlineData(140)]
    public void The_table_keeps_to_its_width(int width)
    {
        var lines = Reports.Written(new Table(width), Reports.OfHostileTexts()).Split('\n');
        Assert.All(lines.Where(static it => !it.Contains("glacis explain", StringComparison.Ordinal) && !it.StartsWith("Evidence", StringComparison.Ordinal) && !Columned(it)), it => Assert.InRange(it.Length, 0, width));
    }

    // The columns of numbers are as wide as they are.
    static bool Columned(string line) => line.Contains("unknown", StringComparison.Ordinal) || line.StartsWith("CC", StringComparison.Ordinal) || line.StartsWith("C1", StringComparison.Ordinal);
}
