// What is kept under a key, as far as names tell: the words of the key, what is put into it, and what is put there.
using System.Text;
using Glacis.Classification.Detecting;

namespace Glacis.Classification.Caching;

/// <summary>What names say of what is kept.</summary>
public enum Sensitivity
{
    /// <summary>A person or what opens something is named.</summary>
    Sensitive,

    /// <summary>Nothing of the kind is named, and something is.</summary>
    NothingNamed,

    /// <summary>No name tells.</summary>
    CannotTell,
}

/// <summary>What names say of what is kept under a key.</summary>
/// <param name="Sensitivity">Whether it is sensitive.</param>
/// <param name="Concerns">What it concerns, where it is.</param>
/// <param name="Because">Which word says so, and where it stands.</param>
/// <param name="Confidence">How far the word can be trusted; names are no contents.</param>
public sealed record Meaning(Sensitivity Sensitivity, Nature? Concerns, string Because, double Confidence);

/// <summary>Reads names. Threads may share it.</summary>
public static class Meanings
{
    const double IsKey = 0.9, InKey = 0.85, InValue = 0.75, OfPerson = 0.65;

    static readonly (Vocabulary Words, Nature Nature, string What)[] Table =
    [
        (new("session", "sessions", "sess", "sid", "jwt", "bearer", "access token", "refresh token", "auth token", "id token", "oauth", "login token", "remember me"), Nature.Credential, "session tokens, which are linked to the identity of who signed in"),
        (new("password", "passwd", "pwd", "secret", "otp", "one time", "mfa", "totp", "pin code", "api key", "apikey", "credential", "credentials", "token", "tokens", "auth", "csrf", "magic link", "reset"), Nature.Credential, "what opens something"),
        (new("card number", "cardnumber", "creditcard", "credit card", "payment method", "iban", "bank account", "billing", "pan", "cvv"), Nature.Financial, "cards or accounts"),
        (new("patient", "patients", "diagnosis", "medical", "prescription", "health record", "insurance"), Nature.Health, "patients"),
        (new("ssn", "social security", "passport", "national id", "nationalid", "tax id", "driving licence", "license number"), Nature.NationalId, "numbers that a state gave to one person"),
        (new("email", "e mail", "mail", "phone", "mobile", "msisdn", "address", "addresses", "first name", "firstname", "last name", "lastname", "full name", "fullname", "surname", "birth", "birthdate", "dob", "birthday", "geo", "location", "avatar"), Nature.Personal, "ways to reach or to tell a person"),
        (new("profile", "profiles", "preference", "preferences", "prefs", "user settings", "usersettings", "personal"), Nature.Personal, "personal data: profiles and preferences"),
    ];

    static readonly Vocabulary People = new("user", "users", "userid", "uid", "customer", "customers", "customerid", "client id", "clientid", "member", "members", "employee", "employees", "person", "people", "account id", "accountid", "subscriber", "contact", "contacts", "tenant user", "owner id", "ip", "client ip", "remote ip", "visitor", "device id", "cart", "basket", "wishlist");

    // What is the same for everybody: it takes nothing from a word that names a person, and is named where none does.
    static readonly Vocabulary Dull = new("product", "products", "catalog", "catalogue", "category", "categories", "feature", "flag", "flags", "config", "configuration", "static", "template", "page", "pages", "sitemap", "rate", "rates", "currency", "country", "countries", "price", "prices", "inventory", "stock", "health", "version", "lock", "counter", "stats", "metrics", "translation", "translations", "menu", "article", "articles", "post", "posts", "image", "images", "asset", "assets", "search", "weather", "news");

    /// <summary>What a template and what is put there mean.</summary>
    public static Meaning Of(IEnumerable<string> key, IEnumerable<string> values)
    {
        var (inKey, inValue) = (Folded(key), Folded(values));
        foreach (var (words, nature, what) in Table)
        {
            if (words.FirstIn(inKey) is { } word) return new(Sensitivity.Sensitive, nature, $"\"{word}\" in the key: {what}", InKey);
            if (words.FirstIn(inValue) is { } named) return new(Sensitivity.Sensitive, nature, $"\"{named}\" in what is put there: {what}", InValue);
        }
        if (People.FirstIn(inKey) is { } person) return new(Sensitivity.Sensitive, Nature.Personal, $"\"{person}\" in the key: it is kept for one person", OfPerson);
        if (People.FirstIn(inValue) is { } other) return new(Sensitivity.Sensitive, Nature.Personal, $"\"{other}\" in what is put there: it is about one person", OfPerson);
        if (Dull.FirstIn(inKey) is { } dull) return new(Sensitivity.NothingNamed, null, $"\"{dull}\" in the key: the same for everybody", OfPerson);
        return new(Sensitivity.CannotTell, null, "no name in the key or in what is put there tells", 0);
    }

    /// <summary>What a template of keys that were read from a store means: <c>session:&lt;uuid&gt;</c>, <c>user:&lt;int&gt;:profile</c>.</summary>
    public static Meaning OfTemplate(string template) =>
        template.Contains("<email>", StringComparison.Ordinal) ? new(Sensitivity.Sensitive, Nature.Personal, "an e-mail address in the key itself", IsKey) : Of([template], []);

    static byte[] Folded(IEnumerable<string> names)
    {
        var text = Encoding.UTF8.GetBytes(string.Join(' ', names));
        var folded = new byte[text.Length * 2 + 2];
        return folded[..Vocabulary.Fold(text, folded)];
    }
}
