// glacis exceptions: what is accepted and attested, and how long yet.
using System.CommandLine;
using Glacis.Agent;
using Glacis.Outputs;

namespace Glacis.Cli.Verbs;

static class ExceptionsVerb
{
    static readonly Argument<string> File = new("FILE") { Description = "a glacis.yaml", DefaultValueFactory = static _ => "glacis.yaml" };

    internal static Command Command()
    {
        var command = new Command("exceptions", "List exceptions and attestations of a glacis.yaml") { File };
        command.SetAction(static parsed =>
        {
            var intent = Runs.CheckConfiguration(parsed.GetValue(File)!, TimeProvider.System);
            foreach (var it in intent.Exceptions) Console.Out.WriteLine(Shown.Text($"{it.Id}  exception    until {it.Expires:yyyy-MM-dd}  {it.Check}: {it.Reason} (owner {it.Owner}, approved by {it.ApprovedBy})"));
            foreach (var it in intent.Attestations) Console.Out.WriteLine(Shown.Text($"{it.Id}  attestation  until {it.Expires:yyyy-MM-dd}  {it.Check}: {it.Statement} ({it.Author}, {it.Date:yyyy-MM-dd})"));
            return Exit.Clean;
        });
        return command;
    }
}
