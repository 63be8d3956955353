// A verdict as a line of JSON, and back: the same line.
using System.Diagnostics;
using System.Text;
using System.Text.Json;
using CsCheck;
using Glacis.Facts;
using Glacis.Outputs;
using Glacis.Recordings;
using Xunit;

namespace Glacis.Tests.Outputs;

public sealed class VerdictLineTests(ITestOutputHelper output)
{
    static string Written(VerdictLine line, Glacis.Verdicts.Verdict verdict) => Encoding.UTF8.GetString(line.Of(verdict));

    [Fact]
    public void A_line_that_is_read_and_written_again_is_the_same_line() => Samples.Any.Sample(static verdict =>
    {
        using var line = new VerdictLine();
        var first = Written(line, verdict);
        JsonDocument.Parse(first).Dispose();
        Assert.Equal(first, Written(line, VerdictReader.Read(Encoding.UTF8.GetBytes(first))));
    }, iter: 2000);

    [Fact]
    public void Sources_come_back_whole()
    {
        using var line = new VerdictLine();
        var fail = Samples.Fail();
        var back = VerdictReader.Read(line.Of(fail));
        Assert.Equal(fail.Lines.Select(static it => it.Source), back.Lines.Select(static it => it.Source));
        Assert.Equal(fail.Requirement, back.Requirement);
        Assert.Equal(fail.Resource, back.Resource);
    }

    [Fact]
    public void Every_sentence_names_a_source_and_a_source_stands_once()
    {
        using var line = new VerdictLine();
        using var json = JsonDocument.Parse(line.Of(Samples.Fail()).ToArray());
        var sources = json.RootElement.GetProperty("sources");
        Assert.Equal("place declaration conclusion declaration", string.Join(' ', sources.EnumerateArray().Select(static it => it.GetProperty("type").GetString())));
        Assert.All(json.RootElement.GetProperty("reasoning").EnumerateArray(), it => Assert.InRange(it.GetProperty("source").GetInt32(), 0, sources.GetArrayLength() - 1));
        Assert.Equal("DBInstances[3].StorageEncrypted", json.RootElement.GetProperty("reasoning")[1].GetProperty("path").GetString());
        Assert.Equal("none", json.RootElement.GetProperty("reasoning")[0].GetProperty("answer").GetString());
    }

    [Fact]
    public void The_path_of_a_line_is_the_path_of_its_place() => Samples.Any.Sample(static verdict =>
    {
        using var line = new VerdictLine();
        using var json = JsonDocument.Parse(line.Of(verdict).ToArray());
        foreach (var (told, read) in verdict.Lines.Zip(json.RootElement.GetProperty("reasoning").EnumerateArray()))
        {
            if (told.Source is not Place place || place.Path(told.Field) is not { Length: > 0 } path || !path.IsNormalizedText()) continue;
            Assert.Equal(path, read.GetProperty("path").GetString());
        }
    }, iter: 500);

    [Theory]
    [InlineData("")]
    [InlineData("[]")]
    [InlineData("{}")]
    [InlineData("""{"id":"x"}""")]
    [InlineData("""{"id":3}""")]
    [InlineData("""{"id":"00000000-0000-0000-0000-000000000000","check":"c","requirement":"r","outcome":"perhaps"}""")]
    [InlineData("""{"check":"c","requirement":"r","reason":"","resource":{},"outcome":"pass","reasoning":[{"source":0}],"sources":[]}""")]
    [InlineData("""{"check":"c","requirement":"r","reason":"","resource":{},"outcome":"pass","sources":[{"type":"conclusion","parents":[0]}]}""")]
    [InlineData("""{"check":"c","requirement":"r","reason":"","resource":{},"outcome":"pass","sources":[{"type":"place","record":"a#b"}]}""")]
    [InlineData("""{"check":"c" """)]
    public void What_is_no_verdict_is_refused(string line) => Assert.ThrowsAny<JsonException>(() => VerdictReader.Read(Encoding.UTF8.GetBytes(line)));

    [Fact]
    public void A_damaged_line_is_named()
    {
        using var stream = new MemoryStream();
        using (var line = new VerdictLine()) line.Write(Samples.Fail(), stream);
        stream.Write("{\n"u8);
        stream.Position = 0;
        var refused = Assert.Throws<UnreadableRecordingException>(() => VerdictReader.ReadAll(stream).Count());
        Assert.Contains("line 2 of verdicts.jsonl", refused.Message, StringComparison.Ordinal);
    }

    [Fact]
    public void Lines_longer_than_the_buffer_are_read()
    {
        using var stream = new MemoryStream();
        using var line = new VerdictLine();
        var all = Samples.Handful().Select(static it => it with { Reason = new string('x', 150_000) }).ToList();
        foreach (var verdict in all) line.Write(verdict, stream);
        stream.Position = 0;
        Assert.Equal(string.Join('\n', all.Select(static it => it.Reason)), string.Join('\n', VerdictReader.ReadAll(stream).Select(static it => it.Reason)));
    }

    [Fact]
    public void Writing_a_line_keeps_next_to_nothing_in_memory()
    {
        using var line = new VerdictLine();
        var handful = Samples.Handful();
        Spin(line, handful, 2000);
        var (before, clock) = (GC.GetAllocatedBytesForCurrentThread(), Stopwatch.StartNew());
        Spin(line, handful, 20_000);
        var (bytes, time) = (GC.GetAllocatedBytesForCurrentThread() - before, clock.Elapsed.TotalNanoseconds);
        output.WriteLine(FormattableString.Invariant($"{time / 120_000:F0} ns and {bytes / 120_000} bytes a line of {line.Of(handful[0]).Length} bytes"));
        Assert.InRange(bytes / 120_000, 0, 400);
    }

    static void Spin(VerdictLine line, IReadOnlyList<Glacis.Verdicts.Verdict> verdicts, int times)
    {
        for (var at = 0; at < times; at++)
            foreach (var verdict in verdicts) line.Write(verdict, Stream.Null);
    }
}

static class TextExtensions
{
    // Halves of surrogate pairs are replaced as they are written.
    internal static bool IsNormalizedText(this string text) => text == Encoding.UTF8.GetString(Encoding.UTF8.GetBytes(text));
}
