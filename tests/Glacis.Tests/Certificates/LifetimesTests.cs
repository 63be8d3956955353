// When a certificate has to be renewed, and how long a public one may last.
using Glacis.Certificates;
using Glacis.Verdicts;
using Xunit;

namespace Glacis.Tests.Certificates;

public sealed class LifetimesTests
{
    static readonly DateTimeOffset From = new(2026, 1, 1, 0, 0, 0, TimeSpan.Zero);

    // A third of the lifetime or 30 days, whichever is smaller; late below a ninth, once it is due.
    [Theory]
    [InlineData(90, 30, Stage.Due)]
    [InlineData(90, 30.1, Stage.Current)]
    [InlineData(90, 10, Stage.Due)]
    [InlineData(90, 9.9, Stage.Late)]
    [InlineData(90, 0, Stage.Late)]
    [InlineData(90, -0.1, Stage.Expired)]
    [InlineData(90, 90.1, Stage.NotYetValid)]
    [InlineData(47, 15.7, Stage.Current)]
    [InlineData(47, 15.6, Stage.Due)]
    [InlineData(47, 5.2, Stage.Late)]
    [InlineData(398, 30.1, Stage.Current)]
    [InlineData(398, 29.9, Stage.Late)]
    [InlineData(3650, 31, Stage.Current)]
    [InlineData(6, 2.1, Stage.Current)]
    [InlineData(6, 1.9, Stage.Due)]
    public void Stages(double days, double left, Stage stage) => Assert.Equal(stage, Lifetimes.StageAt(From, From.AddDays(days), From.AddDays(days - left)));

    [Theory]
    [InlineData(Stage.Current, Severity.None)]
    [InlineData(Stage.Due, Severity.Medium)]
    [InlineData(Stage.Late, Severity.High)]
    [InlineData(Stage.NotYetValid, Severity.High)]
    [InlineData(Stage.Expired, Severity.Critical)]
    public void How_bad_a_stage_is(Stage stage, Severity severity) => Assert.Equal(severity, Lifetimes.SeverityOf(stage));

    [Theory]
    [InlineData(2017, 12, 31, null)]
    [InlineData(2018, 3, 1, 825)]
    [InlineData(2020, 9, 1, 398)]
    [InlineData(2026, 3, 14, 398)]
    [InlineData(2026, 3, 15, 200)]
    [InlineData(2027, 3, 15, 100)]
    [InlineData(2029, 3, 15, 47)]
    public void Days_that_a_public_one_may_last(int year, int month, int day, int? days) => Assert.Equal(days, Lifetimes.MostDays(new(year, month, day, 0, 0, 0, TimeSpan.Zero)));
}
