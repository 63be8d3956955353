// The head of a bundle: what judged, by which rules, at which instant, over which recording.
using System.Text.Json;
using System.Text.Json.Serialization;
using Glacis.Recordings;

namespace Glacis.Evidence;

/// <summary>What a judgement was made by: the program's version, and a digest of each part that decides.</summary>
public sealed record Build(string Version, IReadOnlyDictionary<string, string> Rules);

/// <summary>The head of a bundle: <c>manifest.json</c>.</summary>
public sealed record Manifest
{
    /// <summary>The file's name in a bundle.</summary>
    public const string Name = "manifest.json";

    public required int Format { get; init; }

    /// <summary>The run whose answers were judged.</summary>
    public required string Run { get; init; }

    public required Build Build { get; init; }

    /// <summary>The instant judged: the start of the run.</summary>
    public required DateTimeOffset Judged { get; init; }

    /// <summary>Files that judging again must give byte for byte, and their digests.</summary>
    public required IReadOnlyDictionary<string, string> Decided { get; init; }

    /// <summary>Digest of the recording's ledger, which counts on all its answers.</summary>
    public required string Ledger { get; init; }

    public void WriteTo(Stream to)
    {
        JsonSerializer.Serialize(to, this, ManifestJson.Default.Manifest);
        to.WriteByte((byte)'\n');
    }

    /// <summary>The manifest; <c>null</c> where it cannot be read.</summary>
    public static Manifest? Read(Stream from)
    {
        try
        {
            return JsonSerializer.Deserialize(from, ManifestJson.Default.Manifest);
        }
        catch (JsonException)
        {
            return null;
        }
    }
}

[JsonSourceGenerationOptions(PropertyNamingPolicy = JsonKnownNamingPolicy.CamelCase, WriteIndented = true, NewLine = "\n")]
[JsonSerializable(typeof(Manifest))]
sealed partial class ManifestJson : JsonSerializerContext;
