// What looks at contents: the detectors of this build, and the patterns that glacis.yaml adds to them.
using System.Globalization;
using System.Security.Cryptography;
using System.Text;
using Glacis.Agent.Configuration;
using Glacis.Classification.Detecting;

namespace Glacis.Agent.Classifying;

/// <summary>Detectors, made ready when they are first asked for. Threads share it.</summary>
public sealed class DetectorSet
{
    /// <summary>Those of this build alone.</summary>
    public static readonly DetectorSet BuiltIn = new([]);

    readonly IReadOnlyList<DeclaredPattern> declared;
    readonly Lazy<Scanner> scanner;

    DetectorSet(IReadOnlyList<DeclaredPattern> declared) =>
        (this.declared, scanner) = (declared, new(() => new([.. Parts.Found.Detectors, .. declared])));

    internal Scanner Scanner => scanner.Value;

    /// <summary>Which they are, as an answer tells it: the build, its rules, and what was declared.</summary>
    internal string Name => $"{Parts.Found.Build.Version} {Parts.Found.Build.Rules["Glacis"]}{(declared.Count == 0 ? "" : string.Create(CultureInfo.InvariantCulture, $" and {declared.Count} declared {Digest()}"))}";

    /// <exception cref="RefusedException">A pattern has the name of a detector.</exception>
    internal static DetectorSet Of(Settings settings)
    {
        var taken = settings.Patterns.Select(static it => it.Finds.Id).FirstOrDefault(static id => Parts.Found.Detectors.Any(it => it.Finds.Id == id));
        if (taken is not null) throw new RefusedException($"{Configured.FileName} gives a pattern the name \"{taken}\", which a detector of this build has", "docs/catalogue.txt lists the detectors; take another name");
        return settings.Patterns.Count == 0 ? BuiltIn : new(settings.Patterns);
    }

    /// <summary>Those of this build and of a configuration.</summary>
    /// <param name="configuration">The file; <c>null</c> for the one in this folder, if there is one.</param>
    /// <exception cref="ConfigurationException">It cannot be used.</exception>
    /// <exception cref="RefusedException">A pattern has the name of a detector.</exception>
    public static DetectorSet Of(string? configuration, TimeProvider time)
    {
        var file = configuration ?? (File.Exists(Configured.FileName) ? Configured.FileName : null);
        return file is null ? BuiltIn : Of(Configured.Load(file, time.GetUtcNow(), Parts.Found.Checks).Settings);
    }

    string Digest() => Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(string.Join('\n', declared.Select(static it => it.Definition).Order(StringComparer.Ordinal)))))[..32];
}
