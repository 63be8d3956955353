// glacis probe HOST[:PORT]…: what endpoints say of TLS, and a verdict each.
using System.CommandLine;
using System.Globalization;
using System.Text;
using Glacis.Agent;
using Glacis.Facts;
using Glacis.Outputs;
using Glacis.Verdicts;

namespace Glacis.Cli.Verbs;

static class ProbeVerb
{
    static readonly Argument<string[]> Endpoints = new("HOST[:PORT]") { Description = "endpoints, 443 where no port is named; - reads them from standard input, one a line", Arity = ArgumentArity.ZeroOrMore };
    static readonly Option<string?> From = new("--from") { Description = "ask the endpoints that listeners show to the internet: aws, or a recording" };
    static readonly Option<string?> StartTls = new("--starttls") { Description = "ask for TLS in the clear first: smtp, postgres, mysql" };
    static readonly Option<string?> Authorities = new("--ca") { Description = "roots to trust besides those of this machine (PEM)" };
    static readonly Option<string[]> Resolve = new("--resolve") { Description = "find a name elsewhere than DNS says: NAME:PORT:ADDRESS[:PORT]; may be given again" };
    static readonly Option<string> Format = new("--format") { Description = "table, or json: one object an endpoint", DefaultValueFactory = static _ => "table" };
    static readonly Option<string> FailOn = new("--fail-on") { Description = "the least severity of a fail that gives exit code 3: low, medium, high, critical, never", DefaultValueFactory = static _ => "high" };
    static readonly Option<bool> AllowIncomplete = new("--allow-incomplete") { Description = "no exit code 4 when an endpoint could not be reached" };
    static readonly Option<int> Total = new("--timeout") { Description = "seconds for one endpoint, all told", DefaultValueFactory = static _ => 60 };
    static readonly Option<int> AtOnce = new("--parallel") { Description = "endpoints at a time", DefaultValueFactory = static _ => 16 };
    static readonly Option<bool> Quiet = new("--quiet", "-q") { Description = "no narration" };

    internal static Command Command()
    {
        StartTls.AcceptOnlyFromAmong("smtp", "postgres", "mysql");
        Format.AcceptOnlyFromAmong("table", "json");
        FailOn.AcceptOnlyFromAmong("low", "medium", "high", "critical", "never");
        var command = new Command("probe", "Ask endpoints what they say of TLS: versions, suites, groups, certificate, HTTP; and judge it") { Endpoints, From, StartTls, Authorities, Resolve, Format, FailOn, AllowIncomplete, Total, AtOnce, Quiet };
        Common.AddWhere(command);
        command.SetAction(RunAsync);
        return command;
    }

    static async Task<int> RunAsync(ParseResult parsed, CancellationToken cancellation)
    {
        Say.IsQuiet = parsed.GetValue(Quiet);
        var (given, from) = (parsed.GetValue(Endpoints) ?? [], parsed.GetValue(From));
        if (given.Length == 0 && from is null) throw new UsageException("probe needs HOST[:PORT]: endpoints, or - for standard input", "glacis probe --help");
        var probing = new Probing(Asked(parsed));
        var shown = from is null ? [] : from == "aws" ? await AwsRuns.ShownAsync(Common.Asked(parsed) with { Tell = Say.Note }, cancellation) : Probing.ShownIn(from);
        var (code, least) = (new Coming(parsed.GetValue(AllowIncomplete)), Words.TryRead<Severity>(parsed.GetValue(FailOn)!, out var severity) ? severity : (Severity)int.MaxValue);
        using var stdout = Console.OpenStandardOutput();
        await using var page = new StreamWriter(stdout, new UTF8Encoding(false)) { NewLine = "\n" };
        var text = new EndpointText(Say.Width, page);
        var isJson = parsed.GetValue(Format) == "json";
        await foreach (var probed in probing.AskAsync(LinesAsync(given, shown), cancellation))
        {
            if (isJson) Json(probed, stdout);
            else Text(probed, text, page);
            code.Add(probed, least);
        }
        if (!isJson) text.Close();
        return code.Told(least);
    }

    static ProbeAsked Asked(ParseResult parsed) => new()
    {
        StartTls = parsed.GetValue(StartTls),
        Authorities = parsed.GetValue(Authorities),
        Elsewhere = parsed.GetValue(Resolve) ?? [],
        Total = TimeSpan.FromSeconds(Within(parsed.GetValue(Total), 1, 3600, "--timeout")),
        AtOnce = Within(parsed.GetValue(AtOnce), 1, 256, "--parallel"),
        Time = Clock.OfRun,
    };

    static int Within(int given, int least, int most, string option) =>
        given >= least && given <= most ? given : throw new UsageException($"{option} takes a number from {least} to {most}, not {given}");

    // Lines that are empty or begin with # name nothing.
    static async IAsyncEnumerable<ProbeLine> LinesAsync(string[] given, IReadOnlyList<ProbeLine> shown)
    {
        foreach (var one in shown) yield return one;
        foreach (var one in given)
        {
            if (one != "-")
            {
                yield return new(one);
                continue;
            }
            using var stdin = new StreamReader(Console.OpenStandardInput(), Encoding.UTF8);
            while (await stdin.ReadLineAsync() is { } line)
                if (line.Trim() is { Length: > 0 } endpoint && endpoint[0] != '#') yield return new(endpoint);
        }
    }

    static void Json(Probed it, Stream stdout)
    {
        if (it.Seen is { } seen) EndpointLine.Write(it.Asked, seen, it.Verdicts, stdout);
        else EndpointLine.Write(it.Asked, it.Error!, stdout);
        stdout.Flush();
    }

    static void Text(Probed it, EndpointText text, StreamWriter page)
    {
        if (it.Seen is { } seen) text.Write(it.Asked, seen, it.Verdicts);
        else text.Write(it.Asked, it.Error!);
        page.Flush();
    }

    /// <summary>The exit code that the answers come to: what could not be asked wins over findings.</summary>
    sealed class Coming(bool allowsIncomplete)
    {
        // What has no answer without the endpoint: a plain port or a staple that could not be seen is no gap in what was asked.
        static readonly string[] Decisive = ["endpoint-speaks-tls", "endpoint-protocols-are-modern", "endpoint-suites-are-strong", "endpoint-certificate-is-good"];

        int unheard, wrong, findings;

        internal void Add(Probed it, Severity least)
        {
            if (it.Error is not null) wrong++;
            else if (it.Verdicts.Any(static verdict => verdict.Outcome == Outcome.Unknown && Decisive.Contains(verdict.Check, StringComparer.Ordinal))) unheard++;
            else findings += it.Verdicts.Any(verdict => verdict.Outcome == Outcome.Fail && verdict.Severity >= least) ? 1 : 0;
        }

        internal int Told(Severity least)
        {
            if (wrong > 0) return Told(Exit.Usage, $"{Endpoints(wrong)} cannot be read as HOST[:PORT]");
            if (unheard > 0 && !allowsIncomplete) return Told(Exit.Incomplete, $"{Endpoints(unheard)} did not answer (--allow-incomplete accepts that)");
            return findings == 0 ? Exit.Clean : Told(Exit.Findings, $"{Endpoints(findings)} with findings that are {Words.Of(least)}{(least == Severity.Critical ? "" : " or worse")} (--fail-on draws the line)");
        }

        static string Endpoints(int count) => count == 1 ? "1 endpoint" : string.Create(CultureInfo.InvariantCulture, $"{count:N0} endpoints");

        static int Told(int code, string sentence)
        {
            Say.Note($"exit code {code}: {sentence}");
            return code;
        }
    }
}
