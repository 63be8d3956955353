// EBS volumes in pages of a thousand, and encryption by default (ec2 xml).
namespace Glacis.Bench.Generating;

sealed class Volumes : Answers
{
    internal override string Call => "ec2:DescribeVolumes";

    internal override int PageSize => 1000;

    internal override int Share => 400;

    internal override string Page(IReadOnlyList<Thing> things, string more) =>
        $"<?xml version=\"1.0\" encoding=\"UTF-8\"?>\n<DescribeVolumesResponse xmlns=\"http://ec2.amazonaws.com/doc/2016-11-15/\">\n    <requestId>{things[0].Dice.Uuid(31)}</requestId>\n    <volumeSet>{Each(things, Item)}\n    </volumeSet>{(more.Length > 0 ? $"<nextToken>{more}</nextToken>" : "")}\n</DescribeVolumesResponse>";

    static string Item(Thing it) => Invariant($"""

                <item>
                    <volumeId>vol-{it.Dice.Hex(17, 32)}</volumeId>
                    <size>{8 << it.Dice.Below(6, 33)}</size>
                    <snapshotId/>
                    <availabilityZone>{it.Site.Region}a</availabilityZone>
                    <status>in-use</status>
                    <createTime>{it.Created}</createTime>
                    <attachmentSet>
                        <item>
                            <volumeId>vol-{it.Dice.Hex(17, 32)}</volumeId>
                            <instanceId>i-{it.Dice.Hex(17, 34)}</instanceId>
                            <device>/dev/xvda</device>
                            <status>attached</status>
                            <attachTime>{it.Created}</attachTime>
                            <deleteOnTermination>true</deleteOnTermination>
                        </item>
                    </attachmentSet>{Tags(it)}
                    <volumeType>gp3</volumeType>
                    <iops>3000</iops>
                    <encrypted>{(it.Guard == Guard.Nothing ? "false" : "true")}</encrypted>{(it.Guard == Guard.Nothing ? "" : $"\n                    <kmsKeyId>{it.Key}</kmsKeyId>")}
                    <multiAttachEnabled>false</multiAttachEnabled>
                    <throughput>125</throughput>
                </item>
        """);

    static string Tags(Thing it) => it.Tags.Any() ? $"<tagSet>{TagsAs(it, "item", "key", "value")}</tagSet>" : "";
}

sealed class VolumeDefault : Answers
{
    internal override string Call => "ec2:GetEbsEncryptionByDefault";

    internal override int PageSize => 1;

    internal override int Count(Site site, int stores) => 1;

    internal override string Page(IReadOnlyList<Thing> things, string more) =>
        $"<GetEbsEncryptionByDefaultResponse xmlns=\"http://ec2.amazonaws.com/doc/2016-11-15/\"><requestId>{things[0].Dice.Uuid(31)}</requestId><ebsEncryptionByDefault>{(things[0].Guard == Guard.Nothing ? "false" : "true")}</ebsEncryptionByDefault><sseType>sse-kms</sseType></GetEbsEncryptionByDefaultResponse>";

    internal override Reply? Further(string call, Thing about) =>
        new($"<GetEbsDefaultKmsKeyIdResponse xmlns=\"http://ec2.amazonaws.com/doc/2016-11-15/\"><requestId>{about.Dice.Uuid(32)}</requestId><kmsKeyId>alias/aws/ebs</kmsKeyId></GetEbsDefaultKmsKeyIdResponse>");
}
