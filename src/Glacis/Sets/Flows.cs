// Exact sets of what may pass: a service, and the address on the other side.
using System.Net;
using System.Numerics;

namespace Glacis.Sets;

/// <summary>Services from the first to the last, each from the same addresses.</summary>
public readonly record struct Flow(uint First, uint Last, Addresses From);

/// <summary>
/// A set of pairs of a service, as <see cref="Services"/> numbers them, and an address. Kept in one form only: sorted, none empty, neighbours with the same addresses together; so equal sets are equal. Immutable; threads may share it.
/// </summary>
public sealed class Flows : IEquatable<Flows>
{
    public static readonly Flows None = new([]);
    public static readonly Flows All = new([new(Services.All.Spans[0].First, Services.All.Spans[0].Last, Addresses.All)]);

    readonly Flow[] flows;

    Flows(Flow[] flows) => this.flows = flows;

    /// <summary>The pairs, services in order.</summary>
    public IReadOnlyList<Flow> Parts => flows;

    public bool IsEmpty => flows.Length == 0;

    /// <summary>All services of the one with all addresses of the other.</summary>
    public static Flows Of(Ranges<uint> services, Addresses from) =>
        from.IsEmpty || services.IsEmpty ? None : new([.. services.Spans.Select(it => new Flow(it.First, it.Last, from))]);

    /// <summary>What is in any of them.</summary>
    public static Flows Of(IReadOnlyList<Flows> all) => all.Count switch
    {
        0 => None,
        1 => all[0],
        _ => Of([.. all.Take(all.Count / 2)]).Or(Of([.. all.Skip(all.Count / 2)])),
    };

    public Flows Or(Flows other) =>
        ReferenceEquals(this, other) || other.IsEmpty || ReferenceEquals(this, All) ? this : IsEmpty || ReferenceEquals(other, All) ? other
        : Joined(other, static (one, its) => one is null ? its! : its is null || ReferenceEquals(one, its) ? one : one.Or(its));

    public Flows And(Flows other) =>
        ReferenceEquals(this, other) || IsEmpty || ReferenceEquals(other, All) ? this : other.IsEmpty || ReferenceEquals(this, All) ? other
        : Joined(other, static (one, its) => one is null || its is null ? Addresses.None : ReferenceEquals(one, its) ? one : one.And(its));

    public Flows Except(Flows other) =>
        IsEmpty || other.IsEmpty ? this : ReferenceEquals(other, All) ? None
        : Joined(other, static (one, its) => one is null ? Addresses.None : its is null ? one : one.Except(its));

    /// <summary>What is left of it with these addresses alone.</summary>
    public Flows From(Addresses addresses) => And(Of(Services.All, addresses));

    /// <summary>What is left of it with these services alone.</summary>
    public Flows On(Ranges<uint> services) => And(Of(services, Addresses.All));

    public bool IsSubsetOf(Flows other) => And(other).Equals(this);

    /// <summary>The addresses of one service.</summary>
    public Addresses At(uint service)
    {
        var (low, high) = (0, flows.Length - 1);
        while (low <= high)
        {
            var middle = (low + high) / 2;
            if (service < flows[middle].First) high = middle - 1;
            else if (service > flows[middle].Last) low = middle + 1;
            else return flows[middle].From;
        }
        return Addresses.None;
    }

    public bool Contains(uint service, IPAddress address) => At(service).Contains(address);

    /// <summary>All services that it has with some address.</summary>
    public Ranges<uint> AllServices => Ranges<uint>.Of(flows.Select(static it => new Interval<uint>(it.First, it.Last)));

    /// <summary>All addresses that it has with some service.</summary>
    public Addresses AllAddresses => flows.Select(static it => it.From).Distinct().Aggregate(Addresses.None, static (all, it) => all.Or(it));

    /// <summary>Services by the addresses that they have, the most addresses first.</summary>
    public IEnumerable<(Ranges<uint> Services, Addresses From)> ByAddresses() =>
        flows.GroupBy(static it => it.From).Select(static it => (Ranges<uint>.Of(it.Select(static flow => new Interval<uint>(flow.First, flow.Last))), it.Key))
            .OrderByDescending(static it => it.Key.V4.Count + it.Key.V6.Count).ThenBy(static it => it.Item1.Spans[0].First);

    // Both are walked from border to border; what holds between two borders holds for every service there.
    Flows Joined(Flows other, Func<Addresses?, Addresses?, Addresses> join)
    {
        var (joined, mine, its, at) = (new List<Flow>(flows.Length + other.flows.Length), 0, 0, 0u);
        while (mine < flows.Length || its < other.flows.Length)
        {
            var (one, two) = (Here(flows, mine, at), Here(other.flows, its, at));
            var last = Math.Min(Until(flows, mine, at), Until(other.flows, its, at));
            if (one is not null || two is not null) Add(joined, at, last, join(one, two));
            at = last + 1;
            if (mine < flows.Length && flows[mine].Last < at) mine++;
            if (its < other.flows.Length && other.flows[its].Last < at) its++;
        }
        return joined.Count == 0 ? None : new([.. joined]);
    }

    static Addresses? Here(Flow[] flows, int index, uint at) => index < flows.Length && flows[index].First <= at ? flows[index].From : null;

    // The last service for which nothing changes.
    static uint Until(Flow[] flows, int index, uint at) => index >= flows.Length ? uint.MaxValue - 1 : flows[index].First <= at ? flows[index].Last : flows[index].First - 1;

    static void Add(List<Flow> to, uint first, uint last, Addresses from)
    {
        if (from.IsEmpty) return;
        if (to.Count > 0 && to[^1] is var before && before.Last + 1 == first && before.From.Equals(from)) to[^1] = before with { Last = last };
        else to.Add(new(first, last, from));
    }

    public bool Equals(Flows? other) => ReferenceEquals(this, other) || other is not null && flows.AsSpan().SequenceEqual(other.flows);

    public override bool Equals(object? obj) => Equals(obj as Flows);

    public override int GetHashCode() => flows.Aggregate(17, static (hash, it) => HashCode.Combine(hash, it.First, it.Last, it.From));

    /// <summary><c>tcp 22 from 10.0.0.0/8</c>.</summary>
    public override string ToString() => IsEmpty ? "nothing" : string.Join("; ", ByAddresses().Select(static it => $"{it.Services.Say()} from {(it.From.Equals(Addresses.All) ? "anywhere" : it.From)}"));
}
