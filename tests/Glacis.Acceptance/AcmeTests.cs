// The sample company held against the tables that made it: what was read, what was judged, and how well.
using System.Globalization;
using System.Text.Json;
using Glacis.Acceptance.Support;
using Glacis.Agent;
using Glacis.Facts;
using Glacis.Inventory;
using Glacis.Tests.Support;
using Glacis.Verdicts;
using Xunit;

namespace Glacis.Acceptance;

public sealed class AcmeTests(Acme acme) : IClassFixture<Acme>
{
    const string AtRest = "data-store-is-encrypted-at-rest", Strong = "data-store-key-is-strong-enough";

    // The tables that made acme have the five kinds of stores of the specification; what was made besides them is not among them.
    const string CentralLogs = "acme-central-logs";

    static readonly HashSet<string> OfLabels = [.. Acme.Labels.Select(static it => it.Kind)];

    [Fact]
    public void Every_store_is_found_once_and_none_besides()
    {
        Assert.Equal(Acme.Labels.Select(static it => it.Id).Order(StringComparer.Ordinal), acme.Verdicts.Where(static it => it.Check == AtRest && it.Outcome != Outcome.NotApplicable && OfLabels.Contains(it.Resource.Kind) && it.Resource.Name != CentralLogs).Select(static it => it.Resource.Id).Order(StringComparer.Ordinal));
        Assert.Equal(85, Acme.Labels.Count);
    }

    [Fact]
    public void Every_store_is_read_as_it_was_made()
    {
        // A policy bears the id of what it lies on: kind and id name one resource.
        var population = File.ReadLines(Path.Combine(acme.Judged.Folder, "population.jsonl")).Select(static it => JsonDocument.Parse(it).RootElement)
            .ToDictionary(static it => (it.GetProperty("kind").GetString()!, it.GetProperty("id").GetString()!));
        var wrong = new List<string>();
        foreach (var store in Acme.Labels)
        {
            // A volume in the scope of PCI DSS is not asked for its key at rest, whatever it is; the key is asked for its strength.
            var (read, verdict) = (population[(store.Kind, store.Id)], acme.Of(store.Name, AtRest, store.Id));
            if (verdict.Outcome == Outcome.Conditional) verdict = acme.Of(store.Name, Strong, store.Id);
            var found = (Kind: read.GetProperty("kind").GetString(), Environment: read.GetProperty("environment").GetString(), Encrypted: Concluded(verdict), Data: read.GetProperty("data").GetString());
            if (found.Kind != store.Kind || found.Environment != store.Environment || verdict.Resource.Environment != store.Environment || found.Encrypted != store.Encrypted || found.Data != ClassOf(store))
                wrong.Add($"{store.Name}: {found}, not {(store.Kind, store.Environment, store.Encrypted, ClassOf(store))}");
            if (store.Key is { } key && store.Encrypted == "customer key" && Answer(verdict, "key") != key) wrong.Add($"{store.Name}: key {Answer(verdict, "key")}, not {key}");
        }
        Assert.Empty(wrong);
    }

    // What the reasoning saw: nothing, the provider's own or managed key, or a key that its metadata calls the customer's.
    static string Concluded(Verdict it) => Answer(it, "encrypted at rest") switch
    {
        "nothing" => "nothing",
        "provider owned key" => "provider-owned key",
        "provider managed key" => "provider-managed key",
        "named key" => Answer(it, "who manages the key") == "customer" ? "customer key" : "provider-managed key",
        var other => other,
    };

    static string Answer(Verdict it, string question) => it.Lines.Where(line => line.Question == question).Select(static line => Words.Say(line.Answer)).FirstOrDefault() ?? "";

    // A tag or name says so, or the environment stands for it: docs/risk.md.
    static string ClassOf(Labelled store) => store.Data ?? store.Environment switch { _ when store.Name.StartsWith("public-", StringComparison.Ordinal) => "public", "production" => "restricted", "staging" => "confidential", _ => "test" };

    [Theory]
    [InlineData("AWS::RDS::DBInstance", "", 4, 5)]
    [InlineData("AWS::S3::Bucket", "production", 12, 12)]
    [InlineData("AWS::S3::Bucket", "staging", 12, 15)]
    [InlineData("AWS::S3::Bucket", "development", 2, 20)]
    [InlineData("AWS::EC2::Volume", "production", 11, 11)]
    [InlineData("AWS::EC2::Volume", "staging", 5, 5)]
    [InlineData("AWS::EC2::Volume", "development", 3, 7)]
    [InlineData("AWS::DynamoDB::Table", "", 8, 8)]
    [InlineData("AWS::ElastiCache::ReplicationGroup", "", 1, 2)]
    [InlineData("", "production", 32, 33)]
    [InlineData("", "staging", 20, 23)]
    [InlineData("", "development", 6, 29)]
    [InlineData("", "", 58, 85)]
    public void The_totals_are_those_of_the_specification(string kind, string environment, int encrypted, int all)
    {
        var stores = Acme.Labels.Select(it => acme.Of(it.Name, AtRest, it.Id)).Where(it => (kind.Length == 0 || it.Resource.Kind == kind) && (environment.Length == 0 || it.Resource.Environment == environment)).ToList();
        Assert.Equal((encrypted, all), (stores.Count(static it => it.Outcome is Outcome.Pass or Outcome.Conditional), stores.Count));
    }

    [Fact]
    public void The_headline_counts_the_85_stores_of_the_specification_and_the_11_besides()
    {
        Assert.StartsWith("67 of 96 data stores are encrypted at rest (69.7 %); 29 are not", acme.Judged.Report.Headlines[0], StringComparison.Ordinal);
        Assert.Equal(58, Acme.Labels.Count(static it => it.Encrypted != "nothing"));
    }

    // What the specification says of its stores, one by one.
    [Theory]
    [InlineData("prod-mysql-main", AtRest, Outcome.Pass, Severity.None, 0, "a key of the customer's own, alias/prod-db")]
    [InlineData("prod-mysql-main", Strong, Outcome.Pass, Severity.None, 0, "a key of the customer's own")]
    [InlineData("prod-mysql-replica", AtRest, Outcome.Pass, Severity.None, 0, "it inherits this from its primary prod-mysql-main")]
    [InlineData("staging-mysql", AtRest, Outcome.Pass, Severity.None, 0, "key that the provider manages")]
    [InlineData("staging-mysql", Strong, Outcome.Fail, Severity.High, 75, "confidential data lies behind a key that the provider manages")]
    [InlineData("dev-postgres", AtRest, Outcome.Fail, Severity.Medium, 40, "anonymised data lies in the clear")]
    [InlineData("customer-data-staging", AtRest, Outcome.Fail, Severity.Critical, 95, "restricted data lies in the clear")]
    [InlineData("app-assets-prod", AtRest, Outcome.Pass, Severity.None, 0, "a key that the provider owns")]
    [InlineData("app-assets-prod", Strong, Outcome.Pass, Severity.None, 0, "public data")]
    [InlineData("customer-data-prod", AtRest, Outcome.Pass, Severity.None, 0, "a key of the customer's own")]
    [InlineData("customer-data-prod", Strong, Outcome.Pass, Severity.None, 0, "a key of the customer's own")]
    [InlineData("customer-documents-dev", AtRest, Outcome.Fail, Severity.Low, 15, "test data lies in the clear")]
    [InlineData("analytics-lake-dev", AtRest, Outcome.Fail, Severity.Low, 15, "test data lies in the clear")]
    [InlineData("sandbox-dev", AtRest, Outcome.Fail, Severity.Low, 12, "test")]
    [InlineData("sessions-cache", AtRest, Outcome.Fail, Severity.High, 60, "taken to be restricted")]
    [InlineData("marketing-site-dev", AtRest, Outcome.Excepted, Severity.Low, 10, "public data lies in the clear")]
    public void The_stores_that_the_specification_names_are_judged_as_it_says(string store, string check, Outcome outcome, Severity severity, int likelihood, string reason)
    {
        var it = acme.Of(store, check);
        Assert.Equal((outcome, severity, likelihood), (it.Outcome, it.Severity, (int)Math.Round(100 * it.Likelihood)));
        Assert.Contains(reason, it.Reason, StringComparison.Ordinal);
    }

    [Fact]
    public void Customer_data_in_staging_and_nothing_else_is_escalated() =>
        Assert.Equal(["customer-data-staging"], acme.Verdicts.Where(static it => it.Escalates).Select(static it => it.Resource.Name));

    // A table of its own, made from the specification and not from Verdicts/Risk: what a store deserves for what it is.
    static (bool IsFinding, Severity Severity) Deserved(Labelled store) => (store.Encrypted, ClassOf(store), Declared: store.Data is not null) switch
    {
        ("nothing", "restricted", true) => (true, store.Environment == "development" ? Severity.High : Severity.Critical),
        ("nothing", "restricted" or "confidential", _) => (true, Severity.High),
        ("nothing", "internal" or "anonymised", _) => (true, Severity.Medium),
        ("nothing", _, _) => (true, Severity.Low),
        ("provider-owned key" or "provider-managed key", "restricted" or "confidential", true) => (true, Severity.High),
        _ => (false, Severity.None),
    };

    [Fact]
    public void Detection_false_positives_and_severity_over_the_labelled_stores()
    {
        var (found, missed, false_, rightly, severe, wrong) = (0, 0, 0, 0, 0, new List<string>());
        foreach (var store in Acme.Labels)
        {
            var deserved = Deserved(store);
            Verdict[] findings = [.. new[] { AtRest, Strong }.Select(check => acme.Of(store.Name, check, store.Id)).Where(static it => it.Outcome == Outcome.Fail || it is { Outcome: Outcome.Excepted, Acceptance.Was: Outcome.Fail })];
            var worst = findings.Select(static it => it.Severity).DefaultIfEmpty(Severity.None).Max();
            if (deserved.IsFinding) { if (findings.Length > 0) found++; else missed++; }
            else if (findings.Length > 0) false_++;
            else rightly++;
            if (deserved.IsFinding && worst == deserved.Severity) severe++;
            if (worst != deserved.Severity) wrong.Add($"{store.Name}: {worst}, not {deserved.Severity}");
        }
        TestContext.Current.SendDiagnosticMessage(string.Create(CultureInfo.InvariantCulture,
            $"acme: detection {found} of {found + missed}, false positives {false_} of {false_ + rightly}, severity right for {severe} of {found + missed}"));
        Assert.Empty(wrong);
        Assert.Equal((29, 0, 0, 56, 29), (found, missed, false_, rightly, severe));
    }

    [Fact]
    public void Judging_again_gives_the_same_bundle_byte_for_byte()
    {
        var again = acme.Assess("again").Folder;
        Assert.Equal(FilesOf(acme.Judged.Folder), FilesOf(again));
        Assert.All(FilesOf(again), it => Assert.Equal(File.ReadAllBytes(Path.Combine(acme.Judged.Folder, it)), File.ReadAllBytes(Path.Combine(again, it))));
    }

    static string[] FilesOf(string folder) => [.. Directory.EnumerateFiles(folder, "*", SearchOption.AllDirectories).Select(it => Path.GetRelativePath(folder, it)).Order(StringComparer.Ordinal)];

    [Fact]
    public void Against_the_list_of_another_agent_exactly_two_resources_differ()
    {
        var report = acme.Assess("listed", null, Path.Combine(Expected.Root, "samples/discovery.json")).Report;
        Assert.Equal(["arn:aws:dynamodb:us-east-1:123456789012:table/carts-prod"], report.Reconciliation!.Missing);
        Assert.Equal(["arn:aws:s3:::ml-notebooks-dev"], report.Reconciliation.Unlisted);
    }

    public static TheoryData<string> Files => new(["manifest.json", .. Directory.EnumerateFiles(Acme.Recording, "*", SearchOption.AllDirectories).Select(static it => Path.GetRelativePath(Acme.Recording, it)).Where(static it => it != "README.md").Select(static it => $"recording/{it}"),
        "verdicts.jsonl", "population.jsonl", "controls.json", "report.html", "report.md", "findings.csv", "README.txt", "SHA256SUMS"]);

    [Theory]
    [MemberData(nameof(Files))]
    public void One_changed_byte_anywhere_is_noticed(string file)
    {
        var path = Path.Combine(acme.Judged.Folder, file);
        var bytes = File.ReadAllBytes(path);
        try
        {
            foreach (var at in new[] { 0, 1, bytes.Length / 3, bytes.Length / 2, bytes.Length - 2, bytes.Length - 1 })
            {
                var changed = (byte[])bytes.Clone();
                changed[at] ^= 1;
                File.WriteAllBytes(path, changed);
                var verified = Runs.Verify(acme.Judged.Folder);
                Assert.False(verified.IsGood, $"byte {at} of {file}");
                Assert.Contains(verified.Broken, it => it.Contains(file, StringComparison.Ordinal) || file == "SHA256SUMS");
            }
        }
        finally
        {
            File.WriteAllBytes(path, bytes);
        }
    }
}
