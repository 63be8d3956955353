// Where other frameworks ask for what a check asks: official ids only.
namespace Glacis.Verdicts;

/// <summary>Ids by framework; several are separated by a space. What each asks for, in our words, is <c>Controls/Data/frameworks.txt</c>.</summary>
public sealed record Crosswalk
{
    internal static readonly Crosswalk None = new();

    /// <summary>CIS Amazon Web Services Foundations Benchmark 3.0.0.</summary>
    public string Cis30 { get; init; } = "";

    /// <summary>Its version 5.0.0.</summary>
    public string Cis50 { get; init; } = "";

    /// <summary>Its version 7.0.0.</summary>
    public string Cis70 { get; init; } = "";

    /// <summary>NIST SP 800-53 revision 5.</summary>
    public string Nist { get; init; } = "";

    /// <summary>PCI DSS 4.0.1.</summary>
    public string Pci { get; init; } = "";

    /// <summary>ISO/IEC 27001:2022, annex A.</summary>
    public string Iso { get; init; } = "";

    /// <summary>HIPAA Security Rule, 45 CFR 164.</summary>
    public string Hipaa { get; init; } = "";

    /// <summary>Each id with the scheme that it belongs to.</summary>
    internal IEnumerable<(string Scheme, string Id)> All =>
        new[] { ("cis-aws-3.0", Cis30), ("cis-aws-5.0", Cis50), ("cis-aws-7.0", Cis70), ("nist-800-53-r5", Nist), ("pci-dss-4.0.1", Pci), ("iso-27001-2022", Iso), ("hipaa", Hipaa) }
            .SelectMany(static it => it.Item2.Split(' ', StringSplitOptions.RemoveEmptyEntries), static (of, id) => (of.Item1, id));
}
