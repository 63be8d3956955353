// assess --sample on acme: the specification's risk assessment, by content: what is inferred, declared and seen, and what that does to severities.
using Glacis.Acceptance.Faults;
using Glacis.Facts;
using Glacis.Outputs;
using Glacis.Tests.Support;
using Glacis.Verdicts;
using Xunit;

namespace Glacis.Acceptance.Live;

[Collection(AcmeIsServed.Name)]
public sealed class SampleTests(AcmeServer acme, Stores stores) : IClassFixture<Stores>, IDisposable
{
    const string AtRest = "data-store-is-encrypted-at-rest";

    static readonly string[] Assess = ["assess", "aws", "--region", "us-east-1", "--region", "eu-west-1", "--config", "acme.yaml"];

    readonly Scratch scratch = new();

    public void Dispose() => scratch.Dispose();

    Verdict[] Of(string bundle)
    {
        using var lines = File.OpenRead(scratch.In($"{bundle}/{VerdictLine.FileName}"));
        return [.. VerdictReader.ReadAll(lines)];
    }

    static Verdict Of(Verdict[] all, string name) => all.Single(it => it.Check == AtRest && it.Resource.Name == name);

    static (Severity, double) How(Verdict it) => (it.Severity, it.Likelihood);

    [Fact]
    public async Task What_stores_hold_decides_how_bad_a_gap_is_and_says_so()
    {
        var yaml = File.ReadAllText(Path.Combine(Expected.Root, "samples/acme.yaml"));
        File.WriteAllText(scratch.In("acme.yaml"), $"{yaml}databases:\n  - {{ match: {{ name: dev-postgres }}, urlFromEnvironment: DEV_DATABASE }}\n");
        const string Secret = "nobody-sees-this";
        var database = stores.Anonymised.Replace("test@", $"test:{Secret}@", StringComparison.Ordinal);
        var plain = await Cli.RunAsync(scratch.Path, acme.Url, [.. Assess, "-o", "plain"]);
        var said = await Cli.RunAsync(scratch.Path, acme.Url, [("DEV_DATABASE", database)], [.. Assess, "--sample", "-o", "sampled"]);
        Assert.True(plain.Code is 3 or 4 && said.Code == plain.Code, said.ToString());
        Assert.Contains("--sample: looking into 57 stores, each within ", said.Err, StringComparison.Ordinal);
        var (before, after) = (Of("plain"), Of("sampled"));

        // The specification: development, anonymised: medium, 40 %; real addresses in staging: critical, 95 %.
        Assert.Equal((Severity.Medium, 0.40), How(Of(after, "dev-postgres")));
        Assert.Contains(Of(after, "dev-postgres").Lines, static it => it.Source is Observation { What: var what } && what.EndsWith("values in fields named after people are masked, drawn or reserved; tag DataClassification=anonymised says the same", StringComparison.Ordinal));
        Assert.Equal((Severity.Critical, 0.95), How(Of(after, "customer-data-staging")));
        Assert.Contains(Of(after, "customer-data-staging").Lines, static it => it.Source is Observation { What: var what, At: Place { Answer.Call: "sample:Content" } } && what.Contains("E-mail address", StringComparison.Ordinal));

        // Nobody had said what it holds; its content settles it.
        Assert.Equal((Severity.High, Severity.Critical), (Of(before, "reports-staging").Severity, Of(after, "reports-staging").Severity));
        Assert.Equal(Of(before, "invoices-dev").Severity, Of(after, "invoices-dev").Severity);
        var keys = after.Single(static it => it.Check == "data-store-key-is-strong-enough" && it.Resource.Name == "app-assets-staging");
        Assert.Equal(Outcome.Pass, keys.Outcome);
        var explained = await Cli.RunAsync(scratch.Path, null, "explain", Of(after, "reports-staging").Id.ToString(), "--in", "sampled");
        Assert.Matches(@"observed \(95 %\): a sample of \d+ objects holds ", explained.Out);

        // What was kept is judged again, without the stores; and it holds nothing of theirs.
        Assert.Equal(0, (await Cli.RunAsync(scratch.Path, null, "evidence", "verify", "sampled")).Code);
        await Cli.RunAsync(scratch.Path, null, "assess", "sampled/recording", "-o", "again");
        Assert.Equal(File.ReadAllBytes(scratch.In($"sampled/{VerdictLine.FileName}")), File.ReadAllBytes(scratch.In($"again/{VerdictLine.FileName}")));
        foreach (var file in Directory.EnumerateFiles(scratch.In("sampled"), "*", SearchOption.AllDirectories).Where(static it => !it.Contains("/segments/", StringComparison.Ordinal) || it.Contains("sample-0001", StringComparison.Ordinal)))
            // The address is told, the password is not.
            Assert.DoesNotContain(new[] { "@gmail.com", "@web.de", "@orange.fr", Secret }, it => File.ReadAllText(file).Contains(it, StringComparison.Ordinal));
    }

    [Fact]
    public async Task A_store_that_may_not_be_read_is_a_gap_and_a_database_without_its_address_too()
    {
        File.WriteAllText(scratch.In("acme.yaml"), "version: 1\ndatabases:\n  - { match: { name: dev-postgres }, urlFromEnvironment: NOWHERE }\n");
        using var relay = new Relay(acme.Url, static heard => heard.Service == "s3" && heard.Operation.Contains("/reports-staging?list-type=2", StringComparison.Ordinal) ? Reply.Error("s3", 403, "AccessDenied") : null);
        var said = await Cli.RunAsync(scratch.Path, relay.Url, [.. Assess, "--sample", "--budget", "requests=20", "-o", "bundle"]);
        Assert.True(said.Code == 4, said.ToString());
        Assert.Contains("--sample: reports-staging: s3://reports-staging cannot be listed: it was refused (AccessDenied)", said.Err, StringComparison.Ordinal);
        Assert.Contains("--sample: dev-postgres: the address of dev-postgres is to stand in the environment as NOWHERE, and does not", said.Err, StringComparison.Ordinal);
        Assert.Contains("sample:Content in 123456789012, us-east-1", said.Out.ReplaceLineEndings(" "), StringComparison.Ordinal);
        Assert.Equal(Severity.High, Of(Of("bundle"), "reports-staging").Severity);
    }

    [Theory]
    [InlineData("bundle/recording", "--sample")]
    [InlineData("aws", "--budget", "bytes=1MB")]
    [InlineData("aws", "--sample", "--budget", "lots")]
    public async Task A_slip_is_one_sentence(params string[] arguments)
    {
        var said = await Cli.RunAsync(scratch.Path, acme.Url, ["assess", .. arguments]);
        Assert.True(said is { Code: 2, Out: "" }, said.ToString());
        Assert.StartsWith("glacis: --", said.Err, StringComparison.Ordinal);
    }
}
