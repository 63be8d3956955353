// Which patterns look at contents besides the detectors of the build; one that could be slow, or that matches everywhere, is refused.
using System.Text.RegularExpressions;
using Glacis.Classification.Detecting;

namespace Glacis.Agent.Configuration;

/// <summary>From the section <c>classification</c> to detectors.</summary>
static class PatternReader
{
    const int Most = 100, MostWords = 50, LongestWord = 40, LongestLabel = 60, UsualConfidence = 75;

    static readonly Regex Name = new(@"\A[a-z][a-z0-9]*(-[a-z0-9]+)*\z", RegexOptions.NonBacktracking | RegexOptions.CultureInvariant | RegexOptions.ExplicitCapture);

    internal static IReadOnlyList<DeclaredPattern> Read(Section classification)
    {
        var known = new HashSet<string>(StringComparer.Ordinal);
        var patterns = classification.Sections("patterns", Keys.Pattern).Select(it => Pattern(it, known)).OfType<DeclaredPattern>().ToList();
        if (patterns.Count > Most) classification.Slip("patterns", $"has {patterns.Count} entries; {Most} are allowed");
        return patterns;
    }

    static DeclaredPattern? Pattern(Section it, HashSet<string> known)
    {
        var name = it.Text("name", static name => name.Length <= LongestWord && Name.IsMatch(name), $"is no name of a class; write it like customer-number, with at most {LongestWord} characters", required: true);
        if (name is not null && !known.Add(name)) it.Slip("name", $"{Spelling.Quoted(name)} is taken: another pattern has it");
        var (label, nature, validator) = (it.Text("label"), it.Word<Nature>("nature"), it.Word<CheckRule>("validator"));
        var (confidence, context, pattern) = (it.Number("confidence", 1, 99) ?? UsualConfidence, Context(it), it.Text("pattern", required: true));
        if (confidence < 100 * Weight.Least && context.Count == 0) it.Slip("confidence", $"below {100 * Weight.Least} needs context: nothing would ever be reported");
        if (name is null || pattern is null) return null;
        var finds = new ContentClass(name, Spelling.Shown(label ?? name, LongestLabel), nature ?? Nature.Personal);
        var made = DeclaredPattern.Of(finds, pattern, confidence / 100.0, validator, context, out var whyNot);
        if (made is null) it.Slip("pattern", $"{Spelling.Quoted(pattern)} {whyNot}");
        return made;
    }

    static IReadOnlyList<string> Context(Section it)
    {
        var words = it.Texts("context", static word => word.Length <= LongestWord && DeclaredPattern.Folded(word).Length > 0, $"is no word; letters or digits are needed, and at most {LongestWord} characters");
        if (words.Count > MostWords) it.Slip("context", $"has {words.Count} words; {MostWords} are allowed");
        return words;
    }
}
