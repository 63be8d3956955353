// A place on a network where somebody listens, or speaks from.
using Glacis.Facts;
using Glacis.Inventory;
using Glacis.Sets;

namespace Glacis.Networks;

/// <summary>A place on a network: an interface, or one of the subnets that a balancer or a managed service stands in. Immutable; threads share it.</summary>
/// <param name="Of">What stands there.</param>
public sealed record Spot(Resource Of)
{
    static readonly Addresses Local6 = Addresses.Parse("fc00::/7")!.Or(Addresses.Parse("fe80::/10")!);

    /// <summary>As it is told of: things of the network by their handles, others by their names.</summary>
    public string Called => Of is NetworkInterface ? Of.Handle : Of.Name;

    /// <summary>The handle of the network; "" where that is not known.</summary>
    public string Network { get; init; } = "";

    /// <summary>The handle of the subnet; "" where that is not known.</summary>
    public string Subnet { get; init; } = "";

    /// <summary>Handles of the groups around it.</summary>
    public Many<string> Groups { get; init; }

    /// <summary>Its own addresses, as its neighbours know it; where they are not to be read, those of its subnet.</summary>
    public Addresses Addresses { get; init; } = Addresses.None;

    /// <summary>Whether those are its own, and not only some of them.</summary>
    public bool IsExact { get; init; } = true;

    /// <summary>Whether the internet knows an address of IPv4 for it.</summary>
    public Fact<bool> IsPublic4 { get; init; }

    /// <summary>Whether it has an address of IPv6 that is not local.</summary>
    public Fact<bool> IsPublic6 { get; init; }

    /// <summary>Services that somebody surely listens to there; of a machine, which listens to what nobody tells, all.</summary>
    public Ranges<uint> Listens { get; init; } = Services.All;

    /// <summary>Why it may listen to others, too; <c>null</c> where it does not.</summary>
    public Unknown? MayListen { get; init; }

    internal Passing Listening => MayListen is null ? Passing.Of(Listens, Addresses.All) : Passing.Of(Listens, Addresses.All) with { Perhaps = Flows.All };

    /// <summary>What stands behind it.</summary>
    public Occupant Occupant { get; init; } = Occupant.Other;

    /// <summary>Why something about it is not known.</summary>
    public IReadOnlyList<Unknown> Doubts { get; init; } = [];

    internal static Spot At(NetworkInterface it, string network, Unknown? doubt) => new(it)
    {
        Network = network,
        Subnet = it.Subnet.Peek(out var subnet) ? subnet : "",
        Groups = it.Groups,
        Addresses = it.Addresses.Peek(out var own) ? own : Addresses.None,
        IsPublic4 = it.PublicAddresses.Map(static addresses => !addresses.V4.IsEmpty),
        IsPublic6 = it.Addresses.Map(static addresses => !addresses.V6.Except(Local6.V6).IsEmpty),
        Occupant = it.User.Peek(out var user) ? user.Sort : Occupant.Other,
        // A translator answers, and a transit gateway passes on: nobody opens a connection to either.
        Listens = it.User.Peek(out var by) && by.Sort is Occupant.Translator or Occupant.Transit ? Ranges<uint>.Empty : Services.All,
        Doubts = doubt is null ? [] : [doubt],
    };
}
