// Is anybody told? From what happens, over trail, filter, alarm and topic, to a person; the first broken link is the answer.
using Glacis.Facts;
using Glacis.Inventory;

namespace Glacis.Monitoring;

/// <summary>How far the news of something comes, from least to most.</summary>
public enum Reach
{
    /// <summary>No trail writes it into a log group, and no rule takes it up.</summary>
    NotWritten,

    /// <summary>It is written, and no filter looks for it.</summary>
    NotLookedFor,

    /// <summary>A filter looks for it, and misses some forms of it.</summary>
    PartlyLookedFor,

    /// <summary>It is counted, and no alarm looks at the count.</summary>
    NotRaised,

    /// <summary>An alarm looks at the count, and one occurrence does not raise it.</summary>
    RaisedTooLate,

    /// <summary>The alarm is raised, and tells nobody.</summary>
    NotSaid,

    /// <summary>It is said to a topic that nobody listens to.</summary>
    NotHeard,

    /// <summary>It is said to a topic whose listeners never agreed to be told.</summary>
    NotConfirmed,

    /// <summary>A queue, a function or a stream gets it; what that does is not told.</summary>
    Machine,
    Person,
}

/// <summary>The way that the news of something takes, as far as it is seen to come.</summary>
/// <param name="To">How far it comes; unknown where something that was not read may carry it further.</param>
/// <param name="Steps">Each link of the way, with what it rests on.</param>
public sealed record Told(Fact<Reach> To, IReadOnlyList<Fact<string>> Steps)
{
    /// <summary>The whole way in words; "" where it has no link.</summary>
    public string Words => string.Join(" → ", Steps.Select(static it => it.Peek(out var words) ? words : "?"));
}

/// <summary>Tells who is told of what. Threads share it.</summary>
public sealed class Telling : IEngine<Telling>
{
    readonly Estate estate;
    readonly ILookup<string, AuditTrail> trails;
    readonly ILookup<string, MetricFilter> filters;
    readonly ILookup<string, Alarm> alarms;
    readonly ILookup<string, Subscription> subscriptions;
    readonly Unknown? unsaid;

    Telling(Estate estate)
    {
        this.estate = estate;
        trails = estate.Kept<AuditTrail>().ToLookup(static it => it.Account, StringComparer.Ordinal);
        filters = Joined<MetricFilter, string>(static it => it.Group, static group => group);
        alarms = Joined<Alarm, string?>(static it => it.Metric, static metric => metric ?? "");
        subscriptions = Joined<Subscription, string>(static it => it.Topic, static topic => topic);
        unsaid = Unsaid(estate);
    }

    public static Telling From(Estate estate) => new(estate);

    ILookup<string, T> Joined<T, R>(Func<T, Fact<R>> by, Func<R, string> name) where T : Resource => estate.Kept<T>().ToLookup(it => by(it).Peek(out var key) ? name(key) : "", StringComparer.Ordinal);

    // What does not say what it belongs to may belong to anything.
    static Unknown? Unsaid(Estate estate) =>
        estate.Kept<MetricFilter>().Select(static it => it.Group.Source).Concat(estate.Kept<Alarm>().Select(static it => it.Metric.Source)).Concat(estate.Kept<Subscription>().Select(static it => it.Topic.Source)).OfType<Unknown>().FirstOrDefault();

    /// <summary>The way that comes furthest. What was not read may come further: only that a person is told stands whatever else there is.</summary>
    public Told Of(WatchedEvent told, Matter matter)
    {
        var search = new Search(this, matter, told.Account);
        search.ByTrails();
        search.ByRules();
        var (to, steps) = search.Best;
        return new(to == Reach.Person || search.Doubt is null
            ? Fact.Known(to, steps.Count > 0 ? steps[^1].Source : new Conclusion("trails, filters, alarms, rules and subscriptions were read", 1, []))
            : Fact.Unknown<Reach>(search.Doubt), steps);
    }

    sealed class Search(Telling all, Matter matter, string account)
    {
        internal (Reach To, IReadOnlyList<Fact<string>> Steps) Best { get; private set; } = (Reach.NotWritten, []);

        internal Unknown? Doubt { get; private set; } = all.unsaid;

        void Offer(Reach to, IReadOnlyList<Fact<string>> steps)
        {
            if (to > Best.To || Best.Steps.Count == 0 && steps.Count > 0) Best = (to, steps);
        }

        bool Sees<T>(Fact<T> fact, out T value)
        {
            if (fact.Peek(out value!)) return true;
            Doubt ??= (Unknown)fact.Source;
            return false;
        }

        void Misses<T>(string where, string region) where T : Resource => Doubt ??= all.estate.Missing<T>(where, region);

        static IReadOnlyList<Fact<string>> Then(IReadOnlyList<Fact<string>> way, string words, Source at) => [.. way, Fact.Known(words, at)];

        // ---- by a trail's log group -----------------------------------------------------------------------------------------

        internal void ByTrails()
        {
            foreach (var region in all.estate.Kept<AccountRegion>().Where(it => it.Account == account)) Misses<AuditTrail>(account, region.Region);
            foreach (var trail in all.trails[account])
                if (Sees(trail.IsLogging, out var isLogging) && isLogging && Sees(trail.LogGroup, out var group) && group is not null)
                    Counted(group, trail, Then([], $"trail {trail.Name} writes into {group[(group.LastIndexOf(':') + 1)..]}", trail.LogGroup.Source));
        }

        void Counted(string group, AuditTrail trail, IReadOnlyList<Fact<string>> way)
        {
            Offer(Reach.NotLookedFor, way);
            // The group stands in its id's account and region: an organisation's is elsewhere, and is read only where that account is.
            var parts = group.Split(':');
            var (where, region) = parts.Length > 4 ? (parts[4], parts[3]) : (trail.Account, trail.Region);
            Misses<MetricFilter>(where, region);
            foreach (var filter in all.filters[group])
            {
                if (!Sees(filter.Pattern, out var text)) continue;
                var pattern = FilterPattern.Of(text);
                var fits = matter.Samples.Select(it => pattern.Fits(it.Json)).ToArray();
                if (fits.All(static it => it == false)) continue;
                if (Array.IndexOf(fits, null) >= 0 && !fits.Any(static it => it == false)) Doubt ??= new(Ignorance.NotForeseen, $"whether the pattern of {filter.Name} fits cannot be told", filter.Pattern.Source);
                var missed = Array.FindIndex(fits, static it => it != true);
                if (missed >= 0) Offer(Reach.PartlyLookedFor, Then(way, $"filter {filter.Name} looks for it, and misses {matter.Samples[missed].Words}", filter.Pattern.Source));
                else Raised(filter, where, region, Then(way, $"filter {filter.Name} counts every form of it", filter.Pattern.Source));
            }
        }

        void Raised(MetricFilter filter, string where, string region, IReadOnlyList<Fact<string>> way)
        {
            Offer(Reach.NotRaised, way);
            if (!filter.Metrics.IsComplete) Doubt ??= (Unknown)filter.Metrics.Source;
            Misses<Alarm>(where, region);
            foreach (var alarm in filter.Metrics.Items.SelectMany(it => all.alarms[it]).Where(it => it.Account == where && it.Region == region))
            {
                if (!Sees(alarm.IsRaisedByOne, out var byOne)) continue;
                if (byOne) Said(alarm, Then(way, $"alarm {alarm.Name} is raised by one", alarm.IsRaisedByOne.Source));
                else Offer(Reach.RaisedTooLate, Then(way, $"alarm {alarm.Name} is not raised by one", alarm.IsRaisedByOne.Source));
            }
        }

        void Said(Alarm alarm, IReadOnlyList<Fact<string>> way)
        {
            Offer(Reach.NotSaid, way);
            if (!Sees(alarm.Acts, out var acts) || !acts) return;
            if (!alarm.Tells.IsComplete) Doubt ??= (Unknown)alarm.Tells.Source;
            foreach (var it in alarm.Tells.Items) Heard(it, alarm.Account, alarm.Region, Then(way, $"it is said to {it[(it.LastIndexOf(':') + 1)..]}", alarm.Tells.Source));
        }

        // ---- by a rule for events -------------------------------------------------------------------------------------------

        internal void ByRules()
        {
            foreach (var rule in all.estate.Kept<EventRule>().Where(it => it.Account == account))
            {
                if (!Sees(rule.IsEnabled, out var isOn) || !isOn || !Sees(rule.Pattern, out var pattern) || pattern is null) continue;
                var fits = matter.Samples.Select(it => EventPattern.Fits(pattern, EventPattern.Envelope(it.Json))).ToArray();
                if (fits.All(static it => it == false)) continue;
                if (Array.IndexOf(fits, null) >= 0 && !fits.Any(static it => it == false)) Doubt ??= new(Ignorance.NotForeseen, $"whether the pattern of {rule.Name} fits cannot be told", rule.Pattern.Source);
                var missed = Array.FindIndex(fits, static it => it != true);
                if (missed >= 0) Offer(Reach.PartlyLookedFor, Then([], $"rule {rule.Name} takes it up, and misses {matter.Samples[missed].Words}", rule.Pattern.Source));
                else HandedOn(rule, Then([], $"rule {rule.Name} takes up every form of it", rule.Pattern.Source));
            }
        }

        void HandedOn(EventRule rule, IReadOnlyList<Fact<string>> way)
        {
            Offer(Reach.NotSaid, way);
            if (!rule.Targets.IsComplete) Doubt ??= (Unknown)rule.Targets.Source;
            foreach (var it in rule.Targets.Items) Heard(it, rule.Account, rule.Region, Then(way, $"it is said to {it[(it.LastIndexOf(':') + 1)..]}", rule.Targets.Source));
        }

        // ---- whoever it is said to ------------------------------------------------------------------------------------------

        void Heard(string to, string where, string region, IReadOnlyList<Fact<string>> way)
        {
            if (!to.Contains(":sns:", StringComparison.Ordinal))
            {
                Offer(Reach.Machine, way);
                return;
            }
            Offer(Reach.NotHeard, way);
            Misses<Subscription>(where, region);
            foreach (var it in all.subscriptions[to])
            {
                if (!Sees(it.IsConfirmed, out var isConfirmed) || !Sees(it.Reaches, out var reaches)) continue;
                if (!isConfirmed) Offer(Reach.NotConfirmed, Then(way, "who is to hear it never agreed", it.IsConfirmed.Source));
                else if (reaches == Recipient.Machine) Offer(Reach.Machine, Then(way, "a machine hears it", it.Reaches.Source));
                else Offer(Reach.Person, Then(way, "somebody hears it", it.Reaches.Source));
            }
        }
    }
}
