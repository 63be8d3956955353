// Runs that ask AWS: enter the accounts, collect, and (to assess) judge what was written.
using Glacis.Agent.Configuration;
using Glacis.Clouds.Aws;
using Glacis.Clouds.Aws.Wire;
using Glacis.Clouds.Collecting;
using Glacis.Recordings;

namespace Glacis.Agent;

/// <summary>Runs that ask AWS.</summary>
public static class AwsRuns
{
    /// <summary>Collects, judges what was written, and writes the bundle.</summary>
    public static async Task<Bundle> AssessAsync(Asked asked, IProgress<Advance> progress, CancellationToken cancellation)
    {
        var plan = Planned(asked);
        var folder = asked.Out ?? plan.Configured.Settings.Out ?? Default(asked, "aws");
        Runs.RefuseOccupied(folder, asked);
        var part = Path.Combine(Bundling.PartOf(folder), Recorded.InBundle.TrimEnd('/'));
        await CollectAsync(part, plan, asked with { Out = folder }, progress, cancellation);
        if (asked.Probe is { } probe) await ProbeAsync(part, probe, asked, cancellation);
        if (asked.Last is { } last) await LastAsync(part, last, plan, asked, cancellation);
        return Runs.Judged(folder, new DirectoryFolder(part), plan.Beside, progress);
    }

    // A later round of the same run: what endpoints say is written behind what was collected.
    static async Task ProbeAsync(string part, ProbeAsked probe, Asked asked, CancellationToken cancellation) =>
        await AddAsync(part, await new ProbeRound(probe, asked.Tell).FilesAsync(Recorded.Open(part), cancellation), cancellation);

    // Stores are asked as their account was.
    static async Task LastAsync(string part, Round last, Plan plan, Asked asked, CancellationToken cancellation)
    {
        using var clients = new Clients(new ClientOptions { Profile = plan.Cloud.Profile, IsVerbatim = true });
        foreach (var account in plan.Configured.Settings.Accounts)
            if (account is { Id: { } id, Role: { } role }) clients.Enter(id, role, account.ExternalId);
        await AddAsync(part, await last.FilesAsync(new(Recorded.Open(part), plan.Configured, clients, asked), cancellation), cancellation);
    }

    static async Task AddAsync(string part, IReadOnlyDictionary<string, ReadOnlyMemory<byte>> files, CancellationToken cancellation)
    {
        foreach (var (name, content) in files)
        {
            var file = Path.Combine(part, name);
            Directory.CreateDirectory(Path.GetDirectoryName(file)!);
            await File.WriteAllBytesAsync(file, content, cancellation);
        }
    }

    /// <summary>Collects; the recording's folder, and whether everything could be read.</summary>
    public static async Task<(string Folder, bool IsComplete)> CollectAsync(Asked asked, IProgress<Advance> progress, CancellationToken cancellation)
    {
        var folder = asked.Out ?? Default(asked, "recording");
        var collected = await CollectAsync(folder, Planned(asked), asked with { Out = folder }, progress, cancellation);
        return (folder, collected.Ledger.All(static it => it.Reading is not (Reading.Partial or Reading.Unread)));
    }

    /// <summary>The endpoints that listeners show. What was asked is forgotten.</summary>
    public static async Task<IReadOnlyList<ProbeLine>> ShownAsync(Asked asked, CancellationToken cancellation)
    {
        var folder = Directory.CreateTempSubdirectory("glacis-shown-");
        try
        {
            var part = Path.Combine(folder.FullName, "recording");
            var kept = Parts.Found.Collectors.Where(static it => it.Turn == Turn.Kept).ToArray();
            var collected = await CollectAsync(part, Planned(asked), asked with { Out = part }, new Relay<Advance>(static _ => { }), cancellation, kept);
            if (collected.Ledger.Any(static it => it.Reading is Reading.Partial or Reading.Unread)) asked.Tell("part of the account could not be read: there may be more endpoints");
            return Probing.ShownIn(part);
        }
        finally
        {
            folder.Delete(recursive: true);
        }
    }

    /// <summary>Tells before a run who asks, where, and which permissions are missing.</summary>
    public static async Task<Diagnosis> DoctorAsync(Asked asked, CancellationToken cancellation)
    {
        var plan = Planned(asked);
        using var cloud = new AwsCloud(plan.Cloud);
        var (lines, missing, entered, refused) = (new List<string>(), new SortedSet<string>(StringComparer.Ordinal), 0, 0);
        foreach (var account in await EnterAsync(cloud, plan, cancellation))
        {
            if (account.Territory is not { } territory)
            {
                lines.Add($"not entered: {account.WhyNot}; {account.Hint}");
                refused++;
                continue;
            }
            entered++;
            lines.Add(Introduced(territory));
            var examined = await new Doctor(cloud, Parts.Found.CollectorsUnder(plan.Configured.Intent), asked.Time).ExamineAsync(territory, cancellation);
            lines.AddRange(examined.All.Where(static it => it.Trial is not (Trial.Allowed or Trial.NotTried)).Select(static it => $"  {it.Call.Name} in {it.Region}: {Facts.Words.Spoken(it.Trial)} {it.Code}".TrimEnd()));
            lines.Add($"  {examined.All.Count(static it => it.Trial == Trial.Allowed)} questions allowed, {examined.All.Count(static it => it.Trial == Trial.NotTried)} not tried for want of something to ask about");
            missing.UnionWith(examined.Missing);
        }
        lines.Add(missing.Count > 0 ? $"missing permissions: {string.Join(", ", missing)}; glacis permissions aws prints the policy to grant"
            : refused > 0 ? "not well: an account cannot be entered" : "well: everything that was tried may be asked");
        return new(lines, entered > 0, missing.Count == 0 && refused == 0);
    }

    /// <summary>The policy to grant.</summary>
    public static string Policy(Asked asked, bool samples) => AwsPermissions.Policy(Parts.Found.CollectorsUnder(ConfiguredOf(asked).Intent), samples);

    sealed record Plan(Configured Configured, IReadOnlyList<WantedAccount> Accounts, IReadOnlyList<string> Regions, IReadOnlyDictionary<string, ReadOnlyMemory<byte>> Beside, AwsOptions Cloud);

    static Configured ConfiguredOf(Asked asked) =>
        (asked.Configuration ?? (File.Exists(Configured.FileName) ? Configured.FileName : null)) is { } file ? Configured.Load(file, asked.Time.GetUtcNow(), Parts.Found.Checks) : Configured.None;

    static Plan Planned(Asked asked)
    {
        var configured = ConfiguredOf(asked);
        var settings = configured.Settings;
        var profiles = settings.Accounts.Select(static it => it.Profile).OfType<string>().Distinct(StringComparer.Ordinal).ToArray();
        if (asked.Profile is null && profiles.Length > 1) throw new RefusedException($"accounts of several profiles ({string.Join(", ", profiles)}) cannot be looked at in one run: give each a role to assume instead");
        return new(
            configured,
            settings.Accounts.Count == 0 ? [new WantedAccount()] : [.. settings.Accounts.Select(static it => new WantedAccount(it.Id, it.Role, it.ExternalId))],
            asked.Regions.Count > 0 ? asked.Regions : settings.Regions,
            Runs.Beside(configured, asked),
            new AwsOptions { Profile = asked.Profile ?? profiles.FirstOrDefault(), RequestsPerSecond = settings.RequestsPerSecond });
    }

    static async Task<Collected> CollectAsync(string folder, Plan plan, Asked asked, IProgress<Advance> progress, CancellationToken cancellation, IReadOnlyList<Collector>? only = null)
    {
        using var cloud = new AwsCloud(plan.Cloud);
        var entered = await EnterAsync(cloud, plan, cancellation);
        if (entered.All(static it => it.Territory is null)) throw new RefusedException($"{entered[0].WhyNot}", entered[0].Hint);
        foreach (var account in entered) asked.Tell(account.Territory is { } territory ? Introduced(territory) : $"not entered: {account.WhyNot}; {account.Hint}");
        var options = new CollectionOptions
        {
            Folder = folder,
            Version = Parts.Found.Build.Version,
            Resume = asked.Resume,
            Force = asked.Force,
            Beside = plan.Beside,
            Parallelism = plan.Configured.Settings.Parallelism ?? 8,
            NotEntered = [.. entered.Where(static it => it.Territory is null).Select(static it => it.Line)],
        };
        var territories = entered.Select(static it => it.Territory).OfType<Territory>().ToArray();
        var told = new Relay<Progress>(it => progress.Report(new("collecting", it.Done, it.Units, it.Calls, it.Items, it.Left)));
        try
        {
            return await new Collection(cloud, only ?? Parts.Found.CollectorsUnder(plan.Configured.Intent), territories, options, asked.Time, told).RunAsync(cancellation);
        }
        catch (CollectionRefusedException e)
        {
            throw new RefusedException(e.Sentence, e.Hint);
        }
    }

    static async Task<IReadOnlyList<Entered>> EnterAsync(AwsCloud cloud, Plan plan, CancellationToken cancellation)
    {
        var accounts = new AwsAccounts(cloud);
        var entered = new List<Entered>();
        foreach (var wanted in plan.Accounts) entered.Add(await accounts.EnterAsync(wanted, plan.Regions, cancellation));
        return entered;
    }

    static string Introduced(Territory it) => $"account {it.Caller.Account} as {it.Caller.Arn}; regions {string.Join(", ", it.Regions)}{(it.LeftOut.Count > 0 ? $" ({it.LeftOut.Count} left out)" : "")}";

    static string Default(Asked asked, string name) => asked.Resume ? Unfinished(name) : Path.Combine(Bundles.Home, $"{name}-{asked.Time.GetUtcNow().UtcDateTime:yyyyMMdd'T'HHmmss'Z'}");

    // The newest run that was broken off.
    static string Unfinished(string name)
    {
        var newest = !Directory.Exists(Bundles.Home) ? null : Directory.EnumerateDirectories(Bundles.Home, $"{name}-*").Where(static it => IsOpen(it)).OrderDescending(StringComparer.Ordinal).FirstOrDefault();
        return newest is null ? throw new RefusedException($"there is no interrupted run under {Bundles.Home}/ to resume", "name it with --out") : newest.EndsWith(".part", StringComparison.Ordinal) ? newest[..^".part".Length] : newest;
    }

    static bool IsOpen(string folder) => folder.EndsWith(".part", StringComparison.Ordinal) || File.Exists(Path.Combine(folder, "ledger.jsonl.part"));

    sealed class Relay<T>(Action<T> to) : IProgress<T>
    {
        public void Report(T value) => to(value);
    }
}
