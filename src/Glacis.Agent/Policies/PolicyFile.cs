// A policy document in a file.
using System.Text;
using Glacis.Policies.Language;

namespace Glacis.Agent.Policies;

/// <summary>Reads policies from files, and of no file more than a policy can have.</summary>
public static class PolicyFile
{
    /// <summary>The policy of the file, or why there is none.</summary>
    internal static PolicyOrFault Read(string path)
    {
        if (!File.Exists(path)) return new(null, $"there is no file {path}");
        try
        {
            using var file = new FileStream(path, FileMode.Open, FileAccess.Read, FileShare.ReadWrite | FileShare.Delete);
            var bytes = new byte[PolicyReader.Largest + 4];
            return PolicyOrFault.Of(PolicyReader.Read(Unmarked(bytes.AsSpan(0, file.ReadAtLeast(bytes, bytes.Length, throwOnEndOfStream: false)))));
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException)
        {
            return new(null, e.Message.TrimEnd('.'));
        }
    }

    // Some editors write a mark before the text.
    static ReadOnlySpan<byte> Unmarked(ReadOnlySpan<byte> text) => text.StartsWith(Encoding.UTF8.Preamble) ? text[3..] : text;
}

/// <summary>A policy, or why it cannot be read, with the place.</summary>
readonly record struct PolicyOrFault(Policy? Policy, string? Fault)
{
    internal static PolicyOrFault Of(PolicyRead read) => new(read.Policy, read.Fault?.ToString());
}
