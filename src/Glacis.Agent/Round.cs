// A round after collecting, which chooses what to look at from what was read.
using Glacis.Agent.Configuration;
using Glacis.Clouds.Aws.Wire;

namespace Glacis.Agent;

/// <summary>What a later round knows of its run.</summary>
/// <param name="Recorded">What was collected, and what earlier rounds added.</param>
/// <param name="Configured">What its owners declare.</param>
/// <param name="Clients">Who asks, account by account.</param>
/// <param name="Asked">What the operator asked for.</param>
sealed record RoundOf(Recorded Recorded, Configured Configured, Clients Clients, Asked Asked);

/// <summary>A later round of a live run.</summary>
public abstract class Round
{
    /// <summary>The files of the recording that change: observations, and the ledger that tells of them.</summary>
    internal abstract Task<IReadOnlyDictionary<string, ReadOnlyMemory<byte>>> FilesAsync(RoundOf run, CancellationToken cancellation);
}
