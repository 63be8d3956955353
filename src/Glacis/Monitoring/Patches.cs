// What is known of the patches of a machine, and how old things are.
using Glacis.Facts;
using Glacis.Inventory;

namespace Glacis.Monitoring;

/// <summary>What an agent reports of a machine's patches, if any does.</summary>
public enum Patched
{
    NotReported,
    LackingGrave,
    Lacking,
    Complete,
}

/// <summary>Tells of patches. Threads share it.</summary>
public sealed class Patches : IEngine<Patches>
{
    readonly Estate estate;
    readonly ILookup<(string Account, string Region, string Machine), Patching> reported;

    Patches(Estate estate) => (this.estate, reported) = (estate, estate.Kept<Patching>().ToLookup(static it => (it.Account, it.Region, it.Machine)));

    public static Patches From(Estate estate) => new(estate);

    /// <summary>What is reported of a machine; the worst where it is reported twice. That nothing is can be told only where all reports were read.</summary>
    public Fact<Patched> Of(Machine machine)
    {
        Fact<Patched>? worst = null;
        foreach (var it in reported[(machine.Account, machine.Region, machine.Handle)])
        {
            if (!it.State.IsKnown) return Fact.Unknown<Patched>((Unknown)it.State.Source);
            var its = it.State.Map(static state => state switch { PatchState.Complete => Patched.Complete, PatchState.Lacking => Patched.Lacking, _ => Patched.LackingGrave });
            if (worst is not { } sofar || sofar.Peek(out var a) && its.Peek(out var b) && b < a) worst = its;
        }
        if (estate.Missing<Patching>(machine.Account, machine.Region) is { } doubt && !(worst is { } told && told.Peek(out var state) && state == Patched.LackingGrave)) return Fact.Unknown<Patched>(doubt);
        return worst ?? Fact.Known(Patched.NotReported, new Conclusion("all reports of patches were read, and none is about it", 1, []));
    }
}

/// <summary>How old things are.</summary>
public static class Ages
{
    /// <summary>Whole days from then to now.</summary>
    public static Fact<int> Days(Fact<DateTimeOffset> then, Fact<DateTimeOffset> now) => then.With(now, static (then, now) => Math.Max(0, (int)(now - then).TotalDays), "its date, and today");
}
