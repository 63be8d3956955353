// Cipher suites and groups by number, and what the name of a suite says of it.
using System.Collections.Frozen;
using System.Globalization;
using System.Text;
using Glacis.Inventory;

namespace Glacis.Certificates;

/// <summary>A cipher suite: number and registered name.</summary>
public sealed record Suite(ushort Code, string Name)
{
    /// <summary>What is worst about it.</summary>
    public WeakestSuite Weakness { get; } = WeaknessOf(Name);

    /// <summary>Keys are made for one session and forgotten.</summary>
    public bool IsForwardSecret { get; } = IsOfTls13(Code) || Exchange(Name) is var exchange && (exchange.StartsWith("DHE_", StringComparison.Ordinal) || exchange.StartsWith("ECDHE_", StringComparison.Ordinal) || exchange is "PSK_DHE" or "DH_anon" or "ECDH_anon");

    /// <summary>Encrypts and authenticates in one step.</summary>
    public bool IsAuthenticated { get; } = Has(Name, "GCM", "CCM", "POLY1305", "MGM");

    /// <summary>AES and ChaCha20: what the world uses, and looks at.</summary>
    public bool IsMainstream { get; } = Has(Name, "AES", "CHACHA20");

    /// <summary>Belongs to TLS 1.3, and to nothing else.</summary>
    public bool IsTls13 => IsOfTls13(Code);

    /// <summary>Whether the server exchanges keys in a finite field.</summary>
    public bool IsFiniteField { get; } = Exchange(Name) is var exchange && (exchange.StartsWith("DHE_", StringComparison.Ordinal) || exchange.StartsWith("DH_anon", StringComparison.Ordinal));

    /// <summary>Whether the server exchanges keys on a curve.</summary>
    public bool IsCurve { get; } = Exchange(Name) is var exchange && (exchange.StartsWith("ECDHE_", StringComparison.Ordinal) || exchange == "ECDH_anon");

    /// <summary>The kind of key that the server proves itself with: RSA, ECDSA, DSS; empty for none, or one that the name does not tell.</summary>
    public string Proof { get; } = Exchange(Name).Split('_') is var parts && Array.Find(parts, static it => it is "ECDSA" or "DSS") is { } kind ? kind : Array.IndexOf(parts, "RSA") >= 0 ? "RSA" : "";

    static bool IsOfTls13(ushort code) => code is >= 0x1301 and <= 0x13FF or 0x00C6 or 0x00C7 or 0xC0B4 or 0xC0B5;

    // SRP and PSK prove by a shared secret; ECDH_anon, DH_anon and NULL by nothing.
    static WeakestSuite WeaknessOf(string name) =>
        name.Contains("_NULL_", StringComparison.Ordinal) || name is "TLS_SHA256_SHA256" or "TLS_SHA384_SHA384" ? WeakestSuite.Unencrypted
        : name.Contains("_anon_", StringComparison.Ordinal) ? WeakestSuite.Unauthenticated
        : Has(name, "EXPORT", "EXPORT1024", "DES40", "DES", "RC2", "IDEA", "FORTEZZA", "40", "56") ? WeakestSuite.Broken
        : Has(name, "RC4") ? WeakestSuite.Rc4
        : Has(name, "3DES", "28147", "MAGMA") ? WeakestSuite.SmallBlocks
        : WeakestSuite.Sound;

    static string Exchange(string name) => name.IndexOf("_WITH_", StringComparison.Ordinal) is > 4 and var with ? name[4..with] : "";

    static bool Has(string name, params ReadOnlySpan<string> words)
    {
        foreach (var part in name.Split('_'))
            if (words.Contains(part)) return true;
        return false;
    }
}

/// <summary>A named group for the exchange of keys.</summary>
public sealed record Group(ushort Code, string Name)
{
    /// <summary>A key encapsulation that a quantum computer does not break, alone or together with a curve.</summary>
    public bool IsPostQuantum { get; } = Name.Contains("MLKEM", StringComparison.Ordinal) || Name.Contains("Kyber", StringComparison.Ordinal);

    /// <summary>A finite field, by its number (RFC 7919).</summary>
    public bool IsFiniteField => Code is >= 0x0100 and <= 0x01FF;

    /// <summary>Bits of the field, or of the curve; 0 where the name does not tell.</summary>
    public int Bits { get; } = Name switch
    {
        "x25519" => 253,
        "x448" => 446,
        "curveSM2" => 256,
        _ => int.TryParse(string.Concat(Name.SkipWhile(static it => !char.IsAsciiDigit(it)).TakeWhile(char.IsAsciiDigit)), CultureInfo.InvariantCulture, out var bits) ? bits : 0,
    };
}

/// <summary>The tables of TLS, made by eng/tls/make-tables.py. Threads share them.</summary>
public static class TlsTables
{
    public static IReadOnlyList<Suite> Suites { get; } = [.. Rows("suites.txt").Select(static it => new Suite(it.Code, it.Name))];

    public static IReadOnlyList<Group> Groups { get; } = [.. Rows("groups.txt").Select(static it => new Group(it.Code, it.Name))];

    static readonly FrozenDictionary<ushort, Suite> ByCode = Suites.ToFrozenDictionary(static it => it.Code);
    static readonly FrozenDictionary<ushort, Group> GroupByCode = Groups.ToFrozenDictionary(static it => it.Code);
    static readonly FrozenDictionary<string, Suite> ByName = Suites.GroupBy(static it => it.Name, StringComparer.Ordinal).ToFrozenDictionary(static it => it.Key, static it => it.First(), StringComparer.Ordinal);

    /// <summary>The suite of that number; one that the table lacks is named by its number.</summary>
    public static Suite Suite(ushort code) => ByCode.GetValueOrDefault(code) ?? new(code, Named(code));

    /// <summary>The suite of that name, as a recording has it.</summary>
    public static Suite Suite(string name) => ByName.GetValueOrDefault(name) ?? new(Number(name), name);

    /// <summary>The group of that number; one that the table lacks is named by its number.</summary>
    public static Group Group(ushort code) => GroupByCode.GetValueOrDefault(code) ?? new(code, Named(code));

    /// <summary>The group of that name, as a recording has it.</summary>
    public static Group Group(string name) => Groups.FirstOrDefault(it => it.Name == name) ?? new(Number(name), name);

    static string Named(ushort code) => string.Create(CultureInfo.InvariantCulture, $"0x{code:X4}");

    static ushort Number(string name) => name.StartsWith("0x", StringComparison.Ordinal) && ushort.TryParse(name.AsSpan(2), NumberStyles.HexNumber, CultureInfo.InvariantCulture, out var code) ? code : (ushort)0;

    static IEnumerable<(ushort Code, string Name)> Rows(string table)
    {
        using var reader = new StreamReader(typeof(TlsTables).Assembly.GetManifestResourceStream(table)!, Encoding.ASCII);
        while (reader.ReadLine() is { } row)
            if (row[0] != '#') yield return (ushort.Parse(row.AsSpan(0, 4), NumberStyles.HexNumber, CultureInfo.InvariantCulture), row[5..]);
    }
}
