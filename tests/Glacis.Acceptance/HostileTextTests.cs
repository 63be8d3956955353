// Hostile text from end to end: a recording whose names, tags, callers and refusals carry escapes, markup, formulas and turners.
using System.Globalization;
using System.Text;
using System.Text.Encodings.Web;
using System.Text.Json;
using Glacis.Acceptance.Support;
using Glacis.Outputs;
using Glacis.Recordings;
using Glacis.Verdicts;
using Xunit;

namespace Glacis.Acceptance;

public sealed class HostileTextTests(HostileTextTests.Recording recording) : IClassFixture<HostileTextTests.Recording>
{
    // Each begins as a formula does, since a cell is judged by its first letter.
    const string InXml = "=cmd|'/c calc'!A1 <script>window.owned=1</script> | [x](http://evil.example) \u202egpj.exe \u200b";
    const string InJson = "=1+1\u001b[31m\u001b]0;owned\u0007 <img src=x onerror=window.owned=1>\r\n| \u0085\u2066 `rm -rf` \u0000";

    static readonly (string Name, string Store)[] Stores = [("customer-data-staging", InXml), ("customers-staging", InJson)];

    /// <summary>Acme's recording with other names in it, each record sealed anew, and what was judged of it.</summary>
    public sealed class Recording : IDisposable
    {
        readonly Dictionary<string, Ran> ran = new(StringComparer.Ordinal);

        internal Bench Bench { get; } = new();

        /// <summary>What it prints in that format, once.</summary>
        internal Ran Assess(string format) => ran.TryGetValue(format, out var it) ? it : ran[format] = Bench.Shell($"glacis assess hostile --format {format} --out bundle-{format}");

        public Recording()
        {
            foreach (var file in Directory.EnumerateFiles(Acme.Recording, "*", SearchOption.AllDirectories))
            {
                var to = Bench.At(Path.Combine("hostile", Path.GetRelativePath(Acme.Recording, file)));
                Directory.CreateDirectory(Path.GetDirectoryName(to)!);
                File.Copy(file, to);
            }
            var moved = Directory.EnumerateFiles(Bench.At("hostile/segments"), "*.seg", SearchOption.AllDirectories)
                .ToDictionary(it => Path.GetRelativePath(Bench.At("hostile"), it), static it => Sealed(it), StringComparer.Ordinal);
            Ledger(Bench.At("hostile/ledger.jsonl"), moved);
            Caller(Bench.At("hostile/run.json"));
        }

        // Where each record began, and where it begins now.
        static Dictionary<long, long> Sealed(string file)
        {
            var (bytes, moved, to) = (File.ReadAllBytes(file), new Dictionary<long, long> { [0] = 0 }, new MemoryStream());
            var writer = new SegmentWriter(to);
            using var reader = new SegmentReader(new MemoryStream(bytes), file, new(), whole: true);
            while (reader.Next())
            {
                moved[reader.At] = writer.Length;
                var body = Renamed(reader.Body.Span);
                writer.Write(reader.Header with { Length = body.Length, Sha256 = SegmentWriter.DigestOf(body) }, body);
            }
            File.WriteAllBytes(file, to.ToArray());
            return moved;
        }

        static byte[] Renamed(ReadOnlySpan<byte> body)
        {
            var (text, isJson) = (Encoding.UTF8.GetString(body), body.Length > 0 && body[0] == (byte)'{');
            foreach (var (name, hostile) in Stores) text = text.Replace(name, isJson ? JsonEncodedText.Encode(hostile, JavaScriptEncoder.UnsafeRelaxedJsonEscaping).ToString() : System.Security.SecurityElement.Escape(hostile), StringComparison.Ordinal);
            return Encoding.UTF8.GetBytes(text);
        }

        static void Ledger(string file, Dictionary<string, Dictionary<long, long>> moved)
        {
            IReadOnlyList<LedgerLine> lines;
            using (var from = File.OpenRead(file)) lines = Recordings.Ledger.Read(from);
            File.WriteAllLines(file, lines.Select(it => it with { Offset = it.Segment.Length > 0 ? moved[it.Segment][it.Offset] : 0 })
                .Select(static it => Recordings.Ledger.Line(it.Operation == "GetBucketVersioning" ? it with { Reading = Reading.Partial, Denied = 1, Why = InJson + InXml } : it)));
        }

        static void Caller(string file)
        {
            RunHead head;
            using (var from = File.OpenRead(file)) head = RunHead.Read(from);
            using var to = File.Create(file);
            (head with { Id = InJson, Callers = [head.Callers[0] with { Arn = InJson }], Regions = [InXml, .. head.Regions] }).WriteTo(to);
        }

        public void Dispose() => Bench.Dispose();
    }

    Ran Assess(string format) => recording.Assess(format);

    [Theory]
    [InlineData("table")]
    [InlineData("markdown")]
    [InlineData("csv")]
    [InlineData("json")]
    [InlineData("jsonl")]
    public void Nothing_that_moves_hides_or_turns_text_is_printed(string format)
    {
        var ran = Assess(format);
        Assert.Equal(4, ran.Code);
        Assert.Contains("calc", ran.Out, StringComparison.Ordinal);
        Assert.Empty(Odd(ran.Out));
        Assert.Empty(Odd(ran.Error));
    }

    [Fact]
    public void The_bundle_has_nothing_of_it_as_it_came()
    {
        Assess("html");
        var bundle = recording.Bench.At("bundle-html");
        foreach (var name in new[] { "report.html", "report.md", "findings.csv", "README.txt", "verdicts.jsonl", "population.jsonl", "controls.json", "manifest.json" })
        {
            var text = File.ReadAllText(Path.Combine(bundle, name));
            Assert.True(Odd(text).Length == 0, $"{name}: {string.Join(' ', Odd(text))}");
            if (name is "report.html" or "report.md") Assert.DoesNotContain("<script>window", text, StringComparison.Ordinal);
            if (name is "report.html" or "report.md") Assert.DoesNotContain("<img", text, StringComparison.Ordinal);
        }
        Assert.DoesNotContain("[x](", File.ReadAllText(Path.Combine(bundle, "report.md")), StringComparison.Ordinal);
    }

    [Fact]
    public void No_cell_is_a_formula()
    {
        Assess("csv");
        var cells = recording.Bench.Shell("""python3 -c 'import csv; rows = list(csv.reader(open("bundle-csv/findings.csv", newline=""))); print(len(rows), len({len(row) for row in rows}), sum(cell[:1] in ("=", "+", "-", "@") for row in rows for cell in row), sum("calc" in cell for row in rows for cell in row) > 0)'""");
        Assert.Equal("1292 1 0 True\n", cells.Out);
    }

    [Fact]
    public void A_reasoning_is_one_line_a_branch_whatever_stands_in_it()
    {
        var bundle = Assess("jsonl");
        var ids = VerdictReader.ReadAll(new MemoryStream(Encoding.UTF8.GetBytes(bundle.Out))).Where(static it => Stores.Any(store => store.Store == it.Resource.Name)).Select(static it => it.Id).ToList();
        Assert.Equal(18, ids.Count);
        foreach (var id in ids)
        {
            var told = recording.Bench.Shell(string.Create(CultureInfo.InvariantCulture, $"glacis explain {id} --in bundle-jsonl"));
            Assert.Equal(0, told.Code);
            Assert.Empty(Odd(told.Out.Replace("\n", "", StringComparison.Ordinal)));
        }
    }

    [Fact]
    public void The_bundle_of_a_hostile_recording_is_verified_as_any_other()
    {
        Assess("table");
        Assert.StartsWith("intact", recording.Bench.Shell("glacis evidence verify bundle-table").Out, StringComparison.Ordinal);
    }

    // Controls but line ends, what turns text round, what cannot be seen.
    static string[] Odd(string text) => [.. text.EnumerateRunes().Where(static it => it.Value is not ('\n' or '\r') && Rune.GetUnicodeCategory(it) is UnicodeCategory.Control or UnicodeCategory.Format or UnicodeCategory.LineSeparator or UnicodeCategory.ParagraphSeparator)
        .Select(static it => $"U+{it.Value:X4}").Distinct(StringComparer.Ordinal)];
}
