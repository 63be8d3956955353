// Runs glacis as a process, as a person does.
using System.Diagnostics;
using System.Globalization;
using System.Text;
using Glacis.Tests.Support;
using Xunit;

namespace Glacis.Acceptance.Live;

/// <summary>What a finished process said.</summary>
sealed record Said(int Code, string Out, string Err)
{
    public override string ToString() => $"exit {Code}\n--- stdout\n{Out}\n--- stderr\n{Err}";
}

/// <summary>A process of the program, with nothing of this machine's credentials.</summary>
sealed class Cli : IDisposable
{
    static readonly string Build = Path.Combine(AppContext.BaseDirectory, "Glacis.Cli.dll");

    readonly Process process;
    readonly Task<string> stdout;
    readonly StringBuilder stderr = new();
    readonly Task ended;

    Cli(Process process)
    {
        (this.process, stdout) = (process, process.StandardOutput.ReadToEndAsync());
        ended = ListenAsync();
    }

    /// <summary>What stderr got so far.</summary>
    internal string Err
    {
        get
        {
            lock (stderr) return stderr.ToString();
        }
    }

    async Task ListenAsync()
    {
        while (await process.StandardError.ReadLineAsync() is { } line)
            lock (stderr) stderr.Append(line).Append('\n');
    }

    internal static Task<Said> RunAsync(string folder, string? endpoint, params string[] arguments) => RunAsync(folder, endpoint, [], arguments);

    internal static async Task<Said> RunAsync(string folder, string? endpoint, (string Name, string? Value)[] environment, params string[] arguments)
    {
        using var started = Start(folder, endpoint, environment, arguments);
        return await started.EndAsync();
    }

    internal static Cli Start(string folder, string? endpoint, (string Name, string? Value)[] environment, params string[] arguments)
    {
        // A shell's background job hands an ignored SIGINT down to all its children; a person's program has it whole.
        var start = new ProcessStartInfo("env", ["--default-signal=INT", "dotnet", Build, .. arguments]) { UseShellExecute = false, RedirectStandardOutput = true, RedirectStandardError = true, WorkingDirectory = folder };
        foreach (var name in start.Environment.Keys.Where(static it => it.StartsWith("AWS_", StringComparison.Ordinal)).ToArray()) start.Environment.Remove(name);
        var loopback = new[]
        {
            ("AWS_ACCESS_KEY_ID", "acme"), ("AWS_SECRET_ACCESS_KEY", "acme"), ("AWS_DEFAULT_REGION", "us-east-1"), ("AWS_EC2_METADATA_DISABLED", "true"),
            ("AWS_CONFIG_FILE", "/dev/null"), ("AWS_SHARED_CREDENTIALS_FILE", "/dev/null"), ("AWS_ENDPOINT_URL", endpoint), ("NO_PROXY", "127.0.0.1"), ("no_proxy", "127.0.0.1"),
        };
        foreach (var (name, value) in loopback.Concat(environment))
        {
            if (value is null) start.Environment.Remove(name);
            else start.Environment[name] = value;
        }
        return new(Process.Start(start)!);
    }

    internal int Id => process.Id;

    internal bool HasEnded => process.HasExited;

    /// <summary>What the kernel does to it without asking it.</summary>
    internal void Kill() => process.Kill();

    /// <summary>What ^C does.</summary>
    internal async Task InterruptAsync()
    {
        using var kill = Process.Start("kill", ["-INT", process.Id.ToString(CultureInfo.InvariantCulture)]);
        await kill.WaitForExitAsync();
    }

    internal async Task<Said> EndAsync()
    {
        using var limit = new CancellationTokenSource(TimeSpan.FromMinutes(3));
        await process.WaitForExitAsync(limit.Token);
        await ended;
        return new(process.ExitCode, await stdout, Err);
    }

    public void Dispose()
    {
        if (!process.HasExited) process.Kill(entireProcessTree: true);
        process.Dispose();
    }
}

/// <summary>Tests that ask the sample's servers, one after another.</summary>
[CollectionDefinition(Name)]
public sealed class AcmeIsServed : ICollectionFixture<AcmeServer>
{
    public const string Name = "acme is served";
}

/// <summary>The sample's servers: the emulator, filled, and the proxy before it.</summary>
public sealed class AcmeServer : IAsyncLifetime
{
    Process? servers;

    /// <summary>Where they answer.</summary>
    public string Url { get; private set; } = "";

    public async ValueTask InitializeAsync()
    {
        servers = Process.Start(new ProcessStartInfo("bash", [Path.Combine(Expected.Root, "samples/make.sh"), "--serve"]) { UseShellExecute = false, RedirectStandardOutput = true, RedirectStandardError = true })!;
        var errors = servers.StandardError.ReadToEndAsync();
        while (await servers.StandardOutput.ReadLineAsync() is { } line and not "ready")
            if (line.StartsWith("export AWS_ENDPOINT_URL=", StringComparison.Ordinal)) Url = line[(line.IndexOf('=', StringComparison.Ordinal) + 1)..];
        if (Url.Length == 0) throw new InvalidOperationException($"samples/make.sh --serve ended: {await errors}");
    }

    // It ends its own servers when it is told to end.
    public async ValueTask DisposeAsync()
    {
        if (servers is null) return;
        using (var kill = Process.Start("kill", ["-TERM", servers.Id.ToString(CultureInfo.InvariantCulture)])) await kill.WaitForExitAsync();
        await servers.WaitForExitAsync();
        servers.Dispose();
    }
}
