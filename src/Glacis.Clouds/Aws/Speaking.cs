// Where stores are spoken to, as most services describe it.
using Glacis.Facts;
using Glacis.Inventory;
using Glacis.Recordings;

namespace Glacis.Clouds.Aws;

static class Speaking
{
    /// <summary>Where a store is spoken to; TLS 1.2 is the least that the provider's own endpoints take (SDK reference guide, "TLS").</summary>
    internal static StoreEndpoint Spoken(this Item item, Kind kind, string id, string name, Fact<Tags> tags, Fact<TlsDemand> clients, Fact<MemberSpeech> members) => new(id)
    {
        Kind = kind,
        Name = name,
        Account = item.Account,
        Region = item.Region,
        Tags = tags,
        Clients = clients,
        Members = members,
        Oldest = item.Source.Concludes(TlsVersion.Tls12, "the service takes nothing older than TLS 1.2"),
    };

    internal static Fact<TlsDemand> Demands(this Fact<bool> tls) => tls.Map(static yes => yes ? TlsDemand.Demanded : TlsDemand.Optional);

    internal static Fact<MemberSpeech> Among(this Fact<bool> encrypted) => encrypted.Map(static yes => yes ? MemberSpeech.Encrypted : MemberSpeech.InTheClear);

    internal static Fact<MemberSpeech> Unchosen(this Item item) => item.Source.Concludes(MemberSpeech.Unchosen, "the provider keeps it to itself");
}
