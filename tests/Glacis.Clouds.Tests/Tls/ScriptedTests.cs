// What no server of today offers, from a responder in this process: SSL 3.0, EXPORT, DES, small fields; and endpoints that mean harm.
using System.Diagnostics;
using System.Net.Sockets;
using System.Security.Cryptography;
using System.Security.Cryptography.X509Certificates;
using System.Text;
using CsCheck;
using Glacis.Certificates;
using Glacis.Clouds.Tls;
using Glacis.Inventory;
using Glacis.Verdicts;
using Glacis.Clouds.Tests.Support;
using Xunit;

namespace Glacis.Clouds.Tests.Tls;

[Collection(nameof(Alone))]
public sealed class ScriptedTests
{
    static readonly byte[] Certificate = Made();

    static byte[] Made()
    {
        using var key = RSA.Create(2048);
        return new CertificateRequest("CN=good.test.local", key, HashAlgorithmName.SHA256, RSASignaturePadding.Pkcs1).CreateSelfSigned(DateTimeOffset.UtcNow.AddDays(-1), DateTimeOffset.UtcNow.AddDays(80)).RawData;
    }

    // ---- what is offered, is seen -------------------------------------------------------------------------------------------

    [Theory]
    [InlineData(new ushort[] { 0x0300 }, new ushort[] { 0x0035 }, "critical protocols-are-modern")]
    [InlineData(new ushort[] { 0x0300, 0x0303 }, new ushort[] { 0x009C, 0x0035 }, "critical protocols-are-modern")]
    [InlineData(new ushort[] { 0x0301 }, new ushort[] { 0x0003 }, "critical suites-are-strong")]
    [InlineData(new ushort[] { 0x0301 }, new ushort[] { 0x0008 }, "critical suites-are-strong")]
    [InlineData(new ushort[] { 0x0303 }, new ushort[] { 0x0009 }, "critical suites-are-strong")]
    [InlineData(new ushort[] { 0x0303 }, new ushort[] { 0x0007 }, "critical suites-are-strong")]
    [InlineData(new ushort[] { 0x0303 }, new ushort[] { 0x0004, 0x0005 }, "high suites-are-strong")]
    [InlineData(new ushort[] { 0x0303 }, new ushort[] { 0x0002 }, "critical suites-are-strong")]
    [InlineData(new ushort[] { 0x0303 }, new ushort[] { 0x001A }, "critical suites-are-strong")]
    public async Task What_no_server_of_today_offers(ushort[] versions, ushort[] suites, string fails)
    {
        using var server = new Scripted(new Offers(versions, suites) { Certificate = Certificate });
        var seen = await Loopback.AskAsync(server.Port);
        Assert.Contains(fails, Loopback.Fails(seen), StringComparison.Ordinal);
        Assert.Equal(versions.Select(static it => (TlsVersion)(it & 0xFF)), seen.Versions.Where(static it => it.Answer == VersionAnswer.Accepted).Select(static it => it.Version));
        Assert.All(seen.Versions, static it => Assert.True(it.IsComplete));
    }

    [Theory]
    [InlineData(480, "critical key-exchange-is-strong")]
    [InlineData(768, "critical key-exchange-is-strong")]
    [InlineData(1023, "critical key-exchange-is-strong")]
    [InlineData(1024, "high key-exchange-is-strong")]
    [InlineData(2047, "high key-exchange-is-strong")]
    [InlineData(2048, "")]
    public async Task Small_fields(int bits, string fails)
    {
        using var server = new Scripted(new Offers([0x0303], [0x0033], bits) { Certificate = Certificate });
        var seen = await Loopback.AskAsync(server.Port);
        Assert.Equal(bits, seen.Groups?.DhBits);
        Assert.Equal(fails, string.Join(", ", Loopback.Fails(seen).Split(", ").Where(static it => it.EndsWith("key-exchange-is-strong", StringComparison.Ordinal))));
    }

    [Fact]
    public async Task The_order_of_the_server_is_seen()
    {
        using var server = new Scripted(new Offers([0x0303], [0x009C, 0x0035, 0x002F]) { Certificate = Certificate });
        var version = (await Loopback.AskAsync(server.Port)).Of(TlsVersion.Tls12)!;
        Assert.Equal(["TLS_RSA_WITH_AES_128_GCM_SHA256", "TLS_RSA_WITH_AES_256_CBC_SHA", "TLS_RSA_WITH_AES_128_CBC_SHA"], version.Suites.Select(static it => it.Name));
        Assert.Equal(Preference.Server, version.Preference);
    }

    [Fact]
    public async Task A_server_that_takes_everything_is_asked_a_bounded_number_of_times()
    {
        using var server = new Scripted(new Offers([0x0301, 0x0302, 0x0303], [.. TlsTables.Suites.Select(static it => it.Code).Where(static it => it > 0)]) { Certificate = Certificate });
        var seen = await Loopback.AskAsync(server.Port);
        Assert.InRange(server.Connections, 100, Loopback.Patient.Connections + 1);
        Assert.StartsWith("critical suites-are-strong", Loopback.Fails(seen), StringComparison.Ordinal);
    }

    // A version that was answered with another is not accepted.
    [Fact]
    public async Task A_lower_version_than_asked_for_is_no_acceptance()
    {
        using var server = new Scripted(new Offers([0x0300, 0x0301, 0x0302, 0x0303], [0x002F]) { Certificate = Certificate, Spoil = static it => [.. it[..9], 3, 1, .. it[11..]] });
        var seen = await Loopback.AskAsync(server.Port);
        Assert.Equal([TlsVersion.Tls10], seen.Versions.Where(static it => it.Answer == VersionAnswer.Accepted).Select(static it => it.Version));
    }

    // ---- endpoints that mean harm -------------------------------------------------------------------------------------------

    public static TheoryData<string> Adversaries => ["hangs", "hangs up", "resets", "closed port", "drips", "half closes", "garbage", "SSH", "HTTP", "a record too long", "an endless chain", "torn hello", "zero records", "alert only"];

    [Theory]
    [MemberData(nameof(Adversaries))]
    public async Task Means_harm_and_is_never_a_pass(string how)
    {
        using var server = new Scripted(Behaviour(how));
        if (how == "closed port") server.Dispose();
        var (watch, before) = (Stopwatch.StartNew(), GC.GetTotalMemory(forceFullCollection: true));
        var seen = await Loopback.AskAsync(server.Port, patience: Loopback.Hasty);
        Assert.True(watch.Elapsed < TimeSpan.FromSeconds(12), $"{how}: {watch.Elapsed}");
        Assert.True(GC.GetTotalMemory(forceFullCollection: true) - before < 64 << 20, how);
        var verdicts = Loopback.Judged(seen);
        Assert.DoesNotContain(verdicts, static it => it.Outcome == Outcome.Pass && it.Check != "endpoint-redirects-plain-http" && it.Check != "endpoint-speaks-tls");
        Assert.Equal(how switch { "garbage" or "SSH" or "HTTP" => Outcome.Fail, "alert only" => Outcome.Pass, _ => Outcome.Unknown }, verdicts.Single(static it => it.Check == "endpoint-speaks-tls").Outcome);
        Assert.InRange(server.Connections, 0, 40);
    }

    static Func<Socket, CancellationToken, Task> Behaviour(string how) => how switch
    {
        "hangs" => static (_, limit) => Task.Delay(-1, limit),
        "hangs up" => static async (socket, limit) => await socket.ReceiveAsync(new byte[2048], limit),
        "resets" => static (socket, _) => { socket.LingerState = new(true, 0); return Task.CompletedTask; }
        ,
        "drips" => static async (socket, limit) => { for (var at = 0; ; at++) { await socket.SendAsync(new[] { (byte)(at switch { 0 => 22, 1 => 3, 2 => 3, 3 => 64, _ => 2 }) }, limit); await Task.Delay(100, limit); } }
        ,
        "half closes" => static async (socket, limit) => { socket.Shutdown(SocketShutdown.Send); await Task.Delay(-1, limit); }
        ,
        "garbage" => static (socket, limit) => SayAsync(socket, [0xDE, 0xAD, 0xBE, 0xEF, 1, 2, 3, 4, 5, 6, 7], limit),
        "SSH" => static (socket, limit) => SayAsync(socket, "SSH-2.0-OpenSSH_9.2\r\n"u8.ToArray(), limit),
        "HTTP" => static (socket, limit) => SayAsync(socket, "HTTP/1.1 400 Bad Request\r\nConnection: close\r\n\r\n"u8.ToArray(), limit),
        "a record too long" => static (socket, limit) => SayAsync(socket, [22, 3, 3, 0xFF, 0xFF, .. new byte[1000]], limit),
        "an endless chain" => EndlesslyAsync,
        "torn hello" => static (socket, limit) => SayAsync(socket, [22, 3, 3, 0, 6, 2, 0, 0, 2, 3, 3], limit),
        "zero records" => static (socket, limit) => SayAsync(socket, [22, 3, 3, 0, 0, 22, 3, 3, 0, 0], limit),
        "alert only" => static (socket, limit) => SayAsync(socket, Scripted.Alert(0x0303, 40), limit),
        _ => static (_, _) => Task.CompletedTask,
    };

    static async Task SayAsync(Socket socket, byte[] words, CancellationToken limit)
    {
        await socket.ReceiveAsync(new byte[4096], limit);
        await socket.SendAsync(words, limit);
        socket.Shutdown(SocketShutdown.Send);
        await Task.Delay(300, limit);
    }

    // A certificate message that says it has 16 MiB, and goes on and on.
    static async Task EndlesslyAsync(Socket socket, CancellationToken limit)
    {
        await socket.ReceiveAsync(new byte[4096], limit);
        byte[] hello = [3, 3, .. new byte[32], 0, 0, 0x9C, 0];
        await socket.SendAsync(Scripted.Record(0x0303, Scripted.Message(2, hello)), limit);
        await socket.SendAsync(Scripted.Record(0x0303, [11, 0x03, 0xFF, 0xFF, .. new byte[15_000]]), limit);
        var more = Scripted.Record(0x0303, new byte[16_000]);
        while (true) await socket.SendAsync(more, limit);
    }

    // Takes TLS 1.3 by asking for another group, and then means harm to whoever goes on.
    [Theory]
    [InlineData("the same again")]
    [InlineData("farewell")]
    [InlineData("garbage")]
    [InlineData("garbage in a record")]
    [InlineData("silence")]
    public async Task Harm_behind_the_beginning_of_TLS_13_is_never_a_pass(string how)
    {
        byte[] retry = [3, 3, .. Convert.FromHexString("CF21AD74E59A6111BE1D8C021E65B891C2A211167ABB8C5E079E09E2C8A8339C"), 0, 0x13, 1, 0, 0, 12, 0, 43, 0, 2, 3, 4, 0, 51, 0, 2, 0, 29];
        byte[] tail = how switch
        {
            "the same again" => Scripted.Record(0x0303, Scripted.Message(2, retry)),
            "farewell" => [21, 3, 3, 0, 2, 1, 0],
            "garbage" => [1, 2, 3, 4, 5, 6, 7, 8],
            "garbage in a record" => Scripted.Record(0x0303, [.. Enumerable.Range(0, 200).Select(static it => (byte)(it * 7))]),
            _ => [],
        };
        using var server = new Scripted(async (socket, limit) =>
        {
            await socket.ReceiveAsync(new byte[4096], limit);
            await socket.SendAsync((byte[])[.. Scripted.Record(0x0303, Scripted.Message(2, retry)), .. tail], limit);
            await Task.Delay(300, limit);
        });
        var seen = await Loopback.AskAsync(server.Port, patience: Loopback.Hasty);
        Assert.Equal(VersionAnswer.Accepted, seen.Of(TlsVersion.Tls13)!.Answer);
        Assert.Null(seen.Staples);
        Assert.Equal(Outcome.Unknown, Loopback.Of(seen, "certificate-is-good").Outcome);
        Assert.Equal(Outcome.Unknown, Loopback.Of(seen, "staples-when-it-must").Outcome);
    }

    // ---- hostile bytes ------------------------------------------------------------------------------------------------------

    [Fact]
    public void Whatever_comes_is_heard_to_an_end_however_it_is_cut()
    {
        var good = Scripted.Record(0x0303, [.. Scripted.Message(2, [3, 3, .. new byte[32], 0, 0, 0x33, 0]), .. Scripted.Message(11, [0, 0, 6, 0, 0, 3, 1, 2, 3]), .. Scripted.Message(12, [0, 2, 255, 255, 0, 1, 2, 0, 1, 5]), .. Scripted.Message(14, [])]);
        Gen.Select(Gen.Int[0, good.Length - 1], Gen.Byte, Gen.Int[1, 20], Gen.Int[0, good.Length]).Sample((at, value, cut, length) =>
        {
            var bytes = good[..Math.Max(length, 1)].ToArray();
            bytes[at % bytes.Length] = value;
            Assert.Equal(Heard(bytes, bytes.Length), Heard(bytes, cut));
        }, iter: 20_000, threads: 1);
    }

    static string Heard(byte[] bytes, int cut)
    {
        var hearing = new Hearing(static _ => true);
        foreach (var part in bytes.Chunk(cut))
            if (hearing.Feed(part) != Came.NotYet) break;
        var it = hearing.Flight;
        return $"{hearing.State} {hearing.Alert} {it.Version} {it.Suite} {it.DhBits} {it.Group} {it.IsWhole} {it.Chain.Count}";
    }

    [Fact]
    public void Random_bytes_never_throw() => Gen.Byte.Array[0, 400].Sample(static bytes => { _ = Heard(bytes, 7); }, iter: 20_000, threads: 1);

    [Fact]
    public async Task Hostile_text_in_headers_is_carried_as_text()
    {
        using var server = new Scripted(static (socket, limit) => SayAsync(socket, Encoding.UTF8.GetBytes("HTTP/1.1 301 Moved\r\nLocation: https://\u001b[31mevil\r\n\r\n"), limit));
        var seen = await Loopback.AskAsync(server.Port, patience: Loopback.Hasty);
        Assert.Equal(Spoken.PlainHttp, seen.Speaks);
        Assert.Equal(Outcome.Pass, Loopback.Of(seen, "speaks-tls").Outcome);
    }
}
