// Made-up texts to be scanned: logs with little in them, JSON Lines, and CSV full of people.
using System.Globalization;
using System.Text;

namespace Glacis.Bench.Generating;

static class Texts
{
    static readonly string[] First = ["Ada", "Grace", "Alan", "Edsger", "Barbara", "Donald", "Radia", "Tony"], Last = ["Lovelace", "Hopper", "Turing", "Dijkstra", "Liskov", "Knuth", "Perlman", "Hoare"],
        Levels = ["INFO", "WARN", "DEBUG", "ERROR"], Paths = ["/api/orders", "/api/cart/items", "/healthz", "/static/app.js"];

    internal static readonly string[] Names = ["log", "jsonl", "csv"];

    internal static byte[] Make(string name, int bytes)
    {
        var (text, random) = (new StringBuilder(bytes + 512), new Random(7));
        if (name == "csv") text.Append("id,first_name,last_name,email,phone,ssn,card_number,amount,created_at\n");
        for (var at = 0; text.Length < bytes; at++)
            text.Append(name switch { "log" => Log(at, random), "jsonl" => Json(at, random), _ => Csv(at, random) });
        return Encoding.UTF8.GetBytes(text.ToString());
    }

    static string Log(int at, Random it) => string.Create(CultureInfo.InvariantCulture,
        $"2026-11-{at % 28 + 1:00}T{at / 3600 % 24:00}:{at / 60 % 60:00}:{at % 60:00}.{it.Next(1000):000}Z {Levels[it.Next(4)]} [{it.NextInt64():x16}] http GET {Paths[it.Next(4)]}/{it.Next(100000)} 200 {it.Next(2000)}ms from 10.{it.Next(256)}.{it.Next(256)}.{it.Next(256)} user_agent=\"Mozilla/5.0 (X11; Linux x86_64)\" trace={it.NextInt64():x16}{it.NextInt64():x16}{(at % 50 == 0 ? $" user={First[it.Next(8)].ToLowerInvariant()}.{Last[it.Next(8)].ToLowerInvariant()}@acme-corp.io" : "")}\n");

    static string Json(int at, Random it) => string.Create(CultureInfo.InvariantCulture,
        $"{{\"ts\":{1764000000000 + at},\"event\":\"order_placed\",\"order_id\":\"{Guid(it)}\",\"items\":{it.Next(9)},\"total\":{it.Next(100000) / 100.0},\"currency\":\"EUR\",\"customer\":{{\"id\":{it.Next(1000000)},\"country\":\"DE\"{(at % 20 == 0 ? $",\"email\":\"{First[it.Next(8)]}.{Last[it.Next(8)]}@acme-corp.io\"" : "")}}},\"session\":\"{it.NextInt64():x16}\",\"version\":\"4.17.{it.Next(30)}\"}}\n");

    static string Csv(int at, Random it) => string.Create(CultureInfo.InvariantCulture,
        $"{at},{First[it.Next(8)]},{Last[it.Next(8)]},{First[it.Next(8)].ToLowerInvariant()}{it.Next(999)}@acme-corp.io,+1 415-{it.Next(200, 999)}-{it.Next(10000):0000},{it.Next(100, 665)}-{it.Next(10, 99)}-{it.Next(1000, 9999)},{Card(it)},{it.Next(100000) / 100.0:0.00},2026-11-{at % 28 + 1:00}\n");

    static string Guid(Random it)
    {
        var bytes = new byte[16];
        it.NextBytes(bytes);
        return new Guid(bytes).ToString();
    }

    static string Card(Random it)
    {
        var digits = "4539" + it.NextInt64(10_000_000_000, 99_999_999_999).ToString(CultureInfo.InvariantCulture);
        var sum = digits.Reverse().Select(static (digit, place) => place % 2 == 0 ? (digit - '0') * 2 is > 9 and var twice ? twice - 9 : (digit - '0') * 2 : digit - '0').Sum();
        return digits + (char)('0' + (10 - sum % 10) % 10);
    }
}
