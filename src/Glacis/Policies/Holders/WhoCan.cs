// Who can do something to one resource: by its policy, by grants, and by the policies of its account's identities.
using System.Collections.Concurrent;
using Glacis.Facts;
using Glacis.Inventory;
using Glacis.Policies.Evaluation;
using Glacis.Policies.Language;

namespace Glacis.Policies.Holders;

/// <summary>One resource about which it is asked who can.</summary>
/// <param name="Id">The resource's id.</param>
/// <param name="Account">The account that owns it.</param>
/// <param name="Service">The prefix of its actions.</param>
/// <param name="RawPolicy">Its own policy; known to be <c>null</c> where it has none.</param>
/// <param name="Grants">What was granted beside it; empty for what knows no grants.</param>
public sealed record Guarded(string Id, string Account, string Service, Fact<string?> RawPolicy, Many<KeyGrant> Grants)
{
    /// <summary>A key.</summary>
    public static Guarded Of(EncryptionKey key) => new(key.Id, key.Account, "kms", key.RawPolicy.Map(static it => (string?)it), key.Grants);

    /// <summary>What a policy lies on.</summary>
    public static Guarded Of(ResourcePolicy policy) => new(policy.Id, policy.Account, policy.Service, policy.RawPolicy, Many<KeyGrant>.All([], policy.RawPolicy.Source));

    /// <summary>Whether only its own policy can let anybody in; all other resources are open to what their account's identities may do.</summary>
    internal bool IsStrict => Service is "kms" or "sts";
}

/// <summary>Answers who can do something. Threads share it.</summary>
public sealed class WhoCan(Estate estate) : IEngine<WhoCan>
{
    readonly Documents documents = estate.Engine<Documents>();
    readonly Guardrails guardrails = estate.Engine<Guardrails>();
    readonly Identities identities = estate.Engine<Identities>();
    readonly ConcurrentDictionary<(string Id, string Actions), Many<Holder>> known = new();

    public static WhoCan From(Estate estate) => new(estate);

    /// <summary>Everybody who can do one of the actions: whose policies could not all be read is not sure, and the list is cut short where more may be able to.</summary>
    public Many<Holder> Do(IReadOnlyList<string> actions, Guarded on) =>
        known.GetOrAdd((on.Id, string.Join(' ', actions)), _ => Asked(actions, on));

    // Whoever is on no list that was read to its end, or belongs to another account, bears no tag of ours.
    Fact<Tags> TagsOf(Holder holder, Guarded on, Source from) =>
        identities.Named(holder.Name) is { } identity ? identity.Tags
        : holder.Account == on.Account && identities.WhyMore(on.Account) is { } more ? Fact.Unknown<Tags>(more)
        : Fact.Known(Tags.None, from);

    Many<Holder> Asked(IReadOnlyList<string> actions, Guarded on)
    {
        var policy = documents.Of(on.RawPolicy);
        if (!policy.Peek(out var own)) return Many<Holder>.None((Unknown)policy.Source);
        var rail = guardrails.Of(on.Account);
        var asking = new Asking(actions, on, own, policy.Source, rail, identities);
        if (asking.WhyNot is { } whyNot) return Many<Holder>.None(whyNot);
        asking.ByPolicy();
        asking.ByIdentities();
        var from = new Conclusion($"who can, decided over the policies of {on.Id} and of its account", rail.Unread is null ? 1 : 0.8, [.. asking.From.Distinct()]);
        Holder[] all = [.. asking.Holders.Select(it => it with { Tags = TagsOf(it, on, from) }).OrderBy(static it => it.Sort).ThenBy(static it => it.Name, StringComparer.Ordinal)];
        return asking.Missed is { } missed ? Many<Holder>.Some(all, from, missed) : Many<Holder>.All(all, from);
    }
}
