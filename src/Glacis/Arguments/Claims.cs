// The checkers of claims, a table: each sort of claim against what there is to look at.
using System.Globalization;
using Glacis.Facts;
using Glacis.Inventory;
using Glacis.Verdicts;

namespace Glacis.Arguments;

/// <summary>Checks claims. Threads may share it.</summary>
public static class Claims
{
    /// <summary>What the specification calls negligible, where the claim does not say what is too much.</summary>
    public const double Negligible = 0.10;

    const int LongestDays = 365;

    internal static ClaimAnswer Of(Claim it, Argument argument, Looked at) => it.Kind switch
    {
        ClaimKind.NoSensitiveData => Sensitive.Of(it, at),
        ClaimKind.Performance => Performance(it),
        ClaimKind.NotReachable => Reach(it, argument, at),
        ClaimKind.NotStored => Stored(it, at),
        ClaimKind.CompensatingControl => Control(it, argument, at),
        ClaimKind.Temporary => Temporary(it, argument, at),
        _ => new(it, ClaimStanding.CannotBeChecked, "it is no sort of claim that can be checked here", []),
    };

    static ClaimAnswer Performance(Claim it)
    {
        if (it.Measured is not { } measured) return new(it, ClaimStanding.CannotBeChecked, "nobody measured it: what it costs with and without is not given", []);
        if (double.IsNaN(measured.Overhead)) return new(it, ClaimStanding.CannotBeChecked, "the measurement has no value to compare with", []);
        var limit = it.Tolerated ?? Negligible;
        var (ground, more) = (Ground(measured), Percent(measured.Overhead));
        return measured.Overhead < limit
            ? new(it, ClaimStanding.Refuted, $"the cost is minor: {more}, less than {Percent(limit)}{(it.Tolerated is null ? ", which counts as negligible where nobody says what is too much" : "")}", [ground])
            : new(it, ClaimStanding.Supported, $"it costs {more}, and {Percent(limit)} is what can be borne", [ground]);
    }

    static Ground Ground(Measured it) =>
        new(string.Create(CultureInfo.InvariantCulture, $"{it.Before:0.###} {it.Unit} without, {it.After:0.###} {it.Unit} with: {Percent(it.Overhead)} more"), new Declaration($"the measurement {it.By}"));

    // Access by policy is judged; the paths of the network are not, so that a pass is half an answer.
    static ClaimAnswer Reach(Claim it, Argument argument, Looked at)
    {
        Verdict[] open = [.. at.Others.Where(verdict => IsAbout(verdict, argument.Resource) && verdict.Requirement == Requirement.AccessIsRestricted)];
        Ground[] against = [.. open.Where(static verdict => verdict.Outcome == Outcome.Fail).Select(Ground)];
        if (against.Length > 0) return new(it, ClaimStanding.Refuted, $"somebody is let in: {against[0].Says}", against);
        return new(it, ClaimStanding.CannotBeChecked,
            open.Length > 0 ? "its policy lets nobody in who is not meant; which paths of the network lead there was not judged" : "neither policies nor paths of the network were read for it",
            [.. open.Where(static verdict => verdict.Outcome == Outcome.Pass).Select(Ground)]);
    }

    static ClaimAnswer Stored(Claim it, Looked at) => at.Copies.Count > 0
        ? new(it, ClaimStanding.Refuted, string.Create(CultureInfo.InvariantCulture, $"{at.Copies.Count} cop{(at.Copies.Count == 1 ? "y lies" : "ies lie")} on disk: {at.Copies[0].Name}"), [.. at.Copies.Select(static copy => new Ground($"the copy {copy.Name}", copy.Source))])
        : new(it, ClaimStanding.CannotBeChecked, at.HasRecording ? "no copy was found; whether the store writes to disk by itself was not read" : "no recording was given in which copies could be looked for", []);

    static ClaimAnswer Control(Claim it, Argument argument, Looked at)
    {
        if (it.Attestation is { } id) return Attested(it, id, at);
        if (it.Check is not { } check) return new(it, ClaimStanding.CannotBeChecked, "it names no check and no attestation that could show the other control", []);
        // A control that guards something else passes its check just as well.
        if (it.Resource is { } other && other != argument.Resource && other != at.Finding?.Resource.Id) return new(it, ClaimStanding.CannotBeChecked, $"whether a control of {other} guards {argument.Resource} no check can tell: attest it", []);
        Verdict[] verdicts = [.. at.Others.Where(verdict => verdict.Check == check && IsAbout(verdict, it.Resource ?? argument.Resource))];
        Ground[] grounds = [.. verdicts.Select(Ground)];
        return verdicts switch
        {
            [] => new(it, ClaimStanding.CannotBeChecked, $"no verdict of {check} on {it.Resource ?? argument.Resource} was found", []),
            _ when Array.Exists(verdicts, static verdict => verdict.Outcome == Outcome.Fail) => new(it, ClaimStanding.Refuted, "the other control fails its own check", grounds),
            _ when Array.TrueForAll(verdicts, static verdict => verdict.Outcome == Outcome.Pass) => new(it, ClaimStanding.Supported, "the other control passes its check", grounds),
            _ => new(it, ClaimStanding.CannotBeChecked, "the check of the other control came to no pass", grounds),
        };
    }

    static ClaimAnswer Attested(Claim it, string id, Looked at)
    {
        if (at.Intent.Attestations.FirstOrDefault(entry => entry.Id == id) is not { } entry) return new(it, ClaimStanding.CannotBeChecked, $"the configuration has no attestation {id}", []);
        if (!at.Intent.Attestations.Any(its => its.Id == id && SpeaksOf(its.Match, at.Finding))) return new(it, ClaimStanding.CannotBeChecked, $"{id} speaks of something else", [new($"the attestation {id}", entry.Source)]);
        var ground = new Ground($"{entry.Author} attested: {entry.Statement}", entry.Source);
        return entry.Expires < at.Today
            ? new(it, ClaimStanding.Refuted, $"the attestation {id} has expired on {Day(entry.Expires)}", [ground])
            : new(it, ClaimStanding.Supported, $"{id} stands for it until {Day(entry.Expires)}", [ground]);
    }

    // A match by tag cannot be told from a verdict, and is none.
    static bool SpeaksOf(Match match, Verdict? finding) =>
        finding?.Resource is { } it && match.Tag is null && Fits(match.Id, it.Id) && Fits(match.Name, it.Name) && Fits(match.Account, it.Account) && Fits(match.Region, it.Region) && Fits(match.Kind, it.Kind)
        && (match.Environment is not { } environment || Words.Of(environment) == it.Environment);

    static bool Fits(string? pattern, string text) => pattern is null || Matching.Glob(pattern, text);

    // A promise to end is as good as the one before it.
    static ClaimAnswer Temporary(Claim it, Argument argument, Looked at)
    {
        if (at.Intent.Exceptions.FirstOrDefault(entry => entry.Check == argument.Check && entry.Expires < at.Today && (entry.Match.Name == argument.Resource || entry.Match.Id == argument.Resource || entry.Match.Id == at.Finding?.Resource.Id)) is { } before)
            return new(it, ClaimStanding.Refuted, $"it was accepted before, by {before.Id} until {Day(before.Expires)}, and is still there", [new($"the exception {before.Id}", before.Source)]);
        if (it.Until is not { } until) return new(it, ClaimStanding.CannotBeChecked, "it names no day at which it ends", []);
        var ground = new Ground($"until {Day(until)}", new Declaration("the argument"));
        if (until < at.Today) return new(it, ClaimStanding.Refuted, $"{Day(until)} is over", [ground]);
        return until > at.Today.AddDays(LongestDays)
            ? new(it, ClaimStanding.Refuted, $"{Day(until)} is more than {LongestDays} days away, which is not temporary", [ground])
            : new(it, ClaimStanding.Supported, $"it ends on {Day(until)}, and the exception with it", [ground]);
    }

    /// <summary>Whether a verdict is about the resource of that id or name, or whose id ends with it.</summary>
    public static bool IsAbout(Verdict verdict, string resource) =>
        verdict.Resource.Id == resource || verdict.Resource.Name == resource || verdict.Resource.Id.EndsWith($":{resource}", StringComparison.Ordinal) || verdict.Resource.Id.EndsWith($"/{resource}", StringComparison.Ordinal);

    // The last thing that was looked at decided; its place is the verdict's.
    static Ground Ground(Verdict it) =>
        new($"{it.Check} on {it.Resource.Name}: {Words.Spoken(it.Outcome)}, {it.Reason}", it.Lines.Count > 0 ? it.Lines[^1].Source : new Observation($"verdict {it.Id}", it.Confidence), it.Lines.Count > 0 ? it.Lines[^1].Field : "");

    static string Day(DateOnly day) => day.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture);

    static string Percent(double share) => (Math.Round(share * 1000) / 10).ToString("0.# '%'", CultureInfo.InvariantCulture);
}
