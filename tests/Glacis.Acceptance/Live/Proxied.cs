// The proxy before an emulator that says what the emulator lacks, from documented answers.
using System.Diagnostics;
using Glacis.Tests.Support;

namespace Glacis.Acceptance.Live;

/// <summary>A running <c>samples/proxy.py</c>; disposing ends it.</summary>
sealed class Proxied : IDisposable
{
    readonly Process process;

    Proxied(Process process, string url) => (this.process, Url) = (process, url);

    internal string Url { get; }

    /// <summary>Starts one with the answers of some folders; those of an earlier folder come first.</summary>
    internal static async Task<Proxied> StartAsync(string emulator, params string[] fixtures)
    {
        var start = new ProcessStartInfo("python3", [Path.Combine(Expected.Root, "samples/proxy.py"), "--to", emulator, .. fixtures.SelectMany(static it => new[] { "--fixtures", it })]) { UseShellExecute = false, RedirectStandardOutput = true };
        var started = Process.Start(start)!;
        var line = await started.StandardOutput.ReadLineAsync().WaitAsync(TimeSpan.FromSeconds(120)) ?? "";
        if (!line.StartsWith("listening ", StringComparison.Ordinal)) throw new InvalidOperationException($"the proxy did not start: {line}");
        return new(started, line["listening ".Length..]);
    }

    public void Dispose()
    {
        process.Kill(entireProcessTree: true);
        process.Dispose();
    }
}
