// glacis evidence verify BUNDLE: checks digests, judges again, compares.
using System.CommandLine;
using Glacis.Agent;
using Glacis.Outputs;

namespace Glacis.Cli.Verbs;

static class EvidenceVerb
{
    static readonly Argument<string> Bundle = new("BUNDLE") { Description = "a bundle that glacis assess wrote: a folder or a zip" };

    internal static Command Command()
    {
        var verify = new Command("verify", "Check every digest, judge the recorded answers again, compare byte for byte") { Bundle };
        verify.SetAction(Run);
        return new Command("evidence", "What an auditor does with a bundle") { verify };
    }

    static int Run(ParseResult parsed)
    {
        var verified = Runs.Verify(parsed.GetValue(Bundle)!);
        foreach (var sentence in verified.Broken.Concat(verified.Differences)) Console.Out.WriteLine(Shown.Text(sentence));
        Console.Out.WriteLine(Summary(verified));
        return verified.IsGood ? Exit.Clean : Exit.NotIntact;
    }

    static string Summary(Verified it) => it switch
    {
        { Broken.Count: > 0 } => "not intact: do not rely on this bundle",
        { SameRules: true, Differences.Count: > 0 } => "intact, but the recorded answers are judged differently under the same rules",
        { SameRules: true } => $"intact, origin not proven; judged again by the same rules ({it.Rules.Version}): the same bytes",
        { Differences.Count: > 0 } => $"intact, origin not proven; judged by version {it.Rules.Version} now, whose rules are not those of the bundle ({it.Manifest!.Build.Version}): what differs stands above",
        _ => $"intact, origin not proven; judged by version {it.Rules.Version} now, whose rules are not those of the bundle ({it.Manifest!.Build.Version}): nothing differs",
    };
}
