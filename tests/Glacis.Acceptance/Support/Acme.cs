// The sample company, judged once for all tests that look at its bundle.
using System.Text.Json;
using Glacis.Agent;
using Glacis.Outputs;
using Glacis.Tests.Support;
using Glacis.Verdicts;
using Xunit;

namespace Glacis.Acceptance.Support;

/// <summary>One store as the tables that made acme have it.</summary>
sealed record Labelled(string Id, string Name, string Kind, string Environment, string Encrypted, string? Key, string? Data, string? InheritsFrom);

/// <summary>A bundle of acme in a temporary folder.</summary>
public sealed class Acme : IDisposable
{
    readonly string top = Directory.CreateTempSubdirectory("glacis-acme-").FullName;
    readonly ILookup<string, Verdict> byName;

    public Acme()
    {
        Judged = Assess("acme");
        using var lines = File.OpenRead(Path.Combine(Judged.Folder, VerdictLine.FileName));
        Verdicts = [.. VerdictReader.ReadAll(lines)];
        byName = Verdicts.ToLookup(static it => it.Resource.Name, StringComparer.Ordinal);
    }

    internal static string Recording => Path.Combine(Expected.Root, "samples/acme");

    internal static IReadOnlyList<Labelled> Labels { get; } = Read();

    internal Bundle Judged { get; }

    internal IReadOnlyList<Verdict> Verdicts { get; }

    internal string At(string name) => Path.Combine(top, name);

    /// <summary>Judges acme, or another recording, into a folder of that name.</summary>
    internal Bundle Assess(string name, string? recording = null, params string[] inventories) =>
        Runs.AssessRecording(recording ?? Recording, new() { Out = At(name), Inventories = inventories }, new Progress<Advance>());

    /// <summary>The one verdict of a check for a resource of that name; the id tells twins apart.</summary>
    internal Verdict Of(string resource, string check, string? id = null) => Assert.Single(byName[resource], it => it.Check == check && (id ?? it.Resource.Id) == it.Resource.Id);

    static IReadOnlyList<Labelled> Read()
    {
        using var json = JsonDocument.Parse(File.ReadAllBytes(Path.Combine(Expected.Root, "samples/expected.json")));
        return [.. json.RootElement.GetProperty("stores").EnumerateArray().Select(static it => new Labelled(Text(it, "id")!, Text(it, "name")!, Text(it, "kind")!,
            Text(it, "environment")!, Text(it, "encrypted")!, Text(it, "key"), Text(it, "dataClass"), Text(it, "inheritsFrom")))];
    }

    static string? Text(JsonElement it, string name) => it.TryGetProperty(name, out var text) ? text.GetString() : null;

    public void Dispose() => Directory.Delete(top, recursive: true);
}
