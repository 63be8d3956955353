// Patterns of EventBridge: which events a rule hands on.
using System.Net;
using System.Text.Json;
using Glacis.Inventory;

namespace Glacis.Monitoring;

/// <summary>A pattern that events fit or do not; for some it cannot be told. Threads may share it.</summary>
/// <remarks>"Comparison operators for use in event patterns" of the EventBridge user guide.</remarks>
public static class EventPattern
{
    /// <summary>Whether an event fits; <c>null</c> where that cannot be told.</summary>
    public static bool? Fits(string pattern, JsonElement fields)
    {
        try
        {
            using var document = JsonDocument.Parse(pattern, new() { MaxDepth = 32 });
            return document.RootElement.ValueKind == JsonValueKind.Object ? All(document.RootElement, fields) : null;
        }
        catch (JsonException)
        {
            return null;
        }
    }

    /// <summary>The event as which a record of a trail is handed to rules.</summary>
    internal static JsonElement Envelope(string record)
    {
        using var detail = JsonDocument.Parse(record);
        var (source, type) = (detail.RootElement.GetProperty("eventSource").GetString()!, detail.RootElement.GetProperty("eventType").GetString());
        var kind = type == "AwsConsoleSignIn" ? "AWS Console Sign In via CloudTrail" : "AWS API Call via CloudTrail";
        return JsonSerializer.SerializeToElement(new Dictionary<string, object>(StringComparer.Ordinal)
        {
            ["version"] = "0", ["source"] = $"aws.{source.Split('.')[0]}", ["detail-type"] = kind, ["account"] = "111122223333", ["region"] = "us-east-1", ["resources"] = Array.Empty<string>(), ["detail"] = detail.RootElement.Clone(),
        });
    }

    static bool? All(JsonElement pattern, JsonElement fields)
    {
        bool? all = true;
        foreach (var member in pattern.EnumerateObject())
        {
            var its = member.NameEquals("$or") ? Either(member.Value, fields) : Member(member.Value, fields.ValueKind == JsonValueKind.Object && fields.TryGetProperty(member.Name, out var found) ? found : null);
            if (its == false) return false;
            all &= its;
        }
        return all;
    }

    static bool? Either(JsonElement patterns, JsonElement fields)
    {
        bool? any = false;
        if (patterns.ValueKind != JsonValueKind.Array) return null;
        foreach (var it in patterns.EnumerateArray()) any = it.ValueKind == JsonValueKind.Object ? any | All(it, fields) : null;
        return any;
    }

    static bool? Member(JsonElement pattern, JsonElement? found) => pattern.ValueKind switch
    {
        JsonValueKind.Object => All(pattern, found ?? default),
        JsonValueKind.Array => Any(pattern, found),
        _ => null,
    };

    static bool? Any(JsonElement matchers, JsonElement? found)
    {
        bool? any = false;
        foreach (var it in matchers.EnumerateArray())
        {
            any |= found is { ValueKind: JsonValueKind.Array } list ? list.EnumerateArray().Aggregate((bool?)false, (sofar, one) => sofar | One(it, one)) : One(it, found);
            if (any == true) return true;
        }
        return any;
    }

    static bool? One(JsonElement matcher, JsonElement? found)
    {
        if (matcher.ValueKind != JsonValueKind.Object) return found is { } it && JsonElement.DeepEquals(matcher, it);
        var members = matcher.EnumerateObject().ToArray();
        return members.Length == 1 ? Compared(members[0].Name, members[0].Value, found) : null;
    }

    static bool? Compared(string by, JsonElement to, JsonElement? found)
    {
        if (by == "exists") return to.ValueKind is JsonValueKind.True or JsonValueKind.False ? to.GetBoolean() == found is not null : null;
        if (by == "anything-but") return found is { } present ? OtherThan(to, present) : false;
        if (by == "numeric") return found is { ValueKind: JsonValueKind.Number } number ? Within(to, number.GetDouble()) : false;
        if (to.ValueKind != JsonValueKind.String) return null;
        var (text, value) = (found is { ValueKind: JsonValueKind.String } said ? said.GetString()! : null, to.GetString()!);
        return by switch
        {
            _ when text is null => by is "prefix" or "suffix" or "equals-ignore-case" or "wildcard" or "cidr" ? false : null,
            "prefix" => text.StartsWith(value, StringComparison.Ordinal),
            "suffix" => text.EndsWith(value, StringComparison.Ordinal),
            "equals-ignore-case" => text.Equals(value, StringComparison.OrdinalIgnoreCase),
            "wildcard" => value.Contains('?', StringComparison.Ordinal) || value.Contains('\\', StringComparison.Ordinal) ? null : Matching.Glob(value, text),
            "cidr" => IPNetwork.TryParse(value, out var network) ? IPAddress.TryParse(text, out var address) && network.Contains(address) : null,
            _ => null,
        };
    }

    static bool? OtherThan(JsonElement to, JsonElement found) => to.ValueKind switch
    {
        JsonValueKind.Array => !to.EnumerateArray().Any(it => JsonElement.DeepEquals(it, found)),
        JsonValueKind.Object => to.EnumerateObject().ToArray() is [var only] ? !Compared(only.Name, only.Value, found) : null,
        _ => !JsonElement.DeepEquals(to, found),
    };

    static bool? Within(JsonElement bounds, double number)
    {
        if (bounds.ValueKind != JsonValueKind.Array || bounds.GetArrayLength() % 2 != 0) return null;
        for (var at = 0; at < bounds.GetArrayLength(); at += 2)
        {
            if (bounds[at + 1].ValueKind != JsonValueKind.Number) return null;
            var (by, bound) = (bounds[at].ToString(), bounds[at + 1].GetDouble());
            bool? holds = by switch { "=" => number == bound, "<" => number < bound, "<=" => number <= bound, ">" => number > bound, ">=" => number >= bound, _ => null };
            if (holds != true) return holds;
        }
        return true;
    }
}
