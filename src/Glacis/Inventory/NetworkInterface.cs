// Where something stands on a network: interfaces, managed services whose interfaces the provider keeps, machines, and private doors of services.
using Glacis.Facts;
using Glacis.Sets;

namespace Glacis.Inventory;

/// <summary>What stands behind an interface or a placement.</summary>
public enum Occupant
{
    Nobody,
    Machine,
    Balancer,
    Database,
    Cache,
    Function,
    Container,
    FileShare,
    ServiceEndpoint,
    Translator,
    Transit,
    Other,
}

/// <summary>Who uses an interface.</summary>
/// <param name="Sort">What it is.</param>
/// <param name="Handle">Its handle, or what else the answer calls it; "" where it says nothing.</param>
public sealed record InterfaceUser(Occupant Sort, string Handle)
{
    public override string ToString() => Handle.Length > 0 ? Handle : Sort == Occupant.Nobody ? "nobody" : $"{Sort}";
}

/// <summary>An interface: where packets are sent from and come to.</summary>
public sealed record NetworkInterface(string Id) : Resource(Id), IKept
{
    public Fact<string> Network { get; init; }

    public Fact<string> Subnet { get; init; }

    /// <summary>Handles of the groups around it; their rules add up.</summary>
    public Many<string> Groups { get; init; }

    /// <summary>Its own addresses: private ones, and those of IPv6, which are the same everywhere.</summary>
    public Fact<Addresses> Addresses { get; init; }

    /// <summary>Addresses of IPv4 by which the internet knows it; none where it has none.</summary>
    public Fact<Addresses> PublicAddresses { get; init; }

    public Fact<InterfaceUser> User { get; init; }
}

/// <summary>Where a managed service listens. The provider keeps its interfaces, in one subnet or another of those that it was given.</summary>
public sealed record Placement(string Id) : Resource(Id), IKept
{
    /// <summary>The id of what listens: of a database, a cache.</summary>
    public required string Of { get; init; }

    public required Occupant Sort { get; init; }

    public Many<string> Subnets { get; init; }

    public Many<string> Groups { get; init; }

    /// <summary>Whether it is given an address that the internet knows.</summary>
    public Fact<bool> IsPublic { get; init; }

    public Fact<int> Port { get; init; }

    /// <summary>What the data is; settled by classification before judging.</summary>
    public Fact<DataClass> Data { get; init; }
}

/// <summary>A machine that its owner runs.</summary>
public sealed record Machine(string Id) : Resource(Id), IKept
{
    public Fact<bool> IsRunning { get; init; }

    /// <summary>The name of the key that opens a shell on it; known to be <c>null</c> where there is none.</summary>
    public Fact<string?> ShellKey { get; init; }

    /// <summary>When the image was made that it was started from.</summary>
    public Fact<DateTimeOffset> ImageMade { get; init; }
}

/// <summary>A machine that can be entered and looked after without an open port, as the provider's agent on it reports.</summary>
public sealed record ManagedMachine(string Id) : Resource(Id), IKept
{
    /// <summary>The machine's handle.</summary>
    public Fact<string> Machine { get; init; }

    /// <summary>Whether it answers now.</summary>
    public Fact<bool> Answers { get; init; }
}

/// <summary>What sort of private door.</summary>
public enum DoorSort
{
    /// <summary>An interface in the network.</summary>
    Interface,

    /// <summary>A route to the service.</summary>
    Route,

    /// <summary>A door that traffic is led through on its way.</summary>
    MiddleBox,
}

/// <summary>A private door of a service within a network.</summary>
public sealed record ServiceDoor(string Id) : Resource(Id), IKept
{
    public Fact<string> Network { get; init; }

    public Fact<DoorSort> Sort { get; init; }

    /// <summary>The service behind it, by the provider's name.</summary>
    public Fact<string> Service { get; init; }

    public Many<string> Subnets { get; init; }

    public Many<string> Groups { get; init; }
}
