// Whether clients of OpenSearch have to speak TLS, which, and whether its nodes do among themselves.
using Glacis.Clouds.Collecting;
using Glacis.Facts;
using Glacis.Inventory;
using Glacis.Recordings;

namespace Glacis.Clouds.Aws.OpenSearch;

/// <summary>Domains, as clients meet them.</summary>
public sealed class Endpoints : Collector
{
    static readonly Kind Endpoint = new("Glacis::OpenSearch::Endpoint", "OpenSearch endpoint");

    public override Call Root { get; } = DomainPolicies.Listed;

    public override IEnumerable<Resource> Read(Item item)
    {
        if (!item.Text("DomainName").Peek(out var name)) yield break;
        var status = item.Of(DomainPolicies.Description).Root;
        const string Options = "DomainStatus.DomainEndpointOptions", Nodes = "DomainStatus.NodeToNodeEncryptionOptions";
        var (https, among) = (status.Flag($"{Options}.EnforceHTTPS"), status.Flag($"{Nodes}.Enabled"));
        var isDescribed = status.Has("DomainStatus").Peek(out var has) && has;
        yield return item.Spoken(Endpoint, DomainPolicies.ArnOf(item, name), name, item.Of(DomainPolicies.Labelling).Tags("TagList"), (isDescribed ? https.OrWhenSilent(false) : https).Demands(), (isDescribed ? among.OrWhenSilent(false) : among).Among()) with
        {
            Oldest = status.OneOf($"{Options}.TLSSecurityPolicy", ("Policy-Min-TLS-1-0-2019-07", TlsVersion.Tls10), ("Policy-Min-TLS-1-2-2019-07", TlsVersion.Tls12), ("Policy-Min-TLS-1-2-PFS-2023-10", TlsVersion.Tls12), ("Policy-Min-TLS-1-2-RFC9151-FIPS-2024-08", TlsVersion.Tls12)),
        };
    }
}
