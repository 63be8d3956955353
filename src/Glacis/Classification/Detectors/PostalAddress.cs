// Postal addresses, in fields that are named so.
using Glacis.Classification.Detecting;

namespace Glacis.Classification.Detectors;

public sealed class PostalAddress : Detector
{
    const double Sure = 0.85;
    const int Shortest = 5, Longest = 200;

    public override ContentClass Finds { get; } = new("postal-address", "Postal address", Nature.Personal);

    public override IReadOnlyList<string> Fields { get; } =
    [
        "address", "addr", "street", "street address", "street name", "address line", "mailing address", "home address", "billing address", "shipping address", "residence", "anschrift", "adresse", "straße", "strasse", "hausanschrift", "rue", "dirección", "direccion", "domicilio", "calle", "indirizzo", "via",
        "endereço", "endereco", "adres", "straat", "ulica", "adress", "gata", "osoite", "gade",
    ];

    public override Weight Weigh(in Candidate it) =>
        it.InField && it.Text.Length is >= Shortest and <= Longest && HasHouse(it.Text) ? Weight.Of(Sure, Remarks.InContext) : Weight.Nothing;

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
