// What source code caches: calls of each language's libraries as a table, and code that nobody meant to be read.
using System.Diagnostics;
using CsCheck;
using Glacis.Classification.Caching;
using Xunit;

namespace Glacis.Tests.Classification.Caching;

public sealed class CacheCallsTests
{
    static string Told(string code, SourceLanguage language) => string.Join("; ", CacheCalls.In(code, language).Select(static it => $"{it.Line} {it.Access} {it.Template}"));

    public static TheoryData<string, SourceLanguage, string, string> Calls => new()
    {
        { "a key in an interpolated text", SourceLanguage.CSharp, "IDatabase db; db.StringSet($\"session:{token}\", value);", "1 Writes session:{token}" },
        { "a constant prefix and a plus", SourceLanguage.CSharp, "const string P = \"prefs:\";\nawait cache.SetAsync(P + user.Id, bytes);", "2 Writes prefs:{user.Id}" },
        { "a method that makes the key", SourceLanguage.CSharp, "static string KeyFor(Guid id) => $\"user:{id:N}:profile\";\nvoid F() { cache.SetString(KeyFor(x), y); }", "2 Writes user:{id}:profile" },
        { "type arguments, and a factory", SourceLanguage.CSharp, "memoryCache.GetOrCreate<List<Menu>>(\"menu:\" + locale, e => Load());", "1 Writes menu:{locale}" },
        { "a field of a cache's type", SourceLanguage.CSharp, "class A { readonly IDistributedCache _store; void F() { _store.GetString($\"otp:{phone}\"); } }", "1 Reads otp:{phone}" },
        { "a raw text with two dollar signs", SourceLanguage.CSharp, "db.StringSet($$\"\"\"{x}:{{id}}\"\"\", 1);", "1 Writes {x}:{id}" },
        { "a cast, and a verbatim text", SourceLanguage.CSharp, "db.StringSet((RedisKey)@\"a\\b:\" + id, 1);", "1 Writes a\\b:{id}" },
        { "a dictionary is no cache", SourceLanguage.CSharp, "var map = new Dictionary<string, int>(); map.Add(\"session:x\", 1); set.Remove(\"x\");", "" },
        { "a comment is no call", SourceLanguage.CSharp, "// cache.SetString(\"session:a\", 1);\n/* db.StringSet(\"b\", 1); */", "" },
        { "Jedis with a format", SourceLanguage.Java, "try (Jedis jedis = pool.getResource()) { jedis.setex(String.format(\"otp:%s\", phone), 60, code); }", "1 Writes otp:{phone}" },
        { "a template of Spring", SourceLanguage.Java, "redisTemplate.opsForValue().set(\"user:\" + id, user);", "1 Writes user:{id}" },
        { "a declared template", SourceLanguage.Java, "private RedisTemplate<String, User> users;\nvoid f() { users.opsForHash().put(\"patient:\" + id, \"x\", y); }", "2 Writes patient:{id}" },
        { "an annotation", SourceLanguage.Java, "@Cacheable(value = \"users\", key = \"#email\")\npublic User findByEmail(String email) { return null; }", "1 Writes users::{email}" },
        { "an annotation that clears", SourceLanguage.Java, "@CacheEvict(\"users\") void drop() {}", "1 Removes users::{arguments}" },
        { "a text block", SourceLanguage.Java, "jedis.set(\"\"\"\nsession:\"\"\" + id, v);", "1 Writes \nsession:{id}" },
        { "an f-string", SourceLanguage.Python, "r = redis.Redis()\nr.setex(f\"session:{token}\", 3600, data)", "2 Writes session:{token}" },
        { "a constant in an f-string", SourceLanguage.Python, "P = 'session'\nredis_client.set(f'{P}:{token!r}', 1)", "2 Writes session:{token}" },
        { "percent, and format", SourceLanguage.Python, "cache.set(\"cart:%s\" % user.id, x)\ncache.get(\"page:{}\".format(n))", "1 Writes cart:{user.id}; 2 Reads page:{n}" },
        { "a function that makes the key", SourceLanguage.Python, "def key(user_id):\n    return \"user:\" + str(user_id)\ncache.set(key(5), x)", "3 Writes user:{user_id}" },
        { "an import under another name", SourceLanguage.Python, "from django.core.cache import cache as c\nc.get_or_set('flags', f)", "2 Writes flags" },
        { "a named key", SourceLanguage.Python, "r = redis.Redis()\nr.hset(name=f'patient:{pid}', mapping={'diagnosis': d})", "2 Writes patient:{pid}" },
        { "a comment, and a dictionary", SourceLanguage.Python, "# cache.set('session:x', 1)\nd = {}\nd.get('session')", "" },
        { "a template literal", SourceLanguage.JavaScript, "const redis = new Redis();\nawait redis.set(`session:${req.sessionID}`, JSON.stringify(s), 'EX', 60);", "2 Writes session:{req.sessionID}" },
        { "an arrow that makes the key", SourceLanguage.JavaScript, "const key = (id: string) => `user:${id}:prefs`;\nredis.hSet(key(x), y);", "2 Writes user:{id}:prefs" },
        { "parts that are joined", SourceLanguage.JavaScript, "redis.set(['rate', ip].join(':'), 1)", "1 Writes rate:{ip}" },
        { "a name from the library's client", SourceLanguage.JavaScript, "const kv = createRedisClient({ url });\nkv.setEx('otp:' + phone, 60, code);", "2 Writes otp:{phone}" },
        { "a regular expression is no text", SourceLanguage.JavaScript, "const re = /[\"'`]redis.set('no')/;\nredis.get('yes');", "2 Reads yes" },
        { "a map is no cache", SourceLanguage.JavaScript, "new Map().set('session:x', 1); map.get('x');", "" },
        { "go-redis takes a context first", SourceLanguage.Go, "key := fmt.Sprintf(\"user:%d:profile\", u.ID)\nrdb.Set(ctx, key, u, time.Hour)", "2 Writes user:{u.ID}:profile" },
        { "a command as text", SourceLanguage.Go, "conn := redisPool.Get()\nconn.Do(\"SET\", \"token:\"+tok, id)", "2 Writes token:{tok}" },
        { "an item of memcache", SourceLanguage.Go, "mc := memcache.New(\"x\")\nmc.Set(&memcache.Item{Key: \"product:\" + sku, Value: b})", "2 Writes product:{sku}" },
        { "a raw text", SourceLanguage.Go, "rdb.Del(ctx, `session:a`)", "1 Removes session:a" },
        { "a map is no cache", SourceLanguage.Go, "m := map[string]int{}\nm.Set(\"session\", 1)", "" },
    };

    [Theory]
    [MemberData(nameof(Calls))]
    public void Calls_are_found_with_their_keys(string name, SourceLanguage language, string code, string told)
    {
        Assert.NotEmpty(name);
        Assert.Equal(told, Told(code, language));
    }

    [Fact]
    public void What_is_put_there_is_told_by_its_names()
    {
        var call = Assert.Single(CacheCalls.In("payload = json.dumps({'email': user.email, 'phone': p})\nr = redis.Redis()\nr.set(k, payload)", SourceLanguage.Python));
        Assert.Contains("email", call.Values);
        Assert.Contains("phone", call.Values);
        Assert.DoesNotContain("json", call.Values);
    }

    static readonly string[] Parts = ["cache.set(", "f\"{", "`${", "$\"{", "\"\"\"", "'''", "/*", "key = key +", "return ", "x => ", ")", "}", "\"", "def f(", "@Cacheable(", ",", "\n", "redis.", "%s\" % "];

    static readonly Gen<string> Code = Gen.OneOf(
        Gen.String[Gen.Char["(){}[]<>\"'`$@#/\\*.,;:=+%\n fRu$_0a"], 0, 200],
        Gen.Int[0, Parts.Length - 1].Select(static it => Parts[it]).List[0, 60].Select(static it => string.Concat(it)));

    [Fact]
    public void Broken_code_gives_calls_or_none_and_never_a_fault() =>
        Gen.Select(Code, Gen.Enum<SourceLanguage>()).Sample(static (code, language) => Assert.All(CacheCalls.In(code, language), static it => Assert.True(it.Template.Length is > 0 and <= 201 && it.Line > 0)), iter: 3000);

    public static TheoryData<string> Hostile => ["(", "{", "`${", "$\"{", "\"", "key = key + \"a\";\n", "a = b;\nb = a;\n", "cache.set(", "f(", "x => ", "/", "'''", "r.set(f\"{", "redis.get(a).", "cache.set(\"a\" + ", "[{("];

    // Twice as much may take twice as long and not four times: each token is looked at a bounded number of times.
    [Theory]
    [MemberData(nameof(Hostile))]
    public void Time_is_bounded_by_the_length(string part)
    {
        foreach (var language in Enum.GetValues<SourceLanguage>())
        {
            var watch = Stopwatch.StartNew();
            _ = CacheCalls.In(string.Concat(Enumerable.Repeat(part, 200_000 / part.Length)), language);
            Assert.True(watch.Elapsed < TimeSpan.FromSeconds(10), $"{part} {language} took {watch.Elapsed}");
        }
    }
}
