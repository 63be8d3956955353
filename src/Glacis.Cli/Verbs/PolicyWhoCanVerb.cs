// glacis policy who-can ACTION --on RESOURCE TARGET: who can do something to a resource of a recording?
using System.CommandLine;
using Glacis.Agent.Policies;
using Glacis.Outputs;

namespace Glacis.Cli.Verbs;

static class PolicyWhoCanVerb
{
    static readonly Argument<string> Action = new("ACTION") { Description = "an action or a pattern of actions, such as kms:Decrypt; or - for JSON Lines on stdin (docs/policies.md): one line is answered for each" };
    static readonly Argument<string> Target = new("TARGET") { Description = "a recording or a bundle: a folder or a zip" };
    static readonly Option<string?> On = new("--on") { Description = "the key or the resource with a policy: its id, its name, or a key's alias" };
    static readonly Option<string> Format = new("--format") { Description = "what stdout gets", DefaultValueFactory = static _ => "text" };

    internal static Command Command()
    {
        Format.AcceptOnlyFromAmong("text", "json");
        var command = new Command("who-can", "List who can do something to a resource: by its policy, by grants, by the policies of its account's identities") { Action, Target, On, Format };
        command.SetAction(Run);
        return command;
    }

    static int Run(ParseResult parsed)
    {
        var (action, on, holdings) = (parsed.GetValue(Action)!, parsed.GetValue(On), Holdings.Open(parsed.GetValue(Target)!));
        if (action == "-") return PolicyVerb.Answer(Holdings.Longest, line => holdings.Answer(line).Line);
        var answer = holdings.Answer(new HoldersQuestion(action, on ?? throw new UsageException("--on is missing", "--on names the key or the resource")));
        if (parsed.GetValue(Format) == "json") Console.Out.WriteLine(answer.Line);
        else foreach (var line in Told(answer)) Console.Out.WriteLine(line);
        return answer.More is null ? Exit.Clean : Exit.Incomplete;
    }

    static IEnumerable<string> Told(HoldersAnswer answer)
    {
        if (answer.Holders.Items.Count == 0) yield return answer.More is null ? "nobody" : "not known";
        foreach (var holder in answer.Holders.Items)
        {
            yield return Shown.Text(holder.Words, 400);
            yield return $"  {Shown.Text(holder.Told.ToString(), 1000)}";
        }
        if (answer.More is { } more) yield return $"and perhaps others: {Shown.Text(more, 1000)}";
    }
}
