// glacis assess TARGET: judge, explain, bundle.
using System.CommandLine;
using Glacis.Agent;
using Glacis.Agent.Classifying;
using Glacis.Facts;
using Glacis.Verdicts;

namespace Glacis.Cli.Verbs;

static class AssessVerb
{
    static readonly Argument<string> Target = new("TARGET") { Description = "aws, or a recording: a folder or a zip" };
    static readonly Option<string?> Out = new("--out", "-o") { Description = "where the bundle of evidence goes (default: under glacis-out/)" };
    static readonly Option<string> Format = new("--format") { Description = "what stdout gets", DefaultValueFactory = static _ => "table" };
    static readonly Option<string?> FailOn = new("--fail-on") { Description = "the least severity of a fail that gives exit code 3: low, medium, high, critical, never (default: failOn of glacis.yaml, else high)" };
    static readonly Option<bool> AllowIncomplete = new("--allow-incomplete") { Description = "no exit code 4 when part of the population could not be read" };
    static readonly Option<string[]> Inventory = new("--inventory") { Description = "an inventory that another agent hands over (JSON); may be given again" };
    static readonly Option<string[]> Earlier = new("--earlier") { Description = "a bundle or recording of an earlier run, which may show that somebody renews certificates in time; may be given again" };
    static readonly Option<bool> Force = new("--force") { Description = "replace a bundle that is there already" };

    static readonly Option<bool> Probe = new("--probe") { Description = "ask the endpoints that the inventory shows what they say of TLS, and judge that, too" };
    static readonly Option<bool> Sample = new("--sample") { Description = "look into the stores that the inventory shows, a little into each; what they hold decides how bad a gap is" };
    static readonly Option<string?> Most = new("--budget") { Description = "with --sample: the most that may be read of one store: bytes=64MB,requests=500,time=2m" };
    static readonly Option<ulong> Seed = new("--seed") { Description = "with --sample: what is drawn follows from it", DefaultValueFactory = static _ => 1 };
    static readonly Option<string?> Authorities = new("--ca") { Description = "with --probe: roots to trust besides those of this machine (PEM)" };
    static readonly Option<string[]> Resolve = new("--resolve") { Description = "with --probe: find a host elsewhere than DNS says: NAME:PORT:ADDRESS[:PORT]; may be given again" };

    internal static Command Command()
    {
        FailOn.AcceptOnlyFromAmong("low", "medium", "high", "critical", "never");
        Format.AcceptOnlyFromAmong([.. Parts.Unchecked.Outputs.Select(static it => it.Name)]);
        var command = new Command("assess", "Judge a cloud account or a recording: verdicts with reasons, controls, evidence")
            { Target, Out, Format, FailOn, AllowIncomplete, Inventory, Earlier, Force, Probe, Authorities, Resolve, Sample, Most, Seed };
        Common.AddTo(command);
        command.SetAction(RunAsync);
        return command;
    }

    static async Task<int> RunAsync(ParseResult parsed, CancellationToken cancellation)
    {
        var asked = Common.Asked(parsed) with { Out = parsed.GetValue(Out), Inventories = parsed.GetValue(Inventory) ?? [], Earlier = parsed.GetValue(Earlier) ?? [], Force = parsed.GetValue(Force), Probe = Probed(parsed), Last = Sampled(parsed) };
        var target = parsed.GetValue(Target)!;
        using var progress = Progress.Start(Say.IsQuiet);
        var bundle = target == "aws"
            ? await AwsRuns.AssessAsync(asked, progress, cancellation)
            : target is "azure" or "gcp" ? throw new UsageException($"this version does not look at {target} yet", "TARGET is aws, or a recording")
            : await Runs.AssessRecordingAsync(target, asked, progress, cancellation);
        progress.Dispose();
        Say.Print(Runs.OutputOf(parsed.GetValue(Format)!, Say.Width), bundle.Report);
        var failOn = LeastOf(parsed.GetValue(FailOn), bundle);
        var code = Say.CodeOf(bundle.Report, failOn, parsed.GetValue(AllowIncomplete));
        Say.Code(code, bundle.Report, failOn);
        return code;
    }

    static ProbeAsked? Probed(ParseResult parsed)
    {
        var (authorities, elsewhere) = (parsed.GetValue(Authorities), parsed.GetValue(Resolve) ?? []);
        if (parsed.GetValue(Probe)) return new() { Authorities = authorities, Elsewhere = elsewhere, Time = Clock.OfRun };
        return authorities is null && elsewhere.Length == 0 ? null : throw new UsageException("--ca and --resolve go with --probe", "glacis assess --help");
    }

    static SampleRound? Sampled(ParseResult parsed)
    {
        if (!parsed.GetValue(Sample)) return parsed.GetValue(Most) is null ? null : throw new UsageException("--budget goes with --sample", "glacis assess --help");
        if (parsed.GetValue(Target) != "aws") throw new UsageException("--sample looks into the stores of a live run", "TARGET is then aws");
        return new(parsed.GetValue(Most), parsed.GetValue(Seed));
    }

    static Severity LeastOf(string? failOn, Bundle bundle) =>
        failOn is null ? bundle.FailOn : Words.TryRead<Severity>(failOn, out var least) ? least : (Severity)int.MaxValue;
}
