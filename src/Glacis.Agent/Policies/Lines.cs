// Lines from whoever asks, one at a time and each at most so long; what is longer is read to its end and thrown away.
using System.Text;

namespace Glacis.Agent.Policies;

/// <summary>Reads lines of bounded length. Whoever asks may wait for each answer before the next line: nothing is read ahead of what has come.</summary>
public static class Lines
{
    /// <summary>The lines that are not empty; <c>null</c> in place of one that is longer than <paramref name="longest"/> characters.</summary>
    public static IEnumerable<string?> Of(TextReader reader, int longest)
    {
        var (buffer, line, tooLong) = (new char[16 * 1024], new StringBuilder(), false);
        for (int read; (read = reader.Read(buffer)) > 0;)
            for (var at = 0; at < read;)
            {
                var end = buffer.AsSpan(at, read - at).IndexOf('\n');
                var length = end < 0 ? read - at : end;
                tooLong |= line.Length + length > longest;
                if (tooLong) line.Clear();
                else line.Append(buffer, at, length);
                at += length + 1;
                if (end < 0) continue;
                if (tooLong) yield return null;
                else if (line.ToString().Trim() is { Length: > 0 } whole) yield return whole;
                line.Clear();
                tooLong = false;
            }
        if (tooLong) yield return null;
        else if (line.ToString().Trim() is { Length: > 0 } last) yield return last;
    }
}
