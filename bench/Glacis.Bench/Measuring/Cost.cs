// What something cost, by protocol and together.
using System.Diagnostics;
using Glacis.Clouds.Aws.Wire;

namespace Glacis.Bench.Measuring;

/// <summary>Time by protocol, and what was counted.</summary>
sealed class Cost
{
    internal static readonly string[] Protocols = ["rest-xml", "ec2", "query", "json"];

    readonly Dictionary<string, long> ticks = Protocols.ToDictionary(static it => it, static _ => 0L, StringComparer.Ordinal);

    internal long Stores { get; set; }

    internal long Verdicts { get; set; }

    internal long Bytes { get; set; }

    internal long Allocated { get; set; }

    internal double Seconds => ticks.Values.Sum() / (double)Stopwatch.Frequency;

    internal double SecondsOf(string protocol) => ticks[protocol] / (double)Stopwatch.Frequency;

    /// <summary>Charges the time since <paramref name="since"/>, and begins anew.</summary>
    internal void Charge(string protocol, ref long since)
    {
        var now = Stopwatch.GetTimestamp();
        ticks[protocol] += now - since;
        since = now;
    }

    /// <summary>The wire format that a call speaks, by the catalogue.</summary>
    internal static string ProtocolOf(string call) => Catalogue.Service(call[..call.IndexOf(':', StringComparison.Ordinal)]).Protocol switch
    {
        Protocol.RestXml => "rest-xml",
        Protocol.Ec2 => "ec2",
        Protocol.Query => "query",
        _ => "json",
    };
}
