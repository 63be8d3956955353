// What stands above single policies: the zone of trust, and the organisation's policies that limit its accounts.
using System.Collections.Concurrent;
using Glacis.Facts;
using Glacis.Inventory;
using Glacis.Policies.Evaluation;
using Glacis.Policies.Symbolic;

namespace Glacis.Policies.Holders;

/// <summary>What limits one account from above.</summary>
/// <param name="Zone">Whom the account trusts as its own.</param>
/// <param name="CallerControls">Levels from the root down; <c>null</c> where there are none, or they were not read.</param>
/// <param name="ResourceControls">Levels from the root down; <c>null</c> where there are none, or they were not read.</param>
/// <param name="Organization">The organisation, where the account is in one that was read.</param>
/// <param name="From">The answers that this rests on.</param>
/// <param name="Unread">Why policies of an organisation may limit more than is known; <c>null</c> where everything was read.</param>
public sealed record Guardrail(
    Zone Zone, IReadOnlyList<IReadOnlyList<Document>>? CallerControls, IReadOnlyList<IReadOnlyList<Document>>? ResourceControls, Organisation? Organization, IReadOnlyList<Source> From, Unknown? Unread)
{
    /// <summary>Whether it is not known which organisation, if any, the account belongs to.</summary>
    public bool OrganizationIsUnread => Zone.Organization is null && Unread is not null;
}

/// <summary>The guardrails of the estate's accounts. Threads share it.</summary>
public sealed class Guardrails(Estate estate) : IEngine<Guardrails>
{
    readonly ConcurrentDictionary<string, Guardrail> known = new(StringComparer.Ordinal);
    readonly ILookup<string, OrganizationNode> accounts = estate.Kept<OrganizationNode>().Where(static it => it.Sort == NodeSort.Account).ToLookup(static it => it.Number, StringComparer.Ordinal);
    readonly Dictionary<string, OrganizationPolicy> policies = estate.Kept<OrganizationPolicy>().ToDictionary(static it => it.Id, StringComparer.Ordinal);
    readonly Documents documents = estate.Engine<Documents>();

    public static Guardrails From(Estate estate) => new(estate);

    /// <summary>What limits the account, and whom it trusts.</summary>
    public Guardrail Of(string account) => known.GetOrAdd(account, Made);

    Guardrail Made(string account)
    {
        var membership = estate.Kept<Membership>().FirstOrDefault(it => it.Account == account);
        var node = accounts[account].FirstOrDefault();
        var from = new List<Source>();
        var organization = OrganizationOf(membership, node, from);
        var zone = new Zone(account, Trusted(organization, from), [.. organization is null ? [] : MembersOf(organization)]);
        if (organization is null) return new(zone, null, null, null, from, membership?.Organization.Source as Unknown ?? (membership is null ? estate.WhyNot($"aws/{account}/organization") : null));
        Unknown? unread = null;
        var path = PathOf(node, ref unread);
        var management = membership?.Management.Peek(out var its) == true ? its : null;
        return new(zone, Levels(path, static it => it.HasServiceControls, static it => it.ServiceControls, from, ref unread), Levels(path, static it => it.HasResourceControls, static it => it.ResourceControls, from, ref unread),
            new(organization) { ManagementAccount = management }, from, unread);
    }

    static string? OrganizationOf(Membership? membership, OrganizationNode? node, List<Source> from)
    {
        if (membership is not null && membership.Organization.Peek(out var number))
        {
            from.Add(membership.Organization.Source);
            if (number is not null) return number;
        }
        if (node is null || !node.Organization.Peek(out var its)) return null;
        from.Add(node.Organization.Source);
        return its;
    }

    // What is declared as the zone of trust comes before what was read.
    string? Trusted(string? organization, List<Source> from)
    {
        if (!estate.Intent.Access.Organization.Peek(out var declared)) return organization;
        from.Add(estate.Intent.Access.Organization.Source);
        return declared;
    }

    IEnumerable<string> MembersOf(string organization) =>
        accounts.SelectMany(static it => it).Where(it => it.Organization.Peek(out var its) && its == organization).Select(static it => it.Number).Order(StringComparer.Ordinal);

    // From the root down to the account; null where some step was not read.
    List<OrganizationNode>? PathOf(OrganizationNode? node, ref Unknown? unread)
    {
        var path = new List<OrganizationNode>();
        while (node is not null)
        {
            path.Insert(0, node);
            if (!node.Parent.Peek(out var parent)) unread = (Unknown)node.Parent.Source;
            else if (parent is null) return path;
            else if (estate.Find(parent, null, out node, out var whyNot)) continue;
            else unread = whyNot;
            return null;
        }
        unread = new(Ignorance.NotLookedAt, "the tree of the organisation was not read: its management account can ask, or whom that delegates to");
        return null;
    }

    List<IReadOnlyList<Document>>? Levels(List<OrganizationNode>? path, Func<OrganizationNode, Fact<bool>> isOn, Func<OrganizationNode, Many<string>> attached, List<Source> from, ref Unknown? unread)
    {
        if (path is null) return null;
        if (!isOn(path[0]).Peek(out var on))
        {
            unread ??= (Unknown)isOn(path[0]).Source;
            return null;
        }
        if (!on) return null;
        var levels = new List<IReadOnlyList<Document>>();
        foreach (var node in path)
        {
            var ids = attached(node);
            if (!ids.IsComplete)
            {
                unread ??= (Unknown)ids.Source;
                return null;
            }
            from.Add(ids.Source);
            var level = ids.Items.Select(DocumentOf).ToArray();
            if (level.Contains(null))
            {
                unread ??= new(Ignorance.NotRecorded, $"a policy on {node.Name} was not read");
                return null;
            }
            levels.Add(level!);
        }
        return levels;
    }

    Document? DocumentOf(string id) => policies.TryGetValue(id, out var policy) && policy.RawPolicy.Peek(out var raw) ? new(policy.Name, documents.Read(raw)) : null;
}
