// The program as a person runs it, against the sample's servers: what it says, asks, judges; and what it does when the world fails it.
using Glacis.Acceptance.Faults;
using Glacis.Outputs;
using Glacis.Recordings;
using Xunit;

namespace Glacis.Acceptance.Live;

[Collection(AcmeIsServed.Name)]
public sealed class LiveTests(AcmeServer acme) : IDisposable
{
    static readonly string[] Assess = ["assess", "aws", "--region", "us-east-1", "--region", "eu-west-1"];

    readonly Scratch scratch = new();

    public void Dispose() => scratch.Dispose();

    [Fact]
    public async Task A_live_run_says_who_it_is_asks_nothing_twice_and_judges_what_it_wrote()
    {
        using var relay = new Relay(acme.Url);
        var introduced = new TaskCompletionSource<bool>(TaskCreationOptions.RunContinuationsAsynchronously);
        using var run = Cli.Start(scratch.Path, relay.Url, [], [.. Assess, "-o", "bundle"]);
        relay.OnRequest = async heard =>
        {
            if (IsIdentity(heard) || introduced.Task.IsCompleted) return;
            for (var patience = 100; patience > 0 && !run.Err.Contains("account 123456789012 as arn:aws:sts::123456789012:user/moto; regions eu-west-1, us-east-1", StringComparison.Ordinal); patience--) await Task.Delay(50);
            introduced.TrySetResult(run.Err.Contains("account 123456789012", StringComparison.Ordinal));
        };
        var said = await run.EndAsync();
        Assert.True(said.Code == 3, said.ToString());
        Assert.True(await introduced.Task, "it asked before it said who it is");
        Assert.InRange(relay.Asked.Count, 100, 1200);
        // Who asks is asked to be introduced, and once more to be recorded.
        Assert.Empty(relay.Asked.Where(static it => it.Operation != "GetCallerIdentity").GroupBy(static it => it.Text, StringComparer.Ordinal).Where(static it => it.Count() > 1).Select(static it => it.Key));
        var verified = await Cli.RunAsync(scratch.Path, null, "evidence", "verify", "bundle");
        Assert.True(verified.Code == 0, verified.ToString());
        await SameAsItsRecordingAsync();
    }

    // What was judged live is what anybody gets from the recording that the bundle holds.
    async Task SameAsItsRecordingAsync()
    {
        Assert.Equal(3, (await Cli.RunAsync(scratch.Path, null, "assess", "bundle/recording", "-o", "again")).Code);
        foreach (var name in new[] { VerdictLine.FileName, "population.jsonl", "controls.json" })
            Assert.Equal(File.ReadAllBytes(scratch.In($"bundle/{name}")), File.ReadAllBytes(scratch.In($"again/{name}")));
    }

    [Fact]
    public async Task Collected_first_and_judged_later_is_judged_the_same()
    {
        var collected = await Cli.RunAsync(scratch.Path, acme.Url, "collect", "aws", "--region", "us-east-1", "--region", "eu-west-1", "-o", "recording");
        Assert.True(collected is { Code: 0, Out: "recording\n" }, collected.ToString());
        Assert.Equal(3, (await Cli.RunAsync(scratch.Path, null, "assess", "recording", "-o", "later")).Code);
        Assert.Equal(3, (await Cli.RunAsync(scratch.Path, acme.Url, [.. Assess, "-o", "live"])).Code);
        Assert.Equal(Told("live"), Told("later"));
    }

    [Fact]
    public async Task The_doctor_finds_all_well()
    {
        var said = await Cli.RunAsync(scratch.Path, acme.Url, "doctor");
        Assert.True(said.Code == 0, said.ToString());
        Assert.Contains("\nwell: ", said.Out, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("rds", "DescribeDBInstances", "AccessDenied")]
    [InlineData("kms", "DescribeKey", "AccessDeniedException")]
    [InlineData("ec2", "DescribeVolumes", "UnauthorizedOperation")]
    [InlineData("s3", "?encryption", "AccessDenied")]
    public async Task A_denied_operation_is_told_and_the_run_goes_on(string service, string operation, string code)
    {
        using var relay = new Relay(acme.Url, heard => heard.Service == service && heard.Operation.EndsWith(operation, StringComparison.Ordinal) ? Reply.Error(service, 403, code) : null);
        var said = await Cli.RunAsync(scratch.Path, relay.Url, [.. Assess, "-o", "bundle"]);
        Assert.True(said.Code == 4, said.ToString());
        Assert.Contains($"was denied ({code}); it needs {service}:", said.Out.ReplaceLineEndings(" "), StringComparison.Ordinal);
        Assert.Contains("there may be more", said.Out.ReplaceLineEndings(" "), StringComparison.Ordinal);
        Assert.True(File.ReadLines(scratch.In($"bundle/{VerdictLine.FileName}")).Count() > 200);
        var diagnosis = await Cli.RunAsync(scratch.Path, relay.Url, "doctor");
        Assert.True(diagnosis.Code == 4 && diagnosis.Out.Contains($"missing permissions: {service}:", StringComparison.Ordinal), diagnosis.ToString());
    }

    [Fact]
    public async Task First_tries_that_fail_are_tried_again()
    {
        using var relay = new Relay(acme.Url, FirstTriesFail());
        var said = await Cli.RunAsync(scratch.Path, relay.Url, [.. Assess, "-o", "bundle"]);
        Assert.True(said.Code == 3, said.ToString());
        Assert.All(Ledger.Read(File.OpenRead(scratch.In("bundle/recording/ledger.jsonl"))), static it => Assert.Contains(it.Reading, new[] { Reading.Complete, Reading.LeftOut }));
        Assert.True(relay.Asked.GroupBy(static it => it.Text, StringComparer.Ordinal).Count(static it => it.Count() == 3) > 10);
    }

    // Every twentieth question is refused twice, in the two ways in which services ask for patience.
    static Func<Heard, Reply?> FirstTriesFail()
    {
        var tries = new System.Collections.Concurrent.ConcurrentDictionary<string, int>(StringComparer.Ordinal);
        return heard => tries.AddOrUpdate(heard.Text, static text => Sum(text) % 20 == 0 ? 1 : 9, static (_, before) => before + 1) switch
        {
            1 => Reply.Error(heard.Service, 503, "ServiceUnavailable"),
            2 => Reply.Error(heard.Service, 400, heard.Service == "s3" ? "SlowDown" : "ThrottlingException"),
            _ => null,
        };
    }

    static int Sum(string text) => text.Sum(static it => it);

    [Fact]
    public async Task Complaints_1165_915_7721_credentials_that_expire_end_the_run_which_is_taken_up_again()
    {
        var expired = true;
        using var relay = new Relay(acme.Url, heard => Volatile.Read(ref expired) && heard.Number > 150 ? Reply.Error(heard.Service, 400, "ExpiredToken") : null);
        var lost = await Cli.RunAsync(scratch.Path, relay.Url, Assess);
        Assert.True(lost.Code == 130, lost.ToString());
        Assert.Contains("glacis: the credentials for account 123456789012 are no longer taken (ExpiredToken)", lost.Err, StringComparison.Ordinal);
        Assert.Contains("--resume", lost.Err, StringComparison.Ordinal);
        Assert.DoesNotContain("fault of glacis", lost.Err, StringComparison.Ordinal);
        Volatile.Write(ref expired, false);
        relay.Forget();
        await ResumesAsync(relay.Url, relay, lost);
    }

    [Fact]
    public async Task An_interrupted_run_says_how_to_go_on_and_goes_on()
    {
        using var relay = new Relay(acme.Url);
        var (middle, over) = (new TaskCompletionSource(TaskCreationOptions.RunContinuationsAsynchronously), new TaskCompletionSource(TaskCreationOptions.RunContinuationsAsynchronously));
        // From the middle on nothing is answered, so that the run cannot come to its end before the interrupt reaches it.
        relay.OnRequest = heard =>
        {
            if (heard.Number < 150) return Task.CompletedTask;
            middle.TrySetResult();
            return over.Task;
        };
        using var run = Cli.Start(scratch.Path, relay.Url, [], Assess);
        await middle.Task.WaitAsync(TimeSpan.FromMinutes(1), TestContext.Current.CancellationToken);
        await run.InterruptAsync();
        var said = await run.EndAsync();
        over.SetResult();
        Assert.True(said.Code == 130, said.ToString());
        relay.OnRequest = static _ => Task.CompletedTask;
        relay.Forget();
        await ResumesAsync(relay.Url, relay, said);
    }

    // The command that it names, as it names it.
    async Task ResumesAsync(string endpoint, Relay relay, Said broken)
    {
        var command = broken.Err.Split('\n').Select(static it => it.IndexOf("glacis assess aws", StringComparison.Ordinal) is var at and >= 0 ? it[at..] : null).OfType<string>().Single();
        Assert.Equal("glacis assess aws --region us-east-1 --region eu-west-1 --resume", command);
        var resumed = await Cli.RunAsync(scratch.Path, endpoint, command.Split(' ')[1..]);
        Assert.True(resumed.Code == 3, resumed.ToString());
        var ledger = Directory.EnumerateFiles(scratch.In("glacis-out"), "ledger.jsonl", SearchOption.AllDirectories).Single();
        Assert.InRange(relay.Asked.Count, 50, Ledger.Read(File.OpenRead(ledger)).Sum(static it => it.Records) - 1);
        Assert.DoesNotContain(Directory.EnumerateFileSystemEntries(scratch.In("glacis-out")), static it => it.EndsWith(".part", StringComparison.Ordinal));
    }

    [Fact]
    public async Task A_region_that_is_none_is_one_sentence()
    {
        var said = await Cli.RunAsync(scratch.Path, acme.Url, "assess", "aws", "--region", "us-esat-1");
        Assert.Equal((2, ""), (said.Code, said.Out));
        Assert.StartsWith("glacis: account 123456789012 has no region us-esat-1\n  hint: its regions are ", said.Err, StringComparison.Ordinal);
        Assert.Empty(Directory.EnumerateFileSystemEntries(scratch.Path));
    }

    [Fact]
    public async Task No_credentials_is_one_sentence()
    {
        var said = await Cli.RunAsync(scratch.Path, acme.Url, [("AWS_ACCESS_KEY_ID", null), ("AWS_SECRET_ACCESS_KEY", null), ("HOME", scratch.Path)], Assess);
        Assert.True(said is { Code: 2, Out: "" }, said.ToString());
        Assert.Equal(["glacis:", "  hint: check with: aws sts get-caller-identity"], said.Err.TrimEnd('\n').Split('\n').Select(static it => it.StartsWith("glacis:", StringComparison.Ordinal) ? "glacis:" : it));
        Assert.Empty(Directory.EnumerateFileSystemEntries(scratch.Path));
    }

    [Fact]
    public async Task Complaints_2238_662_12680_regions_are_those_that_the_account_has()
    {
        using var relay = new Relay(acme.Url, static heard => heard.Operation != "DescribeRegions" ? null : Reply.Xml(200, """
            <DescribeRegionsResponse xmlns="http://ec2.amazonaws.com/doc/2016-11-15/"><requestId>r</requestId><regionInfo>
            <item><regionName>eu-west-1</regionName><regionEndpoint>ec2.eu-west-1.amazonaws.com</regionEndpoint><optInStatus>opt-in-not-required</optInStatus></item>
            <item><regionName>af-south-1</regionName><regionEndpoint>ec2.af-south-1.amazonaws.com</regionEndpoint><optInStatus>not-opted-in</optInStatus></item>
            </regionInfo></DescribeRegionsResponse>
            """));
        Assert.Equal(0, (await Cli.RunAsync(scratch.Path, relay.Url, "collect", "aws", "-o", "recording")).Code);
        Assert.Equal(["eu-west-1"], relay.Asked.Where(static it => it.Service is "rds" or "ec2" or "kms" && it.Operation != "DescribeRegions").Select(static it => it.Region).Distinct(StringComparer.Ordinal));
    }

    static bool IsIdentity(Heard it) => it.Operation is "GetCallerIdentity" or "DescribeRegions" or "AssumeRole";

    // What a verdict says, less where it was read: digests and times differ between two runs.
    IEnumerable<string> Told(string bundle)
    {
        using var lines = File.OpenRead(scratch.In($"{bundle}/{VerdictLine.FileName}"));
        return [.. VerdictReader.ReadAll(lines).Select(static it => $"{it.Id} {it.Outcome} {it.Severity} {it.Confidence} {it.Reason}")];
    }
}
