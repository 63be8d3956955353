// When finds settle what a content holds: enough of one class, and not those that are published for tests.
using Glacis.Classification.Detecting;

namespace Glacis.Classification.Sampling;

/// <summary>One rule for when to stop looking and for what may be said then. Threads may share it.</summary>
public static class Settling
{
    // One key opens a door; of people's data a record set is wanted.
    const long EnoughCredentials = 1, EnoughOthers = 10;

    const double Sure = 0.85;

    /// <summary>Whether finds of a class settle it.</summary>
    public static bool By(Nature nature, long count, long reserved, double confidence) =>
        nature != Nature.Network && confidence >= Sure && count - reserved >= (nature == Nature.Credential ? EnoughCredentials : EnoughOthers);

    /// <summary>Whether finds settle it.</summary>
    public static bool By(ClassTally it) => By(it.Class.Nature, it.Count, it.Reserved, it.Confidence);
}
