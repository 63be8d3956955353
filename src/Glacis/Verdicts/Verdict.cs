// The answer of one check for one resource, whole.
using System.Buffers;
using System.Security.Cryptography;
using System.Text.Json;
using Glacis.Facts;
using Glacis.Inventory;

namespace Glacis.Verdicts;

/// <summary>A resource as a verdict names it. Its texts are hostile until shown safely.</summary>
/// <param name="Environment">Production, staging, development, or <c>unknown</c>.</param>
public sealed record Subject(string Id, string Name, string Kind, string Account, string Region, string Environment)
{
    public static Subject Of(Resource it) =>
        new(it.Id, it.Name, it.Kind.Id, it.Account, it.Region, it.Environment.Peek(out var environment) ? Words.Of(environment) : "unknown");
}

/// <summary>The exception that a verdict was accepted under, or the attestation that it rests on.</summary>
public sealed record Acceptance(string Id, string By, string ApprovedBy, string Reason, DateOnly Expires, Outcome Was);

/// <summary>The answer of one check for one resource. Made whole, then never changed.</summary>
public sealed record Verdict
{
    public required Guid Id { get; init; }

    public required string Check { get; init; }

    public required Requirement Requirement { get; init; }

    public required Subject Resource { get; init; }

    public required Outcome Outcome { get; init; }

    public required Severity Severity { get; init; }

    /// <summary>0 to 1: as sure as the weakest fact that it rests on.</summary>
    public required double Confidence { get; init; }

    /// <summary>0 to 1: how likely an auditor is to write it down.</summary>
    public required double Likelihood { get; init; }

    /// <summary>Whether somebody is to be told today.</summary>
    public required bool Escalates { get; init; }

    /// <summary>The reason in one sentence.</summary>
    public required string Reason { get; init; }

    /// <summary>What a person has to attest, for a conditional.</summary>
    public string? Statement { get; init; }

    public IReadOnlyList<string> Recommendations { get; init; } = [];

    /// <summary>Everything that was looked at, in order.</summary>
    public required IReadOnlyList<Line> Lines { get; init; }

    /// <summary>The exception or attestation that changed what the table said.</summary>
    public Acceptance? Acceptance { get; init; }

    // Made once for this purpose; it never changes.
    static readonly byte[] SpaceBytes = new Guid("6f1c2c1e-0d2b-5c1a-9a5e-6c6163697300").ToByteArray(bigEndian: true);

    /// <summary>UUIDv5 over the JSON array [check, owner account, resource id].</summary>
    public static Guid IdOf(string check, string account, string resource)
    {
        var (name, json) = ofThisThread ??= Fresh();
        name.ResetWrittenCount();
        name.Write(SpaceBytes);
        json.Reset();
        json.WriteStartArray();
        json.WriteStringValue(check);
        json.WriteStringValue(account);
        json.WriteStringValue(resource);
        json.WriteEndArray();
        json.Flush();
        Span<byte> hash = stackalloc byte[20];
        HashOf(name.WrittenSpan, hash);
        hash[6] = (byte)((hash[6] & 0x0F) | 0x50);
        hash[8] = (byte)((hash[8] & 0x3F) | 0x80);
        return new Guid(hash[..16], bigEndian: true);
    }

    // The names of a million verdicts are written in one place.
    [ThreadStatic] static (ArrayBufferWriter<byte> Name, Utf8JsonWriter Json)? ofThisThread;

    static (ArrayBufferWriter<byte> Name, Utf8JsonWriter Json) Fresh()
    {
        var name = new ArrayBufferWriter<byte>(256);
        return (name, new(name));
    }

    // UUIDv5 is defined over SHA-1; nothing is protected by it.
#pragma warning disable CA5350 // the standard (RFC 9562, 5.5) leaves no choice
    static void HashOf(ReadOnlySpan<byte> name, Span<byte> hash) => SHA1.HashData(name, hash);
#pragma warning restore CA5350
}
