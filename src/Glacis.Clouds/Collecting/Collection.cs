// Collects: asks every question of every collector, everywhere, and makes a recording of the answers.
using System.Globalization;
using System.Security.Cryptography;
using System.Text;
using Glacis.Recordings;

namespace Glacis.Clouds.Collecting;

/// <summary>How a collection is made.</summary>
public sealed record CollectionOptions
{
    /// <summary>Where the recording comes to lie.</summary>
    public required string Folder { get; init; }

    /// <summary>The version that collects.</summary>
    public required string Version { get; init; }

    /// <summary>What is collected: "aws".</summary>
    public string Target { get; init; } = "aws";

    /// <summary>Units read at once.</summary>
    public int Parallelism { get; init; } = 8;

    /// <summary>Items of one unit that are asked about at once.</summary>
    public int Window { get; init; } = 8;

    /// <summary>Take up an unfinished recording.</summary>
    public bool Resume { get; init; }

    /// <summary>Replace what recording there is.</summary>
    public bool Force { get; init; }

    /// <summary>Files that the recording holds beside the answers, by name: configuration, inventories.</summary>
    public IReadOnlyDictionary<string, ReadOnlyMemory<byte>> Beside { get; init; } = new Dictionary<string, ReadOnlyMemory<byte>>(StringComparer.Ordinal);

    /// <summary>Lines of the ledger for what this run was asked for and could not enter.</summary>
    public IReadOnlyList<LedgerLine> NotEntered { get; init; } = [];

    internal long SegmentSize { get; init; } = SegmentWriter.Most;

    internal Action<string>? OnEffect { get; init; }
}

/// <summary>A collection that came to its end.</summary>
public sealed record Collected(RunHead Head, IReadOnlyList<LedgerLine> Ledger);

/// <summary>
/// One collection. Same answers, clock and request ids give the same bytes, however many are asked at once and however often it was broken off.
/// Used once.
/// </summary>
public sealed class Collection(ICloud cloud, IEnumerable<Collector> collectors, IReadOnlyList<Territory> territories, CollectionOptions options, TimeProvider clock, IProgress<Progress>? progress = null)
{
    readonly IReadOnlyList<Collector> collectors = [.. collectors];
    readonly Paces paces = new(cloud, clock);

    /// <summary>Collects to the end.</summary>
    /// <exception cref="CollectionRefusedException">The folder does not allow it.</exception>
    /// <exception cref="CredentialsLostException">The credentials ran out; what was read is kept, and <see cref="CollectionOptions.Resume"/> goes on.</exception>
    public async Task<Collected> RunAsync(CancellationToken cancellation)
    {
        if (territories.GroupBy(static it => it.Caller.Account, StringComparer.Ordinal).FirstOrDefault(static it => it.Count() > 1) is { } twice)
            throw new CollectionRefusedException($"account {twice.Key} is listed twice", "name each account once");
        using var workplace = new Workplace(options.Folder, options.OnEffect);
        var head = Begun(workplace);
        if (head.Finished) return Already(workplace, head);
        var units = Unit.Of(collectors, territories);
        var open = units.Where(it => !workplace.IsComplete(it)).OrderBy(static it => it.Region == Unit.Global ? 0 : 1).ThenBy(Slowest).ToArray();
        var telling = new Progressing(cloud, clock, progress, units.Count, units.Count - open.Length);
        var bounds = new ParallelOptions { MaxDegreeOfParallelism = options.Parallelism, CancellationToken = cancellation };
        await Parallel.ForEachAsync(open, bounds, async (unit, stop) => await ReadAsync(workplace, unit, telling, stop));
        return new(head with { Finished = true }, workplace.Finish(head, LeftOut().Concat(options.NotEntered)));
    }

    // What may be asked only now and then is begun first: the others are answered while it waits.
    double Slowest(Unit unit) => unit.Roots.SelectMany(static it => it.AndFurther).Min(it => Math.Min(cloud.RateOf(it.Service).PerSecond, cloud.RateOf(it.Service, it.Operation).PerSecond));

    async Task ReadAsync(Workplace workplace, Unit unit, Progressing telling, CancellationToken cancellation)
    {
        using var replay = new Replay(workplace.SetAside(unit));
        using var writer = new UnitWriter(workplace, unit.Name, options.SegmentSize);
        var ask = new Ask(cloud, unit, replay, paces, clock);
        var lines = await new UnitRun(cloud, unit, writer, ask, options.Window, more => telling.Listed(unit, more)).RunAsync(cancellation);
        writer.Close();
        workplace.Complete(unit, writer.Segments, lines);
        telling.Completed(unit);
    }

    RunHead Begun(Workplace workplace)
    {
        if (workplace.Head() is not { } head || options.Force && !options.Resume) return BegunAnew(workplace);
        if (!options.Resume)
            throw head.Finished
                ? new CollectionRefusedException($"{options.Folder} holds a finished recording", "give another folder, or replace it with --force")
                : new CollectionRefusedException($"{options.Folder} holds an unfinished recording", "go on with --resume, or begin anew with --force");
        if (!head.Finished) TakeUp(workplace, head);
        return head;
    }

    RunHead BegunAnew(Workplace workplace)
    {
        if (workplace.Head() is null && !workplace.IsEmpty)
            throw new CollectionRefusedException($"{options.Folder} holds files that are no recording", "give a folder that is empty or not there yet");
        var head = NewHead();
        workplace.Begin(head, options.Beside);
        return head;
    }

    void TakeUp(Workplace workplace, RunHead head)
    {
        var now = NewHead();
        Same("version", head.Version, now.Version);
        Same("target", head.Target, now.Target);
        Same("accounts", string.Join(", ", head.Callers.Select(static it => it.Account)), string.Join(", ", now.Callers.Select(static it => it.Account)));
        Same("regions", string.Join(", ", head.Regions), string.Join(", ", now.Regions));
        Same("regions left out", string.Join(", ", head.RegionsLeftOut), string.Join(", ", now.RegionsLeftOut));
        workplace.TakeUp(options.Beside);
    }

    void Same(string what, string then, string now)
    {
        if (then != now) throw new CollectionRefusedException($"{options.Folder} was begun with {what} {then}, not {now}", "go on as it was begun, or begin anew with --force");
    }

    Collected Already(Workplace workplace, RunHead head)
    {
        workplace.Tidy();
        using var from = File.OpenRead(Path.Combine(options.Folder, Ledger.Name));
        return new(head, Ledger.Read(from));
    }

    RunHead NewHead()
    {
        var started = DateTimeOffset.FromUnixTimeMilliseconds(clock.GetUtcNow().ToUnixTimeMilliseconds());
        IReadOnlyList<Caller> callers = [.. territories.Select(static it => it.Caller).OrderBy(static it => it.Account, StringComparer.Ordinal)];
        return new()
        {
            Format = RunHead.Newest,
            Id = IdOf(started, callers),
            Started = started,
            Target = options.Target,
            Version = options.Version,
            Callers = callers,
            Regions = Distinct(territories.SelectMany(static it => it.Regions)),
            RegionsLeftOut = Distinct(territories.SelectMany(static it => it.LeftOut)),
        };
    }

    // The instant, and what was looked at: two runs of one instant differ, and chance has no part in it.
    string IdOf(DateTimeOffset started, IReadOnlyList<Caller> callers)
    {
        var looked = string.Join('\n', callers.Select(static it => it.Arn).Concat(Distinct(territories.SelectMany(static it => it.Regions))).Prepend(options.Target));
        return string.Create(CultureInfo.InvariantCulture, $"{started.UtcDateTime:yyyyMMdd'T'HHmmssfff'Z'}-{Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(looked)))[..8]}");
    }

    IEnumerable<LedgerLine> LeftOut() =>
        from territory in territories
        from region in territory.LeftOut
        from root in Unit.Merged(collectors)
        where root.Scope == Scope.Region
        select new LedgerLine
        {
            Account = territory.Caller.Account,
            Region = region,
            Service = root.Service,
            Operation = root.Operation,
            With = root.Told,
            Reading = Reading.LeftOut,
            Why = "the region was left out",
        };

    static string[] Distinct(IEnumerable<string> names) => [.. names.Distinct(StringComparer.Ordinal).Order(StringComparer.Ordinal)];
}
