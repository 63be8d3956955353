// A local AWS for tests: moto's server, one process for each that asks.
using System.ComponentModel;
using System.Diagnostics;
using Amazon.Runtime;

namespace Glacis.Clouds.Tests.Support;

/// <summary>A running moto_server; disposing ends it.</summary>
public sealed class Moto : IAsyncDisposable
{
    const string HowToInstall = "moto_server is not on the PATH; install it: pip install 'moto[server,all]'";

    readonly Process _process;

    Moto(Process process, string url) => (_process, Url) = (process, url);

    /// <summary>Where it answers: "http://127.0.0.1:12345".</summary>
    public string Url { get; }

    /// <summary>Credentials that it takes for those of its account 123456789012.</summary>
    public static AWSCredentials Credentials { get; } = new BasicAWSCredentials("testing", "testing");

    /// <summary>Starts one on a free port, with more environment if wanted.</summary>
    public static async Task<Moto> StartAsync(params (string Name, string Value)[] environment)
    {
        var start = new ProcessStartInfo("moto_server", ["-H", "127.0.0.1", "-p", "0"]) { UseShellExecute = false, RedirectStandardError = true, RedirectStandardOutput = true };
        start.Environment["PYTHONUNBUFFERED"] = "1";
        foreach (var (name, value) in environment)
            start.Environment[name] = value;
        var process = Start(start);
        var url = new TaskCompletionSource<string>(TaskCreationOptions.RunContinuationsAsynchronously);
        process.OutputDataReceived += (_, _) => { };
        process.ErrorDataReceived += (_, e) => Notice(e.Data, url);
        process.BeginErrorReadLine();
        process.BeginOutputReadLine();
        return new Moto(process, await url.Task.WaitAsync(TimeSpan.FromSeconds(60)));
    }

    /// <inheritdoc/>
    public async ValueTask DisposeAsync()
    {
        _process.Kill(entireProcessTree: true);
        await _process.WaitForExitAsync();
        _process.Dispose();
    }

    static Process Start(ProcessStartInfo start)
    {
        try
        {
            return Process.Start(start)!;
        }
        catch (Win32Exception e)
        {
            throw new InvalidOperationException(HowToInstall, e);
        }
    }

    static void Notice(string? line, TaskCompletionSource<string> url)
    {
        if (line is null)
            url.TrySetException(new InvalidOperationException("moto_server ended before it answered"));
        else if (line.IndexOf("http://127.0.0.1:", StringComparison.Ordinal) is var start and >= 0)
            url.TrySetResult(line[start..].Trim());
    }
}
