// Amazon resource names: made, taken apart, completed.
namespace Glacis.Clouds.Aws;

/// <summary>An Amazon resource name, taken apart.</summary>
public readonly record struct Arn(string Partition, string Service, string Region, string Account, string Resource)
{
    public override string ToString() => $"arn:{Partition}:{Service}:{Region}:{Account}:{Resource}";

    public static bool TryParse(string text, out Arn arn)
    {
        arn = default;
        var parts = text.Split(':', 6);
        if (parts.Length < 6 || parts[0] != "arn") return false;
        arn = new(parts[1], parts[2], parts[3], parts[4], parts[5]);
        return true;
    }

    /// <summary>The partition that a region belongs to.</summary>
    public static string PartitionOf(string region) => region switch
    {
        _ when region.StartsWith("cn-", StringComparison.Ordinal) => "aws-cn",
        _ when region.StartsWith("us-gov-", StringComparison.Ordinal) => "aws-us-gov",
        _ when region.StartsWith("us-iso-", StringComparison.Ordinal) => "aws-iso",
        _ when region.StartsWith("us-isob-", StringComparison.Ordinal) => "aws-iso-b",
        _ when region.StartsWith("eusc-", StringComparison.Ordinal) => "aws-eusc",
        _ => "aws",
    };

    /// <summary>The name of a resource in an account and region.</summary>
    public static string Of(string service, string region, string account, string resource) => $"arn:{PartitionOf(region)}:{service}:{region}:{account}:{resource}";
}
