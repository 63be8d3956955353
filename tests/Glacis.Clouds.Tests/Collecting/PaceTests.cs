// The pace: a burst, then the rate; half of it when throttled, and slowly back. One question keeps its own within its service's.
using Glacis.Clouds.Aws;
using Glacis.Clouds.Collecting;
using Xunit;

namespace Glacis.Clouds.Tests.Collecting;

public sealed class PaceTests
{
    readonly Hand clock = new();

    [Fact]
    public void After_a_burst_each_question_waits_behind_those_before_it()
    {
        var pace = new Pace(new(10, 2), clock);
        Assert.Equal([0, 0, 100, 200], Waits(pace, 4));
        clock.Advance(1000);
        Assert.Equal([0, 0, 100], Waits(pace, 3));
    }

    [Fact]
    public void Throttled_it_halves_to_a_sixteenth_at_the_least()
    {
        var pace = new Pace(new(10, 1), clock);
        pace.Heed(throttled: true);
        Assert.Equal([0, 200], Waits(pace, 2));
        for (var i = 0; i < 20; i++) pace.Heed(throttled: true);
        clock.Advance(100_000);
        Assert.Equal([0, 1600], Waits(pace, 2));
    }

    [Fact]
    public void It_recovers_by_a_fiftieth_an_answer()
    {
        var pace = new Pace(new(10, 1), clock);
        pace.Heed(throttled: true);
        for (var i = 0; i < 24; i++) pace.Heed(throttled: false);
        Assert.InRange(Waits(pace, 2)[1], 101, 103);
        for (var i = 0; i < 10; i++) pace.Heed(throttled: false);
        clock.Advance(100_000);
        Assert.Equal([0, 100], Waits(pace, 2));
    }

    [Fact]
    public void One_question_keeps_its_own_pace_within_that_of_its_service()
    {
        var all = new Pace(new(10, 3), clock);
        var (one, other) = (new Pace(new(5, 1), clock, all), new Pace(Rate.Unlimited, clock, all));
        Assert.Equal([0, 200], Waits(one, 2));
        Assert.Equal([0, 100], Waits(other, 2));
        Assert.Equal([400], Waits(one, 1));
    }

    [Fact]
    public void No_operation_is_asked_without_a_limit()
    {
        using var cloud = new AwsCloud(new AwsOptions());
        var calls = typeof(Collector).Assembly.GetTypes().Where(static it => it is { IsAbstract: false } && it.IsSubclassOf(typeof(Collector))).SelectMany(static it => ((Collector)Activator.CreateInstance(it)!).Root.AndFurther);
        foreach (var call in calls)
            Assert.True(double.IsFinite(cloud.RateOf(call.Service).PerSecond) || double.IsFinite(cloud.RateOf(call.Service, call.Operation).PerSecond), call.Name);
    }

    [Fact]
    public void A_configured_limit_is_for_all_operations_together()
    {
        using var cloud = new AwsCloud(new AwsOptions { RequestsPerSecond = 6 });
        Assert.Equal([new(6, 6), new(5, 6)], new[] { cloud.RateOf("kinesis"), cloud.RateOf("cloudtrail") });
    }

    [Fact]
    public void What_has_no_limit_never_waits() => Assert.True(new Pace(Rate.Unlimited, clock).WaitAsync(TestContext.Current.CancellationToken).IsCompletedSuccessfully);

    static int[] Waits(Pace pace, int questions) => [.. Enumerable.Range(0, questions).Select(_ => (int)Math.Round(pace.Taken().TotalMilliseconds))];

    sealed class Hand : TimeProvider
    {
        long now;

        public override long TimestampFrequency => 1000;

        public override long GetTimestamp() => now;

        internal void Advance(long milliseconds) => now += milliseconds;
    }
}
