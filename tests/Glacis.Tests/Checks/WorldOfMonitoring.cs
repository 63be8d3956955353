// The part of a world that tells what is written down, watched and told: what is around a region, a trail, a log and an event.
using Glacis.Facts;
using Glacis.Inventory;

namespace Glacis.Tests.Checks;

sealed partial class World
{
    const string Group = "arn:aws:logs:here:1:group", Topic = "arn:aws:sns:here:1:topic", Metric = "audit/changes";

    bool IsOfMonitoring => asked == typeof(AccountRegion) || asked == typeof(WatchedEvent) || asked == typeof(LogStore) || asked == typeof(LogSource) || asked == typeof(Machine) || asked == typeof(Watcher);

    // Whether everything that writes, watches and tells was read: none being there says something only then.
    Func<Type, string, string, Unknown?>? MissingOfMonitoring()
    {
        if (Choose("monitoring.Listed", 2, isFact: true) == 1) return null;
        var unread = Ignorant("monitoring.Listed");
        return (_, _, _) => unread;
    }

    Fact<Ref<LogStore>> LogStoreOf(string path)
    {
        var store = $"store:{path}";
        if (Choose(path, 2, isFact: true) == 0) return Fact.Unknown<Ref<LogStore>>(Ignorant(path));
        if (Choose($"{store}?", 2, isFact: true) == 1) kept.Add((Resource)Made(typeof(LogStore), store));
        return Fact.Known(new Ref<LogStore>(store), Remembered(PlaceOf(path), path), "Bucket");
    }

    void Monitor(Intent intent)
    {
        if (asked == typeof(AuditTrail)) kept.Add(Trail());
        if (asked == typeof(Machine)) kept.Add(new Patching("patching") { Kind = Kind, Name = "patching", Account = "1", Region = "here", Machine = Choose("patching.Machine", 2, isFact: false) == 0 ? "it" : Elsewhere, State = FactOf("patching.State", Enum.GetValues<PatchState>()), Reported = FactOf("patching.Reported", Times) });
        if (asked == typeof(AuditTrail) && Choose("glacis.yaml siem", 2, isFact: false) == 1) Set(intent, nameof(Intent.Siem), (IReadOnlyList<DeclaredDestination>)[new DeclaredDestination(Elsewhere, Line)]);
        if (asked == typeof(AccountRegion)) Region();
        if (asked == typeof(LogStore)) Delivering();
        if (asked == typeof(LogSource)) Writing();
        if (asked == typeof(Watcher)) kept.Add(new Membership("membership") { Kind = Kind, Name = "membership", Account = "1", Region = "here", Organization = FactOf("membership.Organization", [null, "o-1"]), Management = Seen<string?>(null) });
        if (asked == typeof(WatchedEvent)) Telling();
    }

    static AuditTrail Trail() => new("trail")
    {
        Kind = Kind, Name = "trail", Account = "1", Region = "here", Home = "trail", IsLogging = Seen(true), CoversAllRegions = Seen(true), CoversOrganization = Seen(false), CoversGlobalServices = Seen(true),
        ManagementEvents = Seen(EventsKept.All), DataEvents = All<string>(), IsValidated = Seen(true), Bucket = Seen(new Ref<LogStore>(Other)), LogGroup = Seen<string?>(null), Forwardings = All<LogForwarding>(), DeliveryError = Seen<string?>(null), GroupDeliveryError = Seen<string?>(null),
    };

    void Region()
    {
        kept.Add(Trail() with
        {
            IsLogging = FactOf("trail.IsLogging", [false, true]),
            CoversAllRegions = FactOf("trail.CoversAllRegions", [false, true]),
            CoversGlobalServices = FactOf("trail.CoversGlobalServices", [false, true]),
            ManagementEvents = FactOf("trail.ManagementEvents", Enum.GetValues<EventsKept>()),
            Region = Choose("trail.Region", 2, isFact: false) == 0 ? "here" : Other,
        });
        kept.Add((Resource)Made(typeof(Watcher), "watcher"));
    }

    void Writing()
    {
        kept.Add(Trail() with { IsLogging = FactOf("trail.IsLogging", [false, true]), DataEvents = OneOf("trail.DataEvents", "AWS::S3::Object") });
        kept.Add(Tenant());
        kept.Add(new LogSource("other") { Kind = Kind, Name = "other", Account = "1", Region = "here", Of = Other, Sort = LogSort.Objects, Keeps = Seen(Logging.Everything), Destinations = OneOf("other.Destinations", "it") });
    }

    void Delivering()
    {
        kept.Add(Trail() with { Bucket = FactOf("trail.Bucket", [new Ref<LogStore>("it"), new Ref<LogStore>(Other)]), LogGroup = FactOf("trail.LogGroup", [null, "it"]) });
        kept.Add(new LogSource("source")
        {
            Kind = Kind, Name = "source", Account = "1", Region = "here", Of = Other, Sort = Choose("source.Sort", 2, isFact: false) == 0 ? LogSort.Audit : LogSort.Requests, Keeps = Seen(Logging.Everything), Destinations = OneOf("source.Destinations", "it"),
        });
    }

    // Either by a trail's log group, or by a rule: both at once would be millions.
    void Telling()
    {
        kept.Add(new AccountRegion("region") { Kind = Kind, Name = "here", Account = "1", Region = "here" });
        kept.Add(new Subscription("subscription")
        {
            Kind = Kind, Name = "email", Account = "1", Region = "here", Topic = FactOf("subscription.Topic", [Topic, Other]), Reaches = FactOf("subscription.Reaches", Enum.GetValues<Recipient>()), IsConfirmed = FactOf("subscription.IsConfirmed", [false, true]),
        });
        if (Choose("by", 2, isFact: false) == 0) Counting();
        else
        {
            kept.Add(new EventRule("rule")
            {
                Kind = Kind, Name = "rule", Account = "1", Region = "here", IsEnabled = FactOf("rule.IsEnabled", [false, true]), Targets = OneOf("rule.Targets", Topic),
                Pattern = FactOf("rule.Pattern", [null, """{"source":["aws.cloudtrail"]}""", """{"detail":{"eventName":["StopLogging"]}}""", """{"detail":{"eventName":[{"unheard-of":"x"}]}}"""]),
            });
        }
    }

    void Counting()
    {
        kept.Add(Trail() with { IsLogging = FactOf("trail.IsLogging", [false, true]), LogGroup = FactOf("trail.LogGroup", [null, Group]) });
        kept.Add(new MetricFilter("filter")
        {
            Kind = Kind, Name = "filter", Account = "1", Region = "here", Group = Seen(Group), Metrics = OneOf("filter.Metrics", Metric),
            Pattern = FactOf("filter.Pattern", ["{ $.eventSource = \"cloudtrail.amazonaws.com\" }", "{ $.eventName = StopLogging }", "{ $.eventName = RunInstances }", "[a, b]"]),
        });
        kept.Add(new Alarm("alarm")
        {
            Kind = Kind, Name = "alarm", Account = "1", Region = "here", Metric = FactOf<string?>("alarm.Metric", [Metric, Other]), IsRaisedByOne = FactOf("alarm.IsRaisedByOne", [false, true]), Acts = FactOf("alarm.Acts", [false, true]), Tells = OneOf("alarm.Tells", Topic),
        });
    }
}
