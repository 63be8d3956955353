// A sink that writes down what it hears.
using System.Text;
using Glacis.Classification.Detecting;
using Glacis.Content;

namespace Glacis.Tests.Content;

sealed class Heard : ISink
{
    internal List<string> Parts { get; } = [];

    internal List<string> Values { get; } = [];

    internal List<Unclassifiable> Nots { get; } = [];

    internal StringBuilder All { get; } = new();

    internal IReadOnlyList<string>? Columns { get; private set; }

    internal long Bytes { get; private set; }

    internal int Longest { get; private set; }

    public void Begin(string part, Format format, Columns? columns)
    {
        Parts.Add(part);
        Columns = columns?.Names ?? Columns;
    }

    public void Text(ReadOnlySpan<byte> window, in Places places)
    {
        (Bytes, Longest) = (Bytes + window.Length, Math.Max(Longest, window.Length));
        if (All.Length < 1 << 20) All.Append(Encoding.UTF8.GetString(window));
    }

    public void Value(string field, ReadOnlySpan<byte> value) => Values.Add($"{field}={Encoding.UTF8.GetString(value)}");

    public void Not(Unclassifiable it) => Nots.Add(it);

    internal static (Format Format, Heard Heard) Of(byte[] content, Limits? limits = null)
    {
        var heard = new Heard();
        using var stream = new MemoryStream(content, writable: false);
        return (new ContentReader(limits ?? new()).Read(stream, heard), heard);
    }
}
