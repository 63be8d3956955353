// EBS snapshots that the account owns.
using Glacis.Clouds.Aws.Kms;
using Glacis.Clouds.Collecting;
using Glacis.Facts;
using Glacis.Inventory;
using Glacis.Recordings;

namespace Glacis.Clouds.Aws.Ec2;

/// <summary>Snapshots of volumes that the account owns, not those that others share with it.</summary>
public sealed class Snapshots : Collector
{
    const string NotAsked = "an encrypted snapshot cannot be public, so it was not asked with whom it is shared";

    static readonly Kind Copy = new("AWS::EC2::Snapshot", "EBS snapshot");

    // The model of ModifySnapshotAttribute: "Encrypted snapshots … cannot be made public."
    static readonly Call Permission = Call.About("ec2", "DescribeSnapshotAttribute").With("Attribute", "createVolumePermission").By("SnapshotId", "SnapshotId")
        .When(static snapshot => snapshot.Flag("Encrypted").Map(static yes => !yes));

    public override Call Root { get; } = Call.List("ec2", "DescribeSnapshots", "Snapshots").With("OwnerIds", new System.Text.Json.Nodes.JsonArray("self")).Then(Permission);

    public override Turn Turn => Turn.Copies;

    public override IEnumerable<Resource> Read(Item item)
    {
        if (!item.Text("SnapshotId").Peek(out var id)) yield break;
        var key = item.Text("KmsKeyId").Key(item.Account, item.Region);
        var tags = item.Tags("Tags");
        var permission = item.Of(Permission).Root;
        yield return new Snapshot(Blocks.Snapshot(item, id))
        {
            Kind = Copy,
            Name = tags.NameOr(id),
            Account = item.Account,
            Region = item.Region,
            Layer = Layer.Volume,
            Tags = tags,
            AtRest = Blocks.AtRest(item, key),
            Key = key,
            CopyOf = OriginOf(item),
            IsPublic = IsPublic(item, permission),
            SharedWith = SharedWith(item, permission),
        };
    }

    // "Snapshots created by a copy snapshot operation have an arbitrary volume ID that you should not use for any purpose"; only copies have a type of transfer.
    static Fact<string?> OriginOf(Item item) => item.Has("TransferType").Then(copied => copied
        ? item.Text("TransferType").Map<string?>(static _ => null)
        : item.Text("VolumeId").Map(id => id is "" or "vol-ffffffff" ? null : Blocks.Volume(item, id)).OrWhenSilent(null));

    static Fact<bool> IsPublic(Item item, Item permission)
    {
        var encrypted = item.Flag("Encrypted");
        if (encrypted.Peek(out var yes) && yes) return encrypted.Concludes(false, "an encrypted snapshot cannot be shared publicly");
        var unread = permission.Source as Unknown;
        foreach (var grant in permission.Items("CreateVolumePermissions"))
        {
            var group = grant.Text("Group");
            if (group.Peek(out var who) && who == "all") return group.Map(static _ => true);
            if (group.Source is Unknown { Why: not Ignorance.NotInAnswer } hidden) unread = hidden;
        }
        return unread is not null ? Fact.Unknown<bool>(unread) : Listed(permission).Map(static _ => false);
    }

    static Many<string> SharedWith(Item item, Item permission)
    {
        var encrypted = item.Flag("Encrypted");
        if (encrypted.Peek(out var yes) && yes) return Many<string>.None(new(Ignorance.NotRecorded, NotAsked, encrypted.Source));
        if (Listed(permission).Source is Unknown why) return Many<string>.None(why);
        var accounts = permission.Many("CreateVolumePermissions", static grant => grant.Text("UserId") is { Source: not Unknown { Why: Ignorance.NotInAnswer } } user ? user : grant.Text("Group"));
        var named = accounts.Items.Where(static it => it.IsKnown).Select(static it => it.Shown()).ToList();
        var hidden = accounts.Items.FirstOrDefault(static it => !it.IsKnown).Source as Unknown;
        return named.Count == accounts.Items.Count ? Many<string>.All(named, accounts.Source) : Many<string>.Some(named, accounts.Source, hidden!);
    }

    // An answer that leaves the list out has not said that nobody is on it.
    static Fact<bool> Listed(Item permission)
    {
        var has = permission.Has("CreateVolumePermissions");
        return has.Then(yes => yes ? has : Fact.Unknown<bool>(Ignorance.NotInAnswer, "the answer does not speak of it", permission.Source));
    }
}
