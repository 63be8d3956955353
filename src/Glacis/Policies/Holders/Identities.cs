// Roles and users of the estate, each with all policies that have a say in what it may do.
using Glacis.Facts;
using Glacis.Inventory;
using Glacis.Policies.Evaluation;

namespace Glacis.Policies.Holders;

/// <summary>One role or user with its policies.</summary>
/// <param name="Policies">Those that lie on it or on its groups, as far as they were read.</param>
/// <param name="Boundary">Its boundary; <c>null</c> where it has none, or where that was not read.</param>
/// <param name="From">The answers that they stand in.</param>
/// <param name="Unread">Why some policy is missing; <c>null</c> where all were read.</param>
public sealed record Equipped(Identity Identity, IReadOnlyList<Document> Policies, IReadOnlyList<Document>? Boundary, IReadOnlyList<Source> From, Unknown? Unread);

/// <summary>The identities of the estate by account. Threads share it.</summary>
public sealed class Identities : IEngine<Identities>
{
    readonly Estate estate;
    readonly Documents documents;
    readonly Dictionary<(string Account, string Name), Identity> groups;
    readonly Lazy<ILookup<string, Equipped>> equipped;

    Identities(Estate estate)
    {
        (this.estate, documents) = (estate, estate.Engine<Documents>());
        groups = estate.Kept<Identity>().Where(static it => it.Sort == IdentitySort.Group).ToDictionary(static it => (it.Account, it.Name));
        equipped = new(() => estate.Kept<Identity>().Where(static it => it.Sort != IdentitySort.Group).Select(Of).ToLookup(static it => it.Identity.Account, StringComparer.Ordinal));
    }

    public static Identities From(Estate estate) => new(estate);

    /// <summary>Roles and users of an account, by name.</summary>
    public IEnumerable<Equipped> In(string account) => equipped.Value[account];

    /// <summary>The role or user of that id; <c>null</c> where none was read.</summary>
    public Identity? Named(string id) => estate.Find(new Ref<Identity>(id), null, out var identity, out _) ? identity : null;

    /// <summary>Why there may be more identities in an account than were read; <c>null</c> where the lists were read to the end.</summary>
    public Unknown? WhyMore(string account)
    {
        // A name that nobody bears: if it is not listed, the lists were whole.
        estate.Find(new Ref<Identity>($"arn:aws:iam::{account}:role/"), null, out _, out var whyNot);
        return whyNot.Why == Ignorance.NotListed ? null : whyNot;
    }

    Equipped Of(Identity identity)
    {
        var gathering = new Gathering(estate, documents);
        gathering.Take(identity);
        if (!identity.Groups.IsComplete) gathering.Miss((Unknown)identity.Groups.Source);
        foreach (var name in identity.Groups.Items)
            if (groups.TryGetValue((identity.Account, name), out var group)) gathering.Take(group);
            else gathering.Miss(new(Ignorance.NotRecorded, $"group {name} was not read"));
        // A role that a service made is free of some limits.
        if (!identity.IsServices.IsKnown) gathering.Miss((Unknown)identity.IsServices.Source);
        return new(identity, gathering.Policies, BoundaryOf(identity, gathering), gathering.From, gathering.Unread);
    }

    // A boundary that was not read may deny, never allow: without it the identity may at most do more.
    IReadOnlyList<Document>? BoundaryOf(Identity identity, Gathering gathering)
    {
        if (!identity.Boundary.Peek(out var id))
        {
            gathering.Miss((Unknown)identity.Boundary.Source);
            return null;
        }
        return id is null ? null : gathering.Managed(id) is { } document ? [document] : null;
    }

    sealed class Gathering(Estate estate, Documents documents)
    {
        internal List<Document> Policies { get; } = [];

        internal List<Source> From { get; } = [];

        internal Unknown? Unread { get; private set; }

        internal void Miss(Unknown why) => Unread ??= why;

        internal void Take(Identity identity)
        {
            foreach (var inline in identity.Inline.Items)
                if (inline.RawPolicy.Peek(out var raw)) Policies.Add(new($"{identity.Name}/{inline.Name}", documents.Read(raw)));
                else Miss((Unknown)inline.RawPolicy.Source);
            foreach (var id in identity.Attached.Items)
                if (Managed(id) is { } document) Policies.Add(document);
            if (!identity.Inline.IsComplete) Miss((Unknown)identity.Inline.Source);
            else From.Add(identity.Inline.Source);
            if (!identity.Attached.IsComplete) Miss((Unknown)identity.Attached.Source);
        }

        internal Document? Managed(string id)
        {
            if (!estate.Find(new Ref<ManagedPolicy>(id), null, out var policy, out var whyNot)) Miss(whyNot);
            else if (!policy.RawPolicy.Peek(out var raw)) Miss((Unknown)policy.RawPolicy.Source);
            else
            {
                From.Add(policy.RawPolicy.Source);
                return new(policy.Name, documents.Read(raw));
            }
            return null;
        }
    }
}
