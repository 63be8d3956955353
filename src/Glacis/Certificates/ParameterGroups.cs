// What groups of parameters demand of those that connect.
using Glacis.Facts;
using Glacis.Inventory;

namespace Glacis.Certificates;

/// <summary>Groups of parameters. Threads may share it.</summary>
public sealed class ParameterGroups : IEngine<ParameterGroups>
{
    readonly Estate estate;
    readonly Dictionary<string, ParameterGroup> listed;

    ParameterGroups(Estate estate) => (this.estate, listed) = (estate, estate.Kept<ParameterGroup>().ToDictionary(static it => it.Id, StringComparer.Ordinal));

    public static ParameterGroups From(Estate estate) => new(estate);

    /// <summary>Whether the group that a database names demands TLS.</summary>
    public Fact<TlsDemand> Of(DatabaseEndpoint it) => Group(it.Parameters) is { } group ? group.Tls : Fact.Unknown<TlsDemand>(WhyNot(it));

    /// <summary>Whether the group that decides what a log tells lets it tell who signed in; what no group decides is told.</summary>
    public Fact<bool> LogsSignIns(LogSource it) =>
        !it.Parameters.Peek(out var id) ? Fact.Unknown<bool>((Unknown)it.Parameters.Source)
        : id is null ? Fact.Known(true, it.Parameters.Source)
        : Group(it.Parameters) is { } group ? group.LogsSignIns : Fact.Unknown<bool>(WhyNot(it));

    ParameterGroup? Group(Fact<string?> named) => named.Peek(out var id) && id is not null ? listed.GetValueOrDefault(id) : null;

    Unknown WhyNot(Resource of) => estate.Missing<ParameterGroup>(of.Account, of.Region) ?? new(Ignorance.NotListed, "its group of parameters is not among those that were listed");
}
