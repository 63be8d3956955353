// SHA256SUMS in GNU format, so that anybody can check a bundle with sha256sum alone.
using System.Security.Cryptography;
using System.Text;
using Glacis.Recordings;

namespace Glacis.Evidence;

/// <summary>Digests of the files of a bundle.</summary>
public static class Sums
{
    /// <summary>The file's name in a bundle; it is the one file that it does not name.</summary>
    public const string Name = "SHA256SUMS";

    public static string DigestOf(Stream from) => Convert.ToHexStringLower(SHA256.HashData(from));

    /// <summary>The lines for all files of a folder.</summary>
    public static string Of(IFolder folder)
    {
        var lines = new StringBuilder();
        foreach (var name in folder.Names.Where(static name => name != Name).Order(StringComparer.Ordinal))
        {
            using var from = folder.Open(name);
            lines.Append(DigestOf(from)).Append("  ").Append(name).Append('\n');
        }
        return lines.ToString();
    }

    /// <summary>What differs between the sums and the files, a sentence each; empty when all is as it was.</summary>
    public static IReadOnlyList<string> Differences(IFolder folder)
    {
        if (!folder.Names.Contains(Name, StringComparer.Ordinal)) return [$"{Name} is missing: this is no bundle of evidence"];
        using var reader = new StreamReader(folder.Open(Name), Encoding.UTF8);
        var (found, listed) = (new List<string>(), new HashSet<string>(StringComparer.Ordinal));
        while (reader.ReadLine() is { } line)
        {
            if (line.Length < 67 || line[64] != ' ') found.Add($"{Name} has a line that is no digest");
            else if (!listed.Add(line[66..])) found.Add($"{Name} names {line[66..]} twice");
            else if (Complaint(folder, line[66..], line[..64]) is { } complaint) found.Add(complaint);
        }
        found.AddRange(folder.Names.Where(name => name != Name && !listed.Contains(name)).Select(static name => $"{name} was added: no digest is on record for it"));
        return found;
    }

    static string? Complaint(IFolder folder, string name, string digest)
    {
        if (!folder.Names.Contains(name, StringComparer.Ordinal)) return $"{name} is missing";
        using var from = folder.Open(name);
        return DigestOf(from) == digest ? null : $"{name} was changed";
    }
}
