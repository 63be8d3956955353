// The rules for chains as a table: each row makes its certificates, says what they come to, and by which rule.
using System.Security.Cryptography;
using Glacis.Certificates;
using Xunit;
using static Glacis.Tests.Certificates.Mint;

namespace Glacis.Tests.Certificates;

public sealed class ChainValidatorTests
{
    /// <summary>Asks about a leaf below a root, each as changed by the row.</summary>
    static ChainQuestion Pair(Func<Draft, Draft>? leaf = null, Func<Draft, Draft>? root = null, string? name = "example.com")
    {
        var above = (root ?? Same)(Root());
        return new((leaf ?? Same)(Leaf(above)).Der(), [], Trust(above), name, Now);
    }

    /// <summary>The same with an intermediate between the two.</summary>
    static ChainQuestion Three(Func<Draft, Draft>? middle = null, Func<Draft, Draft>? leaf = null, Func<Draft, Draft>? root = null, string? name = "example.com")
    {
        var above = (root ?? Same)(Root());
        var between = (middle ?? Same)(Intermediate(above));
        return new((leaf ?? Same)(Leaf(between)).Der(), [between.Der()], Trust(above), name, Now);
    }

    static Draft Same(Draft it) => it;

    static Func<Draft, Draft> Has(Ext extension) => it => it.With(extension);

    static Func<Draft, Draft> Lacks(string id) => it => it.Without(id);

    static Func<Draft, Draft> Names(params string[] names) => it => it.With(Mint.Names([.. names.Select(Named)])) with { Subject = "CN=" + names[0] };

    static Ext Spaced(string[]? permitted, string[]? excluded, bool critical = true) => Constraints(permitted?.Select(Named).ToArray(), excluded?.Select(Named).ToArray(), critical);

    static readonly MintedKey Other = MintedKey.P256();

    static readonly GeneralName Strange = new(NameForm.Other, "", default, null);

    static readonly GeneralName Loopback = Address([.. new byte[15], 1, .. Enumerable.Repeat((byte)255, 16)]);

    internal static readonly Dictionary<string, (string Rule, Func<ChainQuestion> Asks)> Rows = new(StringComparer.Ordinal)
    {
        // ---- the plain cases --------------------------------------------------------------------------------------------------------
        ["a leaf below a root is good"] = ("", () => Pair()),
        ["a leaf below an intermediate is good"] = ("", () => Three()),
        ["no name is asked for"] = ("", () => Pair(name: null)),
        ["bytes that are no certificate"] = ("certificate-is-malformed", () => Pair() with { Peer = new byte[] { 0x30, 0x03, 1, 2, 3 } }),
        ["nothing at all"] = ("certificate-is-malformed", () => Pair() with { Peer = default }),
        ["nobody is trusted"] = ("chain-is-incomplete", () => Pair() with { Anchors = TrustAnchors.None }),
        ["the intermediate is missing"] = ("chain-is-incomplete", () => Three() with { Intermediates = [] }),
        ["another root is trusted"] = ("chain-is-not-trusted", () => Three() with { Anchors = Trust(Root("CN=Another")) }),
        ["an untrusted root is served"] = ("chain-is-not-trusted", () => Served(static (root, middle) => [root, middle]) with { Anchors = Trust(Root("CN=Another")) }),
        ["a leaf signed by itself"] = ("certificate-is-self-signed", static () => new(SelfSigned().Der(), [], Trust(Root()), "example.com", Now)),
        ["a leaf signed by itself, and trusted"] = ("", static () => SelfSigned().Der() is var der ? new(der, [], new([new(der, false)]), "example.com", Now) : null!),
        ["a root of the right name with another key"] = ("signature-does-not-fit", () => Pair() with { Anchors = Trust(Root()) }),
        ["one byte of the signature is changed"] = ("signature-does-not-fit", () => Pair(static it => it with { Signature = [0x30, 6, 2, 1, 1, 2, 1, 1] })),
        ["the root stands among the intermediates, the intermediate is trusted"] = ("", static () => Swapped()),
        ["a trusted certificate that cannot be read"] = ("anchor-is-malformed", () => Pair() with { Anchors = new([new(new byte[] { 1, 2, 3 }, false)]) }),

        // ---- periods ----------------------------------------------------------------------------------------------------------------
        ["the leaf has expired"] = ("certificate-has-expired", () => Pair(static it => it with { To = Now.AddSeconds(-1) })),
        ["the last second counts"] = ("", () => Pair(static it => it with { To = Now })),
        ["a fraction after the last second counts, too"] = ("", () => Pair(static it => it with { To = Now }) with { At = Now.AddMilliseconds(5) }),
        ["the first second counts"] = ("", () => Pair(static it => it with { From = Now })),
        ["a fraction before the first second does not"] = ("certificate-is-not-yet-valid", () => Pair(static it => it with { From = Now }) with { At = Now.AddMilliseconds(-1) }),
        ["the intermediate has expired"] = ("issuer-has-expired", () => Three(static it => it with { To = Now.AddDays(-1) })),
        ["the root has expired"] = ("issuer-has-expired", () => Pair(root: static it => it with { To = Now.AddDays(-1) })),
        ["the period ends before it begins"] = ("period-is-none", () => Pair(static it => it with { From = Now.AddDays(2), To = Now.AddDays(1) })),
        ["a thousand years below a root of one's own"] = ("", () => Pair(static it => it with { From = new(1970, 1, 1, 0, 0, 1, TimeSpan.Zero), To = Now.AddYears(900) })),
        ["201 days below a public root, issued after March 2026"] = ("lifetime-is-too-long", () => Public(new(2026, 3, 16, 0, 0, 0, TimeSpan.Zero), 201)),
        ["200 days below a public root, issued after March 2026"] = ("", () => Public(new(2026, 3, 16, 0, 0, 0, TimeSpan.Zero), 200)),
        ["398 days below a public root, issued before March 2026"] = ("", () => Public(new(2026, 3, 14, 0, 0, 0, TimeSpan.Zero), 398)),
        ["399 days below a public root, issued before March 2026"] = ("lifetime-is-too-long", () => Public(new(2026, 3, 14, 0, 0, 0, TimeSpan.Zero), 399)),
        ["101 days below a public root, issued in 2028"] = ("lifetime-is-too-long", () => Public(new(2028, 1, 1, 0, 0, 0, TimeSpan.Zero), 101)),
        ["48 days below a public root, issued in 2029"] = ("lifetime-is-too-long", () => Public(new(2029, 4, 1, 0, 0, 0, TimeSpan.Zero), 48)),
        ["a public policy says that a root is public"] = ("lifetime-is-too-long", () => Pair(static it => it.And(UnderPolicies("2.23.140.1.2.1")) with { To = Now.AddDays(600) })),

        // ---- names ------------------------------------------------------------------------------------------------------------------
        ["another host"] = ("name-does-not-match", () => Pair(name: "example2.com")),
        ["a host below the one that is named"] = ("name-does-not-match", () => Pair(name: "abc.example.com")),
        ["the host above the one that is named"] = ("name-does-not-match", () => Pair(Names("abc.example.com"))),
        ["upper case is the same host"] = ("", () => Pair(name: "EXAMPLE.com")),
        ["a final dot says nothing"] = ("", () => Pair(name: "example.com.")),
        ["a star for one label"] = ("", () => Pair(Names("*.example.com"), name: "foo.example.com")),
        ["a star does not stand for two labels"] = ("name-does-not-match", () => Pair(Names("*.example.com"), name: "foo.bar.example.com")),
        ["a star does not stand for none"] = ("name-does-not-match", () => Pair(Names("*.example.com"))),
        ["a star within a label"] = ("name-is-malformed", () => Pair(Names("ba*.example.com"), name: "baz.example.com")),
        ["a star in the middle"] = ("name-is-malformed", () => Pair(Names("foo.*.example.com"), name: "foo.bar.example.com")),
        ["a star within an internationalised label"] = ("name-is-malformed", () => Pair(Names("xn--*-1b3c148a.example.com"), name: "xn--bliss-1b3c148a.example.com")),
        ["a star over a public suffix"] = ("name-is-malformed", () => Pair(Names("*.com"))),
        ["a star over a public suffix of two labels"] = ("name-is-malformed", () => Pair(Names("*.co.uk"), name: "example.co.uk")),
        ["a star over what a rule with a star covers"] = ("name-is-malformed", () => Pair(Names("*.x.ck"), name: "example.x.ck")),
        ["a star over an exception to such a rule"] = ("", () => Pair(Names("*.www.ck"), name: "a.www.ck")),
        ["a star over everything"] = ("name-is-malformed", () => Pair(Names("*"))),
        ["a star over a house's own top"] = ("", () => Pair(Names("*.internal"), name: "db.internal")),
        ["letters beyond ASCII"] = ("name-is-malformed", () => Pair(Names("😜.example.com"), name: "xn--628h.example.com")),
        ["a name with a leading dot"] = ("name-is-malformed", () => Pair(Names("foo.example.com", ".example.com"), name: "foo.example.com")),
        ["an address"] = ("", () => Pair(Names("127.0.0.1"), name: "127.0.0.1")),
        ["an address of six"] = ("", () => Pair(Names("2001:db8::1"), name: "2001:DB8:0::1")),
        ["another address"] = ("name-does-not-match", () => Pair(Names("192.0.2.1"), name: "192.0.2.2")),
        ["an address is no host name"] = ("name-does-not-match", () => Pair(it => it.With(Mint.Names(Plain(NameForm.Dns, "192.0.2.1"))), name: "192.0.2.1")),
        ["a network in place of an address"] = ("name-is-malformed", () => Pair(it => it.With(Mint.Names(Address(192, 0, 2, 0, 255, 255, 255, 0), Named("192.0.2.1"))) with { Subject = "CN=a" }, name: "192.0.2.1")),
        ["no alternative names"] = ("names-are-missing", () => Pair(Lacks(Ids.AlternativeNames))),
        ["alternative names that are no DER"] = ("certificate-is-malformed", () => Pair(Has(new(Ids.AlternativeNames, false, "example.com"u8.ToArray())))),
        ["alternative names of the root that are no DER"] = ("chain-is-incomplete", () => Pair(root: it => it.And(new(Ids.AlternativeNames, false, "example.com"u8.ToArray())))),
        ["critical names beside a subject"] = ("names-criticality", () => Pair(it => it.With(Mint.Names(Named("example.com")) with { Critical = true }))),
        ["critical names without a subject"] = ("", () => Pair(it => it.With(Mint.Names(Named("example.com")) with { Critical = true }) with { Subject = "" })),
        ["names that are not critical, without a subject"] = ("names-criticality", () => Pair(static it => it with { Subject = "" })),
        ["a common name that is none of the names"] = ("common-name-is-no-name", () => Pair(it => Names("valid.example.com", "another.example.com")(it) with { Subject = "CN=notinsan.example.com" }, name: "valid.example.com")),
        ["a common name in other letters"] = ("common-name-is-no-name", () => Pair(static it => it with { Subject = "CN=Example.COM" })),
        ["a common name in its own alphabet"] = ("common-name-is-no-name", () => Pair(it => Names("xn--test--wg5h0h.com")(it) with { Subject = "CN=test-測試.com" }, name: "xn--test--wg5h0h.com")),
        ["a common name that is an address in hexadecimal"] = ("common-name-is-no-name", () => Pair(it => Names("192.168.1.1")(it) with { Subject = "CN=0xC0A80101" }, name: "192.168.1.1")),
        ["a common name that is an address with zeros"] = ("common-name-is-no-name", () => Pair(it => Names("192.168.1.1")(it) with { Subject = "CN=192.168.001.001" }, name: "192.168.1.1")),
        ["a common name that is an address of six in upper case"] = ("common-name-is-no-name", () => Pair(it => Names("2001:db8::8a2e:370:7334")(it) with { Subject = "CN=2001:DB8::8A2E:370:7334" }, name: "2001:db8::8a2e:370:7334")),
        ["a common name that is an address of six at length"] = ("common-name-is-no-name", () => Pair(it => Names("2001:db8::1")(it) with { Subject = "CN=2001:0db8:0000:0000:0000:0000:0000:0001" }, name: "2001:db8::1")),
        ["a common name that is an address of six, shortened elsewhere"] = ("common-name-is-no-name", () => Pair(it => Names("2001:db8::1:0:0:1")(it) with { Subject = "CN=2001:db8:0:0:1::1" }, name: "2001:db8::1:0:0:1")),
        ["a common name above the names"] = ("", () => Pair(it => Names("foo.bar.example.com")(it) with { Subject = "CN=example.com" }, name: "foo.bar.example.com")),
        ["a common name that is no host's name"] = ("", () => Pair(static it => it with { Subject = "CN=Our web server" })),

        // ---- what it is for ---------------------------------------------------------------------------------------------------------
        ["for clients only"] = ("is-for-something-else", () => Pair(Has(Purposes(Ids.ClientAuth)))),
        ["for clients only, and shown by one"] = ("", () => Pair(Has(Purposes(Ids.ClientAuth))) with { Purpose = Purpose.ClientAuth }),
        ["for servers only, and shown by a client"] = ("is-for-something-else", () => Pair() with { Purpose = Purpose.ClientAuth }),
        ["for both"] = ("", () => Pair(Has(Purposes(Ids.ServerAuth, Ids.ClientAuth)))),
        ["for nothing in particular"] = ("purposes-are-missing", () => Pair(Lacks(Ids.Purposes))),
        ["for nothing in particular, and shown by a client"] = ("", () => Pair(Lacks(Ids.Purposes)) with { Purpose = Purpose.ClientAuth }),
        ["for anything"] = ("is-for-too-much", () => Pair(Has(Purposes(Ids.ServerAuth, Ids.AnyPurpose)))),
        ["also for code"] = ("is-for-too-much", () => Pair(Has(Purposes(Ids.ServerAuth, Ids.CodeSigning)))),
        ["also for mail"] = ("is-for-too-much", () => Pair(Has(Purposes(Ids.ServerAuth, Ids.EmailProtection)))),
        ["also for time stamps"] = ("is-for-too-much", () => Pair(Has(Purposes(Ids.ServerAuth, Ids.TimeStamping)))),
        ["also for status answers"] = ("is-for-too-much", () => Pair(Has(Purposes(Ids.ServerAuth, Ids.StatusSigning)))),
        ["also for precertificates"] = ("is-for-too-much", () => Pair(Has(Purposes(Ids.ServerAuth, Ids.PrecertificateSigning)))),
        ["critical purposes"] = ("extension-is-critical", () => Pair(it => it.With(Purposes(Ids.ServerAuth) with { Critical = true }))),
        ["a key for no use"] = ("key-is-for-nothing", () => Pair(Has(Uses(KeyUses.None)))),
        ["a key for signing lists only"] = ("key-is-for-something-else", () => Pair(Has(Uses(KeyUses.ListSigning)))),
        ["no key usage at all"] = ("", () => Pair(Lacks(Ids.KeyUsage))),
        ["a leaf whose key signs certificates"] = ("leaf-may-sign", () => Pair(Has(Uses(KeyUses.DigitalSignature | KeyUses.CertificateSigning)))),
        ["a leaf that is an authority"] = ("leaf-is-an-authority", () => Pair(Has(Basic(true)))),
        ["a leaf that says that it is no authority"] = ("", () => Pair(Has(Basic(false)))),
        ["a leaf that limits a path"] = ("leaf-has-a-path-length", () => Pair(Has(Basic(false, 0)))),
        ["a leaf that constrains names"] = ("leaf-constrains-names", () => Pair(Has(Spaced(["example.com"], null)))),
        ["the root is limited to servers"] = ("root-has-purposes", () => Pair(root: Has(Purposes(Ids.ServerAuth)))),
        ["the intermediate is for servers"] = ("", () => Three(Has(Purposes(Ids.ServerAuth, Ids.ClientAuth)))),
        ["the intermediate is for mail"] = ("issuer-is-for-something-else", () => Three(Has(Purposes(Ids.EmailProtection)))),
        ["a precertificate"] = ("is-a-precertificate", () => Pair(Has(new(Ids.Poison, true, [5, 0])))),

        // ---- authorities ------------------------------------------------------------------------------------------------------------
        ["the intermediate is no authority"] = ("issuer-may-not-issue", () => Three(Has(Basic(false)))),
        ["the intermediate does not say what it is"] = ("issuer-may-not-issue", () => Three(Lacks(Ids.BasicConstraints))),
        ["the root does not say what it is"] = ("issuer-may-not-issue", () => Pair(root: Lacks(Ids.BasicConstraints))),
        ["that the root is an authority is not critical"] = ("extension-is-not-critical", () => Pair(root: Has(Basic(true, critical: false)))),
        ["the root's key is not for signing"] = ("issuer-may-not-sign", () => Pair(root: Has(Uses(KeyUses.DigitalSignature)))),
        ["the intermediate's key is not for signing"] = ("issuer-may-not-sign", () => Three(Has(Uses(KeyUses.ListSigning)))),
        ["the intermediate's key has no usage"] = ("issuer-may-not-sign", () => Three(Lacks(Ids.KeyUsage))),
        ["the root has no subject"] = ("subject-is-empty", () => Pair(root: static it => it with { Subject = "", Issuer = "" })),
        ["the leaf does not say who issued it"] = ("issuer-is-empty", () => Pair(static it => it with { Issuer = "" })),
        ["the path is as long as it may be"] = ("", () => Three(Has(Basic(true, 0)))),
        ["the path is too long"] = ("path-is-too-long", static () => Long(0, null)),
        ["a longer limit below a shorter one"] = ("", static () => Long(1, 2)),
        ["those that issued themselves are not counted"] = ("", static () => RolledOver()),
        ["the leaf names no key of its issuer"] = ("authority-key-is-not-named", () => Pair(Lacks(Ids.AuthorityKey))),
        ["the intermediate names no key of its issuer"] = ("authority-key-is-not-named", () => Three(Lacks(Ids.AuthorityKey))),
        ["the leaf names another key of its issuer"] = ("authority-key-differs", () => Pair(Has(AuthorityKey(Other)))),
        ["the root names no key"] = ("", () => Pair()),
        ["the root names its key critically"] = ("extension-is-critical", () => Pair(root: it => it.With(AuthorityKey(it.Key, critical: true)))),
        ["the root names its key"] = ("", () => Pair(root: it => it.With(AuthorityKey(it.Key)))),
        ["the root names another key"] = ("authority-key-differs", () => Pair(root: Has(AuthorityKey(Other)))),
        ["the root names no identifier"] = ("authority-key-is-not-named", () => Pair(root: Has(AuthorityKey(null)))),
        ["the root names an issuer, too"] = ("authority-key-is-not-named", () => Pair(root: it => it.With(AuthorityKey(it.Key, issuer: "CN=Me")))),
        ["the root names a serial number, too"] = ("authority-key-is-not-named", () => Pair(root: it => it.With(AuthorityKey(it.Key, serial: 7)))),
        ["the trusted root was issued by another, and names no key"] = ("authority-key-is-not-named", () => Pair(root: static it => it with { Issuer = "CN=Elder", Signer = Other })),
        ["the root has no key identifier"] = ("subject-key-is-not-named", () => Pair(root: Lacks(Ids.SubjectKey))),
        ["the intermediate has no key identifier"] = ("subject-key-is-not-named", () => Three(Lacks(Ids.SubjectKey))),
        ["the root's key identifier is critical"] = ("extension-is-critical", () => Pair(root: it => it.With(SubjectKey(it.Key, critical: true)))),
        ["constraints on policies that are not critical"] = ("extension-is-not-critical", () => Three(Has(Explicit(3, critical: false)))),
        ["a policy is demanded and missing"] = ("policy-is-missing", () => Three(Has(Explicit(0)))),
        ["a policy is demanded and there"] = ("", () => Three(it => it.And(Explicit(0)).And(UnderPolicies("1.2.3")), it => it.And(UnderPolicies("1.2.3", "1.2.4")))),
        ["a policy is demanded, another one is there"] = ("policy-is-missing", () => Three(it => it.And(Explicit(0)).And(UnderPolicies("1.2.3")), it => it.And(UnderPolicies("1.2.4")))),
        ["any policy goes"] = ("", () => Three(it => it.And(Explicit(0)).And(UnderPolicies(Ids.AnyPolicy)), it => it.And(UnderPolicies("1.2.4")))),

        ["a policy of another name stands for the one demanded"] = ("", static () => Policed(Maps("1.2.3", "1.2.4"), "1.2.4")),
        ["a policy whose name is mapped away"] = ("policy-is-missing", static () => Policed(Maps("1.2.3", "1.2.4"), "1.2.3")),
        ["a mapping that is forbidden above"] = ("policy-is-missing", static () => Policed(Maps("1.2.3", "1.2.4"), "1.2.4", NoMapping(0))),
        ["any policy is mapped"] = ("chain-is-incomplete", static () => Policed(Maps(Ids.AnyPolicy, "1.2.4"), "1.2.4")),
        ["any policy of the leaf"] = ("", static () => Policed(null, Ids.AnyPolicy)),
        ["any policy of the leaf, which is forbidden above"] = ("policy-is-missing", static () => Policed(NotAny(0), Ids.AnyPolicy)),
        ["any policy of the leaf, which is forbidden further below"] = ("", static () => Policed(NotAny(1), Ids.AnyPolicy)),
        ["a policy is demanded of what stands two below"] = ("", () => Three(Has(Explicit(2)))),
        ["a policy is demanded by the leaf"] = ("policy-is-missing", () => Pair(Has(Explicit(0)))),
        ["a leaf that forbids any policy without a mark"] = ("extension-is-not-critical", () => Three(it => it.And(NotAny(3) with { Critical = false }))),

        // ---- form -------------------------------------------------------------------------------------------------------------------
        ["an unknown critical extension of the leaf"] = ("critical-extension-is-unknown", () => Pair(Has(Unknown(true)))),
        ["an unknown critical extension of the intermediate"] = ("critical-extension-is-unknown", () => Three(Has(Unknown(true)))),
        ["an unknown critical extension of the root"] = ("critical-extension-is-unknown", () => Pair(root: Has(Unknown(true)))),
        ["an unknown extension that is not critical"] = ("", () => Pair(Has(Unknown(false)))),
        ["access to the issuer"] = ("", () => Pair(Has(Access(false, "http://ca.example/ca.crt")))),
        ["critical access to the issuer"] = ("extension-is-critical", () => Pair(Has(Access(true, "http://ca.example/ca.crt")))),
        ["malformed access to the issuer"] = ("certificate-is-malformed", () => Pair(Has(new(Ids.AuthorityAccess, false, "malformed"u8.ToArray())))),
        ["an extension stands twice"] = ("extension-stands-twice", () => Pair(static it => it.And(Mint.Names(Named("example.com"))))),
        ["version 1"] = ("version-is-old", () => Pair(static it => it with { Version = null, Extensions = [] })),
        ["a serial number of zero"] = ("serial-breaks-the-rules", () => Pair(static it => it with { Serial = [0] })),
        ["a negative serial number"] = ("serial-breaks-the-rules", () => Pair(static it => it with { Serial = [0x80, 1] })),
        ["a serial number of 20 bytes"] = ("", () => Pair(static it => it with { Serial = [0x7f, .. new byte[19]] })),
        ["a serial number of 21 bytes"] = ("serial-breaks-the-rules", () => Pair(static it => it with { Serial = [0x7f, .. new byte[20]] })),
        ["two signature algorithms"] = ("algorithms-differ", () => Pair(static it => it with { NamedAlgorithm = AlgorithmId("1.2.840.10045.4.3.3", null) })),
        ["version 2"] = ("version-is-old", () => Pair(static it => it with { Version = 1, Extensions = [] })),
        ["version 4"] = ("certificate-is-malformed", () => Pair(static it => it with { Version = 3 })),
        ["version 1 in the root"] = ("version-is-old", () => Pair(root: static it => it with { Version = null, Extensions = [] })),
        ["a serial number with a zero before it"] = ("", () => Pair(static it => it with { Serial = [0, 0x80, 1] })),
        ["a negative serial number of the intermediate"] = ("serial-breaks-the-rules", () => Three(static it => it with { Serial = [0xFF] })),
        ["no end that anybody knows"] = ("", () => Pair(static it => it with { To = new(9999, 12, 31, 23, 59, 59, TimeSpan.Zero) })),
        ["a time before 2050 written as those after it"] = ("times-are-odd", () => Pair(static it => it with { Times = static (to, time) => to.WriteGeneralizedTime(time, omitFractionalSeconds: true) })),
        ["a time with a fraction"] = ("times-are-odd", () => Pair(static it => it with { Times = static (to, time) => to.WriteGeneralizedTime(time.AddYears(100).AddMilliseconds(5)), From = Now.AddYears(-101) })),
        ["the same extension twice in the intermediate"] = ("extension-stands-twice", () => Three(static it => it.And(Basic(true)))),
        ["an empty list of names"] = ("certificate-is-malformed", () => Pair(it => it.With(Mint.Names()))),
        ["an empty list of purposes"] = ("certificate-is-malformed", () => Pair(it => it.With(Purposes()))),
        ["an extension without a value"] = ("certificate-is-malformed", () => Pair(it => it.With(new(Ids.KeyUsage, true, [])))),
        ["bytes behind an extension"] = ("certificate-is-malformed", () => Pair(it => it.With(Basic(false) with { Value = [0x30, 0, 5, 0] }))),
        ["an extension in BER"] = ("certificate-is-malformed", () => Pair(it => it.With(Basic(false) with { Value = [0x30, 0x81, 0] }))),
        ["a yes that is not all ones"] = ("chain-is-incomplete", () => Three(it => it.With(Basic(true) with { Value = [0x30, 3, 1, 1, 1] }))),
        ["an address of five bytes"] = ("name-is-malformed", () => Pair(it => it.With(Mint.Names(Named("example.com"), Address(1, 2, 3, 4, 5))))),
        ["a unique identifier"] = ("has-unique-ids", () => Pair(static it => it with { UniqueId = [1, 2] })),
        ["bytes behind the certificate"] = ("certificate-is-malformed", () => Pair() is var it ? it with { Peer = (byte[])[.. it.Peer.Span, 0] } : null!),

        // ---- keys and signatures ----------------------------------------------------------------------------------------------------
        ["RSA of 2048 bits"] = ("", () => Pair(static it => it with { Key = MintedKey.Rsa(2048) }, static _ => Root(key: MintedKey.Rsa(2048)))),
        ["RSA-PSS"] = ("", () => Pair(static it => it with { Key = MintedKey.Rsa(2048) }, static _ => Root(key: MintedKey.Rsa(2048, pss: true)))),
        ["P-384"] = ("", () => Pair(static it => it with { Key = MintedKey.Curve(ECCurve.NamedCurves.nistP384) })),
        ["Ed25519"] = ("", () => Pair(root: static _ => Root(key: MintedKey.Ed25519()))),
        ["ML-DSA-44"] = ("", () => Pair(static it => it with { Key = MintedKey.Lattice(seed: 2) }, static _ => Root(key: MintedKey.Lattice()))),
        ["ML-DSA-65"] = ("", () => Pair(root: static _ => Root(key: MintedKey.Lattice("2.16.840.1.101.3.4.3.18")))),
        ["ML-DSA-87"] = ("", () => Pair(root: static _ => Root(key: MintedKey.Lattice("2.16.840.1.101.3.4.3.19")))),
        ["ML-DSA, signed by somebody else"] = ("signature-does-not-fit", () => Pair(static it => it with { Signer = MintedKey.Lattice(seed: 3) }, static _ => Root(key: MintedKey.Lattice()))),
        ["ML-DSA of another size than the key"] = ("signature-does-not-fit", () => Pair(static it => it with { Signer = MintedKey.Lattice("2.16.840.1.101.3.4.3.18") }, static _ => Root(key: MintedKey.Lattice()))),
        ["an ML-DSA key for encrypting"] = ("key-cannot-encipher", () => Pair(it => it.With(Uses(KeyUses.DigitalSignature | KeyUses.KeyEncipherment)) with { Key = MintedKey.Lattice(seed: 2) })),
        ["an ML-DSA key for agreeing on keys"] = ("key-cannot-encipher", () => Pair(it => it.With(Uses(KeyUses.DigitalSignature | KeyUses.KeyAgreement)) with { Key = MintedKey.Lattice(seed: 2) })),
        ["an Ed25519 key for encrypting"] = ("key-cannot-encipher", () => Pair(it => it.With(Uses(KeyUses.DigitalSignature | KeyUses.KeyEncipherment)) with { Key = MintedKey.Ed25519() })),
        ["an ML-DSA key that is too short"] = ("key-is-malformed", () => Pair(static it => it with { KeyInfo = Convert.FromHexString("3012300b0609608648016503040311030300" + "0102") })),
        ["SHA-1 in an intermediate's signature"] = ("signature-is-weak", () => Three(root: static _ => Root(key: MintedKey.Rsa(2048, "SHA1")))),
        ["SHA-384"] = ("", () => Pair(root: static _ => Root(key: MintedKey.Rsa(2048, "SHA384")))),
        ["SHA-512"] = ("", () => Pair(root: static _ => Root(key: MintedKey.Rsa(2048, "SHA512")))),
        ["RSA of 1024 bits in the leaf"] = ("key-is-weak", () => Pair(static it => it with { Key = MintedKey.Rsa(1024) })),
        ["RSA of 1024 bits in the root"] = ("key-is-weak", () => Pair(root: static _ => Root(key: MintedKey.Rsa(1024)))),
        ["RSA of 2056 bits"] = ("", () => Pair(static it => it with { Key = MintedKey.Rsa(2056) })),
        ["P-192"] = ("key-is-not-allowed", () => Pair(static it => it with { KeyInfo = Point("1.2.840.10045.3.1.1", 48) })),
        ["P-224"] = ("key-is-not-allowed", () => Pair(static it => it with { KeyInfo = Point("1.3.132.0.33", 56) })),
        ["a curve that is written out"] = ("key-is-malformed", () => Pair(static it => it with { KeyInfo = Curve([0x30, 3, 2, 1, 1], 64) })),
        ["DSA in the leaf"] = ("key-is-not-allowed", () => Pair(static it => it with { Key = MintedKey.Dsa() })),
        ["DSA in the root"] = ("signature-does-not-fit", () => Pair(root: static _ => Root(key: MintedKey.Dsa()))),
        ["an empty RSA key"] = ("key-is-malformed", () => Pair(static it => it with { KeyInfo = Convert.FromHexString("3012300d06092a864886f70d0101010500030100") })),
        ["an intermediate with an empty RSA key"] = ("signature-does-not-fit", () => Three(static it => it with { KeyInfo = Convert.FromHexString("3012300d06092a864886f70d0101010500030100") })),
        ["SHA-1"] = ("signature-is-weak", () => Pair(root: static _ => Root(key: MintedKey.Rsa(2048, "SHA1")))),
        ["MD5"] = ("signature-is-broken", () => Pair(root: static _ => Root(key: MintedKey.Rsa(2048, "MD5")))),

        // ---- name constraints -------------------------------------------------------------------------------------------------------
        ["a permitted name"] = ("", () => Pair(root: Has(Spaced(["example.com"], null)))),
        ["a permitted name below"] = ("", () => Pair(Names("foo.bar.example.com"), Has(Spaced(["example.com"], null)), "foo.bar.example.com")),
        ["a name that only ends alike"] = ("name-is-not-permitted", () => Pair(Names("not-example.com"), Has(Spaced(["example.com"], null)), "not-example.com")),
        ["constraints that are not critical"] = ("", () => Pair(root: Has(Spaced(["example.com"], null, critical: false)))),
        ["an excluded name"] = ("name-is-not-permitted", () => Three(Has(Spaced(null, ["example.com"])))),
        ["an excluded second name"] = ("name-is-not-permitted", () => Pair(Names("example.com", "not-allowed.example.com"), Has(Spaced(null, ["not-allowed.example.com"])))),
        ["a star that spans an excluded name"] = ("name-is-not-permitted", () => Pair(Names("*.example.com"), Has(Spaced(null, ["bad.example.com"])), "good.example.com")),
        ["a star over more than the one permitted name"] = ("name-is-not-permitted", () => Pair(Names("*.example.com"), Has(Spaced(["foo.example.com"], null)), "foo.example.com")),
        ["a star within what is permitted"] = ("", () => Pair(Names("*.example.com"), Has(Spaced(["example.com"], null)), "foo.example.com")),
        ["a subject's mailbox that is not permitted"] = ("name-is-not-permitted", () => Pair(it => it.Without(Ids.AlternativeNames) with { Subject = "CN=a, E=a@other.example" }, Has(Spaced(["a@example.com"], null)), null)),
        ["permitted and excluded"] = ("name-is-not-permitted", () => Pair(root: Has(Spaced(["example.com"], ["example.com"])))),
        ["everything is excluded"] = ("name-is-not-permitted", () => Pair(root: Has(Spaced(null, [""])))),
        ["constraints on another form"] = ("", () => Pair(root: it => it.With(Constraints([Network(192, 0, 2, 0, 24)], [Network(10, 0, 0, 0, 8)])))),
        ["a permitted address"] = ("", () => Pair(Names("192.0.2.1"), it => it.With(Constraints([Network(192, 0, 2, 0, 24)], null)), "192.0.2.1")),
        ["an address that is not permitted"] = ("name-is-not-permitted", () => Pair(Names("192.0.3.1"), it => it.With(Constraints([Network(192, 0, 2, 0, 24)], null)), "192.0.3.1")),
        ["an excluded address"] = ("name-is-not-permitted", () => Pair(Names("192.0.2.1"), it => it.With(Constraints(null, [Network(192, 0, 2, 0, 24)])), "192.0.2.1")),
        ["an excluded address of six"] = ("name-is-not-permitted", () => Pair(Names("::1"), it => it.With(Constraints(null, [Loopback])), "::1")),
        ["a permitted address of six"] = ("", () => Pair(Names("::1"), it => it.With(Constraints([Loopback], null)), "::1")),
        ["a permitted directory name"] = ("", () => Pair(it => it with { Subject = "O=Acme, CN=foo" }, Has(Spaced(["O=Acme"], null)))),
        ["a directory name in other letters"] = ("", () => Pair(it => it with { Subject = "O=ACME  corp, CN=foo" }, Has(Spaced(["O=Acme Corp"], null)))),
        ["a directory name that is not permitted"] = ("name-is-not-permitted", () => Pair(it => it with { Subject = "CN=not-foo" }, Has(Spaced(["CN=foo"], null)))),
        ["an excluded directory name"] = ("name-is-not-permitted", () => Pair(it => it with { Subject = "CN=foo" }, Has(Spaced(null, ["CN=foo"])))),
        ["a permitted directory name, and a subject that is not"] = ("name-is-not-permitted", () => Pair(it => it.With(Mint.Names(Named("CN=foo"))) with { Subject = "CN=not-foo" }, Has(Spaced(["CN=foo"], null)), null)),
        ["a permitted mailbox"] = ("", () => Client(["foo@example.com"], ["foo@example.com"])),
        ["a permitted host of mailboxes"] = ("", () => Client(["foo@example.com"], ["example.com"])),
        ["a mailbox of a host below"] = ("name-is-not-permitted", () => Client(["foo@sub.example.com"], ["example.com"])),
        ["mailboxes of all hosts below"] = ("", () => Client(["foo@sub.example.com"], [".example.com"])),
        ["a mailbox with two signs"] = ("name-is-malformed", () => Client(["good@example.com", "invalid@address@example.com"], ["example.com"])),
        ["a constraint with two signs"] = ("anchor-is-malformed", () => Client(["foo@example.com"], ["invalid@invalid@example.com"])),
        ["a constraint with a star"] = ("chain-is-incomplete", () => Pair(Names("foo.example.com"), Has(Spaced(["*.example.com"], null)), "foo.example.com")),
        ["a constraint with a leading dot"] = ("chain-is-incomplete", () => Pair(Names("foo.example.com"), Has(Spaced([".example.com"], null)), "foo.example.com")),
        ["a constraint that is an address without a mask"] = ("chain-is-incomplete", () => Pair(Names("127.0.0.1"), it => it.With(Constraints([Address(127, 0, 0, 1)], null)), "127.0.0.1")),
        ["a mask with holes"] = ("chain-is-incomplete", () => Pair(Names("127.0.0.1"), it => it.With(Constraints([Address(127, 0, 0, 1, 255, 0, 255, 0)], null)), "127.0.0.1")),
        ["constraints that constrain nothing"] = ("chain-is-incomplete", () => Three(Has(Constraints(null, null)))),
        ["constraints with empty lists"] = ("chain-is-incomplete", () => Three(Has(Constraints([], [])))),
        ["an excluded form that nobody compares"] = ("name-is-not-permitted", () => Pair(it => it.With(Mint.Names(Named("example.com"), Strange)), it => it.With(Constraints([Named("example.com")], [Strange])))),
        ["the same, and nobody has such a name"] = ("", () => Pair(root: it => it.With(Constraints([Named("example.com")], [Strange])))),
        ["an address of the web that is permitted"] = ("", () => Pair(it => it.With(Mint.Names(Named("example.com"), Named("https://host.example/x"))), Has(Constraints([Plain(NameForm.Uri, "host.example"), Named("example.com")], null)))),
        ["an address of the web that is not"] = ("name-is-not-permitted", () => Pair(it => it.With(Mint.Names(Named("example.com"), Named("https://other.example/x"))), Has(Constraints([Plain(NameForm.Uri, "host.example"), Named("example.com")], null)))),
        ["an intermediate below constraints has a forbidden name"] = ("name-is-not-permitted", static () => Below(["permitted.example.com"], ["forbidden.example.com"], "forbidden.example.com")),
        ["narrower constraints below"] = ("name-is-not-permitted", static () => Narrowing(["foo.example.com", "bar.example.com"], ["bar.example.com"])),
        ["wider constraints below"] = ("name-is-not-permitted", static () => Narrowing(["bar.example.com"], ["foo.example.com", "bar.example.com"])),
        ["more names and constraints than can be compared"] = ("name-is-not-permitted", static () => Tiring()),

        // ---- graphs -----------------------------------------------------------------------------------------------------------------
        ["an expired way beside a good one"] = ("", static () => TwoWays()),
        ["two authorities that signed each other"] = ("chain-is-not-trusted", static () => Circle()),
        ["a circle with a way out"] = ("", static () => CircleWithARoot()),
        ["constraints forbid one way and not the other"] = ("", static () => OneWayForbidden()),

        // ---- revocation -------------------------------------------------------------------------------------------------------------
        ["an empty list"] = ("", static () => Listed((root, leaf) => List(root, []))),
        ["a revoked leaf"] = ("certificate-is-revoked", static () => Listed((root, leaf) => List(root, [leaf.Serial]))),
        ["somebody else is revoked"] = ("", static () => Listed((root, leaf) => List(root, [[1, 2, 3]]))),
        ["a revoked intermediate"] = ("certificate-is-revoked", static () => ListedThree((root, middle) => [List(root, [middle.Serial])])),
        ["lists of both issuers, and nobody is revoked"] = ("", static () => ListedThree((root, middle) => [List(root, []), List(middle, [])])),
        ["a list of the intermediate's alone"] = ("", static () => ListedThree((root, middle) => [List(middle, [])])),
        ["a good list beside one that is over"] = ("", static () => ListedThree((root, middle) => [List(middle, [], Now.AddDays(-60), Now.AddDays(-30)), List(middle, [])])),
        ["a list signed by somebody else"] = ("revocation-is-unknown", static () => Listed((root, leaf) => List(root, [[1, 2, 3]], signer: Other))),
        ["a list that is over"] = ("revocation-is-unknown", static () => Listed((root, leaf) => List(root, [], Now.AddDays(-60), Now.AddDays(-30)))),
        ["a list from tomorrow"] = ("revocation-is-unknown", static () => Listed((root, leaf) => List(root, [], Now.AddDays(1)))),
        ["a list with an unknown critical extension"] = ("revocation-is-unknown", static () => Listed((root, leaf) => List(root, [[1, 2, 3]], extensions: Unknown(true)))),
        ["a list with an unknown extension"] = ("", static () => Listed((root, leaf) => List(root, [[1, 2, 3]], extensions: Unknown(false)))),
        ["a list that names somebody twice"] = ("revocation-is-unknown", static () => Listed((root, leaf) => List(root, [[1, 2, 3], [1, 2, 3]]))),
        ["a list of another issuer"] = ("", static () => Listed((root, leaf) => List(Root("CN=Another"), [leaf.Serial]))),
        ["a list of version 1 is none"] = ("", static () => Listed((root, leaf) => List(root, [leaf.Serial], version: null))),
        ["a list without an end is none"] = ("", static () => Listed((root, leaf) => List(root, [leaf.Serial], hasNext: false))),
        ["a list of authorities"] = ("revocation-is-unknown", static () => Listed((root, leaf) => List(root, [], extensions: Scope(null, 2)))),
        ["a list of users"] = ("", static () => Listed((root, leaf) => List(root, [], extensions: Scope(null, 1)))),
        ["a list of attributes"] = ("revocation-is-unknown", static () => Listed((root, leaf) => List(root, [], extensions: Scope(null, 5)))),
        ["a list of lists"] = ("revocation-is-unknown", static () => Listed((root, leaf) => List(root, [], extensions: Scope(null, 4)))),
        ["a list of some reasons"] = ("revocation-is-unknown", static () => Listed((root, leaf) => List(root, [], extensions: Scope(null, 3)))),
        ["a part of a list, and the leaf names it"] = ("", static () => Listed((root, leaf) => List(root, [], extensions: Scope([Named("http://a/1.crl")])), Points(Named("http://a/1.crl")))),
        ["a part of a list, and the leaf names another"] = ("revocation-is-unknown", static () => Listed((root, leaf) => List(root, [], extensions: Scope([Named("http://a/1.crl")])), Points(Named("http://a/2.crl")))),
        ["a part of a list, and the leaf spells it otherwise"] = ("revocation-is-unknown", static () => Listed((root, leaf) => List(root, [], extensions: Scope([Named("http://a/shard.crl")])), Points(Named("http://a/%73hard.crl")))),
        ["a part of a list, and the leaf names none"] = ("revocation-is-unknown", static () => Listed((root, leaf) => List(root, [], extensions: Scope([Named("http://a/1.crl")])))),
        ["a part of a list, and the leaf names a host besides"] = ("revocation-is-unknown", static () => Listed((root, leaf) => List(root, [], extensions: Scope([Named("http://a/1.crl")])), Points(Named("http://a/1.crl"), Named("a.example")))),
        ["a part of a list that names a host besides"] = ("revocation-is-unknown", static () => Listed((root, leaf) => List(root, [], extensions: Scope([Named("http://a/1.crl"), Named("a.example")])), Points(Named("http://a/1.crl")))),
        ["a list of ten thousand"] = ("", static () => Listed((root, leaf) => List(root, [.. Enumerable.Range(0, 10_000).Select(static it => (byte[])[1, 0, (byte)(it >> 8), (byte)it])]))),
        ["the issuer's key is not for lists"] = ("revocation-is-unknown", static () => Listed((root, leaf) => List(root, []), null, Uses(KeyUses.CertificateSigning))),
    };

    public static TheoryData<string> Sentences => [.. Rows.Keys];

    [Theory]
    [MemberData(nameof(Sentences))]
    public void Row(string sentence)
    {
        var (rule, asks) = Rows[sentence];
        var answer = ChainValidator.Answer(asks());
        var said = string.Join("\n", answer.Against.Select(static it => $"{it.Rule}: {it.Sentence}"));
        if (rule.Length == 0) Assert.True(answer.IsValid, $"{sentence}:\n{said}");
        else Assert.True(answer.Against.Any(it => it.Rule == rule), $"{sentence} wants {rule}:\n{said}");
        Assert.All(answer.Against, static it => Assert.True(it.Fix is { Length: > 5 } && it.Sentence.Length > 10 && it.Severity > Glacis.Verdicts.Severity.None, it.ToString()));
    }

    // ---- worlds ---------------------------------------------------------------------------------------------------------------------

    static ChainQuestion Served(Func<byte[], byte[], ReadOnlyMemory<byte>[]> order)
    {
        var root = Root();
        var middle = Intermediate(root);
        return new(Leaf(middle).Der(), order(root.Der(), middle.Der()), Trust(root), "example.com", Now);
    }

    static Draft SelfSigned()
    {
        var it = Leaf(Root());
        return it.Without(Ids.AuthorityKey) with { Issuer = it.Subject, Signer = null };
    }

    static ChainQuestion Swapped()
    {
        var root = Root();
        var middle = Intermediate(root);
        return new(Leaf(middle).Der(), [root.Der()], Trust(middle), "example.com", Now);
    }

    static ChainQuestion Public(DateTimeOffset issued, int days)
    {
        var root = Root();
        return new(Leaf(root) is var leaf ? (leaf with { From = issued, To = issued.AddDays(days).AddSeconds(-1) }).Der() : [], [], new([new((root with { To = Now.AddYears(20) }).Der(), IsPublic: true)]), "example.com", issued.AddDays(1));
    }

    static ChainQuestion Long(int most, int? below)
    {
        var root = Root();
        var one = Intermediate(root, "CN=One").With(Basic(true, most));
        var two = Intermediate(one, "CN=Two").With(Basic(true, below));
        return new(Leaf(two).Der(), [one.Der(), two.Der()], Trust(root), "example.com", Now);
    }

    static ChainQuestion RolledOver()
    {
        var root = Root();
        var one = Intermediate(root, "CN=One").With(Basic(true, 1));
        var same = Intermediate(one, "CN=One").With(Basic(true, 1));
        var three = Intermediate(same, "CN=Three").With(Basic(true, 0));
        return new(Leaf(three).Der(), [one.Der(), same.Der(), three.Der()], Trust(root), "example.com", Now);
    }

    static ChainQuestion Client(string[] mailboxes, string[] permitted)
    {
        var root = Root();
        var middle = Intermediate(root).With(Constraints([.. permitted.Select(static it => Plain(NameForm.Email, it))], null));
        var leaf = Leaf(middle).With(Purposes(Ids.ClientAuth)).With(Mint.Names([.. mailboxes.Select(static it => Plain(NameForm.Email, it))])) with { Subject = "CN=somebody" };
        return new(leaf.Der(), [middle.Der()], permitted[0].StartsWith("invalid", StringComparison.Ordinal) ? Trust(middle, Root("CN=Else")) : Trust(root), mailboxes[0], Now, Purpose.ClientAuth);
    }

    static ChainQuestion Below(string[] permitted, string[] excluded, string between)
    {
        var root = Root();
        var one = Intermediate(root, "CN=One").With(Spaced(permitted, excluded));
        var two = Intermediate(one, "CN=Two").With(Mint.Names(Named(between)));
        return new(Leaf(two, permitted[0]).Der(), [one.Der(), two.Der()], Trust(root), permitted[0], Now);
    }

    static ChainQuestion Narrowing(string[] above, string[] below)
    {
        var root = Root();
        var one = Intermediate(root, "CN=One").With(Spaced(above, null));
        var two = Intermediate(one, "CN=Two").With(Spaced(below, null));
        return new(Leaf(two, "foo.example.com").Der(), [one.Der(), two.Der()], Trust(root), "foo.example.com", Now);
    }

    static ChainQuestion Tiring()
    {
        var root = Root().With(Constraints([.. Enumerable.Range(0, 512).Select(static it => Named($"t{it}.test"))], [.. Enumerable.Range(0, 512).Select(static it => Named($"x{it}.test"))]));
        return new(Leaf(root, [.. Enumerable.Range(0, 512).Select(static it => $"t{it}.test")]).Der(), [], Trust(root), "t0.test", Now);
    }

    static ChainQuestion TwoWays()
    {
        var (root, other) = (Root(), Root("CN=Other"));
        var expired = Intermediate(other, root.Subject, root.Key) with { From = Now.AddYears(-9), To = Now.AddYears(-8) };
        return new(Leaf(root).Der(), [expired.Der()], Trust(root, other), "example.com", Now);
    }

    static ChainQuestion Circle()
    {
        var (a, b) = (Root("CN=A"), Root("CN=B"));
        return new(Leaf(a).Der(), [Intermediate(b, "CN=A", a.Key).Der(), Intermediate(a, "CN=B", b.Key).Der()], Trust(Root()), "example.com", Now);
    }

    static ChainQuestion CircleWithARoot()
    {
        var (a, b, c) = (Root("CN=A"), Root("CN=B"), Root("CN=C"));
        var under = Intermediate(a, "CN=A1");
        Draft[] all = [under, Intermediate(b, "CN=A", a.Key), Intermediate(c, "CN=A", a.Key), Intermediate(a, "CN=B", b.Key), Intermediate(c, "CN=B", b.Key), Intermediate(a, "CN=C", c.Key), Intermediate(b, "CN=C", c.Key)];
        return new(Leaf(under).Der(), [.. all.Select(static it => (ReadOnlyMemory<byte>)it.Der())], Trust(a), "example.com", Now);
    }

    static ChainQuestion OneWayForbidden()
    {
        var (rootA, rootB, key) = (Root("CN=Root A"), Root("CN=Root B"), MintedKey.P256());
        var above = Intermediate(rootA, "CN=Above").With(Spaced(null, ["forbidden.example.com"]));
        var forbidden = Intermediate(above, "CN=Middle", key).With(Mint.Names(Named("forbidden.example.com")));
        var free = Intermediate(rootB, "CN=Middle", key).With(Mint.Names(Named("free.example.com")));
        return new(Leaf(free).Der(), [above.Der(), forbidden.Der(), free.Der()], Trust(rootA, rootB), "example.com", Now);
    }

    /// <summary>An intermediate under the policy 1.2.3, which demands one; it has another extension besides, and its root's child may forbid mappings.</summary>
    static ChainQuestion Policed(Ext? more, string leafs, Ext? above = null)
    {
        var root = Root();
        var one = Intermediate(root, "CN=One").And(UnderPolicies("1.2.3")).And(above ?? Explicit(0));
        var two = Intermediate(one, "CN=Two").And(UnderPolicies("1.2.3"));
        if (more is not null) two = two.And(more);
        return new(Leaf(two).And(UnderPolicies(leafs)).Der(), [one.Der(), two.Der()], Trust(root), "example.com", Now);
    }

    static ChainQuestion ListedThree(Func<Draft, Draft, byte[][]> lists)
    {
        var root = Root();
        var middle = Intermediate(root);
        return new(Leaf(middle).Der(), [middle.Der()], Trust(root), "example.com", Now, Lists: [.. lists(root, middle).Select(static it => (ReadOnlyMemory<byte>)it)]);
    }

    static ChainQuestion Listed(Func<Draft, Draft, byte[]> list, Ext? points = null, Ext? uses = null)
    {
        var root = uses is null ? Root() : Root().With(uses);
        var leaf = points is null ? Leaf(root) : Leaf(root).And(points);
        return new(leaf.Der(), [], Trust(root), "example.com", Now, Lists: [list(root, leaf)]);
    }

    static GeneralName Network(byte a, byte b, byte c, byte d, int bits) => Address([a, b, c, d, .. BitConverter.GetBytes(~0u << (32 - bits)).Reverse()]);

    static byte[] Point(string curve, int length) => Curve(Der(to => to.WriteObjectIdentifier(curve)), length);

    static byte[] Curve(byte[] parameters, int length) => Der(to =>
    {
        using (to.PushSequence())
        {
            to.WriteEncodedValue(AlgorithmId("1.2.840.10045.2.1", parameters));
            to.WriteBitString([4, .. new byte[length]]);
        }
    });
}
