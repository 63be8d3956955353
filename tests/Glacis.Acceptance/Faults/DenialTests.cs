// Each operation that any collector asks is made to fail in turn, in every way: nothing is called good or bad because of it.
using Glacis.Agent;
using Glacis.Clouds.Collecting;
using Glacis.Controls;
using Glacis.Outputs;
using Glacis.Recordings;
using Glacis.Verdicts;
using Xunit;

namespace Glacis.Acceptance.Faults;

/// <summary>The sample, judged whole, once.</summary>
public sealed class Undisturbed : IAsyncLifetime
{
    readonly Scratch scratch = new();

    internal Ran Ran { get; private set; } = null!;

    internal string Recording => scratch.In("acme-recording");

    public async ValueTask InitializeAsync() => Ran = await Whole.RunAsync(scratch, "acme", new Failing("", Fault.Denied), Acme.Territories, Acme.Configuration);

    public ValueTask DisposeAsync()
    {
        scratch.Dispose();
        return ValueTask.CompletedTask;
    }
}

public sealed class DenialTests(Undisturbed undisturbed) : IClassFixture<Undisturbed>, IDisposable
{
    readonly Scratch scratch = new();

    public void Dispose() => scratch.Dispose();

    // What a list does not name nobody can judge: lists at the root, and those beneath.
    static readonly string[] Lists = [.. Parts.Unchecked.Collectors.SelectMany(static it => it.Root.AndFurther.Where(call => call == it.Root || call.Items is not null)).Select(static it => it.Name).Distinct(StringComparer.Ordinal).Order(StringComparer.Ordinal)];

    static readonly string[] Operations = [.. Parts.Unchecked.Collectors.SelectMany(static it => it.Root.AndFurther).Select(static it => it.Name).Distinct(StringComparer.Ordinal).Order(StringComparer.Ordinal)];

    // A bucket's policy is a text: every body is one, and what it says is judged elsewhere.
    static bool CanBe(string operation, Fault fault) => operation != "s3:GetBucketPolicy" || fault is not (Fault.Malformed or Fault.Torn);

    public static TheoryData<string, Fault> Faults =>
        [.. Operations.SelectMany(static _ => Enum.GetValues<Fault>(), static (operation, fault) => (operation, fault)).Where(static it => CanBe(it.operation, it.fault))];

    public static TheoryData<string> Each => [.. Operations];

    [Fact]
    public void The_sample_asked_again_is_judged_as_it_was()
    {
        var before = Whole.Judge(scratch, "before", Acme.Folder);
        Assert.Equal(3, before.Code);
        foreach (var (id, then) in before.Verdicts)
            Assert.Equal((then.Outcome, then.Severity, then.Reason), (undisturbed.Ran.Verdicts[id].Outcome, undisturbed.Ran.Verdicts[id].Severity, undisturbed.Ran.Verdicts[id].Reason));
    }

    [Theory]
    [MemberData(nameof(Faults))]
    public async Task No_verdict_becomes_a_pass_or_a_fail(string operation, Fault fault)
    {
        using var cloud = new Failing(operation, fault);
        var ran = await Whole.RunAsync(scratch, "out", cloud, Acme.Territories, Acme.Configuration);
        Assert.True(cloud.Hits > 0, $"the sample never asks {operation}");
        HoldAgainst(ran, operation, mayVanish: Lists.Contains(operation, StringComparer.Ordinal));
        SaysSo(ran, operation);
    }

    // A recording of a version that did not ask this question: nothing in it says that it was left out.
    [Theory]
    [MemberData(nameof(Each))]
    public void Answers_that_were_never_recorded_are_not_known(string operation)
    {
        Rewriting.Without(operation, undisturbed.Recording, scratch.In("recording"));
        var ran = Whole.Judge(scratch, "out", scratch.In("recording"));
        HoldAgainst(ran, operation, mayVanish: Lists.Contains(operation, StringComparer.Ordinal));
        SaysSo(ran, operation);
    }

    void HoldAgainst(Ran ran, string operation, bool mayVanish)
    {
        var faults = new List<string>();
        foreach (var (id, now) in ran.Verdicts)
        {
            if (!undisturbed.Ran.Verdicts.TryGetValue(id, out var then)) faults.Add($"new: {Spoken(now)}");
            else if (now.Outcome == then.Outcome) Hold(now, then, faults);
            else if (now.Outcome != Outcome.Unknown) faults.Add($"was {then.Outcome}: {Spoken(now)}");
            else if (!Explains(now.Reason, operation)) faults.Add($"does not name {operation}: {Spoken(now)}");
        }
        if (!mayVanish) faults.AddRange(undisturbed.Ran.Verdicts.Values.Where(it => !ran.Verdicts.ContainsKey(it.Id)).Select(static it => $"gone: {Spoken(it)}"));
        Assert.True(faults.Count == 0, $"{faults.Count}:\n{string.Join('\n', faults.Take(12))}");
    }

    // Severity may drop only where the class of the data is less sure than it was: what is uncertain is never critical.
    static void Hold(Verdict now, Verdict then, List<string> faults)
    {
        if (now.Outcome == Outcome.Fail && now.Severity < then.Severity && SuretyOf(now) <= SuretyOf(then)) faults.Add($"severity was {then.Severity}: {Spoken(now)}");
    }

    // 0 is sure.
    static double SuretyOf(Verdict it) => it.Lines.Where(static line => line.Question == "data classification").Select(static line => line.Source is Facts.Unknown ? 1 : 1 - line.Source.Certainty).DefaultIfEmpty(0).Max();

    static bool Explains(string reason, string operation) => reason.Contains(operation[(operation.IndexOf(':', StringComparison.Ordinal) + 1)..], StringComparison.Ordinal);

    static string Spoken(Verdict it) => $"{it.Check} {it.Resource.Name}: {it.Outcome} {it.Severity}: {it.Reason}";

    static void SaysSo(Ran ran, string operation)
    {
        Assert.Equal(4, ran.Code);
        Assert.Contains("there may be more", ran.Report.Headlines[0], StringComparison.Ordinal);
        Assert.All(ran.Report.Standings.Controls, static it => Assert.Contains(it.Status, new[] { ControlStatus.NonCompliant, ControlStatus.Undetermined }));
        Assert.Contains(ran.Report.Unread, it => $"{it.Service}:{it.Operation}" == operation && it.Why.Length > 0);
        using var table = new MemoryStream();
        Runs.OutputOf("table", 200).Write(ran.Report, table);
        var text = System.Text.Encoding.UTF8.GetString(table.ToArray());
        Assert.Contains("COULD NOT BE LOOKED AT", text, StringComparison.Ordinal);
        Assert.Contains(operation, text, StringComparison.Ordinal);
    }
}
