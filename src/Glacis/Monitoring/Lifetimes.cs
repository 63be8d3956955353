// Until when versions of products are mended: a dated table of facts. What is not in it is not known.
using System.Collections.Frozen;
using System.Globalization;
using System.Reflection;
using Glacis.Facts;
using Glacis.Inventory;

namespace Glacis.Monitoring;

/// <summary>Where a version is in its life.</summary>
public enum Support
{
    Over,

    /// <summary>For less than three months more.</summary>
    EndsSoon,
    Lasts,
}

/// <summary>Knows the last days of versions. Threads share it.</summary>
public sealed class Lifetimes : IEngine<Lifetimes>
{
    const string File = "lifetimes.txt";

    static readonly FrozenDictionary<(string Product, string Version), Deadline?> Ends = Read();

    Lifetimes()
    {
    }

    public static Lifetimes From(Estate estate) => new();

    /// <summary>The last day of support of what runs: of its version, else of the release that the version belongs to; known to be <c>null</c> where none was announced.</summary>
    public Fact<Deadline?> End(Software it) => it.Product.With(it.Version, static (product, version) => (product, version), "product and version").Then(what =>
    {
        for (var version = what.version; version.Length > 0; version = Shorter(version))
            if (Ends.TryGetValue((what.product, version), out var end)) return Fact.Known(end, new Conclusion("the table of last days that this build brings", 0.95, [it.Product.Source, it.Version.Source]));
        return Fact.Unknown<Deadline?>(Ignorance.NotForeseen, "this build does not know until when this version is mended", it.Version.Source);
    });

    /// <summary>Where a version is in its life at an instant.</summary>
    public Fact<Support> Stage(Software it, Fact<DateTimeOffset> now) =>
        End(it).With(now, static (end, at) => end is null ? Support.Lasts : end.At < at ? Support.Over : end.At < at.AddDays(90) ? Support.EndsSoon : Support.Lasts, "its last day of support, and today");

    static string Shorter(string version) => version.LastIndexOf('.') is var dot and > 0 ? version[..dot] : "";

    static FrozenDictionary<(string, string), Deadline?> Read()
    {
        using var reader = new StreamReader(Assembly.GetExecutingAssembly().GetManifestResourceStream(File)!);
        var ends = new Dictionary<(string, string), Deadline?>();
        while (reader.ReadLine() is { } line)
            if (line.Length > 0 && line[0] != '#' && line.Split(' ', StringSplitOptions.RemoveEmptyEntries) is [var product, var version, var day])
                ends[(product, version)] = day == "-" ? null : new(new(DateTime.ParseExact(day, "yyyy-MM-dd", CultureInfo.InvariantCulture), TimeSpan.Zero));
        return ends.ToFrozenDictionary();
    }
}
