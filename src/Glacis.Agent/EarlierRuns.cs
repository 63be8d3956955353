// What earlier runs saw of certificates: taken from their recordings, and kept beside the answers of this one, so that it is judged again without them.
using System.Globalization;
using System.Text;
using System.Text.Json;
using Glacis.Certificates;
using Glacis.Clouds.Tls;
using Glacis.Facts;
using Glacis.Inventory;
using Glacis.Recordings;

namespace Glacis.Agent;

/// <summary>Reads earlier runs, and writes and reads what is kept of them.</summary>
static class EarlierRuns
{
    /// <summary>The file's name in a recording.</summary>
    internal const string Name = "earlier/certificates.jsonl";

    const string Time = "yyyy-MM-dd'T'HH:mm:ss'Z'";

    /// <summary>What the recordings at these places saw, as the file that is kept; the same recordings give the same bytes, in whatever order they came.</summary>
    /// <exception cref="UnreadableRecordingException">One is no recording; the sentence says why.</exception>
    internal static byte[] Taken(IEnumerable<string> places)
    {
        var lines = places.SelectMany(static place => Seen(Recorded.Open(place))).Select(static it => Line(it)).Distinct(StringComparer.Ordinal).Order(StringComparer.Ordinal);
        return Encoding.UTF8.GetBytes(string.Concat(lines.Select(static line => line + "\n")));
    }

    // What was kept, and what was served; what was not told then shows nothing.
    static IEnumerable<EarlierCertificate> Seen(Recorded recorded)
    {
        var (at, run) = (recorded.Head.Started, recorded.Head.Id);
        foreach (var it in ProbeRound.Kept(recorded).OfType<Certificate>())
            if (it.Serial.Peek(out var serial) && serial is not null && it.Validity.Peek(out var validity)) yield return new(it.Id, serial, validity, at, run);
        foreach (var it in Observations.Read(recorded.Folder, recorded.Lines).Select(static it => it.Resource).OfType<Endpoint>())
            if (it.ShownBy.Peek(out var by) && by is not null && it.Certificates.Peek(out var served) && served.Chains is [[var leaf, ..], ..] && CertificateSummary.Of(leaf) is { } read) yield return new(by, read.Serial, read.Validity, at, run);
    }

    static string Line(EarlierCertificate it)
    {
        using var stream = new MemoryStream();
        using (var json = new Utf8JsonWriter(stream, Json.Writing))
        {
            json.WriteStartObject();
            json.WriteString("of", it.Of);
            json.WriteString("seen", Written(it.Seen));
            json.WriteString("serial", it.Serial);
            json.WriteString("notBefore", Written(it.Validity.From));
            json.WriteString("notAfter", Written(it.Validity.To));
            json.WriteString("run", it.Run);
            json.WriteEndObject();
        }
        return Encoding.UTF8.GetString(stream.ToArray());
    }

    static string Written(DateTimeOffset at) => at.UtcDateTime.ToString(Time, CultureInfo.InvariantCulture);

    /// <summary>What a recording keeps of earlier runs.</summary>
    /// <exception cref="UnreadableRecordingException">A line is none.</exception>
    internal static IReadOnlyList<EarlierCertificate> Read(string text)
    {
        try
        {
            return [.. text.Split('\n', StringSplitOptions.RemoveEmptyEntries).Select(Read1)];
        }
        catch (Exception e) when (e is JsonException or KeyNotFoundException or InvalidOperationException or FormatException)
        {
            throw UnreadableRecordingException.Damaged($"the recording is damaged: {Name} holds a line that is none");
        }
    }

    static EarlierCertificate Read1(string line)
    {
        using var document = JsonDocument.Parse(line);
        var it = document.RootElement;
        string Text(string member) => it.GetProperty(member).GetString() ?? throw new FormatException(member);
        DateTimeOffset At(string member) => it.GetProperty(member).GetDateTimeOffset();
        return new(Text("of"), Text("serial"), new(At("notBefore"), At("notAfter")), At("seen"), Text("run"));
    }
}
