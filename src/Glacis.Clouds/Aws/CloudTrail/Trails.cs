// Trails of CloudTrail: whether they write at this moment, what, and where to.
using Glacis.Clouds.Collecting;
using Glacis.Facts;
using Glacis.Inventory;
using Glacis.Recordings;

namespace Glacis.Clouds.Aws.CloudTrail;

/// <summary>Trails, in every region that they write down: those of other regions and of the organisation are listed there, too.</summary>
public sealed class Trails : Collector
{
    static readonly Kind Trail = new("AWS::CloudTrail::Trail", "trail");

    // "To get trail status from a shadow trail, you must specify its ARN"; the same of an organisation's trail in a member account.
    static readonly Call Status = Call.About("cloudtrail", "GetTrailStatus").By("Name", "TrailARN");
    static readonly Call Selectors = Call.About("cloudtrail", "GetEventSelectors").By("TrailName", "TrailARN");

    // Asked of the few groups that trails deliver to: there may be hundreds of thousands of others.
    static readonly Call Subscriptions = Call.About("logs", "DescribeSubscriptionFilters").By("logGroupName", GroupName).When(IsWithGroup).AbsentBy("ResourceNotFoundException");

    const string Group = "CloudWatchLogsLogGroupArn";

    public override Call Root { get; } = Call.List("cloudtrail", "DescribeTrails", "trailList").Then(Status, Selectors, Subscriptions);

    public override Turn Turn => Turn.Kept;

    public override IReadOnlyList<Type> Fills => [typeof(AuditTrail)];

    public override IEnumerable<Resource> Read(Item item)
    {
        if (!item.Text("TrailARN").Peek(out var arn)) yield break;
        var isHome = Arn.TryParse(arn, out var parsed) && parsed.Account == item.Account && parsed.Region == item.Region;
        var status = item.Of(Status).Root;
        yield return new AuditTrail(isHome ? arn : $"aws/{item.Account}/{item.Region}/trail/{arn}")
        {
            Kind = Trail,
            Name = item.Text("Name").Shown(arn),
            Account = item.Account,
            Region = item.Region,
            Tags = Fact.Unknown<Tags>(Ignorance.NotRecorded, "the tags of trails are not asked for", item.Source),
            Home = arn,
            IsLogging = status.Flag("IsLogging"),
            CoversAllRegions = item.Flag("IsMultiRegionTrail"),
            CoversOrganization = item.Flag("IsOrganizationTrail").OrWhenSilent(false),
            CoversGlobalServices = item.Flag("IncludeGlobalServiceEvents"),
            ManagementEvents = EventSelectors.Management(item.Of(Selectors)),
            DataEvents = EventSelectors.Data(item.Of(Selectors)),
            IsValidated = item.Flag("LogFileValidationEnabled"),
            HasOwnKey = item.Text("KmsKeyId").Map(static it => it.Length > 0).OrWhenSilent(false),
            Bucket = item.Text("S3BucketName").Map(it => new Ref<LogStore>(LogsOf.BucketArn(item, it))),
            LogGroup = item.Text(Group).Map(static it => (string?)LogsOf.Group(it)).OrWhenSilent(null),
            Forwardings = item.Has(Group).Peek(out var has) && !has ? Many<LogForwarding>.All([], item.Source) : Forwarded(item.Of(Subscriptions)),
            DeliveryError = Error(status, "LatestDeliveryError"),
            GroupDeliveryError = Error(status, "LatestCloudWatchLogsDeliveryError"),
        };
    }

    static Fact<string?> Error(Item status, string of) => status.Text(of).Map(static it => it.Length == 0 ? null : it).OrWhenSilent(null);

    static Fact<bool> IsWithGroup(Item trail) => trail.Has(Group);

    static Fact<string> GroupName(Item trail) => trail.Text(Group).Map(static it => Arn.TryParse(LogsOf.Group(it), out var arn) ? arn.Resource["log-group:".Length..] : it);

    static Many<LogForwarding> Forwarded(Answered subscriptions) => subscriptions.IsAbsent ? Many<LogForwarding>.All([], subscriptions.At!)
        : subscriptions.Many("subscriptionFilters", static it => new LogForwarding(it.Text("destinationArn").Shown("?"), it.Text("filterPattern").Shown()));
}
