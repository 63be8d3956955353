// Reads source files of a folder for what they cache. Links are not followed; what was fetched, generated or written for tests is left out, and counted.
using System.Text;
using Glacis.Classification.Caching;

namespace Glacis.Agent.Classifying.Caching;

/// <summary>Runs over source code.</summary>
public static class CodeRuns
{
    /// <summary>What a target begins with that is a folder of source code.</summary>
    public const string Scheme = "code:";

    const int MostFiles = 100_000;

    static readonly HashSet<string> LeftOut = new(StringComparer.OrdinalIgnoreCase)
    {
        "node_modules", "vendor", "bin", "obj", "dist", "build", "target", "out", "venv", ".venv", "env", "site-packages", "__pycache__", ".git", ".tox", ".next", "coverage", "test", "tests", "__tests__", "spec", "specs", "testdata", "fixtures", "mocks", "__mocks__",
    };

    static readonly EnumerationOptions Everything = new() { RecurseSubdirectories = true, IgnoreInaccessible = false, AttributesToSkip = FileAttributes.ReparsePoint };

    /// <summary>What the sources of a folder, or one source file, cache.</summary>
    public static CachedCode Of(string target, CancellationToken cancellation)
    {
        var path = target.StartsWith(Scheme, StringComparison.Ordinal) ? target[Scheme.Length..] : target;
        if (!Directory.Exists(path) && !File.Exists(path)) throw new RefusedException($"{(path.Length == 0 ? Scheme : path)} does not exist", "code:DIR is a folder of source code");
        var (sites, unreadable, read, leftOut) = (new List<CallSite>(), new List<(string, string)>(), 0, 0);
        foreach (var (file, name) in Files(path))
        {
            cancellation.ThrowIfCancellationRequested();
            if (SourceLanguages.Of(file) is not { } language) continue;
            if (IsLeftOut(name)) leftOut++;
            else if (read + unreadable.Count >= MostFiles) unreadable.Add((name, $"more than {MostFiles} source files are not read"));
            else if (Text(file, out var why) is not { } text) unreadable.Add((name, why));
            else
            {
                read++;
                sites.AddRange(CacheCalls.In(text, language).Select(call => new CallSite(name, call)));
            }
        }
        return new(target, read, leftOut, Together(sites), unreadable);
    }

    static IEnumerable<(string File, string Name)> Files(string path) => File.Exists(path)
        ? [(path, Path.GetFileName(path))]
        : Directory.EnumerateFiles(path, "*", Everything).Select(file => (file, Path.GetRelativePath(path, file).Replace('\\', '/'))).OrderBy(static it => it.Item2, StringComparer.Ordinal);

    static bool IsLeftOut(string name)
    {
        var parts = name.Split('/');
        var file = parts[^1];
        return parts[..^1].Any(LeftOut.Contains) || file.EndsWith("_test.go", StringComparison.Ordinal) || file.StartsWith("test_", StringComparison.Ordinal) || file.EndsWith("_test.py", StringComparison.Ordinal) || file.EndsWith("Test.java", StringComparison.Ordinal)
            || file.Contains(".test.", StringComparison.Ordinal) || file.Contains(".spec.", StringComparison.Ordinal) || file.Contains(".min.", StringComparison.Ordinal) || file.EndsWith(".d.ts", StringComparison.Ordinal) || file.EndsWith(".g.cs", StringComparison.Ordinal);
    }

    // The world's refusals are part of the answer: a file that may not be read is named, and the others are read.
    static string? Text(string file, out string why)
    {
        why = "it cannot be opened";
        try
        {
            if (new FileInfo(file).Length > CacheCalls.Largest)
            {
                why = "it is larger than 2 MiB; source that people write is not";
                return null;
            }
            return File.ReadAllText(file, Encoding.UTF8);
        }
        catch (Exception e) when (e is UnauthorizedAccessException or IOException)
        {
            return null;
        }
    }

    // One template may be written here and read there; what is put there tells more than the key alone.
    static IReadOnlyList<CachedTemplate> Together(IEnumerable<CallSite> sites) =>
    [
        .. sites.GroupBy(static it => it.Call.Template, StringComparer.Ordinal)
            .Select(static it => new CachedTemplate(it.Key, it.Count(), [.. it], Meanings.Of(it.SelectMany(static site => site.Call.Key), it.SelectMany(static site => site.Call.Values))))
            .OrderBy(static it => it.Meaning.Sensitivity).ThenByDescending(static it => it.Meaning.Confidence).ThenBy(static it => it.Template, StringComparer.Ordinal),
    ];
}
