// Distributions of CloudFront: a place where clients are let in, everywhere at once.
using Glacis.Clouds.Aws.Ec2;
using Glacis.Clouds.Collecting;
using Glacis.Facts;
using Glacis.Inventory;
using Glacis.Recordings;

namespace Glacis.Clouds.Aws.CloudFront;

/// <summary>Distributions, as clients meet them.</summary>
public sealed class Distributions : Collector
{
    static readonly Kind Distribution = new("AWS::CloudFront::Distribution", "CloudFront distribution");

    internal static readonly Call Tagged = Call.About("cloudfront", "ListTagsForResource").By("Resource", "ARN");

    // IAM's certificates are named by their ids, not by their ARNs.
    static readonly string[] Kept = ["ViewerCertificate.ACMCertificateArn", "ViewerCertificate.IAMCertificateId"];

    public override Call Root { get; } = Call.List("cloudfront", "ListDistributions", "DistributionList.Items").OncePerAccount().Then(Tagged);

    public override Turn Turn => Turn.Kept;

    /// <summary>Firewalls and deliveries of distributions are kept in one region, whichever the account is asked from.</summary>
    internal static Fact<string> Home(Item distribution) => distribution.Source.Concludes("us-east-1", "what belongs to distributions is kept there");

    public override IEnumerable<Resource> Read(Item item)
    {
        if (!item.Text("ARN").Peek(out var arn)) yield break;
        var hosts = item.Items("Aliases.Items").Select(static it => it.Text().Shown()).ToArray();
        yield return new Listener(arn)
        {
            Kind = Distribution,
            Name = hosts.FirstOrDefault() ?? item.Text("DomainName").Shown(arn),
            Account = item.Account,
            Region = item.Region,
            Tags = item.Of(Tagged).Tags("Tags.Items"),
            Speaks = item.Source.Concludes(ListenerSpeech.Https, "distributions speak HTTPS, whatever they speak besides"),
            InTheClear = ClearOf(item),
            Oldest = OldestOf(item),
            Policy = PolicyOf(item),
            Certificate = item.Source.Concludes(CertificatePresence.Present, "every distribution has one, of its own or the provider's"),
            Port = item.Source.Concludes(443, "distributions listen there"),
            IsPublic = item.Source.Concludes(true, "distributions are reached from everywhere"),
            Certificates = Many<string>.All([.. Kept.Select(path => item.Text(path).Shown()).Where(static it => it.Length > 0)], item.Source),
            Hosts = Many<string>.All([.. hosts, .. item.Text("DomainName").Peek(out var own) ? [own] : (string[])[]], item.Source),
            Rules = Many<ListenerRule>.All([], item.Source),
            Origins = item.Told("Origins.Items", static it => it.Text("DomainName")).Values(),
            Balancer = item.Source.Concludes<string?>(null, "it stands on its own"),
        };
    }

    // The worst of all behaviours.
    static Fact<ClearText> ClearOf(Item item)
    {
        var worst = Behaviour(item, "DefaultCacheBehavior.ViewerProtocolPolicy");
        foreach (var one in item.Items("CacheBehaviors.Items"))
        {
            var clear = Behaviour(one, "ViewerProtocolPolicy");
            if (!clear.Peek(out var its)) return clear;
            if (worst.Peek(out var sofar) && its > sofar) worst = clear;
        }
        return worst;
    }

    static Fact<ClearText> Behaviour(Item item, string path) => item.OneOf(path, ("https-only", ClearText.Never), ("redirect-to-https", ClearText.Redirects), ("allow-all", ClearText.Serves));

    // "If CloudFrontDefaultCertificate is true, CloudFront sets the security policy to TLSv1 regardless of what you set."
    static Fact<TlsVersion> OldestOf(Item item)
    {
        var providers = item.Flag("ViewerCertificate.CloudFrontDefaultCertificate");
        if (providers.Peek(out var isIts) && isIts) return providers.Concludes(TlsVersion.Tls10, "with the provider's default certificate TLS 1.0 is accepted, whatever was chosen");
        return item.OneOf("ViewerCertificate.MinimumProtocolVersion",
            ("SSLv3", TlsVersion.Ssl3), ("TLSv1", TlsVersion.Tls10), ("TLSv1_2016", TlsVersion.Tls10), ("TLSv1.1_2016", TlsVersion.Tls11), ("TLSv1.2_2018", TlsVersion.Tls12), ("TLSv1.2_2019", TlsVersion.Tls12),
            ("TLSv1.2_2021", TlsVersion.Tls12), ("TLSv1.2_2025", TlsVersion.Tls12), ("TLSv1.3_2025", TlsVersion.Tls13));
    }

    static Fact<string?> PolicyOf(Item item)
    {
        var providers = item.Flag("ViewerCertificate.CloudFrontDefaultCertificate");
        return providers.Peek(out var isIts) && isIts ? providers.Map<string?>(static _ => "TLSv1, which comes with the provider's default certificate and only goes with a certificate of one's own,")
            : item.Text("ViewerCertificate.MinimumProtocolVersion").Map<string?>(static it => it);
    }
}
