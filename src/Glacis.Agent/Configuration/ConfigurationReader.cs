// From the tree of glacis.yaml to intent and settings; every rule that the file must keep stands here.
using System.Globalization;
using System.Text.RegularExpressions;
using Glacis.Facts;
using Glacis.Inventory;
using Glacis.Verdicts;
using Match = Glacis.Inventory.Match;

namespace Glacis.Agent.Configuration;

/// <summary>From the tree to intent and settings. One a file.</summary>
sealed class ConfigurationReader
{
    const int LongestExceptionDays = 365, LongestAttestationDays = 365;

    static readonly Regex
        Region = Form(@"\A[a-z]{2,}(-[a-z]+)+-[0-9]{1,2}\z"),
        AccountId = Form(@"\A[0-9]{12}\z"),
        Role = Form(@"\Aarn:aws[a-z-]*:iam::(?<account>[0-9]{12}):role/[A-Za-z0-9_+=,.@/-]+\z"),
        Secret = Form(@"\A(arn:aws[a-z-]*:secretsmanager:[a-z0-9*?-]+:[0-9*?]+:secret:)?[*?]*[A-Za-z0-9/_+=.@!-][A-Za-z0-9/_+=.@!*?-]*\z"),
        Variable = Form(@"\A[A-Za-z_][A-Za-z0-9_]*\z"),
        Identifier = Form(@"\A[A-Za-z0-9][A-Za-z0-9._-]{0,63}\z");

    readonly Slips slips;
    readonly DateOnly today;
    readonly string[] checks;
    readonly Dictionary<string, int> ids = new(StringComparer.Ordinal);

    internal ConfigurationReader(Slips slips, DateTimeOffset instant, IEnumerable<Check> checks)
    {
        (this.slips, today) = (slips, DateOnly.FromDateTime(instant.UtcDateTime));
        this.checks = [.. checks.SelectMany(static it => it.About.Former.Prepend(it.About.Id))];
    }

    internal Configured? Read(YamlNode node, string text)
    {
        if (Section.Of(node, Keys.Root, "", slips) is not { } root) return null;
        Version(root);
        var accounts = root.Sections("accounts", Keys.Account).Select(it => (Section: it, Settings: Account(it))).ToArray();
        return new() { Intent = Intended(root, accounts), Settings = Set(root, [.. accounts.Select(static it => it.Settings)]), Effective = text };
    }

    void Version(Section root)
    {
        if (root.Text("version", required: true) is { } version && version != "1") root.Slip("version", $"{Spelling.Quoted(version)} is not known; this build reads version 1");
    }

    Settings Set(Section root, IReadOnlyList<AccountSettings> accounts) => new()
    {
        Accounts = accounts,
        Regions = root.Texts("regions", static it => Region.IsMatch(it), "is no region; write it like eu-west-1"),
        Databases = [.. root.Sections("databases", Keys.Database).Select(Database).OfType<DatabaseSettings>()],
        Patterns = root.Inner("classification", Keys.Classification) is { } classification ? PatternReader.Read(classification) : [],
        Inventories = root.Texts("inventories"),
        Out = root.Text("out"),
        FailOn = root.Word("failOn", except: Severity.None),
        Parallelism = root.Number("parallelism", 1, 256),
        RequestsPerSecond = root.Inner("rates", Keys.Rates)?.Number("requestsPerSecond", 1, 1000),
    };

    // The address holds a password: it stands in the environment, never in this file.
    DatabaseSettings? Database(Section it)
    {
        var variable = it.Text("urlFromEnvironment", static name => Variable.IsMatch(name), "is no name of a variable of the environment", required: true);
        return Match(it, withEnvironment: true) is { } match && variable is not null ? new(match, variable) : null;
    }

    AccountSettings Account(Section it)
    {
        var id = it.Text("id", static id => AccountId.IsMatch(id), "is no account id; it has twelve digits");
        var role = it.Text("role", static role => Role.IsMatch(role), "is no role; write it like arn:aws:iam::111122223333:role/glacis");
        if (role is not null && Role.Match(role).Groups["account"].Value is var owner)
        {
            if (id is not null && id != owner) it.Slip("role", $"belongs to account {owner}, and id says {id}");
            id ??= owner;
        }
        if (!it.Has("role") && !it.Has("profile") && !it.Has("id")) slips.Add(it.Line, $"{it.PathOf("role")} is missing: say which role to assume, which profile to use, or the id of the account that you are signed in to");
        if (it.Has("environment") && id is null) it.Slip("environment", "needs the account's id beside it");
        return new(id, it.Text("name"), it.Word<DeploymentEnvironment>("environment"), role, it.Text("externalId"), it.Text("profile"));
    }

    Intent Intended(Section root, IReadOnlyList<(Section Section, AccountSettings Settings)> accounts)
    {
        var defaults = new Intent();
        var (keys, logs, weaknesses) = (root.Inner("keys", Keys.KeyRules), root.Inner("logs", Keys.Logs), root.Inner("vulnerabilities", Keys.Vulnerabilities));
        return new()
        {
            Environments = [.. Rules(root, "environments", Keys.Environment, "environment", static (it, key) => it.Word<DeploymentEnvironment>(key, required: true)), .. OfAccounts(accounts)],
            Data = Rules(root, "data", Keys.Data, "class", static (it, key) => it.Word<DataClass>(key, required: true)),
            Regulations = Regulated(root),
            Renewers = Renewing(root),
            CertificateSecrets = [.. Held(root).Select(static it => new NamedSecret(it.Text, it.Source))],
            EnvironmentTags = root.Texts("environmentTags"),
            DataTags = root.Texts("dataTags"),
            DataSpellings = root.Spellings<DataClass>("dataSpellings"),
            OwnKey = keys?.Word<OwnKey>("ownKey") is { } own ? Fact.Known(own, keys.Source("ownKey"), "keys.ownKey") : defaults.OwnKey,
            MaxRotationDays = keys?.Number("maxRotationDays", 1, 2560) is { } days ? Fact.Known(days, keys.Source("maxRotationDays"), "keys.maxRotationDays") : defaults.MaxRotationDays,
            LogRetentionDays = logs?.Number("retentionDays", 1, 3653) is { } kept ? Fact.Known(kept, logs.Source("retentionDays"), "logs.retentionDays") : defaults.LogRetentionDays,
            CriticalDays = weaknesses?.Number("criticalDays", 1, 3653) is { } critical ? Fact.Known(critical, weaknesses.Source("criticalDays"), "vulnerabilities.criticalDays") : defaults.CriticalDays,
            HighDays = weaknesses?.Number("highDays", 1, 3653) is { } high ? Fact.Known(high, weaknesses.Source("highDays"), "vulnerabilities.highDays") : defaults.HighDays,
            Siem = [.. (logs?.Declared("siem", static it => it.Trim('*', '?').Length > 0, "does not say which place is meant; write the id of a stream, a bucket or a destination") ?? []).Select(static it => new DeclaredDestination(it.Text, it.Source))],
            Access = root.Inner("access", Keys.Access) is { } access ? AccessReader.Read(access) : Access.None,
            Network = root.Inner("network", Keys.Network) is { } network ? NetworkReader.Read(network, it => Match(it, withEnvironment: false, "cannot be matched here: what stands on a network is told by its own tags and names")) : Segmentation.None,
            Exceptions = [.. root.Sections("exceptions", Keys.Exception).SelectMany(Excepted)],
            Attestations = [.. root.Sections("attestations", Keys.Attestation).SelectMany(Attested)],
        };
    }

    // What an account declares for itself comes after the rules: first match wins.
    static IEnumerable<Rule<DeploymentEnvironment>> OfAccounts(IEnumerable<(Section Section, AccountSettings Settings)> accounts) =>
        from it in accounts
        where it.Settings is { Id: not null, Environment: not null }
        select new Rule<DeploymentEnvironment>(new(Account: it.Settings.Id), it.Settings.Environment!.Value, it.Section.Source("environment"));

    List<Rule<T>> Rules<T>(Section root, string key, string place, string valued, Func<Section, string, T?> value) where T : struct, Enum
    {
        var rules = new List<Rule<T>>();
        foreach (var it in root.Sections(key, place))
            if (Match(it, withEnvironment: typeof(T) != typeof(DeploymentEnvironment)) is var match && value(it, valued) is { } declared && match is not null)
                rules.Add(new(match, declared, it.Source(valued)));
        return rules;
    }

    List<Rule<string>> Regulated(Section root)
    {
        var rules = new List<Rule<string>>();
        foreach (var it in root.Sections("regulations", Keys.Regulation))
        {
            var id = it.Text("id", static id => id == Regulations.PciDss, $"is no regulation that a check knows; allowed: {Regulations.PciDss}", required: true);
            if (Match(it, withEnvironment: true) is { } match && id is not null) rules.Add(new(match, id, it.Source("id")));
        }
        return rules;
    }

    List<Rule<string>> Renewing(Section root)
    {
        var rules = new List<Rule<string>>();
        foreach (var it in root.Sections("renewers", Keys.Renewer))
            if (it.Text("by", required: true) is var by && Match(it, withEnvironment: true) is { } match && by is not null) rules.Add(new(match, by, it.Source("by")));
        return rules;
    }

    // A value is asked for only where somebody said which: whoever may read all secrets is worth stealing from.
    static IReadOnlyList<(string Text, Declaration Source)> Held(Section root) =>
        root.Inner("certificates", Keys.Certificates)?.Declared("secrets", static it => Secret.IsMatch(it), "does not say which secrets are meant; write a name (tls/*) or an ARN") ?? [];

    IEnumerable<ExceptionEntry> Excepted(Section it)
    {
        var (id, check, matches) = (Id(it), CheckOf(it), Matches(it));
        var (reason, owner, approver) = (it.Text("reason", required: true), it.Text("owner", required: true), it.Text("approvedBy", required: true));
        if (owner is not null && approver is not null && string.Equals(owner, approver, StringComparison.OrdinalIgnoreCase)) it.Slip("approvedBy", $"is the owner, {Spelling.Quoted(owner)}; somebody else has to approve");
        var expires = it.Date("expires");
        Within(it, expires, today, LongestExceptionDays, "the start of this run");
        return id is null || check is null || reason is null || owner is null || approver is null || expires is null ? []
            : matches.Select(match => new ExceptionEntry(id, check, match, reason, owner, approver, expires.Value, it.Text("ticket"), it.Source()));
    }

    IEnumerable<Attestation> Attested(Section it)
    {
        var (id, check, matches) = (Id(it), CheckOf(it), Matches(it));
        var (statement, author, date, expires) = (it.Text("statement", required: true), it.Text("author", required: true), it.Date("date"), it.Date("expires"));
        // A day's grace: the author may live where it is tomorrow already.
        if (date > today.AddDays(1)) it.Slip("date", $"{Day(date.Value)} lies after the start of this run ({Day(today)})");
        if (date is { } from) Within(it, expires, from, LongestAttestationDays, "its date");
        if (expires < date) it.Slip("expires", $"{Day(expires.Value)} comes before its date, {Day(date.Value)}");
        return id is null || check is null || statement is null || author is null || date is null || expires is null ? []
            : matches.Select(match => new Attestation(id, check, match, statement, author, date.Value, expires.Value, it.Source()));
    }

    static void Within(Section it, DateOnly? expires, DateOnly from, int days, string since)
    {
        if (expires > from.AddDays(days)) it.Slip("expires", $"{Day(expires.Value)} is more than {days} days after {since}; the last day allowed is {Day(from.AddDays(days))}");
    }

    // Exceptions and attestations are named in verdicts: an id means one of them.
    string? Id(Section it)
    {
        var id = it.Text("id", static id => Identifier.IsMatch(id), "is no id; letters, digits, '.', '_' and '-' are allowed", required: true);
        if (id is null || ids.TryAdd(id, it.LineOf("id"))) return id;
        it.Slip("id", $"{Spelling.Quoted(id)} is taken already, in line {ids[id].ToString(CultureInfo.InvariantCulture)}");
        return null;
    }

    string? CheckOf(Section it)
    {
        var check = it.Text("check", required: true);
        if (check is null || checks.Contains(check, StringComparer.Ordinal)) return check;
        var hint = Spelling.Nearest(check, checks) is { } near ? $"did you mean \"{near}\"?" : "glacis checks lists them";
        it.Slip("check", $"{Spelling.Quoted(check)} is no check of this build; {hint}");
        return null;
    }

    // "resource" is an id, or a name, or the last part of an id: whatever the operator copied.
    IReadOnlyList<Match> Matches(Section it)
    {
        if (it.Has("match") && it.Has("resource")) it.Slip("resource", "stands beside match; give one of them");
        if (it.Has("match")) return Match(it, withEnvironment: true) is { } match ? [match] : [];
        if (!it.Has("resource")) slips.Add(it.Line, $"{it.PathOf("match")} is missing: say which resources are meant, by match or resource");
        if (it.Text("resource") is not { } resource) return [];
        return resource.Contains(':', StringComparison.Ordinal) || resource.StartsWith('/') ? [new(Id: resource)]
            : resource.Contains('*', StringComparison.Ordinal) ? [new(Name: resource)]
            : [new(Name: resource), new(Id: $"*:{resource}"), new(Id: $"*/{resource}")];
    }

    Match? Match(Section of, bool withEnvironment, string whyNot = "cannot be matched here: this rule is what settles it")
    {
        if (!of.Has("match")) slips.Add(of.Line, $"{of.PathOf("match")} is missing: say which resources are meant");
        if (of.Inner("match", Keys.Match) is not { } it) return null;
        if (!withEnvironment && it.Has("environment")) it.Slip("environment", whyNot);
        if (Keys.All[Keys.Match].All(key => !it.Has(key))) slips.Add(it.Line, $"{of.PathOf("match")} must say which resources are meant; for all of them write name: \"*\"");
        return new(it.Text("account"), it.Text("region"), it.Text("kind"), it.Text("id"), it.Text("name"), it.Word<DeploymentEnvironment>("environment"), Tag(it));
    }

    internal static Tag? Tag(Section it)
    {
        if (it.Text("tag") is not { } text) return null;
        var at = text.IndexOf('=', StringComparison.Ordinal);
        if (at > 0) return new(text[..at].TrimEnd(), text[(at + 1)..].TrimStart());
        it.Slip("tag", $"must be written key=value, not {Spelling.Quoted(text)}");
        return null;
    }

    static string Day(DateOnly day) => day.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture);

    static Regex Form(string pattern) => new(pattern, RegexOptions.NonBacktracking | RegexOptions.CultureInvariant | RegexOptions.ExplicitCapture);
}
