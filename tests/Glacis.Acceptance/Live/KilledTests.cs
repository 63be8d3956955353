// A run that is killed as only the kernel kills, at moments of chance, and taken up again, ends as one that was left alone.
using System.Text;
using System.Text.RegularExpressions;
using Glacis.Acceptance.Faults;
using Xunit;

namespace Glacis.Acceptance.Live;

[Collection(AcmeIsServed.Name)]
public sealed partial class KilledTests(AcmeServer acme) : IDisposable
{
    const int Rounds = 10, Seed = 20261123;

    static readonly (string, string?)[] StandingClock = [("GLACIS_CLOCK", "2026-11-23T12:00:00Z")];

    static readonly string[] Assess = ["assess", "aws", "--region", "us-east-1", "--region", "eu-west-1", "-o", "bundle"];

    readonly Scratch scratch = new();

    public void Dispose() => scratch.Dispose();

    [Fact]
    public async Task Against_a_server_that_repeats_itself_the_bytes_are_the_same()
    {
        using var relay = new Relay(acme.Url, keeps: true);
        var undisturbed = await UndisturbedAsync(relay, StandingClock);
        var chance = new Random(Seed);
        for (var round = 0; round < Rounds; round++)
        {
            var folder = Directory.CreateDirectory(scratch.In($"round-{round}")).FullName;
            await KilledAsync(relay, folder, StandingClock, chance.Next(1, relay.Asked.Count + 60));
            // Every other one dies a second time, while it is taken up again.
            if (round % 2 == 1) await KilledAsync(relay, folder, StandingClock, chance.Next(1, 60), "--resume");
            await ResumedAsync(relay, folder, StandingClock);
            Same(undisturbed, Scratch.Files(Path.Combine(folder, "bundle")), $"round {round}");
        }
    }

    [Fact]
    public async Task Against_the_emulator_the_recordings_are_equal_but_for_times_ids_and_digests()
    {
        using var relay = new Relay(acme.Url);
        var undisturbed = await UndisturbedAsync(relay, []);
        var chance = new Random(Seed + 1);
        for (var round = 0; round < 3; round++)
        {
            var folder = Directory.CreateDirectory(scratch.In($"round-{round}")).FullName;
            await KilledAsync(relay, folder, [], chance.Next(20, 400));
            await ResumedAsync(relay, folder, []);
            Same(Masked(undisturbed), Masked(Scratch.Files(Path.Combine(folder, "bundle"))), $"round {round}");
        }
    }

    async Task<SortedDictionary<string, byte[]>> UndisturbedAsync(Relay relay, (string, string?)[] environment)
    {
        var folder = Directory.CreateDirectory(scratch.In("undisturbed")).FullName;
        var said = await Cli.RunAsync(folder, relay.Url, environment, Assess);
        Assert.True(said.Code == 3, said.ToString());
        return Scratch.Files(Path.Combine(folder, "bundle"));
    }

    // At a question's arrival; after the last, while it judges and writes.
    static async Task KilledAsync(Relay relay, string folder, (string, string?)[] environment, int at, params string[] more)
    {
        var (count, moment) = (0, new TaskCompletionSource(TaskCreationOptions.RunContinuationsAsynchronously));
        relay.OnRequest = _ =>
        {
            if (Interlocked.Increment(ref count) == at) moment.TrySetResult();
            return Task.CompletedTask;
        };
        using var run = Cli.Start(folder, relay.Url, environment, [.. Assess, .. more]);
        var end = run.EndAsync();
        await Task.WhenAny(moment.Task, end);
        run.Kill();
        await end;
        relay.OnRequest = static _ => Task.CompletedTask;
    }

    // Nothing may be left to take up: then it had ended before it could be killed.
    static async Task ResumedAsync(Relay relay, string folder, (string, string?)[] environment)
    {
        if (Directory.Exists(Path.Combine(folder, "bundle"))) return;
        var said = await Cli.RunAsync(folder, relay.Url, environment, [.. Assess, "--resume"]);
        Assert.True(said.Code == 3, said.ToString());
    }

    static void Same(SortedDictionary<string, byte[]> expected, SortedDictionary<string, byte[]> actual, string what)
    {
        Assert.Equal(expected.Keys, actual.Keys);
        foreach (var (name, bytes) in expected)
            Assert.True(bytes.AsSpan().SequenceEqual(actual[name]), $"{what}: {name} differs");
    }

    // The recording alone: what is judged from it holds digests and dates in too many forms.
    static SortedDictionary<string, byte[]> Masked(SortedDictionary<string, byte[]> files) => new(
        files.Where(static it => it.Key.StartsWith("recording/", StringComparison.Ordinal) && !it.Key.EndsWith("run.json", StringComparison.Ordinal))
            .ToDictionary(static it => it.Key, static it => Encoding.UTF8.GetBytes(Varying().Replace(Encoding.UTF8.GetString(it.Value), "*")), StringComparer.Ordinal), StringComparer.Ordinal);

    [GeneratedRegex("""(?<="time":")[^"]+|(?<="requestId":")[^"]*|(?<="sha256":")[^"]+|(?<="offset":)[0-9]+|(?<="length":)[0-9]+|(?<=LatestRestorableTime>)[^<]+|(?<="CreationTime": )[0-9.]+|(?<="LatestDelivery(?:Attempt)?Time": )[^,}]+|(?<=RequestI[dD]>)[^<]+|(?<=requestId>)[^<]+|"headers":\{[^}]*\},""", RegexOptions.CultureInvariant, 10_000)]
    private static partial Regex Varying();
}
