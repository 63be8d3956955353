// glacis checks: what is asked.
using System.CommandLine;
using Glacis.Agent;
using Glacis.Agent.Configuration;
using Glacis.Controls;

namespace Glacis.Cli.Verbs;

static class ChecksVerb
{
    static readonly Argument<string?> Id = new("CHECK") { Description = "one check, in full", Arity = ArgumentArity.ZeroOrOne };

    static readonly Option<string?> Framework = new("--framework") { Description = "what a framework asks for, and the checks that answer to it" };

    internal static Command Command()
    {
        var command = new Command("checks", "List what is asked, or show one check in full") { Id, Framework };
        Framework.AcceptOnlyFromAmong([.. Frameworks.Schemes]);
        command.SetAction(Run);
        return command;
    }

    static int Run(ParseResult parsed)
    {
        if (parsed.GetValue(Framework) is { } scheme)
        {
            if (parsed.GetValue(Id) is not null) throw new UsageException("a check and a framework were given; one of them is shown", "glacis checks CHECK tells its ids in every framework");
            foreach (var (control, checks) in Pages.Answering(Parts.Found.Checks, scheme)) Console.Out.WriteLine($"{control.Id,-24} {control.Title}\n{"",-24} {string.Join(", ", checks)}");
            return Exit.Clean;
        }
        if (parsed.GetValue(Id) is not { } id)
        {
            foreach (var check in Parts.Found.Checks) Console.Out.WriteLine($"{check.About.Id,-42} {check.About.Title}");
            return Exit.Clean;
        }
        var about = Parts.Found.Checks.FirstOrDefault(it => it.About.Id == id)?.About ?? throw new UsageException($"there is no check \"{id}\"",
            Spelling.Nearest(id, Parts.Found.Checks.Select(static it => it.About.Id)) is { } near ? $"did you mean {near}?" : "glacis checks lists them");
        Console.Out.WriteLine($"{about.Id}\n  {about.Title}.\n  {about.Why}\n  supports: {about.Requirement.Title}\n  controls: {string.Join(", ", Criteria.Of(about.Requirement).Select(static it => $"{it.Control.Id} ({it.Control.Scheme})"))}");
        foreach (var framework in Frameworks.Of(about).GroupBy(static it => it.Scheme, StringComparer.Ordinal)) Console.Out.WriteLine($"  {framework.Key}: {string.Join(", ", framework.Select(static it => it.Id))}");
        return Exit.Clean;
    }
}
