// Bytes that somebody made to hurt: no crash, no hang, and never a pass that was not there before.
using System.Diagnostics;
using CsCheck;
using Glacis.Certificates;
using Xunit;
using static Glacis.Tests.Certificates.Mint;

namespace Glacis.Tests.Certificates;

public sealed class HostileDerTests
{
    // What was found, or thought of, once: kept, so that it stays answered.
    static readonly string[] Corpus =
    [
        "", "30", "3000", "3080", "30800000", "3084ffffffff", "30847fffffff00", "308000000000", "ff", "1f808080808080808001", "30030101ff", "3006300030000300", "30053003020100", "0500",
        "30820004a003020102", "3012300d06092a864886f70d0101010500030100", "301006072a8648ce3d020106052b8104002203", "a003020102", "30060201000201ff", "300c06032a03040603551d0f0500",
    ];

    public static TheoryData<string> Kept => [.. Corpus];

    [Theory]
    [MemberData(nameof(Kept))]
    public void What_was_kept_is_answered(string hex)
    {
        var bytes = Convert.FromHexString(hex);
        var root = Root();
        Assert.False(Answered(new(bytes, [bytes], Trust(root), "example.com", Now, Lists: [bytes])).IsValid);
        Assert.True(Answered(new(Leaf(root).Der(), [bytes], new([new(bytes, false), .. Trust(root).All]), "example.com", Now, Lists: [bytes])).IsValid);
    }

    static readonly byte[][] Seeds = Seeded();

    static byte[][] Seeded()
    {
        var root = Root().With(Constraints([Named("example.com")], [Named("bad.example.com")]));
        var middle = Intermediate(root).With(UnderPolicies("1.2.3")).With(Access(false, "http://ca.example/ca.crt"));
        var leaf = Leaf(middle).With(Points(Named("http://ca.example/1.crl")));
        return [leaf.Der(), middle.Der(), root.Der(), List(middle, [[1, 2, 3]], extensions: Scope([Named("http://ca.example/1.crl")]))];
    }

    // A byte changed, cut, doubled, or put in, somewhere in the leaf, the intermediate, the root or the list. A change is noticed, or was in what nobody signs.
    [Fact]
    public void A_change_anywhere_is_answered() => Gen.Select(Gen.Int[0, 3], Gen.Int[0, 3], Gen.Int[0, 5000], Gen.Byte).Sample(
        static (which, how, where, what) =>
        {
            var parts = Seeds.Select(static it => (ReadOnlyMemory<byte>)it).ToArray();
            parts[which] = Changed(Seeds[which], how, where, what);
            var answer = Answered(new(parts[0], [parts[1]], new([new(parts[2], false)]), "example.com", Now, Lists: [parts[3]]));
            if (which < 2 && !parts[which].Span.SequenceEqual(Seeds[which])) Assert.False(answer.IsValid, $"part {which}, change {how} at {where} to {what}");
        },
        iter: 4_000, threads: 1);

    static byte[] Changed(byte[] from, int how, int where, byte what)
    {
        var at = where % from.Length;
        return how switch
        {
            0 => [.. from[..at], what, .. from[(at + 1)..]],
            1 => from[..at],
            2 => [.. from[..at], what, .. from[at..]],
            _ => [.. from[..at], .. from[at..], .. from[at..]],
        };
    }

    [Fact]
    public void Noise_is_answered() => Gen.Byte.Array[0, 600].Sample(
        static bytes => Assert.False(Answered(new(bytes, [bytes], new([new(bytes, false)]), "example.com", Now, Lists: [bytes])).IsValid), iter: 3_000, threads: 1);

    [Fact]
    public void Depth_and_size_cost_little()
    {
        var deep = Enumerable.Repeat((byte)0x30, 200_000).ToArray();
        var wide = new byte[4 << 20];
        var watch = Stopwatch.StartNew();
        Assert.False(Answered(new(deep, [wide], Trust(Root()), "example.com", Now)).IsValid);
        Assert.False(Answered(new(wide, [deep], Trust(Root()), "example.com", Now)).IsValid);
        Assert.True(watch.Elapsed < TimeSpan.FromSeconds(10), $"{watch.Elapsed}");
    }

    // Twenty authorities that all signed each other: more ways than anybody can walk.
    [Fact]
    public void A_tangle_ends()
    {
        var all = Enumerable.Range(0, 20).Select(static it => Root($"CN=A{it}")).ToArray();
        var tangle = from one in all from other in all where !ReferenceEquals(one, other) select (ReadOnlyMemory<byte>)Intermediate(one, other.Subject, other.Key).Der();
        var watch = Stopwatch.StartNew();
        Assert.False(Answered(new(Leaf(all[0]).Der(), [.. tangle], Trust(Root("CN=Elsewhere")), "example.com", Now)).IsValid);
        Assert.True(watch.Elapsed < TimeSpan.FromSeconds(30), $"{watch.Elapsed}");
    }

    // ---- each extension, mutated --------------------------------------------------------------------------------------------------------

    public static TheoryData<string, int> Extensions
    {
        get
        {
            var rows = new TheoryData<string, int>();
            foreach (var (who, draft) in Drafts())
                for (var at = 0; at < draft.Extensions.Count; at++) rows.Add(who, at);
            return rows;
        }
    }

    static (string Who, Draft Draft)[] Drafts()
    {
        var root = Root();
        var middle = Intermediate(root);
        return [("root", root), ("intermediate", middle), ("leaf", Leaf(middle))];
    }

    [Theory]
    [MemberData(nameof(Extensions))]
    public void An_extension_that_is_no_DER_or_stands_twice_is_never_passed(string who, int at)
    {
        foreach (var change in new Func<Ext, Ext[]>[]
        {
            static it => [it with { Value = [0x04, 0x05, 1] }], static it => [it with { Value = [] }], static it => [it with { Value = [.. it.Value, 0] }], static it => [it, it],
        })
        {
            var answer = Answered(With(who, at, change));
            Assert.False(answer.IsValid, $"{who}, extension {at}");
        }
    }

    [Theory]
    [MemberData(nameof(Extensions))]
    public void Without_an_extension_or_with_another_criticality_there_is_an_answer(string who, int at)
    {
        Assert.NotNull(Answered(With(who, at, static _ => [])));
        Assert.NotNull(Answered(With(who, at, static it => [it with { Critical = !it.Critical }])));
    }

    static ChainQuestion With(string who, int at, Func<Ext, Ext[]> change)
    {
        var root = Mutated(Root(), who == "root", at, change);
        var middle = Mutated(Intermediate(root), who == "intermediate", at, change);
        return new(Mutated(Leaf(middle), who == "leaf", at, change).Der(), [middle.Der()], Trust(root), "example.com", Now);
    }

    static Draft Mutated(Draft it, bool isMeant, int at, Func<Ext, Ext[]> change) =>
        isMeant ? it with { Extensions = [.. it.Extensions.SelectMany((one, index) => index == at ? change(one) : [one])] } : it;

    static ChainAnswer Answered(ChainQuestion question) => ChainValidator.Answer(question);
}
