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
    public static string Negative(Classified it) => it.Whole == 0
        ? "nothing could be read as a whole: of classes that were not found nothing is known"
        : string.Create(CultureInfo.InvariantCulture, $"a class that is not listed: 0 of {Looked(it):N0} {Unit(it)}, at most {Shown(Bound.Upper(Looked(it)))} % of {Unit(it)} like these at 95 %{(it.Whole == it.Contents.Count ? "" : $", {it.Contents.Count - it.Whole} not classified")}");

    /// <summary>How many were looked at, by the unit in which it is counted.</summary>
    public static long Looked(Classified it) => it.Contents.Count > 1 ? it.Whole : Math.Max(1, it.Records);

    /// <summary>Many contents are counted as such; one is counted by its records.</summary>
    public static string Unit(Classified it) => it.Contents.Count > 1 ? "contents" : "records";

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
}
