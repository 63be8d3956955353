// Lines that join an account's networks with its owner's buildings.
using Glacis.Facts;

namespace Glacis.Inventory;

/// <summary>What a line does itself with what passes it.</summary>
public enum LineEncryption
{
    None,

    /// <summary>It encrypts where the other end does, and passes on in the clear where it does not.</summary>
    Offered,

    /// <summary>It passes on nothing in the clear.</summary>
    Demanded,
}

/// <summary>A line of the owner's own into the provider's network.</summary>
public sealed record PrivateLine(string Id) : Resource(Id)
{
    public Fact<LineEncryption> Encryption { get; init; }
}
