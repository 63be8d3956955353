// May a client speak with a cache, a search domain or a broker in the clear, and do its members?
using Glacis.Inventory;
using Glacis.Verdicts;

namespace Glacis.Checks.Transit;

/// <summary>A store demands TLS 1.2 or newer of its clients, and its members speak it with one another.</summary>
public sealed class StoreDemandsTls : Check<StoreEndpoint>
{
    public override About About { get; } = new(
        "store-demands-tls", "Caches, search domains and brokers demand TLS", Requirement.DataInTransitIsEncrypted, "Encryption in transit",
        "What is taken out of an encrypted store passes the network in the clear, unless the store itself refuses to speak so.")
    {
        Crosswalk = new() { Nist = "SC-8 SC-8(1)", Pci = "4.2.1", Iso = "A.8.24", Hipaa = "164.312(e)(1) 164.312(e)(2)(ii)" },
    };

    protected override Judgement Judge(StoreEndpoint it, Reasoning why)
    {
        if (!why.Saw(it.Clients, out var clients, "is TLS demanded")) return why.CannotTell();
        if (clients == TlsDemand.Optional) return why.Fails(Severity.Medium, "clients may speak with it in the clear", "demand TLS, once all clients speak it");
        if (!why.Saw(it.Members, out var members, "how its members speak")) return why.CannotTell();
        if (members == MemberSpeech.InTheClear) return why.Fails(Severity.Medium, "its members speak with one another in the clear", "turn on encryption between its members");
        if (!why.Saw(it.Oldest, out var oldest, "oldest version accepted")) return why.CannotTell();
        return oldest switch
        {
            TlsVersion.Ssl3 or TlsVersion.Tls10 or TlsVersion.Tls11 => why.Fails(Severity.Medium, "clients may speak a version of TLS older than 1.2", "choose a policy that accepts TLS 1.2 and newer only"),
            TlsVersion.Tls12 or TlsVersion.Tls13 => why.Passes("clients have to speak TLS 1.2 or newer"),
            _ => why.NotForeseen(),
        };
    }
}
