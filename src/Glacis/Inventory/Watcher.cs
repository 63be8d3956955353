// What watches a region, whether anything stands there or not.
using Glacis.Facts;

namespace Glacis.Inventory;

/// <summary>What a detector looks for.</summary>
public enum WatchesFor
{
    /// <summary>Attacks and anomalies, in records of calls, traffic and names.</summary>
    Threats,

    /// <summary>Settings that fall short, brought together with what others find.</summary>
    Posture,

    /// <summary>Resources that somebody outside can reach by their policies.</summary>
    OutsideAccess,

    /// <summary>Changes of the configuration: what was set how, and when.</summary>
    Changes,

    /// <summary>Weaknesses of software that become known.</summary>
    Weaknesses,
}

/// <summary>Whether what a detector finds in one account is seen from another.</summary>
public enum Oversight
{
    /// <summary>Nobody sees it but the account itself.</summary>
    Alone,

    /// <summary>Another account administers it.</summary>
    SeenByAnother,

    /// <summary>It administers those of other accounts.</summary>
    SeesOthers,

    /// <summary>The detector is of a sort that is not asked.</summary>
    NotTold,
}

/// <summary>Watches one region of one account.</summary>
public sealed record Watcher(string Id) : Resource(Id), IKept
{
    public WatchesFor For { get; init; }

    /// <summary>Whether it watches at this moment.</summary>
    public Fact<bool> IsOn { get; init; }

    /// <summary>What it could look at, and does not, as the provider calls it.</summary>
    public Many<string> LeavesOut { get; init; }

    public Fact<Oversight> Oversight { get; init; }
}
