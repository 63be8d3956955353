// glacis permissions aws: the policy to grant.
using System.CommandLine;
using Glacis.Agent;

namespace Glacis.Cli.Verbs;

static class PermissionsVerb
{
    static readonly Argument<string> Cloud = new("CLOUD") { Description = "aws" };

    static readonly Option<bool> Sample = new("--sample") { Description = "with what assess --sample needs besides: to read what buckets and tables hold" };

    internal static Command Command()
    {
        Cloud.AcceptOnlyFromAmong("aws");
        var command = new Command("permissions", "Print the least-privilege policy that a run needs; it only reads") { Cloud, Sample };
        Common.AddConfig(command);
        command.SetAction(static parsed =>
        {
            Console.Out.WriteLine(AwsRuns.Policy(Common.Asked(parsed), parsed.GetValue(Sample)));
            return Exit.Clean;
        });
        return command;
    }
}
