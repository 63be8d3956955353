// What groups of parameters demand of those that connect.
using Glacis.Facts;
using Glacis.Inventory;

namespace Glacis.Certificates;

/// <summary>Groups of parameters. Threads may share it.</summary>
public sealed class ParameterGroups : IEngine<ParameterGroups>
{
    readonly Estate estate;

    ParameterGroups(Estate estate) => this.estate = estate;

    public static ParameterGroups From(Estate estate) => new(estate);

    /// <summary>Whether the group that a database names demands TLS.</summary>
    public Fact<TlsDemand> Of(DatabaseEndpoint it) => it.Parameters.Peek(out var id) && id is not null && estate.Find(new Ref<ParameterGroup>(id), null, out var group, out _) ? group.Tls
        : Fact.Unknown<TlsDemand>(estate.Missing<ParameterGroup>(it.Account, it.Region) ?? new(Ignorance.NotListed, "its group of parameters is not among those that were listed"));
}
