// Policies that can be attached to many identities, those that the account made.
using Glacis.Clouds.Collecting;
using Glacis.Facts;
using Glacis.Inventory;
using Glacis.Recordings;

namespace Glacis.Clouds.Aws.Iam;

/// <summary>Managed policies of the account, in their default version.</summary>
public sealed class ManagedPolicies : Collector
{
    static readonly Kind Policy = new("AWS::IAM::ManagedPolicy", "IAM managed policy");

    public override Call Root { get; } = Details.List("LocalManagedPolicy", "Policies");

    public override Turn Turn => Turn.Kept;

    public override IEnumerable<Resource> Read(Item item) => Read(item, Policy);

    /// <summary>A managed policy; only the default version counts, whatever others there are.</summary>
    internal static IEnumerable<Resource> Read(Item item, Kind kind)
    {
        if (!item.Text("Arn").Peek(out var arn)) yield break;
        yield return new ManagedPolicy(arn)
        {
            Kind = kind,
            Name = item.Text("PolicyName").Shown(arn),
            Account = item.Account,
            Region = item.Region,
            Tags = Fact.Unknown<Tags>(Ignorance.NotInAnswer, "the answer does not speak of a policy's tags", item.Source),
            RawPolicy = DefaultOf(item),
        };
    }

    static Fact<string> DefaultOf(Item policy)
    {
        foreach (var version in policy.Items("PolicyVersionList"))
            if (version.Flag("IsDefaultVersion").Peek(out var yes) && yes) return version.Document("Document");
        return Fact.Unknown<string>(Ignorance.NotInAnswer, "the answer does not hold the default version", policy.Source);
    }
}
