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

/// <summary>What is held of every way to fail. Each class of them is a thread.</summary>
public abstract class Denials(Undisturbed undisturbed) : IClassFixture<Undisturbed>, IDisposable
{
    private protected Scratch Scratch { get; } = new();

    private protected Undisturbed Undisturbed => undisturbed;

    public void Dispose()
    {
        Scratch.Dispose();
        GC.SuppressFinalize(this);
    }

    // What a list does not name nobody can judge: lists at the root, and those beneath.
    static readonly string[] Lists = [.. Parts.Unchecked.Collectors.SelectMany(static it => it.Root.AndFurther.Where(call => call == it.Root || call.Items is not null)).Select(static it => it.Name).Distinct(StringComparer.Ordinal).Order(StringComparer.Ordinal)];

    private protected static string[] Operations { get; } = [.. Parts.Unchecked.Collectors.SelectMany(static it => it.Root.AndFurther).Select(static it => it.Name).Distinct(StringComparer.Ordinal).Order(StringComparer.Ordinal)];

    // A bucket's policy is a text: every body is one, and what it says is judged elsewhere.
    static bool CanBe(string operation, Fault fault) => operation != "s3:GetBucketPolicy" || fault is not (Fault.Malformed or Fault.Torn);

    private protected static TheoryData<string, Fault> By(params ReadOnlySpan<Fault> faults)
    {
        var cases = new TheoryData<string, Fault>();
        foreach (var fault in faults)
            foreach (var operation in Operations.Where(it => CanBe(it, fault))) cases.Add(operation, fault);
        return cases;
    }

    private protected async Task Fails(string operation, Fault fault)
    {
        using var cloud = new Failing(operation, fault);
        var ran = await Whole.RunAsync(Scratch, "out", cloud, Acme.Territories, Acme.Configuration);
        Assert.True(cloud.Hits > 0, $"the sample never asks {operation}");
        Holds(ran, operation);
    }

    private protected void Holds(Ran ran, string operation)
    {
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

public sealed class RefusalTests(Undisturbed undisturbed) : Denials(undisturbed)
{
    public static TheoryData<string, Fault> Each => By(Fault.Denied, Fault.Throttled);

    [Theory]
    [MemberData(nameof(Each))]
    public Task No_verdict_becomes_a_pass_or_a_fail(string operation, Fault fault) => Fails(operation, fault);
}

public sealed class BrokenAnswerTests(Undisturbed undisturbed) : Denials(undisturbed)
{
    public static TheoryData<string, Fault> Each => By(Fault.Malformed, Fault.Torn);

    [Theory]
    [MemberData(nameof(Each))]
    public Task No_verdict_becomes_a_pass_or_a_fail(string operation, Fault fault) => Fails(operation, fault);
}

public sealed class LostAnswerTests(Undisturbed undisturbed) : Denials(undisturbed)
{
    public static TheoryData<string, Fault> Each => By(Fault.ServerError, Fault.TimedOut, Fault.SecondPageLost);

    [Theory]
    [MemberData(nameof(Each))]
    public Task No_verdict_becomes_a_pass_or_a_fail(string operation, Fault fault) => Fails(operation, fault);
}

public sealed class NeverAskedTests(Undisturbed undisturbed) : Denials(undisturbed)
{
    public static TheoryData<string> Each => [.. Operations];

    [Fact]
    public void The_sample_asked_again_is_judged_as_it_was()
    {
        var before = Whole.Judge(Scratch, "before", Acme.Folder);
        Assert.Equal(3, before.Code);
        foreach (var (id, then) in before.Verdicts)
            Assert.Equal((then.Outcome, then.Severity, then.Reason), (Undisturbed.Ran.Verdicts[id].Outcome, Undisturbed.Ran.Verdicts[id].Severity, Undisturbed.Ran.Verdicts[id].Reason));
    }

    // A recording of a version that did not ask this question: nothing in it says that it was left out.
    [Theory]
    [MemberData(nameof(Each))]
    public void Answers_that_were_never_recorded_are_not_known(string operation)
    {
        Rewriting.Without(operation, Undisturbed.Recording, Scratch.In("recording"));
        Holds(Whole.Judge(Scratch, "out", Scratch.In("recording")), operation);
    }
}
