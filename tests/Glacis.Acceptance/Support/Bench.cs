// A folder and an environment of its own, in which the built program runs as a stranger would run it.
using System.Diagnostics;
using Glacis.Tests.Support;

namespace Glacis.Acceptance.Support;

/// <summary>What a command said, and how it ended.</summary>
sealed record Ran(int Code, string Out, string Error);

/// <summary>A temporary folder that is home and working directory; <c>glacis</c> is on its path, <c>samples</c> is the checkout's. Disposing removes it.</summary>
sealed class Bench : IDisposable
{
    readonly string bin;

    internal Bench()
    {
        var top = Directory.CreateTempSubdirectory("glacis-accept-").FullName;
        (Folder, bin) = (Path.Combine(top, "home"), Path.Combine(top, "bin"));
        Directory.CreateDirectory(Folder);
        Directory.CreateDirectory(bin);
        Directory.CreateSymbolicLink(At("samples"), Path.Combine(Expected.Root, "samples"));
        var glacis = Path.Combine(bin, "glacis");
        File.WriteAllText(glacis, $"#!/bin/sh\nexec dotnet '{Path.Combine(AppContext.BaseDirectory, "Glacis.Cli.dll")}' \"$@\"\n");
        if (!OperatingSystem.IsWindows()) File.SetUnixFileMode(glacis, UnixFileMode.UserRead | UnixFileMode.UserWrite | UnixFileMode.UserExecute);
    }

    internal string Folder { get; }

    internal string At(string name) => Path.Combine(Folder, name);

    /// <summary>Runs a line as bash does; a pipe fails where any part of it fails.</summary>
    internal Ran Shell(string line, params (string Name, string Value)[] environment)
    {
        var start = new ProcessStartInfo("bash", ["--noprofile", "--norc", "-o", "pipefail", "-c", line])
        { WorkingDirectory = Folder, UseShellExecute = false, RedirectStandardOutput = true, RedirectStandardError = true, RedirectStandardInput = true };
        Isolate(start.Environment);
        foreach (var (name, value) in environment) start.Environment[name] = value;
        using var process = Process.Start(start)!;
        process.StandardInput.Close();
        var error = process.StandardError.ReadToEndAsync();
        var output = process.StandardOutput.ReadToEnd();
        process.WaitForExit();
        return new(process.ExitCode, output, error.GetAwaiter().GetResult());
    }

    // Nothing of whoever runs the tests: no credentials, no proxies, no configuration.
    void Isolate(IDictionary<string, string?> environment)
    {
        var kept = environment.Where(static it => it.Key is "PATH" or "DOTNET_ROOT" or "LD_LIBRARY_PATH").ToList();
        environment.Clear();
        foreach (var (name, value) in kept) environment[name] = value;
        environment["PATH"] = $"{bin}:{environment["PATH"]}";
        environment["HOME"] = Folder;
        environment["LC_ALL"] = "C.UTF-8";
        environment["AWS_EC2_METADATA_DISABLED"] = "true";
    }

    public void Dispose() => Directory.Delete(Path.GetDirectoryName(Folder)!, recursive: true);
}
