// Certificates that an inventory keeps, row by row: valid and strong, renewed in time by whoever could, authorities of databases.
using Glacis.Checks.Certificates;
using Glacis.Facts;
using Glacis.Inventory;
using Xunit;
using static Glacis.Tests.Checks.Asking;

namespace Glacis.Tests.Checks.Certificates;

public sealed class CertificateTables
{
    static Period Lasts(double days, double left) => new(World.Now.AddDays(left - days), World.Now.AddDays(left));

    static Certificate Kept() => new("certificate")
    {
        Kind = Thing, Name = "certificate", Account = "1", Region = "here", Origin = Known(CertificateOrigin.Provider), Status = Known(CertificateStatus.Issued), Validity = Known(Lasts(198, 100)),
        Use = Known(CertificateUse.InUse), Eligibility = Known(Eligibility.Eligible), Validation = Known(NameValidation.Dns), Proof = Known(Proof.Stands), Renewal = Known(Renewal.NotBegun),
        Export = Known(Export.NotExported), Key = Known(Strength.Strong), Signature = Known(Strength.Strong), Renewer = Known<string?>(null),
    };

    // ---- the decision table of renewal: type, eligibility, use, validation, status, export --------------------------------------------

    [Theory]
    [InlineData(CertificateOrigin.Provider, Eligibility.Eligible, NameValidation.Dns, Proof.Stands, Renewal.NotBegun, Export.NotExported, "pass none: the provider renews it by itself")]
    [InlineData(CertificateOrigin.Provider, Eligibility.Eligible, NameValidation.Dns, Proof.Stands, Renewal.Succeeded, Export.NotExported, "pass none: the provider renews it by itself")]
    [InlineData(CertificateOrigin.Provider, Eligibility.Eligible, NameValidation.Http, Proof.Stands, Renewal.NotBegun, Export.NotExported, "pass none: the provider renews it by itself")]
    [InlineData(CertificateOrigin.Provider, Eligibility.Eligible, NameValidation.Dns, Proof.Stands, Renewal.WaitsForProof, Export.NotExported, "fail high: its renewal waits for a proof that nobody finds any more; it ends in 100 of 198 days")]
    [InlineData(CertificateOrigin.Provider, Eligibility.Eligible, NameValidation.Dns, Proof.Stands, Renewal.Failed, Export.NotExported, "fail high: the provider tried to renew it and failed; it ends in 100 of 198 days")]
    [InlineData(CertificateOrigin.Provider, Eligibility.Eligible, NameValidation.Dns, Proof.Missing, Renewal.NotBegun, Export.NotExported, "fail medium: a proof of control over one of its names does not stand, so that it will not be renewed")]
    [InlineData(CertificateOrigin.Provider, Eligibility.Eligible, NameValidation.Email, Proof.Stands, Renewal.NotBegun, Export.NotExported, "conditional medium: its renewal needs somebody who answers an e-mail")]
    [InlineData(CertificateOrigin.Provider, Eligibility.Eligible, NameValidation.Email, Proof.Missing, Renewal.WaitsForProof, Export.NotExported, "conditional medium: its renewal needs somebody who answers an e-mail")]
    [InlineData(CertificateOrigin.Provider, Eligibility.Ineligible, NameValidation.Dns, Proof.Stands, Renewal.NotBegun, Export.NotExported, "fail medium: the provider does not renew it; it ends in 100 of 198 days")]
    [InlineData(CertificateOrigin.Provider, Eligibility.Eligible, NameValidation.Dns, Proof.Stands, Renewal.Succeeded, Export.Exported, "conditional low: the provider renews it, and nobody knows whether what was exported is replaced")]
    [InlineData(CertificateOrigin.ProviderPrivate, Eligibility.Eligible, NameValidation.NotNeeded, Proof.Stands, Renewal.NotBegun, Export.NotExported, "pass none: the provider renews it by itself")]
    [InlineData(CertificateOrigin.ProviderPrivate, Eligibility.Eligible, NameValidation.NotNeeded, Proof.Stands, Renewal.Succeeded, Export.Exported, "conditional low: the provider renews it, and nobody knows whether what was exported is replaced")]
    [InlineData(CertificateOrigin.ProviderPrivate, Eligibility.Ineligible, NameValidation.NotNeeded, Proof.Stands, Renewal.NotBegun, Export.NotExported, "fail medium: the provider does not renew it; it ends in 100 of 198 days")]
    [InlineData(CertificateOrigin.Imported, Eligibility.Ineligible, NameValidation.Dns, Proof.Stands, Renewal.NotBegun, Export.NotExported, "fail low: nobody is known to renew it; it ends in 100 of 198 days")]
    [InlineData(CertificateOrigin.Uploaded, null, null, null, null, null, "fail low: nobody is known to renew it; it ends in 100 of 198 days")]
    [InlineData(CertificateOrigin.Authority, null, null, null, null, null, "pass none: the authority ends in 100 of 198 days")]
    public void Who_renews_it(CertificateOrigin origin, Eligibility? eligibility, NameValidation? validation, Proof? proof, Renewal? renewal, Export? export, string said) => Assert.Equal(said, Said<CertificateIsRenewedInTime>(
        Kept() with { Origin = Known(origin), Eligibility = Maybe(eligibility), Validation = Maybe(validation), Proof = Maybe(proof), Renewal = Maybe(renewal), Export = Maybe(export) }));

    // Due at the smaller of a third of the lifetime and 30 days; late below a ninth. The provider's own window is 45 days.
    [Theory]
    [InlineData(CertificateOrigin.Imported, 90, 31, "fail low: nobody is known to renew it")]
    [InlineData(CertificateOrigin.Imported, 90, 29, "fail medium: its renewal is overdue")]
    [InlineData(CertificateOrigin.Imported, 90, 9, "fail high: its renewal is overdue")]
    [InlineData(CertificateOrigin.Imported, 47, 16, "fail low: nobody is known to renew it")]
    [InlineData(CertificateOrigin.Imported, 47, 15, "fail medium: its renewal is overdue")]
    [InlineData(CertificateOrigin.Imported, 47, 5, "fail high: its renewal is overdue")]
    [InlineData(CertificateOrigin.Imported, 398, 29, "fail high: its renewal is overdue")]
    [InlineData(CertificateOrigin.Imported, 90, -1, "notApplicable none: it has expired, which another check reports")]
    [InlineData(CertificateOrigin.Provider, 198, 46, "pass none: the provider renews it by itself")]
    [InlineData(CertificateOrigin.Provider, 198, 44, "fail medium: its renewal is overdue: it ends in 44 of 198 days, and the provider has not renewed it yet")]
    [InlineData(CertificateOrigin.Provider, 198, 20, "fail high: its renewal is overdue")]
    [InlineData(CertificateOrigin.Provider, 47, 40, "pass none: the provider renews it by itself")]
    [InlineData(CertificateOrigin.Authority, 3650, 20, "fail high: the authority ends in 20 of 3650 days")]
    public void When_it_is_due(CertificateOrigin origin, double days, double left, string said) =>
        Assert.StartsWith(said, Said<CertificateIsRenewedInTime>(Kept() with { Origin = Known(origin), Validity = Known(Lasts(days, left)) }), StringComparison.Ordinal);

    [Theory]
    [InlineData("cert-manager", 60, "pass none: cert-manager is declared to renew it; it ends in 60 of 90 days")]
    [InlineData("cert-manager", 20, "fail medium: its renewal is overdue: it ends in 20 of 90 days, and cert-manager, which is declared to renew it, has not")]
    [InlineData(null, 60, "fail low: nobody is known to renew it; it ends in 60 of 90 days")]
    public void What_is_declared_counts_until_it_is_late(string? renewer, double left, string said) =>
        Assert.Equal(said, Said<CertificateIsRenewedInTime>(Kept() with { Origin = Known(CertificateOrigin.Imported), Validity = Known(Lasts(90, left)), Renewer = Known(renewer) }));

    // ---- what earlier runs show -------------------------------------------------------------------------------------------------------

    static EarlierCertificate Seen(string of, string serial, double days, double left, double ago) => new(of, serial, new(World.Now.AddDays(left - days), World.Now.AddDays(left)), World.Now.AddDays(-ago), $"run-{serial}");

    static readonly Dictionary<string, EarlierCertificate[]> Histories = new(StringComparer.Ordinal)
    {
        ["none"] = [],
        ["the same certificate"] = [Seen("certificate", "b", 90, 60, 20)],
        ["another, replaced a day before it was due"] = [Seen("certificate", "a", 90, 31, 20)],
        ["another, replaced when it was due"] = [Seen("certificate", "a", 90, 29, 20)],
        ["another, which lasts longer"] = [Seen("certificate", "a", 90, 80, 20)],
        ["of somebody else"] = [Seen("other", "a", 90, 31, 20)],
        ["served, and replaced in time"] = [Seen("listener", "a", 90, 0, 40), Seen("listener", "b", 90, 60, 31)],
        ["served, and replaced late"] = [Seen("listener", "a", 90, 0, 40), Seen("listener", "b", 90, 60, 29)],
        ["served, and never replaced"] = [Seen("listener", "b", 90, 60, 29), Seen("listener", "b", 90, 60, 2)],
        ["served elsewhere"] = [Seen("another listener", "a", 90, 0, 40), Seen("another listener", "b", 90, 60, 31)],
    };

    [Theory]
    [InlineData("none", 60, "fail low: nobody is known to renew it; it ends in 60 of 90 days")]
    [InlineData("the same certificate", 60, "fail low: nobody is known to renew it; it ends in 60 of 90 days")]
    [InlineData("another, replaced a day before it was due", 60, "pass low: earlier runs saw it replaced in time (a by b, until 2026-03-01); it ends in 60 of 90 days")]
    [InlineData("another, replaced when it was due", 60, "fail low: nobody is known to renew it")]
    [InlineData("another, which lasts longer", 60, "fail low: nobody is known to renew it")]
    [InlineData("of somebody else", 60, "fail low: nobody is known to renew it")]
    [InlineData("served, and replaced in time", 60, "pass low: earlier runs saw it replaced in time (a by b, until 2026-01-29); it ends in 60 of 90 days")]
    [InlineData("served, and replaced late", 60, "fail low: nobody is known to renew it")]
    [InlineData("served, and never replaced", 60, "fail low: nobody is known to renew it")]
    [InlineData("served elsewhere", 60, "fail low: nobody is known to renew it")]
    [InlineData("served, and replaced in time", 20, "fail medium: its renewal is overdue: it ends in 20 of 90 days, and whoever replaced it in time before has not")]
    public void Earlier_runs_show_who_renews_it(string history, double left, string said)
    {
        var it = Kept() with { Origin = Known(CertificateOrigin.Imported), Validity = Known(Lasts(90, left)), Serial = Known<string?>("b") };
        var estate = new Estate([it, Serving()], Intent.None, Known(World.Now), static _ => Denied) { Earlier = Histories[history] };
        var verdict = new Glacis.Verdicts.Judging(estate, [new CertificateIsRenewedInTime()]).Judge(it).Single();
        Assert.StartsWith(said, $"{Words.Of(verdict.Outcome)} {Words.Of(verdict.Severity)}: {verdict.Reason}", StringComparison.Ordinal);
    }

    static Listener Serving(string named = "certificate") => new("listener") { Kind = Thing, Name = "listener", Account = "1", Region = "here", Certificates = Many<string>.All([named], At) };

    [Theory]
    [InlineData("certificate", "pass")]
    [InlineData("ASCA1", "pass")]
    [InlineData("ASCA2", "unknown")]
    public void A_listener_may_name_it_by_its_other_id(string named, string said) => Assert.StartsWith(said, Said<CertificateIsValidAndStrong>(
        Kept() with { OtherId = Known<string?>("ASCA1"), Use = Lost<CertificateUse>() }, null, Serving(named), Kept() with { OtherId = Known<string?>("ASCA1") }), StringComparison.Ordinal);

    [Fact]
    public void An_unused_certificate_is_no_finding() // prowler #3966: unused ACM certificates were reported
    {
        var unused = Kept() with { Use = Known(CertificateUse.Unused), Eligibility = Known(Eligibility.Ineligible), Validity = Known(Lasts(90, -5)), Status = Known(CertificateStatus.Expired) };
        Assert.StartsWith("notApplicable", Said<CertificateIsValidAndStrong>(unused), StringComparison.Ordinal);
        Assert.StartsWith("notApplicable", Said<CertificateIsRenewedInTime>(unused), StringComparison.Ordinal);
    }

    [Fact]
    public void What_a_listener_serves_is_in_use_though_its_keeper_does_not_say()
    {
        var uploaded = Kept() with { Origin = Known(CertificateOrigin.Uploaded), Use = Lost<CertificateUse>() };
        Assert.StartsWith("unknown", Said<CertificateIsRenewedInTime>(uploaded), StringComparison.Ordinal);
        var listener = new Listener("listener") { Kind = Thing, Name = "listener", Account = "1", Region = "here", Certificates = Many<string>.All(["certificate"], At) };
        Assert.StartsWith("fail low", Said<CertificateIsRenewedInTime>(uploaded, null, listener), StringComparison.Ordinal);
    }

    // ---- valid and strong ---------------------------------------------------------------------------------------------------------------

    [Theory]
    [InlineData(CertificateStatus.Issued, 50, Strength.Strong, Strength.Strong, "pass none: it is issued, valid, and strong")]
    [InlineData(CertificateStatus.Issued, -1, Strength.Strong, Strength.Strong, "fail critical: it is in use and has expired")]
    [InlineData(CertificateStatus.Issued, 95, Strength.Strong, Strength.Strong, "fail high: it is in use and not valid yet")]
    [InlineData(CertificateStatus.Issued, 50, Strength.Weak, Strength.Strong, "fail high: its key is shorter than what is safe today")]
    [InlineData(CertificateStatus.Issued, 50, Strength.Broken, Strength.Strong, "fail critical: its key is shorter than what is safe today")]
    [InlineData(CertificateStatus.Issued, 50, Strength.Strong, Strength.Weak, "fail high: it is signed with a hash that can be forged")]
    [InlineData(CertificateStatus.Issued, 50, Strength.Strong, Strength.Broken, "fail critical: it is signed with a hash that can be forged")]
    [InlineData(CertificateStatus.Revoked, 50, Strength.Strong, Strength.Strong, "fail critical: it is in use and not valid: revoked")]
    [InlineData(CertificateStatus.Expired, -1, Strength.Strong, Strength.Strong, "fail critical: it is in use and not valid: expired")]
    [InlineData(CertificateStatus.PendingValidation, 50, Strength.Strong, Strength.Strong, "fail critical: it is in use and not valid: pending validation")]
    public void Valid_and_strong(CertificateStatus status, double left, Strength key, Strength signature, string said) =>
        Assert.Equal(said, Said<CertificateIsValidAndStrong>(Kept() with { Status = Known(status), Validity = Known(Lasts(90, left)), Key = Known(key), Signature = Known(signature) }));

    // ---- authorities of databases: by their end, never by their name --------------------------------------------------------------------

    [Theory]
    [InlineData("rds-ca-2019", 3650, DeploymentEnvironment.Production, "pass none: its authority lasts until 2036-02-27")]
    [InlineData("rds-ca-rsa2048-g1", 60, DeploymentEnvironment.Production, "fail medium: its authority ends in 60 days")]
    [InlineData("rds-ca-rsa2048-g1", 20, DeploymentEnvironment.Production, "fail high: its authority ends in 20 days")]
    [InlineData("rds-ca-rsa2048-g1", -1, DeploymentEnvironment.Production, "fail critical: its authority ended on 2026-02-28")]
    [InlineData("rds-ca-rsa2048-g1", -1, DeploymentEnvironment.Development, "fail high: its authority ended on 2026-02-28")]
    public void Authorities_of_databases(string name, double days, DeploymentEnvironment environment, string said) => Assert.Equal(said, Said<DatabaseAuthorityIsCurrent>(new DatabaseEndpoint("db")
    {
        Kind = Thing, Name = "db", Account = "1", Region = "here", Authority = Known<string?>(name), AuthorityEnds = Known<Deadline?>(new(World.Now.AddDays(days))), Environment = Known(environment),
    }));
}
