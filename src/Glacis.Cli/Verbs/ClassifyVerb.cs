// glacis classify TARGET: what data is it, by its content.
using System.CommandLine;
using Glacis.Agent.Classifying;
using Glacis.Agent.Classifying.Caching;

namespace Glacis.Cli.Verbs;

static class ClassifyVerb
{
    static readonly Argument<string> Target = new("TARGET") { Description = "a file, a folder, - for standard input; code:DIR for what source code caches; or a store: s3://BUCKET[/PREFIX], postgres://…, mysql://…, redis://…, dynamodb:TABLE" };
    static readonly Option<string> Format = new("--format") { Description = "what stdout gets; jsonl answers lines {\"id\", \"text\"} of standard input", DefaultValueFactory = static _ => "text" };
    static readonly Option<bool> Spans = new("--spans") { Description = "with json: where in the bytes each find stands (never what it is)" };
    static readonly Option<string?> Most = new("--budget") { Description = "of a store: the most that may be read: bytes=256MB,requests=2000,time=5m" };
    static readonly Option<ulong> Seed = new("--seed") { Description = "of a store: what is drawn follows from it", DefaultValueFactory = static _ => 1 };
    static readonly Option<string?> Repeat = new("--repeat") { Description = "of a store: read again what this JSON answer tells of, and say whether counts agree" };
    static readonly Option<string?> Profile = new("--profile") { Description = "of a store: AWS profile" };
    static readonly Option<string?> Config = new("--config", "-c") { Description = "glacis.yaml, whose patterns look too (default: the one in this folder)" };
    static readonly Option<bool> Quiet = new("--quiet", "-q") { Description = "no narration" };

    internal static Command Command()
    {
        Format.AcceptOnlyFromAmong("text", "json", "jsonl");
        var command = new Command("classify", "Tell by content what data it is: classes found, how sure, from how much") { Target, Format, Spans, Most, Seed, Repeat, Profile, Config, Quiet };
        command.SetAction(RunAsync);
        return command;
    }

    static async Task<int> RunAsync(ParseResult parsed, CancellationToken cancellation)
    {
        Say.IsQuiet = parsed.GetValue(Quiet);
        var (target, format, spans) = (parsed.GetValue(Target)!, parsed.GetValue(Format)!, parsed.GetValue(Spans));
        if (format != "jsonl" && target.StartsWith(CodeRuns.Scheme, StringComparison.Ordinal)) return Code(target, format, spans, cancellation);
        var detectors = DetectorSet.Of(parsed.GetValue(Config), Clock.OfRun);
        if (format == "jsonl") return AnswerLines(target, detectors, cancellation);
        if (spans && format != "json") throw new UsageException("--spans goes with --format json", "glacis classify --help");
        if (parsed.GetValue(Repeat) is { } file) return await RepeatAsync(target, file, format, OfStore(parsed, detectors, spans), cancellation);
        var classified = StoreRuns.IsStore(target) ? await StoreRuns.OfAsync(target, OfStore(parsed, detectors, spans), cancellation) : target == "-" ? OfInput(detectors, spans) : ClassifyRuns.OfPath(target, detectors, spans, Say.Note, cancellation);
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

    static async Task<int> RepeatAsync(string target, string file, string format, StoreAsked asked, CancellationToken cancellation)
    {
        if (!StoreRuns.IsStore(target)) throw new UsageException("--repeat is of stores", "files are read whole each time");
        var repeated = await Repeating.OfAsync(target, file, asked, cancellation);
        if (format == "text") Console.Out.Write(repeated.Sentences());
        else
        {
            using var stdout = Console.OpenStandardOutput();
            repeated.Write(stdout);
        }
        return repeated.Count(Again.Differs) > 0 ? Exit.NotIntact : repeated.Count(Again.Unread) > 0 ? Exit.Incomplete : Exit.Clean;
    }

    static StoreAsked OfStore(ParseResult parsed, DetectorSet detectors, bool spans)
    {
        if (spans) throw new UsageException("--spans is of files and standard input; a store's answer tells versions and ranges", "glacis classify --help");
        return StoreAsked.Of(parsed.GetValue(Most), parsed.GetValue(Seed), parsed.GetValue(Profile), detectors, Say.Note);
    }

    static Classified OfInput(DetectorSet detectors, bool spans)
    {
        using var stdin = Console.OpenStandardInput();
        return ClassifyRuns.OfStream("-", stdin, detectors, spans);
    }

    static int AnswerLines(string target, DetectorSet detectors, CancellationToken cancellation)
    {
        if (target != "-") throw new UsageException("--format jsonl answers lines of standard input", "TARGET is then -");
        using var stdin = Console.OpenStandardInput();
        using var stdout = Console.OpenStandardOutput();
        return Lines.Answer(stdin, stdout, detectors, cancellation) ? Exit.Clean : Exit.Incomplete;
    }
}
