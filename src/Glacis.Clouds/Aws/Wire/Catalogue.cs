// The AWS services that Glacis calls, as the embedded catalogue declares them.
using System.Collections.Concurrent;
using System.Text.Json;

namespace Glacis.Clouds.Aws.Wire;

/// <summary>
/// What eng/aws/make-catalogue.py took from the public service models. A service is read when it is first asked for;
/// threads may share it.
/// </summary>
public static class Catalogue
{
    static readonly Lazy<byte[]> Text = new(ReadResource);
    static readonly Lazy<Dictionary<string, Range>> Places = new(() => FindServices(Text.Value));
    static readonly ConcurrentDictionary<string, Service> Read = new(StringComparer.Ordinal);

    /// <summary>The names of the services, sorted.</summary>
    public static IReadOnlyList<string> Services => [.. Places.Value.Keys.Order(StringComparer.Ordinal)];

    /// <summary>The service of that name ("s3"); an unknown one is a programmer's mistake.</summary>
    public static Service Service(string name) => Read.GetOrAdd(name, Parse);

    /// <summary>The operation of that name ("s3", "ListBuckets"); an unknown one is a programmer's mistake.</summary>
    public static Operation Operation(string service, string name) => Service(service).Operation(name);

    static Service Parse(string name)
    {
        if (!Places.Value.TryGetValue(name, out var place))
            throw new ArgumentException($"the AWS catalogue has no service '{name}': run eng/aws/make-catalogue.py", nameof(name));
        using var json = JsonDocument.Parse(Text.Value.AsMemory(place));
        return ServiceReader.Read(name, json.RootElement);
    }

    static byte[] ReadResource()
    {
        using var stream = typeof(Catalogue).Assembly.GetManifestResourceStream("aws.catalogue.json")
            ?? throw new InvalidOperationException("the AWS catalogue is not embedded in this build");
        var bytes = new byte[stream.Length];
        stream.ReadExactly(bytes);
        return bytes;
    }

    // Skips over what nobody asked for: start-up pays for the services it uses.
    static Dictionary<string, Range> FindServices(byte[] text)
    {
        var places = new Dictionary<string, Range>(StringComparer.Ordinal);
        var reader = new Utf8JsonReader(text);
        while (reader.Read() && !(reader.TokenType == JsonTokenType.PropertyName && reader.ValueTextEquals("services"u8)))
            if (reader.CurrentDepth == 1)
                reader.Skip();
        reader.Read();
        while (reader.Read() && reader.TokenType == JsonTokenType.PropertyName)
        {
            var name = reader.GetString()!;
            reader.Read();
            var start = (int)reader.TokenStartIndex;
            reader.Skip();
            places.Add(name, start..(int)reader.BytesConsumed);
        }
        return places;
    }
}
