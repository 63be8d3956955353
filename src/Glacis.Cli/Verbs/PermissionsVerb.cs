// glacis permissions aws: the policy to grant.
using System.CommandLine;
using Glacis.Agent;

namespace Glacis.Cli.Verbs;

static class PermissionsVerb
{
    static readonly Argument<string> Cloud = new("CLOUD") { Description = "aws" };

    internal static Command Command()
    {
        Cloud.AcceptOnlyFromAmong("aws");
        var command = new Command("permissions", "Print the least-privilege policy that a run needs; it only reads") { Cloud };
        command.SetAction(static _ =>
        {
            Console.Out.WriteLine(AwsRuns.Policy());
            return Exit.Clean;
        });
        return command;
    }
}
