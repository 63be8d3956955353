// Resources for the tables of checks, and what a check said of one: outcome, severity and reason in a line, or the whole trace.
using System.Text;
using Glacis.Facts;
using Glacis.Inventory;
using Glacis.Verdicts;

namespace Glacis.Tests.Checks;

static class Asking
{
    internal static readonly Kind Thing = new("Test::Thing", "thing");

    internal static readonly Place At = new(new("test:Describe", "1", "here", new('a', 64), "segments/1/here/test-0001.seg", 3), "Items", 0);

    internal static readonly Unknown Denied = new(Ignorance.Denied, "not allowed to ask");

    internal static Fact<T> Known<T>(T value) => Fact.Known(value, At, "Field");

    internal static Fact<T> Lost<T>() => Fact.Unknown<T>(Denied);

    /// <summary>Known, or lost where there is no value.</summary>
    internal static Fact<T> Maybe<T>(T? value) where T : struct => value is { } known ? Known(known) : Lost<T>();

    internal static Fact<string?> NotElsewhere => Known<string?>(null);

    internal static Fact<Ref<EncryptionKey>> KeyNamed(string id) => Known(new Ref<EncryptionKey>(id));

    /// <summary>A class of data as people write it in a table: <c>restricted</c>, <c>restricted, inferred</c>, <c>restricted, observed</c>, <c>?</c>.</summary>
    internal static Fact<DataClass> Data(string written)
    {
        if (written == "?") return Lost<DataClass>();
        var parts = written.Split(", ");
        var data = Words.TryRead<DataClass>(parts[0], out var known) ? known : throw new ArgumentException(written, nameof(written));
        return Fact.Known<DataClass>(data, parts.ElementAtOrDefault(1) switch { "inferred" => new Conclusion("by environment", 0.6, [At]), "observed" => new Observation("sampled", 0.9), _ => new Declaration("tag classification", At) });
    }

    internal static DataStore Store() => new("store")
    {
        Kind = Thing, Name = "store", Account = "1", Region = "here", StorageOf = NotElsewhere, ReplicaOf = NotElsewhere, Replicas = Many<Replica>.All([], At), Regulations = Known(Regulations.None),
        Environment = Known(DeploymentEnvironment.Production), Data = Data("restricted"), AtRest = Known(AtRest.CustomerKey),
    };

    internal static Snapshot Snapshot() => new("snapshot")
    {
        Kind = Thing, Name = "snapshot", Account = "1", Region = "here", CopyOf = Known<string?>("store"), IsPublic = Known(false), Environment = Known(DeploymentEnvironment.Production), Data = Data("restricted"), AtRest = Known(AtRest.CustomerKey),
    };

    internal static EncryptionKey Key(string id = "key") => new(id)
    {
        Kind = Thing, Name = id, Account = "1", Region = "here", Manager = Known(KeyManager.Customer), State = Known(KeyState.Enabled), Material = Known(KeyMaterial.Symmetric), Origin = Known(KeyOrigin.Service), ReplicaOf = NotElsewhere,
        Created = Known(World.Now.AddYears(-3)), Rotates = Known(true), RotationDays = Known(365), Rotations = Many<DateTimeOffset>.All([World.Now.AddDays(-100)], At),
    };

    internal static Verdict Asked<C>(Resource it, Intent? intent = null, params Resource[] kept) where C : Check, new() =>
        new Judging(new Estate(kept, intent ?? Intent.None, Known(World.Now), static _ => Denied), [new C()]).Judge(it).Single();

    internal static string Said<C>(Resource it, Intent? intent = null, params Resource[] kept) where C : Check, new()
    {
        var verdict = Asked<C>(it, intent, kept);
        return $"{Words.Of(verdict.Outcome)} {Words.Of(verdict.Severity)}: {verdict.Reason}";
    }

    /// <summary>The whole reasoning, a line each, as a reader would check it.</summary>
    internal static string Trace(Verdict verdict)
    {
        var text = new StringBuilder();
        foreach (var line in verdict.Lines) text.Append($"{line.Phase} | {line.Question} | {(line.Source is Unknown unknown && !line.Supposed ? $"? {unknown.Words}" : $"{(line.Supposed ? "supposed " : "")}{Words.Say(line.Answer)}")}\n");
        return text.Append($"= {Words.Of(verdict.Outcome)} {Words.Of(verdict.Severity)}: {verdict.Reason}").ToString();
    }
}
