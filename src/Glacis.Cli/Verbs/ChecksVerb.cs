// glacis checks: what is asked.
using System.CommandLine;
using Glacis.Agent;
using Glacis.Agent.Configuration;
using Glacis.Controls;

namespace Glacis.Cli.Verbs;

static class ChecksVerb
{
    static readonly Argument<string?> Id = new("CHECK") { Description = "one check, in full", Arity = ArgumentArity.ZeroOrOne };

    internal static Command Command()
    {
        var command = new Command("checks", "List what is asked, or show one check in full") { Id };
        command.SetAction(Run);
        return command;
    }

    static int Run(ParseResult parsed)
    {
        if (parsed.GetValue(Id) is not { } id)
        {
            foreach (var check in Parts.Found.Checks) Console.Out.WriteLine($"{check.About.Id,-42} {check.About.Title}");
            return Exit.Clean;
        }
        var about = Parts.Found.Checks.FirstOrDefault(it => it.About.Id == id)?.About ?? throw new UsageException($"there is no check \"{id}\"",
            Spelling.Nearest(id, Parts.Found.Checks.Select(static it => it.About.Id)) is { } near ? $"did you mean {near}?" : "glacis checks lists them");
        Console.Out.WriteLine($"{about.Id}\n  {about.Title}.\n  {about.Why}\n  supports: {about.Requirement.Title}\n  controls: {string.Join(", ", Criteria.Of(about.Requirement).Select(static it => $"{it.Control.Id} ({it.Control.Scheme})"))}");
        return Exit.Clean;
    }
}
