// Passwords and secrets in fields that are named so; no placeholders, references or masks.
using Glacis.Classification.Detecting;

namespace Glacis.Classification.Detectors;

public sealed class Password : Detector
{
    const double Named = 0.85, Hashed = 0.6;
    const int Shortest = 4, Longest = 200;

    public override ContentClass Finds { get; } = new("password", "Password or secret", Nature.Credential);

    public override IReadOnlyList<string> Fields { get; } =
    [
        "password", "passwd", "pwd", "passphrase", "passcode", "secret", "client secret", "clientsecret", "api key", "apikey", "api token", "api secret", "access token", "accesstoken", "auth token", "authtoken", "refresh token", "bearer token", "secret key", "secretkey", "secret access key", "private token",
        "db password", "dbpassword", "session token", "session id", "sessionid", "kennwort", "passwort", "mot de passe", "contraseña", "clave", "senha", "wachtwoord", "hasło", "encryption key", "signing key", "master key", "connection password",
    ];

    public override IReadOnlyList<string> Prefixes { get; } = ["password is ", "Password is ", "passcode is ", "passphrase is "];

    readonly Leads leads;

    public Password() => leads = new(Prefixes);

    // To the next space; what ends a sentence is not of it.
    public override Extent ExtentAt(ReadOnlySpan<byte> text, int at)
    {
        var start = at + leads.Of(text[at..]);
        var rest = text[start..Math.Min(text.Length, start + Longest)];
        var end = rest.IndexOfAny(Alphabets.EndsOfWord);
        var word = (end < 0 ? rest : rest[..end]).TrimEnd(".;'"u8).TrimStart((byte)'\'');
        return word.Length >= Shortest && (Fielded.DigitsIn(word) > 0 || word.ContainsAny(Alphabets.OfPasswords)) ? new(start + rest.IndexOf(word), start + rest.IndexOf(word) + word.Length) : default;
    }

    public override Weight Weigh(in Candidate it)
    {
        if (it.Text.Length is 0 || it.Text.Length is < Shortest or > Longest || it.Text.Contains((byte)' ') || IsPlaceholder(it.Text)) return Weight.Nothing;
        return Weight.Of(IsDigest(it.Text) ? Hashed : Named, Remarks.InContext);
    }

    // bcrypt, crypt, argon2: they open nothing by themselves, but are guessed at.
    static bool IsDigest(ReadOnlySpan<byte> text) => text[0] == '$' && text.Count((byte)'$') >= 2;

    static readonly HashSet<string> Placeholders = new(StringComparer.OrdinalIgnoreCase)
    {
        "null", "none", "true", "false", "string", "password", "passwd", "secret", "changeme", "change-me", "redacted", "required", "optional", "undefined", "empty", "your-password", "yourpassword", "your_password", "example", "hidden", "masked", "text", "varchar", "prompt", "disabled", "enabled", "default", "pass", "pwd", "token",
    };

    internal static bool IsPlaceholder(ReadOnlySpan<byte> text)
    {
        if (text[0] is (byte)'$' && text.Length > 1 && text[1] is (byte)'{' or (byte)'(' || text[0] is (byte)'<' or (byte)'{' or (byte)'%' or (byte)'[' || !text.ContainsAnyExcept(text[0]) || text.IndexOf("***"u8) >= 0 || text.IndexOfAny("(){}"u8) >= 0) return true;
        if (text.IndexOf("xxxx"u8) >= 0 || text.IndexOf("XXXX"u8) >= 0 || text.StartsWith("env."u8) || text.StartsWith("process."u8) || text.StartsWith("os."u8) || text.StartsWith("vault:"u8) || text.StartsWith("arn:"u8) || text.StartsWith("http"u8)) return true;
        if (text.Length > 16) return false;
        Span<char> letters = stackalloc char[16];
        for (var at = 0; at < text.Length; at++) letters[at] = (char)text[at];
        return Placeholders.GetAlternateLookup<ReadOnlySpan<char>>().Contains(letters[..text.Length]);
    }
}
