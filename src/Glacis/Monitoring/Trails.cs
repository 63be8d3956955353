// What happens in a region: is it written down, and of what data is it written down who read it?
using Glacis.Facts;
using Glacis.Inventory;

namespace Glacis.Monitoring;

/// <summary>How well what happens in a region is written down, from worst to best.</summary>
public enum AuditCoverage
{
    /// <summary>No trail is about it.</summary>
    Nothing,

    /// <summary>A trail is about it, and writes nothing at this moment.</summary>
    Stopped,

    /// <summary>What only looks is written down, or what changes something, and not both.</summary>
    Partly,

    /// <summary>Calls to services without a region are left out.</summary>
    WithoutGlobalServices,

    /// <summary>By a trail of this region alone: the next region that somebody opens has none.</summary>
    ThisRegionOnly,
    Whole,
}

/// <summary>Whether a trail is judged here.</summary>
public enum TrailPlace
{
    Here,
    Elsewhere,
}

/// <summary>Tells what trails write down. Threads share it.</summary>
public sealed class Trails : IEngine<Trails>
{
    readonly Estate estate;
    readonly ILookup<(string Account, string Region), AuditTrail> trails;
    readonly ILookup<string, AuditTrail> listings;

    Trails(Estate estate)
    {
        this.estate = estate;
        trails = estate.Kept<AuditTrail>().ToLookup(static it => (it.Account, it.Region));
        listings = estate.Kept<AuditTrail>().ToLookup(static it => it.Home, StringComparer.Ordinal);
    }

    public static Trails From(Estate estate) => new(estate);

    /// <summary>Trails that write down what happens in a region of an account.</summary>
    public IEnumerable<AuditTrail> In(string account, string region) => trails[(account, region)];

    /// <summary>Where a trail is judged: where it is configured, if that was looked at. Elsewhere it is listed because it writes down what happens there.</summary>
    public Fact<TrailPlace> PlaceOf(AuditTrail trail)
    {
        if (trail.Id == trail.Home) return Place(TrailPlace.Here, "it is configured here");
        if (listings[trail.Home].Any(static it => it.Id == it.Home)) return Place(TrailPlace.Elsewhere, "it is judged where it is configured");
        var first = listings[trail.Home].FirstOrDefault() ?? trail;
        return first.Id == trail.Id ? Fact.Unknown<TrailPlace>(estate.WhyNot(trail.Home)) : Place(TrailPlace.Elsewhere, $"{first.Id} speaks for it: where it is configured was not looked at");
    }

    static Fact<TrailPlace> Place(TrailPlace place, string rule) => Fact.Known(place, new Conclusion(rule, 1, []));

    /// <summary>How well what happens in a region is written down: by the best of its trails.</summary>
    public Fact<AuditCoverage> Covering(AccountRegion region)
    {
        var (best, doubt) = (Fact.Known(AuditCoverage.Nothing, new Conclusion("trails were read to the end, and none is about this region", 1, [])), estate.Missing<AuditTrail>(region.Account, region.Region));
        foreach (var trail in In(region.Account, region.Region))
        {
            var its = Of(trail);
            if (!its.Peek(out var level)) doubt ??= (Unknown)its.Source;
            else if (best.Peek(out var sofar) && level > sofar) best = its;
        }
        return doubt is null || best.Peek(out var found) && found == AuditCoverage.Whole ? best : Fact.Unknown<AuditCoverage>(doubt);
    }

    // Each fact decides only where those before it leave a better row to be reached.
    static Fact<AuditCoverage> Of(AuditTrail trail)
    {
        if (!trail.IsLogging.Peek(out var isLogging)) return Not(trail.IsLogging);
        if (!isLogging) return trail.IsLogging.Map(static _ => AuditCoverage.Stopped);
        if (!trail.ManagementEvents.Peek(out var kept)) return Not(trail.ManagementEvents);
        if (kept != EventsKept.All) return trail.ManagementEvents.Map(static it => it == EventsKept.None ? AuditCoverage.Stopped : AuditCoverage.Partly);
        if (!trail.CoversGlobalServices.Peek(out var isGlobal)) return Not(trail.CoversGlobalServices);
        if (!isGlobal) return trail.CoversGlobalServices.Map(static _ => AuditCoverage.WithoutGlobalServices);
        return trail.CoversAllRegions.With(trail.IsLogging, static (all, _) => all ? AuditCoverage.Whole : AuditCoverage.ThisRegionOnly, "the trail writes, and says what it covers");
    }

    static Fact<AuditCoverage> Not<T>(Fact<T> fact) => Fact.Unknown<AuditCoverage>((Unknown)fact.Source);

    /// <summary>Whether it is written down who reads and writes the data of every resource of a type in a region.</summary>
    public Fact<bool> Watches(string account, string region, string type)
    {
        var doubt = estate.Missing<AuditTrail>(account, region);
        foreach (var trail in In(account, region))
        {
            if (trail.DataEvents.Items.Contains(type, StringComparer.Ordinal) && trail.IsLogging.Peek(out var isLogging) && isLogging) return trail.IsLogging;
            doubt ??= trail.DataEvents.IsComplete ? null : (Unknown)trail.DataEvents.Source;
            if (trail.DataEvents.Items.Contains(type, StringComparer.Ordinal) && !trail.IsLogging.IsKnown) doubt ??= (Unknown)trail.IsLogging.Source;
        }
        return doubt is null ? Fact.Known(false, new Conclusion("trails were read to the end, and none watches the data of all of them", 1, [])) : Fact.Unknown<bool>(doubt);
    }
}
