// What every output says of a source: its type, what it rests on, its sentence.
using Glacis.Facts;

namespace Glacis.Outputs;

static class SourceText
{
    internal static string TypeOf(Source source) => source switch
    {
        Place => "place",
        Declaration => "declaration",
        Observation => "observation",
        Conclusion => "conclusion",
        _ => "unknown",
    };

    /// <summary>The one source that this one rests on; conclusions have a list instead.</summary>
    internal static Source? At(Source source) => source switch
    {
        Declaration said => said.At,
        Observation seen => seen.At,
        Unknown unknown => unknown.At,
        _ => null,
    };

    /// <summary>The place in an answer that a value was read at, or that a tag or a refusal stood at.</summary>
    internal static Place? PlaceOf(Source source) => source as Place ?? At(source) as Place;
}
