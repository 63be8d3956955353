// Servers as processes on free ports of the loopback, in a folder of their own; what is not installed is known to be missing.
using System.ComponentModel;
using System.Diagnostics;
using System.Net;
using System.Net.Sockets;
using Xunit;

namespace Glacis.Clouds.Tests.Tls;

/// <summary>Processes that listen; disposing ends them and removes the folder.</summary>
sealed class LocalServers : IAsyncDisposable
{
    readonly Dictionary<string, int> ports = new(StringComparer.Ordinal);
    readonly List<Process> processes = [];
    readonly List<string> missing = [];

    internal string Folder { get; } = Directory.CreateTempSubdirectory("glacis-servers-").FullName;

    /// <summary>The port that goes by a name; the test is skipped where its server is not installed.</summary>
    internal int Port(string name)
    {
        if (!ports.TryGetValue(name, out var port)) Assert.Skip($"skipped, because this is not installed: {string.Join(", ", missing)}");
        return port;
    }

    /// <summary>Whether the server that goes by a name listens.</summary>
    internal bool IsUp(string name) => ports.ContainsKey(name);

    /// <summary>What a server needs could not be made: it is as missing as if it were not installed.</summary>
    internal void Lost(string name) => ports.Remove(name);

    /// <summary>A free port, to go by a name.</summary>
    internal int Free(string name)
    {
        using var probe = new TcpListener(IPAddress.Loopback, 0);
        probe.Start();
        var port = ((IPEndPoint)probe.LocalEndpoint).Port;
        // The system gives a port that was let go again.
        return ports.ContainsValue(port) ? Free(name) : ports[name] = port;
    }

    /// <summary>Starts a server that listens on the ports of these names; where it is not installed, they are gone.</summary>
    internal async Task StartAsync(string program, string arguments, IReadOnlyList<string> names)
    {
        try
        {
            var process = Process.Start(Start(program, arguments))!;
            processes.Add(process);
            process.OutputDataReceived += static (_, _) => { };
            process.BeginOutputReadLine();
            foreach (var name in names) await ListensAsync(process, program, ports[name]);
            process.ErrorDataReceived += static (_, _) => { };
            process.BeginErrorReadLine();
        }
        catch (Win32Exception)
        {
            missing.Add(program);
            foreach (var name in names) ports.Remove(name);
        }
    }

    ProcessStartInfo Start(string program, string arguments)
    {
        var start = new ProcessStartInfo(program, arguments) { UseShellExecute = false, RedirectStandardError = true, RedirectStandardOutput = true, RedirectStandardInput = true, WorkingDirectory = Folder };
        if (File.Exists(Path.Combine(Folder, "openssl.cnf"))) start.Environment["OPENSSL_CONF"] = Path.Combine(Folder, "openssl.cnf");
        return start;
    }

    /// <summary>Runs a program to its end; false where it is not installed.</summary>
    internal async Task<bool> RunAsync(string program, string arguments)
    {
        try
        {
            using var process = Process.Start(Start(program, arguments))!;
            var (said, errors) = (process.StandardOutput.ReadToEndAsync(), process.StandardError.ReadToEndAsync());
            process.StandardInput.Close();
            await process.WaitForExitAsync();
            return process.ExitCode == 0 ? true : throw new InvalidOperationException($"{program} {arguments}: {await errors}{await said}");
        }
        catch (Win32Exception)
        {
            missing.Add(program);
            return false;
        }
    }

    static async Task ListensAsync(Process process, string program, int port)
    {
        for (var tries = 0; ; tries++)
        {
            using var client = new TcpClient();
            try
            {
                await client.ConnectAsync(IPAddress.Loopback, port);
                return;
            }
            catch (SocketException) when (!process.HasExited && tries < 600)
            {
                await Task.Delay(50);
            }
            catch (SocketException e)
            {
                throw new InvalidOperationException($"{program} does not listen: {(process.HasExited ? await process.StandardError.ReadToEndAsync() : "it is silent")}", e);
            }
        }
    }

    public async ValueTask DisposeAsync()
    {
        foreach (var process in processes)
        {
            if (!process.HasExited) process.Kill(entireProcessTree: true);
            await process.WaitForExitAsync();
            process.Dispose();
        }
        Directory.Delete(Folder, recursive: true);
    }
}
