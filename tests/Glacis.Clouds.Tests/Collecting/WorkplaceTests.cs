// Whose folder it is: what a collection refuses to begin in, and with which words.
using Glacis.Clouds.Collecting;
using Xunit;

namespace Glacis.Clouds.Tests.Collecting;

public sealed class WorkplaceTests : IDisposable
{
    readonly Scratch scratch = new();

    public void Dispose() => scratch.Dispose();

    [Fact]
    public async Task A_finished_recording_is_replaced_only_by_force()
    {
        await RunAsync();
        Assert.Contains("finished recording: give another folder", (await RefusedAsync()).Message, StringComparison.Ordinal);
        await RunAsync(static it => it with { Force = true });
    }

    [Fact]
    public async Task An_unfinished_recording_asks_for_resume_or_force()
    {
        await Assert.ThrowsAsync<KilledException>(() => RunAsync(cloud: new(World.Answer) { DiesAt = 5 }));
        Assert.Contains("--resume", (await RefusedAsync()).Message, StringComparison.Ordinal);
        await RunAsync(static it => it with { Force = true });
    }

    [Theory, InlineData(false), InlineData(true)]
    public async Task Files_that_are_no_recording_are_never_touched(bool force)
    {
        File.WriteAllText(scratch.In("diary.txt"), "dear diary");
        Assert.Contains("no recording", (await RefusedAsync(it => it with { Force = force })).Message, StringComparison.Ordinal);
        Assert.Equal(["diary.txt"], Scratch.Files(scratch.Path).Keys);
    }

    [Fact]
    public async Task Of_two_runs_into_one_folder_the_second_is_refused()
    {
        using (new Workplace(scratch.Path, null))
            Assert.Contains("another run is writing", (await RefusedAsync(static it => it with { Resume = true })).Message, StringComparison.Ordinal);
        await RunAsync();
    }

    [Fact]
    public async Task The_lock_of_a_dead_process_is_taken_over()
    {
        File.WriteAllText(scratch.In("lock"), "");
        await RunAsync();
        Assert.DoesNotContain("lock", Scratch.Files(scratch.Path).Keys);
    }

    [Fact]
    public async Task An_account_is_looked_at_once() =>
        Assert.Contains("222222222222 is listed twice", (await RefusedAsync(territories: [.. World.Territories, World.Territories[1]])).Message, StringComparison.Ordinal);

    [Theory, InlineData("version", "2.0.0"), InlineData("regions", "south")]
    public async Task A_run_is_taken_up_only_as_it_was_begun(string what, string now)
    {
        await Assert.ThrowsAsync<KilledException>(() => RunAsync(cloud: new(World.Answer) { DiesAt = 5 }));
        Territory[] territories = what == "regions" ? [.. World.Territories.Select(it => it with { Regions = [now] })] : World.Territories;
        var refused = await RefusedAsync(it => it with { Resume = true, Version = what == "version" ? now : it.Version }, territories);
        Assert.Contains($"was begun with {what}", refused.Message, StringComparison.Ordinal);
        Assert.Contains(now, refused.Message, StringComparison.Ordinal);
    }

    async Task<CollectionRefusedException> RefusedAsync(Func<CollectionOptions, CollectionOptions>? change = null, Territory[]? territories = null) =>
        await Assert.ThrowsAsync<CollectionRefusedException>(() => RunAsync(change, territories: territories));

    Task<Collected> RunAsync(Func<CollectionOptions, CollectionOptions>? change = null, Replaying? cloud = null, Territory[]? territories = null) => new Collection(
        cloud ?? new(World.Answer), World.Collectors, territories ?? World.Territories, (change ?? (static it => it))(new() { Folder = scratch.Path, Version = "1.0.0", Target = "test" }), new Still())
        .RunAsync(TestContext.Current.CancellationToken);
}
