// A replaying cloud in memory: the same question gets the same answer, request id and all.
using System.Collections.Concurrent;
using System.Text;
using System.Text.Json.Nodes;
using Glacis.Clouds.Collecting;
using Glacis.Facts;
using Glacis.Inventory;
using Glacis.Recordings;

namespace Glacis.Clouds.Tests.Collecting;

/// <summary>A clock that stands still.</summary>
sealed class Still : TimeProvider
{
    public override DateTimeOffset GetUtcNow() => new(2026, 8, 1, 12, 0, 0, TimeSpan.Zero);
}

/// <summary>Answers by a function of the question. Pages go on while an answer has "next".</summary>
sealed class Replaying(Func<Question, Response> answer) : ICloud
{
    internal ConcurrentBag<string> Asked { get; } = [];

    /// <summary>Breaks off at this question.</summary>
    internal int DiesAt { get; init; } = int.MaxValue;

    /// <summary>Whether it keeps what it was asked.</summary>
    internal bool Remembers { get; init; } = true;

    int count;

    public long Calls => count;

    public async Task<Response> AskAsync(Question question, CancellationToken cancellation)
    {
        if (Interlocked.Increment(ref count) >= DiesAt) throw new KilledException();
        if (Remembers) Asked.Add($"{question.Account} {question.Region} {question.Service}:{question.Operation} {question.Request.ToJsonString()}");
        if (count % 3 == 0) await Task.Yield();
        cancellation.ThrowIfCancellationRequested();
        return answer(question) is var response && response.RequestId.Length > 0 ? response : response with { RequestId = $"id-{Replay.KeyOf(question.Operation, question.Region, question.Request.ToJsonString(), 0):x}"[..11] };
    }

    public JsonObject? Next(string service, string operation, Document page, JsonObject request)
    {
        if (page.Find(0, "next") is not (var at and >= 0)) return null;
        var next = (JsonObject)request.DeepClone();
        next["token"] = page.Text(at);
        return next;
    }

    public Refused RefusalOf(string service, string code) => code switch
    {
        "Denied" => Refused.Denied,
        "NotHere" => Refused.NotOffered,
        "Off" => Refused.Disabled,
        _ => Refused.Failed,
    };

    public void Parse(RecordHeader header, ReadOnlyMemory<byte> body, Document into) => into.ReadJson(body);

    public Ignorance Meaning(string service, string code) => code == "Denied" ? Ignorance.Denied : Ignorance.Failed;

    internal static Response Says(string json) => new() { Status = 200, Body = Encoding.UTF8.GetBytes(json) };

    internal static Response Refuses(string code) => new() { Status = 400, Fate = Fate.Refused, Code = code, Body = Encoding.UTF8.GetBytes($$"""{"code":"{{code}}"}""") };
}

/// <summary>What a dead process leaves is what was written before this.</summary>
sealed class KilledException : Exception;

/// <summary>A collector of nothing but its calls.</summary>
abstract class Asking(Call root) : Collector
{
    public override Call Root => root;

    public override IEnumerable<Resource> Read(Item item) => [];
}

/// <summary>Things in each region, in pages, with everything that can be asked further.</summary>
sealed class Things() : Asking(Call.List("store", "ListThings", "things").With("MaxThings", 4).Then(
    Call.About("store", "Where").By("name", "name"),
    Call.About("store", "Describe").By("name", "name").In(static thing => thing.Of("store:Where").Root.Text("region")).AbsentBy("NoSuchThing"),
    Call.About("store", "Tags").By("name", "name").When(static thing => thing.Flag("tagged")).Needs("store:ListTags"),
    Call.About("vault", "Key").By("key", "key")));

/// <summary>The same list, asked for another reason.</summary>
sealed class ThingsAgain() : Asking(Call.List("store", "ListThings", "things").Then(Call.About("store", "Lock").By("name", "name")));

/// <summary>Another list of the same service.</summary>
sealed class Boxes() : Asking(Call.List("store", "ListBoxes", "boxes").Then(Call.About("store", "Tags").By("name", "name")));

/// <summary>One answer in each account.</summary>
sealed class House() : Asking(Call.One("house", "GetName").OncePerAccount());

/// <summary>A tree of rooms: lists beneath lists, to any depth, with pages, absences and refusals, and one operation asked in two ways.</summary>
sealed class Rooms() : Collector
{
    static readonly Call Locks = Call.About("vault", "Lock").By("room", "id").AbsentBy("NoSuchLock");
    static readonly Call Attic = Call.ListAbout("store", "ListRooms", "rooms").By("of", "id").Then(Locks);
    static readonly Call Upper = Call.ListAbout("store", "ListRooms", "rooms").By("of", "id").Then(Locks, Attic);
    static readonly Call Lower = Call.ListAbout("store", "ListRooms", "rooms").By("of", "id").Then(Locks, Upper);
    static readonly Call Red = Call.ListAbout("store", "ListThingsIn", "things").By("of", "id").With("colour", "red").Then(Call.About("store", "Weight").By("thing", ""));
    static readonly Call Blue = Call.ListAbout("store", "ListThingsIn", "things").By("of", "id").With("colour", "blue").Then(Call.About("store", "Weight").By("thing", ""));

    public override Call Root { get; } = Call.List("store", "ListHouses", "houses").Then(Red, Lower, Blue);

    public override IEnumerable<Resource> Read(Item item) =>
        [Made($"red {Many(item.Of(Red), "things", Weighed)}"), .. Below(item, Lower, item.Text("id").Shown()), Made($"blue {Many(item.Of(Blue), "things", Weighed)}")];

    static IEnumerable<Resource> Below(Item item, Call list, string path)
    {
        var rooms = item.Of(list);
        if (!rooms.Many("rooms", static _ => 0).IsComplete) yield return Made($"{path}: rest unknown");
        foreach (var room in rooms.Items("rooms"))
        {
            var (here, locks) = ($"{path}/{room.Text("id").Shown()}", room.Of(Locks));
            yield return Made($"{here} at {((Place)room.Source).Path("id")} lock {locks.WhenAbsent("none").Or(locks.Root.Text("sort")).Shown("?")}");
            var next = list == Lower ? Upper : list == Upper ? Attic : null;
            if (next is not null)
                foreach (var below in Below(room, next, here)) yield return below;
        }
    }

    static string Weighed(Item thing) => $"{thing.Text().Shown()} {thing.Of("store:Weight").Root.Number("kg")}";

    static string Many(Answered answered, string list, Func<Item, string> read) => answered.Many(list, read) is var all ? $"{string.Join(", ", all.Items)}{(all.IsComplete ? "" : " …")}" : "";

    static KeyAlias Made(string said) => new(said) { Kind = new("x", "x"), Name = said, Account = "1", Region = "north" };
}

/// <summary>A small world, with hostile names, absences, pages within items, and an unreadable corner.</summary>
static class World
{
    internal static readonly Collector[] Collectors = [new Things(), new ThingsAgain(), new Boxes(), new House(), new Rooms()];

    internal static readonly Territory[] Territories =
    [
        new(new("111111111111", "arn:x:1", "U1", "x"), "north", ["north", "south"], ["west"]),
        new(new("222222222222", "arn:x:2", "U2", "x"), "north", ["south"], []),
    ];

    // A line feed, an escape sequence, a closing script, a quote and half a pair of surrogates.
    static readonly string[] Hostile = ["a\\nb", "\\u001b[31mred", "</script>", "\\\"; DROP", "é\\ud83d\\ude00", "plain", "Z", "none"];

    internal static Response Answer(Question question) => question.Operation switch
    {
        "ListThings" => question.Request["token"] is null
            ? Replaying.Says($$"""{"things":[{{string.Join(',', Things(question, ..4))}}],"next":"2"}""")
            : Replaying.Says($$"""{"things":[{{string.Join(',', Things(question, 4..))}}]}"""),
        "ListBoxes" => question.Region == "south" ? Replaying.Refuses("NotHere") : Replaying.Says("""{"boxes":[{"name":"box"}]}"""),
        "ListHouses" => Replaying.Says("""{"houses":[{"id":"h1"},{"id":"h2"}]}"""),
        "ListRooms" => ListRooms(question.Request["of"]!.GetValue<string>(), question.Request["token"] is not null),
        "ListThingsIn" => question.Request["colour"]!.GetValue<string>() == "red" ? Replaying.Says($$"""{"things":["apple of {{question.Request["of"]}}","rose of {{question.Request["of"]}}"]}""")
            : question.Request["token"] is null ? Replaying.Says($$"""{"things":["sky of {{question.Request["of"]}}"],"next":"2"}""") : Replaying.Refuses("Denied"),
        "Weight" => Replaying.Says($$"""{"kg":{{question.Request["thing"]!.GetValue<string>().Length}}}"""),
        "Lock" when question.Request["room"] is { } room => room.GetValue<string>().EndsWith('1') ? Replaying.Refuses("NoSuchLock") : room.GetValue<string>().EndsWith('2') ? Replaying.Refuses("Denied") : Replaying.Says("""{"sort":"bolt"}"""),
        "Where" => Replaying.Says(Name(question)[0] == 'Z' ? """{"region":"no/such"}""" : $$"""{"region":"{{(Name(question).Length % 2 == 0 ? "north" : "south")}}"}"""),
        "Describe" => Name(question)[0] == 'p' ? Replaying.Refuses("NoSuchThing") : Name(question).StartsWith('<') ? Replaying.Refuses("Denied") : Replaying.Says("""{"size":1}""") with { Redacted = 1 },
        "Tags" => question.Request["token"] is null ? Replaying.Says("""{"tags":["one"],"next":"more"}""") : Replaying.Says("""{"tags":["two"]}""") with { Documented = true },
        "Key" => new() { Fate = Fate.Unreachable },
        "Lock" => Name(question).Contains('[') ? Replaying.Says("<html>") : Replaying.Says("""{"locked":false}"""),
        "GetName" => Replaying.Says("""{"name":"acme"}""") with { Headers = new Dictionary<string, string>(StringComparer.Ordinal) { ["x-b"] = "2", ["x-a"] = "1" } },
        _ => throw new ArgumentException(question.Operation, nameof(question)),
    };

    // Two storeys of two pages each; the second house has rooms that may not be listed.
    static Response ListRooms(string of, bool second) => of switch
    {
        "h2" => Replaying.Says("""{"rooms":[{"id":"h2.3"}]}"""),
        "h2.3" => Replaying.Refuses("Denied"),
        _ when of.Length > 8 => Replaying.Says("""{"rooms":[]}"""),
        _ when second => Replaying.Says($$"""{"rooms":[{"id":"{{of}}.3"}]}"""),
        _ => Replaying.Says($$"""{"rooms":[{"id":"{{of}}.1"},{"id":"{{of}}.2"}],"next":"2"}"""),
    };

    static string Name(Question question) => question.Request["name"]!.GetValue<string>();

    static IEnumerable<string> Things(Question question, Range which) => Hostile[which].Select((name, index) => Thing($"{name} {question.Region}", index));

    static string Thing(string name, int index) => $$"""{"name":"{{name}}","tagged":{{(index % 2 == 0 ? "true" : "false")}}{{(index == 1 ? $",\"key\":\"{name}\"" : "")}}}""";
}

/// <summary>A folder for one test, gone with it.</summary>
sealed class Scratch : IDisposable
{
    internal string Path { get; } = Directory.CreateTempSubdirectory("glacis-collect-").FullName;

    internal string In(string name) => System.IO.Path.Combine(Path, name);

    /// <summary>Every file below a folder, with its bytes as text.</summary>
    internal static SortedDictionary<string, string> Files(string folder) => new(
        Directory.EnumerateFiles(folder, "*", SearchOption.AllDirectories).ToDictionary(file => System.IO.Path.GetRelativePath(folder, file), File.ReadAllText, StringComparer.Ordinal), StringComparer.Ordinal);

    public void Dispose() => Directory.Delete(Path, recursive: true);
}
