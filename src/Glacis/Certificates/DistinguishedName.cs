// Names of subjects and issuers: compared as RFC 5280, 7.1 says, shown as people write them.
using System.Formats.Asn1;
using System.Globalization;
using System.Text;

namespace Glacis.Certificates;

/// <summary>A distinguished name. Its text is hostile until shown.</summary>
/// <param name="Steps">Its relative names from the root down, folded so that equal names are equal texts.</param>
/// <param name="Values">Types (object identifiers) and values, in order.</param>
sealed record DistinguishedName(IReadOnlyList<string> Steps, IReadOnlyList<(string Type, string Value)> Values)
{
    const string CommonName = "2.5.4.3", Email = "1.2.840.113549.1.9.1";

    static readonly Dictionary<string, string> Short = new(StringComparer.Ordinal)
    {
        [CommonName] = "CN", ["2.5.4.10"] = "O", ["2.5.4.11"] = "OU", ["2.5.4.6"] = "C", ["2.5.4.8"] = "ST", ["2.5.4.7"] = "L", ["2.5.4.5"] = "serialNumber",
        ["0.9.2342.19200300.100.1.25"] = "DC", [Email] = "emailAddress",
    };

    internal bool IsEmpty => Steps.Count == 0;

    internal IEnumerable<string> CommonNames => Of(CommonName);

    internal IEnumerable<string> Emails => Of(Email);

    /// <summary>The same name in every way that matters.</summary>
    internal string Key { get; } = string.Join('\n', Steps);

    internal bool IsWithin(DistinguishedName above) => above.Steps.Count <= Steps.Count && above.Steps.SequenceEqual(Steps.Take(above.Steps.Count), StringComparer.Ordinal);

    public override string ToString() => IsEmpty ? "(no name)" : string.Join(", ", Values.Select(static it => $"{Short.GetValueOrDefault(it.Type, it.Type)}={it.Value}"));

    IEnumerable<string> Of(string type) => Values.Where(it => it.Type == type).Select(static it => it.Value);

    internal static DistinguishedName Read(AsnReader from)
    {
        var (steps, values) = (new List<string>(), new List<(string, string)>());
        var name = from.ReadSequence();
        while (name.HasData) steps.Add(Step(name.ReadSetOf(skipSortOrderValidation: true), values));
        return new(steps, values);
    }

    static string Step(AsnReader set, List<(string Type, string Value)> values)
    {
        var parts = new List<string>();
        if (!set.HasData) throw new AsnContentException("a relative name is empty");
        while (set.HasData)
        {
            var pair = set.ReadSequence();
            var type = pair.ReadObjectIdentifier();
            var (text, folded) = Value(pair.ReadEncodedValue());
            pair.ThrowIfNotEmpty();
            values.Add((type, text));
            parts.Add($"{type}={folded}");
        }
        parts.Sort(StringComparer.Ordinal);
        return string.Join('+', parts);
    }

    // Texts are equal whatever their string type, case and runs of spaces; all else is equal byte by byte.
    static (string Text, string Folded) Value(ReadOnlyMemory<byte> encoded)
    {
        var tag = AsnDecoder.ReadEncodedValue(encoded.Span, AsnEncodingRules.DER, out var offset, out var length, out _);
        var content = encoded.Span.Slice(offset, length);
        if (tag.TagClass != TagClass.Universal || Decoded((UniversalTagNumber)tag.TagValue, content) is not { } text) return (Convert.ToHexStringLower(encoded.Span), $"#{Convert.ToHexStringLower(encoded.Span)}");
        return (text, string.Join(' ', text.Split(' ', StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries)).ToLowerInvariant());
    }

    // Lenient about characters: names in the wild hold "*" and "@" in types that do not know them.
    static string? Decoded(UniversalTagNumber type, ReadOnlySpan<byte> content) => type switch
    {
        UniversalTagNumber.UTF8String => Encoding.UTF8.GetString(content),
        UniversalTagNumber.BMPString => Encoding.BigEndianUnicode.GetString(content),
        UniversalTagNumber.PrintableString or UniversalTagNumber.IA5String or UniversalTagNumber.T61String or UniversalTagNumber.VisibleString or UniversalTagNumber.NumericString => Encoding.Latin1.GetString(content),
        _ => null,
    };
}

/// <summary>The nine forms of a general name, by their tags.</summary>
enum NameForm
{
    Other,
    Email,
    Dns,
    X400,
    Directory,
    Edi,
    Uri,
    Address,
    Registered,
}

/// <summary>A name of a certificate or of a constraint.</summary>
/// <param name="Text">Its text, where the form has one.</param>
/// <param name="Bytes">Its content as it stands there.</param>
sealed record GeneralName(NameForm Form, string Text, ReadOnlyMemory<byte> Bytes, DistinguishedName? Directory)
{
    public override string ToString() => Form switch
    {
        NameForm.Address when Bytes.Length is 4 or 16 => new System.Net.IPAddress(Bytes.Span).ToString(),
        NameForm.Address => string.Create(CultureInfo.InvariantCulture, $"an address of {Bytes.Length} bytes"),
        NameForm.Directory => Directory!.ToString(),
        NameForm.Dns or NameForm.Email or NameForm.Uri => Text,
        _ => $"a name of the form {Facts.Words.Spoken(Form)}",
    };

    internal static IReadOnlyList<GeneralName> ReadMany(AsnReader sequence)
    {
        var names = new List<GeneralName>();
        if (!sequence.HasData) throw new AsnContentException("a list of names is empty");
        while (sequence.HasData) names.Add(Read(sequence));
        return names;
    }

    internal static GeneralName Read(AsnReader from)
    {
        var tag = from.PeekTag();
        if (tag.TagClass != TagClass.ContextSpecific || tag.TagValue > (int)NameForm.Registered) throw new AsnContentException("no general name");
        var form = (NameForm)tag.TagValue;
        return form switch
        {
            NameForm.Email or NameForm.Dns or NameForm.Uri => Plain(form, from.ReadOctetString(tag)),
            NameForm.Address => new(form, "", from.ReadOctetString(tag), null),
            NameForm.Directory => InDirectory(from.ReadSequence(tag)),
            _ => new(form, "", from.ReadEncodedValue(), null),
        };
    }

    static GeneralName Plain(NameForm form, byte[] content) => new(form, Encoding.Latin1.GetString(content), content, null);

    static GeneralName InDirectory(AsnReader around)
    {
        var name = DistinguishedName.Read(around);
        around.ThrowIfNotEmpty();
        return new(NameForm.Directory, "", default, name);
    }
}
