// The shape of an output: one format, one file, found by one scan of the assembly.
namespace Glacis.Outputs;

/// <summary>A rendering of a run. Stateless; threads share it. Verdicts stream through it; nothing is looked up.</summary>
public abstract class Output
{
    /// <summary>What <c>--format</c> calls it.</summary>
    public abstract string Name { get; }

    /// <summary>How its files end, without the dot.</summary>
    public abstract string Extension { get; }

    /// <summary>Writes the whole rendering; the stream is the caller's, and is left open.</summary>
    public abstract void Write(Report report, Stream to);
}
