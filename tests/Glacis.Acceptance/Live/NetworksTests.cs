// The networks of acme, collected from the emulator, are judged as the recording of them is; and the specification's group reads as the specification does.
using System.Text.RegularExpressions;
using Glacis.Acceptance.Faults;
using Glacis.Facts;
using Glacis.Outputs;
using Glacis.Tests.Support;
using Glacis.Verdicts;
using Xunit;

namespace Glacis.Acceptance.Live;

[Collection(AcmeIsServed.Name)]
public sealed partial class NetworksTests(AcmeServer acme) : IDisposable
{
    static readonly string[] Judged =
    [
        "firewall-rule-is-acceptable", "security-group-is-acceptable", "default-group-lets-nobody-in", "store-is-reached-only-by-its-tier", "interface-exposes-only-what-is-meant", "network-segments-are-kept-apart",
        "environments-are-kept-apart", "network-traffic-is-recorded", "subnet-keeps-stores-private", "access-list-is-a-second-layer", "default-network-is-unused",
    ];

    readonly Scratch scratch = new();

    public void Dispose() => scratch.Dispose();

    async Task<Verdict[]> OfAsync(string bundle, string? url, params string[] target)
    {
        var said = await Cli.RunAsync(scratch.Path, url, ["assess", .. target, "-o", bundle]);
        Assert.True(said.Code is 3 or 4, said.ToString());
        using var lines = File.OpenRead(scratch.In($"{bundle}/{VerdictLine.FileName}"));
        return [.. VerdictReader.ReadAll(lines).Where(static it => Judged.Contains(it.Check, StringComparer.Ordinal))];
    }

    // The emulator gives some things other ids each time; what has no name but its id is told by its sort.
    static IEnumerable<string> Said(IEnumerable<Verdict> all) =>
        all.Select(static it => $"{it.Check} {Ids.Replace(it.Resource.Name, "-…")}: {Words.Of(it.Outcome)} {Words.Of(it.Severity)}, {it.Confidence}").Order(StringComparer.Ordinal);

    [GeneratedRegex("-[0-9a-f]{17}$", RegexOptions.None, 1000)]
    private static partial Regex Ids { get; }

    [Fact]
    public async Task What_is_collected_from_the_emulator_is_judged_as_the_recording_is()
    {
        var live = await OfAsync("live", acme.Url, "aws", "--region", "us-east-1", "--region", "eu-west-1", "--config", Path.Combine(Expected.Root, "samples/acme.yaml"));
        var recorded = await OfAsync("recorded", null, Path.Combine(Expected.Root, "samples/acme"));
        Assert.Equal(Said(recorded), Said(live));
        Assert.True(recorded.Length > 60, $"{recorded.Length} verdicts");
    }

    [Fact]
    public async Task The_specifications_group_is_acceptable_with_recommendations_at_90_percent()
    {
        var all = await OfAsync("recorded", null, Path.Combine(Expected.Root, "samples/acme"));
        var group = all.Single(static it => it is { Check: "security-group-is-acceptable", Resource.Name: "prod-web-app-sg" });
        Assert.Equal((Outcome.Conditional, Severity.Low, 0.90), (group.Outcome, group.Severity, group.Confidence));
        Assert.Equal(
            [
                "yes: web applications need public HTTPS access: this is normal",
                "yes: port 80 is open for a redirect, which is standard practice: every rule of every listener sends clients to HTTPS",
                "on a condition: shell access should ideally use a session manager; if it is needed, limiting it to private addresses is acceptable",
                "yes: only members of a group come in: this follows least privilege; no database or cache is among its members",
                "yes: outbound traffic is not restricted",
            ],
            group.Lines.Where(static it => it.Question == "acceptable").Select(static it => $"{it.Answer}"));
        var twin = all.Single(static it => it is { Check: "security-group-is-acceptable", Resource.Name: "staging-web-app-sg" });
        Assert.Contains(twin.Lines, static it => it.Question == "acceptable" && $"{it.Answer}".StartsWith("on a condition: only members of a group come in, though one group is for two tiers", StringComparison.Ordinal));
    }
}
