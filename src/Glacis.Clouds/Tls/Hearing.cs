// The answer to a hello, heard byte by byte from whoever answers: bounded, and never trusted.
using System.Buffers.Binary;
using Glacis.Certificates;
using Glacis.Inventory;

namespace Glacis.Clouds.Tls;

/// <summary>What came of a hello.</summary>
enum Came
{
    /// <summary>More is to come.</summary>
    NotYet,

    /// <summary>As much of the server's flight as was wanted.</summary>
    Flight,

    /// <summary>A refusal in the protocol's own words.</summary>
    Alert,

    /// <summary>The end of the connection.</summary>
    Closed,

    /// <summary>Nothing more, for as long as is waited.</summary>
    Silence,

    /// <summary>Something that is not TLS.</summary>
    NotTls,

    /// <summary>More than is taken.</summary>
    TooMuch,

    /// <summary>TLS that contradicts itself.</summary>
    Malformed,

    /// <summary>Nobody lets us in: no address, no connection, no STARTTLS.</summary>
    NoEntry,
}

/// <summary>What a server said before it would have to prove itself.</summary>
sealed class Flight
{
    internal TlsVersion Version { get; set; }

    internal ushort Suite { get; set; }

    /// <summary>The group that was chosen; 0 where none was named.</summary>
    internal ushort Group { get; set; }

    /// <summary>Bits of the finite field; 0 where none was used.</summary>
    internal int DhBits { get; set; }

    internal IReadOnlyList<ReadOnlyMemory<byte>> Chain { get; set; } = [];

    internal bool Staples { get; set; }

    internal bool AsksForCertificate { get; set; }

    internal string Alpn { get; set; } = "";

    /// <summary>Whether it was heard to its end.</summary>
    internal bool IsWhole { get; set; }
}

/// <summary>Hears one answer. Feeding it more costs what is fed, however finely it is cut.</summary>
/// <param name="wantsAll">Whether, for the suite chosen, the flight is heard to its end.</param>
sealed class Hearing(Func<ushort, bool> wantsAll)
{
    // A chain of a thousand names has 30 KiB; OpenSSL takes 100 KiB.
    internal const int Most = 256 * 1024;

    const byte ChangeCipherSpec = 20, AlertRecord = 21, HandshakeRecord = 22, ApplicationData = 23;
    const int RecordHead = 5, MessageHead = 4, LongestRecord = 16_384 + 2_048;

    static readonly byte[] RetryRandom = Convert.FromHexString("CF21AD74E59A6111BE1D8C021E65B891C2A211167ABB8C5E079E09E2C8A8339C");

    readonly List<byte> raw = [], messages = [];
    int rawAt, messageAt;

    internal Flight Flight { get; } = new();

    internal Came State { get; private set; }

    internal byte Alert { get; private set; }

    /// <summary>The first bytes of what is not TLS.</summary>
    internal ReadOnlySpan<byte> Head => System.Runtime.InteropServices.CollectionsMarshal.AsSpan(raw)[..Math.Min(raw.Count, 64)];

    internal Came Feed(ReadOnlySpan<byte> bytes)
    {
        raw.AddRange(bytes);
        while (State == Came.NotYet && Record())
        {
        }
        if (State == Came.NotYet && raw.Count > Most) State = Came.TooMuch;
        return State;
    }

    ReadOnlySpan<byte> Raw => System.Runtime.InteropServices.CollectionsMarshal.AsSpan(raw)[rawAt..];

    bool Record()
    {
        var rest = Raw;
        if (rest.Length > 0 && rest[0] is not (ChangeCipherSpec or AlertRecord or HandshakeRecord or ApplicationData)) return Ends(Came.NotTls);
        if (rest.Length > 1 && rest[1] != 3) return Ends(rawAt == 0 ? Came.NotTls : Came.Malformed);
        if (rest.Length < RecordHead) return false;
        var length = BinaryPrimitives.ReadUInt16BigEndian(rest[3..]);
        if (length is 0 or > LongestRecord) return Ends(Came.Malformed);
        if (rest.Length < RecordHead + length) return false;
        rawAt += RecordHead + length;
        return Take(rest[0], rest.Slice(RecordHead, length));
    }

    bool Take(byte kind, ReadOnlySpan<byte> body)
    {
        switch (kind)
        {
            case AlertRecord when body.Length == 2 && body[0] is 1 or 2:
                // A warning (the name is not known) does not end the handshake.
                if (body[0] == 1 && body[1] != 0) return true;
                Alert = body[1];
                return Ends(Came.Alert);
            case HandshakeRecord:
                messages.AddRange(body);
                return Messages();
            case ChangeCipherSpec:
                return true;
            default:
                return Ends(Came.Malformed);
        }
    }

    bool Messages()
    {
        while (State == Came.NotYet)
        {
            var rest = System.Runtime.InteropServices.CollectionsMarshal.AsSpan(messages)[messageAt..];
            if (rest.Length < MessageHead) return true;
            var length = rest[1] << 16 | BinaryPrimitives.ReadUInt16BigEndian(rest[2..]);
            if (length > Most) return Ends(Came.TooMuch);
            if (rest.Length < MessageHead + length) return true;
            messageAt += MessageHead + length;
            if (!Message(rest[0], new(rest.Slice(MessageHead, length)))) return Ends(Came.Malformed);
        }
        return false;
    }

    bool Ends(Came with)
    {
        State = with;
        return false;
    }

    // ---- messages: each reads what it needs, and says whether it could be read ----------------------------------------------

    bool Message(byte kind, Cursor body) => kind switch
    {
        2 => ServerHello(ref body),
        11 => Certificate(ref body),
        12 => KeyExchange(ref body),
        13 => Flight.AsksForCertificate = true,
        14 => Whole(),
        22 => body.Byte(out var type) && (Flight.Staples = type == 1 && body.Left > 3),
        _ => true,
    };

    bool Whole()
    {
        Flight.IsWhole = true;
        State = Came.Flight;
        return true;
    }

    bool ServerHello(ref Cursor body)
    {
        if (!body.Two(out var version) || version >> 8 != 3 || version > 0x0303 || !body.Take(32, out var random) || !body.Vector(1, out _) || !body.Two(out var suite) || !body.Byte(out _)) return false;
        (Flight.Version, Flight.Suite) = ((TlsVersion)(version & 0xFF), suite);
        if (body.Left > 0 && (!body.Vector(2, out var extensions) || !Extensions(new(extensions), random.SequenceEqual(RetryRandom)))) return false;
        if (Flight.Version == TlsVersion.Tls13 || !wantsAll(suite)) State = Came.Flight;
        return true;
    }

    bool Extensions(Cursor all, bool isRetry)
    {
        while (all.Left > 0)
        {
            if (!all.Two(out var number) || !all.Vector(2, out var inner)) return false;
            var body = new Cursor(inner);
            if (number == 43 && !(body.Two(out var version) && version == 0x0304 && (Flight.Version = TlsVersion.Tls13) == TlsVersion.Tls13)) return false;
            if (number == 51 && body.Two(out var group) && (isRetry || group > 0)) Flight.Group = group;
            if (number == 16 && body.Vector(2, out var list) && new Cursor(list).Vector(1, out var chosen)) Flight.Alpn = System.Text.Encoding.ASCII.GetString(chosen);
        }
        return true;
    }

    bool Certificate(ref Cursor body)
    {
        if (!body.Vector(3, out var list)) return false;
        var chain = new List<ReadOnlyMemory<byte>>();
        for (var rest = new Cursor(list); rest.Left > 0;)
        {
            if (!rest.Vector(3, out var der)) return false;
            chain.Add(der.ToArray());
        }
        Flight.Chain = chain;
        return true;
    }

    bool KeyExchange(ref Cursor body)
    {
        var suite = TlsTables.Suite(Flight.Suite);
        if (suite.Name.Contains("_PSK", StringComparison.Ordinal) && !body.Vector(2, out _)) return false;
        if (suite.IsFiniteField) return body.Vector(2, out var prime) && Remember(prime);
        if (suite.IsCurve && body.Byte(out var kind) && kind == 3 && body.Two(out var group)) Flight.Group = group;
        return true;
    }

    bool Remember(ReadOnlySpan<byte> prime)
    {
        var digits = prime.TrimStart((byte)0);
        Flight.DhBits = digits.Length == 0 ? 0 : digits.Length * 8 - System.Numerics.BitOperations.LeadingZeroCount((uint)digits[0]) + 24;
        return digits.Length > 0;
    }
}

/// <summary>Reads a message; false for what is not there.</summary>
ref struct Cursor(ReadOnlySpan<byte> bytes)
{
    ReadOnlySpan<byte> rest = bytes;

    internal readonly int Left => rest.Length;

    internal bool Byte(out byte value)
    {
        var there = Take(1, out var taken);
        value = there ? taken[0] : (byte)0;
        return there;
    }

    internal bool Two(out ushort value)
    {
        var there = Take(2, out var taken);
        value = there ? BinaryPrimitives.ReadUInt16BigEndian(taken) : (ushort)0;
        return there;
    }

    internal bool Take(int length, out ReadOnlySpan<byte> taken)
    {
        var there = length <= rest.Length;
        taken = there ? rest[..length] : default;
        if (there) rest = rest[length..];
        return there;
    }

    /// <summary>Bytes behind a length of so many bytes.</summary>
    internal bool Vector(int size, out ReadOnlySpan<byte> taken)
    {
        taken = default;
        if (!Take(size, out var digits)) return false;
        var length = 0;
        foreach (var digit in digits) length = length << 8 | digit;
        return Take(length, out taken);
    }
}
