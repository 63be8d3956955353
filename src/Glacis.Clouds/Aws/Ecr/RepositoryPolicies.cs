// Who may do what to a repository of ECR.
using Glacis.Clouds.Collecting;
using Glacis.Inventory;
using Glacis.Recordings;

namespace Glacis.Clouds.Aws.Ecr;

/// <summary>Policies of image repositories.</summary>
public sealed class RepositoryPolicies : Collector
{
    static readonly Kind OfRepository = new("Glacis::ECR::RepositoryPolicy", "ECR repository policy");

    static readonly Call Policy = Call.About("ecr", "GetRepositoryPolicy").By("repositoryName", "repositoryName").AbsentBy("RepositoryPolicyNotFoundException");
    internal static readonly Call Labelling = Call.About("ecr", "ListTagsForResource").By("resourceArn", "repositoryArn");

    internal static readonly Call Listed = Call.List("ecr", "DescribeRepositories", "repositories").Then(Policy, Labelling);

    public override Call Root => Listed;

    public override IEnumerable<Resource> Read(Item item)
    {
        if (!item.Text("repositoryArn").Peek(out var arn)) yield break;
        yield return item.Policy(arn, OfRepository, "ecr", item.Text("repositoryName").Shown(arn), item.Of(Policy).PolicyUnlessAbsent("policyText")) with { Tags = item.Of(Labelling).Tags("tags") };
    }
}
