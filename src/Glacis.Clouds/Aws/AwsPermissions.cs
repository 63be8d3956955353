// The permissions that a run needs, computed from what the collectors declare.
using System.Text;
using System.Text.Json;
using Glacis.Clouds.Collecting;
using Glacis.Recordings;

namespace Glacis.Clouds.Aws;

/// <summary>IAM actions that collecting needs. It only reads.</summary>
public static class AwsPermissions
{
    // Who asks, and where.
    static readonly string[] Always = ["ec2:DescribeRegions", "sts:GetCallerIdentity"];

    /// <summary>The actions, sorted.</summary>
    public static IReadOnlyList<string> Of(IEnumerable<Collector> collectors) =>
        [.. collectors.SelectMany(static it => it.Root.AndFurther).SelectMany(static it => it.Permissions).Concat(Always).Distinct(StringComparer.Ordinal).Order(StringComparer.Ordinal)];

    /// <summary>The policy to grant, as IAM takes it.</summary>
    public static string Policy(IEnumerable<Collector> collectors)
    {
        using var text = new MemoryStream();
        using (var json = new Utf8JsonWriter(text, Json.Pretty))
        {
            json.WriteStartObject();
            json.WriteString("Version", "2012-10-17");
            json.WriteStartArray("Statement");
            json.WriteStartObject();
            json.WriteString("Sid", "GlacisReads");
            json.WriteString("Effect", "Allow");
            json.WriteStartArray("Action");
            foreach (var action in Of(collectors)) json.WriteStringValue(action);
            json.WriteEndArray();
            json.WriteString("Resource", "*");
            json.WriteEndObject();
            json.WriteEndArray();
            json.WriteEndObject();
        }
        return Encoding.UTF8.GetString(text.ToArray());
    }
}
