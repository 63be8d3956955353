// Names of people, in fields that are named so.
using Glacis.Classification.Detecting;

namespace Glacis.Classification.Detectors;

public sealed class PersonName : Detector
{
    const double Capital = 0.9, Small = 0.7;
    const int Shortest = 2, Longest = 80;

    public override ContentClass Finds { get; } = new("person-name", "Name of a person", Nature.Personal);

    public override IReadOnlyList<string> Fields { get; } =
    [
        "=name", "first name", "firstname", "fname", "given name", "givenname", "forename", "middle name", "middlename", "last name", "lastname", "lname", "surname", "family name", "familyname", "maiden name", "full name", "fullname", "customer name", "client name", "patient name", "employee name", "contact name",
        "cardholder name", "cardholder", "account holder", "recipient name", "passenger name", "guest name", "vorname", "nachname", "familienname", "prénom", "prenom", "=nom", "nom de famille", "nombre", "apellido", "apellidos", "cognome", "=nome", "nome completo", "sobrenome", "voornaam", "achternaam", "imię", "nazwisko", "förnamn", "efternamn", "etunimi", "sukunimi", "fornavn", "etternavn",
    ];

    // What fields say where there is no name, and what else is called a name.
    static readonly HashSet<string> Nobody = new(StringComparer.OrdinalIgnoreCase) { "null", "none", "nil", "n/a", "na", "undefined", "unknown", "anonymous", "redacted", "true", "false", "test", "admin", "root", "system", "string", "varchar", "text", "default", "user", "name", "masked", "removed", "deleted", "xxx", "xxxx" };

    public override Weight Weigh(in Candidate it)
    {
        var text = it.Text;
        if (!it.InField || text.Length is < Shortest or > Longest || !IsName(text) || IsNobody(text)) return Weight.Nothing;
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

    static bool IsNobody(ReadOnlySpan<byte> text)
    {
        if (text.Length > 12) return false;
        Span<char> letters = stackalloc char[12];
        for (var at = 0; at < text.Length; at++) letters[at] = (char)text[at];
        return Nobody.GetAlternateLookup<ReadOnlySpan<char>>().Contains(letters[..text.Length]);
    }
}
