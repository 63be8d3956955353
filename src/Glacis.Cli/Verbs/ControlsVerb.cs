// glacis controls: how controls stand in a bundle.
using System.CommandLine;
using Glacis.Agent;

namespace Glacis.Cli.Verbs;

static class ControlsVerb
{
    static readonly Option<string?> In = new("--in") { Description = "the bundle (default: the newest under glacis-out/)" };

    internal static Command Command()
    {
        var command = new Command("controls", "Show how controls stand") { In };
        command.SetAction(Run);
        return command;
    }

    static int Run(ParseResult parsed)
    {
        foreach (var it in Bundles.Controls(Bundles.At(parsed.GetValue(In)))) Console.Out.WriteLine($"{it.Id,-8} {it.Scheme,-14} {it.Status,-24} {it.Sentence}");
        return Exit.Clean;
    }
}
