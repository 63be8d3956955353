// Postal addresses: in fields that are named so, and house numbers beside the name of a street.
using Glacis.Classification.Detecting;

namespace Glacis.Classification.Detectors;

public sealed class PostalAddress : Detector
{
    const double Sure = 0.85, Street = 0.8, Cued = 0.7;
    const int Shortest = 5, Longest = 200, MostWords = 4, LongestWord = 24;

    public override ContentClass Finds { get; } = new("postal-address", "Postal address", Nature.Personal);

    public override IReadOnlyList<string> Fields { get; } =
    [
        "address", "addr", "street", "street address", "street name", "address line", "mailing address", "home address", "billing address", "shipping address", "residence", "anschrift", "adresse", "straße", "strasse", "hausanschrift", "rue", "dirección", "direccion", "domicilio", "calle", "indirizzo", "via",
        "endereço", "endereco", "adres", "straat", "ulica", "adress", "gata", "osoite", "gade",
    ];

    public override Anchor Anchor => Anchor.House;

    // What streets are called, behind a name in English, before it in Romance languages.
    static readonly HashSet<string> Behind = new(StringComparer.OrdinalIgnoreCase)
    {
        "street", "st", "avenue", "ave", "road", "rd", "boulevard", "blvd", "lane", "ln", "drive", "dr", "court", "ct", "parkway", "pkwy", "highway", "hwy", "terrace", "crescent", "way", "place", "pl", "square", "sq", "circle", "cir", "trail", "close", "gardens", "grove", "mews", "walk", "alley", "plaza", "turnpike",
    };

    static readonly HashSet<string> Before = new(StringComparer.OrdinalIgnoreCase) { "rue", "avenue", "boulevard", "place", "chemin", "impasse", "allée", "quai", "cours", "via", "viale", "piazza", "corso", "calle", "avenida", "paseo", "plaza", "rua", "travessa", "alameda", "ulica", "ul.", "plac", "aleja" };

    static readonly HashSet<string> Between = new(StringComparer.Ordinal) { "de", "la", "du", "des", "del", "della", "di", "da", "do", "dos", "of", "the", "le", "les", "van", "der", "den" };

    static readonly string[] Endings = ["straße", "strasse", "str.", "weg", "platz", "allee", "gasse", "ring", "damm", "straat", "laan", "plein", "gracht", "gatan", "vägen", "gata", "vej", "gade", "katu", "tie"];

    static readonly Vocabulary Cues = new("lives at", "live at", "living at", "address", "resides", "residing", "shipped to", "ship to", "deliver to", "delivered to", "located at", "moved to", "mail to", "wohnt", "adresse", "anschrift", "habite", "domicilié", "vive en", "reside en", "abita");

    /// <summary>The number with the words behind it, or with the street before it.</summary>
    public override Extent ExtentAt(ReadOnlySpan<byte> text, int at)
    {
        if (at > 0 && text[at - 1] is not ((byte)' ' or (byte)'"' or (byte)',' or (byte)'\n' or (byte)'(' or (byte)'\'' or (byte)'>' or (byte)'\t')) return default;
        var end = at;
        while (end < text.Length && Letters.IsDigit(text[end])) end++;
        return Ahead(text, at) is var start && start < at ? new(start, end < text.Length && Letters.IsLetter(text[end]) && (end + 1 == text.Length || !Letters.IsWord(text[end + 1])) ? end + 1 : end) : new(at, Onward(text, end) is var to && to > end ? to : at);
    }

    // "Hauptstraße 12", "Via Roma 5".
    static int Ahead(ReadOnlySpan<byte> text, int digit)
    {
        if (digit < 5 || text[digit - 1] != ' ') return digit;
        var (start, from) = (digit, digit - 1);
        for (var words = 0; words < MostWords; words++)
        {
            var begin = from;
            while (begin > 0 && from - begin < LongestWord && (Letters.IsWord(text[begin - 1]) || text[begin - 1] is (byte)'-' or (byte)'.' or (byte)'\'')) begin--;
            if (begin == from) break;
            var word = System.Text.Encoding.UTF8.GetString(text[begin..from]);
            if (words == 0 && Array.Exists(Endings, word.ToLowerInvariant().EndsWith) && word.Length >= 4) return word.Length > 6 || begin == 0 ? begin : WordBefore(text, begin);
            if (words > 0 && Before.Contains(word)) return begin;
            if (!char.IsUpper(word[0]) && !Between.Contains(word) || begin == 0 || text[begin - 1] != ' ') break;
            from = begin - 1;
        }
        return start;
    }

    // "Lange Straße 5", "Berliner Str. 5".
    static int WordBefore(ReadOnlySpan<byte> text, int at)
    {
        var begin = at - 1;
        while (begin > 0 && at - begin < LongestWord && (Letters.IsWord(text[begin - 1]) || text[begin - 1] == '-')) begin--;
        return begin < at - 1 && text[at - 1] == ' ' ? begin : at;
    }

    // "12 Main Street", "12 rue de Rivoli", "742 Evergreen Terrace Apt. 5".
    static int Onward(ReadOnlySpan<byte> text, int from)
    {
        var (end, at) = (from, from);
        for (var words = 0; words < MostWords && at + 1 < text.Length && text[at] == ' '; words++)
        {
            var to = at + 1;
            while (to < text.Length && to - at < LongestWord && (Letters.IsLetter(text[to]) || text[to] >= 0x80 || text[to] is (byte)'\'' or (byte)'-')) to++;
            if (to == at + 1) break;
            var isName = Letters.IsUpper(text[at + 1]) || text[at + 1] >= 0xC3;
            if (!isName && !Between.Contains(Word(text[(at + 1)..to])) && !(words == 0 && Before.Contains(Word(text[(at + 1)..to])))) break;
            at = to;
            if (!isName) continue;
            end = to;
            if (words > 0 && Behind.Contains(Word(text[(text[..to].LastIndexOf((byte)' ') + 1)..to]))) break;
        }
        return end;
    }

    static string Word(ReadOnlySpan<byte> text) => System.Text.Encoding.UTF8.GetString(text);

    static Weight Alone(in Candidate it)
    {
        var words = Word(it.Text).Split(' ');
        if (!Letters.IsDigit(it.Text[0])) return Weight.Of(Street, Remarks.InContext);
        if (words.Length >= 3 && (Behind.Contains(words[^1]) && words[^1].Length > 2 || Before.Contains(words[1]) && !Behind.Contains(words[1]) || Behind.Contains(words[^1]) && it.Says(Cues))) return Weight.Of(Street, Remarks.InContext);
        return words.Length >= 3 && it.Says(Cues) ? Weight.Of(Cued, Remarks.InContext) : Weight.Nothing;
    }

    public override Weight Weigh(in Candidate it) =>
        !it.InField ? Alone(it) : it.Text.Length is >= Shortest and <= Longest && HasHouse(it.Text) ? Weight.Of(Sure, Remarks.InContext) : Weight.Nothing;

    // A word and a number with something between them; the addresses of machines have none.
    static bool HasHouse(ReadOnlySpan<byte> text)
    {
        var (letters, digits, spaces) = (0, 0, 0);
        foreach (var it in text)
        {
            if (it is (byte)'@' or (byte)'{' or (byte)'<' or (byte)'_' or (byte)'\\' or (byte)'=') return false;
            if (Letters.IsDigit(it)) digits++;
            else if (Letters.IsWord(it)) letters++;
            else if (it is (byte)' ' or (byte)',') spaces++;
        }
        return letters >= 3 && digits >= 1 && spaces >= 1;
    }
}
