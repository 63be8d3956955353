// The two ends of a question about networks, by the names that people give them.
using System.Globalization;
using Glacis.Agent.Configuration;
using Glacis.Inventory;
using Glacis.Networks;
using Glacis.Sets;

namespace Glacis.Agent.Networks;

/// <summary>One end: a place, with the addresses of it that are meant, or spots of the estate.</summary>
/// <param name="Name">As it was asked for.</param>
/// <param name="IsInternet">Whether the internet, or a part of it, is meant.</param>
/// <param name="Among">Only these addresses of the places; <c>null</c> is all.</param>
/// <param name="Spots">The spots.</param>
/// <param name="IsOneOf">Whether it stands in one of the spots, and which is not told.</param>
sealed record End(string Name, bool IsInternet, Addresses? Among, IReadOnlyList<Spot> Spots, bool IsOneOf);

/// <summary>Finds ends in an estate. Threads may share it.</summary>
sealed class Ends
{
    const string Internet = "internet";

    readonly Reachability reachability;
    readonly Dictionary<string, Machine> machines = new(StringComparer.Ordinal);
    readonly Dictionary<string, List<Resource>> named = new(StringComparer.Ordinal);

    internal Ends(Estate estate)
    {
        reachability = estate.Engine<Reachability>();
        var behind = estate.Kept<NetworkInterface>().ToLookup(static it => it.User.Peek(out var user) ? user.Handle : "", StringComparer.Ordinal);
        foreach (var it in estate.Kept<NetworkInterface>()) Add(it, it.Id, it.Handle, it.Name);
        foreach (var machine in estate.Kept<Machine>()) machines[machine.Handle] = machine;
        foreach (var machine in machines.Values)
            foreach (var it in behind[machine.Handle]) Add(it, machine.Id, machine.Handle, machine.Name);
        foreach (var it in estate.Kept<LoadBalancer>()) Add(it, it.Id, it.Handle, it.Name);
        foreach (var it in estate.Kept<Placement>()) Add(it, it.Id, it.Of, it.Name);
    }

    void Add(Resource it, params IReadOnlyList<string> names)
    {
        foreach (var name in names.Distinct(StringComparer.Ordinal))
        {
            if (!named.TryGetValue(name, out var all)) named.Add(name, all = []);
            all.Add(it);
        }
    }

    /// <summary>What people know it by.</summary>
    internal string NameOf(Resource it) =>
        it is NetworkInterface { User: var by } && by.Peek(out var user) && user.Handle.Length > 0 ? $"{(machines.TryGetValue(user.Handle, out var machine) && machine.Name != user.Handle ? $"{machine.Name} ({user.Handle}, {it.Handle})" : $"{user.Handle} ({it.Handle})")}"
        : it is NetworkInterface ? it.Handle : it.Name;

    /// <summary>Everything that has a name here, once.</summary>
    internal IEnumerable<Resource> All => named.Values.SelectMany(static it => it).DistinctBy(static it => it.Id, StringComparer.Ordinal).OrderBy(static it => it.Id, StringComparer.Ordinal);

    /// <summary>The end that a name means.</summary>
    /// <exception cref="RefusedException">There is none.</exception>
    internal End Find(string name)
    {
        if (name == Internet) return new(name, true, null, [], false);
        if (Addresses.Parse(name) is { } block) return new(name, block.And(Origin.Internet.Addresses).Equals(block), block, [], false);
        if (named.TryGetValue(name, out var found)) return new(name, false, null, [.. found.SelectMany(it => reachability.Spots(it))], found is [Placement]);
        var near = Spelling.Nearest(name, named.Keys);
        throw new RefusedException($"the recording has nothing on a network that is called \"{name}\"", near is null ? "an end is internet, an address or a block, or the id or the name of an interface, a machine, a load balancer, a database or a cache" : $"did you mean {near}?");
    }

    /// <summary>The service that a text means: <c>443</c>, <c>udp/53</c>, <c>icmp</c>.</summary>
    /// <exception cref="RefusedException">It means none.</exception>
    internal static uint Service(string text)
    {
        var slash = text.IndexOf('/', StringComparison.Ordinal);
        var (protocol, port) = slash < 0 ? text is "icmp" or "icmpv6" ? (text, "") : ("tcp", text) : (text[..slash], text[(slash + 1)..]);
        if (protocol == "icmp") return Services.Number(Services.Icmp, 8 << 8);
        if (protocol == "icmpv6") return Services.Number(Services.Icmp6, 128 << 8);
        if (protocol is "tcp" or "udp" && int.TryParse(port, NumberStyles.None, CultureInfo.InvariantCulture, out var number) && number <= ushort.MaxValue)
            return Services.Number(protocol == "tcp" ? Services.Tcp : Services.Udp, number);
        throw new RefusedException($"{Spelling.Quoted(text)} is no port", "a port is a number from 0 to 65535 of tcp, or tcp/443, udp/53, icmp");
    }
}
