// The models of docs/risk.md: the table of severities row by row, and the specification's numbers as whole verdicts.
using Glacis.Checks.Encryption;
using Glacis.Checks.Keys;
using Glacis.Facts;
using Glacis.Inventory;
using Glacis.Verdicts;
using Xunit;
using Check = Glacis.Verdicts.Check;

namespace Glacis.Tests.Verdicts;

public sealed class RiskTests
{
    static readonly Place Answered = new(new("rds:DescribeDBInstances", "1", "eu-west-1", new string('a', 64), "segments/1/eu-west-1/rds-0001.seg", 1), "DBInstances", 0);
    static readonly DateTimeOffset Start = new(2026, 11, 23, 6, 0, 0, TimeSpan.Zero);

    static Fact<T> Seen<T>(T value) => Fact.Known(value, Answered, "Field");

    static Fact<T> Tagged<T>(T value) => Fact.Known(value, new Declaration("tag x=y", Answered));

    static Fact<T> Sampled<T>(T value) => Fact.Known(value, new Observation("ten objects sampled", 0.99, Answered));

    static Fact<T> Guessed<T>(T value) => Fact.Known(value, new Conclusion("the environment says so", 0.60, [Answered]));

    static Fact<DataClass> Known(DataClass data, Surety surety) => surety switch
    {
        Surety.Observed => Sampled(data),
        Surety.Declared => Tagged(data),
        _ => Guessed(data),
    };

    static DataStore Store(AtRest guard, Fact<DataClass> data, DeploymentEnvironment environment) => new("arn:aws:s3:::store")
    {
        Kind = new("AWS::S3::Bucket", "S3 bucket"),
        Name = "store",
        Account = "1",
        Region = "eu-west-1",
        AtRest = Seen(guard),
        Data = data,
        Environment = Tagged(environment),
        Regulations = Fact.Known(Regulations.None, new Declaration("glacis.yaml declares none")),
        ReplicaOf = Seen<string?>(null),
        StorageOf = Seen<string?>(null),
    };

    static EncryptionKey Key(KeyOrigin origin) => new("arn:aws:kms:eu-west-1:1:key/k")
    {
        Kind = new("AWS::KMS::Key", "KMS key"),
        Name = "k",
        Account = "1",
        Region = "eu-west-1",
        Manager = Seen(KeyManager.Customer),
        State = Seen(KeyState.Enabled),
        Material = Seen(KeyMaterial.Symmetric),
        Origin = Seen(origin),
        Created = Seen(Start.AddYears(-3)),
        Rotates = Seen(true),
        RotationDays = Seen(365),
        Rotations = Many<DateTimeOffset>.All([Start.AddDays(-30)], Answered),
        ReplicaOf = Seen<string?>(null),
    };

    static Verdict Judged(Check check, Resource it, OwnKey ownKey = OwnKey.Required)
    {
        var intent = new Intent { OwnKey = Fact.Known(ownKey, new Declaration("glacis.yaml:4 (keys.ownKey)")) };
        var estate = new Estate([], intent, Fact.Known(Start, new Observation("the start of the run", 1)), static _ => new(Ignorance.NotLookedAt, "not looked at"));
        return new Judging(estate, [check]).Judge(it).Single();
    }

    // Guard, ownKey: restricted and confidential as observed or declared, both as inferred, internal and anonymised, test, public.
    // A cell is outcome and severity; where development differs, it stands behind a slash.
    const string Table = """
        nothing                   | fail critical / fail high | fail high | fail high        | fail medium | fail low | fail low
        provider's key required   | fail high                 | fail high | conditional low  | pass low    | pass low | pass none
        provider's key recommended| pass low                  | pass low  | pass low         | pass low    | pass low | pass none
        own key                   | pass none                 | pass none | pass none        | pass none   | pass none| pass none
        """;

    public static TheoryData<string, int, DataClass, Surety, DeploymentEnvironment, string> Cells()
    {
        var cells = new TheoryData<string, int, DataClass, Surety, DeploymentEnvironment, string>();
        foreach (var row in Table.Split('\n').Select(static it => it.Split('|', StringSplitOptions.TrimEntries)))
            foreach (var data in Enum.GetValues<DataClass>())
                foreach (var surety in Enum.GetValues<Surety>())
                    foreach (var environment in Enum.GetValues<DeploymentEnvironment>())
                    {
                        var column = ColumnOf(data, surety);
                        var cell = row[column].Split('/', StringSplitOptions.TrimEntries);
                        cells.Add(row[0], column, data, surety, environment, environment == DeploymentEnvironment.Development ? cell[^1] : cell[0]);
                    }
        return cells;
    }

    static int ColumnOf(DataClass data, Surety surety) => (data, surety) switch
    {
        (DataClass.Restricted or DataClass.Confidential, Surety.Inferred) => 3,
        (DataClass.Restricted, _) => 1,
        (DataClass.Confidential, _) => 2,
        (DataClass.Internal or DataClass.Anonymised, _) => 4,
        (DataClass.Test, _) => 5,
        _ => 6,
    };

    // Through the checks, as a user meets the table: nothing is judged by one, keys by the other.
    [Theory]
    [MemberData(nameof(Cells))]
    public void The_table_stands_row_by_row(string row, int column, DataClass data, Surety surety, DeploymentEnvironment environment, string expected)
    {
        var ownKey = row.EndsWith("recommended", StringComparison.Ordinal) ? OwnKey.Recommended : OwnKey.Required;
        var (guard, atRest) = row switch
        {
            "nothing" => (Guard.Nothing, AtRest.Nothing),
            "own key" => (Guard.OwnKey, AtRest.CustomerKey),
            _ => (Guard.ProvidersKey, AtRest.ProviderManagedKey),
        };
        var risk = Risk.AtRest(guard, new(data, surety, environment, Supposed: false), ownKey);
        var store = Store(atRest, Known(data, surety), environment);
        var verdict = Judged(guard == Guard.Nothing ? new DataStoreIsEncryptedAtRest() : new DataStoreKeyIsStrongEnough(), store, ownKey);
        Assert.InRange(column, 1, 6);
        Assert.Equal(expected, $"{Words.Of(risk.Outcome)} {Words.Of(risk.Severity)}");
        Assert.Equal(expected, $"{Words.Of(verdict.Outcome)} {Words.Of(verdict.Severity)}");
        Assert.Equal(expected == "fail critical", verdict.Escalates);
    }

    [Theory]
    [InlineData(DeploymentEnvironment.Production)]
    [InlineData(DeploymentEnvironment.Staging)]
    [InlineData(DeploymentEnvironment.Development)]
    public void What_is_uncertain_is_never_critical_and_never_escalates(DeploymentEnvironment environment)
    {
        Assert.Equal(Severity.High, Risk.AtRest(Guard.Nothing, new(DataClass.Restricted, Surety.Declared, environment, Supposed: true), OwnKey.Required).Severity);
        var unread = Judged(new DataStoreIsEncryptedAtRest(), Store(AtRest.Nothing, Fact.Unknown<DataClass>(Ignorance.Denied, "tags may not be read"), environment));
        Assert.Equal((Outcome.Fail, Severity.High, false, 0.50), (unread.Outcome, unread.Severity, unread.Escalates, unread.Confidence));
    }

    [Theory]
    [InlineData(Outcome.Pass, Severity.None, 0, 0)]
    [InlineData(Outcome.Pass, Severity.Low, 0.05, 0.04)]
    [InlineData(Outcome.NotApplicable, Severity.None, 0, 0)]
    [InlineData(Outcome.Conditional, Severity.Low, 0.25, 0.20)]
    [InlineData(Outcome.Excepted, Severity.High, 0.10, 0.08)]
    [InlineData(Outcome.Unknown, Severity.None, 0.50, 0.40)]
    [InlineData(Outcome.Fail, Severity.Low, 0.15, 0.12)]
    [InlineData(Outcome.Fail, Severity.Medium, 0.40, 0.32)]
    [InlineData(Outcome.Fail, Severity.High, 0.75, 0.60)]
    [InlineData(Outcome.Fail, Severity.Critical, 0.95, 0.76)]
    public void How_likely_an_auditor_is_to_write_it_down(Outcome outcome, Severity severity, double surely, double inferred) =>
        Assert.Equal((surely, inferred), (Risk.Likelihood(outcome, severity, inferred: false), Risk.Likelihood(outcome, severity, inferred: true)));

    [Theory]
    [InlineData(Surety.Observed)]
    [InlineData(Surety.Declared)]
    public void The_development_database_with_anonymised_data_is_medium_at_40_percent(Surety surety)
    {
        var verdict = Judged(new DataStoreIsEncryptedAtRest(), Store(AtRest.Nothing, Known(DataClass.Anonymised, surety), DeploymentEnvironment.Development));
        Assert.Equal((Outcome.Fail, Severity.Medium, 0.40, false), (verdict.Outcome, verdict.Severity, verdict.Likelihood, verdict.Escalates));
    }

    [Fact]
    public void The_staging_bucket_with_real_personal_data_is_critical_at_95_percent_and_escalated()
    {
        var verdict = Judged(new DataStoreIsEncryptedAtRest(), Store(AtRest.Nothing, Sampled(DataClass.Restricted), DeploymentEnvironment.Staging));
        Assert.Equal((Outcome.Fail, Severity.Critical, 0.95, true), (verdict.Outcome, verdict.Severity, verdict.Likelihood, verdict.Escalates));
    }

    [Fact]
    public void The_public_assets_behind_the_providers_key_are_compliant()
    {
        var verdict = Judged(new DataStoreKeyIsStrongEnough(), Store(AtRest.ProviderOwnedKey, Tagged(DataClass.Public), DeploymentEnvironment.Production));
        Assert.Equal((Outcome.Pass, Severity.None, 0.0), (verdict.Outcome, verdict.Severity, verdict.Likelihood));
    }

    [Fact]
    public void A_verdict_with_an_open_statement_and_answers_alone_is_90_percent_sure()
    {
        var verdict = Judged(new EncryptionKeyRotates(), Key(KeyOrigin.Imported));
        Assert.All(verdict.Lines, static line => Assert.IsType<Place>(line.Source));
        Assert.Equal((Outcome.Conditional, 0.90), (verdict.Outcome, verdict.Confidence));
    }

    [Fact]
    public void A_verdict_that_rests_on_one_declaration_is_95_percent_sure()
    {
        var verdict = Judged(new EncryptionKeyRotates(), Key(KeyOrigin.Service));
        Assert.Single(verdict.Lines, static line => line.Source is Declaration);
        Assert.Equal((Outcome.Pass, 0.95), (verdict.Outcome, verdict.Confidence));
    }

    [Fact]
    public void A_verdict_that_rests_on_a_guess_is_as_sure_as_the_guess_and_less_likely_to_be_written_down()
    {
        var verdict = Judged(new DataStoreIsEncryptedAtRest(), Store(AtRest.Nothing, Guessed(DataClass.Restricted), DeploymentEnvironment.Production));
        Assert.Equal((Outcome.Fail, Severity.High, 0.60, 0.60, false), (verdict.Outcome, verdict.Severity, verdict.Confidence, verdict.Likelihood, verdict.Escalates));
    }

    // ---- what is reached over networks --------------------------------------------------------------------------------------

    [Theory]
    [InlineData(Reached.Everything, "fail critical", "fail medium", "conditional low")]
    [InlineData(Reached.Shell, "fail critical", "conditional medium", "conditional low")]
    [InlineData(Reached.Store, "fail high", "fail medium", "conditional low")]
    [InlineData(Reached.Admin, "fail high", "conditional medium", "conditional low")]
    [InlineData(Reached.PlainWeb, "fail medium", "fail low", "pass none")]
    [InlineData(Reached.Web, "pass none", "pass none", "pass none")]
    [InlineData(Reached.Other, "fail high", "pass low", "pass none")]
    public void What_is_reached_in_production_by_whom(Reached what, string everybody, string named, string @private) =>
        Assert.Equal([everybody, named, @private], Enum.GetValues<ReachedBy>().Select(by => Said(Risk.Exposed(what, by, Stakes.In(DeploymentEnvironment.Production)))));

    [Theory]
    [InlineData(Reached.Shell, DataClass.Internal, Surety.Inferred, DeploymentEnvironment.Staging, false, "fail high")]
    [InlineData(Reached.Store, DataClass.Restricted, Surety.Observed, DeploymentEnvironment.Development, false, "fail critical")]
    [InlineData(Reached.Store, DataClass.Confidential, Surety.Declared, DeploymentEnvironment.Staging, false, "fail critical")]
    [InlineData(Reached.Store, DataClass.Restricted, Surety.Inferred, DeploymentEnvironment.Production, false, "fail high")]
    [InlineData(Reached.Store, DataClass.Restricted, Surety.Declared, DeploymentEnvironment.Production, true, "fail high")]
    [InlineData(Reached.PlainWeb, DataClass.Restricted, Surety.Declared, DeploymentEnvironment.Production, false, "fail high")]
    public void What_everybody_reaches_depends_on_what_is_at_stake(Reached what, DataClass data, Surety surety, DeploymentEnvironment environment, bool supposed, string said) =>
        Assert.Equal(said, Said(Risk.Exposed(what, ReachedBy.Everybody, new(data, surety, environment, supposed))));

    static string Said(Risk risk) => $"{Words.Of(risk.Outcome)} {Words.Of(risk.Severity)}";
}
