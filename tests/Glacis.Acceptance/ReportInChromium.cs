// The HTML report as a person opens it: acme's, and one of 120,000 verdicts with hostile names.
using System.Diagnostics;
using System.Globalization;
using Glacis.Acceptance.Support;
using Glacis.Outputs;
using Glacis.Tests.Outputs;
using Glacis.Verdicts;
using Xunit;

namespace Glacis.Acceptance;

public sealed class ReportInChromium(Acme acme, Chromium chromium) : IClassFixture<Acme>, IClassFixture<Chromium>
{
    const string Rows = "[...document.querySelectorAll('.row:not([hidden])')].map(it => it.querySelector('.name').innerText)";

    [Fact]
    public async Task Acme_is_read_filtered_and_traced_to_the_answer()
    {
        await using var page = await chromium.OpenAsync(Path.Combine(acme.Judged.Folder, "report.html"));
        Assert.StartsWith("67 of 96 data stores are encrypted at rest", await page.Text("#headline"), StringComparison.Ordinal);
        Assert.Equal(string.Create(CultureInfo.InvariantCulture, $"{acme.Verdicts.Count:N0} verdicts"), await page.Text("#said"));
        await page.Narrow("#c-severity button >> nth=0");
        Assert.EndsWith("customer-data-staging", Assert.Single(await page.Of<string[]>(Rows)), StringComparison.Ordinal);
        await page.Click(".row:not([hidden])");
        await page.Comes("#detail:not([hidden])");
        Assert.Contains("restricted data lies in the clear", await page.Text("#detail"), StringComparison.Ordinal);
        await page.Click("#detail .tree .src");
        var verdict = acme.Of("customer-data-staging", "data-store-is-encrypted-at-rest");
        Assert.Contains(((Glacis.Facts.Place)verdict.Lines[0].Source).Answer.Digest, await page.Text("#detail .card"), StringComparison.Ordinal);
        Assert.Empty(page.Complaints);
        Assert.All(page.Requests, static it => Assert.StartsWith("file:", it, StringComparison.Ordinal));
    }

    static readonly string[] HostileNames =
        ["</script><script>window.owned=1</script>", "<img src=x onerror=window.owned=1>", "\u202egpj.exe", "\u001b[31mred\u001b[0m", "=cmd|'/c calc'!A1", "${window.owned=1}", "a\u0000b\r\nc", "'\"><svg onload=window.owned=1>", "http://evil.example/", "javascript:window.owned=1"];

    static IEnumerable<Verdict> Many() => Samples.Many(120_000).Select(static (it, at) => it with
    {
        Reason = at % 7 == 0 ? HostileNames[at % HostileNames.Length] : it.Reason,
        Resource = it.Resource with { Name = $"{HostileNames[at % HostileNames.Length]} {at}", Environment = Words[at % Words.Length] },
    });

    static readonly string[] Words = ["production", "staging", "development", "unknown"];

    [Fact]
    public async Task A_report_of_120_000_verdicts_opens_and_answers()
    {
        var file = acme.At("many.html");
        Write(file);
        var clock = Stopwatch.StartNew();
        await using var page = await chromium.OpenAsync(file);
        var opened = clock.Elapsed;
        Assert.Equal("120,000 verdicts", await page.Text("#said"));
        clock.Restart();
        await page.Narrow("#c-severity button >> nth=0");
        Assert.Equal("20,000 of 120,000 verdicts", await page.Text("#said"));
        await page.Find("119994");
        Assert.Equal("1 of 120,000 verdicts", await page.Text("#said"));
        await page.Click(".row:not([hidden])");
        await page.Comes("#detail:not([hidden])");
        var (answered, longest) = (clock.Elapsed, await page.Of<double>("window.longest"));
        TestContext.Current.SendDiagnosticMessage($"120,000 verdicts: {new FileInfo(file).Length >> 20} MiB, opened in {opened.TotalSeconds:0.0} s, filtered, searched and shown in {answered.TotalSeconds:0.0} s, longest task {longest:0} ms");
        // Generous, for a busy machine; where it freezes it takes minutes.
        Assert.InRange(opened.TotalSeconds, 0, 60);
        Assert.InRange(answered.TotalSeconds, 0, 30);
        Assert.InRange(longest, 0, 3000);
        Assert.False(await page.Of<bool>("window.owned !== undefined || document.images.length > 0"));
        Assert.Empty(page.Complaints);
        Assert.All(page.Requests, static it => Assert.StartsWith("file:", it, StringComparison.Ordinal));
    }

    static void Write(string file)
    {
        var lines = Path.ChangeExtension(file, ".jsonl");
        using (var to = new FileStream(lines, FileMode.Create, FileAccess.Write, FileShare.None, 1 << 20))
        using (var line = new VerdictLine())
            foreach (var verdict in Many()) line.Write(verdict, to);
        using var html = new FileStream(file, FileMode.Create, FileAccess.Write, FileShare.None, 1 << 20);
        new Html().Write(Reports.Of(Many(), () => File.OpenRead(lines)) with { Headlines = HostileNames }, html);
    }
}
