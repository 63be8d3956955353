// What one key's policy allows beyond a related key's.
using Glacis.Facts;
using Glacis.Inventory;
using Glacis.Policies.Symbolic;

namespace Glacis.Policies.Holders;

/// <summary>Compares policies of related keys. Threads share it.</summary>
public sealed class Drifts(Estate estate) : IEngine<Drifts>
{
    readonly Documents documents = estate.Engine<Documents>();
    readonly Guardrails guardrails = estate.Engine<Guardrails>();

    public static Drifts From(Estate estate) => new(estate);

    /// <summary>Whether the replica's policy allows something that the primary's does not; each speaks of its own region, which is no difference.</summary>
    public Opening Between(EncryptionKey primary, EncryptionKey replica)
    {
        var (before, after) = (documents.Of(primary.RawPolicy.Map(static it => (string?)it)), documents.Of(replica.RawPolicy.Map(it => (string?)it.Replace(replica.Region, primary.Region, StringComparison.Ordinal))));
        return !before.Peek(out var old) ? Opening.Not((Unknown)before.Source)
            : !after.Peek(out var own) ? Opening.Not((Unknown)after.Source)
            : old is null || own is null ? Opening.No(after)
            : Opening.Of(Comparing.Widens(old, own, guardrails.Of(replica.Account).Zone), after.Source, "decided over all requests that the two policies tell apart", [before.Source]);
    }
}
