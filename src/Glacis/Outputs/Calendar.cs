// What ends when, as text, JSON and iCalendar (RFC 5545).
using System.Globalization;
using System.Security.Cryptography;
using System.Text;
using System.Text.Json;
using Glacis.Certificates;
using Glacis.Recordings;

namespace Glacis.Outputs;

/// <summary>Renders calendars of expiries. Threads share it.</summary>
public static class Calendar
{
    /// <summary>The bytes that a line of iCalendar may have before it is folded.</summary>
    const int Widest = 75;

    /// <summary>A line each: the end, when renewal is due, and what it is.</summary>
    public static string Text(IReadOnlyList<Ending> all)
    {
        var text = new StringBuilder();
        foreach (var it in all)
            text.Append(Day(it.Ends)).Append("  ").Append(it.Due is { } due ? $"renew by {Day(due)}" : new string(' ', 19)).Append("  ")
                .Append(Shown.Text(it.Name, 80)).Append("  (").Append(Shown.Text(it.What, 60)).Append(", ").Append(Shown.Text(it.Account, 40)).Append(", ").Append(Shown.Text(it.Region, 40)).Append(")\n");
        return text.ToString();
    }

    /// <summary>A list of objects; the members are those of docs/schemas/expiries.schema.json.</summary>
    public static void Write(IReadOnlyList<Ending> all, Stream to)
    {
        using (var json = new Utf8JsonWriter(to, Json.Pretty))
        {
            json.WriteStartArray();
            foreach (var it in all) Write(it, json);
            json.WriteEndArray();
        }
        to.WriteByte((byte)'\n');
    }

    internal static void Write(Ending it, Utf8JsonWriter json)
    {
        json.WriteStartObject();
        json.WriteString("id", it.Id);
        json.WriteString("name", it.Name);
        json.WriteString("what", it.What);
        json.WriteString("account", it.Account);
        json.WriteString("region", it.Region);
        if (it.Due is { } due) json.WriteString("due", due.UtcDateTime);
        json.WriteString("ends", it.Ends.UtcDateTime);
        json.WriteEndObject();
    }

    /// <summary>What <see cref="Write(IReadOnlyList{Ending}, Stream)"/> wrote.</summary>
    public static IReadOnlyList<Ending> Read(Stream from)
    {
        using var json = JsonDocument.Parse(from);
        return [.. json.RootElement.EnumerateArray().Select(static it => new Ending(
            Of(it, "id"), Of(it, "name"), Of(it, "what"), Of(it, "account"), Of(it, "region"), it.GetProperty("ends").GetDateTimeOffset(), it.TryGetProperty("due", out var due) ? due.GetDateTimeOffset() : null))];
    }

    static string Of(JsonElement it, string member) => it.GetProperty(member).GetString() ?? "";

    /// <summary>A calendar to subscribe to. The same thing keeps its UID when it is renewed, so that its day moves.</summary>
    /// <param name="stamp">When it was known: the start of the run, since there is no clock here.</param>
    public static string ICalendar(IReadOnlyList<Ending> all, DateTimeOffset stamp)
    {
        var text = new StringBuilder();
        foreach (var line in (string[])["BEGIN:VCALENDAR", "VERSION:2.0", "PRODID:-//Glacis//Expiries//EN", "CALSCALE:GREGORIAN", "METHOD:PUBLISH", "X-WR-CALNAME:Certificates that end"]) Fold(text, line);
        foreach (var it in all)
        {
            if (it.Due is { } due) Event(text, it, stamp, "due", due, $"Renewal is due: {Shown.Text(it.Name, 200)}");
            Event(text, it, stamp, "ends", it.Ends, $"Ends: {Shown.Text(it.Name, 200)}");
        }
        Fold(text, "END:VCALENDAR");
        return text.ToString();
    }

    static void Event(StringBuilder text, Ending it, DateTimeOffset stamp, string sort, DateTimeOffset at, string summary)
    {
        Fold(text, "BEGIN:VEVENT");
        Fold(text, $"UID:{UidOf(it)}-{sort}@glacis");
        Fold(text, $"DTSTAMP:{stamp.UtcDateTime.ToString("yyyyMMdd'T'HHmmss'Z'", CultureInfo.InvariantCulture)}");
        Fold(text, $"DTSTART;VALUE=DATE:{at.UtcDateTime.ToString("yyyyMMdd", CultureInfo.InvariantCulture)}");
        Fold(text, $"SUMMARY:{Escaped(summary)}");
        Fold(text, $"DESCRIPTION:{Escaped($"{Shown.Text(it.What, 100)}, account {Shown.Text(it.Account, 60)}, {Shown.Text(it.Region, 60)}\n{Shown.Text(it.Id, 2000)}\nends {it.Ends.UtcDateTime:yyyy-MM-dd HH:mm:ss} UTC")}");
        Fold(text, "TRANSP:TRANSPARENT");
        Fold(text, "END:VEVENT");
    }

    static string UidOf(Ending it) => Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes($"{it.Account}\n{it.Id}\n{it.What}")))[..32];

    static string Escaped(string text) => text.Replace("\\", "\\\\", StringComparison.Ordinal).Replace(";", "\\;", StringComparison.Ordinal).Replace(",", "\\,", StringComparison.Ordinal).Replace("\n", "\\n", StringComparison.Ordinal);

    // At most 75 bytes a line, never within a character; what goes on begins with a space.
    static void Fold(StringBuilder text, string line)
    {
        var bytes = 0;
        foreach (var rune in line.EnumerateRunes())
        {
            if (bytes + rune.Utf8SequenceLength > Widest)
            {
                text.Append("\r\n ");
                bytes = 1;
            }
            text.Append(rune.ToString());
            bytes += rune.Utf8SequenceLength;
        }
        text.Append("\r\n");
    }

    static string Day(DateTimeOffset time) => time.UtcDateTime.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture);
}
