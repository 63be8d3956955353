// What an alert says, for people.
using System.Globalization;

namespace Glacis.Clouds.Tls;

static class Alerts
{
    /// <summary>The alert's name (RFC 8446, 6), or its number.</summary>
    internal static string Name(byte alert) => alert switch
    {
        0 => "close notify",
        10 => "unexpected message",
        20 => "bad record",
        40 => "handshake failure",
        42 => "bad certificate",
        47 => "illegal parameter",
        48 => "unknown authority",
        50 => "decode error",
        51 => "decrypt error",
        70 => "protocol version",
        71 => "insufficient security",
        80 => "internal error",
        86 => "inappropriate fallback",
        90 => "user canceled",
        109 => "missing extension",
        112 => "unrecognised name",
        116 => "certificate required",
        120 => "no application protocol",
        _ => string.Create(CultureInfo.InvariantCulture, $"alert {alert}"),
    };
}
