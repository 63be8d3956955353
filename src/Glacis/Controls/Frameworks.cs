// What other frameworks ask for, and which checks answer to it.
using System.Collections.Frozen;
using System.Reflection;
using Glacis.Verdicts;

namespace Glacis.Controls;

/// <summary>The crosswalk, with titles. Threads may share it.</summary>
/// <remarks>It says which checks speak to what a framework asks for, not that they are all that it asks for: no verdict of Glacis is a certificate.</remarks>
public static class Frameworks
{
    const string File = "frameworks.txt";

    /// <summary>Everything that some check answers to: in the frameworks' own order.</summary>
    public static IReadOnlyList<Control> All { get; } = Read();

    static readonly FrozenDictionary<(string, string), Control> ById = All.ToFrozenDictionary(static it => (it.Scheme, it.Id));

    /// <summary>The frameworks.</summary>
    public static IReadOnlyList<string> Schemes { get; } = [.. All.Select(static it => it.Scheme).Distinct(StringComparer.Ordinal)];

    /// <summary>What a check answers to.</summary>
    public static IReadOnlyList<Control> Of(About about) => [.. about.Crosswalk.All.Select(it => ById.TryGetValue(it, out var control) ? control
        : throw new ArgumentException($"{about.Id} names {it.Id} of {it.Scheme}, of which {File} has no line", nameof(about)))];

    static Control[] Read()
    {
        using var reader = new StreamReader(Assembly.GetExecutingAssembly().GetManifestResourceStream(File)!);
        return [.. reader.ReadToEnd().Split('\n', StringSplitOptions.RemoveEmptyEntries).Where(static it => it[0] != '#').Select(static it => it.Split(' ', 3)).Select(static it => new Control(it[0], it[1], it[2]))];
    }
}
