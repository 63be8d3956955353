// Counts what came of one call in one unit, for its line in the ledger.
using Glacis.Recordings;

namespace Glacis.Clouds.Collecting;

/// <summary>What came of one call in one unit so far. Threads may not share it.</summary>
sealed class Tally(ICloud cloud, Unit unit, Call counted)
{
    int asked, pages, items, absent, denied, failed, notOffered, documented;
    string why = "";
    Mark? at;
    int records;

    /// <summary>The call, <c>s3:ListBuckets</c>.</summary>
    internal string Name => counted.Name;

    /// <summary>How far what was asked was answered.</summary>
    internal Reading Own => denied + failed > 0 ? pages + absent > 0 ? Reading.Partial : Reading.Unread
        : notOffered > 0 ? pages + absent > 0 ? Reading.Partial : Reading.NotOffered
        : Reading.Complete;

    internal void BeginsAt(Mark mark) => at = mark;

    internal void EndsBefore(int number) => records = number - at!.Value.Number;

    internal void Lists(int more) => items += more;

    /// <summary>Counts a record.</summary>
    internal void Count(Call call, RecordHeader header)
    {
        if (header.Page == 0) asked++;
        if (header.Documented) documented++;
        if (header.Fate == Fate.Answered) pages++;
        else if (header.Fate == Fate.Refused) CountRefusal(call, header);
        else Fails(header.Fate switch
        {
            Fate.Throttled => "was throttled to the last try",
            Fate.TimedOut => "was not answered in time",
            Fate.Unreachable => "could not be reached",
            Fate.Malformed => "gave an answer that cannot be read",
            _ => "could not be asked",
        });
    }

    /// <summary>Counts a question that could not be put.</summary>
    internal void CountNotAsked(string sentence) => Fails(sentence);

    /// <summary>The line; what is asked about items is read no further than the list of them.</summary>
    internal LedgerLine Line(Reading list, string listName) => new()
    {
        Account = unit.Caller.Account,
        Region = unit.Region,
        Service = counted.Service,
        Operation = counted.Operation,
        With = counted.Told,
        Reading = Limited(list),
        Asked = asked,
        Pages = pages,
        Items = items,
        Absent = absent,
        Denied = denied,
        Failed = failed,
        Documented = documented,
        Why = why.Length > 0 || list == Reading.Complete ? why : $"{listName} was not read to its end",
        Segment = at?.Segment ?? "",
        Offset = at?.Offset ?? 0,
        First = at?.Number ?? 0,
        Records = records,
    };

    Reading Limited(Reading list) => list == Reading.Complete ? Own : asked == 0 ? list : Own == Reading.Complete ? Reading.Partial : Own;

    void CountRefusal(Call call, RecordHeader header)
    {
        if (header.Page == 0 && call.Absences.Contains(header.Code, StringComparer.Ordinal))
        {
            absent++;
            return;
        }
        switch (cloud.RefusalOf(call.Service, header.Code))
        {
            case Refused.Disabled: absent++; break;
            case Refused.NotOffered:
                notOffered++;
                Says($"is not offered here ({header.Code})");
                break;
            case Refused.Denied:
                denied++;
                Says($"was denied ({header.Code}); it needs {string.Join(", ", call.Permissions)}");
                break;
            case Refused.Throttled: Fails($"was throttled ({header.Code})"); break;
            default: Fails($"was refused ({header.Code})"); break;
        }
    }

    void Fails(string sentence)
    {
        failed++;
        Says(sentence);
    }

    void Says(string sentence)
    {
        if (why.Length == 0) why = $"{counted.Name} {sentence}";
    }
}
