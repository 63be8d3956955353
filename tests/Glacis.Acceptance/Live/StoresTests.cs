// glacis classify of stores, as a person runs it: what is found, how it is said, what the servers were asked, and that no value and no password comes out.
using System.Globalization;
using System.Text.Json;
using System.Text.RegularExpressions;
using Glacis.Acceptance.Faults;
using Glacis.Tests.Support;
using NJsonSchema;
using Xunit;

namespace Glacis.Acceptance.Live;

public sealed partial class StoresTests(Stores stores) : IClassFixture<Stores>, IDisposable
{
    readonly Scratch scratch = new();

    public void Dispose() => scratch.Dispose();

    Task<Said> ClassifyAsync(string target, params string[] more) => Cli.RunAsync(scratch.Path, stores.Emulator, ["classify", target, .. more]);

    // Text and JSON, twice: the same both times, as the schema says, without a value.
    async Task<JsonElement> AnswerAsync(string target, int code, params string[] more)
    {
        var said = await ClassifyAsync(target, ["--format", "json", .. more]);
        var again = await ClassifyAsync(target, ["--format", "json", .. more]);
        var text = await ClassifyAsync(target, more);
        Assert.True(said.Code == code, said.ToString());
        Assert.Equal((code, said.Out), (again.Code, again.Out));
        var schema = await JsonSchema.FromFileAsync(Path.Combine(Expected.Root, "docs/schemas/classified.schema.json"), TestContext.Current.CancellationToken);
        Assert.Empty(schema.Validate(said.Out));
        Assert.DoesNotContain(new[] { said.ToString(), text.ToString() }, static it => it.Contains(Stores.Marker, StringComparison.OrdinalIgnoreCase) || it.Contains(Stores.RedisPassword, StringComparison.Ordinal));
        return JsonDocument.Parse(said.Out).RootElement;
    }

    static string Negative(JsonElement it) => it.GetProperty("negative").GetString()!;

    static string Ended(JsonElement it) => it.GetProperty("sample").GetProperty("ended").GetString()!;

    static long Count(JsonElement of, string id) => of.GetProperty("classes").EnumerateArray().Where(it => it.GetProperty("class").GetString() == id).Select(static it => it.GetProperty("count").GetInt64()).SingleOrDefault();

    static JsonElement Content(JsonElement it, string path) => it.GetProperty("contents").EnumerateArray().Single(one => one.GetProperty("path").GetString() == path);

    [Fact]
    public async Task A_bucket_with_people_in_one_prefix_of_twelve_is_found_out_and_says_from_how_much()
    {
        var answer = await AnswerAsync("s3://staging", 0);
        Assert.Equal("settled", Ended(answer));
        Assert.True(Count(answer, "email") >= 30);
        Assert.Equal(180, answer.GetProperty("sample").GetProperty("population").GetInt64());
        Assert.InRange(answer.GetProperty("sample").GetProperty("looked").GetInt64(), 10, 40);
        Assert.Contains(answer.GetProperty("sample").GetProperty("strata").EnumerateArray(), static it => it.GetProperty("stratum").GetString()!.StartsWith("exports/ph", StringComparison.Ordinal) && it.GetProperty("with").GetInt64() > 0);
        Assert.All(answer.GetProperty("contents").EnumerateArray(), static it => Assert.True(it.GetProperty("read").GetProperty("version").GetString()!.Length > 5));
    }

    [Fact]
    public async Task A_clean_bucket_is_never_said_to_hold_nothing()
    {
        var answer = await AnswerAsync("s3://clean", 0);
        Assert.Equal("aimed", Ended(answer));
        Assert.Matches(@"^a class that is not listed: 0 of 4\d objects, at most [45]\.?\d* % of objects like these at 95 %$", Negative(answer));
        var other = await AnswerAsync("s3://clean", 0, "--seed", "2");
        Assert.NotEqual(answer.GetProperty("contents").ToString(), other.GetProperty("contents").ToString());
    }

    [Fact]
    public async Task What_is_packed_large_named_after_somebody_or_no_text_is_told_as_such()
    {
        var answer = await AnswerAsync("s3://odd", 4);
        Assert.Equal(30, Count(Content(answer, "packed.csv.gz"), "email"));
        Assert.Equal(1, Count(Content(answer, "by/<email>/empty"), "email"));
        var big = Content(answer, "big.csv");
        Assert.True(Count(big, "email") >= 30, "its end was not read");
        Assert.Equal(3, big.GetProperty("read").GetProperty("stretches").GetArrayLength());
        Assert.Equal("it is neither text nor a format that is read here", Content(answer, "a picture").GetProperty("unclassifiable")[0].GetProperty("why").GetString());
    }

    [Fact]
    public async Task A_bucket_and_a_table_are_only_listed_and_read()
    {
        using var relay = new Relay(stores.Emulator);
        foreach (var target in new[] { "s3://staging", "dynamodb:people" })
            Assert.Equal(0, (await Cli.RunAsync(scratch.Path, relay.Url, "classify", target)).Code);
        Assert.Subset(new HashSet<string>(StringComparer.Ordinal) { "GET", "DescribeTable", "Scan" }, relay.Asked.Select(static it => it.Service == "s3" ? it.Text.Split(' ')[2] : it.Operation).ToHashSet(StringComparer.Ordinal));
    }

    [Fact]
    public async Task A_table_of_items_is_read_by_segments()
    {
        var answer = await AnswerAsync("dynamodb:people", 0);
        Assert.True(Count(answer, "email") >= 100);
        Assert.Equal("segments", answer.GetProperty("unit").GetString());
    }

    [Fact]
    public async Task A_budget_is_kept_and_what_it_left_is_said()
    {
        var answer = await AnswerAsync("s3://staging", 0, "--budget", "requests=8");
        Assert.Equal("spent", Ended(answer));
        Assert.Equal(8, answer.GetProperty("sample").GetProperty("spent").GetProperty("requests").GetInt64());
        var bytes = await AnswerAsync("s3://clean", 0, "--budget", "bytes=1KB");
        Assert.InRange(bytes.GetProperty("sample").GetProperty("spent").GetProperty("bytes").GetInt64(), 500, 1024);
    }

    // What PostgreSQL wrote down of everything that it was asked: transactions that cannot write, and selects.
    [GeneratedRegex(@"LOG: +(?:execute [^:]*|statement): (?<statement>.*)", RegexOptions.ExplicitCapture, 2000)]
    private static partial Regex Logged();

    [Fact]
    public async Task Tables_of_PostgreSQL_are_read_by_pages_without_a_trace()
    {
        var address = stores.Postgres;
        var before = stores.LogOf("postgres").Length;
        var answer = await AnswerAsync(address, 0);
        Assert.True(Count(Content(answer, "crm.customers"), "email") > 50);
        Assert.Equal(0, Content(answer, "crm.metrics").GetProperty("classes").GetArrayLength());
        Assert.InRange(Content(answer, "crm.metrics").GetProperty("records").GetInt64(), 500, 8999);
        string[] asked = [.. Logged().Matches(stores.LogOf("postgres")[before..]).Select(static it => it.Groups["statement"].Value.Trim())];
        Assert.True(asked.Length > 20);
        Assert.All(asked, static it => Assert.Matches(@"^(begin transaction isolation level read committed read only|set local \w+ = .*|select .*|show block_size|rollback|DISCARD ALL)$", it));
    }

    [Fact]
    public async Task A_user_who_may_read_one_column_reads_that_one_and_what_is_missing_is_said()
    {
        var answer = await AnswerAsync(stores.Postgres.Replace("test@", "some_columns@", StringComparison.Ordinal), 4);
        var customers = Content(answer, "crm.customers");
        Assert.True(Count(customers, "email") > 50);
        Assert.Equal("3 of 4 columns may not be read by this user", customers.GetProperty("unclassifiable")[0].GetProperty("why").GetString());
        Assert.Equal("this user may not read it", Content(answer, "crm.metrics").GetProperty("unclassifiable")[0].GetProperty("why").GetString());
    }

    [GeneratedRegex(@"\t *\d+ (?<command>\w+)\t(?<text>.*)", RegexOptions.ExplicitCapture, 2000)]
    private static partial Regex Queried();

    [Fact]
    public async Task Tables_of_MariaDB_are_read_by_stretches_of_their_key_without_a_trace()
    {
        var address = stores.MySql;
        var before = stores.LogOf("mysql").Length;
        var answer = await AnswerAsync(address, 0);
        Assert.True(Count(Content(answer, "shop.customers"), "email") > 50);
        Assert.Equal(0, Content(answer, "shop.orders").GetProperty("classes").GetArrayLength());
        Assert.DoesNotContain(answer.GetProperty("contents").EnumerateArray(), static it => it.GetProperty("path").GetString() == "shop.everybody");
        string[] asked = [.. Queried().Matches(stores.LogOf("mysql")[before..]).Where(static it => it.Groups["command"].Value == "Query").Select(static it => it.Groups["text"].Value.Trim().ToUpperInvariant())];
        Assert.True(asked.Length > 10);
        Assert.All(asked, static it => Assert.Matches("^(SELECT|SET SESSION|SET NAMES|SHOW) ?", it));
    }

    [Fact]
    public async Task Keys_of_Redis_are_walked_told_by_their_form_and_never_written()
    {
        var address = stores.Redis;
        using var monitor = await stores.MonitorAsync();
        var answer = await AnswerAsync(address, 0);
        Assert.Equal(["events", "product:<number>:card", "queue:<text>", "reset:<email>", "scores", "session:<uuid>", "tags", "user:<text>:<text>"], answer.GetProperty("contents").EnumerateArray().Select(static it => it.GetProperty("path").GetString()!));
        Assert.True(Count(Content(answer, "session:<uuid>"), "email") > 5);
        Assert.True(Count(Content(answer, "reset:<email>"), "email") > 0, "a key that names somebody is a find of its own");
        Assert.Equal(0, Content(answer, "product:<number>:card").GetProperty("classes").GetArrayLength());
        var commands = monitor.Commands.ToHashSet(StringComparer.Ordinal);
        Assert.Contains("SCAN", commands);
        Assert.Subset(new HashSet<string>(StringComparer.Ordinal)
        {
            "AUTH", "CLIENT", "CLUSTER", "ECHO", "HELLO", "INFO", "PING", "QUIT", "SELECT", "SCAN", "TYPE", "PTTL", "STRLEN", "GETRANGE", "HSCAN", "SSCAN", "ZSCAN", "LRANGE", "XREVRANGE", "MONITOR",
        }, commands);
    }

    [Theory]
    [InlineData("s3://staging")]
    [InlineData("dynamodb:people")]
    [InlineData("postgres")]
    [InlineData("mysql")]
    public async Task What_was_read_can_be_read_again_and_agrees(string store)
    {
        var target = store switch { "postgres" => stores.Postgres, "mysql" => stores.MySql, _ => store };
        var first = await ClassifyAsync(target, "--format", "json");
        File.WriteAllText(scratch.In("first.json"), first.Out);
        var again = await ClassifyAsync(target, "--repeat", "first.json", "--format", "json");
        Assert.True(again.Code == 0, again.ToString());
        var schema = await JsonSchema.FromFileAsync(Path.Combine(Expected.Root, "docs/schemas/repeated.schema.json"), TestContext.Current.CancellationToken);
        Assert.Empty(schema.Validate(again.Out));
        Assert.True(JsonDocument.Parse(again.Out).RootElement.GetProperty("agrees").GetInt32() > 0);
        Assert.DoesNotContain(Stores.Marker, again.ToString(), StringComparison.Ordinal);

        // Counts that somebody changed are found out, and so is a version that is gone.
        File.WriteAllText(scratch.In("changed.json"), Regex.Replace(first.Out, "(?<=\"class\": \"email\"[^}]*\"count\": )[0-9]+", "12345", RegexOptions.None, TimeSpan.FromSeconds(5)));
        var changed = await ClassifyAsync(target, "--repeat", "changed.json");
        Assert.True(changed.Code == 5 && changed.Out.Contains("12345 email then", StringComparison.Ordinal), changed.ToString());
        if (!store.StartsWith("s3:", StringComparison.Ordinal)) return;
        File.WriteAllText(scratch.In("gone.json"), Regex.Replace(first.Out, "\"version\": \"[^\"]+\"", "\"version\": \"00000000-0000-0000-0000-000000000000\"", RegexOptions.None, TimeSpan.FromSeconds(5)));
        Assert.Equal(4, (await ClassifyAsync(target, "--repeat", "gone.json")).Code);
    }

    public static TheoryData<string> Refused => ["mysql", "mysql-down", "postgres-down", "redis", "redis-down"];

    [Theory]
    [MemberData(nameof(Refused))]
    public async Task A_refusal_is_one_sentence_without_the_password(string store)
    {
        const string Secret = "s3cr3t/of p@ss";
        var port = store.EndsWith("-down", StringComparison.Ordinal) ? 1 : stores.Port(store);
        var said = await ClassifyAsync(string.Create(CultureInfo.InvariantCulture, $"{store.Split('-')[0]}://someone:{Uri.EscapeDataString(Secret)}@127.0.0.1:{port}/0"));
        Assert.True(said is { Code: 2, Out: "" }, said.ToString());
        Assert.Matches(@"\Aglacis: [^\n]+\n  hint: [^\n]+\n\z", said.Err);
        Assert.DoesNotContain(new[] { Secret, Uri.EscapeDataString(Secret), "s3cr3t" }, it => said.Err.Contains(it, StringComparison.Ordinal));
    }

    [Theory]
    [InlineData("s3://no-such-bucket")]
    [InlineData("s3://")]
    [InlineData("dynamodb:")]
    [InlineData("dynamodb:no-such-table")]
    [InlineData("ftp://someone:hidden@host/file")]
    [InlineData("postgres://")]
    [InlineData("redis://127.0.0.1/first")]
    [InlineData("s3://clean", "--budget", "much")]
    [InlineData("s3://clean", "--budget", "bytes=-1")]
    [InlineData("s3://clean", "--spans", "--format", "json")]
    [InlineData("s3://clean", "--seed", "x")]
    [InlineData("s3://clean", "--repeat", "nowhere.json")]
    public async Task A_slip_is_one_sentence(params string[] arguments)
    {
        var said = await ClassifyAsync(arguments[0], arguments[1..]);
        Assert.True(said is { Code: 2, Out: "" }, said.ToString());
        Assert.StartsWith("glacis: ", said.Err, StringComparison.Ordinal);
        Assert.DoesNotContain("hidden", said.Err, StringComparison.Ordinal);
        Assert.DoesNotContain("   at ", said.Err, StringComparison.Ordinal);
    }
}
