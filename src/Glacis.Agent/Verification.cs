// Checks a bundle without trusting it: every digest, every recorded answer, and the judgement again.
using System.Text;
using Glacis.Evidence;
using Glacis.Recordings;

namespace Glacis.Agent;

/// <summary>What became of checking a bundle.</summary>
/// <param name="Broken">What is not as it was, a sentence each; empty when the bundle is intact.</param>
/// <param name="Manifest">The bundle's head; <c>null</c> where it cannot be read.</param>
/// <param name="Rules">What this build decides by.</param>
/// <param name="SameRules">Whether this build decides by the same rules as the one that made the bundle.</param>
/// <param name="Differences">What judging again gives otherwise, a sentence each.</param>
public sealed record Verified(IReadOnlyList<string> Broken, Manifest? Manifest, Build Rules, bool SameRules, IReadOnlyList<string> Differences)
{
    /// <summary>Intact, and judged the same under the same rules; other rules may judge otherwise.</summary>
    public bool IsGood => Broken.Count == 0 && (Differences.Count == 0 || !SameRules);
}

/// <summary>Checks bundles.</summary>
public static class Verification
{
    const int MostShown = 20, Around = 40;

    /// <param name="path">A bundle: a folder or a zip.</param>
    /// <param name="parts">This build.</param>
    public static Verified Of(string path, Parts parts)
    {
        var folder = Recorded.FolderAt(path);
        if (!folder.Names.Contains(Manifest.Name, StringComparer.Ordinal) && !folder.Names.Contains(Sums.Name, StringComparer.Ordinal))
            throw new UnreadableRecordingException($"{path} is no bundle: it has neither {Manifest.Name} nor {Sums.Name}");
        var broken = new List<string>(Sums.Differences(folder));
        var manifest = folder.Names.Contains(Manifest.Name, StringComparer.Ordinal) ? Read(folder) : null;
        if (manifest is null && !broken.Exists(static it => it.StartsWith(Manifest.Name, StringComparison.Ordinal))) broken.Add($"{Manifest.Name} is missing or cannot be read");
        if (broken.Count > 0) return new(broken, manifest, parts.Build, false, []);
        try
        {
            var recorded = Recorded.Open(folder, path);
            broken.AddRange(Unproved(recorded));
            if (recorded.Head.Id != manifest!.Run) broken.Add("the recording is not the one that the manifest names");
            var same = SameRules(manifest.Build, parts.Build);
            return new(broken, manifest, parts.Build, same, broken.Count > 0 ? [] : Again(folder, recorded, parts, manifest));
        }
        catch (UnreadableRecordingException damage)
        {
            return new([.. broken, damage.Message], manifest, parts.Build, false, []);
        }
    }

    static Manifest? Read(IFolder folder)
    {
        using var from = folder.Open(Manifest.Name);
        return Manifest.Read(from);
    }

    static bool SameRules(Build one, Build other) =>
        one.Rules.Count == other.Rules.Count && one.Rules.All(rule => other.Rules.TryGetValue(rule.Key, out var its) && its == rule.Value);

    // Every record has the digest that its header names, and the ledger counts on no record that is not there.
    static IEnumerable<string> Unproved(Recorded recorded)
    {
        var names = new Names();
        foreach (var segment in recorded.Folder.Names.Where(static name => name.EndsWith(".seg", StringComparison.Ordinal)))
        {
            using var reader = new SegmentReader(recorded.Folder.Open(segment), segment, names);
            while (reader.Next())
                if (!reader.IsIntact) yield return $"record {reader.Header.Number} of {segment} was changed";
            if (reader.Torn) yield return $"{segment} ends in the middle of a record";
        }
    }

    static List<string> Again(IFolder bundle, Recorded recorded, Parts parts, Manifest manifest)
    {
        var folder = Directory.CreateTempSubdirectory("glacis-verify-");
        try
        {
            var decided = Deciding.Into(folder.FullName, recorded, parts);
            return [.. decided.Files.SelectMany(name => Compared(bundle, folder.FullName, name)),
                .. manifest.Decided.Keys.Except(decided.Files, StringComparer.Ordinal).Select(static name => $"{name}: this build does not decide it")];
        }
        finally
        {
            folder.Delete(recursive: true);
        }
    }

    static List<string> Compared(IFolder bundle, string again, string name)
    {
        if (!bundle.Names.Contains(name, StringComparer.Ordinal)) return [$"{name}: the bundle has none"];
        if (Digest(bundle.Open(name)) == Digest(File.OpenRead(Path.Combine(again, name)))) return [];
        using var then = new StreamReader(bundle.Open(name), Encoding.UTF8);
        using var now = new StreamReader(Path.Combine(again, name), Encoding.UTF8);
        var (found, count, line) = (new List<string>(), 0, 0);
        while (true)
        {
            var (was, given) = (then.ReadLine(), now.ReadLine());
            line++;
            if (was is null && given is null) break;
            if (was == given) continue;
            if (++count <= MostShown) found.Add($"{name}, line {line}: {Differing(was, given)}");
        }
        if (count == 0) found.Add($"{name}: line ends differ");
        if (count > MostShown) found.Add($"{name}: {count - MostShown} more lines differ");
        return found;
    }

    static string Digest(Stream from)
    {
        using (from) return Sums.DigestOf(from);
    }

    // Long lines differ in few places: what stands round the first of them is shown.
    static string Differing(string? was, string? given)
    {
        var at = was is null || given is null ? 0 : was.AsSpan().CommonPrefixLength(given);
        return $"{Shown(was, at)} is now {Shown(given, at)}";
    }

    static string Shown(string? line, int at)
    {
        if (line is null) return "(no line)";
        var (from, to) = (Math.Max(0, at - Around), Math.Min(line.Length, at + 2 * Around));
        return $"{(from > 0 ? "… " : "")}{line[from..to]}{(to < line.Length ? " …" : "")}";
    }
}
