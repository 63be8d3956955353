// What samples say of the data of stores, against what is declared of it and inferred.
using System.Globalization;
using Glacis.Classification.Detecting;
using Glacis.Classification.Sampling;
using Glacis.Facts;
using Glacis.Inventory;

namespace Glacis.Classification;

/// <summary>Settles the class of data of stores that were sampled. Threads may share it.</summary>
/// <param name="samples">What was seen, by the store's id, and where it is recorded.</param>
public sealed class SampledData(IReadOnlyDictionary<string, (ObservedSample Sample, Source At)> samples)
{
    /// <summary>How far what was seen can be trusted: a record set; stand-ins all over; nothing in as many as were aimed at; a few finds.</summary>
    const double OfRecords = 0.95, OfMasks = 0.90, OfNothing = 0.75, OfFew = 0.60;

    const long FewestMasked = 20, FewestRecords = 10;
    const double MostlyMasked = 0.95;

    /// <summary>The same resource, its data as the sample shows it.</summary>
    public Resource Of(Resource it) =>
        it is DataHolder holder && samples.TryGetValue(holder.Id, out var seen) && seen.Sample.WhyNot is null ? holder with { Data = Confronted(holder.Data, seen.Sample, seen.At) } : it;

    // What was seen stands where it is worse than what is said, or where nothing is said: a sample that shows nothing makes no declaration better.
    static Fact<DataClass> Confronted(Fact<DataClass> told, ObservedSample seen, Source at)
    {
        var found = Seen(seen, at, told);
        if (!found.Peek(out var shown)) return told;
        if (told.Source is Declaration said && told.Peek(out var declared) && declared <= shown)
            return declared == shown && found.Source is Observation it ? Fact.Known(declared, it with { What = $"{it.What}; {said.By} says the same" }) : told;
        return found;
    }

    static Fact<DataClass> Seen(ObservedSample it, Source at, Fact<DataClass> told)
    {
        var of = Extent(it);
        if (it.Classes.Where(static one => Settling.By(one.Nature, one.Count, one.Reserved, one.Confidence)).ToArray() is { Length: > 0 } settled)
            return Fact.Known(DataClass.Restricted, new Observation($"a sample of {of} holds {Listed(settled)}{Disagreeing(told)}", OfRecords, at));
        if (it.Named >= FewestMasked && it.Masked >= it.Named * MostlyMasked)
            return Fact.Known(DataClass.Anonymised, new Observation(string.Create(CultureInfo.InvariantCulture, $"in a sample of {of}, {it.Masked:N0} of {it.Named:N0} values in fields named after people are masked, drawn or reserved"), OfMasks, at));
        if (it.Classes.Where(static one => one.Nature != Nature.Network && one.Count > one.Reserved).ToArray() is { Length: > 0 } few)
            return Fact.Known(DataClass.Restricted, new Conclusion($"a sample of {of} shows {Listed(few)}, too few to be sure", OfFew, [at]));
        return Nothing(it, of, at, told);
    }

    // Of nothing seen nothing is concluded that was not aimed at; and then no more than that the worst need not be feared.
    static Fact<DataClass> Nothing(ObservedSample it, string of, Source at, Fact<DataClass> told)
    {
        // What is as good as empty today says nothing of tomorrow.
        if (it.Records < FewestRecords || it.Left > 0 || !it.IsListed || it.Upper > it.Aim || told.Source is Declaration) return default;
        var feared = told.Peek(out var data) ? data : DataClass.Restricted;
        var bound = it.Upper == 0 ? "which are all" : string.Create(CultureInfo.InvariantCulture, $"at most {Math.Ceiling(it.Upper * 100_000) / 1000:0.###} % at 95 %");
        return Fact.Known(feared > DataClass.Internal ? feared : DataClass.Internal, new Conclusion($"nothing personal was seen in a sample of {of}: {bound}", OfNothing, [at, told.Source]));
    }

    static string Disagreeing(Fact<DataClass> told) =>
        told.Source is Declaration said && told.Peek(out var declared) && declared > DataClass.Restricted ? $", though {said.By} says {Words.Spoken(declared)}" : "";

    static string Extent(ObservedSample it) => string.Create(CultureInfo.InvariantCulture, $"{it.Looked:N0} {it.Unit}");

    static string Listed(ObservedClass[] classes) =>
        string.Join(", ", classes.OrderByDescending(static it => it.Count - it.Reserved).ThenBy(static it => it.Id, StringComparer.Ordinal).Take(3).Select(static it => string.Create(CultureInfo.InvariantCulture, $"{it.Count - it.Reserved:N0} × {it.Label}")))
        + (classes.Length > 3 ? $" and {classes.Length - 3} more classes" : "");
}
