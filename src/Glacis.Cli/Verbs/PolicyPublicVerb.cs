// glacis policy public FILE…: does a policy on a resource let the world in?
using System.CommandLine;
using Glacis.Agent.Policies;
using Glacis.Outputs;
using Glacis.Policies.Evaluation;

namespace Glacis.Cli.Verbs;

static class PolicyPublicVerb
{
    static readonly Argument<string[]> Files = new("FILE") { Description = "policies on resources, or - for JSON Lines on stdin (docs/policies.md): one line is answered for each", Arity = ArgumentArity.OneOrMore };
    static readonly Option<string?> Account = new("--account") { Description = "the account that owns the resources, where policies do not say it" };
    static readonly Option<string?> Organization = new("--organization") { Description = "the organization that is trusted as a whole" };
    static readonly Option<string> Format = new("--format") { Description = "what stdout gets", DefaultValueFactory = static _ => "text" };

    internal static Command Command()
    {
        Format.AcceptOnlyFromAmong("text", "json");
        var command = new Command("public", "Ask whether policies let in the world, whoever is outside of an account, or services that act for somebody else") { Files, Account, Organization, Format };
        command.SetAction(Run);
        return command;
    }

    static int Run(ParseResult parsed)
    {
        var (files, ours) = (parsed.GetValue(Files)!, new Ours(Number(parsed.GetValue(Account)), parsed.GetValue(Organization)));
        if (files is ["-"]) return PolicyVerb.Answer(PublicQuestion.Longest, line => PublicAnswer.To(PublicQuestion.Read(line, ours)).Line);
        if (Array.Find(files, static it => !File.Exists(it)) is { } missing)
            throw new UsageException(missing == "-" ? "- stands alone" : $"there is no file {missing}", "FILE is a policy as services answer it; - reads JSON Lines on stdin");
        PublicAnswer[] answers = [.. files.Select(it => PublicAnswer.To(PublicQuestion.Of(it, ours)))];
        foreach (var line in parsed.GetValue(Format) == "json" ? answers.Select(static it => it.Line) : Table(answers)) Console.Out.WriteLine(line);
        return answers.Any(static it => it.Public == Truth.Unknown) ? Exit.Incomplete : answers.Any(static it => it.Public == Truth.Yes) ? Exit.Findings : Exit.Clean;
    }

    static string? Number(string? account) => account is null or { Length: 12 } && (account is null || account.All(char.IsAsciiDigit)) ? account
        : throw new UsageException($"--account takes an account's twelve digits, not \"{Shown.Text(account, 60)}\"");

    static IEnumerable<string> Table(PublicAnswer[] answers)
    {
        var (words, files) = (answers.Max(static it => it.Words.Length), answers.Max(static it => Shown.Text(it.File!).Length));
        return answers.Select(it => $"{it.Words.PadRight(words)}  {Shown.Text(it.File!).PadRight(files)}  {Shown.Text(it.Reason, 1000)}");
    }
}
