// ML-DSA (RFC 9881), which the platform verifies only where its own library is new enough.
using Org.BouncyCastle.Crypto.Parameters;
using Org.BouncyCastle.Crypto.Signers;

namespace Glacis.Certificates;

static class Lattice
{
    static readonly Dictionary<string, (MLDsaParameters Set, int Key, int Signature)> Sets = new(StringComparer.Ordinal)
    {
        ["2.16.840.1.101.3.4.3.17"] = (MLDsaParameters.ml_dsa_44, 1312, 2420),
        ["2.16.840.1.101.3.4.3.18"] = (MLDsaParameters.ml_dsa_65, 1952, 3309),
        ["2.16.840.1.101.3.4.3.19"] = (MLDsaParameters.ml_dsa_87, 2592, 4627),
    };

    internal static bool Knows(string id) => Sets.ContainsKey(id);

    internal static string Spoken(string id) => Sets[id].Set.Name;

    internal static bool IsKey(string id, int length) => Sets[id].Key == length;

    internal static bool Verify(string id, ReadOnlyMemory<byte> key, ReadOnlySpan<byte> signed, ReadOnlySpan<byte> signature)
    {
        var (set, _, length) = Sets[id];
        if (signature.Length != length) return false;
        var verifier = new MLDsaSigner(set, deterministic: true);
        verifier.Init(forSigning: false, MLDsaPublicKeyParameters.FromEncoding(set, key.ToArray()));
        verifier.BlockUpdate(signed);
        return verifier.VerifySignature(signature.ToArray());
    }
}
