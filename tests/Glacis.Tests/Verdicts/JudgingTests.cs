// How verdicts are made of judgements: order, faults of a check, exceptions, attestations, confidence and likelihood.
using Glacis.Facts;
using Glacis.Inventory;
using Glacis.Verdicts;
using Xunit;

namespace Glacis.Tests.Verdicts;

public sealed class JudgingTests
{
    static readonly DateTimeOffset Now = new(2026, 3, 1, 12, 0, 0, TimeSpan.Zero);

    static readonly Place At = new(new("test:Describe", "1", "here", new('a', 64), "segments/1/here/test-0001.seg", 0), "Items", 0);

    static readonly Declaration Line = new("glacis.yaml, line 9");

    // A check whose judgement a test gives.
    sealed class Given(string slug, Func<VolumeDefault, Reasoning, Judgement> judge, params IReadOnlyList<string> former) : Check<VolumeDefault>
    {
        public override About About { get; } = new(slug, "Given", Requirement.KeysAreManaged, "Heading", "Because it is given.", former);

        protected override Judgement Judge(VolumeDefault resource, Reasoning why) => judge(resource, why);
    }

    static Given Fails(string slug = "fails", params IReadOnlyList<string> former) => new Given(slug, static (it, why) =>
    {
        why.Saw(it.Encrypts, out _, "encrypts");
        return why.Fails(Severity.Critical, "it is bad", "mend it");
    }, former);

    static Given Conditional(string slug = "conditional") => new Given(slug, static (it, why) =>
    {
        why.Saw(it.Encrypts, out _, "encrypts");
        return why.Conditional(Severity.Medium, "it depends", "somebody looks after it", "look after it");
    });

    static VolumeDefault Thing(Source? source = null) => new("thing")
    {
        Kind = new("Test::Thing", "thing"),
        Name = "thing",
        Account = "1",
        Region = "here",
        Encrypts = Fact.Known(true, source ?? At, "Flag"),
        Tags = Fact.Known(new Tags([new("team", "web")]), At),
    };

    static Estate EstateOf(Intent? intent = null, bool clock = true) =>
        new([], intent ?? Intent.None, clock ? Fact.Known(Now, At) : default, static _ => new(Ignorance.NotRecorded, "not recorded"));

    static Verdict[] Judge(Intent? intent, Resource it, params Check[] checks) => [.. new Judging(EstateOf(intent), checks).Judge(it)];

    // ---- asking -------------------------------------------------------------------------------------------------------------------

    [Fact]
    public void Checks_are_asked_by_slug_and_only_those_that_fit()
    {
        var other = typeof(Check).Assembly.GetTypes().First(static it => !it.IsAbstract && it.IsAssignableTo(typeof(Check<DataStore>)));
        Assert.Equal(["a", "b", "c"], Judge(null, Thing(), Fails("c"), Fails("a"), (Check)Activator.CreateInstance(other)!, Fails("b")).Select(static it => it.Check));
    }

    [Fact]
    public void A_check_that_throws_says_unknown_and_the_others_go_on()
    {
        var throws = new Given("b-throws", static (it, why) =>
        {
            why.Saw(it.Encrypts, out _, "encrypts");
            throw new InvalidOperationException("of a fault");
        });
        var verdicts = Judge(null, Thing(), Fails("a"), throws, Fails("c"));
        Assert.Equal([Outcome.Fail, Outcome.Unknown, Outcome.Fail], verdicts.Select(static it => it.Outcome));
        Assert.Contains("InvalidOperationException: of a fault", verdicts[1].Reason, StringComparison.Ordinal);
        Assert.Equal((Severity.None, 0.0, false), (verdicts[1].Severity, verdicts[1].Confidence, verdicts[1].Escalates));
        Assert.Equal("encrypts", Assert.Single(verdicts[1].Lines).Question);
        Assert.Equal("encrypts", Assert.Single(verdicts[2].Lines).Question);
    }

    [Fact]
    public void A_verdict_keeps_its_lines_when_the_next_is_judged()
    {
        var judging = new Judging(EstateOf(), [Fails()]);
        var first = judging.Judge(Thing()).Single();
        _ = judging.Judge(Thing(Line)).Single();
        Assert.Equal(At, Assert.Single(first.Lines).Source);
    }

    // ---- exceptions ---------------------------------------------------------------------------------------------------------------

    static ExceptionEntry Exception(string id = "EX-1", string check = "fails", Match? match = null, string expires = "2026-03-01") =>
        new(id, check, match ?? new(), "moved next month", "olga", "amir", DateOnly.Parse(expires, System.Globalization.CultureInfo.InvariantCulture), "T-1", Line);

    [Fact]
    public void An_exception_wraps_the_fail_and_keeps_what_it_was()
    {
        var verdict = Judge(new() { Exceptions = [Exception()] }, Thing(), Fails()).Single();
        Assert.Equal((Outcome.Excepted, Severity.Critical, false), (verdict.Outcome, verdict.Severity, verdict.Escalates));
        Assert.Equal(new Acceptance("EX-1", "olga", "amir", "moved next month", new(2026, 3, 1), Outcome.Fail), verdict.Acceptance);
        Assert.Equal("it is bad", verdict.Reason);
        Assert.Equal(Line, verdict.Lines[^1].Source);
    }

    [Theory]
    [InlineData("2026-02-28", Outcome.Fail)]
    [InlineData("2026-03-01", Outcome.Excepted)]
    [InlineData("2026-03-02", Outcome.Excepted)]
    public void An_exception_is_good_through_its_last_day(string expires, Outcome outcome)
    {
        var judging = new Judging(EstateOf(new() { Exceptions = [Exception(expires: expires)] }), [Fails()]);
        var verdict = judging.Judge(Thing()).Single();
        Assert.Equal((outcome, Severity.Critical), (verdict.Outcome, verdict.Severity));
        Assert.Equal(outcome == Outcome.Fail, verdict.Acceptance is null);
        Assert.Equal(["EX-1"], judging.Used);
    }

    [Fact]
    public void Without_a_clock_no_exception_stands() =>
        Assert.Equal(Outcome.Fail, new Judging(EstateOf(new() { Exceptions = [Exception()] }, clock: false), [Fails()]).Judge(Thing()).Single().Outcome);

    [Fact]
    public void An_expired_one_does_not_hide_one_that_is_good() =>
        Assert.Equal("EX-2", Judge(new() { Exceptions = [Exception(expires: "2025-01-01"), Exception("EX-2")] }, Thing(), Fails()).Single().Acceptance!.Id);

    [Fact]
    public void An_exception_names_a_check_by_a_former_slug_too() =>
        Assert.Equal(Outcome.Excepted, Judge(new() { Exceptions = [Exception(check: "failed-before")] }, Thing(), Fails("fails", "failed-before")).Single().Outcome);

    public static TheoryData<string, Match, bool> Matches => new()
    {
        { "fails", new(), true },
        { "other", new(), false },
        { "fails", new(Account: "1", Region: "h*", Kind: "Test::*", Id: "th?ng", Name: "thing", Tag: new("team", "w*")), true },
        { "fails", new(Account: "2"), false },
        { "fails", new(Tag: new("team", "card")), false },
        { "fails", new(Environment: DeploymentEnvironment.Production), false },
    };

    [Theory]
    [MemberData(nameof(Matches))]
    public void An_exception_counts_where_it_fits(string check, Match match, bool fits)
    {
        var judging = new Judging(EstateOf(new() { Exceptions = [Exception(check: check, match: match)] }), [Fails()]);
        Assert.Equal(fits ? Outcome.Excepted : Outcome.Fail, judging.Judge(Thing()).Single().Outcome);
        Assert.Equal(fits ? 1 : 0, judging.Used.Count);
    }

    [Fact]
    public void An_exception_by_tag_does_not_fit_what_has_unread_tags() =>
        Assert.Equal(Outcome.Fail, Judge(new() { Exceptions = [Exception(match: new(Tag: new("team", "web")))] }, Thing() with { Tags = default }, Fails()).Single().Outcome);

    [Theory]
    [InlineData("pass")]
    [InlineData("unknown")]
    [InlineData("not applicable")]
    public void Only_findings_can_be_accepted(string kind)
    {
        var check = new Given("fails", (it, why) =>
        {
            why.Saw(kind == "unknown" ? default : it.Encrypts, out _, "encrypts");
            return kind switch { "pass" => why.Passes("it is good"), "unknown" => why.CannotTell(), _ => why.DoesNotApply("it does not") };
        });
        var intent = new Intent { Exceptions = [Exception()], Attestations = [Attestation() with { Check = "fails" }] };
        Assert.Null(Judge(intent, Thing(), check).Single().Acceptance);
    }

    // ---- attestations -------------------------------------------------------------------------------------------------------------

    static Attestation Attestation(string expires = "2026-12-31") =>
        new("AT-1", "conditional", new(), "we look after it", "olga", new(2026, 1, 1), DateOnly.Parse(expires, System.Globalization.CultureInfo.InvariantCulture), Line);

    [Fact]
    public void An_attestation_turns_a_conditional_into_a_pass_and_is_a_source()
    {
        var verdict = Judge(new() { Attestations = [Attestation()], Exceptions = [Exception(check: "conditional")] }, Thing(), Conditional()).Single();
        Assert.Equal((Outcome.Pass, Severity.None), (verdict.Outcome, verdict.Severity));
        Assert.Equal((Outcome.Conditional, "AT-1", "olga"), (verdict.Acceptance!.Was, verdict.Acceptance.Id, verdict.Acceptance.By));
        Assert.Equal((Line, "we look after it"), (verdict.Lines[^1].Source, verdict.Lines[^1].Answer));
        Assert.Equal(0.95, verdict.Confidence);
    }

    [Fact]
    public void An_expired_attestation_leaves_the_statement_open()
    {
        var verdict = Judge(new() { Attestations = [Attestation("2026-02-28")] }, Thing(), Conditional()).Single();
        Assert.Equal((Outcome.Conditional, Severity.Medium, "somebody looks after it"), (verdict.Outcome, verdict.Severity, verdict.Statement));
    }

    [Fact]
    public void An_attestation_mends_no_fail() => Assert.Equal(Outcome.Fail, Judge(new() { Attestations = [Attestation() with { Check = "fails" }] }, Thing(), Fails()).Single().Outcome);

    [Fact]
    public void A_conditional_can_be_accepted_too() => Assert.Equal(Outcome.Conditional, Judge(new() { Exceptions = [Exception(check: "conditional")] }, Thing(), Conditional()).Single().Acceptance!.Was);

    // ---- confidence and likelihood --------------------------------------------------------------------------------------------------

    public static TheoryData<string, Source, double> Sources => new()
    {
        { "an answer", At, 1 },
        { "a declaration", Line, 0.95 },
        { "a tag", new Declaration("tag a=b", At), 0.95 },
        { "an observation", new Observation("handshake", 0.9), 0.9 },
        { "a conclusion", new Conclusion("rule", 0.6, [At]), 0.6 },
        { "a conclusion from something less sure", new Conclusion("rule", 0.99, [new Conclusion("guess", 0.3, []), At]), 0.3 },
    };

    [Theory]
    [MemberData(nameof(Sources))]
    public void A_verdict_is_as_sure_as_its_weakest_fact(string name, Source source, double confidence)
    {
        Assert.NotEmpty(name);
        Assert.Equal(confidence, Judge(null, Thing(source), Fails()).Single().Confidence);
        Assert.Equal(Math.Round(confidence * 0.9, 2), Judge(null, Thing(source), Conditional()).Single().Confidence);
    }

    [Fact]
    public void What_was_supposed_halves_it()
    {
        var check = new Given("supposes", static (it, why) => why.Supposed(it.Environment, "environment") == DeploymentEnvironment.Production ? why.Fails(Severity.High, "it is bad", "mend it") : why.Fails(Severity.Low, "it is bad", "mend it"));
        var verdict = Judge(null, Thing(), check).Single();
        Assert.Equal((Outcome.Fail, Severity.High, 0.5), (verdict.Outcome, verdict.Severity, verdict.Confidence));
        Assert.Equal(((object)DeploymentEnvironment.Production, true), (Assert.Single(verdict.Lines).Answer!, verdict.Lines[0].Supposed));
        Assert.Equal(0.6, verdict.Likelihood);
    }

    [Fact]
    public void Worlds_that_disagree_are_unknown()
    {
        var check = new Given("supposes", static (it, why) => why.Supposed(it.Environment, "environment") == DeploymentEnvironment.Development ? why.Passes("it is good") : why.Fails(Severity.Low, "it is bad", "mend it"));
        var verdict = Judge(null, Thing(), check).Single();
        Assert.Equal((Outcome.Unknown, 0.0), (verdict.Outcome, verdict.Confidence));
        Assert.Contains("environment", verdict.Reason, StringComparison.Ordinal);
    }

    [Fact]
    public void Only_a_critical_fail_escalates()
    {
        Assert.True(Judge(null, Thing(), Fails()).Single().Escalates);
        Assert.False(Judge(null, Thing(), Conditional()).Single().Escalates);
        Assert.Equal(0.95, Judge(null, Thing(), Fails()).Single().Likelihood);
        Assert.Equal(0.76, Judge(null, Thing(new Conclusion("rule", 0.6, [])), Fails()).Single().Likelihood);
    }
}
