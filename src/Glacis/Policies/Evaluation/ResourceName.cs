// The name of a resource or principal by its six parts: arn:partition:service:region:account:rest.
namespace Glacis.Policies.Evaluation;

/// <summary>A name with six parts; the last one may hold colons of its own.</summary>
sealed record ResourceName(string Partition, string Service, string Region, string Account, string Rest)
{
    internal const int Parts = 6;

    internal static ResourceName? Read(string text) =>
        text.Split(':', Parts) is ["arn", var partition, var service, var region, var account, var rest] ? new(partition, service, region, account, rest) : null;

    /// <summary>Twelve digits.</summary>
    internal static bool IsAccount(string text) => text.Length == 12 && text.All(char.IsAsciiDigit);

    /// <summary>What follows a prefix of the last part: of <c>role/path/name</c> after <c>role/</c> the rest.</summary>
    internal string? After(string prefix) => Rest.Length > prefix.Length && Rest.StartsWith(prefix, StringComparison.Ordinal) ? Rest[prefix.Length..] : null;
}
