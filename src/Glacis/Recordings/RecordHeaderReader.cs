// Reads the header line of a record; members may stand in any order, unknown ones are passed over.
using System.Text;
using System.Text.Json;
using Glacis.Facts;

namespace Glacis.Recordings;

static class RecordHeaderReader
{
    /// <param name="line">The header line, without its line feed.</param>
    /// <param name="names">Interned names: calls, accounts and regions recur.</param>
    /// <param name="whole">Read the members that judging does not need, too.</param>
    internal static RecordHeader Read(ReadOnlySpan<byte> line, Names names, bool whole)
    {
        var json = new Utf8JsonReader(line);
        var parts = new Parts();
        if (!json.Read() || json.TokenType != JsonTokenType.StartObject) throw new FormatException("no object");
        while (json.Read() && json.TokenType == JsonTokenType.PropertyName) parts.Take(ref json, line, names, whole);
        return parts.Made();
    }

    // What was read so far; a struct, so that a header costs one object.
    struct Parts
    {
        int number = -1, of = -1, item = -1, page, status, redacted, length = -1;
        bool more, documented;
        string? call, account, region, sha256;
        string caller = "", requestId = "", request = "{}", code = "";
        Fate fate;
        DateTimeOffset time;
        Dictionary<string, string>? headers;

        public Parts()
        {
        }

        internal void Take(ref Utf8JsonReader json, ReadOnlySpan<byte> line, Names names, bool whole)
        {
            var name = json.ValueSpan;
            var which = name.Length switch
            {
                1 => Member.Number,
                2 => Member.Of,
                4 => name[0] switch { (byte)'c' => name[1] == 'a' ? Member.Call : Member.Code, (byte)'i' => Member.Item, (byte)'p' => Member.Page, (byte)'m' => Member.More, (byte)'t' => Member.Time, _ => Member.Fate },
                6 => name[0] switch { (byte)'c' => Member.Caller, (byte)'s' => name[1] == 'h' ? Member.Sha256 : Member.Status, (byte)'l' => Member.Length, _ => Member.Region },
                7 => name[0] switch { (byte)'a' => Member.Account, (byte)'r' => Member.Request, _ => Member.Headers },
                8 => Member.Redacted,
                9 => Member.RequestId,
                10 => Member.Documented,
                _ => Member.Other,
            };
            if (which == Member.Other || !json.ValueTextEquals(Spelling[(int)which])) which = Member.Other;
            json.Read();
            switch (which)
            {
                case Member.Number: number = json.GetInt32(); break;
                case Member.Of: of = json.GetInt32(); break;
                case Member.Item: item = json.GetInt32(); break;
                case Member.Page: page = json.GetInt32(); break;
                case Member.More: more = json.GetBoolean(); break;
                case Member.Status: status = json.GetInt32(); break;
                case Member.Redacted: redacted = json.GetInt32(); break;
                case Member.Length: length = json.GetInt32(); break;
                case Member.Documented: documented = json.GetBoolean(); break;
                case Member.Call: call = TextOf(ref json, names); break;
                case Member.Account: account = TextOf(ref json, names); break;
                case Member.Region: region = TextOf(ref json, names); break;
                case Member.Code: code = TextOf(ref json, names); break;
                case Member.Sha256: sha256 = json.GetString(); break;
                case Member.Fate: fate = Words.TryRead<Fate>(json.GetString()!, out var known) ? known : throw new FormatException("unknown fate"); break;
                case Member.Headers: headers = ReadHeaders(ref json); break;
                case Member.Time when whole: time = json.GetDateTimeOffset(); break;
                case Member.Caller when whole: caller = json.GetString()!; break;
                case Member.RequestId when whole: requestId = json.GetString()!; break;
                case Member.Request when whole:
                    var from = (int)json.TokenStartIndex;
                    json.Skip();
                    request = Encoding.UTF8.GetString(line[from..(int)json.BytesConsumed]);
                    break;
                default: json.Skip(); break;
            }
        }

        static string TextOf(ref Utf8JsonReader json, Names names) =>
            json.TokenType != JsonTokenType.String ? throw new FormatException("not a text") : json.ValueIsEscaped ? json.GetString()! : names.Get(json.ValueSpan);

        static Dictionary<string, string> ReadHeaders(ref Utf8JsonReader json)
        {
            var read = new Dictionary<string, string>(StringComparer.OrdinalIgnoreCase);
            while (json.Read() && json.TokenType == JsonTokenType.PropertyName)
            {
                var name = json.GetString()!;
                json.Read();
                read[name] = json.GetString()!;
            }
            return read;
        }

        internal readonly RecordHeader Made() => number < 0 || length is < 0 or > (int)SegmentWriter.Most || call is null || account is null || region is null || sha256 is null
            ? throw new FormatException("a member is missing")
            : new()
            {
                Number = number,
                Call = call,
                Of = of,
                Item = item,
                Page = page,
                More = more,
                Account = account,
                Region = region,
                Caller = caller,
                Time = time,
                RequestId = requestId,
                Request = request,
                Status = status,
                Fate = fate,
                Code = code,
                Headers = headers ?? RecordHeader.NoHeaders,
                Redacted = redacted,
                Documented = documented,
                Length = length,
                Sha256 = sha256,
            };
    }

    enum Member { Number, Call, Of, Item, Page, More, Account, Region, Caller, Time, RequestId, Request, Status, Fate, Code, Headers, Redacted, Documented, Length, Sha256, Other }

    static readonly string[] Spelling =
        ["n", "call", "of", "item", "page", "more", "account", "region", "caller", "time", "requestId", "request", "status", "fate", "code", "headers", "redacted", "documented", "length", "sha256"];
}
