// What ends when: certificates, authorities, those behind databases. The days do not depend on when it is asked.
using Glacis.Inventory;

namespace Glacis.Certificates;

/// <summary>Something that ends. Its texts are hostile until shown.</summary>
/// <param name="What">Its kind, as people call it.</param>
/// <param name="Due">When it should have been renewed; <c>null</c> where its beginning is not known.</param>
public sealed record Ending(string Id, string Name, string What, string Account, string Region, DateTimeOffset Ends, DateTimeOffset? Due);

/// <summary>Collects what ends while resources go by. One caller; threads may not share it.</summary>
public sealed class ExpiryCalendar
{
    readonly List<Ending> endings = [];

    /// <summary>Sorted by their end, then by id.</summary>
    public IReadOnlyList<Ending> All => [.. endings.OrderBy(static it => it.Ends).ThenBy(static it => it.Id, StringComparer.Ordinal).ThenBy(static it => it.Account, StringComparer.Ordinal)];

    public void Add(Resource it)
    {
        if (it is Certificate certificate && certificate.Validity.Peek(out var period)) Add(it, it.Kind.Label, period.To, Lifetimes.DueAt(period.From, period.To));
        if (it is DatabaseEndpoint database && database.AuthorityEnds.Peek(out var deadline) && deadline is not null) Add(it, $"authority of {it.Kind.Label}", deadline.At, null);
    }

    void Add(Resource it, string what, DateTimeOffset ends, DateTimeOffset? due) => endings.Add(new(it.Id, it.Name, what, it.Account, it.Region, ends, due));
}
