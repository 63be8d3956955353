// Sets of numbers against a bit for each number.
using CsCheck;
using Glacis.Sets;
using Xunit;

namespace Glacis.Tests.Sets;

public sealed class RangesTests
{
    static readonly Gen<Interval<byte>[]> Spans = Gen.Select(Gen.Byte, Gen.Byte).Select(static it => new Interval<byte>(it.Item1, it.Item2)).Array[0, 6];
    static readonly byte[] Numbers = [.. Enumerable.Range(0, 256).Select(static it => (byte)it)];

    static bool[] Brute(Interval<byte>[] spans) => [.. Numbers.Select(it => spans.Any(span => span.First <= it && it <= span.Last))];

    static void Same(Ranges<byte> set, Func<byte, bool> expected)
    {
        Assert.All(Numbers, it => Assert.Equal(expected(it), set.Contains(it)));
        Assert.Equal(Numbers.Count(expected), (int)set.Count);
        Assert.Equal(Numbers.Any(expected), !set.IsEmpty);
        for (var at = 1; at < set.Spans.Count; at++) Assert.True(set.Spans[at].First > set.Spans[at - 1].Last + 1, "two spans touch");
    }

    [Fact]
    public void Whatever_is_done_with_sets_is_done_with_each_number() => Gen.Select(Spans, Spans).Sample(
        static (one, other) =>
        {
            var (a, b, x, y) = (Ranges<byte>.Of(one), Ranges<byte>.Of(other), Brute(one), Brute(other));
            Same(a, it => x[it]);
            Same(a.Or(b), it => x[it] || y[it]);
            Same(a.And(b), it => x[it] && y[it]);
            Same(a.Not(), it => !x[it]);
            Same(a.Except(b), it => x[it] && !y[it]);
            Assert.Equal(Numbers.All(it => !x[it] || y[it]), a.IsSubsetOf(b));
        }, iter: 2000);

    [Fact]
    public void Equal_sets_are_equal_however_they_were_made() => Gen.Select(Spans, Spans).Sample(
        static (one, other) =>
        {
            var (a, b) = (Ranges<byte>.Of(one), Ranges<byte>.Of(other));
            Assert.Equal(a, a.Not().Not());
            Assert.Equal(a.Or(b), a.Not().And(b.Not()).Not());
            Assert.Equal(a, a.Except(b).Or(a.And(b)));
            Assert.Equal(a.GetHashCode(), a.Not().Not().GetHashCode());
        }, iter: 1000);

    [Theory]
    [InlineData("none")]
    [InlineData("22, 80-143", 80, 143, 22, 22)]
    [InlineData("0-255", 0, 100, 101, 255)]
    [InlineData("none", 7, 6)]
    public void Sets_are_written_shortly(string expected, params int[] ends) =>
        Assert.Equal(expected, $"{Ranges<byte>.Of(ends.Chunk(2).Select(static it => new Interval<byte>((byte)it[0], (byte)it[1])))}");
}
