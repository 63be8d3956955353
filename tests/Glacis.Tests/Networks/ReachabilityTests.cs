// The engine against what is documented, row by row, and against the interpreter, packet by packet.
using System.Globalization;
using Glacis.Networks;
using Xunit;

namespace Glacis.Tests.Networks;

public sealed class ReachabilityTests
{
    // A million are asked where somebody wants to know; in CI as many as take some seconds.
    static int Packets => int.TryParse(Environment.GetEnvironmentVariable("GLACIS_PACKETS"), NumberStyles.None, CultureInfo.InvariantCulture, out var many) ? many : 200_000;

    public static TheoryData<string> Complaints => [.. Of(Documented.Complaints).Keys];

    public static TheoryData<string> Outside => [.. Of(Documented.Outside).Keys];

    public static TheoryData<string> Inside => [.. Of(Documented.Inside).Keys];

    static Dictionary<string, Row> Of(IEnumerable<Row> rows) => rows.Select(static (row, at) => (row, at)).ToDictionary(static it => $"{it.at + 1}. {it.row.Sentence}", static it => it.row, StringComparer.Ordinal);

    [Theory]
    [MemberData(nameof(Complaints))]
    public void What_others_got_wrong(string sentence) => Holds(Of(Documented.Complaints)[sentence]);

    [Theory]
    [MemberData(nameof(Outside))]
    public void From_the_internet(string sentence) => Holds(Of(Documented.Outside)[sentence]);

    [Theory]
    [MemberData(nameof(Inside))]
    public void Between_interfaces(string sentence) => Holds(Of(Documented.Inside)[sentence]);

    static void Holds(Row row) => Assert.Equal(row.Answer, Reachability.From(Nouns.Estate(row.Street.All)).Of(row.Packet));

    // Who asks why is told what whoever asks how much is told.
    [Fact]
    public void A_journey_ends_as_the_sets_say()
    {
        for (var seed = 0; seed < 250; seed++)
        {
            var (topology, random) = (Topologies.Of(seed), new Random(seed));
            var (engine, journeys) = (Reachability.From(topology.Estate), Journeys.From(topology.Estate));
            for (var tries = 0; tries < 40; tries++)
            {
                if (topology.Packet(random) is not { } packet) continue;
                var to = engine.Spots(packet.To)[0];
                var told = packet.From is { } from ? journeys.Tell(engine.Spots(from)[0], to, packet.Service) : journeys.Tell(Origin.Internet, to, packet.Service, Nouns.Block($"{packet.Source}"));
                Assert.True(engine.Of(packet) == told.Reachable, $"seed {seed}: {packet}: the sets say {engine.Of(packet)}, the journey {told.Reachable}");
                Assert.Equal(told.Reachable == Reach.No, told.Blockers.Count > 0);
            }
        }
    }

    [Fact]
    public void Random_packets_are_decided_as_the_rules_read()
    {
        var faults = new List<string>();
        for (var (seed, asked) = (0, 0); asked < Packets; seed++)
        {
            var topology = Topologies.Of(seed);
            var (random, interpreter, engine) = (new Random(seed), new Interpreter(topology.Estate), Reachability.From(topology.Estate));
            for (var tries = 0; tries < 60; tries++)
            {
                if (topology.Packet(random) is not { } packet) continue;
                asked += topology.Ephemerals.Count;
                var (said, read) = (engine.Of(packet), interpreter.OfAll(packet, topology.Ephemerals, out var trip));
                if (!Opinion.Agree(said, read, trip)) faults.Add($"seed {seed}: {packet}: the engine says {said}, the rules {read}, {trip}");
            }
        }
        Assert.True(faults.Count == 0, $"{faults.Count}\n{string.Join('\n', faults.Take(40))}");
    }
}
