// glacis network segments TARGET: who reaches whom tier by tier, against what glacis.yaml declares.
using System.CommandLine;
using Glacis.Agent.Networks;
using Glacis.Outputs;

namespace Glacis.Cli.Verbs;

static class NetworkSegmentsVerb
{
    static readonly Argument<string> Target = new("TARGET") { Description = "a recording or a bundle: a folder or a zip" };
    static readonly Option<string> Format = new("--format") { Description = "what stdout gets; svg is a picture", DefaultValueFactory = static _ => "text" };

    internal static Command Command()
    {
        Format.AcceptOnlyFromAmong("text", "json", "svg");
        var command = new Command("segments", "Show what passes from tier to tier, and hold it against the flows that glacis.yaml declares") { Target, Format };
        command.SetAction(Run);
        return command;
    }

    static int Run(ParseResult parsed)
    {
        var answer = Roadmap.Open(parsed.GetValue(Target)!).Segments();
        if (!answer.IsDeclared) Say.Note("no segments are declared, so networks stand for them; network.segments in glacis.yaml declares tiers");
        if (parsed.GetValue(Format) == "json") Console.Out.WriteLine(answer.Line);
        else if (parsed.GetValue(Format) == "svg") Console.Out.Write(SegmentsPicture.Of(answer.Tiers, answer.Crossings, answer.IsDeclared));
        else foreach (var line in answer.Told) Console.Out.WriteLine(Shown.Text(line, 1000));
        return answer.NotRead.Count == 0 ? Exit.Clean : Exit.Incomplete;
    }
}
