// What is known of the patches of a machine.
using Glacis.Facts;
using Glacis.Inventory;

namespace Glacis.Monitoring;

/// <summary>What an agent reports of a machine's patches, if any does.</summary>
public enum Patched
{
    LackingGrave,
    Lacking,

    /// <summary>Not, or not of late.</summary>
    NotReported,
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
    /// <param name="days">After so many days a report that nothing is missing says nothing any more: patches have come out since.</param>
    public Fact<Patched> Of(Machine machine, Fact<DateTimeOffset> now, Fact<int> days)
    {
        Fact<Patched>? worst = null;
        foreach (var it in reported[(machine.Account, machine.Region, machine.Handle)])
        {
            var its = Of(it, now, days);
            if (!its.Peek(out var state)) return its;
            if (worst is not { } sofar || sofar.Peek(out var worse) && state < worse) worst = its;
        }
        if (worst is { } told && told.Peek(out var known) && known == Patched.LackingGrave) return told;
        return estate.Missing<Patching>(machine.Account, machine.Region) is { } doubt ? Fact.Unknown<Patched>(doubt)
            : worst ?? Fact.Known(Patched.NotReported, new Conclusion("all reports of patches were read, and none is about it", 1, []));
    }

    static Fact<Patched> Of(Patching it, Fact<DateTimeOffset> now, Fact<int> days)
    {
        if (!it.State.Peek(out var state)) return Fact.Unknown<Patched>((Unknown)it.State.Source);
        if (state != PatchState.Complete) return it.State.Map(static told => told == PatchState.Lacking ? Patched.Lacking : Patched.LackingGrave);
        return Ages.Days(it.Reported, now).With(days, static (age, limit) => age <= limit ? Patched.Complete : Patched.NotReported, "when it was reported, and how long that counts");
    }
}
