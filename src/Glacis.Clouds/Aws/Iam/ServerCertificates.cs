// Server certificates that were uploaded to IAM, where nothing is ever renewed.
using Glacis.Certificates;
using Glacis.Clouds.Collecting;
using Glacis.Facts;
using Glacis.Inventory;
using Glacis.Recordings;

namespace Glacis.Clouds.Aws.Iam;

/// <summary>Certificates that were uploaded to IAM. What they are, their own text tells; what uses them, IAM does not say.</summary>
public sealed class ServerCertificates : Collector
{
    static readonly Kind Uploaded = new("AWS::IAM::ServerCertificate", "IAM server certificate");

    static readonly Call Got = Call.About("iam", "GetServerCertificate").By("ServerCertificateName", "ServerCertificateName");

    public override Call Root { get; } = Call.List("iam", "ListServerCertificates", "ServerCertificateMetadataList").OncePerAccount().Then(Got);

    public override Turn Turn => Turn.Kept;

    public override IEnumerable<Resource> Read(Item item)
    {
        if (!item.Text("Arn").Peek(out var arn)) yield break;
        var got = item.Of(Got).Root;
        var summary = got.Text("ServerCertificate.CertificateBody").Then(pem => CertificateSummary.Of(pem) is { } it
            ? Fact.Known(it, got.Source, "ServerCertificate.CertificateBody") : Fact.Unknown<CertificateSummary>(Ignorance.Malformed, "the certificate cannot be read", got.Source));
        yield return new Certificate(arn)
        {
            Kind = Uploaded,
            Name = item.Text("ServerCertificateName").Shown(arn),
            Account = item.Account,
            Region = item.Region,
            Tags = got.Tags("ServerCertificate.Tags"),
            OtherId = item.Text("ServerCertificateId").Map<string?>(static it => it),
            Origin = item.Source.Concludes(CertificateOrigin.Uploaded, "IAM keeps what was uploaded, and renews nothing"),
            Status = item.Source.Concludes(CertificateStatus.Issued, "IAM keeps certificates that others issued"),
            Validity = summary.Map(static it => it.Validity),
            Use = Fact.Unknown<CertificateUse>(Ignorance.NotInAnswer, "IAM does not say what uses it", item.Source),
            Key = summary.Map(static it => it.Key),
            Signature = summary.Map(static it => it.Signature),
            Serial = summary.Map<string?>(static it => it.Serial),
            Names = summary.Peek(out var names) ? Many<string>.All(names.Names, summary.Source) : Many<string>.None((Unknown)summary.Source),
        };
    }
}
