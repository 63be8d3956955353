// The program collects an emulated account; killed in the middle and taken up again, it ends with the same recording.
using System.Diagnostics;
using System.Net.Http.Json;
using System.Text;
using System.Text.RegularExpressions;
using Glacis.Clouds.Tests.Support;
using Glacis.Recordings;
using Xunit;

namespace Glacis.Clouds.Tests.Collecting;

public sealed partial class LiveCollectionTests : IDisposable
{
    // What moto 5.2.1 lacks answers 500: the recording is whole, the account was not read whole.
    const int Buckets = 60, Incomplete = 4;

    readonly Scratch scratch = new();

    public void Dispose() => scratch.Dispose();

    [Fact]
    public async Task Killed_and_taken_up_again_it_ends_with_the_same_recording()
    {
        await using var moto = await Moto.StartAsync(("MOTO_EC2_LOAD_DEFAULT_AMIS", "false"));
        await FillAsync(moto.Url);

        Assert.Equal(Incomplete, await RunAsync(moto.Url, "whole"));
        var lives = 0;
        for (var past = 4000; lives < 3; lives++, past += 40_000) await KillAsync(moto.Url, "killed", past, resume: lives > 0);
        Assert.Equal(Incomplete, await RunAsync(moto.Url, "killed", "--resume"));

        var (whole, killed) = (Scratch.Files(scratch.In("whole")), Scratch.Files(scratch.In("killed")));
        Assert.Equal(whole.Keys, killed.Keys);
        foreach (var (name, text) in whole.Where(static it => it.Key != RunHead.Name)) Assert.Equal(Masked(text), Masked(killed[name]));
        var ledger = Ledger.Read(new MemoryStream(Encoding.UTF8.GetBytes(killed[Ledger.Name])));
        Assert.Equal(Buckets, ledger.Single(static it => it.Operation == "GetBucketEncryption").Asked);
        Assert.Equal(3, ledger.Single(static it => it is { Operation: "DescribeKey", Region: "us-east-1" }).Asked);
    }

    static async Task FillAsync(string url)
    {
        using var http = new HttpClient { BaseAddress = new Uri(url) };
        http.DefaultRequestHeaders.TryAddWithoutValidation("Authorization", "AWS4-HMAC-SHA256 Credential=testing/20260801/us-east-1/s3/aws4_request, SignedHeaders=host, Signature=0");
        for (var i = 0; i < Buckets; i++) (await http.PutAsync($"/bucket-{i:00}", null, TestContext.Current.CancellationToken)).EnsureSuccessStatusCode();
        for (var i = 0; i < 3; i++)
        {
            using var key = new HttpRequestMessage(HttpMethod.Post, "/") { Content = JsonContent.Create(new { Description = $"key {i}" }) };
            key.Headers.TryAddWithoutValidation("X-Amz-Target", "TrentService.CreateKey");
            key.Headers.TryAddWithoutValidation("Authorization", "AWS4-HMAC-SHA256 Credential=testing/20260801/us-east-1/kms/aws4_request, SignedHeaders=host, Signature=0");
            (await http.SendAsync(key, TestContext.Current.CancellationToken)).EnsureSuccessStatusCode();
        }
    }

    async Task<int> RunAsync(string url, string folder, params string[] more)
    {
        using var process = Started(url, folder, more);
        await process.WaitForExitAsync(TestContext.Current.CancellationToken);
        return process.ExitCode;
    }

    // Kills it as soon as its buckets have taken so many bytes.
    async Task KillAsync(string url, string folder, long past, bool resume)
    {
        using var process = Started(url, folder, resume ? ["--resume"] : []);
        var part = new FileInfo(scratch.In($"{folder}/segments/123456789012/global/s3-0001.seg.part"));
        for (var waited = Stopwatch.StartNew(); !(part.Exists && part.Length > past); part.Refresh())
        {
            Assert.False(process.HasExited, "it ended before it could be killed");
            Assert.True(waited.Elapsed < TimeSpan.FromSeconds(60), "it wrote nothing");
            await Task.Delay(2, TestContext.Current.CancellationToken);
        }
        process.Kill();
        await process.WaitForExitAsync(TestContext.Current.CancellationToken);
        Assert.NotEqual(0, process.ExitCode);
    }

    Process Started(string url, string folder, string[] more)
    {
        var start = new ProcessStartInfo("dotnet", [Path.Combine(AppContext.BaseDirectory, "Glacis.Cli.dll"), "collect", "aws", "-o", scratch.In(folder), "--region", "us-east-1", "--quiet", .. more])
        {
            UseShellExecute = false,
            RedirectStandardOutput = true,
            WorkingDirectory = scratch.Path,
        };
        foreach (var (name, value) in new[]
        {
            ("AWS_ENDPOINT_URL", url), ("AWS_ACCESS_KEY_ID", "testing"), ("AWS_SECRET_ACCESS_KEY", "testing"), ("AWS_REGION", "us-east-1"), ("AWS_EC2_METADATA_DISABLED", "true"),
            ("AWS_CONFIG_FILE", "/dev/null"), ("AWS_SHARED_CREDENTIALS_FILE", "/dev/null"), ("NO_PROXY", "127.0.0.1"),
        }) start.Environment[name] = value;
        start.Environment.Remove("AWS_PROFILE");
        return Process.Start(start)!;
    }

    // Times and request ids are the emulator's; the digests follow from them.
    static string Masked(string text) => Changing().Replace(text, "?");

    [GeneratedRegex("""(?<="(time|requestId|sha256)":")[^"]+|(?<=<(RequestId|requestId|RequestID)>)[^<]+|(?<="CreationTime": )[0-9.]+|(?<="(length|offset)":)[0-9]+""", RegexOptions.ExplicitCapture | RegexOptions.CultureInvariant, 5000)]
    private static partial Regex Changing();
}
