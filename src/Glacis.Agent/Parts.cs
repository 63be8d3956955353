// All checks, collectors, detectors and outputs, found by one scan of the assemblies; a build that lost one refuses to judge.
using System.Security.Cryptography;
using System.Text;
using Glacis.Classification.Detecting;
using Glacis.Clouds.Collecting;
using Glacis.Evidence;
using Glacis.Inventory;
using Glacis.Outputs;
using Glacis.Verdicts;

namespace Glacis.Agent;

/// <summary>A build that is not whole.</summary>
public sealed class BrokenBuildException(string sentence) : Exception(sentence);

/// <summary>The parts that additions add: one file each, found here. Threads share it.</summary>
public sealed class Parts
{
    static readonly Lazy<Parts> Whole = new(static () => new Parts());

    Parts()
    {
    }

    /// <summary>The parts of this build.</summary>
    /// <exception cref="BrokenBuildException">What was found is not what the build's catalogue lists.</exception>
    public static Parts Found
    {
        get
        {
            if (Whole.Value.Catalogue() is var found && found != Listed())
                throw new BrokenBuildException("this build is not whole: the checks and collectors found differ from its catalogue (docs/catalogue.txt)");
            return Whole.Value;
        }
    }

    /// <summary>The same, unchecked: for the test that writes the catalogue.</summary>
    public static Parts Unchecked => Whole.Value;

    // Looked for when asked for: whoever wants help does not wait for what loads a cloud's SDK. Looking twice finds the same.
    public IReadOnlyList<Check> Checks => field ??= [.. Made<Check>(typeof(Check).Assembly).OrderBy(static it => it.About.Id, StringComparer.Ordinal)];

    public IReadOnlyList<Collector> Collectors => field ??= [.. Made<Collector>(typeof(Collector).Assembly).OrderBy(static it => it.GetType().FullName, StringComparer.Ordinal)];

    public IReadOnlyList<Output> Outputs => field ??= [.. Made<Output>(typeof(Output).Assembly).OrderBy(static it => it.Name, StringComparer.Ordinal)];

    public IReadOnlyList<Detector> Detectors => field ??= [.. Made<Detector>(typeof(Detector).Assembly).OrderBy(static it => it.Finds.Id, StringComparer.Ordinal)];

    /// <summary>The collectors, as the owners' declarations make them.</summary>
    public IReadOnlyList<Collector> CollectorsUnder(Intent intent) => [.. Collectors.Select(it => it is IDeclared declared ? declared.Under(intent) : it)];

    /// <summary>What this build decides by.</summary>
    public Build Build => field ??= new(typeof(Check).Assembly.GetName().Version!.ToString(3), new SortedDictionary<string, string>(StringComparer.Ordinal)
    {
        ["Glacis"] = RulesOf(typeof(Check)),
        ["Glacis.Clouds"] = RulesOf(typeof(Collector)),
        ["Glacis.Agent"] = RulesOf(typeof(Parts)),
    });

    /// <summary>One line for each part.</summary>
    public string Catalogue()
    {
        var lines = new StringBuilder();
        foreach (var check in Checks) lines.Append("check ").Append(check.About.Id).Append(" · ").Append(check.About.Title).Append('\n');
        foreach (var collector in Collectors) lines.Append("collector ").Append(collector.GetType().FullName!["Glacis.Clouds.".Length..]).Append(" · ").Append(collector.Root.Key).Append('\n');
        foreach (var output in Outputs) lines.Append("output ").Append(output.Name).Append(" · .").Append(output.Extension).Append('\n');
        foreach (var detector in Detectors) lines.Append("detector ").Append(detector.Finds.Id).Append(" · ").Append(detector.Finds.Label).Append('\n');
        return lines.ToString();
    }

    static string Listed()
    {
        using var stream = typeof(Parts).Assembly.GetManifestResourceStream("catalogue.txt");
        return stream is null ? "" : new StreamReader(stream, Encoding.UTF8).ReadToEnd();
    }

    static IEnumerable<T> Made<T>(System.Reflection.Assembly from) =>
        from.GetTypes().Where(static type => type is { IsAbstract: false } && typeof(T).IsAssignableFrom(type) && type.GetConstructor(Type.EmptyTypes) is not null).Select(static type => (T)Activator.CreateInstance(type)!);

    // The compiler's digest of everything that went into the assembly: the same sources give the same id.
    static string RulesOf(Type part) => Convert.ToHexStringLower(SHA256.HashData(part.Assembly.ManifestModule.ModuleVersionId.ToByteArray()))[..32];
}
