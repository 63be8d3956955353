// What a sample of a store showed, as a recording keeps it: counts by class, and how much was looked at.
using System.Text.Json;
using Glacis.Classification.Detecting;
using Glacis.Facts;

namespace Glacis.Classification.Sampling;

/// <summary>Finds of one class in a sample.</summary>
/// <param name="Id">The class.</param>
/// <param name="Label">Its name for people.</param>
/// <param name="Nature">What it concerns.</param>
/// <param name="Count">How many.</param>
/// <param name="Confidence">Of the surest.</param>
/// <param name="Reserved">How many are published for tests.</param>
/// <param name="Contents">In how many contents.</param>
public sealed record ObservedClass(string Id, string Label, Nature Nature, long Count, double Confidence, long Reserved, long Contents);

/// <summary>What a sample of a store showed.</summary>
/// <param name="Target">The store, as it was addressed.</param>
/// <param name="WhyNot">Why nothing is known; <c>null</c> where something is.</param>
/// <param name="Unit">What was counted.</param>
/// <param name="Population">How many there are.</param>
/// <param name="IsListed">Whether they were listed to the end.</param>
/// <param name="Looked">How many were looked at.</param>
/// <param name="Random">How many of them the bound counts.</param>
/// <param name="Aim">The share that was to be noticed.</param>
/// <param name="Records">How many records were read in them.</param>
/// <param name="Left">Contents that could not be read as a whole.</param>
/// <param name="Named">Values in fields that are named after what people have.</param>
/// <param name="Masked">How many of those are masked, drawn or reserved.</param>
/// <param name="Classes">What was found.</param>
public sealed record ObservedSample(
    string Target, string? WhyNot, string Unit, long Population, bool IsListed, long Looked, long Random, double Aim, long Records, long Left, long Named, long Masked, IReadOnlyList<ObservedClass> Classes)
{
    /// <summary>The largest share of a class that was not found.</summary>
    public double Upper => Population == 0 || Random == 0 ? 1 : Random >= Population ? 0 : Bound.UpperOf(Population, Random);

    /// <summary>Reads the answer of a look into a store; none where it is no such answer.</summary>
    public static ObservedSample? Read(ReadOnlyMemory<byte> body)
    {
        try
        {
            using var document = JsonDocument.Parse(body);
            return Read(document.RootElement);
        }
        // KeyNotFoundException, InvalidOperationException, FormatException: JSON, and not this.
        catch (Exception e) when (e is JsonException or KeyNotFoundException or InvalidOperationException or FormatException)
        {
            return null;
        }
    }

    static ObservedSample? Read(JsonElement it)
    {
        var target = it.GetProperty("target").GetString()!;
        if (it.TryGetProperty("error", out var error)) return new(target, error.GetString(), "", 0, false, 0, 0, 0, 0, 0, 0, 0, []);
        var (sample, coverage) = (it.GetProperty("sample"), it.GetProperty("coverage"));
        var (population, random) = (sample.GetProperty("population").GetInt64(), sample.GetProperty("random").GetInt64());
        if (random < 0 || random > population) return null;
        return new(
            target, null, sample.GetProperty("unit").GetString()!, population, sample.GetProperty("listed").GetBoolean(), sample.GetProperty("looked").GetInt64(), random,
            sample.GetProperty("aim").GetDouble(), coverage.GetProperty("records").GetInt64(), coverage.GetProperty("unclassifiable").GetInt64(), sample.GetProperty("named").GetInt64(), sample.GetProperty("masked").GetInt64(),
            [.. it.GetProperty("classes").EnumerateArray().Select(ClassOf)]);
    }

    static ObservedClass ClassOf(JsonElement it) => new(
        it.GetProperty("class").GetString()!, it.GetProperty("label").GetString()!, Words.TryRead<Nature>(it.GetProperty("nature").GetString()!, out var nature) ? nature : throw new FormatException(),
        it.GetProperty("count").GetInt64(), it.GetProperty("confidence").GetDouble(), it.GetProperty("reserved").GetInt64(), it.GetProperty("contents").GetInt64());
}
