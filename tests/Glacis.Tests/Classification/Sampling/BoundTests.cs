// What finding nothing is worth: against the numbers of the textbooks, brute sums, and simulated worlds.
using CsCheck;
using Glacis.Classification.Sampling;
using Xunit;

namespace Glacis.Tests.Classification.Sampling;

public sealed class BoundTests
{
    [Theory]
    [InlineData(10, 0.95, 0.2589)]
    [InlineData(10, 0.99, 0.3690)]
    [InlineData(59, 0.95, 0.0495)]
    [InlineData(299, 0.95, 0.0100)]
    [InlineData(1, 0.95, 0.95)]
    public void Nothing_in_so_many_leaves_so_much(long looked, double confidence, double most) => Assert.Equal(most, Bound.Upper(looked, 0, confidence), 4);

    [Theory]
    [InlineData(10, 1, 0.3942)]
    [InlineData(100, 5, 0.1023)]
    [InlineData(20, 20, 1.0)]
    public void Some_hits_leave_so_much(long looked, long hits, double most) => Assert.Equal(most, Bound.Upper(looked, hits), 4);

    [Theory]
    [InlineData(0.10, 29, 44)]
    [InlineData(0.05, 59, 90)]
    [InlineData(0.02, 149, 228)]
    [InlineData(0.01, 299, 459)]
    [InlineData(0.001, 2995, 4603)]
    public void So_many_have_to_be_looked_at(double share, long usual, long surer) => Assert.Equal((usual, surer), (Bound.Needed(share), Bound.Needed(share, 0.99)));

    [Theory]
    [InlineData(100, 96)]
    [InlineData(1000, 258)]
    [InlineData(10_000, 294)]
    public void Of_few_fewer(long population, long needed) => Assert.InRange(Bound.Needed(population, 0.01), needed - 1, needed);

    [Theory]
    [InlineData(0.01, 0.096)]
    [InlineData(0.05, 0.401)]
    [InlineData(0.10, 0.651)]
    public void Ten_files_notice_so_often(double share, double chance) => Assert.Equal(chance, Bound.Chance(10, share), 3);

    [Fact]
    public void A_bound_falls_with_looking_and_rises_with_hits() =>
        Gen.Select(Gen.Long[1, 2000], Gen.Long[0, 50]).Where(static (looked, hits) => hits < looked).Sample(static (looked, hits) =>
            Bound.Upper(looked + 1, hits) <= Bound.Upper(looked, hits) + 1e-8 && Bound.Upper(looked, hits) <= Bound.Upper(looked, Math.Min(hits + 1, looked)) + 1e-8 && Bound.Upper(looked, hits) >= hits / (double)looked, threads: 1);

    // 1,000 worlds of 10,000 contents; the share in each is seeded. The bound must hold in 95 % of them.
    [Fact]
    public void The_bound_holds_as_often_as_it_says()
    {
        var (random, held) = (new Random(7), 0);
        for (var world = 0; world < 1000; world++)
        {
            var share = random.NextDouble() * 0.1;
            var hits = Enumerable.Range(0, 200).Count(_ => random.NextDouble() < share);
            if (share <= Bound.Upper(200, hits)) held++;
        }
        Assert.InRange(held, 930, 1000);
    }
}
