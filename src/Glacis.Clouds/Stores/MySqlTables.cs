// Tables of MySQL and MariaDB: stretches of a whole-number key, in sessions that cannot write and end by themselves.
using System.Data.Common;
using System.Globalization;
using MySqlConnector;

namespace Glacis.Clouds.Stores;

/// <summary>A database of MySQL or MariaDB; all of them where the address names none.</summary>
public sealed class MySqlTables : ITables
{
    const int LongestValue = 65_536, RowsOfStretch = 100, MostOfStretch = 1000, StatementSeconds = 15;

    static readonly string[] Own = ["mysql", "information_schema", "performance_schema", "sys"], Numbers = ["tinyint", "smallint", "mediumint", "int", "bigint"], Blobs = ["binary", "varbinary", "tinyblob", "blob", "mediumblob", "longblob"];

    readonly StoreAddress address;
    readonly MySqlConnection connection;
    readonly Dictionary<string, Known> known = new(StringComparer.Ordinal);

    MySqlTables(StoreAddress address)
    {
        this.address = address;
        connection = new(Settings(address).ConnectionString);
    }

    /// <summary>A table's columns, and its key where that is one whole number.</summary>
    sealed record Known(string Quoted, IReadOnlyList<string> Names, IReadOnlySet<string> Blobs, string? Key);

    public string Shown => address.Shown;

    public string Unit => "stretches";

    /// <exception cref="StoreRefusedException">It cannot be reached, or does not let this user in.</exception>
    public static async Task<MySqlTables> OpenAsync(StoreAddress address, CancellationToken cancellation)
    {
        var store = new MySqlTables(address);
        try
        {
            await store.connection.OpenAsync(cancellation);
            await store.GuardAsync(cancellation);
            return store;
        }
        catch (Exception e) when (IsRefusal(e))
        {
            await store.DisposeAsync();
            throw new StoreRefusedException($"{address.Shown} does not let one in: {address.Without(e.Message)}", "user, password and database stand in the address: mysql://USER:PASSWORD@HOST/DATABASE");
        }
    }

    static MySqlConnectionStringBuilder Settings(StoreAddress it)
    {
        var settings = new MySqlConnectionStringBuilder
        {
            Server = it.Host,
            Port = (uint)it.Port,
            Database = it.Path,
            UserID = it.User ?? "",
            Password = it.Password ?? "",
            ApplicationName = "glacis",
            Pooling = false,
            ConnectionTimeout = 10,
            DefaultCommandTimeout = StatementSeconds + 5,
            ConnectionProtocol = MySqlConnectionProtocol.Sockets,
            AllowLoadLocalInfile = false,
            // A date of zeros is a value like any other.
            ConvertZeroDateTime = false,
            AllowZeroDateTime = true,
        };
        if (it.Encryption is { } mode)
            settings.SslMode = Enum.TryParse<MySqlSslMode>(mode.Replace("-", "", StringComparison.Ordinal).Replace("_", "", StringComparison.Ordinal), ignoreCase: true, out var its) ? its : throw new StoreRefusedException($"ssl-mode cannot be \"{mode}\"", "disabled, preferred, required, verify-ca or verify-full");
        return settings;
    }

    static bool IsRefusal(Exception e) => e is MySqlException or TimeoutException or InvalidOperationException or System.Net.Sockets.SocketException or IOException or System.Security.Authentication.AuthenticationException;

    // The two name the limit on a statement differently, in seconds and in milliseconds.
    async Task GuardAsync(CancellationToken cancellation)
    {
        var limit = connection.ServerVersion.Contains("MariaDB", StringComparison.OrdinalIgnoreCase) ? $"max_statement_time = {StatementSeconds}" : $"max_execution_time = {StatementSeconds * 1000}";
        await using var command = new MySqlCommand($"set session {limit}; set session transaction read only; set session transaction isolation level read committed; set session lock_wait_timeout = 2", connection);
        await command.ExecuteNonQueryAsync(cancellation);
    }

    public async Task<IReadOnlyList<Table>> ListAsync(Spending spending, CancellationToken cancellation)
    {
        try
        {
            var rows = await TablesAsync(spending, cancellation);
            await ColumnsAsync(spending, cancellation);
            return [.. rows.Select(Listed).OrderBy(static it => it.Name, StringComparer.Ordinal)];
        }
        catch (Exception e) when (IsRefusal(e))
        {
            throw new StoreRefusedException($"the tables of {Shown} cannot be listed: {address.Without(e.Message)}");
        }
    }

    string Where => address.Path.Length > 0 ? "table_schema = @schema" : $"table_schema not in ({string.Join(", ", Own.Select(static it => $"'{it}'"))})";

    async Task<List<(string Name, long Rows, string Kind)>> TablesAsync(Spending spending, CancellationToken cancellation)
    {
        var tables = new List<(string, long, string)>();
        await using var command = Command($"select table_schema, table_name, coalesce(table_rows, -1), table_type, coalesce(engine, '') from information_schema.tables where {Where}", spending);
        await using var reader = await command.ExecuteReaderAsync(cancellation);
        while (await reader.ReadAsync(cancellation))
            // A view shows what lies in tables.
            if (reader.GetString(3).Contains("TABLE", StringComparison.Ordinal)) tables.Add(($"{reader.GetString(0)}.{reader.GetString(1)}", Convert.ToInt64(reader.GetValue(2), CultureInfo.InvariantCulture), reader.GetString(4)));
        return tables;
    }

    async Task ColumnsAsync(Spending spending, CancellationToken cancellation)
    {
        var all = new List<(string Schema, string Table, string Name, string Type, string Key)>();
        await using (var command = Command($"select table_schema, table_name, column_name, data_type, column_key from information_schema.columns where {Where} order by table_schema, table_name, ordinal_position", spending))
        await using (var reader = await command.ExecuteReaderAsync(cancellation))
            while (await reader.ReadAsync(cancellation)) all.Add((reader.GetString(0), reader.GetString(1), reader.GetString(2), reader.GetString(3), reader.GetString(4)));
        foreach (var table in all.GroupBy(static it => (it.Schema, it.Table)))
        {
            var keys = table.Where(static it => it.Key == "PRI").ToArray();
            known[$"{table.Key.Schema}.{table.Key.Table}"] = new(
                $"{Quoted(table.Key.Schema)}.{Quoted(table.Key.Table)}", [.. table.Select(static it => it.Name)],
                table.Where(static it => Blobs.Contains(it.Type, StringComparer.OrdinalIgnoreCase)).Select(static it => it.Name).ToHashSet(StringComparer.Ordinal),
                keys is [var key] && Numbers.Contains(key.Type, StringComparer.OrdinalIgnoreCase) ? key.Name : null);
        }
    }

    MySqlCommand Command(string statement, Spending spending)
    {
        spending.Ask();
        var command = new MySqlCommand(statement, connection);
        command.Parameters.AddWithValue("@schema", address.Path);
        return command;
    }

    Table Listed((string Name, long Rows, string Engine) it)
    {
        if (!known.TryGetValue(it.Name, out var columns)) return new(it.Name, 1, it.Rows, [], [], "this user may not read it");
        if (it.Engine is "FEDERATED" or "CONNECT" or "SPIDER") return new(it.Name, 1, it.Rows, columns.Names, [], "its rows lie on another server");
        // How many rows there are is an estimate; so is how many there are in a stretch.
        return columns.Key is null ? new(it.Name, 1, it.Rows, columns.Names, []) : new(it.Name, Math.Max(1, (it.Rows + RowsOfStretch - 1) / RowsOfStretch), it.Rows, columns.Names, []);
    }

    static string Quoted(string name) => $"`{name.Replace("`", "``", StringComparison.Ordinal)}`";

    public async Task<string?> ReadAsync(Table table, IReadOnlyList<long> portions, ITaker taker, Spending spending, CancellationToken cancellation)
    {
        var columns = known[table.Name];
        try
        {
            if (columns.Key is not { } key) return await HeadAsync(columns, taker, spending, cancellation);
            var (least, most) = await EndsAsync(columns, key, spending, cancellation);
            foreach (var portion in portions)
                if (await StretchAsync(columns, key, Split(least, most, table.Portions, portion), Split(least, most, table.Portions, portion + 1), taker, spending, cancellation) is { } why) return why;
            return null;
        }
        catch (Exception e) when (IsRefusal(e))
        {
            return address.Without(e.Message);
        }
    }

    // The stretches part the range of the key evenly, so that each row lies in one of them.
    static decimal Split(decimal least, decimal most, long portions, long portion) => least + Math.Ceiling((most - least + 1) * portion / portions);

    async Task<(decimal Least, decimal Most)> EndsAsync(Known columns, string key, Spending spending, CancellationToken cancellation)
    {
        await using var command = Command($"select min({Quoted(key)}), max({Quoted(key)}) from {columns.Quoted}", spending);
        await using var reader = await command.ExecuteReaderAsync(cancellation);
        return await reader.ReadAsync(cancellation) && !reader.IsDBNull(0) ? (Convert.ToDecimal(reader.GetValue(0), CultureInfo.InvariantCulture), Convert.ToDecimal(reader.GetValue(1), CultureInfo.InvariantCulture)) : (0, -1);
    }

    async Task<string?> StretchAsync(Known columns, string key, decimal from, decimal to, ITaker taker, Spending spending, CancellationToken cancellation)
    {
        if (from >= to) return null;
        var where = string.Create(CultureInfo.InvariantCulture, $"where {Quoted(key)} >= {from} and {Quoted(key)} < {to} order by {Quoted(key)}");
        return await RowsAsync(columns, where, MostOfStretch, taker, spending, cancellation) > MostOfStretch ? $"of a stretch of keys only the first {MostOfStretch} rows were read" : null;
    }

    async Task<string?> HeadAsync(Known columns, ITaker taker, Spending spending, CancellationToken cancellation) =>
        await RowsAsync(columns, "", MostOfStretch, taker, spending, cancellation) > MostOfStretch ? $"it has no key that is one whole number: only its first {MostOfStretch} rows were read" : null;

    // One more than is taken tells whether there are more.
    async Task<int> RowsAsync(Known columns, string where, int most, ITaker taker, Spending spending, CancellationToken cancellation)
    {
        var values = columns.Names.Select(it => columns.Blobs.Contains(it) ? $"substring({Quoted(it)}, 1, {LongestValue})" : $"cast(substring({Quoted(it)}, 1, {LongestValue}) as char character set utf8mb4)");
        await using var command = Command(string.Create(CultureInfo.InvariantCulture, $"select {string.Join(", ", values)} from {columns.Quoted} {where} limit {most + 1}"), spending);
        await using var reader = await command.ExecuteReaderAsync(cancellation);
        var rows = 0;
        while (await reader.ReadAsync(cancellation))
            if (++rows <= most) Take(reader, columns, taker, spending);
        return rows;
    }

    static void Take(DbDataReader row, Known columns, ITaker taker, Spending spending)
    {
        taker.Row();
        for (var at = 0; at < columns.Names.Count; at++)
        {
            if (row.IsDBNull(at)) continue;
            var isBlob = columns.Blobs.Contains(columns.Names[at]);
            var value = isBlob ? row.GetFieldValue<byte[]>(at) : System.Text.Encoding.UTF8.GetBytes(row.GetString(at));
            spending.Take(value.Length);
            if (isBlob) taker.Blob(columns.Names[at], value);
            else taker.Value(columns.Names[at], value);
        }
    }

    public async ValueTask DisposeAsync() => await connection.DisposeAsync();
}
