// glacis certificates: validate judges chains offline, calendar tells what ends when.
using System.CommandLine;
using System.Text;
using Glacis.Agent;
using Glacis.Agent.Chains;
using Glacis.Certificates;
using Glacis.Outputs;

namespace Glacis.Cli.Verbs;

static class CertificatesVerb
{
    static readonly Argument<string[]> Files = new("FILE") { Description = "certificates in PEM or DER, in any order; - is standard input: PEM, or a JSON object a line", Arity = ArgumentArity.ZeroOrMore };
    static readonly Option<string[]> Trusted = new("--trusted") { Description = "roots to trust, and nobody besides; may be given again (default: the roots of this machine)" };
    static readonly Option<string?> Name = new("--name") { Description = "the host, address or mailbox that the certificate has to stand for" };
    static readonly Option<string?> At = new("--at") { Description = "the instant judged, written like 2026-11-22T06:00:00Z (default: now)" };
    static readonly Option<string> Usage = new("--usage") { Description = "what the certificate is for", DefaultValueFactory = static _ => "serverAuth" };
    static readonly Option<string[]> Crl = new("--crl") { Description = "a list of revoked certificates, PEM or DER; may be given again" };
    static readonly Option<string> Format = new("--format") { Description = "what stdout gets", DefaultValueFactory = static _ => "text" };

    static readonly Option<string?> In = new("--in") { Description = "the bundle (default: the newest under glacis-out/)" };
    static readonly Option<string> CalendarFormat = new("--format") { Description = "what stdout gets", DefaultValueFactory = static _ => "text" };

    internal static Command Command()
    {
        Usage.AcceptOnlyFromAmong("serverAuth", "clientAuth");
        Format.AcceptOnlyFromAmong("text", "json");
        var validate = new Command("validate", "Judge chains offline by RFC 5280 and the rules for public servers") { Files, Trusted, Name, At, Usage, Crl, Format };
        validate.SetAction(Validate);
        CalendarFormat.AcceptOnlyFromAmong("text", "json", "ics");
        var calendar = new Command("calendar", "Show what ends when, as a bundle tells it; ics can be subscribed to") { In, CalendarFormat };
        calendar.SetAction(ShowCalendar);
        return new Command("certificates", "Judge certificates and chains, and tell what ends when") { validate, calendar };
    }

    static int Validate(ParseResult parsed)
    {
        var questions = new ChainQuestions(Clock.OfRun);
        var files = parsed.GetValue(Files) is { Length: > 0 } given ? given : ["-"];
        try
        {
            if (files is not ["-"]) return Judge(parsed, questions, [.. files.SelectMany(static file => Pem.Certificates(Read(file)))], string.Join(", ", files));
            var stdin = Console.In;
            return IsJson(stdin) ? Lines(stdin, questions) : Judge(parsed, questions, Pem.Certificates(stdin.ReadToEnd()), "standard input");
        }
        catch (QuestionException e)
        {
            throw new UsageException(e.Message);
        }
    }

    static int ShowCalendar(ParseResult parsed)
    {
        var (all, started) = Bundles.Expiries(Bundles.At(parsed.GetValue(In)));
        if (all.Count == 0) Cli.Say.Note("nothing is known to end: no certificate was read");
        using var stdout = Console.OpenStandardOutput();
        if (parsed.GetValue(CalendarFormat) == "json") Calendar.Write(all, stdout);
        else stdout.Write(Encoding.UTF8.GetBytes(parsed.GetValue(CalendarFormat) == "ics" ? Calendar.ICalendar(all, started) : Calendar.Text(all)));
        return Exit.Clean;
    }

    static bool IsJson(TextReader from)
    {
        while (from.Peek() is var next && next >= 0 && char.IsWhiteSpace((char)next)) _ = from.Read();
        return from.Peek() is '{' or '[' or < 0;
    }

    static int Lines(TextReader from, ChainQuestions questions)
    {
        using var to = new StreamWriter(Console.OpenStandardOutput());
        while (from.ReadLine() is { } line)
        {
            if (string.IsNullOrWhiteSpace(line)) continue;
            to.WriteLine(questions.Answer(line));
            to.Flush();
        }
        return Exit.Clean;
    }

    static int Judge(ParseResult parsed, ChainQuestions questions, IReadOnlyList<ReadOnlyMemory<byte>> heap, string shown)
    {
        if (heap.Count == 0) throw new UsageException($"there is no certificate in {shown}", "certificates are PEM (-----BEGIN CERTIFICATE-----) or DER");
        var anchors = parsed.GetValue(Trusted) is { Length: > 0 } roots ? ChainQuestions.Private(roots.SelectMany(static file => Pem.Certificates(Read(file)))) : questions.Machine;
        var at = parsed.GetValue(At) is { } instant ? ChainQuestions.Instant(instant) : Clock.OfRun.GetUtcNow();
        var lists = (parsed.GetValue(Crl) ?? []).SelectMany(static file => Pem.Lists(Read(file))).ToArray();
        var answer = ChainValidator.Answer(ChainQuestions.Of(heap, anchors, parsed.GetValue(Name), at, ChainQuestions.PurposeOf(parsed.GetValue(Usage)), lists));
        if (parsed.GetValue(Format) == "json") Console.Out.WriteLine(ChainQuestions.Written(answer, null));
        else Say(answer);
        return answer.IsValid ? Exit.Clean : Exit.Findings;
    }

    static void Say(ChainAnswer answer)
    {
        Console.Out.WriteLine(answer.IsValid ? "valid" : "not valid");
        foreach (var it in answer.Against.Concat(answer.Notes))
        {
            Console.Out.WriteLine($"  {(it.Severity == Verdicts.Severity.None ? "note" : Facts.Words.Of(it.Severity)),-8} {it.Rule}: {Shown.Text(it.Sentence, 2000)}");
            if (it.Fix is { } fix) Console.Out.WriteLine($"           fix: {Shown.Text(fix, 400)}");
        }
    }

    static ReadOnlyMemory<byte> Read(string file) => File.Exists(file) ? File.ReadAllBytes(file) : throw new UsageException($"{file} does not exist");
}
