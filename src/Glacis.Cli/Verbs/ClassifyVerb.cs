// glacis classify TARGET: what data is it, by its content.
using System.CommandLine;
using Glacis.Agent.Classifying;
using Glacis.Agent.Classifying.Caching;

namespace Glacis.Cli.Verbs;

static class ClassifyVerb
{
    static readonly Argument<string> Target = new("TARGET") { Description = "a file, a folder, - for standard input, or code:DIR for what source code caches" };
    static readonly Option<string> Format = new("--format") { Description = "what stdout gets; jsonl answers lines {\"id\", \"text\"} of standard input", DefaultValueFactory = static _ => "text" };
    static readonly Option<bool> Spans = new("--spans") { Description = "with json: where in the bytes each find stands (never what it is)" };
    static readonly Option<bool> Quiet = new("--quiet", "-q") { Description = "no narration" };

    internal static Command Command()
    {
        Format.AcceptOnlyFromAmong("text", "json", "jsonl");
        var command = new Command("classify", "Tell by content what data it is: classes found, how sure, from how much") { Target, Format, Spans, Quiet };
        command.SetAction((parsed, cancellation) => Task.FromResult(Run(parsed, cancellation)));
        return command;
    }

    static int Run(ParseResult parsed, CancellationToken cancellation)
    {
        Say.IsQuiet = parsed.GetValue(Quiet);
        var (target, format, spans) = (parsed.GetValue(Target)!, parsed.GetValue(Format)!, parsed.GetValue(Spans));
        if (format == "jsonl") return AnswerLines(target, cancellation);
        if (target.StartsWith(CodeRuns.Scheme, StringComparison.Ordinal)) return Code(target, format, spans, cancellation);
        if (spans && format != "json") throw new UsageException("--spans goes with --format json", "glacis classify --help");
        var classified = target == "-" ? OfInput(spans) : ClassifyRuns.OfPath(target, spans, Say.Note, cancellation);
        if (format == "text") Console.Out.Write(Sentences.Of(classified));
        else
        {
            using var stdout = Console.OpenStandardOutput();
            ClassifiedJson.Write(classified, stdout);
        }
        if (classified.Whole < classified.Contents.Count) Say.Note($"{classified.Contents.Count - classified.Whole} of {classified.Contents.Count} contents could not be classified as a whole");
        return classified.Whole < classified.Contents.Count ? Exit.Incomplete : Exit.Clean;
    }

    static int Code(string target, string format, bool spans, CancellationToken cancellation)
    {
        if (spans) throw new UsageException("--spans goes with contents; source code has lines", "glacis classify code:DIR --format json");
        var cached = CodeRuns.Of(target, cancellation);
        if (format == "text") Console.Out.Write(CachedJson.Text(cached));
        else
        {
            using var stdout = Console.OpenStandardOutput();
            CachedJson.Write(cached, stdout);
        }
        return cached.IsWhole ? Exit.Clean : Exit.Incomplete;
    }

    static Classified OfInput(bool spans)
    {
        using var stdin = Console.OpenStandardInput();
        return ClassifyRuns.OfStream("-", stdin, spans);
    }

    static int AnswerLines(string target, CancellationToken cancellation)
    {
        if (target != "-") throw new UsageException("--format jsonl answers lines of standard input", "TARGET is then -");
        using var stdin = Console.OpenStandardInput();
        using var stdout = Console.OpenStandardOutput();
        return Lines.Answer(stdin, stdout, cancellation) ? Exit.Clean : Exit.Incomplete;
    }
}
