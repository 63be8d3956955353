// What data is it, as far as declarations and tags tell; else what the environment lets one fear.
using Glacis.Facts;
using Glacis.Inventory;

namespace Glacis.Classification;

/// <summary>What the data of a holder is. Threads may share it.</summary>
public sealed class DataClasses : IEngine<DataClasses>
{
    /// <summary>How far an inference from the environment can be trusted; nothing was looked at.</summary>
    const double FromEnvironment = 0.60, FromNothing = 0.30;

    static readonly HashSet<string> CommonTags = new(StringComparer.OrdinalIgnoreCase)
    {
        "dataclassification", "data-classification", "data_classification", "data classification", "dataclass", "data-class", "data_class", "classification", "sensitivity", "datasensitivity", "data-sensitivity", "data_sensitivity", "confidentiality",
    };

    // Tags that say yes or no to one sort of data; a no tells nothing of the others.
    static readonly HashSet<string> RestrictedFlags = new(StringComparer.OrdinalIgnoreCase)
    {
        "pii", "phi", "pci", "gdpr", "hipaa", "contains-pii", "contains_pii", "containspii", "contains-phi", "contains_phi", "containsphi", "has-pii", "personal-data", "personal_data", "personaldata",
    };

    static readonly HashSet<string> Yes = new(StringComparer.OrdinalIgnoreCase) { "true", "yes", "y", "1" };

    static readonly Dictionary<string, DataClass> CommonSpellings = new(StringComparer.OrdinalIgnoreCase)
    {
        ["restricted"] = DataClass.Restricted,
        ["highly restricted"] = DataClass.Restricted,
        ["highly confidential"] = DataClass.Restricted,
        ["strictly confidential"] = DataClass.Restricted,
        ["secret"] = DataClass.Restricted,
        ["top secret"] = DataClass.Restricted,
        ["sensitive"] = DataClass.Restricted,
        ["high"] = DataClass.Restricted,
        ["critical"] = DataClass.Restricted,
        ["personal"] = DataClass.Restricted,
        ["pii"] = DataClass.Restricted,
        ["phi"] = DataClass.Restricted,
        ["pci"] = DataClass.Restricted,
        ["cardholder"] = DataClass.Restricted,
        ["chd"] = DataClass.Restricted,
        ["gdpr"] = DataClass.Restricted,
        ["hipaa"] = DataClass.Restricted,
        ["credentials"] = DataClass.Restricted,
        ["customer"] = DataClass.Restricted,
        ["customer data"] = DataClass.Restricted,
        ["regulated"] = DataClass.Restricted,
        ["confidential"] = DataClass.Confidential,
        ["business confidential"] = DataClass.Confidential,
        ["proprietary"] = DataClass.Confidential,
        ["production like"] = DataClass.Confidential,
        ["moderate"] = DataClass.Confidential,
        ["medium"] = DataClass.Confidential,
        ["private"] = DataClass.Confidential,
        ["internal"] = DataClass.Internal,
        ["internal use"] = DataClass.Internal,
        ["internal only"] = DataClass.Internal,
        ["internal use only"] = DataClass.Internal,
        ["general"] = DataClass.Internal,
        ["low"] = DataClass.Internal,
        ["anonymised"] = DataClass.Anonymised,
        ["anonymized"] = DataClass.Anonymised,
        ["anonymous"] = DataClass.Anonymised,
        ["deidentified"] = DataClass.Anonymised,
        ["de identified"] = DataClass.Anonymised,
        ["test"] = DataClass.Test,
        ["test data"] = DataClass.Test,
        ["synthetic"] = DataClass.Test,
        ["dummy"] = DataClass.Test,
        ["fake"] = DataClass.Test,
        ["sample"] = DataClass.Test,
        ["public"] = DataClass.Public,
        ["open"] = DataClass.Public,
    };

    readonly Intent intent;
    readonly HashSet<string> tags;
    readonly Dictionary<string, DataClass> spellings;

    DataClasses(Estate estate)
    {
        intent = estate.Intent;
        tags = new(CommonTags.Concat(intent.DataTags), StringComparer.OrdinalIgnoreCase);
        spellings = new(CommonSpellings, StringComparer.OrdinalIgnoreCase);
        foreach (var (word, means) in intent.DataSpellings) spellings[Folded(word)] = means;
    }

    public static DataClasses From(Estate estate) => new(estate);

    /// <summary>The class; unknown where something that might have told could not be read: tags, or what tells the environment.</summary>
    public Fact<DataClass> Of(Resource it)
    {
        foreach (var rule in intent.Data)
            if (rule.Match.Fits(it, out var open)) return open is null ? Fact.Known(rule.Value, rule.Source) : Fact.Unknown<DataClass>(open);
        if (!it.Tags.Peek(out var labels)) return Fact.Unknown<DataClass>((Unknown)it.Tags.Source);
        return Worst(labels, it.Tags) is { IsKnown: true } tagged ? tagged : Inferred(it.Environment);
    }

    // Tags have no order of their own, so the first one found would be chance.
    Fact<DataClass> Worst(Tags labels, Fact<Tags> from)
    {
        var worst = default(Fact<DataClass>);
        foreach (var tag in labels.All)
            if (Declared(tag) is { } declared && !(worst.Peek(out var other) && other <= declared))
                worst = Fact.Known(declared, new Declaration($"tag {tag.Key}={tag.Value}", from.Source), from.Field);
        return worst;
    }

    DataClass? Declared(Tag tag) =>
        tags.Knows(tag) && spellings.TryGetValue(Folded(tag.Value), out var spelled) ? spelled
        : RestrictedFlags.Knows(tag) && Yes.Contains(tag.Value.Trim()) ? DataClass.Restricted
        : null;

    static Fact<DataClass> Inferred(Fact<DeploymentEnvironment> from)
    {
        if (from.Source is Unknown { Why: not Ignorance.NothingTells } unread) return Fact.Unknown<DataClass>(unread);
        if (!from.Peek(out var environment))
            return Fact.Known(DataClass.Restricted, new Conclusion("nothing tells what the data is, nor the environment: the worst is assumed", FromNothing, []));
        var (data, rule) = environment switch
        {
            DeploymentEnvironment.Production => (DataClass.Restricted, "production is taken to hold personal data until somebody classifies it"),
            DeploymentEnvironment.Staging => (DataClass.Confidential, "staging is taken to hold production-like copies until somebody classifies it"),
            _ => (DataClass.Test, "development is taken to hold test data until somebody classifies it"),
        };
        return Fact.Known(data, new Conclusion(rule, FromEnvironment, [from.Source]));
    }

    static string Folded(string value) => value.Trim().Replace('-', ' ').Replace('_', ' ');
}
