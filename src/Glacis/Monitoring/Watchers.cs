// Does anything look for attacks, changes and weaknesses in a region?
using Glacis.Facts;
using Glacis.Inventory;

namespace Glacis.Monitoring;

/// <summary>Whether something watches, from least to most.</summary>
public enum Watch
{
    /// <summary>There is nothing that does.</summary>
    Missing,

    /// <summary>It is there, and turned off.</summary>
    Off,

    /// <summary>It watches, and leaves something out that it could look at.</summary>
    Partly,
    On,
}

/// <summary>Tells what watches a region. Threads share it.</summary>
public sealed class Watchers : IEngine<Watchers>
{
    readonly Estate estate;
    readonly ILookup<(string Account, string Region, WatchesFor WatchesFor), Watcher> all;

    Watchers(Estate estate) => (this.estate, all) = (estate, estate.Kept<Watcher>().ToLookup(static it => (it.Account, it.Region, it.For)));

    public static Watchers From(Estate estate) => new(estate);

    /// <summary>The best that looks for something in a region. That there is none can be told only where what watches was read to the end.</summary>
    public Fact<Watch> Over(AccountRegion region, WatchesFor what)
    {
        var (best, doubt) = (Fact.Known(Watch.Missing, new Conclusion("what watches was read to the end, and none looks for it here", 1, [])), estate.Missing<Watcher>(region.Account, region.Region));
        foreach (var it in all[(region.Account, region.Region, what)])
        {
            if (!it.IsOn.Peek(out var isOn)) doubt ??= (Unknown)it.IsOn.Source;
            else if (!isOn) best = Better(best, it.IsOn.Map(static _ => Watch.Off));
            else if (it.LeavesOut.Items.Count > 0) best = Better(best, it.IsOn.Map(static _ => Watch.Partly));
            else if (it.LeavesOut.IsComplete) return it.IsOn.Map(static _ => Watch.On);
            else doubt ??= (Unknown)it.LeavesOut.Source;
        }
        return doubt is null ? best : Fact.Unknown<Watch>(doubt);
    }

    /// <summary>Whether the account of a detector belongs to an organisation, by what the account itself tells.</summary>
    public Fact<bool> IsInOrganization(Watcher it) => estate.Kept<Membership>().FirstOrDefault(one => one.Account == it.Account) is { } membership
        ? membership.Organization.Map(static organization => organization is not null) : Fact.Unknown<bool>(estate.WhyNot($"aws/{it.Account}/organization"));

    static Fact<Watch> Better(Fact<Watch> one, Fact<Watch> other) => one.Peek(out var a) && other.Peek(out var b) && b > a ? other : one;

    /// <summary>What the detectors of a region leave out.</summary>
    public string LeftOut(AccountRegion region, WatchesFor what) => string.Join(", ", all[(region.Account, region.Region, what)].SelectMany(static it => it.LeavesOut.Items).Distinct(StringComparer.Ordinal).Order(StringComparer.Ordinal));
}
