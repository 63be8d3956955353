// Policies that can be attached to many identities, those that AWS made.
using Glacis.Clouds.Collecting;
using Glacis.Inventory;
using Glacis.Recordings;

namespace Glacis.Clouds.Aws.Iam;

/// <summary>Managed policies of AWS, in their default version.</summary>
public sealed class ProvidersPolicies : Collector
{
    static readonly Kind Policy = new("Glacis::IAM::ProvidersPolicy", "AWS managed policy");

    public override Call Root { get; } = Details.List("AWSManagedPolicy", "Policies");

    public override Turn Turn => Turn.Kept;

    public override IEnumerable<Resource> Read(Item item) => ManagedPolicies.Read(item, Policy);
}
