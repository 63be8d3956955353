// glacis explain FINDING: the reasoning of one verdict, as a tree.
using System.CommandLine;
using Glacis.Agent;
using Glacis.Outputs;

namespace Glacis.Cli.Verbs;

static class ExplainVerb
{
    static readonly Argument<string> Finding = new("FINDING") { Description = "a verdict's id or its beginning, or the name or id of a resource" };
    static readonly Option<string?> In = new("--in") { Description = "the bundle (default: the newest under glacis-out/)" };
    static readonly Option<string?> Check = new("--check") { Description = "only the verdict of this check" };

    internal static Command Command()
    {
        var command = new Command("explain", "Show why: the reasoning of a verdict as a tree, each line with its source") { Finding, In, Check };
        command.SetAction(Run);
        return command;
    }

    static int Run(ParseResult parsed)
    {
        var (wanted, bundle) = (parsed.GetValue(Finding)!, Bundles.At(parsed.GetValue(In)));
        var found = Bundles.Find(bundle, wanted, parsed.GetValue(Check)).ToList();
        if (found.Count == 0) throw new UsageException($"no verdict in {bundle} has an id or a resource \"{wanted}\"", "ids (4 characters of one are enough) stand in the table, in verdicts.jsonl and in the HTML report");
        Console.Out.WriteLine(string.Join('\n', found.Select(Tree.Of)).TrimEnd());
        return Exit.Clean;
    }
}
