// Arguments weighed: claims against what there is to look at, and what is decided, as tables.
using Glacis.Arguments;
using Glacis.Classification.Caching;
using Glacis.Classification.Detecting;
using Glacis.Facts;
using Glacis.Inventory;
using Glacis.Verdicts;
using Xunit;

namespace Glacis.Tests.Arguments;

public sealed class EvaluationTests
{
    const string Encrypted = "data-store-is-encrypted-at-rest", Id = "arn:cache:sessions";

    static readonly DateOnly Today = new(2026, 11, 26);

    static readonly Source Tagged = new Declaration("tag Data=x"), Inferred = new Conclusion("inferred", 0.6, []);

    static Verdict Finding(Severity severity = Severity.Medium, Outcome outcome = Outcome.Fail, string check = Encrypted, Requirement? requirement = null) => new()
    {
        Id = Guid.Empty,
        Check = check,
        Requirement = requirement ?? Requirement.DataAtRestIsEncrypted,
        Resource = new(Id, "sessions", "cache", "1", "r", "production"),
        Outcome = outcome,
        Severity = severity,
        Confidence = 0.6,
        Likelihood = 0.75,
        Escalates = false,
        Reason = "it lies in the clear",
        Lines = [new("a", "encrypted at rest", AtRest.Nothing, new Place(new("x:y", "1", "r", "00", "s", 0)), "", false), new("a", "data classification", DataClass.Restricted, Inferred, "", false)],
    };

    static CachedTemplate Key(string template, long count = 3) => new(template, count, [], Meanings.OfTemplate(template));

    static CachedTemplate Call(string template) => new(template, 1, [new("app/cache.py", new(template, CacheAccess.Writes, "set", 12, [template], []))], Meanings.Of([template], []));

    static SeenContents Clean(long looked) => new("classified.json", looked, "contents", 1 - Math.Pow(0.05, 1.0 / looked), 0, []);

    static SeenContents Dirty(bool? isReal) => new("classified.json", 100, "contents", 0.03, 0, [new("email", "E-mail address", Nature.Personal, 7, 0.95, isReal)]);

    static Looked At(Severity severity = Severity.Medium, Outcome outcome = Outcome.Fail) => new() { Today = Today, HasRecording = true, Finding = Finding(severity, outcome), Demand = "Data stores are encrypted at rest" };

    static Argument Arguing(params Claim[] claims) => new() { Id = "EX-1", Check = Encrypted, Resource = "sessions", Text = "because", Owner = "a@x", ApprovedBy = "b@x", Expires = new(2027, 3, 1), Claims = claims };

    static Evaluation Evaluated(Looked at, params Claim[] claims) => Evaluation.Of(Arguing(claims), at);

    static readonly Claim NoData = new(ClaimKind.NoSensitiveData, "nothing sensitive");

    // ---- nothing sensitive ------------------------------------------------------------------------------------------------------

    public static TheoryData<string, string, ClaimStanding> Sensitive => new()
    {
        { "a key template that names sessions", "key session:<uuid>", ClaimStanding.Refuted },
        { "a line of code that caches profiles", "code user:{id}:profile", ClaimStanding.Refuted },
        { "contents with addresses that look real", "dirty real", ClaimStanding.Refuted },
        { "contents with addresses of which nobody told", "dirty", ClaimStanding.Refuted },
        { "contents with masked addresses alone", "dirty masked", ClaimStanding.Supported },
        { "a tag that says restricted", "declared restricted", ClaimStanding.Refuted },
        { "a tag that says test data, and nobody looked", "declared test", ClaimStanding.CannotBeChecked },
        { "fifty-nine clean contents", "clean 59", ClaimStanding.Supported },
        { "ten clean contents are worth little", "clean 10", ClaimStanding.CannotBeChecked },
        { "names that say nothing", "key product:<int>", ClaimStanding.CannotBeChecked },
        { "nothing to look at", "", ClaimStanding.CannotBeChecked },
        { "what is inferred from the environment is no ground", "inferred", ClaimStanding.CannotBeChecked },
    };

    static Looked Looking(string what) => what.Split(' ') switch
    {
        ["key", var template] => At() with { Keys = [new("keys.json", [Key(template)])] },
        ["code", var template] => At() with { Code = [new("app", [Call(template)])] },
        ["dirty", "real"] => At() with { Contents = [Dirty(true)] },
        ["dirty", "masked"] => At() with { Contents = [Dirty(false)] },
        ["dirty"] => At() with { Contents = [Dirty(null)] },
        ["clean", var looked] => At() with { Contents = [Clean(long.Parse(looked, System.Globalization.CultureInfo.InvariantCulture))] },
        ["declared", var word] => At() with { Data = Fact.Known(word == "test" ? DataClass.Test : DataClass.Restricted, Tagged) },
        ["inferred"] => At() with { Data = Fact.Known(DataClass.Restricted, Inferred) },
        _ => At(),
    };

    [Theory]
    [MemberData(nameof(Sensitive))]
    public void Nothing_sensitive_is_held_against_what_was_seen(string name, string what, ClaimStanding standing)
    {
        Assert.NotEmpty(name);
        var answer = Evaluated(Looking(what), NoData).Claims[0];
        Assert.Equal(standing, answer.Standing);
        if (standing != ClaimStanding.CannotBeChecked) Assert.NotEmpty(answer.Grounds);
    }

    // ---- the other claims -------------------------------------------------------------------------------------------------------

    static Claim Slow(double before, double after, double? tolerated = null) => new(ClaimKind.Performance, "slow") { Measured = new(before, after, "ms", "load test"), Tolerated = tolerated };

    public static TheoryData<string, Claim, ClaimStanding> Others => new()
    {
        { "nobody measured", new(ClaimKind.Performance, "slow"), ClaimStanding.CannotBeChecked },
        { "seven percent is negligible", Slow(1, 1.07), ClaimStanding.Refuted },
        { "thirty percent is not", Slow(1, 1.3), ClaimStanding.Supported },
        { "thirty percent can be borne, says the claim", Slow(1, 1.3, 0.5), ClaimStanding.Refuted },
        { "a measurement of nothing", Slow(0, 1), ClaimStanding.CannotBeChecked },
        { "a day to come", new(ClaimKind.Temporary, "") { Until = new(2027, 1, 1) }, ClaimStanding.Supported },
        { "a day gone by", new(ClaimKind.Temporary, "") { Until = new(2026, 1, 1) }, ClaimStanding.Refuted },
        { "two years are not temporary", new(ClaimKind.Temporary, "") { Until = new(2028, 12, 1) }, ClaimStanding.Refuted },
        { "no day", new(ClaimKind.Temporary, ""), ClaimStanding.CannotBeChecked },
        { "another control that passes", new(ClaimKind.CompensatingControl, "") { Check = "good" }, ClaimStanding.Supported },
        { "another control that fails", new(ClaimKind.CompensatingControl, "") { Check = "bad" }, ClaimStanding.Refuted },
        { "another control that nobody judged", new(ClaimKind.CompensatingControl, "") { Check = "none" }, ClaimStanding.CannotBeChecked },
        { "a control of something else", new(ClaimKind.CompensatingControl, "") { Check = "good", Resource = "other" }, ClaimStanding.CannotBeChecked },
        { "another control without a name", new(ClaimKind.CompensatingControl, ""), ClaimStanding.CannotBeChecked },
        { "an attestation", new(ClaimKind.CompensatingControl, "") { Attestation = "AT-1" }, ClaimStanding.Supported },
        { "an attestation that has expired", new(ClaimKind.CompensatingControl, "") { Attestation = "AT-2" }, ClaimStanding.Refuted },
        { "an attestation of something else", new(ClaimKind.CompensatingControl, "") { Attestation = "AT-3" }, ClaimStanding.CannotBeChecked },
        { "a copy lies on disk", new(ClaimKind.NotStored, ""), ClaimStanding.Refuted },
        { "somebody is let in", new(ClaimKind.NotReachable, ""), ClaimStanding.Refuted },
        { "free text", new(ClaimKind.Other, "trust me"), ClaimStanding.CannotBeChecked },
    };

    [Theory]
    [MemberData(nameof(Others))]
    public void Each_sort_of_claim_has_its_checker(string name, Claim claim, ClaimStanding standing)
    {
        Assert.NotEmpty(name);
        static Attestation Attesting(string id, DateOnly until, string name = "sessions") => new(id, Encrypted, new(Name: name), "s", "c@x", Today, until, new("glacis.yaml:1"));
        var at = At() with
        {
            Others = [Finding(outcome: Outcome.Pass, check: "good"), Finding(check: "bad", requirement: Requirement.AccessIsRestricted)],
            Copies = [new("nightly", Tagged)],
            Intent = new() { Attestations = [Attesting("AT-1", Today.AddDays(1)), Attesting("AT-2", Today.AddDays(-1)), Attesting("AT-3", Today.AddDays(1), "orders")] },
        };
        Assert.Equal(standing, Evaluated(at, claim).Claims[0].Standing);
    }

    [Fact]
    public void What_was_temporary_before_is_not_believed_again()
    {
        var at = At() with { Intent = new() { Exceptions = [new("EX-0", Encrypted, new(Name: "sessions"), "r", "a", "b", Today.AddDays(-1), null, new("glacis.yaml:1"))] } };
        Assert.Equal(ClaimStanding.Refuted, Evaluated(at, new Claim(ClaimKind.Temporary, "") { Until = Today.AddDays(9) }).Claims[0].Standing);
    }

    // ---- decisions --------------------------------------------------------------------------------------------------------------

    static readonly Claim Good = new(ClaimKind.CompensatingControl, "") { Check = "good" }, Bad = new(ClaimKind.CompensatingControl, "") { Check = "bad" }, Ending = new(ClaimKind.Temporary, "") { Until = new(2027, 1, 15) };

    public static TheoryData<string, Severity, Outcome, Claim[], string, Decision> Decisions => new()
    {
        { "edge case 1: sessions in the cache", Severity.High, Outcome.Fail, [new(ClaimKind.Performance, "latency"), NoData], "key session:<uuid>", Decision.Reject },
        { "sensitive data in a low finding", Severity.Low, Outcome.Fail, [NoData, Good], "key session:<uuid>", Decision.Reject },
        { "nothing sensitive, seen", Severity.High, Outcome.Fail, [NoData], "clean 59", Decision.Accept },
        { "nothing sensitive, not seen enough", Severity.High, Outcome.Fail, [NoData], "clean 10", Decision.NeedsAPerson },
        { "another control, medium", Severity.Medium, Outcome.Fail, [Good], "", Decision.Accept },
        { "another control, high", Severity.High, Outcome.Fail, [Good], "", Decision.NeedsAPerson },
        { "another control, critical", Severity.Critical, Outcome.Fail, [Good], "", Decision.Reject },
        { "another control that fails", Severity.Medium, Outcome.Fail, [Bad], "", Decision.Reject },
        { "one that holds and one that does not", Severity.Medium, Outcome.Fail, [Good, Bad], "", Decision.NeedsAPerson },
        { "it ends soon, low", Severity.Low, Outcome.Fail, [Ending], "", Decision.Accept },
        { "it ends soon, medium", Severity.Medium, Outcome.Fail, [Ending], "", Decision.NeedsAPerson },
        { "cost alone, measured to be minor", Severity.Medium, Outcome.Fail, [Slow(1, 1.07)], "", Decision.Reject },
        { "cost alone, measured to be much", Severity.Medium, Outcome.Fail, [Slow(1, 2)], "", Decision.NeedsAPerson },
        { "cost alone, not measured", Severity.Low, Outcome.Fail, [new(ClaimKind.Performance, "")], "", Decision.NeedsAPerson },
        { "no claim", Severity.Low, Outcome.Fail, [], "", Decision.NeedsAPerson },
        { "nothing fails", Severity.None, Outcome.Pass, [Good], "", Decision.Reject },
        { "not known whether it fails", Severity.None, Outcome.Unknown, [Good], "", Decision.NeedsAPerson },
        { "a conditional that another control carries", Severity.Low, Outcome.Conditional, [Good], "", Decision.Accept },
    };

    [Theory]
    [MemberData(nameof(Decisions))]
    public void The_decision_is_a_table(string name, Severity severity, Outcome outcome, Claim[] claims, string what, Decision decision)
    {
        Assert.NotEmpty(name);
        var at = Looking(what) with { Finding = Finding(severity, outcome), Others = [Finding(outcome: Outcome.Pass, check: "good"), Finding(check: "bad")] };
        var evaluation = Evaluated(at, claims);
        Assert.Equal(decision, evaluation.Decision);
        Assert.Equal(decision == Decision.Accept, evaluation.Entry is not null);
        Assert.NotEmpty(evaluation.Reasons);
    }

    [Fact]
    public void Without_the_finding_a_person_decides_and_sensitive_data_still_rejects()
    {
        var nothing = At() with { Finding = null };
        Assert.Equal(Decision.NeedsAPerson, Evaluated(nothing, Good).Decision);
        Assert.Equal(Decision.Reject, Evaluated(nothing with { Keys = [new("keys", [Key("session:<uuid>")])] }, NoData).Decision);
    }

    // Names are an inference, and uncertain is never critical; an address in the key itself was seen.
    [Theory]
    [InlineData("session:<uuid>", Severity.High)]
    [InlineData("<email>:x", Severity.Critical)]
    public void What_was_found_goes_through_the_one_table_of_risk(string template, Severity severity) =>
        Assert.Equal(severity, Evaluated(At() with { Keys = [new("keys", [Key(template)])] }, NoData).Severity);

    [Fact]
    public void The_decision_is_as_sure_as_what_refutes_not_as_what_was_guessed_before() =>
        Assert.Equal(0.85, Evaluated(At() with { Keys = [new("keys", [Key("session:<uuid>")])] }, NoData).Confidence);

    // ---- the entry --------------------------------------------------------------------------------------------------------------

    public static TheoryData<string?, string?, Decision> Stands => new()
    {
        { "a@x", "b@x", Decision.Accept }, { "a@x", "A@X ", Decision.NeedsAPerson }, { "a@x", null, Decision.NeedsAPerson }, { null, "b@x", Decision.NeedsAPerson }, { " ", "b@x", Decision.NeedsAPerson },
    };

    [Theory]
    [MemberData(nameof(Stands))]
    public void Somebody_else_approves(string? owner, string? approver, Decision decision) =>
        Assert.Equal(decision, Evaluation.Of(Arguing(Good) with { Owner = owner, ApprovedBy = approver }, At() with { Others = [Finding(outcome: Outcome.Pass, check: "good")] }).Decision);

    public static TheoryData<string?, Severity, string> Days => new()
    {
        { "2027-03-01", Severity.Medium, "2027-03-01" }, { "2027-11-20", Severity.Medium, "2027-05-25" }, { "2027-11-20", Severity.Low, "2027-11-20" }, { "2029-01-01", Severity.Low, "2027-11-26" }, { null, Severity.Low, "2027-02-24" },
    };

    [Theory]
    [MemberData(nameof(Days))]
    public void It_ends_within_what_the_severity_allows(string? asked, Severity severity, string until)
    {
        var argument = Arguing(Good) with { Expires = asked is null ? null : DateOnly.Parse(asked, System.Globalization.CultureInfo.InvariantCulture) };
        Assert.Equal(until, Evaluation.Of(argument, At(severity) with { Others = [Finding(outcome: Outcome.Pass, check: "good")] }).Entry!.Expires.ToString("O", System.Globalization.CultureInfo.InvariantCulture));
    }

    [Fact]
    public void A_day_gone_by_is_no_expiry() =>
        Assert.Equal(Decision.NeedsAPerson, Evaluation.Of(Arguing(Good) with { Expires = Today.AddDays(-1) }, At() with { Others = [Finding(outcome: Outcome.Pass, check: "good")] }).Decision);

    [Fact]
    public void It_ends_when_the_claim_ends() => Assert.Equal(new(2027, 1, 15), Evaluated(At(Severity.Low), Ending).Entry!.Expires);

    // ---- plain words ------------------------------------------------------------------------------------------------------------

    [Fact]
    public void An_argument_in_plain_words_is_taken_apart() =>
        Assert.Equal([ClaimKind.Performance, ClaimKind.NotStored, ClaimKind.NoSensitiveData, ClaimKind.Temporary, ClaimKind.NotReachable, ClaimKind.Other],
            Recognising.All("Encryption adds latency, Redis is in-memory cache, no sensitive data stored and it is temporary; it sits in a private subnet. We like it.").Select(static it => it.Kind));
}
