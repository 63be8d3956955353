// What runs: products in versions, whose makers care for them until a day.
using Glacis.Facts;

namespace Glacis.Inventory;

/// <summary>Who installs small versions.</summary>
public enum UpdatesItself
{
    No,
    Yes,

    /// <summary>The provider does, and leaves its owner no choice.</summary>
    NoChoice,
}

/// <summary>Software of a version that something runs.</summary>
public sealed record Software(string Id) : Resource(Id)
{
    /// <summary>The product, as the provider calls it: <c>postgres</c>, <c>python</c>, <c>eks</c>.</summary>
    public Fact<string> Product { get; init; }

    public Fact<string> Version { get; init; }

    /// <summary>Whether small versions, which mend, are installed unasked.</summary>
    public Fact<UpdatesItself> Updates { get; init; }
}

/// <summary>Where images wait to be run.</summary>
public sealed record ImageStore(string Id) : Resource(Id)
{
    /// <summary>Whether each image is scanned for weaknesses, when it comes or all the time.</summary>
    public Fact<bool> IsScanned { get; init; }
}
