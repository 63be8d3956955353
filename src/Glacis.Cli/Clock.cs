// The clock of a run: the machine's, or one that stands still, for tests.
using System.Globalization;

namespace Glacis.Cli;

/// <summary>The clock of a run. Only what is recorded is told by it; waiting and signing take the machine's.</summary>
sealed class Clock : TimeProvider
{
    const string Variable = "GLACIS_CLOCK";

    readonly DateTimeOffset instant;

    Clock(DateTimeOffset instant) => this.instant = instant;

    internal static TimeProvider OfRun => Environment.GetEnvironmentVariable(Variable) is not { Length: > 0 } text ? System
        : DateTimeOffset.TryParse(text, CultureInfo.InvariantCulture, DateTimeStyles.AssumeUniversal, out var instant) ? new Clock(instant)
        : throw new UsageException($"{Variable} is {text}, which is no instant", "it is for tests, and written like 2026-11-22T06:00:00Z");

    public override DateTimeOffset GetUtcNow() => instant.ToUniversalTime();
}
