// Production, staging or development: by declaration, then tags, then the account, then the name; and how sure each is.
using Glacis.Facts;
using Glacis.Inventory;

namespace Glacis.Classification;

/// <summary>Which environment a resource belongs to. Threads may share it.</summary>
public sealed class Environments : IEngine<Environments>
{
    /// <summary>How far a rule can be trusted.</summary>
    const double ByAccount = 0.85, ByName = 0.70, InConflict = 0.75;

    static readonly Unknown Nothing = new(Ignorance.NothingTells, "neither declaration, tag, account nor name tells the environment");

    // Tag names that people use for it, and words that name one. "test" and "qa" are where things are tried out: development.
    static readonly HashSet<string> CommonTags = new(StringComparer.OrdinalIgnoreCase) { "environment", "env", "stage", "tier-environment", "deployment-environment", "deployment.environment" };

    static readonly Dictionary<string, DeploymentEnvironment> Spellings = new(StringComparer.OrdinalIgnoreCase)
    {
        ["production"] = DeploymentEnvironment.Production,
        ["prod"] = DeploymentEnvironment.Production,
        ["prd"] = DeploymentEnvironment.Production,
        ["live"] = DeploymentEnvironment.Production,
        ["staging"] = DeploymentEnvironment.Staging,
        ["stage"] = DeploymentEnvironment.Staging,
        ["stg"] = DeploymentEnvironment.Staging,
        ["uat"] = DeploymentEnvironment.Staging,
        ["preprod"] = DeploymentEnvironment.Staging,
        ["preproduction"] = DeploymentEnvironment.Staging,
        ["acceptance"] = DeploymentEnvironment.Staging,
        ["development"] = DeploymentEnvironment.Development,
        ["dev"] = DeploymentEnvironment.Development,
        ["develop"] = DeploymentEnvironment.Development,
        ["test"] = DeploymentEnvironment.Development,
        ["testing"] = DeploymentEnvironment.Development,
        ["qa"] = DeploymentEnvironment.Development,
        ["sandbox"] = DeploymentEnvironment.Development,
        ["sbx"] = DeploymentEnvironment.Development,
        ["nonprod"] = DeploymentEnvironment.Development,
        ["nonproduction"] = DeploymentEnvironment.Development,
    };

    readonly Intent intent;
    readonly HashSet<string> tags;
    readonly Dictionary<string, Fact<DeploymentEnvironment>> accounts;

    Environments(Estate estate)
    {
        intent = estate.Intent;
        tags = new(CommonTags.Concat(intent.EnvironmentTags), StringComparer.OrdinalIgnoreCase);
        accounts = estate.Kept<Account>().ToDictionary(static it => it.Account, OfAccount, StringComparer.Ordinal);
    }

    public static Environments From(Estate estate) => new(estate);

    /// <summary>The environment, or why it is not known. Tags or an account's name that could not be read leave it unknown: they might have said otherwise.</summary>
    public Fact<DeploymentEnvironment> Of(Resource it)
    {
        foreach (var rule in intent.Environments)
            if (rule.Match.Environment is null && rule.Match.Fits(it, out var open)) return open is null ? Fact.Known(rule.Value, rule.Source) : Fact.Unknown<DeploymentEnvironment>(open);
        if (!it.Tags.Peek(out var labels)) return Fact.Unknown<DeploymentEnvironment>((Unknown)it.Tags.Source);
        var named = InName(it.Name);
        if (Tagged(labels, it.Tags) is { IsKnown: true } tagged) return Confronted(tagged, named, it.Name);
        if (accounts.TryGetValue(it.Account, out var account) && !TellsNothing(account)) return account;
        return named is { } environment
            ? Fact.Known(environment, new Conclusion($"the name \"{it.Name}\" says so", ByName, []))
            : Fact.Unknown<DeploymentEnvironment>(Nothing);
    }

    // An account without a name tells as little as one whose name says nothing.
    static bool TellsNothing(Fact<DeploymentEnvironment> account) => account.Source is Unknown { Why: Ignorance.NothingTells or Ignorance.NotInAnswer };

    // Tags have no order of their own: of two that disagree the one nearer to production stands.
    Fact<DeploymentEnvironment> Tagged(Tags labels, Fact<Tags> from)
    {
        var worst = default(Fact<DeploymentEnvironment>);
        foreach (var tag in labels.All)
            if (tags.Knows(tag) && Read(tag.Value) is { } environment && !(worst.Peek(out var other) && other <= environment))
                worst = Fact.Known(environment, new Declaration($"tag {tag.Key}={tag.Value}", from.Source), from.Field);
        return worst;
    }

    // The tag stands; that the name says otherwise is said, and lowers the confidence.
    static Fact<DeploymentEnvironment> Confronted(Fact<DeploymentEnvironment> tagged, DeploymentEnvironment? named, string name)
    {
        tagged.Peek(out var environment);
        if (named is null || named == environment) return tagged;
        var by = (Declaration)tagged.Source;
        return Fact.Known(environment, new Conclusion($"the {by.By} says so, though the name \"{name}\" says {Words.Spoken(named.Value)}", InConflict, [by]), tagged.Field);
    }

    static Fact<DeploymentEnvironment> OfAccount(Account account) =>
        account.Title.Then(title => InName(title) is { } environment
            ? Fact.Known(environment, new Conclusion($"the account's name \"{title}\" says so", ByAccount, [account.Title.Source]))
            : Fact.Unknown<DeploymentEnvironment>(Nothing));

    static DeploymentEnvironment? Read(string value) => Spellings.TryGetValue(value.Trim(), out var known) ? known : InName(value);

    /// <summary>The environment that a word of a name tells; two that disagree tell nothing.</summary>
    internal static DeploymentEnvironment? InName(string name)
    {
        DeploymentEnvironment? found = null;
        var before = ReadOnlySpan<char>.Empty;
        var spellings = Spellings.GetAlternateLookup<ReadOnlySpan<char>>();
        for (var from = 0; from < name.Length;)
        {
            var to = EndOfWord(name, from);
            var word = name.AsSpan(from, to - from);
            if (spellings.TryGetValue(word, out var said))
            {
                if (said == DeploymentEnvironment.Production && before.Equals("non", StringComparison.OrdinalIgnoreCase)) said = DeploymentEnvironment.Development;
                if (said == DeploymentEnvironment.Production && before.Equals("pre", StringComparison.OrdinalIgnoreCase)) said = DeploymentEnvironment.Staging;
                if (found is { } other && other != said) return null;
                found = said;
            }
            if (word.Length > 0) before = word;
            from = to + (to == from ? 1 : 0);
        }
        return found;
    }

    // Words are runs of letters; digits and marks part them, and a capital begins a new one.
    static int EndOfWord(string name, int from)
    {
        var to = from;
        while (to < name.Length && char.IsLetter(name[to]) && !(to > from && char.IsUpper(name[to]) && char.IsLower(name[to - 1]))) to++;
        return to;
    }
}
