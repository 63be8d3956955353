// What classification adds to a resource between reading and judging.
using Glacis.Facts;
using Glacis.Inventory;

namespace Glacis.Classification;

/// <summary>Settles environment, regulations, class of data, and who renews certificates. Threads may share it.</summary>
public sealed class Settled(Estate estate) : IEngine<Settled>
{
    readonly Environments environments = estate.Engine<Environments>();
    readonly DataClasses data = estate.Engine<DataClasses>();
    readonly ILookup<string, Machine> machines = estate.Kept<Machine>().ToLookup(static it => it.Handle, StringComparer.Ordinal);

    public static Settled From(Estate estate) => new(estate);

    /// <summary>The same resource with its environment, regulations and class of data.</summary>
    public Resource Of(Resource it)
    {
        it = it with { Environment = environments.Of(it) };
        if (it is NetworkInterface standing) it = it with { Environment = it.Environment.Or(OfMachine(standing)).Or(it.Environment) };
        if (it is Snapshot copy && copy.CopyOf.Peek(out var origin) && origin is not null) it = Inherited(copy, origin);
        it = it with { Regulations = RegulationsOf(it) };
        return it switch
        {
            DataHolder { Data.IsKnown: false } holder => holder with { Data = data.Of(holder) },
            Placement place => place with { Data = data.Of(place) },
            ResourcePolicy policy => policy with { Data = data.Of(policy) },
            Certificate certificate => certificate with { Renewer = RenewerOf(certificate) },
            _ => it,
        };
    }

    // Interfaces are seldom tagged; what they belong to is.
    Fact<DeploymentEnvironment> OfMachine(NetworkInterface it) =>
        it.User.Peek(out var user) && user.Sort == Occupant.Machine && machines[user.Handle].FirstOrDefault() is { } machine ? environments.Of(machine) : it.Environment;

    // What a copy's own tags and declarations do not say, its origin tells better than its name.
    Snapshot Inherited(Snapshot copy, string origin)
    {
        if (copy.Environment.Source is not (Declaration or Unknown { Why: not Ignorance.NothingTells }))
            copy = copy with { Environment = Better(estate.Sightings.EnvironmentOf(origin), copy.Environment) };
        var own = data.Of(copy);
        return own.Source is Conclusion ? copy with { Data = Better(estate.Sightings.DataOf(origin), own) } : copy with { Data = own };
    }

    // What could not be read of the origin is not made up for by the copy's name; what nobody ever told is.
    static Fact<T> Better<T>(Fact<T> origins, Fact<T> own) => origins.Source is Unknown { Why: Ignorance.NothingTells } ? own : origins;

    Fact<Regulations> RegulationsOf(Resource it)
    {
        List<string>? ids = null;
        Declaration? by = null;
        foreach (var rule in estate.Intent.Regulations)
        {
            if (!rule.Match.Fits(it, out var open)) continue;
            if (open is not null) return Fact.Unknown<Regulations>(open);
            (ids ??= []).Add(rule.Value);
            by ??= rule.Source;
        }
        return ids is null ? Fact.Known(Regulations.None, Undeclared) : Fact.Known(new Regulations(ids), by!);
    }

    Fact<string?> RenewerOf(Certificate it)
    {
        foreach (var rule in estate.Intent.Renewers)
            if (rule.Match.Fits(it, out var open)) return open is null ? Fact.Known<string?>(rule.Value, rule.Source) : Fact.Unknown<string?>(open);
        return Fact.Known<string?>(null, Undeclared);
    }

    static readonly Declaration Undeclared = new("glacis.yaml, by naming none");
}
