// Keys of Redis: walked by SCAN, sorted by their form, and a few values of each form read by type; KEYS is never asked.
using System.Globalization;
using Glacis.Classification.Sampling;
using StackExchange.Redis;

namespace Glacis.Clouds.Stores;

/// <summary>One database of one server.</summary>
public sealed class RedisKeys : IObjects
{
    const int KeysOfStep = 500, Elements = 100, LongestValue = 65_536;

    // Words that stand before everything else, as "user:" does, are words; further parts are only where they look like one.
    static readonly char[] Separators = [':', '/', '|'];

    readonly StoreAddress address;
    readonly ConnectionMultiplexer connection;
    readonly IDatabase database;

    RedisKeys(StoreAddress address, ConnectionMultiplexer server, int number) => (this.address, connection, database) = (address, server, server.GetDatabase(number));

    public string Shown => address.Shown;

    public string Unit => "keys";

    public char Separator => ':';

    // Whose session it is stands in the key.
    public bool AreNamesPrivate => true;

    /// <exception cref="StoreRefusedException">It cannot be reached, or does not let this user in.</exception>
    public static async Task<RedisKeys> OpenAsync(StoreAddress address, CancellationToken cancellation)
    {
        var number = 0;
        if (address.Path.Length > 0 && !int.TryParse(address.Path, NumberStyles.None, CultureInfo.InvariantCulture, out number)) throw new StoreRefusedException("the database of a Redis is a number", "redis://HOST:PORT/0");
        try
        {
            return new(address, await ConnectionMultiplexer.ConnectAsync(Settings(address)).WaitAsync(cancellation), number);
        }
        catch (RedisException e)
        {
            throw new StoreRefusedException($"{address.Shown} does not let one in: {Reason(address, e)}", "user and password stand in the address: redis://USER:PASSWORD@HOST:PORT/0");
        }
    }

    // The library's sentence goes on about its own timers: what it means stands before them.
    static string Reason(StoreAddress address, RedisException e) => address.Without((e.InnerException ?? e).Message.Split(". ")[0]);

    static ConfigurationOptions Settings(StoreAddress it) => new()
    {
        EndPoints = { { it.Host, it.Port } },
        User = it.User,
        Password = it.Password,
        Ssl = it.IsEncrypted,
        ClientName = "glacis",
        SetClientLibrary = false,
        AbortOnConnectFail = true,
        ConnectRetry = 1,
        ConnectTimeout = 5000,
        AsyncTimeout = 10_000,
        AllowAdmin = false,
        TieBreaker = "",
        ConfigurationChannel = "",
        // What is not on this list cannot be sent, whatever happens.
        CommandMap = CommandMap.Create(new HashSet<string>(StringComparer.OrdinalIgnoreCase)
        {
            "AUTH", "CLIENT", "CLUSTER", "ECHO", "HELLO", "INFO", "PING", "QUIT", "SELECT", "SENTINEL",
            "SCAN", "TYPE", "PTTL", "STRLEN", "GETRANGE", "HSCAN", "SSCAN", "ZSCAN", "LRANGE", "XREVRANGE", "DBSIZE",
        }, available: true),
    };

    public async Task<bool> ListAsync(Action<ListedObject> onListed, Spending spending, CancellationToken cancellation)
    {
        try
        {
            var cursor = "0";
            do
            {
                if (!spending.AllowsListing) return false;
                cancellation.ThrowIfCancellationRequested();
                spending.Ask();
                var step = (RedisResult[])(await database.ExecuteAsync("SCAN", cursor, "COUNT", KeysOfStep))!;
                foreach (var key in (RedisResult[])step[1]!) onListed(Listed((byte[])key!));
                cursor = (string)step[0]!;
            }
            while (cursor != "0");
            return true;
        }
        catch (RedisException e)
        {
            throw new StoreRefusedException($"the keys of {Shown} cannot be listed: {Reason(address, e)}", "it needs SCAN, TYPE, PTTL and the commands that read a value of each type");
        }
    }

    // Keys are bytes; Latin-1 keeps each of them.
    static ListedObject Listed(byte[] key)
    {
        var name = System.Text.Encoding.Latin1.GetString(key);
        var parts = name.Split(Separators).Select(static (it, at) => Masked(it, at)).ToArray();
        return new(name, parts, "", 0);
    }

    static string Masked(string part, int at) =>
        Template.Of(part) is var form && (form.StartsWith('<') || at == 0 || form.Length <= 24 && form.All(static it => char.IsAsciiLetterLower(it) || it is '_' or '-' or '#')) ? form : Template.Anything;

    public async Task<Taken> ReadAsync(string name, Taken? again, ITaker taker, Spending spending, CancellationToken cancellation)
    {
        RedisKey key = System.Text.Encoding.Latin1.GetBytes(name);
        try
        {
            spending.Ask();
            var type = await database.KeyTypeAsync(key);
            spending.Ask();
            var left = await database.KeyTimeToLiveAsync(key);
            var life = left is null ? "no end of life" : "an end of life";
            var (size, values) = type switch
            {
                RedisType.String => await StringAsync(key),
                RedisType.Hash => await PairsAsync("HSCAN", key),
                RedisType.Set => await SingleAsync("SSCAN", key),
                RedisType.SortedSet => await PairsAsync("ZSCAN", key, valueIsFirst: true),
                RedisType.List => await ListAsync(key),
                RedisType.Stream => await StreamAsync(key),
                RedisType.None => (0, null),
                _ => (-1, null),
            };
            if (values is null) return new(0, null, [], size < 0 ? "it is of a type that is not read here" : "it ended before it was read");
            spending.Ask();
            taker.Row();
            foreach (var (field, value) in values)
            {
                spending.Take(value.Length);
                taker.Value(field, value.AsSpan(0, Math.Min(value.Length, LongestValue)));
            }
            return new(size, $"{type.ToString().ToLowerInvariant()}, {life}", []);
        }
        catch (RedisException e)
        {
            return new(0, null, [], Reason(address, e));
        }
    }

    async Task<(long, List<(string, byte[])>?)> StringAsync(RedisKey key)
    {
        var value = (byte[]?)await database.StringGetRangeAsync(key, 0, LongestValue - 1) ?? [];
        return (await database.StringLengthAsync(key), [("", value)]);
    }

    async Task<(long, List<(string, byte[])>?)> PairsAsync(string command, RedisKey key, bool valueIsFirst = false)
    {
        var pairs = (RedisResult[])((RedisResult[])(await database.ExecuteAsync(command, key, "0", "COUNT", Elements))!)[1]!;
        var values = new List<(string, byte[])>();
        for (var at = 0; at + 1 < pairs.Length && values.Count < Elements; at += 2)
            values.Add(valueIsFirst ? ("", (byte[])pairs[at]!) : (System.Text.Encoding.UTF8.GetString((byte[])pairs[at]!), (byte[])pairs[at + 1]!));
        return (pairs.Length / 2, values);
    }

    async Task<(long, List<(string, byte[])>?)> SingleAsync(string command, RedisKey key)
    {
        var all = (RedisResult[])((RedisResult[])(await database.ExecuteAsync(command, key, "0", "COUNT", Elements))!)[1]!;
        return (all.Length, [.. all.Take(Elements).Select(static it => ("", (byte[])it!))]);
    }

    async Task<(long, List<(string, byte[])>?)> ListAsync(RedisKey key)
    {
        var all = await database.ListRangeAsync(key, 0, Elements - 1);
        return (all.Length, [.. all.Select(static it => ("", (byte[]?)it ?? []))]);
    }

    async Task<(long, List<(string, byte[])>?)> StreamAsync(RedisKey key)
    {
        var all = await database.StreamRangeAsync(key, count: Elements, messageOrder: Order.Descending);
        return (all.Length, [.. all.SelectMany(static it => it.Values).Select(static it => (it.Name.ToString(), (byte[]?)it.Value ?? []))]);
    }

    public async ValueTask DisposeAsync() => await connection.DisposeAsync();
}
