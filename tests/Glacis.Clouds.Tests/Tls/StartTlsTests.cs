// TLS after a few words in the clear: PostgreSQL and MariaDB themselves, SMTP from a responder here; and Redis, which speaks TLS at once.
using System.Net.Security;
using System.Net.Sockets;
using System.Security.Cryptography.X509Certificates;
using System.Text;
using Glacis.Certificates;
using Glacis.Clouds.Tls;
using Glacis.Inventory;
using Glacis.Verdicts;
using Xunit;

namespace Glacis.Clouds.Tests.Tls;

/// <summary>Databases with a good certificate, and the same without TLS.</summary>
public sealed class Databases : IAsyncLifetime
{
    readonly LocalServers servers = new();

    internal string Authority => Path.Combine(servers.Folder, "root.crt");

    internal string File(string name) => Path.Combine(servers.Folder, name);

    internal int Port(string name) => servers.Port(name);

    public async ValueTask InitializeAsync()
    {
        new Issuing(servers.Folder).Issue(
            new Wanted("root") { Subject = "CN=root", IsAuthority = true, Issuer = null, Names = [], Usage = "", From = -2000, To = 2000, Chain = [] },
            new Wanted("intermediate") { Subject = "CN=intermediate", IsAuthority = true, Issuer = "root", Names = [], Usage = "", From = -300, To = 1000, Chain = [] },
            new Wanted("good"));
        await StartRedisAsync();
        await StartPostgresAsync("postgres", $"-c ssl=on -c ssl_cert_file={File("good.crt")} -c ssl_key_file={File("pg.key")}");
        await StartPostgresAsync("postgres-in-the-clear", "-c ssl=off");
        await StartMariaAsync("mysql", $"--ssl-cert={File("good.crt")} --ssl-key={File("good.key")}");
        await StartMariaAsync("mysql-in-the-clear", "--skip-ssl");
    }

    Task StartRedisAsync() =>
        servers.StartAsync("redis-server", $"--port 0 --bind 127.0.0.1 --tls-port {servers.Free("redis")} --tls-cert-file {File("good.crt")} --tls-key-file {File("good.key")} --tls-auth-clients no --save \"\"", ["redis"]);

    // PostgreSQL refuses to run as root, and keys that others may read.
    async Task StartPostgresAsync(string name, string options)
    {
        var port = servers.Free(name);
        var data = File(name);
        Directory.CreateDirectory(data);
        System.IO.File.Copy(File("good.key"), File("pg.key"), overwrite: true);
        await servers.RunAsync("chmod", $"600 {File("pg.key")}");
        var (before, program) = Environment.IsPrivilegedProcess ? ("-u nobody -- ", "runuser") : ("", "");
        if (before.Length > 0)
        {
            await servers.RunAsync("chmod", $"705 {servers.Folder}");
            await servers.RunAsync("chown", $"nobody {data} {File("pg.key")}");
        }
        if (!await servers.RunAsync(program.Length > 0 ? program : "initdb", $"{(program.Length > 0 ? $"{before}initdb " : "")}-D {data} -U test --no-sync")) return;
        await servers.StartAsync(program.Length > 0 ? program : "postgres", $"{(program.Length > 0 ? $"{before}postgres " : "")}-D {data} -p {port} -c listen_addresses=127.0.0.1 -c unix_socket_directories= {options}", [name]);
    }

    async Task StartMariaAsync(string name, string options)
    {
        var port = servers.Free(name);
        var user = Environment.IsPrivilegedProcess ? "--user=root" : "";
        await servers.RunAsync("mariadb-install-db", $"--no-defaults {user} --datadir={File(name)} --auth-root-authentication-method=normal");
        await servers.StartAsync("mariadbd", $"--no-defaults {user} --datadir={File(name)} --port={port} --bind-address=127.0.0.1 --socket={File(name)}.sock {options}", [name]);
    }

    public ValueTask DisposeAsync() => servers.DisposeAsync();
}

public sealed class StartTlsTests(Databases databases) : IClassFixture<Databases>
{
    [Theory]
    [InlineData("postgres", StartTls.Postgres)]
    [InlineData("mysql", StartTls.MySql)]
    [InlineData("redis", StartTls.None)]
    public async Task A_database_is_seen_as_any_other_endpoint(string name, StartTls startTls)
    {
        var seen = await Loopback.AskAsync(databases.Port(name), databases.Authority, startTls);
        Assert.Equal(Outcome.Pass, Loopback.Of(seen, "speaks-tls").Outcome);
        Assert.Equal(Outcome.Pass, Loopback.Of(seen, "certificate-is-good").Outcome);
        Assert.All(seen.Versions, static it => Assert.True(it.IsComplete));
        Assert.Equal(VersionAnswer.Accepted, seen.Of(TlsVersion.Tls13)!.Answer);
        Assert.Equal(2, seen.Chains.Single().Count);
        Assert.Equal(Outcome.NotApplicable, Loopback.Of(seen, "is-strict-about-transport").Outcome);
    }

    [Theory]
    [InlineData("postgres-in-the-clear", StartTls.Postgres)]
    [InlineData("mysql-in-the-clear", StartTls.MySql)]
    [InlineData("redis", StartTls.Postgres)]
    [InlineData("postgres", StartTls.Smtp)]
    public async Task Who_does_not_turn_to_TLS_is_never_a_pass(string name, StartTls startTls)
    {
        var seen = await Loopback.AskAsync(databases.Port(name), databases.Authority, startTls, Loopback.Hasty);
        Assert.Contains(Loopback.Of(seen, "speaks-tls").Outcome, new[] { Outcome.Fail, Outcome.Unknown });
        if (name.EndsWith("clear", StringComparison.Ordinal)) Assert.Equal("high speaks-tls", Loopback.Fails(seen));
    }

    [Fact]
    public async Task Mail()
    {
        using var server = new Scripted((socket, limit) => MailAsync(socket, "250-mail.test.local\r\n250-SIZE 1000\r\n250 STARTTLS\r\n", limit));
        var seen = await Loopback.AskAsync(server.Port, databases.Authority, StartTls.Smtp);
        Assert.Equal(Outcome.Pass, Loopback.Of(seen, "certificate-is-good").Outcome);
        Assert.Equal(VersionAnswer.Accepted, seen.Of(TlsVersion.Tls12)!.Answer);
        Assert.Equal(VersionAnswer.Accepted, seen.Of(TlsVersion.Tls13)!.Answer);
    }

    [Theory]
    [InlineData("250-mail.test.local\r\n250 SIZE 1000\r\n", "it does not offer STARTTLS: mail is taken in the clear")]
    [InlineData("250 STARTTLSX\r\n", "it does not offer STARTTLS: mail is taken in the clear")]
    public async Task Mail_in_the_clear(string offers, string words)
    {
        using var server = new Scripted((socket, limit) => MailAsync(socket, offers, limit));
        var seen = await Loopback.AskAsync(server.Port, databases.Authority, StartTls.Smtp);
        Assert.Equal(words, seen.WhyNotTold);
        Assert.Equal("high speaks-tls", Loopback.Fails(seen));
    }

    [Fact]
    public async Task Mail_that_talks_on_and_on_is_given_up()
    {
        using var server = new Scripted(static async (socket, limit) => { while (true) await socket.SendAsync("220-and on\r\n"u8.ToArray(), limit); });
        Assert.Equal("it talks on and on before TLS", (await Loopback.AskAsync(server.Port, startTls: StartTls.Smtp)).WhyNotTold);
    }

    async Task MailAsync(Socket socket, string offers, CancellationToken limit)
    {
        await using var stream = new NetworkStream(socket);
        await stream.WriteAsync("220 mail.test.local ESMTP\r\n"u8.ToArray(), limit);
        await LineAsync(stream, limit);
        await stream.WriteAsync(Encoding.ASCII.GetBytes(offers), limit);
        if (!(await LineAsync(stream, limit)).StartsWith("STARTTLS", StringComparison.Ordinal)) return;
        await stream.WriteAsync("220 go ahead\r\n"u8.ToArray(), limit);
        using var pem = X509Certificate2.CreateFromPemFile(databases.File("good.crt"), databases.File("good.key"));
        var chain = new X509Certificate2Collection();
        chain.ImportFromPemFile(databases.File("good.crt"));
        await using var tls = new SslStream(stream);
        try
        {
            await tls.AuthenticateAsServerAsync(new SslServerAuthenticationOptions { ServerCertificateContext = SslStreamCertificateContext.Create(pem, chain, offline: true) }, limit);
            await tls.WriteAsync("220 ready\r\n"u8.ToArray(), limit);
        }
        catch (System.Security.Authentication.AuthenticationException)
        {
            // a hello that offers what this platform does not have
        }
    }

    static async Task<string> LineAsync(Stream stream, CancellationToken limit)
    {
        var line = new List<byte>();
        var one = new byte[1];
        while (await stream.ReadAsync(one, limit) > 0 && one[0] != '\n') line.Add(one[0]);
        return Encoding.ASCII.GetString([.. line]);
    }
}
