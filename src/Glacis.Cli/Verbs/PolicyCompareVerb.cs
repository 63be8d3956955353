// glacis policy compare OLD NEW: is the new policy no more permissive than the old one?
using System.CommandLine;
using Glacis.Agent.Policies;
using Glacis.Outputs;
using Glacis.Policies.Evaluation;

namespace Glacis.Cli.Verbs;

static class PolicyCompareVerb
{
    static readonly Argument<string> Old = new("OLD.json") { Description = "the policy as it was, or - alone for JSON Lines on stdin (docs/policies.md): one line is answered for each" };
    static readonly Argument<string?> New = new("NEW.json") { Description = "the policy as it shall be", Arity = ArgumentArity.ZeroOrOne };
    static readonly Option<string> Format = new("--format") { Description = "what stdout gets", DefaultValueFactory = static _ => "text" };

    internal static Command Command()
    {
        Format.AcceptOnlyFromAmong("text", "json");
        var command = new Command("compare", "Ask whether a policy is no more permissive than another: proved, refuted with a request, or unknown") { Old, New, Format };
        command.SetAction(Run);
        return command;
    }

    static int Run(ParseResult parsed) => (parsed.GetValue(Old)!, parsed.GetValue(New)) switch
    {
        ("-", null) => PolicyVerb.Answer(PublicQuestion.Longest, static line => Compared.Of(line).Line),
        ("-", _) => throw new UsageException("- stands alone", "with - each line on stdin has both policies: {\"old\": …, \"new\": …}"),
        (_, null) => throw new UsageException("policy compare needs NEW.json", "glacis policy compare OLD.json NEW.json"),
        var (old, @new) => One(old, @new, parsed.GetValue(Format)!),
    };

    static int One(string old, string @new, string format)
    {
        foreach (var path in new[] { old, @new })
            if (!File.Exists(path)) throw new UsageException($"there is no file {path}", "glacis policy compare OLD.json NEW.json");
        var compared = Compared.Of(old, @new);
        Console.Out.WriteLine(format == "json" ? compared.Line : $"{compared.Word}: {Shown.Text(string.Join("; ", compared.Because), 2000)}");
        return compared.Widens switch { Truth.No => Exit.Clean, Truth.Yes => Exit.Findings, _ => Exit.Incomplete };
    }
}
