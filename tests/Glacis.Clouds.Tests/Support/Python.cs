// Runs one of the repository's Python scripts, for oracles and for filling emulators.
using System.Diagnostics;

namespace Glacis.Clouds.Tests.Support;

/// <summary>A script's lines; a script that fails fails the test with what it said.</summary>
static class Python
{
    /// <summary>The checkout that these tests were built from.</summary>
    public static string Root { get; } = FindRoot();

    public static async Task<List<string>> LinesAsync(string script, IEnumerable<string> input, params string[] arguments)
    {
        var start = new ProcessStartInfo("python3") { UseShellExecute = false, RedirectStandardInput = true, RedirectStandardOutput = true, RedirectStandardError = true, WorkingDirectory = Root };
        start.ArgumentList.Add(Path.Combine(Root, script));
        foreach (var argument in arguments)
            start.ArgumentList.Add(argument);
        using var process = Process.Start(start)!;
        var output = ReadAsync(process.StandardOutput);
        var errors = process.StandardError.ReadToEndAsync();
        foreach (var line in input)
            await process.StandardInput.WriteLineAsync(line);
        process.StandardInput.Close();
        await process.WaitForExitAsync();
        if (process.ExitCode != 0)
            throw new InvalidOperationException($"{script} failed: {await errors}");
        return await output;
    }

    static async Task<List<string>> ReadAsync(StreamReader reader)
    {
        var lines = new List<string>();
        while (await reader.ReadLineAsync() is { } line)
            lines.Add(line);
        return lines;
    }

    // The build maps source paths away, so the way leads up from where the tests run.
    static string FindRoot()
    {
        for (var folder = new DirectoryInfo(AppContext.BaseDirectory); folder is not null; folder = folder.Parent)
            if (File.Exists(Path.Combine(folder.FullName, "Glacis.slnx")))
                return folder.FullName;
        throw new InvalidOperationException("the tests do not run inside a checkout");
    }
}
