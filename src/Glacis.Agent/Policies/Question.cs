// One question as JSON: whatever is not as it should be is a sentence, never an exception.
using System.Globalization;
using System.Text.Json;

namespace Glacis.Agent.Policies;

static class Question
{
    /// <summary>The longest question that is read, in characters.</summary>
    internal const int Longest = 8 * 1024 * 1024;

    static readonly JsonDocumentOptions Strict = new() { AllowDuplicateProperties = false, MaxDepth = 64 };

    /// <summary>What <paramref name="read"/> makes of the text, or what <paramref name="fault"/> makes of the first thing that is not as it should be; <c>null</c> stands for a text that is too long.</summary>
    internal static T Read<T>(string? json, string name, Func<JsonElement, T> read, Func<string, T> fault)
    {
        if (json is null || json.Length > Longest) return fault($"the {name} is longer than {Longest / 1024 / 1024} MiB");
        try
        {
            using var document = JsonDocument.Parse(json, Strict);
            return read(document.RootElement);
        }
        catch (JsonException e)
        {
            return fault(string.Create(CultureInfo.InvariantCulture, $"this is no JSON that can be read (line {e.LineNumber + 1 ?? 1}, column {e.BytePositionInLine + 1 ?? 1})"));
        }
        catch (FormatException e)
        {
            return fault(e.Message);
        }
        catch (InvalidOperationException)
        {
            return fault($"a text in the {name} is no Unicode");
        }
    }
}
