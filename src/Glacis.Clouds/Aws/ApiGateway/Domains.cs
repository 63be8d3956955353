// Domain names of API Gateway. The list of the first API holds those of the second, too.
using Glacis.Clouds.Collecting;
using Glacis.Facts;
using Glacis.Inventory;
using Glacis.Recordings;

namespace Glacis.Clouds.Aws.ApiGateway;

/// <summary>Custom domains of REST, HTTP and WebSocket APIs.</summary>
public sealed class Domains : Collector
{
    static readonly Kind Domain = new("AWS::ApiGateway::DomainName", "API domain");

    static readonly string[] Places = ["certificateArn", "regionalCertificateArn"];

    public override Call Root { get; } = Call.List("apigateway", "GetDomainNames", "items").Needs("apigateway:GET");

    public override Turn Turn => Turn.Kept;

    public override IEnumerable<Resource> Read(Item item)
    {
        if (!item.Text("domainName").Peek(out var name)) yield break;
        var certificates = Places.Select(it => item.Text(it).Shown()).Where(static it => it.Length > 0).Distinct(StringComparer.Ordinal).ToArray();
        yield return new Listener(item.Text("domainNameArn").Shown($"arn:{Arn.PartitionOf(item.Region)}:apigateway:{item.Region}::/domainnames/{name}"))
        {
            Kind = Domain,
            Name = name,
            Account = item.Account,
            Region = item.Region,
            Tags = Fact.Unknown<Tags>(Ignorance.NotForeseen, "the answer has its tags in a form that this build does not read", item.Source),
            Speaks = item.Source.Concludes(ListenerSpeech.Https, "domains of APIs speak HTTPS and nothing else"),
            InTheClear = item.Source.Concludes(ClearText.Never, "domains of APIs speak HTTPS and nothing else"),
            Oldest = item.OneOf("securityPolicy",
                ("TLS_1_0", TlsVersion.Tls10), ("TLS_1_2", TlsVersion.Tls12), ("SecurityPolicy_TLS13_1_3_2025_09", TlsVersion.Tls13), ("SecurityPolicy_TLS13_1_3_FIPS_2025_09", TlsVersion.Tls13),
                ("SecurityPolicy_TLS13_1_2_PFS_PQ_2025_09", TlsVersion.Tls12), ("SecurityPolicy_TLS13_1_2_FIPS_PQ_2025_09", TlsVersion.Tls12), ("SecurityPolicy_TLS13_1_2_FIPS_PFS_PQ_2025_09", TlsVersion.Tls12),
                ("SecurityPolicy_TLS13_1_2_PQ_2025_09", TlsVersion.Tls12), ("SecurityPolicy_TLS13_1_2_2021_06", TlsVersion.Tls12), ("SecurityPolicy_TLS13_2025_EDGE", TlsVersion.Tls13),
                ("SecurityPolicy_TLS12_PFS_2025_EDGE", TlsVersion.Tls12), ("SecurityPolicy_TLS12_2018_EDGE", TlsVersion.Tls12)),
            Policy = item.Text("securityPolicy").Map<string?>(static it => it),
            Certificate = item.Has("domainName").Map(_ => certificates.Length > 0 ? CertificatePresence.Present : CertificatePresence.Missing),
            Port = item.Source.Concludes(443, "domains of APIs listen there"),
            IsPublic = item.Has("endpointConfiguration.types").Map(_ => !item.Items("endpointConfiguration.types").Any(static it => it.Text().Shown() == "PRIVATE")),
            Certificates = Many<string>.All(certificates, item.Source),
            Hosts = Many<string>.All([name], item.Source),
            Rules = Many<ListenerRule>.All([], item.Source),
            Balancer = item.Source.Concludes<string?>(null, "it stands on its own"),
        };
    }
}
