// What a run is made of: units of work, each one service in one region of one account.
using Glacis.Recordings;

namespace Glacis.Clouds.Collecting;

/// <summary>An account to look at.</summary>
/// <param name="Caller">Who asks there.</param>
/// <param name="Home">The region that is asked what belongs to no region.</param>
/// <param name="Regions">The regions that are looked at.</param>
/// <param name="LeftOut">Regions that the account has and that a declaration left out.</param>
public sealed record Territory(Caller Caller, string Home, IReadOnlyList<string> Regions, IReadOnlyList<string> LeftOut);

/// <summary>One service in one region of one account, with its root calls in order.</summary>
sealed record Unit(Caller Caller, string Region, string AskedIn, string Service, IReadOnlyList<Call> Roots)
{
    /// <summary>The region of calls that are asked once in an account.</summary>
    internal const string Global = "global";

    /// <summary>Its name, which is where its segments lie.</summary>
    internal string Name => $"{Caller.Account}/{Region}/{Service}";

    /// <summary>The units of a run, in the order of their names.</summary>
    internal static IReadOnlyList<Unit> Of(IEnumerable<Collector> collectors, IEnumerable<Territory> territories)
    {
        var roots = Merged(collectors);
        return [.. territories.SelectMany(territory => Of(roots, territory)).OrderBy(static it => it.Name, StringComparer.Ordinal)];
    }

    /// <summary>Root calls, equal ones once, in the order of their keys.</summary>
    internal static IReadOnlyList<Call> Merged(IEnumerable<Collector> collectors) =>
        [.. collectors.OrderBy(static it => it.GetType().FullName, StringComparer.Ordinal).GroupBy(static it => it.Root.Key, static it => Sound(it.Root), StringComparer.Ordinal)
            .Select(static equal => equal.Aggregate(static (one, other) => one.MergedWith(other))).OrderBy(static it => it.Key, StringComparer.Ordinal)];

    static IEnumerable<Unit> Of(IReadOnlyList<Call> roots, Territory territory)
    {
        foreach (var service in roots.Where(static it => it.Scope == Scope.Account).GroupBy(static it => it.Service, StringComparer.Ordinal))
            yield return new(territory.Caller, Global, territory.Home, service.Key, [.. service]);
        foreach (var service in roots.Where(static it => it.Scope == Scope.Region).GroupBy(static it => it.Service, StringComparer.Ordinal))
            foreach (var region in territory.Regions)
                yield return new(territory.Caller, region, region, service.Key, [.. service]);
    }

    static Call Sound(Call root) => root.Scope == Scope.Item || root.Request("") is null || root.AndFurther.Skip(1).Any(static it => it.Scope != Scope.Item)
        ? throw new ArgumentException($"{root.Key} cannot be asked: a root needs no item, and what is further asked is asked about one", nameof(root))
        : root;
}
