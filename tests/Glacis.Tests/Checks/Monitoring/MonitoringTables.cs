// What is written down, kept and told, row by row; with the complaints about other tools that belong here.
using Glacis.Checks.Detection;
using Glacis.Checks.Monitoring;
using Glacis.Facts;
using Glacis.Inventory;
using Xunit;
using static Glacis.Tests.Checks.Asking;

namespace Glacis.Tests.Checks.Monitoring;

public sealed class MonitoringTables
{
    const string Group = "arn:aws:logs:here:1:log-group:trail", Topic = "arn:aws:sns:here:1:alarms", Metric = "audit/root";

    static Many<T> All<T>(params IReadOnlyList<T> all) => Many<T>.All(all, At);

    static AuditTrail Trail() => new("trail")
    {
        Kind = Thing, Name = "trail", Account = "1", Region = "here", Home = "trail", IsLogging = Known(true), CoversAllRegions = Known(true), CoversOrganization = Known(false), CoversGlobalServices = Known(true), ManagementEvents = Known(EventsKept.All),
        DataEvents = All<string>(), IsValidated = Known(true), HasOwnKey = Known(true), Bucket = Known(new Ref<LogStore>("bucket")), LogGroup = Known<string?>(Group), Forwardings = All<LogForwarding>(), DeliveryError = Known<string?>(null), GroupDeliveryError = Known<string?>(null),
    };

    static LogStore Bucket() => new("bucket")
    {
        Kind = Thing, Name = "bucket", Account = "1", Region = "here", Retention = Known(Retention.ForEver), OfAPart = Known(Retention.ForEver), AfterDeletion = Known(Retention.ForEver), Locked = Known(Retention.NotADay),
    };

    // ---- audit trails -------------------------------------------------------------------------------------------------------

    [Fact]
    public void Complaint_20_a_trail_of_the_organisation_writes_down_what_its_members_do() => Assert.Equal("pass none: what happens in it is written down, by a trail that covers all regions", Said<RegionIsAudited>(
        new AccountRegion("region") { Kind = Thing, Name = "here", Account = "1", Region = "here" }, null, Trail() with { Home = "arn:aws:cloudtrail:here:9:trail/organisation", CoversOrganization = Known(true) }));

    [Fact]
    public void A_trail_of_an_account_that_was_not_looked_at_is_not_known_to_be_protected() =>
        Assert.StartsWith("unknown none: cannot tell: where it is judged is not known", Said<AuditTrailIsProtected>(Trail() with { Home = "arn:aws:cloudtrail:here:9:trail/organisation" }, null, Bucket()), StringComparison.Ordinal);

    [Fact]
    public void A_trail_is_judged_once() => Assert.Equal("notApplicable none: it is listed here because it covers this region, and is judged elsewhere",
        Said<AuditTrailIsProtected>(Trail() with { Home = "home" }, null, Bucket(), new AuditTrail("home") { Kind = Thing, Name = "home", Account = "1", Region = "there", Home = "home" }));

    [Fact]
    public void Complaint_24_a_bucket_in_the_central_account_that_cannot_be_read_is_not_known() =>
        Assert.StartsWith("unknown none: cannot tell: bucket is not known", Said<AuditTrailIsProtected>(Trail(), null), StringComparison.Ordinal);

    [Theory]
    [InlineData(null, null, true, 0, 0, true, "unknown none")]
    [InlineData("AccessDenied", "", true, 0, 400, true, "fail high: its records do not arrive: AccessDenied")]
    [InlineData("", "AccessDenied", true, 0, 400, true, "fail medium: its records do not arrive where filters look for events: AccessDenied")]
    [InlineData("", "", false, 400, 400, true, "fail medium: a file that was changed or taken away is not noticed")]
    [InlineData("", "", true, 400, 0, true, "pass none: its files are signed, and nobody can delete them before they are noticed to be gone")]
    [InlineData("", "", true, 1, 0, true, "fail low: its files are signed, and whoever may write to the bucket can delete them for good")]
    [InlineData("", "", true, 0, 0, true, "fail low: its files are signed, and whoever may write to the bucket can delete them for good")]
    [InlineData("", "", true, 0, 1, true, "fail low: its files are signed, and what was deleted is gone for good after 1 day")]
    [InlineData("", "", true, 0, 30, true, "pass none: its files are signed, and what is overwritten or deleted stays as a version")]
    [InlineData("", "", true, 0, 30, false, "fail low: its files are signed, and what is overwritten or deleted stays as a version; but whoever can read the bucket can read them, for no key of your own stands between")]
    public void How_a_trail_is_protected(string? error, string? unseen, bool isValidated, int locked, int versions, bool hasKey, string said) => Assert.StartsWith(said, Said<AuditTrailIsProtected>(
        Trail() with { DeliveryError = Or(error), GroupDeliveryError = Or(unseen), IsValidated = Known(isValidated), HasOwnKey = Known(hasKey) }, null, Bucket() with { Locked = Known(new Retention(locked)), AfterDeletion = Known(new Retention(versions)) }), StringComparison.Ordinal);

    static Fact<string?> Or(string? text) => text is null ? Lost<string?>() : Known(text.Length == 0 ? null : text);

    // ---- retention ----------------------------------------------------------------------------------------------------------

    [Theory]
    [InlineData(null, null, "pass none: what is in it is kept for ever")]
    [InlineData(365, null, "pass none: what is in it is kept for 365 days")]
    [InlineData(364, null, "fail medium: what is in it is kept for 364 days, and should be for 365 days")]
    [InlineData(null, 30, "conditional low: a part of it is kept for 30 days only")]
    [InlineData(30, 400, "fail medium: what is in it is kept for 30 days, and should be for 365 days")]
    public void How_long_a_bucket_of_a_trail_keeps(int? days, int? part, string said) =>
        Assert.StartsWith(said, Said<LogsAreKeptLongEnough>(Bucket() with { Retention = Known(new Retention(days)), OfAPart = Known(new Retention(part)) }, null, Trail()), StringComparison.Ordinal);

    // ---- logs of objects ----------------------------------------------------------------------------------------------------

    static LogSource Objects(string of, string to) => new($"{of}#log") { Kind = Thing, Name = of, Account = "1", Region = "here", Of = of, Sort = LogSort.Objects, WatchedAs = "AWS::S3::Object", Keeps = Known(to.Length == 0 ? Logging.Nothing : Logging.Everything), Destinations = to.Length == 0 ? All<string>() : All(to) };

    [Fact]
    public void A_bucket_that_keeps_access_logs_needs_none_of_its_own() => Assert.StartsWith("notApplicable none: it keeps the access logs of others", Said<ActivityIsLogged>(Objects("logs", ""), null, Objects("data", "logs")), StringComparison.Ordinal);

    [Fact]
    public void A_bucket_whose_objects_nobody_watches_fails() => Assert.StartsWith("fail low: it is not written down who reads and writes its objects", Said<ActivityIsLogged>(Objects("data", ""), null, Objects("other", "logs")), StringComparison.Ordinal);

    [Theory]
    [InlineData(null, true, "pass none: it writes down who signed in and what was done")]
    [InlineData("group", true, "pass none: it writes down who signed in and what was done")]
    [InlineData("group", false, "fail low: it logs, and its parameters leave out who signed in or what was asked")]
    [InlineData("group", null, "unknown none: cannot tell: it tells who signed in is not known, because not allowed to ask")]
    [InlineData("another", true, "unknown none: cannot tell: it tells who signed in is not known")]
    public void What_a_database_exports_tells_what_its_parameters_let_it_tell(string? parameters, bool? tells, string said) => Assert.StartsWith(said, Said<ActivityIsLogged>(
        new LogSource("db#log") { Kind = Thing, Name = "db", Account = "1", Region = "here", Of = "db", Sort = LogSort.Audit, Keeps = Known(Logging.Everything), Parameters = Known(parameters), Destinations = All("group") }, null,
        new ParameterGroup("group") { Kind = Thing, Name = "default", Account = "1", Region = "here", LogsSignIns = Maybe(tells) }), StringComparison.Ordinal);

    [Theory]
    [InlineData(LogSort.Packets, Logging.Everything, "pass none: it writes down who asked what of it")]
    [InlineData(LogSort.Packets, Logging.Some, "fail low: it logs, and not what it let through or turned away")]
    [InlineData(LogSort.Packets, Logging.Nothing, "fail medium: it does not write down what it let through and turned away")]
    [InlineData(LogSort.Names, Logging.Everything, "pass none: it writes down who asked what of it")]
    [InlineData(LogSort.Names, Logging.Nothing, "notApplicable none: nothing stands in it")]
    public void What_firewalls_and_networks_write_down(LogSort sort, Logging keeps, string said) => Assert.Equal(said, Said<ActivityIsLogged>(
        new LogSource("it#log") { Kind = Thing, Name = "it", Account = "1", Region = "here", Of = "arn:vpc/vpc-1", Sort = sort, Keeps = Known(keeps), Parameters = Known<string?>(null), Destinations = All<string>() }));

    [Fact]
    public void Names_that_machines_ask_for_are_written_down() => Assert.Equal("fail low: it is not written down which names are asked for in it", Said<ActivityIsLogged>(
        new LogSource("it#log") { Kind = Thing, Name = "it", Account = "1", Region = "here", Of = "arn:vpc/vpc-1", Sort = LogSort.Names, Keeps = Known(Logging.Nothing), Destinations = All<string>() }, null,
        new NetworkInterface("eni-1") { Kind = Thing, Name = "eni", Account = "1", Region = "here", Network = Known("vpc-1"), User = Known(new InterfaceUser(Occupant.Machine, "i-1")) }));

    // ---- findings come together ---------------------------------------------------------------------------------------------

    [Theory]
    [InlineData(WatchesFor.Threats, true, "o-1", Oversight.Alone, "fail low: nobody but the account itself sees what it finds")]
    [InlineData(WatchesFor.Posture, true, "o-1", Oversight.Alone, "fail low: nobody but the account itself sees what it finds")]
    [InlineData(WatchesFor.Threats, true, "o-1", Oversight.SeenByAnother, "pass none: another account administers it")]
    [InlineData(WatchesFor.Threats, true, "o-1", Oversight.SeesOthers, "pass none: it administers those of other accounts")]
    [InlineData(WatchesFor.Threats, true, "o-1", null, "unknown none: cannot tell: who else sees what it finds is not known, because not allowed to ask")]
    [InlineData(WatchesFor.Threats, true, null, Oversight.Alone, "notApplicable none: its account belongs to no organisation")]
    [InlineData(WatchesFor.Threats, false, "o-1", Oversight.Alone, "notApplicable none: it is turned off, and finds nothing")]
    [InlineData(WatchesFor.Changes, true, "o-1", Oversight.NotTold, "notApplicable none: it is of a sort of which that is not asked")]
    public void What_detectors_find_is_seen_from_one_place(WatchesFor what, bool isOn, string? organisation, Oversight? oversight, string said) => Assert.Equal(said, Said<FindingsComeTogether>(
        new Watcher("detector") { Kind = Thing, Name = "detector", Account = "1", Region = "here", For = what, IsOn = Known(isOn), LeavesOut = All<string>(), Oversight = Maybe(oversight) }, null,
        new Membership("aws/1/organization") { Kind = Thing, Name = "o", Account = "1", Region = "", Organization = Known(organisation), Management = Known<string?>(null) }));

    // ---- somebody is told ---------------------------------------------------------------------------------------------------

    static string Told(string pattern, bool acts = true, string to = Topic, bool isConfirmed = true, Recipient reaches = Recipient.Person, bool byOne = true, string metric = Metric) => Said<SomebodyIsTold>(
        new WatchedEvent("event") { Kind = Thing, Name = "root-is-used", Account = "1", Region = "here", Matter = "root-is-used" }, null,
        new AccountRegion("region") { Kind = Thing, Name = "here", Account = "1", Region = "here" }, Trail(),
        new MetricFilter("filter") { Kind = Thing, Name = "root", Account = "1", Region = "here", Group = Known(Group), Pattern = Known(pattern), Metrics = All(Metric) },
        new Alarm("alarm") { Kind = Thing, Name = "root", Account = "1", Region = "here", Metric = Known<string?>(metric), IsRaisedByOne = Known(byOne), Acts = Known(acts), Tells = to.Length == 0 ? All<string>() : All(to) },
        new Subscription("subscription") { Kind = Thing, Name = "email", Account = "1", Region = "here", Topic = Known(Topic), Reaches = Known(reaches), IsConfirmed = Known(isConfirmed) });

    [Theory]
    [InlineData("{ $.userIdentity.type = \"Root\" && $.userIdentity.invokedBy NOT EXISTS && $.eventType != \"AwsServiceEvent\" }")]
    [InlineData("{$.userIdentity.type=Root}")]
    [InlineData("{ ($.eventType != \"AwsServiceEvent\") && ($.userIdentity.type = \"R*t\") }")]
    public void Complaints_21_and_22_any_filter_that_catches_it_will_do(string pattern) => Assert.StartsWith("pass none: somebody is told", Told(pattern), StringComparison.Ordinal);

    const string Pattern = "{ $.userIdentity.type = Root }";

    [Fact]
    public void A_filter_that_catches_some_forms_of_it_is_not_enough() => Assert.StartsWith("fail medium: nobody is told of some forms of it", Told("{ $.userIdentity.type = Root && $.eventSource = iam.amazonaws.com }"), StringComparison.Ordinal);

    [Fact]
    public void A_filter_that_catches_something_else_is_none() => Assert.StartsWith("fail medium: nobody is told: no filter looks for it", Told("{ $.userIdentity.type = IAMUser }"), StringComparison.Ordinal);

    [Fact]
    public void A_pattern_that_is_not_understood_is_not_known() => Assert.StartsWith("unknown none", Told("[a, b, c]"), StringComparison.Ordinal);

    [Fact]
    public void Complaint_23_an_alarm_that_says_nothing_is_the_broken_link() => Assert.StartsWith("fail medium: nobody is told: the alarm is raised and says nothing", Told(Pattern, to: ""), StringComparison.Ordinal);

    [Fact]
    public void An_alarm_whose_actions_are_off_says_nothing() => Assert.StartsWith("fail medium: nobody is told: the alarm is raised and says nothing", Told(Pattern, acts: false), StringComparison.Ordinal);

    [Fact]
    public void A_metric_that_no_alarm_looks_at_is_the_broken_link() => Assert.StartsWith("fail medium: nobody is told: no alarm looks at the count", Told(Pattern, metric: "other/metric"), StringComparison.Ordinal);

    [Fact]
    public void An_alarm_that_waits_for_more_than_one_is_too_late() => Assert.StartsWith("fail medium: nobody is told of one occurrence", Told(Pattern, byOne: false), StringComparison.Ordinal);

    [Fact]
    public void A_topic_to_which_nobody_listens_is_the_broken_link() => Assert.StartsWith("fail medium: nobody is told: nobody listens to the topic", Told(Pattern, to: Topic + "-2"), StringComparison.Ordinal);

    [Fact]
    public void A_subscription_that_nobody_confirmed_is_the_broken_link() => Assert.StartsWith("fail medium: nobody is told: whoever is to hear it never agreed", Told(Pattern, isConfirmed: false), StringComparison.Ordinal);

    [Fact]
    public void A_machine_that_hears_it_may_tell_somebody() => Assert.StartsWith("conditional low: a machine is told", Told(Pattern, reaches: Recipient.Machine), StringComparison.Ordinal);
}
