// May a client speak with the database in the clear? That the database can speak TLS proves nothing.
using Glacis.Certificates;
using Glacis.Inventory;
using Glacis.Verdicts;

namespace Glacis.Checks.Transit;

/// <summary>A database demands TLS of its clients.</summary>
public sealed class DatabaseDemandsTls : Check<DatabaseEndpoint>
{
    public override About About { get; } = new(
        "database-demands-tls", "Databases demand TLS", Requirement.DataInTransitIsEncrypted, "Encryption in transit",
        "Most drivers speak in the clear unless they are told otherwise, passwords and all.")
    {
        Crosswalk = new() { Nist = "SC-8 SC-8(1)", Pci = "4.2.1", Iso = "A.8.24", Hipaa = "164.312(e)(1) 164.312(e)(2)(ii)" },
    };

    protected override Judgement Judge(DatabaseEndpoint it, Reasoning why)
    {
        if (!why.Saw(it.DecidedBy, out var cluster, "who decides")) return why.CannotTell();
        if (cluster is not null) return why.DoesNotApply($"the parameters of {cluster} decide, and are judged there");
        if (!why.Saw(it.Parameters, out _, "group of parameters")) return why.CannotTell();
        if (!why.Saw(why.Asked<ParameterGroups>().Of(it), out var demand, "is TLS demanded")) return why.CannotTell();
        return demand == TlsDemand.Demanded
            ? why.Passes("clients have to speak TLS")
            : why.Fails(Severity.Medium, "clients may speak with it in the clear", "turn on the parameter that demands TLS (force_ssl, require_secure_transport), once all clients speak it");
    }
}
