// What a trail selects: in the older form, and in the newer one of fields that are compared.
using Glacis.Clouds.Collecting;
using Glacis.Facts;
using Glacis.Inventory;
using Glacis.Recordings;

namespace Glacis.Clouds.Aws.CloudTrail;

static class EventSelectors
{
    const string Old = "EventSelectors", New = "AdvancedEventSelectors";

    /// <summary>Which calls that manage resources are written down.</summary>
    internal static Fact<EventsKept> Management(Answered answered)
    {
        var root = answered.Root;
        if (!root.Has(Old).Peek(out var isOld)) return Fact.Unknown<EventsKept>((Unknown)root.Source);
        if (!root.Has(New).Peek(out var isNew) || !isOld && !isNew) return Fact.Unknown<EventsKept>(Ignorance.NotInAnswer, "the answer names no selectors", root.Source);
        var (reads, writes) = (false, false);
        foreach (var it in root.Items(Old).Where(static it => it.Flag("IncludeManagementEvents").OrWhenSilent(true).Peek(out var on) && on)) Add(it.Text("ReadWriteType").OrWhenSilent("All").Shown(), ref reads, ref writes);
        foreach (var it in root.Items(New).Where(static it => Is(it, "Management"))) Add(Told(it, "readOnly") switch { "true" => "ReadOnly", "false" => "WriteOnly", _ => "All" }, ref reads, ref writes);
        return Fact.Known((reads, writes) switch { (true, true) => EventsKept.All, (true, false) => EventsKept.ReadsOnly, (false, true) => EventsKept.WritesOnly, _ => EventsKept.None }, root.Source, isNew ? New : Old);
    }

    static void Add(string kept, ref bool reads, ref bool writes)
    {
        reads |= kept is "All" or "ReadOnly";
        writes |= kept is "All" or "WriteOnly";
    }

    /// <summary>Types of resources of which every one's data is watched, for reading and for writing.</summary>
    internal static Many<string> Data(Answered answered)
    {
        var root = answered.Root;
        if (root.Source is Unknown why) return Many<string>.None(why);
        var old = root.Items(Old).Where(static it => it.Text("ReadWriteType").OrWhenSilent("All").Shown() == "All").SelectMany(static it => it.Items("DataResources"))
            .Where(it => it.Items("Values").Any(static one => IsAll(one.Text().Shown()))).Select(static it => it.Text("Type").Shown());
        var fresh = root.Items(New).Where(static it => Is(it, "Data") && !IsNarrowed(it)).Select(static it => Told(it, "resources.type"));
        return Many<string>.All([.. old.Concat(fresh).Where(static it => it.Length > 0).Distinct(StringComparer.Ordinal).Order(StringComparer.Ordinal)], root.Source);
    }

    // "To log data events for all buckets, specify the prefix arn:aws:s3"; the same of functions and tables.
    static bool IsAll(string prefix) => prefix.Split(':') is ["arn", _, _] or ["arn", _, _, ""];

    static bool Is(Item selector, string category) => Told(selector, "eventCategory") == category;

    // Whatever else a selector compares (resources, names of calls, who calls) leaves something out.
    static bool IsNarrowed(Item selector) => selector.Items("FieldSelectors").Any(static it => it.Text("Field").Shown() is not ("eventCategory" or "resources.type"));

    static string Told(Item selector, string field) =>
        selector.Items("FieldSelectors").Where(it => it.Text("Field").Shown() == field).SelectMany(static it => it.Items("Equals")).Select(static it => it.Text().Shown()).FirstOrDefault() ?? "";
}
