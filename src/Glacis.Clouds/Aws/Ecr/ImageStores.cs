// ECR repositories: whether images are scanned when they are pushed.
using Glacis.Clouds.Collecting;
using Glacis.Facts;
using Glacis.Inventory;
using Glacis.Recordings;

namespace Glacis.Clouds.Aws.Ecr;

/// <summary>Private repositories, as where images wait.</summary>
public sealed class ImageStores : Collector
{
    static readonly Kind Images = new("Glacis::ECR::Images", "images of an ECR repository");

    // The registry may scan what its rules name, all the time or when it comes; what the repository says of itself then does not count.
    internal static readonly Call Scanning = Call.About("ecr", "GetRegistryScanningConfiguration").Shared();

    public override Call Root { get; } = RepositoryPolicies.Listed.Then(RepositoryPolicies.Labelling, Scanning);

    public override IEnumerable<Resource> Read(Item item)
    {
        if (!item.Text("repositoryArn").Peek(out var arn)) yield break;
        var own = item.Flag("imageScanningConfiguration.scanOnPush").OrWhenSilent(false);
        var registry = ByRegistry(item.Of(Scanning).Root, item.Text("repositoryName").Shown());
        yield return new ImageStore(arn)
        {
            Kind = Images,
            Name = item.Text("repositoryName").Shown(arn),
            Account = item.Account,
            Region = item.Region,
            Tags = item.Of(RepositoryPolicies.Labelling).Tags("tags"),
            IsScanned = own.Peek(out var yes) && yes ? own : registry,
        };
    }

    static Fact<bool> ByRegistry(Item registry, string name) => registry.Source is Unknown why ? Fact.Unknown<bool>(why)
        : Fact.Known(registry.Items("scanningConfiguration.rules").Where(static it => it.Text("scanFrequency").Shown() is "SCAN_ON_PUSH" or "CONTINUOUS_SCAN")
            .SelectMany(static it => it.Items("repositoryFilters")).Any(it => Matching.Glob(it.Text("filter").Shown(), name)), registry.Source, "scanningConfiguration.rules");
}
