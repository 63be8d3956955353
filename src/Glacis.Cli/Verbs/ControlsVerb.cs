// glacis controls: how controls stand in a bundle.
using System.CommandLine;
using Glacis.Agent;
using Glacis.Controls;
using Glacis.Facts;
using Glacis.Outputs;

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
        foreach (var it in Bundles.Controls(Bundles.At(parsed.GetValue(In)))) Console.Out.WriteLine($"{it.Id,-8} {it.Scheme,-14} {(Words.TryRead<ControlStatus>(it.Status, out var status) ? Words.Spoken(status) : Shown.Text(it.Status)),-24} {Shown.Text(it.Sentence)}");
        return Exit.Clean;
    }
}
