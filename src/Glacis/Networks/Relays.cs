// Who is behind a balancer: what reaches a listener reaches its targets, by another connection.
using Glacis.Inventory;
using Glacis.Sets;

namespace Glacis.Networks;

/// <summary>A way to a spot through a balancer.</summary>
/// <param name="By">The balancer.</param>
/// <param name="Listens">What it listens to for this target.</param>
/// <param name="Port">The port of the target that it passes on to.</param>
/// <param name="FromInternet">What the internet reaches of the listener.</param>
/// <param name="Onward">Whether the balancer, or where clients keep their address the client, reaches the target.</param>
public sealed record Relay(LoadBalancer By, Listener Listens, uint Port, Passing FromInternet, Reach Onward);

/// <summary>Finds who is behind which balancer. Threads share it.</summary>
public sealed class Relays(Estate estate) : IEngine<Relays>
{
    readonly Terrain terrain = estate.Engine<Terrain>();
    readonly Ways ways = estate.Engine<Ways>();
    readonly Reachability reachability = estate.Engine<Reachability>();
    readonly ILookup<string, Listener> listeners = estate.Kept<Listener>().ToLookup(static it => it.Balancer.Peek(out var balancer) ? balancer ?? "" : "", StringComparer.Ordinal);
    readonly ILookup<string, (TargetGroup Group, Target Target)> targets =
        estate.Kept<TargetGroup>().SelectMany(static group => group.Targets.Items.Select(target => (Group: group, Target: target))).ToLookup(static it => it.Target.Handle, StringComparer.Ordinal);
    readonly Dictionary<string, LoadBalancer> balancers = estate.Kept<LoadBalancer>().ToDictionary(static it => it.Id, StringComparer.Ordinal);

    public static Relays From(Estate estate) => new(estate);

    /// <summary>All ways to an interface through balancers.</summary>
    public IEnumerable<Relay> To(NetworkInterface to)
    {
        var spot = terrain.Spot(to);
        foreach (var (group, target) in Named(to).SelectMany(it => targets[it]).Distinct())
            foreach (var balancer in group.Balancers.Items.Select(id => balancers.GetValueOrDefault(id)).OfType<LoadBalancer>())
                foreach (var listener in listeners[balancer.Id].Where(it => Leads(it, group)))
                    if (target.Port.Peek(out var port) || group.Port.Peek(out port)) yield return Through(balancer, listener, group, spot, Services.Number(Services.Tcp, port));
    }

    // A target is told by its machine or by its address.
    static IEnumerable<string> Named(NetworkInterface to)
    {
        if (to.User.Peek(out var user) && user.Sort == Occupant.Machine) yield return user.Handle;
        if (!to.Addresses.Peek(out var addresses)) yield break;
        foreach (var prefix in addresses.Prefixes()) yield return prefix[..prefix.IndexOf('/', StringComparison.Ordinal)];
    }

    // Listeners whose rules were not read, or that have none, may lead to any group of their balancer.
    static bool Leads(Listener listener, TargetGroup to) => !listener.Rules.IsComplete || listener.Rules.Items.Count == 0 || listener.Rules.Items.Any(it => it.Targets.Contains(to.Id, StringComparer.Ordinal));

    Relay Through(LoadBalancer balancer, Listener listener, TargetGroup group, Spot to, uint port)
    {
        var services = listener.Services.Peek(out var listens) ? listens : Services.All;
        Spot[] nodes = [.. terrain.Spots(balancer)];
        var outside = nodes.Aggregate(Passing.Nothing, (all, it) => all.Or(reachability.FromInternet(it))).On(services);
        return new(balancer, listener, port, outside, group.KeepsClientAddress.Peek(out var keeps) && keeps ? ByClients(to, port, outside) : nodes.Select(it => reachability.Between(it, to).At(port)).DefaultIfEmpty(Reach.Unknown).MaxBy(static it => it.Rank()));
    }

    Reach ByClients(Spot to, uint port, Passing outside)
    {
        var passes = ways.Around(to).Aggregate(Passing.Everything, static (all, gate) => all.And(gate.Passes));
        return passes.At(port, outside.Perhaps.AllAddresses);
    }
}
