// The one table that decides how bad it is. docs/risk.md explains it; no other file types in a severity for data at rest, or for what is reached over networks.
using Glacis.Facts;
using Glacis.Inventory;

namespace Glacis.Verdicts;

/// <summary>What guards data at rest, in the three steps that risk knows.</summary>
public enum Guard
{
    Nothing,
    ProvidersKey,
    OwnKey,
}

/// <summary>What somebody on a network gets at.</summary>
public enum Reached
{
    /// <summary>Whatever listens, on every port.</summary>
    Everything,

    /// <summary>A shell or a remote desktop: who gets in there is in.</summary>
    Shell,

    /// <summary>A database, a cache or another store, by its own protocol.</summary>
    Store,

    /// <summary>What things are looked after by: consoles, agents, clusters among themselves.</summary>
    Admin,

    /// <summary>Pages in the clear, with nothing that redirects them.</summary>
    PlainWeb,

    /// <summary>Pages over TLS, or a redirect to them.</summary>
    Web,
    Other,
}

/// <summary>Who gets at it.</summary>
public enum ReachedBy
{
    /// <summary>So many addresses of the internet that nobody can have meant each of them.</summary>
    Everybody,

    /// <summary>Addresses of the internet that somebody named.</summary>
    NamedPublic,

    /// <summary>A private network as a whole: one's own, a peer's, premises.</summary>
    Private,
}

/// <summary>What is at stake: the class of data, how surely that is known, and the environment.</summary>
public readonly record struct Stakes(DataClass Data, Surety Surety, DeploymentEnvironment Environment, bool Supposed)
{
    /// <summary>Of something that holds no data itself.</summary>
    public static Stakes In(DeploymentEnvironment environment) => new(DataClass.Internal, Surety.Inferred, environment, false);

    internal bool IsSensitive => Data is DataClass.Restricted or DataClass.Confidential;
}

/// <summary>A row of the risk table.</summary>
public readonly record struct Risk(Outcome Outcome, Severity Severity)
{
    static readonly Risk Passes = new(Outcome.Pass, Severity.None), PassesWithAdvice = new(Outcome.Pass, Severity.Low), ConditionalLow = new(Outcome.Conditional, Severity.Low);

    static Risk Fails(Severity severity) => new(Outcome.Fail, severity);

    /// <summary>Data of a class at rest behind a guard.</summary>
    public static Risk AtRest(Guard guard, in Stakes at, OwnKey ownKey) => guard switch
    {
        Guard.Nothing => InTheClear(at),
        Guard.ProvidersKey => BehindTheProvidersKey(at, ownKey),
        _ => Passes,
    };

    static Risk InTheClear(in Stakes at) => (at.Data, at.Surety) switch
    {
        (DataClass.Restricted or DataClass.Confidential, Surety.Inferred) => Fails(Severity.High),
        (DataClass.Restricted, _) when at.Supposed => Fails(Severity.High),
        (DataClass.Restricted, _) => Fails(at.Environment == DeploymentEnvironment.Development ? Severity.High : Severity.Critical),
        (DataClass.Confidential, _) => Fails(Severity.High),
        (DataClass.Internal or DataClass.Anonymised, _) => Fails(Severity.Medium),
        _ => Fails(Severity.Low),
    };

    static Risk BehindTheProvidersKey(in Stakes at, OwnKey ownKey) => (at.Data, at.Surety) switch
    {
        (DataClass.Public, _) => Passes,
        (DataClass.Internal or DataClass.Anonymised or DataClass.Test, _) => PassesWithAdvice,
        _ when ownKey == OwnKey.Recommended => PassesWithAdvice,
        (_, Surety.Inferred) => ConditionalLow,
        _ => Fails(Severity.High),
    };

    /// <summary>Something that is reached over a network.</summary>
    public static Risk Exposed(Reached what, ReachedBy by, in Stakes at) => by switch
    {
        ReachedBy.Everybody => ToEverybody(what, at),
        ReachedBy.NamedPublic => ToNamed(what),
        _ => what is Reached.PlainWeb or Reached.Web or Reached.Other ? Passes : ConditionalLow,
    };

    static Risk ToEverybody(Reached what, in Stakes at) => what switch
    {
        Reached.Everything => Fails(Severity.Critical),
        Reached.Shell => Fails(at.Environment == DeploymentEnvironment.Production ? Severity.Critical : Severity.High),
        Reached.Store => Fails(at.IsSensitive && at is { Surety: not Surety.Inferred, Supposed: false } ? Severity.Critical : Severity.High),
        Reached.PlainWeb => Fails(at is { Data: DataClass.Restricted, Surety: not Surety.Inferred } ? Severity.High : Severity.Medium),
        Reached.Web => Passes,
        _ => Fails(Severity.High),
    };

    static Risk ToNamed(Reached what) => what switch
    {
        Reached.Everything or Reached.Store => Fails(Severity.Medium),
        Reached.Shell or Reached.Admin => new(Outcome.Conditional, Severity.Medium),
        Reached.PlainWeb => Fails(Severity.Low),
        Reached.Web => Passes,
        _ => PassesWithAdvice,
    };

    /// <summary>A flow to what keeps data that is open, and that nobody declared.</summary>
    public static Risk Undeclared(bool fromInternet) => Fails(fromInternet ? Severity.High : Severity.Medium);

    /// <summary>How likely an auditor is to write it down as a finding: a model, not a measurement.</summary>
    public static double Likelihood(Outcome outcome, Severity severity, bool inferred)
    {
        var surely = (outcome, severity) switch
        {
            (Outcome.Pass or Outcome.NotApplicable, Severity.None) => 0,
            (Outcome.Pass, _) => 0.05,
            (Outcome.Conditional, _) => 0.25,
            (Outcome.Excepted, _) => 0.10,
            (Outcome.Unknown, _) => 0.50,
            (_, Severity.Critical) => 0.95,
            (_, Severity.High) => 0.75,
            (_, Severity.Medium) => 0.40,
            (_, Severity.Low) => 0.15,
            _ => 0,
        };
        return inferred ? Math.Round(surely * 0.8, 2) : surely;
    }

    /// <summary>Whether somebody is to be told today. Uncertain is never critical, so never escalated.</summary>
    public static bool Escalates(Outcome outcome, Severity severity) => outcome == Outcome.Fail && severity == Severity.Critical;
}

/// <summary>How sure a verdict is: as sure as the weakest fact that it rests on.</summary>
public static class Confidence
{
    /// <summary>What a statement leaves open that nobody has attested yet.</summary>
    public const double OpenStatement = 0.90;

    /// <summary>What is left where a fact had to be supposed and every value gave the same outcome.</summary>
    public const double SupposedFact = 0.50;

    public static double Of(Outcome outcome, ReadOnlySpan<Line> lines)
    {
        if (outcome == Outcome.Unknown) return 0;
        var least = 1.0;
        foreach (ref readonly var line in lines)
            least = Math.Min(least, line.Supposed ? SupposedFact : line.Source is Unknown ? 1 : line.Source.Certainty);
        return Math.Round(outcome == Outcome.Conditional ? least * OpenStatement : least, 2);
    }
}
