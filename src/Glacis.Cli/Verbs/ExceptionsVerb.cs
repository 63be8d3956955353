// glacis exceptions: what is accepted and attested, and how long yet; exceptions evaluate: an argument for one, claim by claim.
using System.CommandLine;
using Glacis.Agent;
using Glacis.Agent.Exceptions;
using Glacis.Arguments;
using Glacis.Outputs;

namespace Glacis.Cli.Verbs;

static class ExceptionsVerb
{
    static readonly Argument<string> File = new("FILE") { Description = "a glacis.yaml", DefaultValueFactory = static _ => "glacis.yaml" };
    static readonly Argument<string> Argued = new("FILE") { Description = "an argument in YAML or JSON (docs/exceptions.md), or - for JSON Lines on stdin: one line is answered for each" };
    static readonly Option<string> Format = new("--format") { Description = "what stdout gets", DefaultValueFactory = static _ => "text" };

    internal static Command Command()
    {
        Format.AcceptOnlyFromAmong("text", "json");
        var command = new Command("exceptions", "List exceptions and attestations of a glacis.yaml; evaluate an argument for one") { File };
        command.SetAction(List);
        var evaluate = new Command("evaluate", "Take an argument for an exception claim by claim: supported, refuted, cannot be checked; and decide with reasons") { Argued, Format };
        evaluate.SetAction((parsed, cancellation) => Task.FromResult(Evaluate(parsed, cancellation)));
        command.Add(evaluate);
        return command;
    }

    static int List(ParseResult parsed)
    {
        var intent = Runs.CheckConfiguration(parsed.GetValue(File)!, TimeProvider.System);
        foreach (var it in intent.Exceptions) Console.Out.WriteLine(Shown.Text($"{it.Id}  exception    until {it.Expires:yyyy-MM-dd}  {it.Check}: {it.Reason} (owner {it.Owner}, approved by {it.ApprovedBy})"));
        foreach (var it in intent.Attestations) Console.Out.WriteLine(Shown.Text($"{it.Id}  attestation  until {it.Expires:yyyy-MM-dd}  {it.Check}: {it.Statement} ({it.Author}, {it.Date:yyyy-MM-dd})"));
        return Exit.Clean;
    }

    static int Evaluate(ParseResult parsed, CancellationToken cancellation)
    {
        if (parsed.GetValue(Argued) is "-") return PolicyVerb.Answer(ArgumentFile.Longest, line => ArgumentRuns.Answer(line, Clock.OfRun, cancellation));
        var evaluation = ArgumentRuns.OfFile(parsed.GetValue(Argued)!, Clock.OfRun, cancellation);
        if (parsed.GetValue(Format) == "json") Console.Out.WriteLine(EvaluationJson.Pretty(evaluation));
        else Console.Out.Write(EvaluationText.Of(evaluation));
        return evaluation.Decision switch
        {
            Decision.Accept => Exit.Clean,
            Decision.Reject => Exit.Refused,
            _ => Exit.Incomplete,
        };
    }
}
