// The stores that are sampled in tests: real servers on the loopback, filled with people who do not exist and a marker that must never come out.
using System.Globalization;
using System.Net.Sockets;
using System.Text;
using Glacis.Clouds.Tests.Support;
using Glacis.Clouds.Tests.Tls;
using Xunit;

namespace Glacis.Acceptance.Live;

/// <summary>Servers of one test class, each with a log of what it was asked.</summary>
public sealed class Stores : IAsyncLifetime
{
    /// <summary>Part of every value that was planted.</summary>
    public const string Marker = "zebplanted";

    readonly LocalServers servers = new();
    Moto? moto;

    internal string Emulator => moto!.Url;

    internal string Postgres => string.Create(CultureInfo.InvariantCulture, $"postgres://test@127.0.0.1:{servers.Port("postgres")}/postgres");

    /// <summary>A database in which everybody is masked.</summary>
    internal string Anonymised => Postgres[..^"postgres".Length] + "anonymised";

    internal string MySql => string.Create(CultureInfo.InvariantCulture, $"mysql://root@127.0.0.1:{servers.Port("mysql")}/shop");

    internal string Redis => string.Create(CultureInfo.InvariantCulture, $"redis://:{RedisPassword}@127.0.0.1:{servers.Port("redis")}/0");

    internal const string RedisPassword = "a-password-of-its-own";

    internal int Port(string name) => servers.Port(name);

    internal string LogOf(string name) => File.ReadAllText(In($"{name}.log"));

    string In(string name) => Path.Combine(servers.Folder, name);

    public async ValueTask InitializeAsync()
    {
        moto = await Moto.StartAsync();
        await Python.LinesAsync("tests/Glacis.Acceptance/Live/stores.py", [], moto.Url, Marker);
        await StartPostgresAsync();
        await StartMariaAsync();
        await servers.StartAsync("redis-server", $"--port {servers.Free("redis")} --bind 127.0.0.1 --save \"\" --requirepass {RedisPassword}", ["redis"]);
        if (Has("redis")) await FillRedisAsync();
    }

    bool Has(string name) => servers.IsUp(name);

    async Task StartPostgresAsync()
    {
        var data = In("pg");
        Directory.CreateDirectory(data);
        var (program, before) = Environment.IsPrivilegedProcess ? ("runuser", "-u nobody -- ") : ("", "");
        if (program.Length > 0)
        {
            await servers.RunAsync("chmod", $"707 {servers.Folder}");
            await servers.RunAsync("chown", $"nobody {data}");
        }
        var port = servers.Free("postgres");
        if (!await servers.RunAsync(program.Length > 0 ? program : "initdb", $"{(program.Length > 0 ? $"{before}initdb " : "")}-D {data} -U test --no-sync"))
        {
            servers.Lost("postgres");
            return;
        }
        await servers.StartAsync(program.Length > 0 ? program : "postgres", $"{(program.Length > 0 ? $"{before}postgres " : "")}-D {data} -p {port} -c listen_addresses=127.0.0.1 -c unix_socket_directories= -c log_statement=all -c logging_collector=on -c log_directory={servers.Folder} -c log_filename=postgres.log -c log_file_mode=0644", ["postgres"]);
        if (!Has("postgres")) return;
        await FillAsync("psql.sql", $"""
            create schema crm;
            create table crm.customers(id bigserial primary key, email text, note text, picture bytea);
            insert into crm.customers(email, note) select '{Marker}' || i || '@gmail.com', repeat('x', 200) from generate_series(1, 5000) i;
            create table crm.metrics(at timestamptz, value double precision, tags jsonb);
            insert into crm.metrics select '2026-01-01'::timestamptz, i, '{"{"}"host": "web"{"}"}' from generate_series(1, 9000) i;
            create table crm.nothing(a int);
            create table "a ""quoted"" name"("a ""quoted"" column" text);
            create role some_columns login; grant usage on schema crm to some_columns; grant select(email) on crm.customers to some_columns;
            analyze;
            create database anonymised;
            \c anonymised
            create table customers(id int, email text, full_name text, ssn text, city text);
            insert into customers select i, 'user' || i || '@example.com', 'XXXX', '***-**-' || lpad((i % 9999)::text, 4, '0'), 'Berlin' from generate_series(1, 3000) i;
            """);
        await TakesAsync(port);
        await servers.RunAsync("psql", $"-q -v ON_ERROR_STOP=1 -h 127.0.0.1 -p {port} -U test -d postgres -f {In("psql.sql")}");
    }

    // It listens before it takes anybody in.
    async Task TakesAsync(int port)
    {
        for (var tries = 0; ; tries++)
        {
            try
            {
                await servers.RunAsync("psql", $"-q -h 127.0.0.1 -p {port} -U test -d postgres -c \"select 1\"");
                return;
            }
            catch (InvalidOperationException) when (tries < 120)
            {
                await Task.Delay(500);
            }
        }
    }

    async Task StartMariaAsync()
    {
        var port = servers.Free("mysql");
        var user = Environment.IsPrivilegedProcess ? "--user=root" : "";
        if (!await servers.RunAsync("mariadb-install-db", $"--no-defaults {user} --datadir={In("my")} --auth-root-authentication-method=normal"))
        {
            servers.Lost("mysql");
            return;
        }
        await servers.StartAsync("mariadbd", $"--no-defaults {user} --datadir={In("my")} --port={port} --bind-address=127.0.0.1 --socket={In("my.sock")} --general-log=1 --general-log-file={In("mysql.log")}", ["mysql"]);
        if (!Has("mysql")) return;
        await FillAsync("my.sql", $"""
            create database shop; use shop;
            create table customers(id int unsigned primary key auto_increment, email varchar(200), seen datetime);
            insert into customers(email, seen) select concat('{Marker}', seq, '@gmail.com'), '2026-01-02 03:04:05' from seq_1_to_5000;
            create table orders(id bigint primary key, amount decimal(10, 2)); insert into orders select seq * 7, seq from seq_1_to_3000;
            create table `a ``quoted`` name`(`a ``quoted`` column` text); insert into `a ``quoted`` name` values ('nothing');
            create view everybody as select * from customers;
            create user someone identified by 'p@ss/word'; grant select on shop.orders to someone;
            """);
        await servers.RunAsync("mariadb", $"--no-defaults -h 127.0.0.1 -P {port} -u root -e \"source {In("my.sql")}\"");
    }

    Task FillAsync(string name, string text) => File.WriteAllTextAsync(In(name), text);

    async Task FillRedisAsync()
    {
        var text = new StringBuilder($"AUTH {RedisPassword}\r\n");
        for (var number = 0; number < 2000; number++)
            text.Append(CultureInfo.InvariantCulture, $"SET session:{number:x8}-1111-4222-8333-{number:x12} \"user{number} {Marker}{number}@gmail.com\" EX 3600\r\nHSET product:{number}:card title \"a chair\" price {number}\r\n");
        for (var number = 0; number < 40; number++) text.Append(CultureInfo.InvariantCulture, $"SET reset:{Marker}{number}@gmail.com 1\r\n");
        text.Append(CultureInfo.InvariantCulture, $"SET user:{Marker}:cart 1\r\nRPUSH queue:jobs a b\r\nSADD tags x y\r\nZADD scores 1 a\r\nXADD events * email {Marker}@gmail.com\r\nQUIT\r\n");
        using var client = new TcpClient();
        await client.ConnectAsync("127.0.0.1", servers.Port("redis"));
        await using var stream = client.GetStream();
        var reading = new StreamReader(stream).ReadToEndAsync();
        await stream.WriteAsync(Encoding.UTF8.GetBytes(text.ToString()));
        Assert.DoesNotContain("-ERR", await reading, StringComparison.Ordinal);
    }

    /// <summary>Hears every command that Redis is given until it is disposed of.</summary>
    internal async Task<Monitor> MonitorAsync()
    {
        var client = new TcpClient();
        await client.ConnectAsync("127.0.0.1", servers.Port("redis"));
        await client.GetStream().WriteAsync(Encoding.UTF8.GetBytes($"AUTH {RedisPassword}\r\nMONITOR\r\n"));
        return new(client);
    }

    public async ValueTask DisposeAsync()
    {
        if (moto is not null) await moto.DisposeAsync();
        await servers.DisposeAsync();
    }
}

/// <summary>What Redis was asked.</summary>
sealed class Monitor : IDisposable
{
    readonly TcpClient client;
    readonly List<string> lines = [];

    internal Monitor(TcpClient client)
    {
        this.client = client;
        _ = ListenAsync(new StreamReader(client.GetStream()));
    }

    async Task ListenAsync(StreamReader reader)
    {
        try
        {
            while (await reader.ReadLineAsync() is { } line)
                lock (lines) lines.Add(line);
        }
        // The test is over.
        catch (IOException)
        {
        }
    }

    /// <summary>The commands, upper case.</summary>
    internal IReadOnlyList<string> Commands
    {
        get
        {
            lock (lines) return [.. lines.Where(static it => it.Contains("] \"", StringComparison.Ordinal)).Select(static it => it.Split("] \"", 2)[1].Split('"')[0].ToUpperInvariant())];
        }
    }

    public void Dispose() => client.Dispose();
}
