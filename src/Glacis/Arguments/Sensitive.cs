// "Nothing sensitive is stored", held against keys, code, contents and declarations.
using System.Globalization;
using Glacis.Classification.Caching;
using Glacis.Classification.Detecting;
using Glacis.Facts;
using Glacis.Inventory;

namespace Glacis.Arguments;

/// <summary>Checks that nothing sensitive is stored. One find refutes it; only contents that were looked at, and enough of them, support it.</summary>
static class Sensitive
{
    /// <summary>The largest share that may be left open for "nothing is stored": 59 of 59 clean.</summary>
    const double Enough = 0.05;

    const int MostGrounds = 40;

    internal static ClaimAnswer Of(Claim claim, Looked at)
    {
        Ground[] against = [.. InContents(at), .. InKeys(at), .. InCode(at), .. Declared(at, isSensitive: true)];
        if (against.Length > 0) return new(claim, ClaimStanding.Refuted, Refuted(at, against), [.. against.Take(MostGrounds)]);
        Ground[] clean = [.. at.Contents.Where(static it => it.UpperBound <= Enough && it.Unclassifiable == 0).Select(Clean)];
        if (clean.Length > 0) return new(claim, ClaimStanding.Supported, clean[0].Says, clean);
        Ground[] declared = [.. Declared(at, isSensitive: false)];
        return new(claim, ClaimStanding.CannotBeChecked, Open(at, declared), [.. Little(at), .. declared]);
    }

    static string Refuted(Looked at, Ground[] against)
    {
        var templates = at.Keys.Concat(at.Code).SelectMany(static it => it.Templates).Where(IsSensitive).Select(static it => it.Template).Distinct(StringComparer.Ordinal).Count();
        return templates > 0 ? string.Create(CultureInfo.InvariantCulture, $"{templates} key template{(templates == 1 ? "" : "s")} hold{(templates == 1 ? "s" : "")} sensitive data; {against[0].Says}") : against[0].Says;
    }

    static string Open(Looked at, Ground[] declared) =>
        at.Contents.Count > 0 ? "nothing sensitive was found, but too little was looked at to say so"
        : at.Code.Count + at.Keys.Count > 0 ? "no name in keys or code speaks of sensitive data, and names are no contents: classify a sample of what is stored"
        : declared.Length > 0 ? $"{declared[0].Says}, and nothing was looked at: classify a sample of what is stored"
        : "nothing was looked at: give what source code caches, the store's keys, or contents that were classified";

    // ---- what speaks against it -------------------------------------------------------------------------------------------------

    static IEnumerable<Ground> InContents(Looked at) => at.Contents.SelectMany(static contents => contents.Classes
        .Where(static it => it is { Count: > 0, IsReal: not false, Nature: not Nature.Network }).OrderByDescending(static it => it.Confidence).ThenBy(static it => it.Id, StringComparer.Ordinal)
        .Select(it => new Ground(string.Create(CultureInfo.InvariantCulture, $"{it.Label} was found {it.Count:N0} time{(it.Count == 1 ? "" : "s")} in what is stored{(it.IsReal is null ? "" : ", and looks real")}"), new Observation($"{contents.From}, class {it.Id}", it.Confidence))));

    static IEnumerable<Ground> InKeys(Looked at) =>
        from keys in at.Keys
        from it in keys.Templates
        where IsSensitive(it)
        select new Ground(string.Create(CultureInfo.InvariantCulture, $"{it.Count:N0} key{(it.Count == 1 ? "" : "s")} like {it.Template}: {it.Meaning.Because}"), new Observation($"{keys.From}, template {it.Template}", it.Meaning.Confidence));

    // What is only read or removed was put there by somebody else: writers come first.
    static IEnumerable<Ground> InCode(Looked at) =>
        from code in at.Code
        from it in code.Templates
        where IsSensitive(it)
        from site in it.Sites.OrderBy(static its => its.Call.Access).Take(3)
        let place = $"{code.From.TrimEnd('/')}/{site.Place}"
        select new Ground($"{it.Template} is {Spoken(site.Call.Access)} at {place}: {it.Meaning.Because}", new Observation($"{place} {Words.Of(site.Call.Access)} ({site.Call.Call})", it.Meaning.Confidence));

    static string Spoken(CacheAccess access) => access switch
    {
        CacheAccess.Writes => "written",
        CacheAccess.Reads => "read",
        _ => "removed",
    };

    static bool IsSensitive(CachedTemplate it) => it.Meaning.Sensitivity == Sensitivity.Sensitive;

    // What was only inferred from the environment is no ground for anything here.
    static IEnumerable<Ground> Declared(Looked at, bool isSensitive)
    {
        if (at.Data.Source is Conclusion || !at.Data.Peek(out var data) || data is DataClass.Restricted or DataClass.Confidential != isSensitive) yield break;
        yield return new($"the data is {(at.Data.Source is Declaration ? "declared" : "seen")} to be {Words.Spoken(data)}", at.Data.Source, at.Data.Field);
    }

    // ---- what speaks for it -----------------------------------------------------------------------------------------------------

    static Ground Clean(SeenContents it) =>
        new(string.Create(CultureInfo.InvariantCulture, $"0 of {it.Looked:N0} {it.Unit} hold anything sensitive, at most {Percent(it.UpperBound!.Value)} at 95 %"), new Observation($"{it.From}, {it.Looked} {it.Unit}", 0.95));

    static IEnumerable<Ground> Little(Looked at) => at.Contents.Select(static it => new Ground(
        it.UpperBound is { } bound
            ? string.Create(CultureInfo.InvariantCulture, $"0 of {it.Looked:N0} {it.Unit}: still at most {Percent(bound)} at 95 %{(it.Unclassifiable > 0 ? $", {it.Unclassifiable} not classified" : "")}; 59 without a find leave 5 %")
            : "nothing could be read as a whole",
        new Observation(it.From, 0.5)));

    // Rounded up: a bound that was rounded down would be none.
    static string Percent(double share) => (Math.Ceiling(share * 1000) / 10).ToString("0.# '%'", CultureInfo.InvariantCulture);
}
