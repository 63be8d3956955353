// What one key's policy allows beyond a related key's.
using Glacis.Facts;
using Glacis.Inventory;
using Glacis.Policies.Evaluation;
using Glacis.Policies.Language;
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
            : Opening.Of(Between(old, own, replica.Account), after.Source, "decided over all requests that the two policies tell apart", [before.Source]);
    }

    // What a key leaves to its account, the account's own policies decide for all related keys alike; so whoever is named besides counts for himself.
    Shown Between(Policy old, Policy own, string account)
    {
        var zone = guardrails.Of(account).Zone;
        var widens = Comparing.Widens(old, own, zone);
        return widens.Truth == Truth.No ? Comparing.Widens(WithoutDelegation(old, account), WithoutDelegation(own, account), zone) : widens;
    }

    static Policy WithoutDelegation(Policy policy, string account) => policy with { Statements = [.. policy.Statements.Where(it => it.Effect == Effect.Deny || !IsDelegation(it, account))] };

    static bool IsDelegation(Statement statement, string account) => statement.Principal is { Not: false } principal && principal.Entries.All(it => Names.Account(it) == account);
}
