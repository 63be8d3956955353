// An argument weighed: each claim's answer, what is demanded against what it costs, and a decision that a person can check.
using System.Globalization;
using Glacis.Facts;
using Glacis.Inventory;
using Glacis.Verdicts;

namespace Glacis.Arguments;

/// <summary>What an argument comes to.</summary>
public enum Decision
{
    Accept,
    Reject,
    NeedsAPerson,
}

/// <summary>An exception that is ready to be entered.</summary>
public sealed record ReadyEntry(string Id, string Check, string Resource, string Reason, string Owner, string ApprovedBy, DateOnly Expires, string? Ticket);

/// <summary>An argument with all that was found out about it.</summary>
/// <param name="Severity">How bad the finding is with what is known now.</param>
/// <param name="Likelihood">How likely an auditor is to write it down.</param>
/// <param name="Cost">What meeting the demand costs, as far as anybody measured.</param>
/// <param name="Confidence">As sure as the weakest thing that the decision rests on; 0 where a person has to decide.</param>
/// <param name="Entry">The exception, where it is accepted.</param>
public sealed record Evaluation(
    Argument Argument, Looked Looked, IReadOnlyList<ClaimAnswer> Claims, Decision Decision, IReadOnlyList<string> Reasons, Severity Severity, double Likelihood, string Cost, double Confidence, ReadyEntry? Entry)
{
    const int MediumDays = 180, LowDays = 365, DefaultDays = 90;

    /// <summary>Weighs an argument.</summary>
    public static Evaluation Of(Argument argument, Looked at)
    {
        ClaimAnswer[] claims = [.. argument.Claims.Select(it => Arguments.Claims.Of(it, argument, at))];
        var severity = SeverityOf(claims, at);
        var (decision, reason) = Decide(claims, severity, argument, at);
        var entry = decision == Decision.Accept ? EntryOf(argument, claims, severity, at) : null;
        return new(argument, at, claims, decision, [.. Said(claims, severity, at), reason, .. Shortened(argument, entry)], severity, Risk.Likelihood(at.Finding?.Outcome == Outcome.Unknown ? Outcome.Unknown : Outcome.Fail, severity, inferred: false), CostOf(claims), ConfidenceOf(decision, claims, at), entry);
    }

    static bool Is(ClaimAnswer it, ClaimKind kind, ClaimStanding standing) => it.Claim.Kind == kind && it.Standing == standing;

    // ---- how bad it is ----------------------------------------------------------------------------------------------------------

    // What was found out about the data goes through the one table again: sensitive data makes it worse, contents that were looked at may make it better.
    static Severity SeverityOf(ClaimAnswer[] claims, Looked at)
    {
        if (at.Finding is not { Outcome: Outcome.Fail } finding || finding.Requirement != Requirement.DataAtRestIsEncrypted) return at.Finding?.Severity ?? Severity.None;
        var environment = Words.TryRead<DeploymentEnvironment>(finding.Resource.Environment, out var known) ? known : DeploymentEnvironment.Production;
        if (claims.FirstOrDefault(static it => Is(it, ClaimKind.NoSensitiveData, ClaimStanding.Refuted)) is { } found)
            return Max(finding.Severity, Risk.AtRest(Guard.Nothing, new(DataClass.Restricted, SuretyOf(found), environment, Supposed: false), OwnKey.Required).Severity);
        return Array.Exists(claims, static it => Is(it, ClaimKind.NoSensitiveData, ClaimStanding.Supported))
            ? Risk.AtRest(Guard.Nothing, new(DataClass.Internal, Surety.Observed, environment, Supposed: false), OwnKey.Required).Severity
            : finding.Severity;
    }

    // Names in code are an inference, and uncertain is never critical.
    static Surety SuretyOf(ClaimAnswer found) => found.Certainty >= 0.9 ? Surety.Observed : Surety.Inferred;

    static Severity Max(Severity one, Severity other) => one > other ? one : other;

    // ---- the decision -----------------------------------------------------------------------------------------------------------

    static (Decision, string) Decide(ClaimAnswer[] claims, Severity severity, Argument argument, Looked at) => at.Finding?.Outcome switch
    {
        null when IsSensitive(claims) => (Decision.Reject, "sensitive data is stored, so the argument does not hold whatever the finding is"),
        null => (Decision.NeedsAPerson, at.HasRecording ? $"no verdict of {argument.Check} on {argument.Resource} is in the recording: what would be accepted is not known" : "no recording was given: what would be accepted is not known"),
        Outcome.Pass or Outcome.NotApplicable => (Decision.Reject, "there is nothing to accept: the check does not fail"),
        Outcome.Unknown => (Decision.NeedsAPerson, "whether there is a finding at all could not be told"),
        _ => Decide(claims, severity, Formal(argument, at.Today)),
    };

    static bool IsSensitive(ClaimAnswer[] claims) => Array.Exists(claims, static it => Is(it, ClaimKind.NoSensitiveData, ClaimStanding.Refuted));

    static (Decision, string) Decide(ClaimAnswer[] claims, Severity severity, List<string> missing)
    {
        var sustained = Array.Exists(claims, static it => it is { Standing: ClaimStanding.Supported, Claim.Kind: ClaimKind.NoSensitiveData or ClaimKind.CompensatingControl });
        var bounded = Array.Exists(claims, static it => Is(it, ClaimKind.Temporary, ClaimStanding.Supported));
        var refuted = Array.Exists(claims, static it => it.Standing == ClaimStanding.Refuted);
        return (severity, sustained, bounded, refuted) switch
        {
            _ when claims.Length == 0 => (Decision.NeedsAPerson, "nothing is claimed that could be checked"),
            _ when IsSensitive(claims) => (Decision.Reject, "sensitive data is stored, so what is demanded stands: it is to be done, not accepted"),
            (Severity.Critical, _, _, _) => (Decision.Reject, "a critical finding is mended, not accepted"),
            (_, false, _, true) => (Decision.Reject, "what the argument rests on does not hold, and nothing else carries it"),
            (_, true, _, true) => (Decision.NeedsAPerson, "part of the argument holds and part does not"),
            ( >= Severity.High, _, _, _) => (Decision.NeedsAPerson, "the finding is high: a person has to weigh it"),
            (_, false, false, _) or (Severity.Medium, false, true, _) => (Decision.NeedsAPerson, "no claim that could be checked carries the exception by itself"),
            _ when missing.Count > 0 => (Decision.NeedsAPerson, $"the claims hold, and the exception lacks {string.Join(" and ", missing)}"),
            _ => (Decision.Accept, "a claim that was checked carries the exception, and the finding is not high"),
        };
    }

    static List<string> Formal(Argument it, DateOnly today)
    {
        var missing = new List<string>();
        if (string.IsNullOrWhiteSpace(it.Owner)) missing.Add("an owner");
        if (string.IsNullOrWhiteSpace(it.ApprovedBy)) missing.Add("somebody who approves");
        else if (string.Equals(it.Owner?.Trim(), it.ApprovedBy.Trim(), StringComparison.OrdinalIgnoreCase)) missing.Add("an approver who is not the owner");
        if (it.Expires < today) missing.Add("a day that is still to come");
        return missing;
    }

    // ---- what is said of it -----------------------------------------------------------------------------------------------------

    static IEnumerable<string> Said(ClaimAnswer[] claims, Severity severity, Looked at)
    {
        if (at.Finding is { } finding)
            yield return $"what is demanded: {at.Demand}; of {finding.Resource.Name} it says {Words.Spoken(finding.Outcome)}{(severity == Severity.None ? "" : $", {Words.Spoken(severity)} with what is known now")}: {finding.Reason}";
        foreach (var it in claims.Where(static it => it.Standing == ClaimStanding.Refuted)) yield return $"{Words.Spoken(it.Claim.Kind)}: {it.Because}";
    }

    static string CostOf(ClaimAnswer[] claims) =>
        claims.FirstOrDefault(static it => it.Claim is { Kind: ClaimKind.Performance, Measured: not null } && it.Grounds.Count > 0) is { } measured ? measured.Grounds[0].Says : "what it costs was not measured; cost alone lifts no demand";

    static double ConfidenceOf(Decision decision, ClaimAnswer[] claims, Looked at)
    {
        if (decision == Decision.NeedsAPerson) return 0;
        ClaimAnswer[] carrying = [.. claims.Where(it => it.Standing == (decision == Decision.Reject ? ClaimStanding.Refuted : ClaimStanding.Supported))];
        var claim = carrying.FirstOrDefault(static it => it.Claim.Kind == ClaimKind.NoSensitiveData) ?? carrying.MaxBy(static it => it.Certainty);
        return Math.Round(Math.Min(SureOf(at.Finding, claim), claim?.Certainty ?? 1), 2);
    }

    // What the finding took the data to be is replaced by what was found out about it.
    static double SureOf(Verdict? finding, ClaimAnswer? claim) =>
        finding is null ? 1
        : claim?.Claim.Kind == ClaimKind.NoSensitiveData ? Verdicts.Confidence.Of(finding.Outcome, [.. finding.Lines.Where(static it => it.Answer is not DataClass)])
        : finding.Confidence;

    // ---- the entry --------------------------------------------------------------------------------------------------------------

    static ReadyEntry EntryOf(Argument it, ClaimAnswer[] claims, Severity severity, Looked at) =>
        new(it.Id, it.Check, at.Finding!.Resource.Id, ReasonOf(it, claims), it.Owner!.Trim(), it.ApprovedBy!.Trim(), ExpiryOf(it, severity, at.Today), it.Ticket);

    static string ReasonOf(Argument it, ClaimAnswer[] claims)
    {
        var holds = string.Join("; ", claims.Where(static claim => claim.Standing == ClaimStanding.Supported).Select(static claim => claim.Because));
        return it.Text.Length == 0 ? holds : $"{it.Text.Trim()} ({holds})";
    }

    static DateOnly ExpiryOf(Argument it, Severity severity, DateOnly today)
    {
        var latest = today.AddDays(severity >= Severity.Medium ? MediumDays : LowDays);
        var wanted = it.Expires ?? today.AddDays(DefaultDays);
        foreach (var claim in it.Claims)
            if (claim.Until is { } until && until >= today && until < wanted) wanted = until;
        return wanted > latest ? latest : wanted;
    }

    static IEnumerable<string> Shortened(Argument it, ReadyEntry? entry)
    {
        if (entry is not null && entry.Expires != it.Expires)
            yield return string.Create(CultureInfo.InvariantCulture, $"it is accepted until {entry.Expires:yyyy-MM-dd}: {(it.Expires is null ? "no day was named" : "the day that was named is later than the claims or the severity allow")}");
    }
}
