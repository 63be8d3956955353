// glacis policy …: who may do what.
using System.CommandLine;
using System.Text;
using Glacis.Agent.Policies;
using Glacis.Outputs;
using Glacis.Policies.Evaluation;

namespace Glacis.Cli.Verbs;

static class PolicyVerb
{
    static readonly Argument<string> Request = new("REQUEST.json") { Description = "a request with its policies (docs/policies.md), or - for JSON Lines on stdin: one line is answered for each" };
    static readonly Argument<string?> Target = new("TARGET") { Description = "a recording or a bundle, whose policies decide", Arity = ArgumentArity.ZeroOrOne };
    static readonly Option<string> Format = new("--format") { Description = "what stdout gets", DefaultValueFactory = static _ => "text" };

    internal static Command Command()
    {
        Format.AcceptOnlyFromAmong("text", "json");
        var simulate = new Command("simulate", "Decide one request: allowed, implicit deny, explicit deny, or unknown; and every policy's part in it") { Request, Target, Format };
        simulate.SetAction(Simulate);
        return new Command("policy", "Ask who may do what") { simulate, PolicyWhoCanVerb.Command(), PolicyCompareVerb.Command(), PolicyPublicVerb.Command() };
    }

    static int Simulate(ParseResult parsed)
    {
        Func<RequestRead, RequestRead> gathered = parsed.GetValue(Target) is { } target ? Holdings.Open(target).InForce : static read => read;
        return parsed.GetValue(Request) is "-"
            ? Answer(Requests.Longest, line => Simulation.Line(Simulation.Of(gathered(Requests.Read(line)))))
            : One(parsed.GetValue(Request)!, parsed.GetValue(Format)!, gathered);
    }

    static int One(string path, string format, Func<RequestRead, RequestRead> gathered)
    {
        if (!File.Exists(path)) throw new UsageException($"there is no file {path}", "REQUEST.json holds a request with its policies, as docs/policies.md says; - reads JSON Lines on stdin");
        var read = new FileInfo(path).Length > Requests.Longest * 4L ? Requests.Read(null) : Requests.Read(File.ReadAllText(path));
        if (read.Fault is { } fault) throw new UsageException($"{path}: {fault}", "docs/policies.md says what a request holds");
        var decision = Simulation.Of(gathered(read));
        Console.Out.WriteLine(format == "json" ? Simulation.Line(decision) : Told(decision));
        return decision.Outcome == Outcome.Unknown ? Exit.Incomplete : Exit.Clean;
    }

    static string Told(Decision decision) =>
        string.Join('\n', decision.Because.Select(static it => $"  {Shown.Text(it, 1000)}").Prepend(Simulation.Word(decision.Outcome)));

    // One line for each line, as soon as it is there: whoever asks may wait for it. A line that cannot be read is answered too.
    internal static int Answer(int longest, Func<string?, string> answer)
    {
        using var input = new StreamReader(Console.OpenStandardInput(), Encoding.UTF8);
        using var output = new StreamWriter(Console.OpenStandardOutput(), new UTF8Encoding(false)) { AutoFlush = true, NewLine = "\n" };
        foreach (var line in Lines.Of(input, longest)) output.WriteLine(answer(line));
        return Exit.Clean;
    }
}
