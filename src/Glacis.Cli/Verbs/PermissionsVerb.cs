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
        Common.AddConfig(command);
        command.SetAction(static parsed =>
        {
            Console.Out.WriteLine(AwsRuns.Policy(Common.Asked(parsed)));
            return Exit.Clean;
        });
        return command;
    }
}
