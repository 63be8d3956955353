// Addresses of stores as an operator writes them; a password in one is used and never shown.
using System.Globalization;
using Glacis.Inventory;

namespace Glacis.Clouds.Stores;

/// <summary>Which sort of store an address names.</summary>
public enum StoreSort
{
    Objects,
    Postgres,
    MySql,
    Redis,
    Items,
}

/// <summary>Where a store is, and who asks.</summary>
/// <param name="Sort">Its sort.</param>
/// <param name="Host">The host, the bucket, or the table.</param>
/// <param name="Port">The port; 0 where the sort has none.</param>
/// <param name="Path">The database, or the prefix.</param>
/// <param name="User">Who asks.</param>
public sealed record StoreAddress(StoreSort Sort, string Host, int Port, string Path, string? User)
{
    const string Items = "dynamodb:";

    internal string? Password { get; init; }

    internal bool IsEncrypted { get; init; }

    internal string? Encryption { get; init; }

    /// <summary>How it is shown: without the password.</summary>
    public string Shown => Sort switch
    {
        StoreSort.Objects => $"s3://{Host}{(Path.Length > 0 ? "/" : "")}{Path}",
        StoreSort.Items => $"{Items}{Host}",
        _ => string.Create(CultureInfo.InvariantCulture, $"{Scheme}://{(User is null ? "" : $"{User}@")}{(Host.Contains(':', StringComparison.Ordinal) ? $"[{Host}]" : Host)}:{Port}/{Path}"),
    };

    string Scheme => Sort switch { StoreSort.Postgres => "postgres", StoreSort.MySql => "mysql", _ => IsEncrypted ? "rediss" : "redis" };

    // Whoever prints a record prints no password.
    public override string ToString() => Shown;

    /// <summary>Whether a target is meant as the address of a store.</summary>
    public static bool IsMeant(string text) => text.Contains("://", StringComparison.Ordinal) || text.StartsWith(Items, StringComparison.Ordinal);

    /// <summary>The address of a store of the inventory that lets in whoever may ask its cloud; none of a store that has its own door.</summary>
    public static StoreAddress? Of(DataStore it) => it.Kind.Id switch
    {
        "AWS::S3::Bucket" => new(StoreSort.Objects, it.Name, 0, "", null),
        "AWS::DynamoDB::Table" => new(StoreSort.Items, it.Name, 0, "", null),
        _ => null,
    };

    /// <summary>Reads an address.</summary>
    /// <exception cref="StoreRefusedException">It cannot be meant so; its text is not repeated, for it may hold a password.</exception>
    public static StoreAddress Read(string text)
    {
        if (text.StartsWith(Items, StringComparison.Ordinal)) return text.Length > Items.Length ? new(StoreSort.Items, text[Items.Length..], 0, "", null) : throw Unread();
        if (text.StartsWith("s3://", StringComparison.Ordinal)) return text["s3://".Length..].Split('/', 2) is [{ Length: > 0 } bucket, .. var rest] ? new(StoreSort.Objects, bucket, 0, rest.FirstOrDefault() ?? "", null) : throw Unread();
        if (!Uri.TryCreate(text, UriKind.Absolute, out var address) || address.Host.Length == 0) throw Unread();
        var (sort, port) = address.Scheme switch
        {
            "postgres" or "postgresql" => (StoreSort.Postgres, 5432),
            "mysql" or "mariadb" => (StoreSort.MySql, 3306),
            "redis" or "rediss" => (StoreSort.Redis, 6379),
            _ => throw Unread(),
        };
        var (user, password) = address.UserInfo.Split(':', 2) is [var name, var secret] ? (Decoded(name), Decoded(secret)) : (Decoded(address.UserInfo), null);
        return new(sort, address.IdnHost, address.Port > 0 ? address.Port : port, Decoded(address.AbsolutePath.TrimStart('/')) ?? "", user)
        {
            Password = password,
            IsEncrypted = address.Scheme == "rediss",
            Encryption = Parameter(address.Query, "sslmode") ?? Parameter(address.Query, "ssl-mode"),
        };
    }

    static string? Decoded(string text) => text.Length == 0 ? null : Uri.UnescapeDataString(text);

    static string? Parameter(string query, string name) =>
        query.TrimStart('?').Split('&').Select(static it => it.Split('=', 2)).Where(it => it.Length == 2 && it[0].Equals(name, StringComparison.OrdinalIgnoreCase)).Select(static it => Decoded(it[1])).FirstOrDefault();

    static StoreRefusedException Unread() => new(
        "this is no address of a store that can be read", "s3://BUCKET[/PREFIX], postgres://USER:PASSWORD@HOST/DATABASE, mysql://…, redis://…, dynamodb:TABLE");

    /// <summary>A sentence of somebody else's, without the password.</summary>
    internal string Without(string sentence)
    {
        var line = sentence.ReplaceLineEndings(" ").Trim().TrimEnd('.');
        return string.IsNullOrEmpty(Password) ? line : line.Replace(Password, "***", StringComparison.Ordinal).Replace(Uri.EscapeDataString(Password), "***", StringComparison.Ordinal);
    }
}
