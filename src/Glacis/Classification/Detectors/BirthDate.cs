// Dates of birth: a date, where the words beside it say so; no date alone.
using Glacis.Classification.Detecting;

namespace Glacis.Classification.Detectors;

public sealed class BirthDate : Detector
{
    const double Sure = 0.93;
    const int Earliest = 1900, Latest = 2100;

    static readonly Vocabulary Words = new("birth", "birthdate", "birthday", "birthdt", "dob", "d o b", "born", "geburt", "geboren", "geb", "naissance", "né le", "née le", "nacimiento", "nascita", "nato il", "nata il", "nascimento", "geboortedatum", "födelse", "fødsel", "syntymä", "urodzenia", "narození", "naștere", "bday");

    public override ContentClass Finds { get; } = new("birth-date", "Date of birth", Nature.Personal);

    public override IReadOnlyList<string> Shapes { get; } = ["9999-99-99", "9999/99/99", "9999.99.99", "99/99/9999", "99-99-9999", "99.99.9999", "9/9/9999", "9/99/9999", "99/9/9999", "9.9.9999", "99.9.9999", "9.99.9999", "99/99/99", "99999999"];

    public override IReadOnlyList<string> Fields { get; } = ["dob", "date of birth", "birth date", "birthdate", "birthday", "birth day", "born", "geburtsdatum", "date de naissance", "fecha de nacimiento", "data di nascita", "data de nascimento", "geboortedatum"];

    public override IReadOnlyList<string> Prefixes { get; } = ["born on ", "Born on ", "born: ", "date of birth is ", "Date of birth is ", "birthday is ", "DOB is ", "dob is ", "DOB ", "born in "];

    readonly Leads leads;

    public BirthDate() => leads = new(Prefixes);

    static ReadOnlySpan<byte> Months => "janfebmaraprmayjunjulaugsepoctnovdec"u8;

    // "May 12, 1984", "12th of May 1984", "12 May 1984": dates in words. Digits have their shapes.
    public override Extent ExtentAt(ReadOnlySpan<byte> text, int at)
    {
        var start = at + leads.Of(text[at..]);
        var window = text[start..Math.Min(text.Length, start + 24)];
        for (var end = 4; end <= window.Length; end++)
            if (Digits.AreDigits(window[(end - 4)..end]) && (end == window.Length || !Letters.IsDigit(window[end])))
                return end > 4 && Digits.Number(window[(end - 4)..end]) is >= Earliest and < Latest && HasMonth(window[..end]) ? new(start, start + end) : default;
        return default;
    }

    static bool HasMonth(ReadOnlySpan<byte> text)
    {
        Span<byte> lower = stackalloc byte[text.Length];
        for (var at = 0; at < text.Length; at++) lower[at] = (byte)(text[at] | 0x20);
        for (var month = 0; month < Months.Length; month += 3)
            if (lower.IndexOf(Months.Slice(month, 3)) is 0 or > 0 and < 9) return Fielded.DigitsIn(text) >= 5;
        return false;
    }

    public override Weight Weigh(in Candidate it) =>
        !it.InField && it.Text.ContainsAnyInRange((byte)'A', (byte)'z') ? Weight.Of(Sure, Remarks.InContext)
        : it.InField ? HasYear(it.Text) ? Weight.Of(Sure, Remarks.InContext) : Weight.Nothing
        : !it.IsBeforeTime && IsDate(it) && it.Says(Words) ? Weight.Of(Sure, Remarks.InContext) : Weight.Nothing;

    // "12 May 1984", "May 12, 1984", "1984-05-12T00:00:00Z": whatever names a year of the last hundred.
    static bool HasYear(ReadOnlySpan<byte> text)
    {
        if (text.Length > 40) return false;
        for (var at = 0; at + 4 <= text.Length; at++)
            if (Digits.AreDigits(text.Slice(at, 4)) && Digits.Number(text.Slice(at, 4)) is >= Earliest and < Latest && (at == 0 || !Letters.IsDigit(text[at - 1])) && text.Length > 4) return true;
        return text.Length == 8 && text[2] == text[5] && text[2] is (byte)'/' or (byte)'.' or (byte)'-';
    }

    static bool IsDate(in Candidate it)
    {
        Span<int> parts = stackalloc int[3];
        var count = 0;
        foreach (var range in it.Text.SplitAny("-/."u8))
            if (count < 3) parts[count++] = Digits.Number(it.Text[range]);
        if (count == 1) return it.Compact.Length == 8 && IsDate(it.Number(0, 4), it.Number(4, 2), it.Number(6, 2));
        return it.Text[^3] is (byte)'-' or (byte)'/' or (byte)'.' && it.Text.Length == 10 ? IsDate(parts[0], parts[1], parts[2])
            : it.Text.Length == 8 && it.Text[2] == it.Text[5] ? IsDate(2000, parts[0], parts[1]) || IsDate(2000, parts[1], parts[0])
            : IsDate(parts[2], parts[1], parts[0]) || IsDate(parts[2], parts[0], parts[1]);
    }

    static bool IsDate(int year, int month, int day) => year is >= Earliest and < Latest && Digits.IsDate(day, month, year);
}
