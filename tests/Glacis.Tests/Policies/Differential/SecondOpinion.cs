// The other simulator as a process: a request a line in, a word a line out.
using System.ComponentModel;
using System.Diagnostics;
using Glacis.Tests.Support;

namespace Glacis.Tests.Policies.Differential;

/// <summary>Another simulator, run by node beside the tests.</summary>
static class SecondOpinion
{
    static string Folder => Path.Combine(Expected.Root, "eng", "second-opinion");

    /// <summary>Why it cannot be asked; <c>null</c> where it can. ./test installs it.</summary>
    internal static async Task<string?> Missing()
    {
        if (!Directory.Exists(Path.Combine(Folder, "node_modules", "@cloud-copilot", "iam-simulate"))) return "the other simulator is not installed: npm ci --prefix eng/second-opinion";
        try
        {
            using var node = Process.Start(new ProcessStartInfo("node", "--version") { UseShellExecute = false, RedirectStandardOutput = true })!;
            await node.WaitForExitAsync();
            return node.ExitCode == 0 ? null : "node does not run";
        }
        catch (Win32Exception)
        {
            return "node is not installed";
        }
    }

    /// <summary>Its answers, in order.</summary>
    internal static async Task<IReadOnlyList<string>> Answers(IReadOnlyList<string> requests, CancellationToken stop)
    {
        using var node = Process.Start(new ProcessStartInfo("node", [Path.Combine(Folder, "answer.mjs")]) { UseShellExecute = false, RedirectStandardInput = true, RedirectStandardOutput = true })!;
        var asking = Task.Run(async () =>
        {
            foreach (var request in requests) await node.StandardInput.WriteLineAsync(request.AsMemory(), stop);
            node.StandardInput.Close();
        }, stop);
        var answers = new List<string>(requests.Count);
        while (await node.StandardOutput.ReadLineAsync(stop) is { } answer) answers.Add(answer);
        await asking;
        await node.WaitForExitAsync(stop);
        return answers;
    }
}
