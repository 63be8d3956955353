// Certificates of ACM, of every kind of key.
using System.Text.Json.Nodes;
using Glacis.Certificates;
using Glacis.Clouds.Collecting;
using Glacis.Facts;
using Glacis.Inventory;
using Glacis.Recordings;

namespace Glacis.Clouds.Aws.Acm;

/// <summary>Certificates that ACM issued or keeps.</summary>
public sealed class Certificates : Collector
{
    static readonly Kind Kept = new("AWS::CertificateManager::Certificate", "ACM certificate");

    static readonly Call Described = Call.About("acm", "DescribeCertificate").By("CertificateArn", "CertificateArn");
    static readonly Call Tagged = Call.About("acm", "ListTagsForCertificate").By("CertificateArn", "CertificateArn");

    // "Default filtering returns only RSA_1024 and RSA_2048 certificates": whoever leaves the filter out misses the rest.
    static readonly string[] EveryKey = ["RSA_1024", "RSA_2048", "RSA_3072", "RSA_4096", "EC_prime256v1", "EC_secp384r1", "EC_secp521r1"];

    public override Call Root { get; } = Call.List("acm", "ListCertificates", "CertificateSummaryList")
        .With("Includes", new JsonObject { ["keyTypes"] = new JsonArray([.. EveryKey.Select(static it => (JsonNode)it)]) }).Then(Described, Tagged);

    public override Turn Turn => Turn.Kept;

    public override IEnumerable<Resource> Read(Item item)
    {
        if (!item.Text("CertificateArn").Peek(out var arn)) yield break;
        var it = item.Of(Described).Root;
        yield return new Certificate(arn)
        {
            Kind = Kept,
            Name = item.Text("DomainName").Shown(arn),
            Account = item.Account,
            Region = item.Region,
            Tags = item.Of(Tagged).Tags("Tags"),
            Origin = it.OneOf("Certificate.Type", ("AMAZON_ISSUED", CertificateOrigin.Provider), ("PRIVATE", CertificateOrigin.ProviderPrivate), ("IMPORTED", CertificateOrigin.Imported)),
            Status = it.OneOf("Certificate.Status",
                ("ISSUED", CertificateStatus.Issued), ("PENDING_VALIDATION", CertificateStatus.PendingValidation), ("INACTIVE", CertificateStatus.Inactive), ("EXPIRED", CertificateStatus.Expired),
                ("VALIDATION_TIMED_OUT", CertificateStatus.Failed), ("FAILED", CertificateStatus.Failed), ("REVOKED", CertificateStatus.Revoked)),
            Validity = it.Time("Certificate.NotBefore").With(it.Time("Certificate.NotAfter"), static (from, to) => new Period(from, to), "from the one to the other"),
            Use = Listed(it, "Certificate.InUseBy").Map(static some => some ? CertificateUse.InUse : CertificateUse.Unused),
            Eligibility = it.OneOf("Certificate.RenewalEligibility", ("ELIGIBLE", Eligibility.Eligible), ("INELIGIBLE", Eligibility.Ineligible)),
            Validation = ValidationOf(it),
            Proof = ProofOf(it),
            Renewal = RenewalOf(it),
            Export = ExportOf(item, it),
            Key = KeyOf(it),
            Signature = SignatureOf(it),
            Serial = it.Text("Certificate.Serial").Map<string?>(CertificateSummary.SerialOf),
            Names = it.Many("Certificate.SubjectAlternativeNames", static name => name.Text().Shown()),
        };
    }

    // A list that the answer leaves out has not said that it is empty.
    static Fact<bool> Listed(Item it, string path)
    {
        var has = it.Has(path);
        return has.Then(yes => yes ? has.Map(_ => it.Items(path).Any()) : Fact.Unknown<bool>(Ignorance.NotInAnswer, "the answer does not speak of it", it.Source));
    }

    // What a private authority issues needs no proof. One name by e-mail is enough to need somebody.
    static Fact<NameValidation> ValidationOf(Item it)
    {
        var type = it.Text("Certificate.Type");
        if (type.Peek(out var sort) && sort == "PRIVATE") return type.Concludes(NameValidation.NotNeeded, "a private authority asks for no proof");
        var methods = it.Items("Certificate.DomainValidationOptions")
            .Select(static option => option.OneOf("ValidationMethod", ("DNS", NameValidation.Dns), ("HTTP", NameValidation.Http), ("EMAIL", NameValidation.Email))).ToArray();
        return methods.FirstOrDefault(static one => one.Peek(out var method) && method == NameValidation.Email) is { IsKnown: true } mail ? mail
            : methods.Length > 0 ? methods.FirstOrDefault(static one => !one.IsKnown, methods[0])
            : Fact.Unknown<NameValidation>(it.Source as Unknown ?? new(Ignorance.NotInAnswer, "the answer does not speak of it", it.Source));
    }

    static Fact<Proof> ProofOf(Item it)
    {
        var type = it.Text("Certificate.Type");
        if (type.Peek(out var sort) && sort == "PRIVATE") return type.Concludes(Proof.Stands, "a private authority asks for no proof");
        var renewing = it.Items("Certificate.RenewalSummary.DomainValidationOptions").ToArray();
        var options = renewing.Length > 0 ? renewing : it.Items("Certificate.DomainValidationOptions").ToArray();
        var states = options.Select(static option => option.OneOf("ValidationStatus", ("SUCCESS", Proof.Stands), ("PENDING_VALIDATION", Proof.Missing), ("FAILED", Proof.Missing))).ToArray();
        return states.FirstOrDefault(static one => one.Peek(out var proof) && proof == Proof.Missing) is { IsKnown: true } missing ? missing
            : states.Length > 0 ? states.FirstOrDefault(static one => !one.IsKnown, states[0])
            : Fact.Unknown<Proof>(it.Source as Unknown ?? new(Ignorance.NotInAnswer, "the answer does not speak of it", it.Source));
    }

    // "RenewalSummary: contains information about the status of ACM's managed renewal … exists only when the certificate type is AMAZON_ISSUED", and only once it has begun.
    static Fact<Renewal> RenewalOf(Item it) => it.OneOf("Certificate.RenewalSummary.RenewalStatus",
        ("PENDING_AUTO_RENEWAL", Renewal.UnderWay), ("PENDING_VALIDATION", Renewal.WaitsForProof), ("SUCCESS", Renewal.Succeeded), ("FAILED", Renewal.Failed)).OrWhenSilent(Renewal.NotBegun);

    // "You can opt in to allow the export of your certificates by specifying ENABLED": silence is the default, and what cannot be exported was not.
    static Fact<Export> ExportOf(Item listed, Item it)
    {
        var told = listed.Flag("Exported").Map(static yes => yes ? Export.Exported : Export.NotExported);
        if (told.IsKnown) return told;
        var type = it.Text("Certificate.Type");
        if (!type.Peek(out var sort)) return Fact.Unknown<Export>((Unknown)type.Source);
        if (sort == "PRIVATE") return told;
        return it.Text("Certificate.Options.Export").OrWhenSilent("DISABLED").Then(option => option == "DISABLED"
            ? Fact.Known(Export.NotExported, new Conclusion("what cannot be exported was not", 1, [it.Source]), "Certificate.Options.Export") : told);
    }

    // The model says RSA_2048; the service answers RSA-2048.
    static Fact<Strength> KeyOf(Item it) => Told(it.Text("Certificate.KeyAlgorithm"), static algorithm => algorithm.Replace('-', '_') switch
    {
        "RSA_1024" => Strength.Broken,
        "RSA_2048" or "RSA_3072" or "RSA_4096" or "EC_prime256v1" or "EC_secp384r1" or "EC_secp521r1" => Strength.Strong,
        _ => null,
    });

    static Fact<Strength> SignatureOf(Item it) => Told(it.Text("Certificate.SignatureAlgorithm"), static algorithm => algorithm.Split("WITH", 2)[0] switch
    {
        "MD2" or "MD5" => Strength.Broken,
        "SHA1" => Strength.Weak,
        "SHA256" or "SHA384" or "SHA512" => Strength.Strong,
        _ => null,
    });

    static Fact<Strength> Told(Fact<string> text, Func<string, Strength?> strength) => text.Then(algorithm => strength(algorithm) is { } known
        ? text.Map(_ => known) : Fact.Unknown<Strength>(Ignorance.NotForeseen, "the answer has a value that this build does not know"));
}
