// Machines of the provider's on which people try code on data.
using Glacis.Facts;

namespace Glacis.Inventory;

/// <summary>A machine that the provider keeps for people who try code.</summary>
public sealed record Notebook(string Id) : Resource(Id)
{
    /// <summary>Whether it reaches the internet by a way of the provider's, past the networks of its owner.</summary>
    public Fact<bool> LeavesPastNetworks { get; init; }
}
