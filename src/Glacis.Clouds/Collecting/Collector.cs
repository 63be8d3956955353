// A cloud service as one file: what is asked, and how an answer becomes resources.
using Glacis.Inventory;
using Glacis.Recordings;

namespace Glacis.Clouds.Collecting;

/// <summary>When its resources are read: what others point at comes first.</summary>
public enum Turn
{
    /// <summary>Kept for the whole run.</summary>
    Kept,

    /// <summary>Stores and whatever else stands on its own.</summary>
    Stores,

    /// <summary>Copies, which take what is not known of them from what they are copies of.</summary>
    Copies,
}

/// <summary>What is asked of a service, and how an item of the answer becomes resources. Stateless; threads share it.</summary>
public abstract class Collector
{
    /// <summary>The list, with the further questions about each of its items.</summary>
    public abstract Call Root { get; }

    /// <summary>When its resources are read.</summary>
    public virtual Turn Turn => Turn.Stores;

    /// <summary>The kinds of which others conclude from there being none: they have to know whether all were read.</summary>
    public virtual IReadOnlyList<Type> Fills => [];

    /// <summary>The resources that an item stands for. Pure: the same item gives the same resources.</summary>
    public abstract IEnumerable<Resource> Read(Item item);
}
