// How JSON is written here: compact, the same bytes for the same values, safe inside HTML.
using System.Text.Json;

namespace Glacis.Recordings;

/// <summary>The house's way to write JSON.</summary>
public static class Json
{
    /// <summary>Compact; the default encoder escapes what could end a script or carry a control character.</summary>
    public static readonly JsonWriterOptions Writing = new() { Indented = false };

    /// <summary>For files that people open.</summary>
    public static readonly JsonWriterOptions Pretty = new() { Indented = true, NewLine = "\n" };
}
