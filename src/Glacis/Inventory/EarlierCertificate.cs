// What earlier runs saw of certificates: whoever replaces them in time shows it only over time.
namespace Glacis.Inventory;

/// <summary>A certificate as an earlier run saw it.</summary>
/// <param name="Of">The id of the certificate as its keeper names it, or of the listener that served it.</param>
/// <param name="Serial">Serial number, lower case, without leading zeros.</param>
/// <param name="Seen">The start of that run.</param>
/// <param name="Run">The id of that run.</param>
public sealed record EarlierCertificate(string Of, string Serial, Period Validity, DateTimeOffset Seen, string Run);
