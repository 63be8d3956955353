// The forms of requests and answers, as far as the catalogue has to tell them.

namespace Glacis.Clouds.Aws.Wire;

/// <summary>What a value is. <see cref="Any"/> is whatever the wire says it is.</summary>
enum Form : byte { Any, Text, Whole, Number, Flag, Time, Blob, Structure, List, Map }

/// <summary>Where a member travels.</summary>
enum Location : byte { Body, Header, Headers, Uri, QueryString, StatusCode }

/// <summary>A shape and what the place that mentions it adds. Linked once, when the service is read.</summary>
sealed class Reference
{
    public static readonly Reference Unknown = new() { Form = Form.Text };

    public required Form Form { get; init; }
    public Shape? Shape { get; set; }
    public bool Flattened { get; init; }
    public bool Sensitive { get; init; }
}

/// <summary>A structure, a list or a map.</summary>
sealed class Shape
{
    public required string Name { get; init; }
    public Form Form { get; set; }

    // of a structure
    public Dictionary<string, Member> Members { get; set; } = [];
    public Dictionary<string, Member> ByWireName { get; set; } = [];
    public Member? Payload { get; set; }

    /// <summary>The members that do not travel in the body.</summary>
    public IReadOnlyList<Member> Bound { get; set; } = [];

    // of a list (the element) and of a map (the value)
    public Reference Item { get; set; } = Reference.Unknown;
    public string ItemName { get; set; } = "member";
    public string KeyName { get; set; } = "key";
    public string ValueName { get; set; } = "value";
    public bool SecretKeys { get; set; }
}

/// <summary>A member of a structure: its name in the model, its name on the wire, its type.</summary>
sealed class Member
{
    public required string Name { get; init; }
    public required string WireName { get; init; }
    public string? QueryName { get; init; }
    public Location Location { get; init; }
    public bool IsAttribute { get; init; }
    public bool IsJson { get; init; }
    public required Reference Type { get; init; }

    /// <summary>One bit for each flattened list or map of a structure, to tell which were gathered.</summary>
    public ulong FlatBit { get; set; }
}
