// When finds settle what a content holds: enough of one class, and not those that are published for tests.
using Glacis.Classification.Detecting;
using Glacis.Classification.Sampling;

namespace Glacis.Agent.Classifying;

static class Settling
{
    // One key opens a door; of people's data a record set is wanted.
    const long EnoughCredentials = 1, EnoughOthers = 10;

    const double Sure = 0.85;

    /// <summary>What looking at a content came to.</summary>
    internal static Looked Of(ClassifiedContent it, bool isRead) =>
        !isRead ? Looked.Unread : it.Classes.Any(Settles) ? Looked.Settled : it.Classes.Count > 0 ? Looked.Hit : Looked.Clean;

    static bool Settles(ClassTally it) =>
        it.Class.Nature != Nature.Network && it.Confidence >= Sure && it.Count - it.Reserved >= (it.Class.Nature == Nature.Credential ? EnoughCredentials : EnoughOthers);
}
