// What groups of parameters demand of those that connect.
using Glacis.Facts;
using Glacis.Inventory;

namespace Glacis.Certificates;

/// <summary>Groups of parameters. Threads may share it.</summary>
public sealed class ParameterGroups : IEngine<ParameterGroups>
{
    readonly Estate estate;
    readonly Dictionary<(string Account, string Region, string Name), ParameterGroup> listed;

    ParameterGroups(Estate estate) =>
        (this.estate, listed) = (estate, estate.Kept<ParameterGroup>().GroupBy(static it => (it.Account, it.Region, it.Name)).ToDictionary(static it => it.Key, static it => it.First()));

    public static ParameterGroups From(Estate estate) => new(estate);

    /// <summary>Whether the group that a database names demands TLS.</summary>
    public Fact<TlsDemand> Of(DatabaseEndpoint it) => it.Parameters.Peek(out var name) && name is not null && listed.TryGetValue((it.Account, it.Region, name), out var group) ? group.Tls
        : Fact.Unknown<TlsDemand>(estate.Missing<ParameterGroup>(it.Account, it.Region) ?? new(Ignorance.NotListed, "its group of parameters is not among those that were listed"));
}
