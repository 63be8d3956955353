// The permissions that a run needs, computed from what the collectors declare.
using System.Text;
using System.Text.Json;
using Glacis.Clouds.Collecting;
using Glacis.Recordings;

namespace Glacis.Clouds.Aws;

/// <summary>IAM actions that collecting needs. It only reads; secrets only those that were named.</summary>
public static class AwsPermissions
{
    // Who asks, and where.
    static readonly string[] Always = ["ec2:DescribeRegions", "sts:GetCallerIdentity"];

    /// <summary>The actions, sorted.</summary>
    public static IReadOnlyList<string> Of(IEnumerable<Collector> collectors) =>
        [.. collectors.SelectMany(static it => it.Root.AndFurther).SelectMany(static it => it.Permissions).Concat(Always).Distinct(StringComparer.Ordinal).Order(StringComparer.Ordinal)];

    // What looking into stores needs besides: docs/classification.md.
    static readonly string[] Samples = ["dynamodb:DescribeTable", "dynamodb:Scan", "s3:GetObject", "s3:GetObjectVersion", "s3:ListBucket"];

    /// <summary>The policy to grant, as IAM takes it.</summary>
    /// <param name="samples">Whether stores are looked into: then it reads what they hold.</param>
    public static string Policy(IEnumerable<Collector> collectors, bool samples = false)
    {
        using var text = new MemoryStream();
        using (var json = new Utf8JsonWriter(text, Json.Pretty))
        {
            json.WriteStartObject();
            IGranted[] limited = [.. collectors.OfType<IGranted>()];
            var named = limited.SelectMany(static it => it.Granted).Distinct(StringComparer.Ordinal).Order(StringComparer.Ordinal).ToArray();
            json.WriteString("Version", "2012-10-17");
            json.WriteStartArray("Statement");
            Write(json, "GlacisReads", Of(collectors).Where(it => !limited.Any(one => one.Permission == it)), ["*"]);
            if (named.Length > 0)
            {
                Write(json, "GlacisReadsNamedSecrets", limited.Select(static it => it.Permission).Distinct(StringComparer.Ordinal), named);
                Write(json, "GlacisOpensNamedSecrets", ["kms:Decrypt"], ["*"], ("kms:EncryptionContext:SecretARN", named), ("kms:ViaService", ["secretsmanager.*"]));
            }
            if (samples)
            {
                Write(json, "GlacisSamplesStores", Samples, ["*"]);
                Write(json, "GlacisOpensWhatItSamples", ["kms:Decrypt"], ["*"], ("kms:ViaService", ["dynamodb.*", "s3.*"]));
            }
            json.WriteEndArray();
            json.WriteEndObject();
        }
        return Encoding.UTF8.GetString(text.ToArray());
    }

    // Keys open only what Secrets Manager asks them to, and of that only what was named (KMS developer guide, "Secrets Manager encryption context").
    static void Write(Utf8JsonWriter json, string id, IEnumerable<string> actions, string[] resources, params (string Key, string[] Patterns)[] conditions)
    {
        json.WriteStartObject();
        json.WriteString("Sid", id);
        json.WriteString("Effect", "Allow");
        Write(json, "Action", [.. actions]);
        if (resources is ["*"]) json.WriteString("Resource", "*");
        else Write(json, "Resource", resources);
        if (conditions.Length > 0)
        {
            json.WriteStartObject("Condition");
            json.WriteStartObject("StringLike");
            foreach (var (key, patterns) in conditions) Write(json, key, patterns);
            json.WriteEndObject();
            json.WriteEndObject();
        }
        json.WriteEndObject();
    }

    static void Write(Utf8JsonWriter json, string name, string[] texts)
    {
        json.WriteStartArray(name);
        foreach (var text in texts) json.WriteStringValue(text);
        json.WriteEndArray();
    }
}
