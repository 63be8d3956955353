// Tables in files: SQLite, value by value with the names of the columns.
using System.Globalization;
using System.Text;
using Microsoft.Data.Sqlite;
using SQLitePCL;

namespace Glacis.Content;

static class Databases
{
    const int MostRows = 1_000_000;

    /// <summary>All tables of a database, opened in memory: the file beside it is not touched, nor are its journals.</summary>
    internal static void Sqlite(byte[] bytes, string part, ISink sink)
    {
        try
        {
            using var connection = new SqliteConnection("Data Source=:memory:");
            connection.Open();
            Hold(connection, bytes);
            var tables = new List<string>();
            using (var names = connection.CreateCommand())
            {
                names.CommandText = "SELECT name FROM sqlite_master WHERE type = 'table' AND name NOT LIKE 'sqlite_%' ORDER BY name";
                using var listed = names.ExecuteReader();
                while (listed.Read()) tables.Add(listed.GetString(0));
            }
            foreach (var table in tables) Table(connection, table, part, sink);
        }
        catch (SqliteException e)
        {
            throw new UnreadableContentException($"the database cannot be read (SQLite error {e.SqliteErrorCode.ToString(CultureInfo.InvariantCulture)})", e);
        }
    }

    static void Hold(SqliteConnection connection, byte[] bytes)
    {
        // A database in journal mode WAL would look for its journal: the two bytes at 18 say so.
        if (bytes.Length > 19) (bytes[18], bytes[19]) = (1, 1);
        var memory = System.Runtime.InteropServices.GCHandle.Alloc(bytes, System.Runtime.InteropServices.GCHandleType.Pinned);
        connection.Disposed += (_, _) => memory.Free();
        raw.sqlite3_deserialize(connection.Handle, "main", memory.AddrOfPinnedObject(), bytes.Length, bytes.Length, raw.SQLITE_DESERIALIZE_READONLY);
    }

    static void Table(SqliteConnection connection, string table, string part, ISink sink)
    {
        sink.Begin(part.Length == 0 ? table : $"{part}!{table}", Format.Sqlite, null);
        using var query = connection.CreateCommand();
        query.CommandText = $"SELECT * FROM \"{table.Replace("\"", "\"\"", StringComparison.Ordinal)}\" LIMIT {MostRows.ToString(CultureInfo.InvariantCulture)}";
        using var row = query.ExecuteReader();
        while (row.Read())
            for (var column = 0; column < row.FieldCount; column++)
                if (!row.IsDBNull(column)) sink.Value(row.GetName(column), row.GetFieldType(column) == typeof(byte[]) ? row.GetFieldValue<byte[]>(column) : Encoding.UTF8.GetBytes(row.GetString(column)));
    }
}
