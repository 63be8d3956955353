// glacis collect aws -o DIR: the recording alone.
using System.CommandLine;
using Glacis.Agent;

namespace Glacis.Cli.Verbs;

static class CollectVerb
{
    static readonly Argument<string> Target = new("TARGET") { Description = "aws" };
    static readonly Option<string?> Out = new("--out", "-o") { Description = "where the recording goes (default: under glacis-out/)" };
    static readonly Option<bool> Force = new("--force") { Description = "replace a recording that is there already" };

    internal static Command Command()
    {
        Target.AcceptOnlyFromAmong("aws");
        var command = new Command("collect", "Keep what the cloud answers, to be assessed here or elsewhere") { Target, Out, Force };
        Common.AddTo(command);
        command.SetAction(RunAsync);
        return command;
    }

    static async Task<int> RunAsync(ParseResult parsed, CancellationToken cancellation)
    {
        var asked = Common.Asked(parsed) with { Out = parsed.GetValue(Out), Force = parsed.GetValue(Force) };
        string folder;
        bool complete;
        using (var progress = Progress.Start(Say.IsQuiet)) (folder, complete) = await AwsRuns.CollectAsync(asked, progress, cancellation);
        Console.Out.WriteLine(folder);
        if (!complete) Say.Note($"part of the account could not be read: {folder}/ledger.jsonl says what, and why");
        return complete ? Exit.Clean : Exit.Incomplete;
    }
}
