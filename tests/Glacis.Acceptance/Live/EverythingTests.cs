// Two accounts with everything that Glacis looks at, one set up right and one wrong, collected from the emulator and judged: each verdict that is written down holds, and nothing else fails where all is right.
using Glacis.Acceptance.Faults;
using Glacis.Clouds.Tests.Support;
using Glacis.Facts;
using Glacis.Outputs;
using Glacis.Tests.Support;
using Glacis.Verdicts;
using Xunit;

namespace Glacis.Acceptance.Live;

/// <summary>A verdict that is expected, as a line of <c>Everything/*.txt</c> has it: side, check, kind, name, outcome and perhaps its severity.</summary>
sealed record ExpectedVerdict(string Side, string Check, string Kind, string Name, string Outcome)
{
    internal static ExpectedVerdict Of(string line) => line.Split("  ", StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries) is [var side, var check, var kind, var name, var outcome]
        ? new(side, check, kind, name, outcome) : throw new FormatException($"five columns, two blanks apart: {line}");

    internal bool IsAbout(Verdict it) => it.Check == Check && it.Resource.Kind == Kind && it.Resource.Name == Name;

    internal bool Holds(Verdict it) => Outcome == (Outcome.Contains('/', StringComparison.Ordinal) ? $"{Words.Of(it.Outcome)}/{Words.Of(it.Severity)}" : Words.Of(it.Outcome));
}

/// <summary>Both accounts, judged once for all tests.</summary>
public sealed class TwoAccounts : IAsyncLifetime
{
    internal static readonly string Folder = Path.Combine(Expected.Root, "tests/Glacis.Acceptance/Live/Everything");

    readonly Scratch scratch = new();

    internal Dictionary<string, Verdict[]> Judged { get; } = new(StringComparer.Ordinal);

    internal string Bundle(string side) => scratch.In(side);

    public async ValueTask InitializeAsync()
    {
        foreach (var side in (string[])["right", "wrong"]) Judged[side] = await JudgeAsync(side);
    }

    async Task<Verdict[]> JudgeAsync(string side)
    {
        await using var moto = await Moto.StartAsync(("MOTO_EC2_LOAD_DEFAULT_AMIS", "false"));
        Assert.Equal(["filled"], await Python.LinesAsync($"{Folder}/fill.py", [], moto.Url, side));
        using var proxy = await Proxied.StartAsync(moto.Url, Path.Combine(Folder, side), Path.Combine(Folder, "common"));
        File.Copy(Path.Combine(Folder, "glacis.yaml"), scratch.In("glacis.yaml"), overwrite: true);
        var said = await Cli.RunAsync(scratch.Path, proxy.Url, "assess", "aws", "--region", "us-east-1", "--region", "eu-west-1", "-o", side);
        Assert.True(said.Code is 0 or 3 or 4, said.ToString());
        using var lines = File.OpenRead(scratch.In($"{side}/{VerdictLine.FileName}"));
        return [.. VerdictReader.ReadAll(lines)];
    }

    public ValueTask DisposeAsync()
    {
        scratch.Dispose();
        return ValueTask.CompletedTask;
    }
}

public sealed class EverythingTests(TwoAccounts accounts, Support.Acme acme) : IClassFixture<TwoAccounts>, IClassFixture<Support.Acme>
{
    [Fact]
    public void The_page_of_coverage_is_told_from_the_verdicts_and_has_no_empty_cell()
    {
        var coverage = new Coverage([.. accounts.Judged.Values.SelectMany(static it => it), .. acme.Verdicts]);
        Expected.MatchesAt("docs/coverage.md", coverage.Page());
        Assert.True(coverage.Faults.Count == 0, string.Join("\n", coverage.Faults));
    }

    public static TheoryData<string> Areas => [.. Directory.EnumerateFiles(TwoAccounts.Folder, "*.txt").Select(static it => Path.GetFileNameWithoutExtension(it)).Order(StringComparer.Ordinal)];

    static ExpectedVerdict[] Lines(string area) => [.. File.ReadLines(Path.Combine(TwoAccounts.Folder, $"{area}.txt")).Where(static it => it.Length > 0 && it[0] != '#').Select(ExpectedVerdict.Of)];

    [Theory]
    [MemberData(nameof(Areas))]
    public void Each_verdict_that_is_written_down_holds(string area)
    {
        var wrong = Lines(area).SelectMany(Faults).ToArray();
        Assert.True(wrong.Length == 0, string.Join("\n", wrong));
    }

    IEnumerable<string> Faults(ExpectedVerdict expected)
    {
        var found = accounts.Judged[expected.Side].Where(expected.IsAbout).ToArray();
        if (found.Length == 0) yield return $"{expected}: no verdict about it";
        foreach (var it in found.Where(it => !expected.Holds(it))) yield return $"{expected}: {Words.Of(it.Outcome)}/{Words.Of(it.Severity)}, {it.Reason}";
    }

    [Fact]
    public void Nothing_else_fails_in_the_account_that_is_set_up_right()
    {
        var known = Areas.SelectMany(static it => Lines(it.Data)).Where(static it => it.Side == "right").ToArray();
        var others = accounts.Judged["right"].Where(static it => it.Outcome == Outcome.Fail).Where(it => !known.Any(line => line.IsAbout(it)))
            .Select(static it => $"{it.Check}  {it.Resource.Kind}  {it.Resource.Name}: {Words.Of(it.Severity)}, {it.Reason}").Order(StringComparer.Ordinal).ToArray();
        Assert.True(others.Length == 0, string.Join("\n", others));
    }
}
