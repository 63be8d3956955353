// Which calls cache, where their key and what they put there stand, and by what names caches go.
namespace Glacis.Classification.Caching;

/// <summary>How a call is to be read.</summary>
/// <param name="Access">What it does.</param>
/// <param name="Key">The number of the argument that is the key.</param>
/// <param name="Value">The number of the first argument that is put there; what follows may be, too. Negative where nothing is.</param>
/// <param name="IsOwn">No other library calls something so: the receiver need not look like a cache.</param>
readonly record struct CacheMethod(CacheAccess Access, int Key, int Value, bool IsOwn);

static class CacheMethods
{
    const CacheAccess W = CacheAccess.Writes, R = CacheAccess.Reads, X = CacheAccess.Removes;

    // Names in lower case without "Async", from the documentation of StackExchange.Redis, IDistributedCache, IMemoryCache, HybridCache; Jedis, Lettuce, Spring; redis-py, Django, pymemcache; ioredis, node-redis; go-redis, redigo.
    static readonly Dictionary<string, CacheMethod> All = new(StringComparer.Ordinal)
    {
        ["stringset"] = new(W, 0, 1, true),
        ["stringgetset"] = new(W, 0, 1, true),
        ["stringget"] = new(R, 0, -1, true),
        ["hashset"] = new(W, 0, 1, true),
        ["hashget"] = new(R, 0, -1, true),
        ["hashgetall"] = new(R, 0, -1, true),
        ["listleftpush"] = new(W, 0, 1, true),
        ["listrightpush"] = new(W, 0, 1, true),
        ["setadd"] = new(W, 0, 1, false),
        ["sortedsetadd"] = new(W, 0, 1, true),
        ["keydelete"] = new(X, 0, -1, true),
        ["setstring"] = new(W, 0, 1, false),
        ["getstring"] = new(R, 0, -1, false),
        ["getorcreate"] = new(W, 0, 1, false),
        ["getorset"] = new(W, 0, 1, false),
        ["get_or_set"] = new(W, 0, 1, false),
        ["trygetvalue"] = new(R, 0, -1, false),
        ["set"] = new(W, 0, 1, false),
        ["setnx"] = new(W, 0, 1, false),
        ["setifabsent"] = new(W, 0, 1, false),
        ["setex"] = new(W, 0, 2, false),
        ["psetex"] = new(W, 0, 2, false),
        ["set_many"] = new(W, 0, 0, false),
        ["mset"] = new(W, 0, 0, false),
        ["add"] = new(W, 0, 1, false),
        ["put"] = new(W, 0, 1, false),
        ["putifabsent"] = new(W, 0, 1, false),
        ["getset"] = new(W, 0, 1, false),
        ["hset"] = new(W, 0, 1, false),
        ["hsetnx"] = new(W, 0, 1, false),
        ["hmset"] = new(W, 0, 1, false),
        ["putall"] = new(W, 0, 1, false),
        ["lpush"] = new(W, 0, 1, false),
        ["rpush"] = new(W, 0, 1, false),
        ["leftpush"] = new(W, 0, 1, false),
        ["rightpush"] = new(W, 0, 1, false),
        ["sadd"] = new(W, 0, 1, false),
        ["zadd"] = new(W, 0, 1, false),
        ["append"] = new(W, 0, 1, false),
        ["get"] = new(R, 0, -1, false),
        ["getex"] = new(R, 0, -1, false),
        ["hget"] = new(R, 0, -1, false),
        ["hgetall"] = new(R, 0, -1, false),
        ["hmget"] = new(R, 0, -1, false),
        ["smembers"] = new(R, 0, -1, false),
        ["lrange"] = new(R, 0, -1, false),
        ["del"] = new(X, 0, -1, false),
        ["delete"] = new(X, 0, -1, false),
        ["unlink"] = new(X, 0, -1, false),
        ["remove"] = new(X, 0, -1, false),
        ["evict"] = new(X, 0, -1, false),
    };

    /// <summary>Calls that are given a command as text: <c>conn.Do("SET", key, value)</c>.</summary>
    static readonly HashSet<string> Commands = new(StringComparer.Ordinal) { "do", "execute", "executecommand", "execute_command", "sendcommand", "call" };

    /// <summary>Words in the name or the type of what is called.</summary>
    static readonly string[] Caches = ["cache", "redis", "jedis", "lettuce", "memcach", "rdb", "valkey", "keydb", "dragonfly", "opsforvalue", "opsforhash", "opsforlist", "opsforset", "opsforzset", "sessionstore", "kvstore", "multiplexer"];

    static readonly HashSet<string> Types = new(StringComparer.Ordinal) { "IDatabase", "IDatabaseAsync", "UniversalClient", "RBucket", "RMap", "Cmdable" };

    internal static CacheMethod? Of(string name) => All.TryGetValue(Folded(name), out var method) ? method : null;

    internal static bool TakesCommand(string name) => Commands.Contains(Folded(name));

    /// <summary>A command of the protocol, as text.</summary>
    internal static CacheMethod? OfCommand(string command) => All.TryGetValue(command.ToLowerInvariant(), out var method) ? method : null;

    /// <summary>Whether a name or a type is that of a cache.</summary>
    internal static bool IsCache(string name)
    {
        if (Types.Contains(name)) return true;
        foreach (var word in Caches)
            if (name.Contains(word, StringComparison.OrdinalIgnoreCase)) return true;
        return false;
    }

    static string Folded(string name)
    {
        var lower = name.ToLowerInvariant();
        return lower.EndsWith("async", StringComparison.Ordinal) ? lower[..^5] : lower;
    }
}
