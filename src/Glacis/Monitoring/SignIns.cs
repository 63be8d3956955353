// Whether a log tells who signed in: what is exported tells only what parameters let it tell.
using Glacis.Facts;
using Glacis.Inventory;

namespace Glacis.Monitoring;

/// <summary>Tells what parameters let logs tell. Threads may share it.</summary>
public sealed class SignIns : IEngine<SignIns>
{
    readonly Estate estate;

    SignIns(Estate estate) => this.estate = estate;

    public static SignIns From(Estate estate) => new(estate);

    /// <summary>Whether the group that decides what a log tells lets it tell who signed in; what no group decides is told.</summary>
    public Fact<bool> AreTold(LogSource it) =>
        !it.Parameters.Peek(out var id) ? Fact.Unknown<bool>((Unknown)it.Parameters.Source)
        : id is null ? Fact.Known(true, it.Parameters.Source)
        : estate.Find(new Ref<ParameterGroup>(id), null, out var group, out _) ? group.LogsSignIns
        : Fact.Unknown<bool>(estate.Missing<ParameterGroup>(it.Account, it.Region) ?? new(Ignorance.NotListed, "its group of parameters is not among those that were listed"));
}
