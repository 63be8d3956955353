// Holds the population against an inventory that was handed over: what either side misses, and why.
using System.Globalization;
using Glacis.Clouds.Collecting;
using Glacis.Inventory;
using Glacis.Recordings;

namespace Glacis.Agent;

/// <summary>A resource of the list that the run did not find.</summary>
/// <param name="NotLookedAt">Why the run could not have found it; empty where everything was read and it is not there.</param>
public sealed record MissingItem(HandedOverItem Item, string NotLookedAt)
{
    public override string ToString() => NotLookedAt.Length == 0 ? Item.Id : $"{Item.Id} (not looked at: {NotLookedAt})";
}

/// <summary>What a list and the population miss of each other.</summary>
/// <param name="HandedOver">Resources on the list.</param>
/// <param name="Found">Of these, how many the run found.</param>
/// <param name="Missing">The others, in the list's order. <paramref name="HandedOver"/> = <paramref name="Found"/> + these.</param>
/// <param name="Unlisted">Ids that were found, of types that the list speaks of, and are not on it; the first thousand.</param>
/// <param name="UnlistedCount">All of these.</param>
public sealed record Reconciled(
    string Source, DateTimeOffset Collected, int HandedOver, int Found, IReadOnlyList<MissingItem> Missing, IReadOnlyList<string> Unlisted, long UnlistedCount);

/// <summary>Hears of every resource and remembers only the list. One a run; threads may not share it.</summary>
public sealed class Reconciling
{
    const int Kept = 1000;

    readonly HandedOver list;
    readonly ListCall[] lists;
    readonly bool[] found;
    readonly Dictionary<string, List<int>> byId = new(StringComparer.Ordinal);
    readonly Dictionary<(string Type, string Name), List<int>> byName = [];
    readonly HashSet<string> types = new(StringComparer.OrdinalIgnoreCase);
    readonly List<string> unlisted = [];
    long unlistedCount;

    /// <param name="list">What was handed over.</param>
    /// <param name="collectors">What this build looks at.</param>
    public Reconciling(HandedOver list, IEnumerable<Collector> collectors)
    {
        this.list = list;
        lists = [.. collectors.Select(static it => it.Root).DistinctBy(static it => it.Key, StringComparer.Ordinal).Select(static it => new ListCall(it))];
        found = new bool[list.Items.Count];
        for (var at = 0; at < found.Length; at++)
        {
            var item = list.Items[at];
            types.Add(item.Type);
            Add(byId, item.Id, at);
            Add(byName, (item.Type.ToUpperInvariant(), NameIn(item.Id)), at);
        }
    }

    /// <summary>A resource of the population: found by its id, else by its type and a name that the list may have used for it.</summary>
    public void Found(Resource it)
    {
        var listed = Mark(byId, it.Id, it);
        if (!types.Contains(it.Kind.Id)) return;
        var type = it.Kind.Id.ToUpperInvariant();
        if (Mark(byName, (type, NameIn(it.Id)), it) || listed || Mark(byName, (type, it.Name), it)) return;
        unlistedCount++;
        if (unlisted.Count < Kept) unlisted.Add(it.Id);
    }

    /// <summary>What is left when all have gone by.</summary>
    public Reconciled Close(IReadOnlyList<LedgerLine> ledger)
    {
        var accounts = ledger.Select(static it => it.Account).ToHashSet(StringComparer.Ordinal);
        var reasons = new Dictionary<(string, string?, string?), string>();
        MissingItem Missed(HandedOverItem it)
        {
            var place = (it.Type, AccountOf(it), RegionOf(it));
            if (!reasons.TryGetValue(place, out var why)) reasons[place] = why = WhyNot(it, ledger, accounts);
            return new(it, why);
        }
        MissingItem[] missing = [.. list.Items.Where((_, at) => !found[at]).Select(Missed)];
        return new(list.Source, list.Collected, found.Length, found.Length - missing.Length, missing, unlisted, unlistedCount);
    }

    bool Mark<K>(Dictionary<K, List<int>> index, K key, Resource it) where K : notnull
    {
        if (!index.TryGetValue(key, out var places)) return false;
        var marked = false;
        foreach (var at in places)
            if (Lies(list.Items[at], it)) marked = found[at] = true;
        return marked;
    }

    // What the list says of account and region must agree; what it does not say cannot disagree.
    static bool Lies(HandedOverItem item, Resource it) =>
        item.Id == it.Id || (AccountOf(item) is not { } account || account == it.Account) && (RegionOf(item) is not { } region || region == it.Region);

    string WhyNot(HandedOverItem item, IReadOnlyList<LedgerLine> ledger, HashSet<string> accounts)
    {
        if (AccountOf(item) is { } account && !accounts.Contains(account)) return $"account {account} is not part of this run";
        ListCall[] its = [.. lists.Where(it => it.Lists(item.Type))];
        if (its.Length == 0) return $"this version does not look at {item.Type}";
        LedgerLine[] lines = [.. ledger.Where(line => its.Any(it => it.Wrote(line, RegionOf(item))) && (AccountOf(item) ?? line.Account) == line.Account)];
        if (lines.Length == 0) return RegionOf(item) is { } region ? $"region {region} is not part of this run" : "it was not asked for";
        return lines.FirstOrDefault(static it => it.Reading is Reading.Unread or Reading.Partial) is { } unread ? $"{unread.Service}:{unread.Operation} could not be read to the end in {unread.Account}/{unread.Region}{Because(unread)}"
            : lines.FirstOrDefault(static it => it.Reading == Reading.LeftOut) is { } left ? $"{left.Account}/{left.Region} was left out by a declaration"
            : "";
    }

    static string Because(LedgerLine line) => line.Why.Length == 0 ? "" : $": {line.Why}";

    static string? AccountOf(HandedOverItem item) => item.Account ?? Part(item.Id, 4);

    static string? RegionOf(HandedOverItem item) => item.Region ?? Part(item.Id, 3);

    // arn:partition:service:region:account:resource
    static string? Part(string id, int number) => id.StartsWith("arn:", StringComparison.Ordinal) && id.Split(':', 6) is { Length: 6 } parts && parts[number].Length > 0 ? parts[number] : null;

    /// <summary>The name inside an ARN: <c>prod</c> of <c>…:db:prod</c>, <c>vol-1</c> of <c>…:volume/vol-1</c>, the bucket of a bucket's.</summary>
    static string NameIn(string id)
    {
        if (Part(id, 5) is not { } resource) return id;
        var at = resource.AsSpan().IndexOfAny(':', '/');
        return at < 0 ? resource : resource[(at + 1)..];
    }

    static void Add<K>(Dictionary<K, List<int>> index, K key, int at) where K : notnull
    {
        if (!index.TryGetValue(key, out var places)) index[key] = places = [];
        places.Add(at);
    }

    // A list that this build asks for, and the noun in its name: DescribeDBInstances lists DBInstance.
    sealed class ListCall(Call call)
    {
        static readonly string[] Verbs = ["Describe", "List", "Get"];

        readonly string nouns = call.Operation[(Verbs.FirstOrDefault(it => call.Operation.StartsWith(it, StringComparison.Ordinal))?.Length ?? 0)..];

        // AWS::DocDB::DBCluster and AWS::Neptune::DBCluster come with the lists of rds.
        internal bool Lists(string type) => type.Split("::") is [_, var service, var its]
            && (service.ToLower(CultureInfo.InvariantCulture) is var name && name == call.Service || call.Service == "rds" && name is "docdb" or "neptune")
            && (string.Equals($"{its}s", nouns, StringComparison.OrdinalIgnoreCase) || string.Equals($"{its}es", nouns, StringComparison.OrdinalIgnoreCase));

        internal bool Wrote(LedgerLine line, string? region) =>
            line.Service == call.Service && line.Operation == call.Operation && (call.Scope == Scope.Account || region is null || line.Region == region);
    }
}
