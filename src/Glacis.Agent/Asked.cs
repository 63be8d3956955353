// What the operator asked for, and how a run tells how far it is.
namespace Glacis.Agent;

/// <summary>The operator's options.</summary>
public sealed record Asked
{
    /// <summary>A <c>glacis.yaml</c>; <c>null</c> for the one in this folder or in the recording.</summary>
    public string? Configuration { get; init; }

    /// <summary>Where the result goes; <c>null</c> for a place under <see cref="Bundles.Home"/>.</summary>
    public string? Out { get; init; }

    public IReadOnlyList<string> Regions { get; init; } = [];

    public IReadOnlyList<string> Inventories { get; init; } = [];

    /// <summary>Bundles or recordings of earlier runs.</summary>
    public IReadOnlyList<string> Earlier { get; init; } = [];

    public string? Profile { get; init; }

    public bool Resume { get; init; }

    /// <summary>Replace what is there.</summary>
    public bool Force { get; init; }

    /// <summary>Ask the endpoints that the inventory shows, and how; <c>null</c> for not at all.</summary>
    public ProbeAsked? Probe { get; init; }

    /// <summary>What is looked at last, before anything is judged: the content of stores; <c>null</c> for nothing.</summary>
    public Round? Last { get; init; }

    /// <summary>Hears narration, a sentence at a time.</summary>
    public Action<string> Tell { get; init; } = static _ => { };

    /// <summary>The clock of whoever runs.</summary>
    public TimeProvider Time { get; init; } = TimeProvider.System;
}

/// <summary>How far a run is.</summary>
/// <param name="Left">An estimate; <c>null</c> while there is none.</param>
public sealed record Advance(string What, int Done, int Total, long Calls, long Resources, TimeSpan? Left);

/// <summary>What is missing before a run, as lines to print.</summary>
public sealed record Diagnosis(IReadOnlyList<string> Lines, bool HasCredentials, bool IsWell);

/// <summary>A run that cannot begin as asked, in one sentence.</summary>
public sealed class RefusedException(string sentence, string? hint = null) : Exception(sentence)
{
    /// <summary>What to do about it.</summary>
    public string? Hint => hint;
}
