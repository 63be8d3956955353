// What the provider's documentation says of one packet, read by the interpreter: the second opinion has to be right before it is asked.
using System.Runtime.InteropServices;
using Xunit;

namespace Glacis.Tests.Networks;

public sealed class InterpreterTests
{
    public static TheoryData<string> Sentences => [.. Rows.Keys];

    static readonly Dictionary<string, Row> Rows = Documented.All.Select(static (row, at) => (row, at)).ToDictionary(static it => $"{it.at + 1}: {it.row.Sentence}", static it => it.row, StringComparer.Ordinal);

    [Theory]
    [MemberData(nameof(Sentences))]
    public void As_documented(string sentence)
    {
        var row = Rows[sentence];
        var reach = new Interpreter(Nouns.Estate(row.Street.All)).Of(row.Packet, row.Ephemerals, out var trip);
        Assert.True(reach == row.Answer, $"{reach}, {trip}: {row.Packet}");
    }

    // What random packets never meet they cannot tell anything about.
    [Fact]
    public void Random_packets_come_through_and_are_stopped_by_every_reason_there_is()
    {
        var (random, ends) = (new Random(7), new Dictionary<string, int>(StringComparer.Ordinal));
        for (var seed = 0; seed < 300; seed++)
        {
            var topology = Topologies.Of(seed);
            var interpreter = new Interpreter(topology.Estate);
            for (var asked = 0; asked < 100; asked++)
                if (topology.Packet(random) is { } packet) CollectionsMarshal.GetValueRefOrAddDefault(ends, $"{(packet.From is null ? "in" : "between")} {interpreter.Of(packet)}", out _)++;
        }
        string[] reasons =
        [
            "between Yes", "between No: the groups, out", "between No: the source's list, out", "between No: the road there", "between No: the list, in", "between No: the groups, in", "between No: the list, answers out", "between No: the road back",
            "between No: the source's list, answers in", "between Undecided: the road there", "between Undecided: the road back", "in Yes", "in No: no packet of the internet comes from there", "in No: the internet does not know the address",
            "in No: the region is shut", "in No: no internet gateway is attached", "in No: the list, in", "in No: the groups, in", "in No: the list, answers out", "in No: the road of answers", "in Undecided: the gateway's own table", "in Undecided: the road of answers",
        ];
        var seldom = reasons.Where(it => ends.GetValueOrDefault(it) < 15).Select(it => $"{ends.GetValueOrDefault(it)} {it}");
        Assert.Empty(seldom);
    }
}
