// Words of names that make one look there first: a prior, and nothing else.
using System.Text.RegularExpressions;

namespace Glacis.Classification.Sampling;

/// <summary>What names of places and of fields let one suspect. Threads may share it.</summary>
public static partial class Hints
{
    [GeneratedRegex(@"customer|client|user|person|people|member|patient|employee|staff|payroll|salary|contact|account|card|payment|billing|invoice|export|dump|backup|private|secret|credential|kyc|passport|medical|health|prod\b|production", RegexOptions.IgnoreCase | RegexOptions.CultureInvariant | RegexOptions.ExplicitCapture | RegexOptions.NonBacktracking)]
    private static partial Regex Places();

    [GeneratedRegex(@"mail|phone|mobile|name|birth|dob|address|street|postcode|zip|ssn|social|national|passport|licen[cs]e|iban|account|card|pan\b|tax|password|secret|token|diagnos|insur", RegexOptions.IgnoreCase | RegexOptions.CultureInvariant | RegexOptions.ExplicitCapture | RegexOptions.NonBacktracking)]
    private static partial Regex Fields();

    /// <summary>How many words of a place's name speak of people, money or production.</summary>
    public static int Weigh(string name) => Places().Count(name);

    /// <summary>How many words of a field's name speak of people.</summary>
    public static int OfField(string name) => Fields().Count(name);
}
