// Who may start machines from an image of the account's.
using System.Text.Json.Nodes;
using Glacis.Clouds.Collecting;
using Glacis.Facts;
using Glacis.Inventory;
using Glacis.Recordings;

namespace Glacis.Clouds.Aws.Ec2;

/// <summary>Machine images that the account owns, by the list of those who may launch them.</summary>
public sealed class Images : Collector
{
    static readonly Kind Launching = new("Glacis::EC2::LaunchPermission", "machine image's launch permission");

    static readonly Call Permission = Call.About("ec2", "DescribeImageAttribute").With("Attribute", "launchPermission").By("ImageId", "ImageId");

    public override Call Root { get; } = Call.List("ec2", "DescribeImages", "Images").With("Owners", new JsonArray("self")).Then(Permission);

    public override IEnumerable<Resource> Read(Item item)
    {
        if (!item.Text("ImageId").Peek(out var id)) yield break;
        var tags = item.Tags("Tags");
        yield return item.Policy($"{Arn.Of("ec2", item.Region, "", $"image/{id}")}", Launching, "ec2", tags.NameOr(item.Text("Name").Shown(id)), item.Source.Concludes<string?>(null, "images bear no policy, but a list of those who may launch them")) with
        {
            Tags = tags,
            AccessListCounts = item.Source.Concludes(true, "what the list gives is given"),
            AccessList = item.Of(Permission).Root.Told("LaunchPermissions", LineOf),
        };
    }

    static ListedAccess LineOf(Item line)
    {
        var (group, account, organisation) = (line.Text("Group"), line.Text("UserId"), line.Text("OrganizationArn").Or(line.Text("OrganizationalUnitArn")));
        return new(group.Or(account).Or(organisation).Shown("?"))
        {
            Party = group.IsKnown ? line.OneOf("Group", ("all", ListedParty.Everybody)) : account.IsKnown ? account.Map(static _ => ListedParty.OneAccount) : organisation.Map(static _ => ListedParty.Organization),
            Account = account,
            Permission = line.Source.Concludes("launch machines from it, and so read all of it", "the list gives nothing else"),
        };
    }
}
