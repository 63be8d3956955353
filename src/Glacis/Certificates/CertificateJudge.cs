// Everything that is wrong with a served chain for a name at an instant: the door to the rules for certificates.
namespace Glacis.Certificates;

/// <summary>Judges served chains. Pure; threads share it.</summary>
public static class CertificateJudge
{
    /// <summary>What is wrong, worst first, then by rule; nothing for a good chain. Bytes that are no certificate are a finding, never an exception.</summary>
    /// <param name="chain">What was served; an empty chain is a finding.</param>
    /// <param name="name">The host name that was asked for, or an address.</param>
    /// <param name="at">The instant judged.</param>
    /// <param name="anchors">Whom to trust.</param>
    public static IReadOnlyList<CertificateFinding> Judge(ServedChain chain, string name, DateTimeOffset at, TrustAnchors anchors) => StandIn.Judge(chain, name, at, anchors);
}
