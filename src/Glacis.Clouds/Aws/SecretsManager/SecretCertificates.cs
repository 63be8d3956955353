// Certificates in secrets that glacis.yaml names. No other secret is opened, and nothing but certificates stays of these.
using Glacis.Certificates;
using Glacis.Clouds.Collecting;
using Glacis.Facts;
using Glacis.Inventory;
using Glacis.Recordings;

namespace Glacis.Clouds.Aws.SecretsManager;

/// <summary>Certificates in secrets. Where none is named, no value is asked for, and the permission is not needed.</summary>
public sealed class SecretCertificates : Collector, IDeclared, IGranted
{
    public string Permission => "secretsmanager:GetSecretValue";

    static readonly Kind Held = new("AWS::SecretsManager::Secret", "certificate in a secret");

    static readonly Call Value = Call.About("secretsmanager", "GetSecretValue").By("SecretId", "ARN");

    readonly IReadOnlyList<NamedSecret> named;

    public SecretCertificates() : this([])
    {
    }

    internal SecretCertificates(IReadOnlyList<NamedSecret> named)
    {
        this.named = named;
        var listed = Call.List("secretsmanager", "ListSecrets", "SecretList").With("MaxResults", 100);
        Root = named.Count == 0 ? listed : listed.Then(Value.When(it => it.Source.Concludes(NamedBy(it) is not null, "glacis.yaml names it, or not")));
    }

    public override Call Root { get; }

    public override Turn Turn => Turn.Kept;

    /// <summary>What may be read, as a policy names it. Six characters that nobody chooses end each ARN.</summary>
    public IEnumerable<string> Granted => named.Select(static it => IsArn(it) ? it.Pattern : $"arn:*:secretsmanager:*:*:secret:{it.Pattern}-??????");

    public Collector Under(Intent intent) => new SecretCertificates(intent.CertificateSecrets);

    public override IEnumerable<Resource> Read(Item item)
    {
        if (!item.Text("ARN").Peek(out var arn) || NamedBy(item) is not { } by) yield break;
        var summary = SummaryOf(item.Of(Value).Root);
        yield return new Certificate(arn)
        {
            Kind = Held,
            Name = item.Text("Name").Shown(arn),
            Account = item.Account,
            Region = item.Region,
            Tags = item.Tags("Tags"),
            OtherId = item.Source.Concludes<string?>(null, "secrets have no other id"),
            Origin = item.Source.Concludes(CertificateOrigin.Uploaded, "Secrets Manager keeps what was put into it"),
            Status = item.Source.Concludes(CertificateStatus.Issued, "Secrets Manager keeps certificates that others issued"),
            Validity = summary.Map(static it => it.Validity),
            Use = Fact.Known(CertificateUse.InUse, by.Source, "certificates.secrets"),
            Key = summary.Map(static it => it.Key),
            Signature = summary.Map(static it => it.Signature),
            Serial = summary.Map<string?>(static it => it.Serial),
            Names = summary.Peek(out var names) ? Many<string>.All(names.Names, summary.Source) : Many<string>.None((Unknown)summary.Source),
        };
    }

    static bool IsArn(NamedSecret it) => it.Pattern.StartsWith("arn:", StringComparison.Ordinal);

    NamedSecret? NamedBy(Item item) => named.FirstOrDefault(it => item.Text(IsArn(it) ? "ARN" : "Name").Peek(out var text) && Matching.Glob(it.Pattern, text));

    // Which of several would be served, only those know who use it.
    static Fact<CertificateSummary> SummaryOf(Item got)
    {
        var text = got.Text("SecretString").Or(got.Text("SecretBinary"));
        if (!text.Peek(out var pem)) return Fact.Unknown<CertificateSummary>(text.Source is Unknown { Why: Ignorance.Redacted } ? new(Ignorance.NotInAnswer, "the secret holds no certificate that can be read", got.Source) : (Unknown)text.Source);
        var held = Pem.Certificates(pem);
        return Heap.LeavesOf(held) > 1 ? Fact.Unknown<CertificateSummary>(Ignorance.NotForeseen, "the secret holds several certificates of which none issued another", got.Source)
            : held.Count > 0 && CertificateSummary.Of(held[Heap.LeafOf(held)]) is { } it ? Fact.Known(it, got.Source, "SecretString")
            : Fact.Unknown<CertificateSummary>(Ignorance.Malformed, "the certificate cannot be read", got.Source);
    }
}
