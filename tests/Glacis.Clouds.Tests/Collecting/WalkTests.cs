// A recording is read as it was collected: lists beneath lists, each item with its own further answers, whatever else stands between.
using Glacis.Agent;
using Glacis.Clouds.Collecting;
using Glacis.Facts;
using Glacis.Inventory;
using Glacis.Recordings;
using Xunit;

namespace Glacis.Clouds.Tests.Collecting;

public sealed class WalkTests : IDisposable
{
    static readonly Territory[] One = [World.Territories[0] with { Regions = ["north"] }];

    readonly Scratch scratch = new();

    public void Dispose() => scratch.Dispose();

    [Fact]
    public async Task Lists_beneath_lists_are_read_with_what_was_asked_about_their_items()
    {
        Assert.Equal(
            """
            red apple of h1 11, rose of h1 10
            h1/h1.1 at rooms[0].id lock none
            h1/h1.1/h1.1.1 at rooms[0].id lock none
            h1/h1.1/h1.1.1/h1.1.1.1 at rooms[0].id lock none
            h1/h1.1/h1.1.1/h1.1.1.2 at rooms[1].id lock ?
            h1/h1.1/h1.1.1/h1.1.1.3 at rooms[0].id lock bolt
            h1/h1.1/h1.1.2 at rooms[1].id lock ?
            """.ReplaceLineEndings("\n"), string.Join('\n', (await ReadAsync([new Rooms()])).Take(7)));
    }

    [Fact]
    public async Task What_could_not_be_read_beneath_a_list_is_told_where_it_lies()
    {
        var read = await ReadAsync([new Rooms()]);
        Assert.Contains("h2/h2.3: rest unknown", read);
        Assert.Contains("blue sky of h1 9 …", read);
        Assert.Single(read, static it => it.EndsWith("rest unknown", StringComparison.Ordinal));
    }

    [Fact]
    public async Task Another_reader_of_the_same_list_passes_over_what_it_did_not_ask()
    {
        var houses = await ReadAsync([new Houses(), new Rooms()], only: it => it is Houses);
        Assert.Equal(["h1", "h2"], houses);
    }

    [Theory]
    [InlineData("store ListRooms", 1 + 3 + 9 + 1 + 1, "partial", 1)]
    [InlineData("store ListThingsIn colour=red", 2, "complete", 0)]
    [InlineData("store ListThingsIn colour=blue", 2, "partial", 2)]
    [InlineData("store Weight", 6, "partial", 0)]
    public async Task The_ledger_counts_beneath_lists_and_tells_equal_operations_apart(string call, int asked, string reading, int denied)
    {
        var collected = await CollectAsync([new Rooms()]);
        var line = collected.Ledger.Single(it => $"{it.Service} {it.Operation} {it.With}".TrimEnd() == call);
        Assert.Equal((asked, reading, denied), (line.Asked, Words.Of(line.Reading), line.Denied));
    }

    [Fact]
    public async Task Roots_of_one_operation_are_read_each_by_its_own_reader()
    {
        Assert.Equal(["blue: b", "red: r"], await ReadAsync([new OfColour("red"), new OfColour("blue")], question =>
            Replaying.Says($$"""{"{{question.Request["colour"]}}":["{{question.Request["colour"]!.GetValue<string>()[0]}}"]}""")));
    }

    async Task<List<string>> ReadAsync(Collector[] collectors, Func<Question, Response>? answer = null, Func<Collector, bool>? only = null)
    {
        var collected = await CollectAsync(collectors, answer);
        var walk = new Walk(new DirectoryFolder(scratch.In("out")), collected.Ledger, collectors.Where(only ?? (static _ => true)), new Plain());
        return [.. walk.Read(Turn.Stores).Select(static it => it.Resource.Id)];
    }

    Task<Collected> CollectAsync(Collector[] collectors, Func<Question, Response>? answer = null) => new Collection(
        new Replaying(answer ?? World.Answer), collectors, One, new() { Folder = scratch.In("out"), Version = "1.0.0", Target = "test" }, new Still()).RunAsync(TestContext.Current.CancellationToken);

    sealed class Houses : Collector
    {
        public override Call Root { get; } = Call.List("store", "ListHouses", "houses");

        public override IEnumerable<Resource> Read(Item item) => [Thing(item.Text("id").Shown())];
    }

    sealed class OfColour(string colour) : Collector
    {
        public override Call Root { get; } = Call.List("store", "ListThings", colour).With("colour", colour);

        public override IEnumerable<Resource> Read(Item item) => [Thing($"{colour}: {item.Text().Shown()}")];
    }

    sealed class Plain : IDialect
    {
        public void Parse(RecordHeader header, ReadOnlyMemory<byte> body, Document into) => into.ReadJson(body);

        public Ignorance Meaning(string service, string code) => Ignorance.Denied;
    }

    static KeyAlias Thing(string id) => new(id) { Kind = new("x", "x"), Name = id, Account = "1", Region = "north" };
}
