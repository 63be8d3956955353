// Tries each question once, in small, before a run: what may be asked, and what is missing.
using Glacis.Facts;
using Glacis.Recordings;

namespace Glacis.Clouds.Collecting;

/// <summary>What came of trying a question.</summary>
public enum Trial
{
    /// <summary>It was answered.</summary>
    Allowed,

    /// <summary>The caller may not ask.</summary>
    Denied,

    /// <summary>The service is not there, or not turned on.</summary>
    NotOffered,

    /// <summary>Nobody answered, or not in a way that tells.</summary>
    Failed,

    /// <summary>There was nothing to ask it about.</summary>
    NotTried,
}

/// <summary>One question, tried.</summary>
public sealed record Tried(Call Call, string Region, Trial Trial, string Code);

/// <summary>All questions, tried in one account.</summary>
public sealed record Examined(Caller Caller, IReadOnlyList<Tried> All)
{
    /// <summary>Permissions to grant, sorted.</summary>
    public IReadOnlyList<string> Missing => [.. All.Where(static it => it.Trial == Trial.Denied).SelectMany(static it => it.Call.Permissions).Distinct(StringComparer.Ordinal).Order(StringComparer.Ordinal)];
}

/// <summary>Tries every root call once, and what is further asked with the first item that came, however deep. Threads may share it.</summary>
public sealed class Doctor(ICloud cloud, IEnumerable<Collector> collectors, TimeProvider clock)
{
    readonly IReadOnlyList<Collector> collectors = [.. collectors];

    /// <summary>Tries in one region; credentials that are not taken throw <see cref="CredentialsLostException"/>.</summary>
    public async Task<Examined> ExamineAsync(Territory territory, CancellationToken cancellation)
    {
        var region = territory.Regions.Contains(territory.Home, StringComparer.Ordinal) || territory.Regions.Count == 0 ? territory.Home : territory.Regions[0];
        var paces = new Paces(cloud, clock);
        var units = Unit.Of(collectors, [territory with { Regions = [region] }]);
        var tried = await Task.WhenAll(units.Select(unit => TryAsync(unit, paces, cancellation)));
        return new(territory.Caller, [.. tried.SelectMany(static it => it)]);
    }

    async Task<List<Tried>> TryAsync(Unit unit, Paces paces, CancellationToken cancellation)
    {
        using var nothing = new Replay([]);
        var (ask, tried) = (new Ask(cloud, unit, nothing, paces, clock), new List<Tried>());
        foreach (var root in unit.Roots) await TryAsync(root, unit, ask, tried, cancellation);
        return tried;
    }

    async Task TryAsync(Call root, Unit unit, Ask ask, List<Tried> tried, CancellationToken cancellation)
    {
        var request = cloud.Small(root.Service, root.Operation, root.Request(unit.Caller.Account)!);
        await foreach (var page in ask.PagesAsync(root, unit.AskedIn, request, cancellation))
        {
            tried.Add(Of(root, page.Header));
            var told = page.Page is { } document && ask.ItemsOf(root, document) is [var node, ..]
                ? await new About(ask, cloud, root, document, new Answer(root.Name, unit.Caller.Account, unit.AskedIn, "", "", 0), small: true).ItemAsync(node, 0, cancellation)
                : [];
            var came = WithBeneath(told).Where(static it => it.Page is not null).ToLookup(static it => it.Call.Key, static it => it.Page!.Header, StringComparer.Ordinal);
            tried.AddRange(root.AndFurther.Skip(1).DistinctBy(static it => it.Key, StringComparer.Ordinal)
                .Select(call => came[call.Key].FirstOrDefault() is { } header ? Of(call, header) : new(call, unit.AskedIn, Trial.NotTried, "")));
            break;
        }
    }

    static IEnumerable<Told> WithBeneath(IEnumerable<Told> told) =>
        told.SelectMany(static it => WithBeneath((it.Beneath ?? []).SelectMany(static item => item)).Prepend(it));

    Tried Of(Call call, RecordHeader header) => new(call, header.Region, TrialOf(call, header), header.Code);

    Trial TrialOf(Call call, RecordHeader header) => header.Fate switch
    {
        Fate.Answered => Trial.Allowed,
        Fate.Refused when call.Absences.Contains(header.Code, StringComparer.Ordinal) => Trial.Allowed,
        Fate.Refused => cloud.RefusalOf(call.Service, header.Code) switch
        {
            Refused.Denied => Trial.Denied,
            Refused.NotOffered or Refused.Disabled => Trial.NotOffered,
            _ => Trial.Failed,
        },
        _ => Trial.Failed,
    };
}
