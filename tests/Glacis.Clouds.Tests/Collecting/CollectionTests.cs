// The engine against a replaying cloud: which bytes are written, what the ledger says, and that nothing is asked twice.
using System.Text.Json.Nodes;
using Glacis.Clouds.Collecting;
using Glacis.Recordings;
using Glacis.Clouds.Tests.Support;
using Xunit;

namespace Glacis.Clouds.Tests.Collecting;

[Collection(nameof(Alone))]
public sealed class CollectionTests : IDisposable
{
    readonly Scratch scratch = new();

    public void Dispose() => scratch.Dispose();

    [Fact]
    public async Task A_small_script_gives_exactly_these_bytes()
    {
        var cloud = new Replaying(static question => question.Operation == "ListBoxes" ? Replaying.Says("""{"boxes":[{"name":"a"},{"name":"b"}]}""") : question.Request["name"]!.GetValue<string>() == "a"
            ? Replaying.Says("""{"tags":[]}""") with { RequestId = "r2" }
            : Replaying.Refuses("Denied") with { RequestId = "r3" });
        await CollectAsync(cloud, [new Boxes()], [new(new("1", "arn:x:1", "U", "x"), "north", ["north"], [])]);
        Assert.Equal(
            """
            {"n":0,"call":"store:ListBoxes","account":"1","region":"north","caller":"arn:x:1","time":"2026-08-01T12:00:00.000Z","requestId":"ID","request":{},"status":200,"length":37,"sha256":"DIGEST"}
            {"boxes":[{"name":"a"},{"name":"b"}]}
            {"n":1,"call":"store:Tags","of":0,"item":0,"account":"1","region":"north","caller":"arn:x:1","time":"2026-08-01T12:00:00.000Z","requestId":"r2","request":{"name":"a"},"status":200,"length":11,"sha256":"DIGEST"}
            {"tags":[]}
            {"n":2,"call":"store:Tags","of":0,"item":1,"account":"1","region":"north","caller":"arn:x:1","time":"2026-08-01T12:00:00.000Z","requestId":"r3","request":{"name":"b"},"status":400,"fate":"refused","code":"Denied","length":17,"sha256":"DIGEST"}
            {"code":"Denied"}

            """.ReplaceLineEndings("\n"), Masked(File.ReadAllText(scratch.In("out/segments/1/north/store-0001.seg"))));
        Assert.Equal(
            """
            {"account":"1","region":"north","service":"store","operation":"ListBoxes","reading":"complete","asked":1,"pages":1,"items":2,"why":"","segment":"segments/1/north/store-0001.seg","records":3}
            {"account":"1","region":"north","service":"store","operation":"Tags","reading":"partial","asked":2,"pages":1,"denied":1,"why":"store:Tags was denied (Denied); it needs store:Tags","segment":""}

            """.ReplaceLineEndings("\n"), File.ReadAllText(scratch.In("out/ledger.jsonl")));
        var head = JsonNode.Parse(File.ReadAllText(scratch.In("out/run.json")))!;
        Assert.True(head["finished"]!.GetValue<bool>());
        Assert.StartsWith("20260801T120000000Z-", head["id"]!.GetValue<string>(), StringComparison.Ordinal);
        Assert.Equal(["ledger.jsonl", "run.json", "segments/1/north/store-0001.seg"], Scratch.Files(scratch.In("out")).Keys);
    }

    [Theory]
    [InlineData(1, 1), InlineData(16, 16), InlineData(2, 3)]
    public async Task However_many_are_asked_at_once_the_bytes_are_the_same(int parallelism, int window)
    {
        await CollectAsync(new(World.Answer), folder: "plain");
        await CollectAsync(new(World.Answer), folder: "other", change: it => it with { Parallelism = parallelism, Window = window });
        Assert.Equal(Scratch.Files(scratch.In("plain")), Scratch.Files(scratch.In("other")));
    }

    [Fact]
    public async Task Nothing_is_asked_twice_and_the_world_is_asked_whole()
    {
        var cloud = new Replaying(World.Answer);
        await CollectAsync(cloud);
        Assert.Empty(cloud.Asked.GroupBy(static it => it, StringComparer.Ordinal).Where(static it => it.Count() > 1).Select(static it => it.Key));
        Assert.Equal(3, cloud.Asked.Count(static it => it.Contains("ListThings {\"MaxThings\":4}", StringComparison.Ordinal)));
        Assert.Equal(2, cloud.Asked.Count(static it => it.Contains("house:GetName", StringComparison.Ordinal)));
    }

    [Theory]
    [InlineData("111111111111 north store ListThings", "complete", 1, 0, 0, "")]
    [InlineData("111111111111 north store Describe", "partial", 7, 1, 1, "store:Describe was denied (Denied); it needs store:Describe")]
    [InlineData("111111111111 north store Tags", "complete", 5, 0, 0, "")]
    [InlineData("111111111111 north vault Key", "unread", 2, 0, 8, "vault:Key could not be asked: what identifies the thing is not known")]
    [InlineData("111111111111 north store Lock", "partial", 8, 0, 1, "store:Lock gave an answer that cannot be read")]
    [InlineData("111111111111 south store ListBoxes", "notOffered", 1, 0, 0, "store:ListBoxes is not offered here (NotHere)")]
    [InlineData("111111111111 west store ListThings", "leftOut", 0, 0, 0, "the region was left out")]
    [InlineData("222222222222 global house GetName", "complete", 1, 0, 0, "")]
    public async Task The_ledger_says_how_far_each_call_was_read(string call, string reading, int asked, int denied, int failed, string why)
    {
        var collected = await CollectAsync(new(World.Answer));
        var line = collected.Ledger.Single(it => $"{it.Account} {it.Region} {it.Service} {it.Operation}" == call);
        Assert.Equal((reading, asked, denied, failed, why), (Words(line.Reading), line.Asked, line.Denied, line.Failed, line.Why));
        Assert.Equal(collected.Ledger, Ledger.Sorted(collected.Ledger));
    }

    [Theory]
    [InlineData("Denied", "unread", 1, 0), InlineData("NotHere", "notOffered", 0, 0), InlineData("Off", "complete", 0, 1), InlineData("Odd", "unread", 0, 0)]
    public async Task What_is_asked_about_items_is_read_no_further_than_their_list(string code, string reading, int denied, int absent)
    {
        var collected = await CollectAsync(new(question => question.Operation == "ListThings" ? Replaying.Refuses(code) : World.Answer(question)), [new Things()], [World.Territories[1]]);
        var list = collected.Ledger.Single(static it => it.Operation == "ListThings");
        Assert.Equal((reading, denied, absent), (Words(list.Reading), list.Denied, list.Absent));
        Assert.All(collected.Ledger, it => Assert.Equal(reading, Words(it.Reading)));
    }

    [Fact]
    public async Task A_later_page_that_is_refused_makes_the_list_partial()
    {
        var collected = await CollectAsync(new(static question => question.Request["token"] is not null ? Replaying.Refuses("Denied") : World.Answer(question)), [new Things()], [World.Territories[1]]);
        var list = collected.Ledger.Single(static it => it.Operation == "ListThings");
        Assert.Equal((Recordings.Reading.Partial, 1, 1, 4), (list.Reading, list.Pages, list.Denied, list.Items));
        Assert.Equal(Recordings.Reading.Partial, collected.Ledger.Single(static it => it.Operation == "Where").Reading);
    }

    [Fact]
    public async Task A_token_that_comes_again_ends_the_list_and_is_told()
    {
        var collected = await CollectAsync(new(static _ => Replaying.Says("""{"boxes":[],"next":"same"}""")), [new Boxes()], [World.Territories[1]]);
        var list = collected.Ledger.Single(static it => it.Operation == "ListBoxes");
        Assert.Equal((Recordings.Reading.Partial, 2, 1, 3), (list.Reading, list.Pages, list.Failed, list.Records));
    }

    [Fact]
    public async Task Credentials_that_run_out_end_the_run_with_the_way_to_go_on()
    {
        var left = 9;
        var dying = new Replaying(question => Interlocked.Decrement(ref left) >= 0 ? World.Answer(question) : new() { Fate = Fate.Credentials, Code = "ExpiredToken" });
        var lost = await Assert.ThrowsAsync<CredentialsLostException>(() => CollectAsync(dying, folder: "broken"));
        Assert.Contains("--resume", lost.Message, StringComparison.Ordinal);
        Assert.DoesNotContain("\"finished\"", File.ReadAllText(scratch.In("broken/run.json")), StringComparison.Ordinal);
        Assert.DoesNotContain("ExpiredToken", string.Concat(Scratch.Files(scratch.In("broken")).Values), StringComparison.Ordinal);
        await CollectAsync(new(World.Answer), folder: "plain");
        await CollectAsync(new(World.Answer), folder: "broken", change: static it => it with { Resume = true });
        Assert.Equal(Scratch.Files(scratch.In("plain")), Scratch.Files(scratch.In("broken")));
    }

    [Fact]
    public async Task Full_segments_are_followed_by_others_and_the_ledger_finds_each_list()
    {
        var collected = await CollectAsync(new(World.Answer), change: static it => it with { SegmentSize = 700 });
        Assert.True(File.Exists(scratch.In("out/segments/111111111111/north/store-0003.seg")));
        foreach (var line in collected.Ledger.Where(static it => it.Segment.Length > 0))
        {
            using var stream = File.OpenRead(scratch.In($"out/{line.Segment}"));
            stream.Seek(line.Offset, SeekOrigin.Begin);
            using var reader = new SegmentReader(stream, line.Segment, new Names(), line.Offset);
            Assert.True(reader.Next());
            Assert.Equal(($"{line.Service}:{line.Operation}", line.First), (reader.Header.Call, reader.Header.Number));
        }
        Assert.All(Records(scratch.In("out/segments")), static it => Assert.True(it.Intact));
    }

    [Fact]
    public async Task Progress_ends_with_everything_done_and_counts_the_calls()
    {
        var told = new List<Progress>();
        var cloud = new Replaying(World.Answer);
        await new Collection(cloud, World.Collectors, World.Territories, Options("out"), new Still(), new Telling(told.Add)).RunAsync(TestContext.Current.CancellationToken);
        Assert.Equal((5, 5, cloud.Asked.Count), (told[^1].Units, told[^1].Done, (int)told[^1].Calls));
        Assert.Equal(3 * (8 + 2) + 1 + 2, told[^1].Items);
    }

    [Fact]
    public async Task Memory_stays_bounded_over_a_long_list()
    {
        const int Pages = 100, Each = 1000;
        long most = 0;
        var tags = $$"""{"tags":["{{new string('x', 2000)}}"]}""";
        var cloud = new Replaying(question =>
        {
            if (question.Operation != "ListBoxes") return Replaying.Says(tags);
            var page = question.Request["token"] is { } token ? int.Parse(token.GetValue<string>(), System.Globalization.CultureInfo.InvariantCulture) : 0;
            if (page % 20 == 19) most = Math.Max(most, GC.GetTotalMemory(forceFullCollection: true));
            return Replaying.Says($$"""{"boxes":[{{string.Join(',', Enumerable.Range(page * Each, Each).Select(static it => $$"""{"name":"box-{{it}}"}"""))}}]{{(page < Pages - 1 ? $",\"next\":\"{page + 1}\"" : "")}}}""");
        })
        { Remembers = false };
        var before = GC.GetTotalMemory(true);
        var collected = await CollectAsync(cloud, [new Boxes()], [World.Territories[1]]);
        Assert.Equal(Pages * Each, collected.Ledger.Single(static it => it.Operation == "Tags").Pages);
        // The list is 200 MB of answers; other tests of this process hold some memory too.
        Assert.InRange(most, 1, before + (100 << 20));
    }

    CollectionOptions Options(string folder) => new() { Folder = scratch.In(folder), Version = "1.0.0", Target = "test" };

    Task<Collected> CollectAsync(Replaying cloud, Collector[]? collectors = null, Territory[]? territories = null, string folder = "out", Func<CollectionOptions, CollectionOptions>? change = null) =>
        new Collection(cloud, collectors ?? World.Collectors, territories ?? World.Territories, (change ?? (static it => it))(Options(folder)), new Still()).RunAsync(TestContext.Current.CancellationToken);

    static IEnumerable<(RecordHeader Header, bool Intact)> Records(string folder)
    {
        foreach (var file in Directory.EnumerateFiles(folder, "*.seg", SearchOption.AllDirectories))
        {
            using var reader = new SegmentReader(File.OpenRead(file), file, new Names());
            while (reader.Next()) yield return (reader.Header, reader.IsIntact);
            Assert.False(reader.Torn);
        }
    }

    static string Words(Recordings.Reading reading) => Facts.Words.Of(reading);

    static string Masked(string text) => System.Text.RegularExpressions.Regex.Replace(
        System.Text.RegularExpressions.Regex.Replace(text, "\"sha256\":\"[0-9a-f]{64}\"", "\"sha256\":\"DIGEST\"", default, TimeSpan.FromSeconds(5)), "\"id-[0-9a-f]+\"", "\"ID\"", default, TimeSpan.FromSeconds(5));

    sealed class Telling(Action<Progress> hear) : IProgress<Progress>
    {
        public void Report(Progress value) => hear(value);
    }
}
