// A collection that was killed, wherever it was, and taken up again ends with the bytes of one that was not.
using Glacis.Clouds.Collecting;
using Xunit;

namespace Glacis.Clouds.Tests.Collecting;

public sealed class ResumeTests : IDisposable
{
    const string Unit = "segments/111111111111/north/store-0001.seg";

    static readonly Territory[] One = [World.Territories[0] with { Regions = ["north"] }];

    readonly Scratch scratch = new();
    readonly SortedDictionary<string, string> undisturbed;

    public ResumeTests()
    {
        RunAsync("undisturbed").GetAwaiter().GetResult();
        undisturbed = Scratch.Files(scratch.In("undisturbed"));
    }

    public void Dispose() => scratch.Dispose();

    [Fact]
    public async Task Killed_before_any_change_of_the_folder()
    {
        var effects = 0;
        await RunAsync("count", onEffect: _ => Interlocked.Increment(ref effects));
        Assert.InRange(effects, 50, 300);
        for (var at = 1; at <= effects; at++)
        {
            var left = at;
            await Assert.ThrowsAnyAsync<KilledException>(() => RunAsync($"effect-{at}", onEffect: _ => Die(Interlocked.Decrement(ref left) <= 0)));
            await SameAfterResumeAsync($"effect-{at}");
        }
    }

    [Fact]
    public async Task Killed_again_and_again_while_taken_up()
    {
        foreach (var most in new[] { 2, 9, 25 })
        {
            var ended = false;
            for (var lives = 0; !ended; lives++)
            {
                Assert.True(lives < 300, "no progress");
                var left = most + lives / 2;
                ended = await EndsAsync($"lives-{most}", _ => Die(Interlocked.Decrement(ref left) <= 0));
            }
            Assert.Equal(undisturbed, Scratch.Files(scratch.In($"lives-{most}")));
        }
    }

    [Fact]
    public async Task Killed_at_any_question()
    {
        var cloud = new Replaying(World.Answer);
        await RunAsync("count", cloud);
        for (var at = 1; at <= cloud.Calls; at++)
        {
            await Assert.ThrowsAnyAsync<KilledException>(() => RunAsync($"question-{at}", new(World.Answer) { DiesAt = at }));
            await SameAfterResumeAsync($"question-{at}");
        }
    }

    [Fact]
    public async Task Killed_at_the_end_of_any_record_and_within_it()
    {
        var bytes = File.ReadAllBytes(scratch.In($"undisturbed/{Unit}"));
        var ends = Enumerable.Range(0, bytes.Length).Where(it => bytes[it] == '\n').SelectMany(static it => new[] { it, it + 1, it + 2 });
        foreach (var at in ends.Concat(Enumerable.Range(0, bytes.Length / 37).Select(static it => it * 37)).Where(it => it <= bytes.Length).Distinct())
        {
            Begin($"byte-{at}");
            File.WriteAllBytes(scratch.In($"byte-{at}/{Unit}.part"), bytes[..at]);
            await SameAfterResumeAsync($"byte-{at}");
        }
    }

    [Fact]
    public async Task What_stands_is_not_asked_again_and_what_failed_is()
    {
        Begin("again");
        foreach (var file in undisturbed.Keys.Where(static it => it.StartsWith(Path.GetDirectoryName(Unit)!, StringComparison.Ordinal)))
            File.Copy(scratch.In($"undisturbed/{file}"), scratch.In($"again/{file}.part"));
        var cloud = new Replaying(World.Answer);
        await RunAsync("again", cloud, resume: true);
        // No key could be reached, and one lock could not be read; the rest of that unit stands.
        Assert.Equal(["house:GetName", "store:Lock", "vault:Key"], cloud.Asked.Select(static it => it.Split(' ')[2]).Distinct(StringComparer.Ordinal).Order(StringComparer.Ordinal));
    }

    [Fact]
    public async Task A_record_whose_bytes_were_changed_is_asked_again()
    {
        Begin("changed");
        var text = File.ReadAllText(scratch.In($"undisturbed/{Unit}"));
        File.WriteAllText(scratch.In($"changed/{Unit}.part"), text.Replace("""{"size":1}""", """{"size":2}""", StringComparison.Ordinal));
        await RunAsync("changed", resume: true);
        Assert.Equal(undisturbed, Scratch.Files(scratch.In("changed")));
    }

    [Fact]
    public async Task A_torn_line_of_the_unfinished_ledger_is_cut()
    {
        await Assert.ThrowsAnyAsync<KilledException>(() => RunAsync("torn", onEffect: static it => Die(it == "write ledger.jsonl")));
        var part = scratch.In("torn/ledger.jsonl.part");
        var bytes = File.ReadAllBytes(part);
        for (var cut = 1; cut < 400; cut += 13)
        {
            Directory.CreateDirectory(scratch.In($"torn-{cut}"));
            Copy("torn", $"torn-{cut}");
            File.WriteAllBytes(scratch.In($"torn-{cut}/ledger.jsonl.part"), bytes[..^cut]);
            await SameAfterResumeAsync($"torn-{cut}");
        }
    }

    [Fact]
    public async Task A_finished_recording_taken_up_again_is_left_as_it_is()
    {
        var cloud = new Replaying(World.Answer);
        await RunAsync("undisturbed", cloud, resume: true);
        Assert.Empty(cloud.Asked);
        Assert.Equal(undisturbed, Scratch.Files(scratch.In("undisturbed")));
    }

    async Task SameAfterResumeAsync(string folder)
    {
        await RunAsync(folder, resume: true);
        Assert.Equal(undisturbed, Scratch.Files(scratch.In(folder)));
    }

    async Task<bool> EndsAsync(string folder, Action<string> onEffect)
    {
        try
        {
            await RunAsync(folder, onEffect: onEffect, resume: true);
            return true;
        }
        catch (KilledException)
        {
            return false;
        }
    }

    Task<Collected> RunAsync(string folder, Replaying? cloud = null, Action<string>? onEffect = null, bool resume = false) => new Collection(
        cloud ?? new(World.Answer), World.Collectors, One,
        new() { Folder = scratch.In(folder), Version = "1.0.0", Target = "test", Parallelism = 3, Window = 3, SegmentSize = 6000, OnEffect = onEffect, Resume = resume, Beside = Beside },
        new Still()).RunAsync(TestContext.Current.CancellationToken);

    static Dictionary<string, ReadOnlyMemory<byte>> Beside => new(StringComparer.Ordinal) { ["glacis.yaml"] = "keys: {}\n"u8.ToArray(), ["inventories/one.json"] = "[]"u8.ToArray() };

    // A run that has begun: the head stands, unfinished.
    void Begin(string folder)
    {
        Directory.CreateDirectory(Path.GetDirectoryName(scratch.In($"{folder}/{Unit}"))!);
        File.WriteAllText(scratch.In($"{folder}/run.json"), undisturbed["run.json"].Replace(",\"finished\":true", "", StringComparison.Ordinal));
    }

    void Copy(string from, string to)
    {
        foreach (var file in Directory.EnumerateFiles(scratch.In(from), "*", SearchOption.AllDirectories))
        {
            var target = Path.Combine(scratch.In(to), Path.GetRelativePath(scratch.In(from), file));
            Directory.CreateDirectory(Path.GetDirectoryName(target)!);
            File.Copy(file, target);
        }
    }

    static void Die(bool now)
    {
        if (now) throw new KilledException();
    }
}
