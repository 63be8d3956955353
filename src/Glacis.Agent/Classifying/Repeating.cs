// Looks again at what an earlier look into a store read: the same versions, ranges and portions; do the counts agree?
using System.Text.Json;
using Glacis.Clouds.Aws.Wire;
using Glacis.Clouds.Stores;

namespace Glacis.Agent.Classifying;

/// <summary>What looking again at one content came to.</summary>
public enum Again
{
    /// <summary>The same counts.</summary>
    Agrees,

    /// <summary>Other counts.</summary>
    Differs,

    /// <summary>It cannot be read as it was.</summary>
    Unread,
}

/// <summary>One content, looked at again.</summary>
public sealed record RepeatedContent(string Path, Again Came, string Why);

/// <summary>A look into a store, done again.</summary>
/// <param name="Target">The store.</param>
/// <param name="Then">Which detectors looked then.</param>
/// <param name="Now">Which look now.</param>
/// <param name="Contents">In the order in which they were told.</param>
public sealed record Repeated(string Target, string Then, string Now, IReadOnlyList<RepeatedContent> Contents)
{
    /// <summary>How many came to that.</summary>
    public int Count(Again came) => Contents.Count(it => it.Came == came);

    /// <summary>All of it, for a terminal.</summary>
    public string Sentences() => string.Concat(Contents.Where(static it => it.Came != Again.Agrees).Select(static it => $"{Facts.Words.Spoken(it.Came)}: {Outputs.Shown.Text(it.Path)}: {it.Why}\n"))
        + $"{Count(Again.Agrees)} agree, {Count(Again.Differs)} differ, {Count(Again.Unread)} could not be read as they were\n"
        + (Then == Now ? "" : $"the detectors are others: {Outputs.Shown.Text(Then)} then, {Now} now\n");

    /// <summary>The same as JSON: docs/schemas/repeated.schema.json.</summary>
    public void Write(Stream to)
    {
        using (var json = new Utf8JsonWriter(to, new JsonWriterOptions { Indented = true, NewLine = "\n" }))
        {
            json.WriteStartObject();
            json.WriteNumber("version", 1);
            json.WriteString("target", Target);
            json.WriteString("then", Then);
            json.WriteString("now", Now);
            foreach (var came in Enum.GetValues<Again>()) json.WriteNumber(Facts.Words.Of(came), Count(came));
            json.WriteStartArray("contents");
            foreach (var it in Contents)
            {
                json.WriteStartObject();
                json.WriteString("path", it.Path);
                json.WriteString("came", Facts.Words.Of(it.Came));
                json.WriteString("why", it.Why);
                json.WriteEndObject();
            }
            json.WriteEndArray();
            json.WriteEndObject();
        }
        to.Write("\n"u8);
    }
}

/// <summary>Looks again.</summary>
public static class Repeating
{
    const string Hint = "--repeat takes what glacis classify TARGET --format json answered";

    /// <summary>One content as it was told.</summary>
    sealed record Told(string Path, long Records, string Classes, ReadPart Part);

    /// <summary>Looks again at what a file tells of.</summary>
    /// <exception cref="RefusedException">The file is none, or is of another store; or the store cannot be looked into.</exception>
    public static async Task<Repeated> OfAsync(string target, string file, StoreAsked asked, CancellationToken cancellation)
    {
        try
        {
            var address = StoreAddress.Read(target);
            var (shown, detectors, told) = Read(file);
            if (shown != address.Shown) throw new RefusedException($"{file} tells of {Outputs.Shown.Text(shown)}, not of {address.Shown}", Hint);
            using var clients = new Clients(new ClientOptions { Profile = asked.Profile, IsVerbatim = true });
            await using var store = await StoreRuns.OpenAsync(address, clients, "", null, cancellation);
            var spending = new Spending(asked.Budget, asked.Time);
            var again = store switch
            {
                IObjects { AreNamesPrivate: true } => throw new RefusedException("names of these keys are not kept, so that they cannot be read again", "the same --seed draws the same keys"),
                IObjects objects => await OfAsync(objects, told, asked.Detectors, spending, cancellation),
                _ => await OfAsync((ITables)store, told, asked.Detectors, spending, cancellation),
            };
            return new(address.Shown, detectors, asked.Detectors.Name, again);
        }
        catch (StoreRefusedException e)
        {
            throw new RefusedException(e.Message, e.Hint);
        }
    }

    static async Task<List<RepeatedContent>> OfAsync(IObjects store, IReadOnlyList<Told> told, DetectorSet detectors, Spending spending, CancellationToken cancellation)
    {
        var again = new List<RepeatedContent>();
        foreach (var it in told)
        {
            var taking = StoreRuns.Taking(detectors);
            taking.Name(it.Path);
            var taken = it.Part.Stretches.Count == 0 ? new Taken(0, null, [], "it was not read then") : await store.ReadAsync(it.Path, new(it.Part.Size, it.Part.Version, it.Part.Stretches), taking, spending, cancellation);
            again.Add(taken.WhyNot is { } why ? new(it.Path, Again.Unread, why) : Compared(it, taking.Done(it.Path)));
        }
        return again;
    }

    static async Task<List<RepeatedContent>> OfAsync(ITables store, IReadOnlyList<Told> told, DetectorSet detectors, Spending spending, CancellationToken cancellation)
    {
        var tables = (await store.ListAsync(spending, cancellation)).ToDictionary(static it => it.Name, StringComparer.Ordinal);
        var again = new List<RepeatedContent>();
        foreach (var it in told)
        {
            var taking = StoreRuns.Taking(detectors);
            var why = !tables.TryGetValue(it.Path, out var table) ? "there is no such table now"
                : table.Portions != it.Part.Size ? $"it has {table.Portions} {store.Unit} now, and had {it.Part.Size}"
                : it.Part.Portions.Count == 0 ? null : !spending.Allows ? "the budget is spent" : await store.ReadAsync(table, it.Part.Portions, taking, spending, cancellation);
            again.Add(why is not null ? new(it.Path, Again.Unread, why) : Compared(it, taking.Done(it.Path)));
        }
        return again;
    }

    static RepeatedContent Compared(Told it, ClassifiedContent now)
    {
        var classes = string.Join(", ", now.Classes.Select(static one => Count(one.Class.Id, one.Count)));
        return now.Records == it.Records && classes == it.Classes
            ? new(it.Path, Again.Agrees, classes)
            : new(it.Path, Again.Differs, $"{now.Records} records with {Or(classes)} now, {it.Records} with {Or(it.Classes)} then");
    }

    static string Or(string classes) => classes.Length == 0 ? "no find" : classes;

    static string Count(string id, long count) => string.Create(System.Globalization.CultureInfo.InvariantCulture, $"{count} {id}");

    static (string Target, string Detectors, IReadOnlyList<Told> Contents) Read(string file)
    {
        if (!File.Exists(file)) throw new RefusedException($"{file} does not exist", Hint);
        try
        {
            using var document = JsonDocument.Parse(File.ReadAllBytes(file));
            var root = document.RootElement;
            return (root.GetProperty("target").GetString()!, root.GetProperty("sample").GetProperty("detectors").GetString()!, [.. root.GetProperty("contents").EnumerateArray().Select(ToldOf)]);
        }
        // KeyNotFoundException, InvalidOperationException, FormatException: JSON, and not this.
        catch (Exception e) when (e is JsonException or KeyNotFoundException or InvalidOperationException or FormatException)
        {
            throw new RefusedException($"{file} is no answer about a store", Hint);
        }
    }

    static Told ToldOf(JsonElement it)
    {
        var read = it.GetProperty("read");
        var part = new ReadPart(
            read.GetProperty("stratum").GetString()!, read.GetProperty("size").GetInt64(), read.TryGetProperty("version", out var version) ? version.GetString() : null,
            [.. read.GetProperty("stretches").EnumerateArray().Select(static one => new Stretch(one.GetProperty("from").GetInt64(), one.GetProperty("length").GetInt64()))],
            [.. read.GetProperty("portions").EnumerateArray().Select(static one => one.GetInt64())]);
        return new(it.GetProperty("path").GetString()!, it.GetProperty("records").GetInt64(), string.Join(", ", it.GetProperty("classes").EnumerateArray().Select(static one => Count(one.GetProperty("class").GetString()!, one.GetProperty("count").GetInt64()))), part);
    }
}
