// What many values of one sort have in common, as counts: shapes, checks, reserved values, how they are spread. The values themselves are forgotten.
using System.Text;
using Glacis.Classification.Detecting;

namespace Glacis.Classification.Realness;

/// <summary>Counts over values. For one thread.</summary>
sealed class ValueSample(string ofClass)
{
    /// <summary>How many values are looked at.</summary>
    internal const int Most = 2000;

    const int Longest = 200;

    static readonly string[] Blots = ["redacted", "masked", "removed", "hidden", "[filtered]", "deleted", "anonymi", "scrubbed"];

    static readonly HashSet<string> Nobody = new(StringComparer.OrdinalIgnoreCase)
    {
        "test", "tester", "testing", "user", "example", "sample", "demo", "dummy", "foo", "bar", "baz", "doe", "mustermann", "asdf", "qwerty", "lorem", "ipsum", "fake", "john doe", "jane doe", "max mustermann", "erika mustermann", "test user", "first", "last", "firstname", "lastname",
    };

    static readonly Dictionary<string, (double Chance, Func<byte[], bool> IsCandidate, Func<byte[], bool> Holds)> Validators = new(StringComparer.Ordinal)
    {
        // By arithmetic: one of ten rows of digits holds Luhn, one of 97 the IBAN's rule.
        ["payment-card"] = (0.10, static it => it.Length is >= 13 and <= 19 && Digits.AreDigits(it), static it => Digits.Luhn(it)),
        ["iban"] = (0.01, static it => it.Length is >= 15 and <= 34 && Letters.IsLetter(it[0]) && Letters.IsLetter(it[1]), static it => it.AsSpan().IndexOfAnyExceptInRange((byte)'0', (byte)'Z') < 0 && Digits.Mod97(it, moved: 4) == 1),
        ["ca-sin"] = (0.10, static it => it.Length == 9 && Digits.AreDigits(it), static it => Digits.Luhn(it)),
        ["uk-nhs"] = (0.09, static it => it.Length == 10 && Digits.AreDigits(it), static it => NationalHealth(it)),
        ["in-aadhaar"] = (0.10, static it => it.Length == 12 && Digits.AreDigits(it), static it => Digits.Verhoeff(it)),
        ["imei"] = (0.10, static it => it.Length == 15 && Digits.AreDigits(it), static it => Digits.Luhn(it)),
    };

    readonly Dictionary<string, int> parts = new(StringComparer.OrdinalIgnoreCase), shapes = new(StringComparer.Ordinal);
    readonly HashSet<string> distinct = new(StringComparer.Ordinal);
    long lastNumber = -2;

    internal string Class => ofClass;

    internal int Count { get; private set; }

    internal int Distinct => distinct.Count;

    internal int Masked { get; private set; }

    internal int Tokens { get; private set; }

    internal int Reserved { get; private set; }

    internal int Placeholders { get; private set; }

    internal int InSequence { get; private set; }

    internal int Candidates { get; private set; }

    internal int Holding { get; private set; }

    /// <summary>The chance by which a row of digits holds the rule; 0 where the class has none.</summary>
    internal double Chance => Validators.TryGetValue(ofClass, out var rule) ? rule.Chance : 0;

    /// <summary>Domains of addresses, or last words of names, with how often each came.</summary>
    internal IReadOnlyDictionary<string, int> Parts => parts;

    /// <summary>How many have the commonest shape.</summary>
    internal int CommonestShape => shapes.Count == 0 ? 0 : shapes.Values.Max();

    internal bool IsFull => Count >= Most;

    internal void Add(ReadOnlySpan<byte> value, bool isReserved)
    {
        if (IsFull || value.IsEmpty || value.Length > Longest) return;
        Count++;
        var text = Encoding.UTF8.GetString(value).Trim();
        distinct.Add(text);
        var shape = ShapeOf(text);
        shapes[shape] = shapes.GetValueOrDefault(shape) + 1;
        if (isReserved || IsReservedText(text)) Reserved++;
        if (IsBlotted(text)) Masked++;
        else if (IsToken(text)) Tokens++;
        Spread(text);
        Check(text);
        Follow(text);
    }

    // ---- one value --------------------------------------------------------------------------------------------------------------

    static string ShapeOf(string text) => string.Create(Math.Min(text.Length, 40), text, static (to, from) =>
    {
        for (var at = 0; at < to.Length; at++) to[at] = char.IsAsciiDigit(from[at]) ? '9' : char.IsLetter(from[at]) ? 'a' : from[at];
    });

    // ***-**-1234, XXXX1234, j****@x.org, [REDACTED], 000000000.
    static bool IsBlotted(string text)
    {
        if (text.Length > 3 && text.All(it => it == text[0]) || Array.Exists(Blots, it => text.Contains(it, StringComparison.OrdinalIgnoreCase))) return true;
        var run = 0;
        for (var at = 0; at < text.Length; at++)
        {
            run = text[at] is '*' or 'X' or 'x' or '•' or '#' or '█' ? run + 1 : text[at] is '-' or ' ' && run > 0 ? run : 0;
            if (run >= 3) return true;
        }
        return false;
    }

    // Hexadecimal, base64 or a UUID, long and even; "tok_…".
    static bool IsToken(string text)
    {
        if (text.StartsWith("tok_", StringComparison.OrdinalIgnoreCase) || text.StartsWith("token:", StringComparison.OrdinalIgnoreCase) || text.StartsWith("pseudo", StringComparison.OrdinalIgnoreCase) || text.StartsWith("vault:v", StringComparison.Ordinal)) return true;
        if (Guid.TryParse(text, out _)) return true;
        if (text.Length < 16 || text.Contains('@', StringComparison.Ordinal) || text.Contains(' ', StringComparison.Ordinal)) return false;
        if (text.All(char.IsAsciiHexDigit)) return text.Any(char.IsAsciiLetter);
        return text.Length >= 20 && text.Any(char.IsAsciiDigit) && text.Any(char.IsAsciiLetterLower) && text.Any(char.IsAsciiLetterUpper) && text.All(static it => char.IsAsciiLetterOrDigit(it) || it is '+' or '/' or '=' or '_' or '-');
    }

    bool IsReservedText(string text) => ofClass switch
    {
        "us-ssn" => Compact(text) is { Length: 9 } digits && (digits[0] == '9' || digits.AsSpan().StartsWith("000"u8) || digits.AsSpan().StartsWith("666"u8) || digits.AsSpan().SequenceEqual("078051120"u8) || digits.AsSpan().SequenceEqual("123456789"u8)),
        "phone" => Compact(text) is { Length: >= 7 } digits && digits.AsSpan()[^7..].StartsWith("55501"u8),
        _ => false,
    };

    void Spread(string text)
    {
        var part = ofClass == "email" ? text[(text.LastIndexOf('@') + 1)..] : ofClass == "person-name" ? text[(text.LastIndexOf(' ') + 1)..] : "";
        if (part.Length > 0) parts[part] = parts.GetValueOrDefault(part) + 1;
        var local = ofClass == "email" && text.IndexOf('@', StringComparison.Ordinal) is > 0 and var at ? text[..at].TrimEnd('0', '1', '2', '3', '4', '5', '6', '7', '8', '9', '_', '.', '+', '-') : text;
        if (ofClass is "email" or "person-name" && (Nobody.Contains(local) || local.Split(' ', '.', '_').Any(Nobody.Contains))) Placeholders++;
    }

    void Check(string text)
    {
        if (!Validators.TryGetValue(ofClass, out var rule) || Compact(text) is not { Length: > 0 } compact || !rule.IsCandidate(compact)) return;
        Candidates++;
        if (rule.Holds(compact)) Holding++;
    }

    // user1@, user2@; 000-00-0001, 000-00-0002: each one more than the one before.
    void Follow(string text)
    {
        var digits = text.AsSpan(0, ofClass == "email" && text.IndexOf('@', StringComparison.Ordinal) is >= 0 and var at ? at : text.Length);
        Span<char> number = stackalloc char[18];
        var count = 0;
        foreach (var letter in digits)
            if (char.IsAsciiDigit(letter) && count < number.Length) number[count++] = letter;
        if (count == 0) return;
        var value = long.Parse(number[..count], System.Globalization.CultureInfo.InvariantCulture);
        if (value - lastNumber == 1) InSequence++;
        lastNumber = value;
    }

    static byte[] Compact(string text) => [.. text.Where(char.IsAsciiLetterOrDigit).Select(static it => (byte)char.ToUpperInvariant(it))];

    static bool NationalHealth(byte[] digits)
    {
        var sum = 0;
        for (var at = 0; at < 9; at++) sum += (digits[at] - '0') * (10 - at);
        return (11 - sum % 11) % 11 == digits[9] - '0';
    }
}
