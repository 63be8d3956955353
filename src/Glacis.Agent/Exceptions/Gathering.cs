// Looks at the evidence that an argument names: judges the recording, reads source code, keys and what was classified.
using System.Globalization;
using System.Text;
using System.Text.Json;
using Glacis.Agent.Classifying.Caching;
using Glacis.Agent.Configuration;
using Glacis.Arguments;
using Glacis.Classification.Caching;
using Glacis.Classification.Detecting;
using Glacis.Facts;
using Glacis.Inventory;
using Glacis.Verdicts;

namespace Glacis.Agent.Exceptions;

/// <summary>Gathers what there is to look at. Paths are seen from a folder.</summary>
sealed class Gathering(string folder, TimeProvider time, CancellationToken cancellation)
{
    const long Largest = 64 << 20;
    const int MostKeys = 5_000_000;

    internal Looked For(ArgumentFile asked)
    {
        var (argument, evidence) = (asked.Argument, asked.Evidence);
        var looked = evidence.Recording is { } recording ? Judged(argument, Path.Combine(folder, recording), evidence.Configuration) : new Looked { Today = DateOnly.FromDateTime(time.GetUtcNow().UtcDateTime) };
        return looked with
        {
            Demand = DemandOf(argument.Check),
            Code = [.. evidence.Code.Select(Code)],
            Keys = [.. evidence.Keys.Select(Keys)],
            Contents = [.. evidence.Classified.Select(Contents)],
        };
    }

    static string DemandOf(string check) => (Parts.Found.Checks.FirstOrDefault(it => it.About.Id == check || it.About.Former.Contains(check, StringComparer.Ordinal))
        ?? throw new RefusedException($"{Spelling.Quoted(check)} is no check of this build", Spelling.Nearest(check, Parts.Found.Checks.Select(static it => it.About.Id)) is { } near ? $"did you mean {near}?" : "glacis checks lists them")).About.Title;

    // ---- the recording ----------------------------------------------------------------------------------------------------------

    // Verdicts stream by; those that the argument speaks of are kept, and copies of its resource.
    Looked Judged(Argument argument, string path, string? configuration)
    {
        var recorded = Recorded.Open(path);
        var started = recorded.Head.Started;
        var intent = (configuration is null ? Configured.Read(recorded.ConfigurationText, started, Parts.Found.Checks) : Configured.Load(Path.Combine(folder, configuration), started, Parts.Found.Checks)).Intent;
        var (kept, data, copies) = (new List<Verdict>(), default(Fact<DataClass>), new List<(string Of, SeenCopy Copy)>());
        foreach (var (listed, verdicts) in new Assessing(recorded, intent, Parts.Found).Judged())
        {
            cancellation.ThrowIfCancellationRequested();
            if (listed.Resource is Snapshot copy && copy.CopyOf.Peek(out var origin) && origin is not null) copies.Add((origin, new(copy.Name, copy.CopyOf.Source)));
            foreach (var verdict in verdicts)
            {
                if (!Claims(argument, verdict)) continue;
                kept.Add(verdict);
                if (verdict.Check == argument.Check && listed.Resource is DataHolder holder) data = holder.Data;
            }
        }
        Verdict[] findings = [.. kept.Where(it => it.Check == argument.Check && Claim(argument.Resource, it))];
        if (findings.Length > 1) throw new RefusedException($"{findings.Length} resources are called {Spelling.Quoted(argument.Resource)}", $"name one by its id: {findings[0].Resource.Id}");
        var finding = findings.FirstOrDefault();
        return new()
        {
            Today = DateOnly.FromDateTime(started.UtcDateTime),
            HasRecording = true,
            Finding = finding,
            Others = [.. kept.Where(it => it != finding)],
            Data = data,
            Copies = [.. copies.Where(it => finding is not null && (it.Of == finding.Resource.Id || it.Of == finding.Resource.Name)).Select(static it => it.Copy)],
            Intent = intent,
        };
    }

    static bool Claims(Argument argument, Verdict it) => Claim(argument.Resource, it) || argument.Claims.Any(claim => claim.Resource is { } other && Claim(other, it));

    static bool Claim(string resource, Verdict it) => Arguments.Claims.IsAbout(it, resource);

    // ---- code and keys ----------------------------------------------------------------------------------------------------------

    SeenKeys Code(string path)
    {
        var target = path.StartsWith(CodeRuns.Scheme, StringComparison.Ordinal) ? path[CodeRuns.Scheme.Length..] : path;
        var whole = Path.Combine(folder, target);
        return target.EndsWith(".json", StringComparison.OrdinalIgnoreCase) ? new(target, TemplatesOf(whole, path)) : new(File.Exists(whole) ? Path.GetDirectoryName(target)! : target, CodeRuns.Of(whole, cancellation).Templates);
    }

    // Templates with counts, as JSON; or keys, one on each line, as redis-cli --scan prints them.
    SeenKeys Keys(string path)
    {
        var whole = Existing(path);
        using (var reader = new StreamReader(whole, Encoding.UTF8))
            if (FirstLetter(reader) is '{' or '[') return new(path, TemplatesOf(whole, path));
        var counts = new SortedDictionary<string, long>(StringComparer.Ordinal);
        foreach (var key in File.ReadLines(whole, Encoding.UTF8).Take(MostKeys))
            if (key.Trim() is { Length: > 0 } trimmed && Templating.Of(trimmed) is var template && (counts.ContainsKey(template) || counts.Count < MostTemplates)) counts[template] = counts.GetValueOrDefault(template) + 1;
        return new(path, Sorted(counts.Select(static it => new CachedTemplate(it.Key, it.Value, [], Meanings.OfTemplate(it.Key)))));
    }

    const int MostTemplates = 100_000;

    static char FirstLetter(StreamReader reader)
    {
        int letter;
        do letter = reader.Read();
        while (letter >= 0 && char.IsWhiteSpace((char)letter));
        return letter < 0 ? '\0' : (char)letter;
    }

    IReadOnlyList<CachedTemplate> TemplatesOf(string whole, string path)
    {
        using var json = Document(whole, path);
        var list = json.RootElement.ValueKind == JsonValueKind.Array ? json.RootElement : json.RootElement.ValueKind == JsonValueKind.Object && json.RootElement.TryGetProperty("templates", out var inner) ? inner : default;
        if (list.ValueKind != JsonValueKind.Array) throw new RefusedException($"{path} has no list \"templates\"", "each of them is {\"template\": …, \"count\": …}");
        return Sorted(list.EnumerateArray().Take(MostTemplates).Select(it => TemplateOf(it, path)));
    }

    static CachedTemplate TemplateOf(JsonElement it, string path)
    {
        if (it.ValueKind != JsonValueKind.Object || TextOf(it, "template") is not { } template) throw new RefusedException($"{path} has a template without its text", "each of them is {\"template\": …, \"count\": …}");
        CallSite[] sites = it.TryGetProperty("sites", out var list) && list.ValueKind == JsonValueKind.Array
            ? [.. list.EnumerateArray().Where(static site => site.ValueKind == JsonValueKind.Object).Select(site => new CallSite(TextOf(site, "path") ?? "", new(template, Words.TryRead<CacheAccess>(TextOf(site, "access") ?? "", out var access) ? access : CacheAccess.Writes, TextOf(site, "call") ?? "", (int)NumberOf(site, "line"), [], [])))]
            : [];
        return new(template, Math.Max(1, NumberOf(it, "count")), sites, MeaningOf(it, template));
    }

    // What another run of glacis said of it stands: it saw names that are not in the template.
    static Meaning MeaningOf(JsonElement it, string template) =>
        Words.TryRead<Sensitivity>(TextOf(it, "sensitivity") ?? "", out var sensitivity) && TextOf(it, "because") is { } because && it.TryGetProperty("confidence", out var sure) && sure.ValueKind == JsonValueKind.Number
            ? new(sensitivity, Words.TryRead<Nature>(TextOf(it, "nature") ?? "", out var nature) ? nature : null, because, Math.Clamp(sure.GetDouble(), 0, 1))
            : Meanings.OfTemplate(template);

    static IReadOnlyList<CachedTemplate> Sorted(IEnumerable<CachedTemplate> all) =>
        [.. all.OrderBy(static it => it.Meaning.Sensitivity).ThenByDescending(static it => it.Meaning.Confidence).ThenByDescending(static it => it.Count).ThenBy(static it => it.Template, StringComparer.Ordinal)];

    // ---- contents ---------------------------------------------------------------------------------------------------------------

    SeenContents Contents(string path)
    {
        using var json = Document(Existing(path), path);
        var root = json.RootElement;
        if (root.ValueKind != JsonValueKind.Object || !root.TryGetProperty("classes", out var classes) || classes.ValueKind != JsonValueKind.Array)
            throw new RefusedException($"{path} is no answer of glacis classify", "glacis classify TARGET --format json writes one");
        var unread = root.TryGetProperty("coverage", out var coverage) && coverage.ValueKind == JsonValueKind.Object ? NumberOf(coverage, "unclassifiable") : 0;
        var bound = root.TryGetProperty("upperBound", out var upper) && upper.ValueKind == JsonValueKind.Number ? upper.GetDouble() : (double?)null;
        return new(path, NumberOf(root, "looked"), TextOf(root, "unit") ?? "contents", bound, unread, [.. classes.EnumerateArray().Where(static it => it.ValueKind == JsonValueKind.Object).Select(ClassOf)]);
    }

    static SeenClass ClassOf(JsonElement it) => new(
        TextOf(it, "class") ?? "", TextOf(it, "label") ?? TextOf(it, "class") ?? "", Words.TryRead<Nature>(TextOf(it, "nature") ?? "", out var nature) ? nature : Nature.Personal,
        NumberOf(it, "count") - NumberOf(it, "reserved"), it.TryGetProperty("confidence", out var sure) && sure.ValueKind == JsonValueKind.Number ? Math.Clamp(sure.GetDouble(), 0, 1) : 0, RealityOf(it));

    // What is masked, tokenised or made up concerns nobody; what is uncertain may.
    static bool? RealityOf(JsonElement it) => TextOf(it, "likeness") switch
    {
        "real" => true,
        "masked" or "tokenised" or "synthetic" => false,
        _ => null,
    };

    // ---- files ------------------------------------------------------------------------------------------------------------------

    string Existing(string path) => Path.Combine(folder, path) is var whole && File.Exists(whole) ? whole : throw new RefusedException($"{path} does not exist", "paths in an argument are seen from its own folder");

    static JsonDocument Document(string whole, string path)
    {
        if (!File.Exists(whole)) throw new RefusedException($"{path} does not exist", "paths in an argument are seen from its own folder");
        if (new FileInfo(whole).Length > Largest) throw new RefusedException($"{path} is larger than 64 MiB", null);
        try
        {
            return JsonDocument.Parse(File.ReadAllBytes(whole));
        }
        catch (JsonException)
        {
            throw new RefusedException($"{path} is no JSON", "glacis classify --format json writes it");
        }
    }

    static string? TextOf(JsonElement it, string name) => it.TryGetProperty(name, out var text) && text.ValueKind == JsonValueKind.String ? text.GetString() : null;

    static long NumberOf(JsonElement it, string name) => it.TryGetProperty(name, out var number) && number.ValueKind == JsonValueKind.Number && number.TryGetInt64(out var whole) ? whole : 0;
}
