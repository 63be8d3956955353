// One value of a request against one value of a policy. Negated operators ask the same question; their answer is turned round by whoever asked.
using Glacis.Policies.Language;

namespace Glacis.Policies.Evaluation;

static class Comparisons
{
    /// <summary>Whether the values compare as the operator says; unknown where a value is none of the operator's type.</summary>
    internal static Told Of(Comparison comparison, string asked, string written, bool hasVariables, Circumstances circumstances) => comparison switch
    {
        <= Comparison.StringNotLike or Comparison.Bool or (>= Comparison.ArnEquals and <= Comparison.ArnNotLike) => Filled(comparison, asked, Variables.Fill(written, hasVariables, circumstances), circumstances),
        <= Comparison.NumericGreaterThanEquals => Ordered(comparison, Values.Number(asked), Values.Number(written), "number", asked, written),
        <= Comparison.DateGreaterThanEquals => Ordered(comparison, Values.Instant(asked), Values.Instant(written), "date", asked, written),
        Comparison.BinaryEquals => Typed(Values.Bytes(asked), Values.Bytes(written), "base64", asked, written, static (one, other) => one.AsSpan().SequenceEqual(other)),
        Comparison.IpAddress or Comparison.NotIpAddress => Address(asked, written),
        _ => throw new InvalidOperationException($"{comparison} compares no values"),
    };

    // A text without a value for one of its variables is equal to nothing and like nothing.
    static Told Filled(Comparison comparison, string asked, Filled written, Circumstances circumstances) => (written.State, comparison) switch
    {
        (not Truth.Yes, _) => new(written.State, written.Why),
        (_, Comparison.StringEquals or Comparison.StringNotEquals) => Is(written.Pattern.Text == asked),
        (_, Comparison.StringEqualsIgnoreCase or Comparison.StringNotEqualsIgnoreCase) => Is(written.Pattern.Text.Equals(asked, StringComparison.OrdinalIgnoreCase)),
        (_, Comparison.StringLike or Comparison.StringNotLike) => new(circumstances.Fits(written.Pattern, asked), Circumstances.TooLong),
        (_, Comparison.Bool) => Flag(asked, written.Pattern.Text),
        _ => Name(asked, written.Pattern, circumstances),
    };

    static Told Is(bool value) => new(Truths.Of(value));

    static Told No(string what, string value) => new(Truth.Unknown, $"\"{Words.Short(value)}\" is no {what}");

    static Told Flag(string asked, string written) =>
        Values.Flag(written) is not { } other ? No("true or false", written) : Values.Flag(asked) is not { } one ? No("true or false", asked) : Is(one == other);

    static Told Typed<T>(T? asked, T? written, string type, string askedText, string writtenText, Func<T, T, bool> same) where T : class =>
        written is null ? No(type, writtenText) : asked is null ? No(type, askedText) : Is(same(asked, written));

    static Told Ordered<T>(Comparison comparison, T? asked, T? written, string type, string askedText, string writtenText) where T : struct, IComparable<T> =>
        written is null ? No(type, writtenText) : asked is null ? No(type, askedText) : Is(Holds(comparison, asked.Value.CompareTo(written.Value)));

    static bool Holds(Comparison comparison, int order) => comparison switch
    {
        Comparison.NumericLessThan or Comparison.DateLessThan => order < 0,
        Comparison.NumericLessThanEquals or Comparison.DateLessThanEquals => order <= 0,
        Comparison.NumericGreaterThan or Comparison.DateGreaterThan => order > 0,
        Comparison.NumericGreaterThanEquals or Comparison.DateGreaterThanEquals => order >= 0,
        _ => order == 0,
    };

    static Told Address(string asked, string written) =>
        Values.Range(written) is not { } range ? No("range of addresses", written)
        : Values.Address(asked) is not { } address ? No("address", asked)
        : Is(Values.IsIn(address, range));

    // Each of the six parts is matched by itself: a star in one of the first five does not reach over a colon.
    static Told Name(string asked, Glob written, Circumstances circumstances)
    {
        var (names, at) = (asked.Split(':', ResourceName.Parts), 0);
        if (written.Text.AsSpan().Count(':') < ResourceName.Parts - 1) return No("full resource name", written.Text);
        if (names.Length < ResourceName.Parts) return new(Truth.No);
        for (var part = 0; part < ResourceName.Parts; part++)
        {
            var end = part == ResourceName.Parts - 1 ? written.Text.Length : written.Text.IndexOf(':', at);
            if (circumstances.Fits(written, at, end, names[part]) is not Truth.Yes and var fits) return new(fits, Circumstances.TooLong);
            at = end + 1;
        }
        return Told.Yes;
    }
}
