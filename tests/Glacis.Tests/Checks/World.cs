// A world to judge in, made from choices: every fact of a resource and of what it reaches is a choice whose first value is "not known".
using System.Collections.Concurrent;
using System.Globalization;
using System.Reflection;
using Glacis.Classification;
using Glacis.Facts;
using Glacis.Inventory;
using Glacis.Sets;
using Glacis.Verdicts;
using Xunit;

namespace Glacis.Tests.Checks;

/// <summary>One choice that a world was made from: what was taken, and what would be the same with less known.</summary>
sealed record Choice(string Path, int Taken, int Of, bool IsFact, IReadOnlyList<int> Less);

/// <summary>A resource and the estate around it, made from choices.</summary>
sealed partial class World
{
    internal static readonly DateTimeOffset Now = new(2026, 3, 1, 12, 0, 0, TimeSpan.Zero);

    static readonly ConcurrentDictionary<Type, PropertyInfo[]> Properties = new();
    static readonly string[] Digests = ["", new('a', 64)];

    readonly Func<string, int, int> choose;
    readonly bool everySource, settled;
    readonly Type asked;
    readonly List<Choice> choices = [];
    readonly List<Resource> kept = [];
    readonly Dictionary<Source, string> paths = [];

    /// <param name="asked">The kind of resource.</param>
    /// <param name="choose">Which of so many values stands at a path.</param>
    /// <param name="everySource">Let every fact come from every kind of source; else only the class of data, whose source matters.</param>
    /// <param name="settled">Let classification settle environment, regulations and data from tags, account, name and declarations.</param>
    internal World(Type asked, Func<string, int, int> choose, bool everySource, bool settled)
    {
        (this.asked, this.choose, this.everySource, this.settled) = (asked, choose, everySource, settled);
        var intent = settled ? Declared() : new Intent();
        Fill(intent, "intent");
        Set(intent, nameof(Intent.Access), Accesses[Choose("glacis.yaml access", Accesses.Length, isFact: false)]);
        var instant = FactOf("instant", [Now]);
        Resource = (Resource)Made(asked, "it");
        if (asked == typeof(EncryptionKey) && Choose("elsewhere?", 2, isFact: true) == 1) kept.Add((Resource)Made(typeof(EncryptionKey), "elsewhere"));
        if (asked == typeof(DatabaseEndpoint) || asked == typeof(LogSource)) kept.Add((ParameterGroup)Made(typeof(ParameterGroup), Elsewhere));
        if (asked == typeof(SecurityGroup)) kept.Add(Resource);
        if (asked == typeof(FirewallRule)) kept.Add((SecurityGroup)Made(typeof(SecurityGroup), "elsewhere"));
        if (asked == typeof(FirewallRule) || asked == typeof(SecurityGroup)) kept.AddRange(Network.Scene.Around(asked == typeof(FirewallRule) ? "elsewhere" : "it", Choose("around", Network.Scene.Surroundings, isFact: false)));
        if (settled) kept.Add(new Account("account:1") { Kind = Kind, Name = "1", Account = "1", Region = "", Title = FactOf("account.Title", ["acme-prod", "acme-dev", "acme"]) });
        Ground(intent);
        Monitor(intent);
        Estate = new(kept, intent, instant, id => Ignorant($"{id}?"), Missing());
        if (settled) Resource = Estate.Engine<Settled>().Of(Resource);
    }

    static readonly Kind Kind = new("Test::Thing", "thing");

    static readonly Declaration Line = new("glacis.yaml, line 7");

    internal Resource Resource { get; }

    internal Estate Estate { get; }

    internal IReadOnlyList<Choice> Choices => choices;

    /// <summary>The choice that a line of a reasoning looked at.</summary>
    internal string? PathOf(Source source) =>
        paths.GetValueOrDefault(source) ?? (source is Unknown { At: { } at } ? PathOf(at) : null);

    internal Verdict Judge(Check check)
    {
        var verdict = new Judging(Estate, [check]).Judge(Resource).Single();
        Assert.False(verdict.Reason.Contains("the check failed", StringComparison.Ordinal), $"{verdict.Reason}\nin {this}");
        return verdict;
    }

    public override string ToString() => string.Join(", ", choices.Where(static it => !it.IsFact || it.Taken > 0).Select(static it => $"{it.Path}={it.Taken}"));

    int Choose(string path, int of, bool isFact, params IReadOnlyList<int> less)
    {
        var taken = of == 1 ? 0 : choose(path, of);
        choices.Add(new(path, taken, of, isFact, less.Count > 0 ? less : isFact && taken > 0 ? [0] : []));
        return taken;
    }

    // ---- things -------------------------------------------------------------------------------------------------------------

    object Made(Type type, string path)
    {
        var form = type.GetConstructors()[0];
        var made = form.Invoke(form.GetParameters().Length == 0 ? [] : [path]);
        if (made is Resource it) Name(it, path);
        Fill(made, path);
        return made;
    }

    void Name(Resource it, string path)
    {
        string[] names = settled && path == "it" ? ["prod-db", "dev-db", "db"] : [path];
        Set(it, nameof(it.Kind), Kind);
        Set(it, nameof(it.Name), names[Choose($"{path}.Name", names.Length, isFact: false)]);
        Set(it, nameof(it.Account), "1");
        Set(it, nameof(it.Region), "here");
        if (it is Placement) Set(it, nameof(Placement.Of), path);
        if (it is LogSource) Set(it, nameof(LogSource.Of), path);
        if (it is LogSource) Set(it, nameof(LogSource.WatchedAs), "AWS::S3::Object");
        if (it is AuditTrail) Set(it, nameof(AuditTrail.Home), Choose($"{path}.Home", 3, isFact: false) switch { 0 => path, 1 => "trail", _ => Elsewhere });
        if (it is WatchedEvent) Set(it, nameof(WatchedEvent.Matter), "trails-change");
        if (it is ResourcePolicy) Set(it, nameof(ResourcePolicy.Service), "sqs");
    }

    static void Set(object on, string property, object value) => on.GetType().GetProperty(property)!.SetValue(on, value);

    void Fill(object made, string path)
    {
        foreach (var property in Properties.GetOrAdd(made.GetType(), static type => [.. type.GetProperties().Where(IsChosen)]))
            if (!IsSettled(made, property)) property.SetValue(made, Value(property.PropertyType, $"{path}.{property.Name}", MayBeNull(property)));
    }

    static bool IsChosen(PropertyInfo property) => property.CanWrite && (property.PropertyType == typeof(bool) || property.PropertyType.IsEnum
        || property.PropertyType.IsGenericType && property.PropertyType.GetGenericTypeDefinition() is var form && (form == typeof(Fact<>) || form == typeof(Many<>)));

    bool IsSettled(object made, PropertyInfo property) => made is Placement && property.Name == nameof(Placement.Sort)
        || settled && made is Resource && property.Name is (nameof(Resource.Environment) or nameof(Resource.Regulations) or nameof(DataHolder.Data));

    static readonly ConcurrentDictionary<PropertyInfo, bool> Nullable = new();

    // Whether a fact about a text may be known to be none.
    static bool MayBeNull(PropertyInfo property) => Nullable.GetOrAdd(property, static it =>
        it.PropertyType.IsGenericType && new NullabilityInfoContext().Create(it).GenericTypeArguments[0].ReadState == NullabilityState.Nullable);

    object Value(Type type, string path, bool mayBeNull)
    {
        if (type == typeof(bool)) return Choose(path, 2, isFact: false) == 1;
        if (type.IsEnum) return Enum.GetValues(type).GetValue(Choose(path, Enum.GetValues(type).Length, isFact: false))!;
        var inner = type.GetGenericArguments()[0];
        if (type == typeof(Fact<string>)) return FactOf(path, TextsOf(path, mayBeNull));
        var make = type.GetGenericTypeDefinition() == typeof(Fact<>) ? nameof(FactOfType) : nameof(ManyOfType);
        return typeof(World).GetMethod(make, BindingFlags.NonPublic | BindingFlags.Instance)!.MakeGenericMethod(inner).Invoke(this, [path])!;
    }

    // ---- facts --------------------------------------------------------------------------------------------------------------

    static string[] TextsOf(string path, bool mayBeNull) => [.. mayBeNull ? [null!] : Array.Empty<string>(), .. path.EndsWith("RawPolicy", StringComparison.Ordinal) ? Policies : path == "it.Product" ? ["postgres", "nodejs"] : path == "it.Version" ? ["13.4", "16.1", "20.x", "0"] : ["elsewhere"]];

    // One that lets in nobody, anybody to read, anybody to do anything, another account, a service; one that is none.
    static readonly string[] Policies =
    [
        Allowing("Deny", "\"*\"", "*"), Allowing("Allow", "\"*\"", "sqs:GetQueueUrl"), Allowing("Allow", "\"*\"", "*"), Allowing("Allow", "{\"AWS\":\"444455556666\"}", "*"),
        Allowing("Allow", "{\"Service\":\"sns.amazonaws.com\"}", "sqs:SendMessage"), "{",
    ];

    static string Allowing(string effect, string who, string action) => $$"""{"Statement":[{"Effect":"{{effect}}","Principal":{{who}},"Action":"{{action}}","Resource":"*"}]}""";

    static readonly Inventory.Access[] Accesses = [Inventory.Access.None, new() { ProductionServices = Declaring(new DeclaredPrincipal(new(Name: "app-*"), Line)), SecurityTeam = Declaring(new DeclaredPrincipal(new(Tag: new("team", "security")), Line)), TrustedAccounts = Declaring<TrustedAccount>() }];

    static Many<T> Declaring<T>(params IReadOnlyList<T> all) => Many<T>.All(all, Line);

    Fact<T> FactOfType<T>(string path) =>
        typeof(T) == typeof(Ref<EncryptionKey>) ? (Fact<T>)(object)KeyOf(path) : typeof(T) == typeof(Ref<Listener>) ? (Fact<T>)(object)ListenerOf(path) : typeof(T) == typeof(Ref<LogStore>) ? (Fact<T>)(object)LogStoreOf(path) : FactOf(path, (T[])ValuesOf(typeof(T)));

    Fact<T> FactOf<T>(string path, T[] values)
    {
        var kinds = everySource || typeof(T) == typeof(DataClass) ? 4 : 1;
        var taken = Choose(path, values.Length * kinds + 1, isFact: true) - 1;
        return taken < 0 ? Fact.Unknown<T>(Ignorant(path)) : Fact.Known(values[taken / kinds], Remembered(SourceOf(path, taken % kinds), path), "Field");
    }

    static Place PlaceOf(string path) => new(new("kind:Describe", "1", "here", Digests[1], "segments/1/here/kind-0001.seg", 7), path, 0);

    static Source SourceOf(string path, int kind) => kind switch
    {
        0 => PlaceOf(path),
        1 => new Declaration($"tag {path}", PlaceOf(path)),
        2 => new Conclusion($"concluded for {path}", 0.6, [PlaceOf(path)]),
        _ => new Observation($"sampled {path}", 0.9),
    };

    Unknown Ignorant(string path) => Remembered(new Unknown(Ignorance.Denied, $"{path} was denied"), path);

    S Remembered<S>(S source, string path) where S : Source
    {
        paths[source] = path;
        return source;
    }

    Array ValuesOf(Type type) => type switch
    {
        { IsEnum: true } => Enum.GetValues(type),
        _ when type == typeof(bool) => new[] { false, true },
        _ when type == typeof(string) => new[] { null, "elsewhere" },
        _ when type == typeof(int) => new[] { 90, 365, 366 },
        _ when type == typeof(DateTimeOffset) => Times,
        _ when type == typeof(Regulations) => new[] { Regulations.None, new([Regulations.PciDss]) },
        _ when type == typeof(ContextPair) => new[] { new ContextPair("purpose", "payment") },
        _ when type == typeof(PublicAccessBlock) => new[] { PublicAccessBlock.None, PublicAccessBlock.All, new(false, false, false, true) },
        _ when type == typeof(Period) => Periods,
        _ when type == typeof(Deadline) => new[] { null, new Deadline(Now.AddDays(-1)), new(Now.AddDays(20)), new(Now.AddDays(60)), new(Now.AddYears(9)) },
        _ when type == typeof(Retention) => new[] { Retention.ForEver, Retention.NotADay, new Retention(29), new Retention(365) },
        _ when type == typeof(Presented) => Serving.Samples,
        _ when IsOfNetworks && OfNetworks(type) is { } some => some,
        _ when type == typeof(Ranges<uint>) => new[] { Tcp(443), Tcp(80), Tcp(22), Tcp(3306), Tcp(9999), Services.Of(Services.Icmp), Services.All },
        _ when type == typeof(Peer) => new[] { new Peer(Addresses.Parse("0.0.0.0/0")), new(Addresses.Parse("198.51.100.0/24")), new(Addresses.Parse("10.0.0.0/8")), new(Group: new("sg-app", "1", null)), new(Group: new("sg-gone", "1", null)), new(PrefixList: "pl-provider") },
        _ when type == typeof(Addresses) => new[] { Addresses.None, Addresses.Parse("54.1.2.3")!, Addresses.Parse("10.0.0.0/8")! },
        _ when type == typeof(Tags) => settled ? Labels : [Tags.None],
        _ => throw new NotSupportedException($"teach World some values of {type}"),
    };

    static Ranges<uint> Tcp(int port) => Services.Of(Services.Tcp, port, port);

    static readonly DateTimeOffset[] Times = [Now.AddDays(-30), Now.AddDays(-370), Now.AddDays(-3000)];

    // Current, within the provider's window, due, late, over, not begun.
    static readonly Period[] Periods =
    [
        new(Now.AddDays(-10), Now.AddDays(80)), new(Now.AddDays(-158), Now.AddDays(40)), new(Now.AddDays(-65), Now.AddDays(25)), new(Now.AddDays(-85), Now.AddDays(5)), new(Now.AddDays(-90), Now.AddDays(-1)),
        new(Now.AddDays(1), Now.AddDays(90)),
    ];

    static readonly Tags[] Labels =
    [
        Tags.None, new([new("env", "production")]), new([new("env", "dev")]), new([new("classification", "pii")]), new([new("classification", "public"), new("env", "staging")]),
        new([new("classification", "internal"), new("team", "card")]), new([new("team", "card")]),
    ];

    // A key by itself or by an alias; either may be missing from the estate.
    Fact<Ref<EncryptionKey>> KeyOf(string path)
    {
        var (key, alias) = ($"key:{path}", $"alias:{path}");
        var taken = Choose(path, 3, isFact: true);
        if (taken == 0) return Fact.Unknown<Ref<EncryptionKey>>(Ignorant(path));
        if (taken == 2 && Choose($"{alias}?", 2, isFact: true) == 1)
            kept.Add(new KeyAlias(alias) { Kind = Kind, Name = alias, Account = "1", Region = "here", Target = FactOf($"{alias}.Target", [new Ref<EncryptionKey>(key)]) });
        if (Choose($"{key}?", 2, isFact: true) == 1) kept.Add((Resource)Made(typeof(EncryptionKey), key));
        return Fact.Known(new Ref<EncryptionKey>(taken == 2 ? alias : key), Remembered(PlaceOf(path), path), "KmsKeyId");
    }

    Fact<Ref<Listener>> ListenerOf(string path)
    {
        var listener = $"listener:{path}";
        if (Choose(path, 2, isFact: true) == 0) return Fact.Unknown<Ref<Listener>>(Ignorant(path));
        if (Choose($"{listener}?", 2, isFact: true) == 1) kept.Add((Resource)Made(typeof(Listener), listener));
        return Fact.Known(new Ref<Listener>(listener), Remembered(PlaceOf(path), path), "Shown");
    }

    // ---- lists --------------------------------------------------------------------------------------------------------------

    // Shapes: 0 never read, then 0, 1, 2 items cut short, then 0, 1, 2 items whole. Less is every shape that is a cut of this one.
    // Where every combination is walked, a list holds one thing with facts of its own at most: two would be millions.
    Many<T> ManyOfType<T>(string path)
    {
        var most = Most(typeof(T)) ?? (everySource || !IsThing(typeof(T)) ? 2 : 1);
        var shape = choose(path, 2 * most + 3);
        var (count, whole) = shape == 0 ? (0, false) : ((shape - 1) % (most + 1), shape > most + 1);
        choices.Add(new(path, shape, 2 * most + 3, true, shape == 0 ? [] : [0, .. Enumerable.Range(1, whole ? count + 1 : count)]));
        if (shape == 0) return Many<T>.None(Ignorant(path));
        var items = Enumerable.Range(0, count).Select(at => ItemOf<T>(string.Create(CultureInfo.InvariantCulture, $"{path}[{at}]"))).ToArray();
        var source = Remembered(PlaceOf(path), path);
        return whole ? Many<T>.All(items, source) : Many<T>.Some(items, source, Ignorant(path));
    }

    static bool IsThing(Type type) => type.IsClass && type != typeof(string);

    T ItemOf<T>(string path)
    {
        if (typeof(T) == typeof(LogForwarding)) return (T)(object)new LogForwarding(Elsewhere, "");
        if (typeof(T) == typeof(AccessListEntry)) return (T)(object)Entry(path);
        if (typeof(T) == typeof(string)) Around(path);
        if (IsThing(typeof(T)) && !(IsOfNetworks && OfNetworks(typeof(T)) is not null)) return (T)Made(typeof(T), path);
        if (path.Contains(".Certificates[", StringComparison.Ordinal) && Choose($"{path}?", 2, isFact: true) == 1) kept.Add((Resource)Made(typeof(Certificate), path));
        var values = typeof(T) == typeof(string) ? (T[])(object)new[] { path } : (T[])ValuesOf(typeof(T));
        return values[Choose(path, values.Length, isFact: false)];
    }

    // ---- declarations -------------------------------------------------------------------------------------------------------

    Intent Declared() => new()
    {
        Environments = Some<DeploymentEnvironment>("environments", [new(new(Tag: new("team", "card")), DeploymentEnvironment.Production, Line)], [new(new(Name: "dev-*"), DeploymentEnvironment.Development, Line)]),
        Data = Some<DataClass>(
            "data",
            [new(new(Tag: new("team", "card")), DataClass.Restricted, Line), new(new(Account: "1"), DataClass.Test, Line)],
            [new(new(Environment: DeploymentEnvironment.Production), DataClass.Restricted, Line), new(new(Region: "*"), DataClass.Public, Line)]),
        Regulations = Some<string>(
            "regulations",
            [new(new(Tag: new("team", "card")), Regulations.PciDss, Line)],
            [new(new(Environment: DeploymentEnvironment.Production), Regulations.PciDss, Line)]),
    };

    IReadOnlyList<Rule<T>> Some<T>(string name, params IReadOnlyList<Rule<T>>[] sets)
    {
        var taken = Choose($"glacis.yaml {name}", sets.Length + 1, isFact: false);
        return taken == 0 ? [] : sets[taken - 1];
    }
}
