// Yes, no, or not known: what a part of a policy says of a request.
namespace Glacis.Policies.Evaluation;

/// <summary>An answer of three values, ordered: the weakest of several is their <em>and</em>, the strongest their <em>or</em>.</summary>
public enum Truth
{
    No,
    Unknown,
    Yes,
}

/// <summary>Three-valued logic (Kleene's): an unknown matters only where the other values leave it room.</summary>
public static class Truths
{
    public static Truth Of(bool value) => value ? Truth.Yes : Truth.No;

    public static Truth And(this Truth one, Truth other) => one < other ? one : other;

    public static Truth Or(this Truth one, Truth other) => one > other ? one : other;

    public static Truth Not(this Truth value) => (Truth)((int)Truth.Yes - (int)value);
}

/// <summary>An answer, and why it is not a plain yes.</summary>
readonly record struct Told(Truth Truth, string Why = "")
{
    internal static readonly Told Yes = new(Truth.Yes);
}
