// The engine and the interpreter against the Linux kernel: topologies built as network namespaces, asked with real packets.
using System.Diagnostics;
using System.Globalization;
using System.Text.Json;
using Glacis.Inventory;
using Glacis.Networks;
using Glacis.Sets;
using Glacis.Tests.Support;
using Xunit;

namespace Glacis.Tests.Networks;

public sealed class KernelTests
{
    const int Most = 60;

    public static TheoryData<int> Seeds => [.. Enumerable.Range(1, 4)];

    [Theory]
    [MemberData(nameof(Seeds))]
    public void Real_packets_come_through_where_the_rules_say_so(int seed)
    {
        if (WhyNot.Value is { } why) Assert.Skip($"skipped, because {why}");
        var (topology, packets) = Suitable(seed);
        var (interpreter, engine) = (new Interpreter(topology.Estate), Reachability.From(topology.Estate));
        var came = Came(topology, packets, interpreter);
        for (var at = 0; at < packets.Length; at++)
        {
            var (packet, trip) = (packets[at], interpreter.Of(packets[at]));
            Assert.True(trip.Passed == Passed.Yes == came[at], $"{packet}: the kernel says {came[at]}, the interpreter {trip}");
            // The engine speaks of every port that a client may have, and of all addresses of an interface.
            if (came[at]) Assert.Contains(engine.Of(packet), new[] { Reach.Yes, Reach.Partly });
            else if (IsSingle(packet) && !trip.Boxed) Assert.Contains(engine.Of(packet), new[] { Reach.No, Reach.Partly });
        }
        Assert.Contains(true, came);
        Assert.Contains(false, came);
    }

    static bool IsSingle(Packet packet) => packet.From is null || Topology.Each(Interpreter.Of(packet.From.Addresses)).Count == 1 && Topology.Each(Interpreter.Of(packet.To.Addresses)).Count == 1;

    // Topologies of more than one network, of which enough can be asked either way, and something comes in from outside.
    static (Topology Topology, Packet[] Packets) Suitable(int nth) => Enumerable.Range(0, 2000).Select(static seed => Topologies.Of(seed, plain: true)).Where(static it => it.All.OfType<Network>().Count() > 1)
        .Select(static it => (Topology: it, Packets: Packets(it, new(it.Estate)))).Where(static it => it.Packets.Length > Most / 2 && it.Packets.Count(static packet => packet.From is null) > Most / 6).ElementAt(nth - 1);

    // As many that come through as that do not, where there are so many.
    static Packet[] Packets(Topology topology, Interpreter interpreter)
    {
        var random = new Random(topology.Seed);
        var all = Enumerable.Range(0, 1000).Select(_ => topology.Packet(random)).OfType<Packet>().Where(it => IsSent(it) && IsJudged(it, topology)).DistinctBy(static it => (it.From?.Id, it.Source, it.Destination, it.Service)).ToLookup(it => interpreter.Of(it).Passed);
        Packet[] some = [.. all[Passed.Yes].Take(Most / 2).Concat(all[Passed.No].Take(Most / 2)).Select(static (it, at) => it.Protocol is Services.Tcp or Services.Udp ? it : it with { Ephemeral = 1024 + at })];
        // A port that a program listens to it cannot call from.
        var listening = some.Select(static it => it.Port).ToHashSet();
        return [.. some.Where(it => !listening.Contains(it.Ephemeral) || it.Protocol is not (Services.Tcp or Services.Udp)).DistinctBy(static it => (it.From?.Id, it.Source, it.Protocol, it.Ephemeral))];
    }

    // What a program can send.
    static bool IsSent(Packet packet) => (packet.From is not null || Interpreter.Internet.Contains(packet.Source) && IsUsable(packet.Source)) && (packet.Protocol switch
    {
        Services.Tcp or Services.Udp => packet.Port is > 0 and < 65536,
        Services.Icmp => packet.IsV4 && packet.Port == 8 << 8,
        Services.Icmp6 => !packet.IsV4 && packet.Port == 128 << 8,
        _ => false,
    });

    // The filter of a sender does not know which way a packet will take: whether members are meant there depends on that.
    static bool IsJudged(Packet packet, Topology topology) => packet.From is null || Interpreter.Of(packet.From.Network) == Interpreter.Of(packet.To.Network)
        || !topology.All.OfType<SecurityGroup>().Where(it => packet.From.Groups.Items.Contains(it.Handle, StringComparer.Ordinal)).SelectMany(static it => it.Outbound.Items).Any(static it => Interpreter.Of(it.Peer).Group is not null);

    static bool IsUsable(System.Net.IPAddress source) => source.GetAddressBytes() is { Length: 16 } bytes ? bytes[0] is 0x20 or 0x26 or 0x2a : source.GetAddressBytes()[0] is > 0 and < 224 and not 127;

    // ---- running -------------------------------------------------------------------------------------------------------------------

    static bool[] Came(Topology topology, Packet[] packets, Interpreter interpreter)
    {
        var script = new Wiring(topology).Script(packets.Where(static it => it.From is null).Select(static it => $"{it.Source}"));
        var questions = string.Concat(packets.Select(it => JsonSerializer.Serialize(new
        {
            from = it.From is null ? "inet" : $"h-{it.From.Handle}",
            to = $"h-{it.To.Handle}",
            family = it.IsV4 ? 4 : 6,
            source = $"{it.Source}",
            destination = $"{it.Destination}",
            protocol = (int)it.Protocol,
            port = it.Port,
            ephemeral = it.Ephemeral,
            expected = interpreter.Of(it).Passed == Passed.Yes,
        }) + "\n"));
        var folder = Directory.CreateTempSubdirectory("glacis-kernel-");
        try
        {
            File.WriteAllText(Path.Combine(folder.FullName, "wire.sh"), script);
            File.WriteAllText(Path.Combine(folder.FullName, "packets.jsonl"), questions);
            var (code, said, complaint) = Run(120_000, "unshare", "-Urnm", "bash", "-c", $"bash {folder.FullName}/wire.sh && exec python3 {Path.Combine(Expected.Root, "tests/Glacis.Tests/Networks/kernel.py")} <{folder.FullName}/packets.jsonl");
            Assert.True(code == 0, complaint);
            return [.. said.Split('\n', StringSplitOptions.RemoveEmptyEntries).Select(static it => JsonDocument.Parse(it).RootElement.GetProperty("passed").GetBoolean())];
        }
        finally
        {
            folder.Delete(recursive: true);
        }
    }

    static (int Code, string Said, string Complaint) Run(int milliseconds, string program, params string[] arguments)
    {
        using var process = Process.Start(new ProcessStartInfo(program, arguments) { RedirectStandardOutput = true, RedirectStandardError = true, UseShellExecute = false })!;
        var (said, complaint) = (process.StandardOutput.ReadToEndAsync(), process.StandardError.ReadToEndAsync());
        if (!process.WaitForExit(milliseconds)) process.Kill(entireProcessTree: true);
        process.WaitForExit();
        return (process.ExitCode, said.Result, complaint.Result);
    }

    // ---- whether it can be done here -----------------------------------------------------------------------------------------------

    static readonly Lazy<string?> WhyNot = new(static () =>
    {
        foreach (var program in new[] { "unshare", "ip", "nft", "bash", "python3" })
            if (!(Environment.GetEnvironmentVariable("PATH") ?? "").Split(Path.PathSeparator).Append("/usr/sbin").Any(folder => File.Exists(Path.Combine(folder, program)))) return $"{program} is not installed";
        var (code, _, complaint) = Run(10_000, "unshare", "-Urnm", "bash", "-c", "mount -t tmpfs none /run && mkdir /run/netns && ip netns add a && ip link add x type bridge && ip link add y netns a type veth peer name z && ip netns exec a nft add table inet t");
        return code == 0 ? null : string.Create(CultureInfo.InvariantCulture, $"network namespaces are not permitted here: {complaint.Trim()}");
    });
}
