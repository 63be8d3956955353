// All detectors made ready: shapes merged, anchors sorted, names of fields indexed.
using System.Collections.Frozen;
using System.Text;

namespace Glacis.Classification.Detecting;

/// <summary>Detectors, made ready once. Threads share it; each scans with a <see cref="Scan"/> of its own.</summary>
public sealed class Scanner
{
    // Before the name of a field that counts only as a whole: "name" is a person's, "host name" is not.
    const char Whole = '=';

    readonly Detector[][] anchored;
    readonly FrozenDictionary<string, Detector[]> fields;

    public Scanner(IEnumerable<Detector> detectors)
    {
        Detectors = [.. detectors.OrderBy(static it => it.Finds.Id, StringComparer.Ordinal)];
        (Shapes, Prefixes, Declared) = (new(Detectors), new(Detectors), [.. Detectors.OfType<DeclaredPattern>()]);
        anchored = [.. Enum.GetValues<Anchor>().Select(at => Detectors.Where(it => it.Anchor == at).ToArray())];
        fields = Detectors.SelectMany(static it => it.Fields.Select(name => (name, it))).GroupBy(static it => it.name, static it => it.it, StringComparer.Ordinal)
            .ToFrozenDictionary(static it => it.Key, static it => it.ToArray(), StringComparer.Ordinal);
    }

    public IReadOnlyList<Detector> Detectors { get; }

    internal Shapes Shapes { get; }

    internal Prefixes Prefixes { get; }

    internal IReadOnlyList<DeclaredPattern> Declared { get; }

    internal ReadOnlySpan<Detector> At(Anchor anchor) => anchored[(int)anchor];

    /// <summary>The detectors that want the values of a field, by its folded name; numbers at its end do not count.</summary>
    internal Detector[] OfField(ReadOnlySpan<byte> folded)
    {
        var name = Encoding.UTF8.GetString(folded).TrimEnd('0', '1', '2', '3', '4', '5', '6', '7', '8', '9', ' ');
        if (fields.TryGetValue(Whole + name, out var whole)) return whole;
        for (var from = 0; from >= 0 && from < name.Length; from = name.IndexOf(' ', from) is var space and >= 0 ? space + 1 : -1)
            if (fields.TryGetValue(name[from..], out var found)) return found;
        return [];
    }
}
