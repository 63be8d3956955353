// Boxes against their points.
using CsCheck;
using Glacis.Sets;
using Xunit;

namespace Glacis.Tests.Sets;

public sealed class SpaceTests
{
    // Up to three dimensions; one of them may need more than one word of bits.
    static readonly Gen<int[]> Sizes = Gen.Select(Gen.Int[1, 4], Gen.Int[1, 3], Gen.OneOf(Gen.Int[1, 3], Gen.Int[63, 66])).Select(static it => new[] { it.Item1, it.Item2, it.Item3 });

    static Box BoxOf(Space space, int seed)
    {
        var (box, state) = (space.Everything, (uint)seed);
        for (var dimension = 0; dimension < space.Sizes.Count; dimension++)
            box = space.With(box, dimension, _ => ((state = state * 1664525 + 1013904223) >> 16) % 3 != 0);
        return box;
    }

    static IEnumerable<(int, int, int)> Points(Space space, Box box) =>
        from one in space.Cells(box, 0) from two in space.Cells(box, 1) from three in space.Cells(box, 2) select (one, two, three);

    [Fact]
    public void What_is_left_are_the_points_that_none_of_the_others_has_each_once() => Gen.Select(Sizes, Gen.Int, Gen.Int.Array[0, 4]).Sample(
        static (sizes, seed, others) =>
        {
            var space = new Space(sizes);
            var (box, without) = (BoxOf(space, seed), others.Select(it => BoxOf(space, it)).ToArray());
            var (left, budget) = (new List<(int, int, int)>(), 100_000);
            Assert.True(space.Rest(box, without, ref budget, part =>
            {
                Assert.False(space.IsEmpty(part));
                left.AddRange(Points(space, part));
                return true;
            }));
            var expected = Points(space, box).Except(without.SelectMany(it => Points(space, it))).Order();
            Assert.Equal(expected, left.Order());
        }, iter: 1000);

    [Fact]
    public void Whoever_wants_no_more_gets_no_more() => Gen.Select(Sizes, Gen.Int, Gen.Int.Array[0, 4]).Sample(
        static (sizes, seed, others) =>
        {
            var (space, times, budget) = (new Space(sizes), 0, 100_000);
            Assert.True(space.Rest(BoxOf(space, seed), [.. others.Select(it => BoxOf(space, it))], ref budget, _ => ++times < 1));
            Assert.InRange(times, 0, 1);
        }, iter: 300);

    [Fact]
    public void Beyond_the_budget_there_is_no_answer()
    {
        var space = new Space([.. Enumerable.Repeat(2, 24)]);
        Box[] without = [.. Enumerable.Range(0, 12).Select(it => space.With(space.With(space.Everything, 2 * it, static cell => cell == 0), 2 * it + 1, static cell => cell == 0))];
        var budget = 1000;
        Assert.False(space.Rest(space.Everything, without, ref budget, static _ => true));
    }

    [Fact]
    public void Boxes_meet_in_the_points_of_both() => Gen.Select(Sizes, Gen.Int, Gen.Int).Sample(
        static (sizes, one, other) =>
        {
            var space = new Space(sizes);
            var (a, b) = (BoxOf(space, one), BoxOf(space, other));
            Assert.Equal(Points(space, a).Intersect(Points(space, b)).Order(), Points(space, Space.And(a, b)).Order());
            Assert.Equal(!Points(space, a).Any(), space.IsEmpty(a));
            Assert.Equal(Enumerable.Range(0, 3).Select(it => space.Cells(a, it).Count() == sizes[it]), Enumerable.Range(0, 3).Select(it => space.IsWhole(a, it)));
        }, iter: 500);
}
