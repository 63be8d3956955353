// Names of people: in fields that are named so, and behind words that only a name follows.
using Glacis.Classification.Detecting;

namespace Glacis.Classification.Detectors;

public sealed class PersonName : Detector
{
    const double Capital = 0.9, Small = 0.7, Cued = 0.75;
    const int Shortest = 2, Longest = 80, MostWords = 3;

    public override ContentClass Finds { get; } = new("person-name", "Name of a person", Nature.Personal);

    public override IReadOnlyList<string> Fields { get; } =
    [
        "=name", "first name", "firstname", "fname", "given name", "givenname", "forename", "middle name", "middlename", "last name", "lastname", "lname", "surname", "family name", "familyname", "maiden name", "full name", "fullname", "customer name", "client name", "patient name", "employee name", "contact name",
        "cardholder name", "cardholder", "account holder", "recipient name", "passenger name", "guest name", "vorname", "nachname", "familienname", "prénom", "prenom", "=nom", "nom de famille", "nombre", "apellido", "apellidos", "cognome", "=nome", "nome completo", "sobrenome", "voornaam", "achternaam", "imię", "nazwisko", "förnamn", "efternamn", "etunimi", "sukunimi", "fornavn", "etternavn",
    ];

    /// <summary>Titles, and what people say before a name.</summary>
    public override IReadOnlyList<string> Prefixes { get; } =
    [
        "Mr. ", "Mrs. ", "Ms. ", "Dr. ", "Prof. ", "Mr ", "Mrs ", "Herr ", "Frau ", "Monsieur ", "Madame ", "Signor ", "Signora ", "Dear ", "name is ", "named ", "Sincerely, ", "Regards, ", "signed by ", "Hallo ", "Bonjour ", "employee ", "patient ", "Patient ", "customer ", "Customer ", "cardholder ", "I am ", "I'm ", "attn: ", "Attn: ", "contact ", "Contact ", "cc: ",
    ];

    readonly Leads leads, titles = new(["Mr", "Mrs", "Ms.", "Dr.", "Prof.", "Herr ", "Frau ", "Monsieur ", "Madame ", "Signor"]);

    public PersonName() => leads = new(Prefixes);

    // Words that begin sentences and titles, and stand for nobody.
    static readonly HashSet<string> NoNames = new(StringComparer.OrdinalIgnoreCase) { "sir", "madam", "sirs", "customer", "customers", "team", "all", "colleague", "colleagues", "friend", "friends", "hiring", "support", "service", "services", "data", "portal", "center", "centre", "number", "info", "information", "details", "us", "the", "your", "our", "and", "from", "id", "list", "record", "records", "care", "relations", "success", "manager", "department", "sales", "user", "users", "admin", "address", "phone", "email", "name", "not", "very", "here", "glad", "happy", "sorry", "a", "an", "i", "valued", "account", "dr", "mr", "mrs", "ms", "prof", "president", "doctor" };

    // Two capitalised words; behind a title one is enough.
    public override Extent ExtentAt(ReadOnlySpan<byte> text, int at)
    {
        if (at > 0 && (Letters.IsWord(text[at - 1]) || text[at - 1] is (byte)'_' or (byte)'.')) return default;
        var lead = leads.Of(text[at..]);
        var isTitle = titles.Of(text[at..]) > 0;
        var (start, end, words) = (at + lead, at + lead, 0);
        for (var next = start; words < MostWords; words++)
        {
            var length = WordAt(text, next);
            if (length == 0 || Stands(NoNames, text.Slice(next, length))) break;
            end = next + length;
            if (end + 1 >= text.Length || text[end] != ' ') { words++; break; }
            next = end + 1;
        }
        return words >= 2 || words == 1 && isTitle && end - start > Shortest ? new(start, end) : default;
    }

    // A capital and small letters; a single capital with a full stop stands between two.
    static int WordAt(ReadOnlySpan<byte> text, int at)
    {
        if (at >= text.Length || !Letters.IsUpper(text[at]) && text[at] < 0xC3) return 0;
        var end = at + 1;
        while (end < text.Length && (Letters.IsLetter(text[end]) || text[end] >= 0x80 || text[end] is (byte)'\'' or (byte)'-' && end + 1 < text.Length && Letters.IsUpper(text[end + 1]))) end++;
        if (end - at == 1) return end < text.Length && text[end] == '.' ? 2 : 0;
        return Letters.IsUpper(text[at + 1]) && Letters.IsUpper(text[end - 1]) ? 0 : end - at;
    }

    // What fields say where there is no name, and what else is called a name.
    static readonly HashSet<string> Nobody = new(StringComparer.OrdinalIgnoreCase) { "null", "none", "nil", "n/a", "na", "undefined", "unknown", "anonymous", "redacted", "true", "false", "test", "admin", "root", "system", "string", "varchar", "text", "default", "user", "name", "masked", "removed", "deleted", "xxx", "xxxx" };

    public override Weight Weigh(in Candidate it)
    {
        var text = it.Text;
        if (text.Length is < Shortest or > Longest || !IsName(text) || IsNobody(text)) return Weight.Nothing;
        if (!it.InField) return Weight.Of(Cued, Remarks.InContext);
        return Weight.Of(Letters.IsLower(text[0]) ? Small : Capital, Remarks.InContext);
    }

    static bool IsName(ReadOnlySpan<byte> text)
    {
        var (letters, spaces) = (0, 0);
        foreach (var it in text)
        {
            if (Letters.IsLetter(it) || it >= 0x80) letters++;
            else if (it == ' ') spaces++;
            else if (it is not ((byte)'\'' or (byte)'-' or (byte)'.' or (byte)',')) return false;
        }
        // A name of one letter over and over is a mask.
        return letters >= Shortest && spaces <= 5 && Letters.IsWord(text[0]) && text.ContainsAnyExcept(text[0]);
    }

    static bool IsNobody(ReadOnlySpan<byte> text) => Stands(Nobody, text);

    static bool Stands(HashSet<string> among, ReadOnlySpan<byte> text)
    {
        if (text.Length > 12) return false;
        Span<char> letters = stackalloc char[12];
        for (var at = 0; at < text.Length; at++) letters[at] = (char)text[at];
        return among.GetAlternateLookup<ReadOnlySpan<char>>().Contains(letters[..text.Length]);
    }
}
