// What scans found in the image that each repository got last.
using Glacis.Clouds.Collecting;
using Glacis.Facts;
using Glacis.Inventory;
using Glacis.Recordings;

namespace Glacis.Clouds.Aws.Ecr;

/// <summary>Grave weaknesses in the newest image of each repository, counted by scans; those of Inspector's are read at their source, too.</summary>
public sealed class ImageFindings : Collector
{
    static readonly Kind Found = new("Glacis::ECR::Finding", "weaknesses in an image");

    static readonly Call Images = Call.ListAbout("ecr", "DescribeImages", "imageDetails").By("repositoryName", "repositoryName");

    static readonly (string Word, FindingRank Rank)[] Grave = [("CRITICAL", FindingRank.Critical), ("HIGH", FindingRank.High)];

    public override Call Root { get; } = RepositoryPolicies.Listed.Then(Images, ImageStores.Scanning);

    public override IEnumerable<Resource> Read(Item item)
    {
        // Which image is the newest only the whole list tells.
        var images = item.Of(Images).Many("imageDetails", static it => it);
        if (!item.Text("repositoryArn").Peek(out var arn) || !images.IsComplete) yield break;
        var newest = images.Items.OrderByDescending(static it => it.Time("imagePushedAt").Peek(out var pushed) ? pushed : default).FirstOrDefault();
        if (!newest.Text("imageDigest").Peek(out var digest)) yield break;
        var name = $"{item.Text("repositoryName").Shown(arn)}:{newest.Items("imageTags").Select(static it => it.Text().Shown()).FirstOrDefault() ?? digest}";
        foreach (var (word, rank) in Grave)
        {
            var count = newest.Number($"imageScanFindingsSummary.findingSeverityCounts.{word}");
            if (!count.Peek(out var many) || many == 0) continue;
            // When they became known the summary does not tell: they have been there since the last scan at least.
            yield return item.Finding(Found, $"{arn}@{digest}#{word}", $"{arn}@{digest}", count.Map(it => $"{it} {Words.Spoken(rank)} weaknesses"), count.Map(_ => rank), newest.Time("imageScanFindingsSummary.imageScanCompletedAt")) with
            {
                Name = $"{many} {Words.Spoken(rank)} weaknesses ({name})",
                IsRepeated = item.Of(ImageStores.Scanning).Root.OneOf("scanningConfiguration.scanType", ("BASIC", false), ("ENHANCED", true)),
            };
        }
    }
}
