// Calendars of expiries: the same bytes each time, lines folded as RFC 5545 says, hostile names shown safely, UIDs that stay.
using System.Text;
using Glacis.Certificates;
using Glacis.Facts;
using Glacis.Inventory;
using Glacis.Outputs;
using Xunit;
using static Glacis.Tests.Checks.Asking;

namespace Glacis.Tests.Outputs;

public sealed class CalendarTests
{
    static readonly DateTimeOffset Started = new(2026, 3, 1, 12, 0, 0, TimeSpan.Zero);

    static readonly Ending Plain = new("arn:1", "www.example.com", "ACM certificate", "111111111111", "eu-west-1", new(2026, 6, 1, 10, 0, 0, TimeSpan.Zero), new(2026, 5, 2, 10, 0, 0, TimeSpan.Zero));

    static readonly Ending Hostile = new("arn:2", "a,b;c\\d\r\nEND:VCALENDAR\u001b[31m " + string.Concat(Enumerable.Repeat("日本", 60)), "authority of RDS endpoint", "1", "here", new(2027, 1, 2, 0, 0, 0, TimeSpan.Zero), null);

    [Fact]
    public void As_text() => Assert.Equal(
        "2026-06-01  renew by 2026-05-02  www.example.com  (ACM certificate, 111111111111, eu-west-1)\n", Calendar.Text([Plain]));

    [Fact]
    public void As_JSON_and_back()
    {
        using var to = new MemoryStream();
        Calendar.Write([Plain, Hostile], to);
        to.Position = 0;
        Assert.Equal([Plain, Hostile], Calendar.Read(to));
    }

    [Fact]
    public void As_iCalendar() => Assert.Equal(
        """
        BEGIN:VCALENDAR
        VERSION:2.0
        PRODID:-//Glacis//Expiries//EN
        CALSCALE:GREGORIAN
        METHOD:PUBLISH
        X-WR-CALNAME:Certificates that end
        BEGIN:VEVENT
        UID:?-due@glacis
        DTSTAMP:20260301T120000Z
        DTSTART;VALUE=DATE:20260502
        SUMMARY:Renewal is due: www.example.com
        DESCRIPTION:ACM certificate\, account 111111111111\, eu-west-1\narn:1\nends
          2026-06-01 10:00:00 UTC
        TRANSP:TRANSPARENT
        END:VEVENT
        BEGIN:VEVENT
        UID:?-ends@glacis
        DTSTAMP:20260301T120000Z
        DTSTART;VALUE=DATE:20260601
        SUMMARY:Ends: www.example.com
        DESCRIPTION:ACM certificate\, account 111111111111\, eu-west-1\narn:1\nends
          2026-06-01 10:00:00 UTC
        TRANSP:TRANSPARENT
        END:VEVENT
        END:VCALENDAR

        """,
        System.Text.RegularExpressions.Regex.Replace(Calendar.ICalendar([Plain], Started), "UID:[0-9a-f]{32}", "UID:?", System.Text.RegularExpressions.RegexOptions.None, TimeSpan.FromSeconds(1)).ReplaceLineEndings("\n"), ignoreLineEndingDifferences: true);

    [Fact]
    public void Lines_are_at_most_75_bytes_and_no_name_ends_the_calendar()
    {
        var text = Calendar.ICalendar([Hostile, Plain], Started);
        Assert.All(text.Split("\r\n"), static line => Assert.True(Encoding.UTF8.GetByteCount(line) <= 75, line));
        Assert.DoesNotContain('\n', text.Replace("\r\n", "", StringComparison.Ordinal));
        Assert.Single(text.Split("\r\n"), static line => line == "END:VCALENDAR");
        Assert.DoesNotContain('\u001b', text);
        Assert.Contains("a\\,b\\;c\\\\d", text.Replace("\r\n ", "", StringComparison.Ordinal), StringComparison.Ordinal);
    }

    [Fact]
    public void A_renewed_certificate_keeps_its_place_in_the_calendar()
    {
        string[] Uids(Ending it) => [.. Calendar.ICalendar([it], Started).Split("\r\n").Where(static line => line.StartsWith("UID:", StringComparison.Ordinal))];
        Assert.Equal(Uids(Plain), Uids(Plain with { Ends = Plain.Ends.AddDays(90), Due = Plain.Due!.Value.AddDays(90) }));
        Assert.NotEqual(Uids(Plain), Uids(Plain with { Account = "2" }));
    }

    [Fact]
    public void What_ends_is_found_among_resources()
    {
        var calendar = new ExpiryCalendar();
        calendar.Add(new Certificate("late") { Kind = Thing, Name = "late", Account = "1", Region = "here", Validity = Known(new Period(Started.AddDays(-60), Started.AddDays(30))) });
        calendar.Add(new Certificate("unknown") { Kind = Thing, Name = "unknown", Account = "1", Region = "here", Validity = Lost<Period>() });
        calendar.Add(new DatabaseEndpoint("db") { Kind = Thing, Name = "db", Account = "1", Region = "here", AuthorityEnds = Known<Deadline?>(new(Started.AddDays(10))) });
        calendar.Add(new DatabaseEndpoint("cluster") { Kind = Thing, Name = "cluster", Account = "1", Region = "here", AuthorityEnds = Known<Deadline?>(null) });
        calendar.Add(Store());
        Assert.Equal(["db", "late"], calendar.All.Select(static it => it.Id));
        Assert.Equal([null, Started], calendar.All.Select(static it => it.Due));
    }
}
