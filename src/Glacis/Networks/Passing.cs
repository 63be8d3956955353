// What a wall lets pass, as far as that is known, and whoever the client is.
using Glacis.Facts;
using Glacis.Sets;

namespace Glacis.Networks;

/// <summary>
/// What passes. Three sets, each within the next: for every client, whatever port it calls from; for some clients at least; and perhaps, if what is not known should turn out to let it pass.
/// </summary>
/// <param name="Whole">For every client.</param>
/// <param name="Some">For some clients at least: answers come back to some of the ports that clients call from.</param>
/// <param name="Perhaps">As far as what is known goes, and what is not known may go.</param>
public sealed record Passing(Flows Whole, Flows Some, Flows Perhaps)
{
    public static readonly Passing Nothing = new(Flows.None, Flows.None, Flows.None);
    public static readonly Passing Everything = new(Flows.All, Flows.All, Flows.All);

    /// <summary>Nothing is known: nothing passes for sure, and everything perhaps.</summary>
    public static readonly Passing Unknown = new(Flows.None, Flows.None, Flows.All);

    static readonly Flows Four = Flows.Of(Services.All, Addresses.All.Only4), Six = Flows.Of(Services.All, Addresses.All.Only6);

    /// <summary>Everything of the families that are there; perhaps of one of which that is not known.</summary>
    internal static Passing OfFamilies(bool? four, bool? six) => OfFamily(four, Four).Or(OfFamily(six, Six));

    static Passing OfFamily(bool? isThere, Flows family) => isThere is not { } known ? Nothing with { Perhaps = family } : known ? Of(family) : Nothing;

    public static Passing Of(Flows flows) => new(flows, flows, flows);

    public static Passing Of(Ranges<uint> services, Addresses from) => Of(Flows.Of(services, from));

    public Passing And(Passing other) =>
        ReferenceEquals(this, other) || ReferenceEquals(other, Everything) ? this : ReferenceEquals(this, Everything) ? other : Joined(other, static (one, its) => one.And(its));

    public Passing Or(Passing other) =>
        ReferenceEquals(this, other) || ReferenceEquals(other, Nothing) ? this : ReferenceEquals(this, Nothing) ? other : Joined(other, static (one, its) => one.Or(its));

    public Passing From(Addresses addresses) => And(Of(Flows.Of(Services.All, addresses)));

    public Passing On(Ranges<uint> services) => And(Of(Flows.Of(services, Addresses.All)));

    // Mostly all three are one set: then it is made once.
    Passing Joined(Passing other, Func<Flows, Flows, Flows> join)
    {
        var whole = join(Whole, other.Whole);
        var some = ReferenceEquals(Some, Whole) && ReferenceEquals(other.Some, other.Whole) ? whole : join(Some, other.Some);
        return new(whole, some, ReferenceEquals(Perhaps, Some) && ReferenceEquals(other.Perhaps, other.Some) ? some : join(Perhaps, other.Perhaps));
    }

    public bool IsKnown => Some.Equals(Perhaps);

    /// <summary>How far one service passes from any of these addresses.</summary>
    public Reach At(uint service, Addresses from) =>
        !Whole.At(service).And(from).IsEmpty ? Reach.Yes
        : !Some.At(service).And(from).IsEmpty ? Reach.Partly
        : Perhaps.At(service).And(from).IsEmpty ? Reach.No
        : Reach.Unknown;
}

/// <summary>Whether something is reached.</summary>
public enum Reach
{
    No,

    /// <summary>By some clients only: answers come back to some of the ports that clients call from.</summary>
    Partly,
    Yes,
    Unknown,
}

/// <summary>Compares answers.</summary>
public static class Reaches
{
    /// <summary>How far it is from <see cref="Reach.No"/>: what surely passes is farthest, what is not known comes before what surely does not.</summary>
    public static int Rank(this Reach reach) => reach switch
    {
        Reach.Yes => 3,
        Reach.Partly => 2,
        Reach.Unknown => 1,
        _ => 0,
    };
}
