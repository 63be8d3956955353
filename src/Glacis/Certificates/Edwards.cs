// Ed25519, which the platform does not verify yet.
using Org.BouncyCastle.Math.EC.Rfc8032;

namespace Glacis.Certificates;

static class Edwards
{
    internal static bool Verify(ReadOnlySpan<byte> key, ReadOnlySpan<byte> signed, ReadOnlySpan<byte> signature) =>
        signature.Length == Ed25519.SignatureSize && Ed25519.Verify(signature.ToArray(), 0, key.ToArray(), 0, signed.ToArray(), 0, signed.Length);
}
