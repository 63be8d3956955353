// A verdict a line, as they were judged.
namespace Glacis.Outputs;

/// <summary>JSON Lines: the verdicts alone, byte for byte as in the bundle.</summary>
public sealed class JsonLines : Output
{
    public override string Name => "jsonl";

    public override string Extension => "jsonl";

    public override void Write(Report report, Stream to)
    {
        using var lines = report.Lines();
        lines.CopyTo(to);
    }
}
