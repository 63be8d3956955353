// The other simulator as a process: a request a line in, a word a line out.
using System.Diagnostics;
using Glacis.Tests.Support;

namespace Glacis.Tests.Policies.Differential;

/// <summary>Another simulator, run by node beside the tests.</summary>
static class SecondOpinion
{
    static string Folder => Path.Combine(Expected.Root, "eng", "second-opinion");

    /// <summary>Why it cannot be asked; <c>null</c> where it can.</summary>
    internal static string? Missing() => !Directory.Exists(Path.Combine(Folder, "node_modules", "@cloud-copilot", "iam-simulate")) ? "npm ci --prefix eng/second-opinion has not been run" : null;

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
