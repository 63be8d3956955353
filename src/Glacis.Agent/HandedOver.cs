// The inventory that another agent hands over: a list of resources, read strictly. docs/schemas/inventory.schema.json is its form.
using System.Globalization;
using System.Text.Json;
using Glacis.Agent.Configuration;

namespace Glacis.Agent;

/// <summary>A list that cannot be used; the sentence says why.</summary>
public sealed class UnreadableInventoryException(string sentence) : Exception(sentence);

/// <summary>One resource of a list.</summary>
/// <param name="Id">ARN, or a name where the type makes it plain.</param>
/// <param name="Type">CloudFormation's name of the type.</param>
public sealed record HandedOverItem(string Id, string Type, string? Account, string? Region);

/// <summary>A list of resources from another agent. Its texts are hostile until shown safely.</summary>
public sealed record HandedOver(string Source, DateTimeOffset Collected, IReadOnlyList<HandedOverItem> Items)
{
    static readonly string[] Head = ["version", "source", "collected", "resources"], Resource = ["id", "type", "account", "region"];

    /// <summary>Reads a list; what stands in it twice counts once.</summary>
    /// <param name="shown">The file's name, for the sentence.</param>
    /// <exception cref="UnreadableInventoryException">It cannot be used.</exception>
    public static HandedOver Read(string json, string shown)
    {
        try
        {
            using var document = JsonDocument.Parse(json, new() { AllowDuplicateProperties = false, MaxDepth = 8 });
            return Read(document.RootElement);
        }
        catch (JsonException fault)
        {
            var line = fault.LineNumber is { } at ? string.Create(CultureInfo.InvariantCulture, $":{at + 1}") : "";
            throw new UnreadableInventoryException($"{shown}{line}: this is no JSON that can be read; write a list as docs/schemas/inventory.schema.json says");
        }
        catch (FormatException fault)
        {
            throw new UnreadableInventoryException($"{shown}: {fault.Message}");
        }
    }

    static HandedOver Read(JsonElement root)
    {
        Hold(root, "the list", Head);
        if (!root.TryGetProperty("version", out var version) || version.ValueKind != JsonValueKind.Number || !version.TryGetInt32(out var number) || number != 1)
            throw new FormatException("version must be 1");
        if (!root.TryGetProperty("resources", out var resources) || resources.ValueKind != JsonValueKind.Array) throw new FormatException("resources must be a list");
        var items = new List<HandedOverItem>(resources.GetArrayLength());
        foreach (var it in resources.EnumerateArray()) items.Add(Item(it, string.Create(CultureInfo.InvariantCulture, $"resources[{items.Count}]")));
        return new(Text(root, "", "source", true)!, Time(root), [.. items.Distinct()]);
    }

    static HandedOverItem Item(JsonElement it, string at)
    {
        Hold(it, at, Resource);
        return new(Text(it, at, "id", true)!, Text(it, at, "type", true)!, Text(it, at, "account", false), Text(it, at, "region", false));
    }

    static void Hold(JsonElement it, string at, string[] known)
    {
        if (it.ValueKind != JsonValueKind.Object) throw new FormatException($"{at} must be an object");
        foreach (var member in it.EnumerateObject())
            if (!known.Contains(member.Name, StringComparer.Ordinal)) throw new FormatException($"unknown key {Spelling.Quoted(member.Name)} in {at}{Spelling.Hint(member.Name, known)}");
    }

    static string? Text(JsonElement of, string at, string key, bool required)
    {
        var path = at.Length == 0 ? key : $"{at}.{key}";
        if (!of.TryGetProperty(key, out var it)) return required ? throw new FormatException($"{path} is missing") : null;
        return it.ValueKind == JsonValueKind.String && it.GetString() is { } text && !string.IsNullOrWhiteSpace(text) ? text : throw new FormatException($"{path} must be a text");
    }

    // A time without an offset would mean another instant on each machine.
    static DateTimeOffset Time(JsonElement root)
    {
        var text = Text(root, "", "collected", true)!;
        var hasOffset = text.EndsWith('Z') || text.Length > 6 && text[^6] is '+' or '-' && text[^3] == ':';
        return hasOffset && DateTimeOffset.TryParse(text, CultureInfo.InvariantCulture, DateTimeStyles.AssumeUniversal, out var time) ? time
            : throw new FormatException($"collected must be a time, written like 2026-11-22T06:00:00Z, not {Spelling.Quoted(text)}");
    }
}
