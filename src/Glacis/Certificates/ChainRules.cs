// The rules for one path: RFC 5280, 6, and the CA/B rules for the certificates of servers. Each is a row with its severity, sentence and way out.
using System.Globalization;
using System.Net;
using Glacis.Verdicts;

namespace Glacis.Certificates;

/// <summary>The rules, held against one path. Threads may not share it.</summary>
sealed class ChainRules(ChainQuestion question, IReadOnlyList<ParsedCertificate> path, bool isPublic, IReadOnlyList<RevocationList> lists)
{
    const string Again = "have it issued anew", Authority = "use an authority whose certificates follow the rules";
    const int MostComparisons = 250_000;

    static readonly HashSet<string> Understood = new(
        [
            Ids.BasicConstraints, Ids.KeyUsage, Ids.Purposes, Ids.AlternativeNames, Ids.IssuerNames, Ids.NameConstraints, Ids.Policies, Ids.PolicyMappings, Ids.PolicyConstraints, Ids.InhibitAnyPolicy,
            Ids.AuthorityKey, Ids.SubjectKey, Ids.ListPoints, Ids.FreshestList, Ids.AuthorityAccess, Ids.SubjectAccess, Ids.TlsFeature,
        ],
        StringComparer.Ordinal);

    // What RFC 5280 says must not be critical.
    static readonly Dictionary<string, string> NeverCritical = new(StringComparer.Ordinal)
    {
        [Ids.AuthorityKey] = "authority key identifier", [Ids.SubjectKey] = "subject key identifier", [Ids.AuthorityAccess] = "authority information access",
        [Ids.SubjectAccess] = "subject information access", [Ids.FreshestList] = "freshest list",
    };

    readonly List<CertificateFinding> against = [], notes = [];

    // RFC 5280 knows whole seconds, and both ends belong to the period.
    readonly DateTimeOffset at = DateTimeOffset.FromUnixTimeSeconds(question.At.ToUnixTimeSeconds());

    internal IReadOnlyList<CertificateFinding> Against => against;

    internal IReadOnlyList<CertificateFinding> Notes => notes;

    ParsedCertificate Leaf => path[0];

    bool IsForServers => question.Purpose == Purpose.ServerAuth;

    internal void Judge(bool isTrusted)
    {
        for (var depth = 0; depth < path.Count; depth++)
        {
            var it = path[depth];
            var isAnchor = isTrusted && depth == path.Count - 1;
            Form(it);
            if (it.HasOddTimes && !isAnchor) No("times-are-odd", Severity.Low, $"{it} writes a time before 2050 as those from 2050 on are written", Authority);
            Period(it, depth, isAnchor);
            Strength(it, isAnchor);
            if (!isAnchor) Identified(it, depth + 1 < path.Count ? path[depth + 1] : null);
            if (depth > 0) Issuing(it, depth, isAnchor);
            if (isAnchor && depth > 0) Anchor(it);
        }
        OfTheLeaf();
        Named();
        Policies();
        Revoked(isTrusted);
    }

    void No(string rule, Severity severity, string sentence, string fix) => against.Add(new(rule, severity, sentence, fix));

    void Note(string rule, Severity severity, string sentence, string? fix) => notes.Add(new(rule, severity, sentence, fix));

    // ---- any certificate ----------------------------------------------------------------------------------------------------------

    void Form(ParsedCertificate it)
    {
        if (it.Version != 3) No("version-is-old", Severity.High, string.Create(CultureInfo.InvariantCulture, $"{it} is a certificate of version {it.Version}, which knows no extensions"), Again);
        if (it.Serial.Length > 20 || it.Serial.Span[0] >= 0x80 || it.Serial.Span.TrimStart((byte)0).IsEmpty)
            No("serial-breaks-the-rules", Severity.Medium, $"the serial number of {it} is not a positive one of at most 20 bytes", Authority);
        if (!it.Algorithm.Span.SequenceEqual(it.NamedAlgorithm.Span)) No("algorithms-differ", Severity.High, $"{it} names one signature algorithm within and another beside its signature", Again);
        if (it.Issuer.IsEmpty) No("issuer-is-empty", Severity.High, $"{it} does not say who issued it", Authority);
        if (it.HasUniqueIds) No("has-unique-ids", Severity.Low, $"{it} has unique identifiers, which are not used any more", Authority);
        if (it.Extensions.GroupBy(static one => one.Id, StringComparer.Ordinal).Any(static same => same.Count() > 1)) No("extension-stands-twice", Severity.High, $"{it} has an extension twice", Again);
        foreach (var extension in it.Extensions) Form(it, extension);
        if (it.Extension(Ids.PolicyConstraints) is { IsCritical: false } || it.Extension(Ids.InhibitAnyPolicy) is { IsCritical: false })
            No("extension-is-not-critical", Severity.Low, $"the constraints on policies of {it} are not marked critical", Authority);
    }

    void Form(ParsedCertificate it, RawExtension extension)
    {
        if (!extension.IsCritical) return;
        if (extension.Id == Ids.Poison) No("is-a-precertificate", Severity.High, $"{it} is a precertificate, which nobody may rely on", "serve the certificate that was issued after it");
        else if (!Understood.Contains(extension.Id)) No("critical-extension-is-unknown", Severity.High, $"{it} has the critical extension {extension.Id}, which is not known", Authority);
        if (NeverCritical.TryGetValue(extension.Id, out var name)) No("extension-is-critical", Severity.Low, $"the {name} of {it} is marked critical", Authority);
    }

    void Period(ParsedCertificate it, int depth, bool isAnchor)
    {
        var what = depth == 0 ? "the certificate" : isAnchor ? $"the trusted root {it}" : $"the intermediate {it}";
        if (it.NotAfter < it.NotBefore) No("period-is-none", Severity.High, $"{what} ends before it begins", Again);
        else if (it.NotAfter < at) No(depth == 0 ? "certificate-has-expired" : "issuer-has-expired", Severity.Critical, $"{what} expired on {ParsedCertificate.Day(it.NotAfter)}", depth == 0 ? "renew it" : "serve the issuer's current certificate");
        else if (it.NotBefore > at) No("certificate-is-not-yet-valid", Severity.High, $"{what} is not valid before {ParsedCertificate.Day(it.NotBefore)}", "serve it from that day on, or mend the clock that issued it");
    }

    void Strength(ParsedCertificate it, bool isAnchor)
    {
        var key = PublicKey.Read(it.KeyInfo);
        if (KeyFault(key) is { } fault) No(fault.Rule, fault.Severity, $"{it}: {fault.Sentence}", fault.Fix!);
        else if (key.Kind == KeyKind.Rsa && key.Exponent < 65537) Note("exponent-is-small", Severity.Low, $"the RSA key of {it} has the exponent {key.Exponent}", "make keys with the exponent 65537");
        else if (key is { Kind: KeyKind.Rsa, Bits: > 4096 }) Note("key-is-slow", Severity.None, $"{it} has a key of {key.Spoken}: handshakes are slow", "P-256 is as strong as anybody asks for");
        // RFC 9881, 5, and RFC 9295, 3: such keys sign, and can do nothing else.
        if (key.Kind is KeyKind.Lattice or KeyKind.Edwards && it.Usage.Uses is { } uses && (uses & Enciphering) != KeyUses.None) No("key-cannot-encipher", Severity.Medium, $"{it} has a key of {key.Spoken}, which signs only, for encrypting or agreeing on keys", Again);
        // Nobody relies on the signature of a trusted root over itself.
        if (isAnchor) return;
        if (Algorithms.Read(it.Algorithm) is not { } algorithm) No("signature-is-not-allowed", Severity.High, $"{it} is signed in a way that the rules do not allow", Again);
        else if (algorithm.IsBroken) No("signature-is-broken", Severity.Critical, $"{it} is signed with {algorithm.Spoken}, which anybody can forge", Again);
        else if (algorithm.IsWeak) No("signature-is-weak", Severity.High, $"{it} is signed with {algorithm.Spoken}, for which collisions are known", Again);
    }

    const KeyUses Enciphering = KeyUses.KeyEncipherment | KeyUses.DataEncipherment | KeyUses.KeyAgreement | KeyUses.EncipherOnly | KeyUses.DecipherOnly;

    static CertificateFinding? KeyFault(PublicKey key) => key switch
    {
        { Fault: { } fault } => new("key-is-malformed", Severity.High, fault, "make a new key"),
        { Kind: KeyKind.Rsa, Bits: < 1536 } => new("key-is-weak", Severity.Critical, $"a key of {key.Spoken} can be broken", "use RSA of 2048 bits or more, or P-256"),
        { Kind: KeyKind.Rsa, Bits: < 2048 } => new("key-is-weak", Severity.Medium, $"a key of {key.Spoken} is shorter than 2048 bits", "use RSA of 2048 bits or more, or P-256"),
        { Kind: KeyKind.Rsa } when key.Bits % 8 != 0 => new("key-is-odd", Severity.Medium, $"a key of {key.Spoken} does not end at a byte", "use RSA of 2048, 3072 or 4096 bits, or P-256"),
        { Kind: KeyKind.Elliptic, Curve: PublicKey.P256 or PublicKey.P384 or PublicKey.P521 } or { Kind: KeyKind.Edwards or KeyKind.Lattice or KeyKind.Rsa } => null,
        _ => new("key-is-not-allowed", Severity.High, $"a key of {key.Spoken} is not allowed", "use P-256, P-384 or RSA of 2048 bits or more"),
    };

    // ---- whose key signed ---------------------------------------------------------------------------------------------------------

    /// <summary>Whether both name the issuer's key, and name two.</summary>
    internal static bool KeysDiffer(ParsedCertificate it, ParsedCertificate issuer) =>
        it.Usage.Authority?.Id is { } named && issuer.Usage.SubjectKey is { } own && !named.Span.SequenceEqual(own.Span);

    void Identified(ParsedCertificate it, ParsedCertificate? issuer)
    {
        // A self-signed certificate that leads nowhere is told of already.
        if (it.Usage.Authority?.Id is null && !(issuer is null && it.IsSelfIssued)) No("authority-key-is-not-named", Severity.Low, $"{it} does not say which key of its issuer signed it", Authority);
        else if (issuer is not null && KeysDiffer(it, issuer)) No("authority-key-differs", Severity.Medium, $"{it} names another key of its issuer than the one of {issuer}", "serve the issuer's certificate that it names");
    }

    void Anchor(ParsedCertificate it)
    {
        var authority = it.Usage.Authority;
        if (!it.IsSelfIssued)
        {
            if (authority?.Id is null) No("authority-key-is-not-named", Severity.Low, $"the trusted {it} does not say which key of its issuer signed it", Authority);
            return;
        }
        if (authority is { Id: null } or { NamesIssuer: true } or { NamesSerial: true }) No("authority-key-is-not-named", Severity.Low, $"the trusted root {it} names the key that signed it in another way than by its identifier", Authority);
        else if (KeysDiffer(it, it)) No("authority-key-differs", Severity.Medium, $"the trusted root {it} names another key than its own", Authority);
        if (IsForServers && it.Usage.Purposes is not null) No("root-has-purposes", Severity.Low, $"the trusted root {it} is limited to purposes, which roots may not be", Authority);
    }

    // ---- those that issue ---------------------------------------------------------------------------------------------------------

    void Issuing(ParsedCertificate it, int depth, bool isAnchor)
    {
        if (it.Subject.IsEmpty) No("subject-is-empty", Severity.High, "an issuing certificate has no name", Authority);
        if (it.Usage.IsAuthority != true) No("issuer-may-not-issue", Severity.High, $"{it} is no authority, and yet issued a certificate", Authority);
        else if (it.Extension(Ids.BasicConstraints) is { IsCritical: false }) No("extension-is-not-critical", Severity.Low, $"that {it} is an authority is not marked critical", Authority);
        if (it.Usage.Uses is { } uses ? !uses.HasFlag(KeyUses.CertificateSigning) : !isAnchor) No("issuer-may-not-sign", Severity.High, $"the key of {it} is not for signing certificates", Authority);
        if (it.Usage.SubjectKey is null) No("subject-key-is-not-named", Severity.Low, $"{it} does not name its own key", Authority);
        if (!isAnchor && it.Usage.Purposes is { } purposes && !purposes.Contains(Wanted, StringComparer.Ordinal) && !purposes.Contains(Ids.AnyPurpose, StringComparer.Ordinal))
            No("issuer-is-for-something-else", Severity.High, $"{it} may not issue certificates of {Spoken}", Authority);
        var between = path.Take(depth).Skip(1).Count(static below => !below.IsSelfIssued);
        if (it.Usage.PathLength is { } most && between > most)
            No("path-is-too-long", Severity.High, string.Create(CultureInfo.InvariantCulture, $"below {it} at most {most} further authorities may stand, and there are {between}"), Authority);
    }

    string Wanted => IsForServers ? Ids.ServerAuth : Ids.ClientAuth;

    string Spoken => IsForServers ? "servers" : "clients";

    // ---- the leaf -----------------------------------------------------------------------------------------------------------------

    void OfTheLeaf()
    {
        if (Leaf.Usage.IsAuthority == true) No("leaf-is-an-authority", Severity.High, "the certificate is one of an authority: whoever holds its key can issue others", "use one that is no authority");
        if (Leaf.Usage.IsAuthority != true && Leaf.Usage.PathLength is not null) No("leaf-has-a-path-length", Severity.Low, "the certificate limits a path, though it is no authority", Authority);
        if (Leaf.Usage.Constraints is not null && Leaf.Usage.IsAuthority != true) No("leaf-constrains-names", Severity.Medium, "the certificate constrains names, though it is no authority", Authority);
        if (Leaf.Usage.Uses is { } uses) Uses(uses);
        Purposes();
        Names(Leaf.Usage.Names);
        if (question.Name is { } name && Leaf.Usage.Names is { } names && !HostNames.IsNamed(names, name))
            No("name-does-not-match", Severity.High, $"the certificate stands for {Listed(names)}, not for {name}", "serve a certificate that names it");
        if (IsForServers) Lifetime();
        if (Leaf.Usage.MustStaple) Note("demands-a-stapled-status", Severity.None, "the certificate demands that a status is stapled to each handshake", "make sure that the server staples one");
    }

    static string Listed(IReadOnlyList<GeneralName> names) =>
        string.Join(", ", names.Take(5).Select(static it => it.ToString())) + (names.Count > 5 ? string.Create(CultureInfo.InvariantCulture, $" and {names.Count - 5} more") : "");

    void Uses(KeyUses uses)
    {
        if (uses == KeyUses.None) No("key-is-for-nothing", Severity.Medium, "the key of the certificate is for no use at all", Again);
        if (uses.HasFlag(KeyUses.CertificateSigning) && Leaf.Usage.IsAuthority != true) No("leaf-may-sign", Severity.High, "the key of the certificate is for signing certificates, though it is no authority", Authority);
        else if (uses != KeyUses.None && (uses & (KeyUses.DigitalSignature | KeyUses.KeyEncipherment | KeyUses.KeyAgreement)) == KeyUses.None) No("key-is-for-something-else", Severity.High, "the key of the certificate is not for handshakes", Again);
    }

    static readonly Dictionary<string, string> NeverOfServers = new(StringComparer.Ordinal)
    {
        [Ids.AnyPurpose] = "anything", [Ids.CodeSigning] = "signing code", [Ids.EmailProtection] = "e-mail", [Ids.TimeStamping] = "time stamps", [Ids.StatusSigning] = "signing status answers",
        [Ids.PrecertificateSigning] = "signing precertificates",
    };

    void Purposes()
    {
        if (Leaf.Usage.Purposes is not { } purposes)
        {
            if (IsForServers) No("purposes-are-missing", Severity.Medium, "the certificate does not say what it is for", $"{Again} for servers");
            return;
        }
        if (!purposes.Contains(Wanted, StringComparer.Ordinal) && (IsForServers || !purposes.Contains(Ids.AnyPurpose, StringComparer.Ordinal))) No("is-for-something-else", Severity.High, $"the certificate is not for {Spoken}", $"{Again} for {Spoken}");
        if (!IsForServers) return;
        if (Leaf.Extension(Ids.Purposes) is { IsCritical: true }) No("extension-is-critical", Severity.Low, "the purposes of the certificate are marked critical", Authority);
        foreach (var other in purposes)
            if (NeverOfServers.TryGetValue(other, out var what)) No("is-for-too-much", Severity.Medium, $"the certificate of a server is also for {what}", $"{Again} for servers only");
    }

    void Names(IReadOnlyList<GeneralName>? names)
    {
        if (names is null)
        {
            No("names-are-missing", Severity.High, "the certificate has no alternative names; the common name counts for nothing", $"{Again} with its names");
            return;
        }
        if (Leaf.Extension(Ids.AlternativeNames)!.Value.IsCritical != Leaf.Subject.IsEmpty)
            No("names-criticality", Severity.Low, Leaf.Subject.IsEmpty ? "the certificate has no subject, and its names are not marked critical" : "the names are marked critical, though there is a subject", Authority);
        foreach (var name in names)
            if (NameFault(name) is { } fault) No("name-is-malformed", Severity.Medium, fault, $"{Again} with proper names");
        if (names.Count > 100) Note("has-many-names", Severity.None, string.Create(CultureInfo.InvariantCulture, $"the certificate has {names.Count} names: one key for all of them"), null);
        if (IsForServers) CommonName(names);
    }

    string? NameFault(GeneralName name) => name.Form switch
    {
        NameForm.Dns when !HostNames.IsPresentable(name.Text) => $"{name} is no name of a host",
        NameForm.Dns when IsForServers && name.Text.StartsWith("*.", StringComparison.Ordinal) && SpansMany(name.Text[2..]) => $"{name} spans names that belong to many owners",
        NameForm.Address when name.Bytes.Length is not (4 or 16) => $"{name} is no address",
        NameForm.Email when !NameConstraints.IsMailbox(name.Text) => $"{name} is no mailbox",
        _ => null,
    };

    // In a house of one's own, a top-level name that nobody registered belongs to the house.
    bool SpansMany(string name) => PublicSuffixes.Contains(name) || isPublic && !name.Contains('.', StringComparison.Ordinal);

    // CA/B 7.1.4.3: a common name copies one of the names. A parent of one of them, and a host's name beside addresses, are let pass: many hands write them, and nobody reads them.
    void CommonName(IReadOnlyList<GeneralName> names)
    {
        foreach (var common in Leaf.Subject.CommonNames)
        {
            var isAddress = IPAddress.TryParse(common, out _) || common.StartsWith("0x", StringComparison.OrdinalIgnoreCase);
            if (!isAddress && (!common.Contains('.', StringComparison.Ordinal) || common.Contains(' ', StringComparison.Ordinal))) continue;
            var hosts = names.Where(static it => it.Form == NameForm.Dns).Select(static it => it.Text).ToArray();
            var isCopied = isAddress ? names.Any(it => it.Form == NameForm.Address && it.ToString() == common)
                : hosts.Contains(common, StringComparer.Ordinal) || hosts.Length == 0 || hosts.Any(it => it.EndsWith($".{common}", StringComparison.Ordinal));
            if (!isCopied) No("common-name-is-no-name", Severity.Low, $"the common name {common} is not one of the certificate's names, letter by letter", $"{Again} with a common name that is one of its names, or none");
        }
    }

    // Who runs his own authority decides for himself, and is told.
    void Lifetime()
    {
        if (Lifetimes.MostDays(Leaf.NotBefore) is not { } most || Leaf.Days <= most) return;
        var said = string.Create(CultureInfo.InvariantCulture, $"the certificate lasts {Math.Ceiling(Leaf.Days)} days; public ones issued on its day may last {most}");
        if (isPublic || IsPublicByPolicy) No("lifetime-is-too-long", Severity.Medium, said, "have it issued for less, and renewed by a machine");
        else Note("lifetime-is-long", Severity.None, said, null);
    }

    // The policies by which public authorities say how they validated (CA/B 7.1.6.1).
    bool IsPublicByPolicy => Leaf.Usage.Policies is { } policies && policies.Any(static it => it is "2.23.140.1.1" or "2.23.140.1.2.1" or "2.23.140.1.2.2" or "2.23.140.1.2.3");

    // ---- names, policies, revocation ----------------------------------------------------------------------------------------------

    void Named()
    {
        var budget = MostComparisons;
        for (var depth = 1; depth < path.Count; depth++)
            if (path[depth].Usage.Constraints is { } constraints)
                for (var below = depth - 1; below >= 0; below--)
                    if (below == 0 || !path[below].IsSelfIssued) Within(constraints, path[below], ref budget);
    }

    void Within(NameConstraints constraints, ParsedCertificate it, ref int budget)
    {
        foreach (var name in NamesOf(it))
            if (constraints.Against(name, ref budget) is { } fault)
            {
                No("name-is-not-permitted", Severity.High, $"{it} names {name}: {fault}", "have it issued by an authority that may");
                return;
            }
    }

    static IEnumerable<GeneralName> NamesOf(ParsedCertificate it)
    {
        foreach (var name in it.Usage.Names ?? []) yield return name;
        if (it.Subject.IsEmpty) yield break;
        yield return new(NameForm.Directory, "", default, it.Subject);
        if (it.Usage.Names is null)
            foreach (var mailbox in it.Subject.Emails) yield return new(NameForm.Email, mailbox, default, null);
    }

    void Policies()
    {
        if (new PolicyWalk(path).IsMissing) No("policy-is-missing", Severity.Medium, "an authority demands a policy, and none goes through the whole chain", Authority);
    }

    void Revoked(bool isTrusted)
    {
        for (var depth = 0; depth + 1 < path.Count; depth++)
            switch (RevocationList.Of(path[depth], path[depth + 1], lists, at))
            {
                case Standing.Revoked:
                    No("certificate-is-revoked", Severity.Critical, $"{path[depth]} was revoked by its issuer", depth == 0 ? "replace it, and its key" : "use another authority");
                    break;
                case Standing.Unknown when isTrusted:
                    No("revocation-is-unknown", Severity.High, $"of the lists of {path[depth].Issuer} none can be relied on for {path[depth]}", "hand over a list that is current, signed by the issuer, and speaks of it");
                    break;
            }
    }
}
