// Tables of PostgreSQL: pages drawn by number, in transactions that cannot write and end by themselves.
using System.Globalization;
using Npgsql;

namespace Glacis.Clouds.Stores;

/// <summary>A database of PostgreSQL.</summary>
public sealed class PostgresTables : ITables
{
    // A value is cut here; what a column holds shows long before.
    const int LongestValue = 65_536, ConnectSeconds = 10, StatementSeconds = 15, PagesOfSample = 60;

    // The smallest line pointer and row header there are: no page has more rows than this share of its bytes.
    const int LeastRow = 28;

    const string Guards = "begin transaction isolation level read committed read only; set local statement_timeout = '15s'; set local lock_timeout = '2s'; set local idle_in_transaction_session_timeout = '60s'; set local search_path = pg_catalog";

    const string Listing = """
        select n.nspname, c.relname, c.relkind::text, coalesce(pg_relation_size(c.oid), 0) / current_setting('block_size')::bigint, c.reltuples::bigint, row_security_active(c.oid),
               array(select a.attname::text from pg_attribute a where a.attrelid = c.oid and a.attnum > 0 and not a.attisdropped and has_column_privilege(c.oid, a.attnum, 'select') order by a.attnum),
               array(select a.attname::text from pg_attribute a where a.attrelid = c.oid and a.attnum > 0 and not a.attisdropped and a.atttypid = 'bytea'::regtype order by a.attnum),
               (select count(*) from pg_attribute a where a.attrelid = c.oid and a.attnum > 0 and not a.attisdropped),
               has_table_privilege(c.oid, 'select')
        from pg_class c join pg_namespace n on n.oid = c.relnamespace
        where c.relkind in ('r', 'm', 'f') and n.nspname not in ('pg_catalog', 'information_schema') and n.nspname !~ '^pg_(toast|temp)'
        order by n.nspname, c.relname
        """;

    readonly StoreAddress address;
    readonly NpgsqlDataSource source;
    readonly NpgsqlConnection connection;
    readonly Dictionary<string, Columns> known = new(StringComparer.Ordinal);
    long pageSize = 8192;

    PostgresTables(StoreAddress address, NpgsqlDataSource source) => (this.address, this.source, connection) = (address, source, source.CreateConnection());

    /// <summary>A table's columns; how much of it is drawn by the server where its pages may not be named.</summary>
    sealed record Columns(string Quoted, IReadOnlyList<string> Names, IReadOnlySet<string> Blobs, double? Percent);

    public string Shown => address.Shown;

    public string Unit => "pages";

    /// <exception cref="StoreRefusedException">It cannot be reached, or does not let this user in.</exception>
    public static async Task<PostgresTables> OpenAsync(StoreAddress address, CancellationToken cancellation)
    {
        var builder = new NpgsqlDataSourceBuilder(Settings(address).ConnectionString);
        // The catalogue of types is not asked for: everything is read as text.
        builder.ConfigureTypeLoading(static types => types.EnableTypeLoading(false));
        var store = new PostgresTables(address, builder.Build());
        try
        {
            await store.connection.OpenAsync(cancellation);
            return store;
        }
        catch (Exception e) when (IsRefusal(e))
        {
            await store.DisposeAsync();
            throw new StoreRefusedException($"{address.Shown} does not let one in: {Told(address, e)}", "user, password and database stand in the address: postgres://USER:PASSWORD@HOST/DATABASE");
        }
    }

    static NpgsqlConnectionStringBuilder Settings(StoreAddress it)
    {
        var settings = new NpgsqlConnectionStringBuilder
        {
            Host = it.Host,
            Port = it.Port,
            Database = it.Path.Length > 0 ? it.Path : it.User,
            Username = it.User,
            Password = it.Password,
            ApplicationName = "glacis",
            Pooling = false,
            Timeout = ConnectSeconds,
            CommandTimeout = StatementSeconds + 5,
        };
        if (it.Encryption is { } mode)
            settings.SslMode = Enum.TryParse<SslMode>(mode.Replace("-", "", StringComparison.Ordinal), ignoreCase: true, out var its) ? its : throw new StoreRefusedException($"sslmode cannot be \"{mode}\"", "disable, prefer, require, verify-ca or verify-full");
        return settings;
    }

    static bool IsRefusal(Exception e) => e is NpgsqlException or TimeoutException or System.Net.Sockets.SocketException or IOException or System.Security.Authentication.AuthenticationException or NotSupportedException;

    static string Told(StoreAddress address, Exception e) => address.Without(e is PostgresException refused ? $"{refused.MessageText} ({refused.SqlState})" : e.InnerException is System.Net.Sockets.SocketException socket ? socket.Message : e.Message);

    public async Task<IReadOnlyList<Table>> ListAsync(Spending spending, CancellationToken cancellation)
    {
        try
        {
            var tables = new List<Table>();
            await using var transaction = await BeginAsync(spending, cancellation);
            pageSize = long.Parse((string)(await ScalarAsync("show block_size", spending, cancellation))!, CultureInfo.InvariantCulture);
            spending.Ask();
            await using var command = new NpgsqlCommand(Listing, connection);
            await using var reader = await command.ExecuteReaderAsync(cancellation);
            while (await reader.ReadAsync(cancellation)) tables.Add(Listed(reader));
            return tables;
        }
        catch (Exception e) when (IsRefusal(e))
        {
            throw new StoreRefusedException($"the tables of {Shown} cannot be listed: {Told(address, e)}");
        }
    }

    Table Listed(NpgsqlDataReader row)
    {
        var (schema, name, kind) = (row.GetString(0), row.GetString(1), row.GetString(2));
        var (pages, rows, guarded) = (row.GetInt64(3), row.GetInt64(4), row.GetBoolean(5));
        var (readable, blobs) = (row.GetFieldValue<string[]>(6), row.GetFieldValue<string[]>(7).ToHashSet(StringComparer.Ordinal));
        var table = $"{schema}.{name}";
        // Whoever may read some columns only may not ask for row identifiers.
        double? percent = row.GetBoolean(9) || pages == 0 ? null : Math.Min(100, 100.0 * PagesOfSample / pages);
        known[table] = new($"{Quoted(schema)}.{Quoted(name)}", readable, blobs, percent);
        var notes = new List<string>();
        if (guarded) notes.Add("row security may hide rows from this user");
        if (readable.Length > 0 && readable.Length < row.GetInt64(8)) notes.Add($"{row.GetInt64(8) - readable.Length} of {row.GetInt64(8)} columns may not be read by this user");
        return new(table, percent is null ? pages : 1, rows, readable, notes, kind == "f" ? "its rows lie on another server" : readable.Length == 0 ? "this user may not read it" : null);
    }

    static string Quoted(string name) => $"\"{name.Replace("\"", "\"\"", StringComparison.Ordinal)}\"";

    // Nothing outlives the guard: whoever is disposed of without a commit is rolled back.
    async Task<Ended> BeginAsync(Spending spending, CancellationToken cancellation)
    {
        spending.Ask();
        await using var command = new NpgsqlCommand(Guards, connection);
        await command.ExecuteNonQueryAsync(cancellation);
        return new(connection);
    }

    sealed class Ended(NpgsqlConnection its) : IAsyncDisposable
    {
        public async ValueTask DisposeAsync()
        {
            if (its.State != System.Data.ConnectionState.Open) return;
            await using var command = new NpgsqlCommand("rollback", its);
            try
            {
                await command.ExecuteNonQueryAsync(CancellationToken.None);
            }
            // A connection that broke has ended its transaction.
            catch (NpgsqlException)
            {
                await its.CloseAsync();
            }
        }
    }

    async Task<object?> ScalarAsync(string statement, Spending spending, CancellationToken cancellation)
    {
        spending.Ask();
        await using var command = new NpgsqlCommand(statement, connection);
        return await command.ExecuteScalarAsync(cancellation);
    }

    public async Task<string?> ReadAsync(Table table, IReadOnlyList<long> portions, ITaker taker, Spending spending, CancellationToken cancellation)
    {
        try
        {
            if (connection.State != System.Data.ConnectionState.Open) await connection.OpenAsync(cancellation);
            await using var transaction = await BeginAsync(spending, cancellation);
            var columns = known[table.Name];
            spending.Ask();
            await using var command = new NpgsqlCommand(Reading(columns, portions, pageSize), connection);
            await using var reader = await command.ExecuteReaderAsync(System.Data.CommandBehavior.SequentialAccess, cancellation);
            while (await reader.ReadAsync(cancellation)) Take(reader, columns, taker, spending);
            return null;
        }
        catch (Exception e) when (IsRefusal(e))
        {
            return Told(address, e);
        }
    }

    // By row identifiers, which every version finds without reading the table: ranges of them only newer ones do.
    static string Reading(Columns columns, IReadOnlyList<long> pages, long pageSize)
    {
        var values = columns.Names.Select(it => columns.Blobs.Contains(it) ? $"substring({Quoted(it)} from 1 for {LongestValue})" : $"left({Quoted(it)}::text, {LongestValue})");
        if (columns.Percent is { } percent) return string.Create(CultureInfo.InvariantCulture, $"select {string.Join(", ", values)} from {columns.Quoted} tablesample system ({percent:0.######}) repeatable (1)");
        var numbers = string.Join(',', pages.Select(static it => it.ToString(CultureInfo.InvariantCulture)));
        return $"select {string.Join(", ", values)} from {columns.Quoted} where ctid = any(array(select format('(%s,%s)', page, line)::tid from unnest(array[{numbers}]::bigint[]) page, generate_series(1, {pageSize / LeastRow}) line))";
    }

    static void Take(NpgsqlDataReader row, Columns columns, ITaker taker, Spending spending)
    {
        taker.Row();
        for (var at = 0; at < columns.Names.Count; at++)
        {
            if (row.IsDBNull(at)) continue;
            var value = row.GetFieldValue<byte[]>(at);
            spending.Take(value.Length);
            if (columns.Blobs.Contains(columns.Names[at])) taker.Blob(columns.Names[at], value);
            else taker.Value(columns.Names[at], value);
        }
    }

    public async ValueTask DisposeAsync()
    {
        await connection.DisposeAsync();
        await source.DisposeAsync();
    }
}
