// glacis doctor: what is missing before a run.
using System.CommandLine;
using Glacis.Agent;
using Glacis.Outputs;

namespace Glacis.Cli.Verbs;

static class DoctorVerb
{
    internal static Command Command()
    {
        var command = new Command("doctor", "Tell before a run who asks, where, and which permissions are missing");
        Common.AddTo(command);
        command.SetAction(RunAsync);
        return command;
    }

    static async Task<int> RunAsync(ParseResult parsed, CancellationToken cancellation)
    {
        var diagnosis = await AwsRuns.DoctorAsync(Common.Asked(parsed), cancellation);
        foreach (var line in diagnosis.Lines) Console.Out.WriteLine(Shown.Text(line));
        return diagnosis.IsWell ? Exit.Clean : diagnosis.HasCredentials ? Exit.Incomplete : Exit.Usage;
    }
}
