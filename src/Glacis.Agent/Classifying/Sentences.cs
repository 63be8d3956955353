// What may be said of what was found, and of what was not: never that there is none.
using System.Globalization;
using System.Text;
using Glacis.Classification.Realness;
using Glacis.Classification.Sampling;

namespace Glacis.Agent.Classifying;

/// <summary>What classifying came to, in words.</summary>
public static class Sentences
{
    /// <summary>What a class that was not found comes to.</summary>
    public static string Negative(Classified it) => it.Sampled is { IsListed: true, Strata.Count: 0 } nothing
        ? $"there are no {nothing.Unit} in it"
        : it.Whole == 0 || Looked(it) == 0 && it.Sampled?.Population > 0
        ? "nothing could be read as a whole: of classes that were not found nothing is known"
        : string.Create(CultureInfo.InvariantCulture, $"a class that is not listed: 0 of {Looked(it):N0} {Unit(it)}, {(Upper(it) > 0 ? $"at most {Shown(Upper(it))} % of {Unit(it)} like these at 95 %" : "which are all")}{(it.Whole == it.Contents.Count ? "" : $", {it.Contents.Count - it.Whole} not classified")}");

    /// <summary>How many were looked at, by the unit in which it is counted.</summary>
    public static long Looked(Classified it) => it.Sampled is { } sampled ? sampled.Random : it.Contents.Count > 1 ? it.Whole : Math.Max(1, it.Records);

    /// <summary>Of a store its own; else many contents are counted as such, and one is counted by its records.</summary>
    public static string Unit(Classified it) => it.Sampled is { } sampled ? sampled.Unit : it.Contents.Count > 1 ? "contents" : "records";

    /// <summary>The most that a class which was not found may still have.</summary>
    public static double Upper(Classified it) => it.Sampled is { } sampled ? sampled.Upper : Bound.Upper(Looked(it));

    // Rounded up: a bound that was rounded down would be none.
    static string Shown(double share) => (Math.Ceiling(share * 100_000) / 1000).ToString("0.###", CultureInfo.InvariantCulture);

    /// <summary>All of it, for a terminal.</summary>
    public static string Of(Classified it)
    {
        var text = new StringBuilder();
        foreach (var tally in it.Classes)
            text.Append(CultureInfo.InvariantCulture, $"{tally.Class.Id,-28} {tally.Class.Label,-36} {tally.Count,9:N0} in {it.With(tally.Class):N0} of {it.Contents.Count:N0}, up to {tally.Confidence * 100:0} % sure{(tally.Reserved > 0 ? $", {tally.Reserved:N0} reserved for tests" : "")}{Likely(it.LikelyOf(tally.Class))}\n");
        if (it.Classes.Count == 0) text.Append("no find\n");
        foreach (var (content, field) in it.Contents.SelectMany(static content => (content.Likely?.Fields ?? []).Select(field => (content, field))))
            if (field.Likely.Likeness is Likeness.Masked or Likeness.Tokenised) text.Append(CultureInfo.InvariantCulture, $"{Outputs.Shown.Text(content.Path)}: {Outputs.Shown.Text(field.Field, 60)} is {Facts.Words.Spoken(field.Likely.Likeness)}, {field.Likely.Confidence * 100:0} % sure, from {field.Likely.Values:N0} values\n");
        foreach (var content in it.Contents)
            if (content.Likely is { Alone: > 0.2 and var alone }) text.Append(CultureInfo.InvariantCulture, $"{Outputs.Shown.Text(content.Path)}: {alone * 100:0} % of the records stand alone by postcode, birth and sex: whoever is masked otherwise is pseudonymised, not anonymised\n");
        text.Append('\n').Append(Negative(it)).Append('\n');
        text.Append(CultureInfo.InvariantCulture, $"read: {it.Whole:N0} of {it.Contents.Count:N0} contents, {it.Records:N0} records, {it.Bytes:N0} bytes\n");
        if (it.Sampled is { } sampled) text.Append(Of(sampled));
        foreach (var content in it.Contents)
            foreach (var (part, why) in content.Unclassifiable) text.Append("not classified: ").Append(Outputs.Shown.Text(part.Length == 0 ? content.Path : $"{content.Path}!{part}")).Append(": ").Append(why).Append('\n');
        return text.ToString();
    }

    // Uncertain is said as such: it counts as inferred.
    static string Likely(Likely? it) => it switch
    {
        null => "",
        { Likeness: Likeness.Uncertain } => ", real or not: uncertain",
        _ => string.Create(CultureInfo.InvariantCulture, $", {(it.Likeness == Likeness.Real ? "looks real" : Facts.Words.Spoken(it.Likeness))} ({it.Confidence * 100:0} %)"),
    };

    const int MostShown = 20;

    static string Of(Sampled it)
    {
        var text = new StringBuilder();
        text.Append(CultureInfo.InvariantCulture, $"drawn: {it.Looked:N0} of {(it.IsListed ? "" : "at least ")}{it.Strata.Sum(static one => one.Count):N0} {it.Unit}, from {it.Strata.Count(static one => one.Looked > 0):N0} of {it.Strata.Count:N0} strata, by seed {it.Seed}; {Why(it.Ended)}\n");
        text.Append(CultureInfo.InvariantCulture, $"spent: {it.Bytes:N0} bytes, {it.Requests:N0} requests (of {it.Budget})\n");
        foreach (var one in it.Strata.OrderByDescending(static one => one.With).ThenByDescending(static one => one.Count).Take(MostShown))
            text.Append(CultureInfo.InvariantCulture, $"  {Outputs.Shown.Text(one.Name, 80),-48} {one.Count,9:N0} {it.Unit}, {one.Looked:N0} looked at{(one.With > 0 ? $", with finds: {one.With:N0}" : "")}\n");
        if (it.Strata.Count > MostShown) text.Append(CultureInfo.InvariantCulture, $"  … and {it.Strata.Count - MostShown:N0} more strata (--format json has all)\n");
        return text.ToString();
    }

    /// <summary>Why a sample ended.</summary>
    public static string Why(Enough ended) => ended switch
    {
        Enough.All => "all were looked at",
        Enough.Settled => "it ended because what was found settles it",
        Enough.Aimed => "it ended because as many as were aimed at were clean or told the same",
        _ => "it ended because the budget was spent",
    };
}
