// S3 buckets with their six further answers (rest-xml).
namespace Glacis.Bench.Generating;

sealed class Buckets : Answers
{
    const string Xml = "<?xml version=\"1.0\" encoding=\"UTF-8\"?>\n", Space = "xmlns=\"http://s3.amazonaws.com/doc/2006-03-01/\"";

    internal override string Call => "s3:ListBuckets";

    internal override int PageSize => 10_000;

    internal override int Share => 300;

    internal override bool OncePerAccount => true;

    internal override string RegionOf(Thing thing) => thing.Dice.Of(20, Site.Regions);

    internal override string Page(IReadOnlyList<Thing> things, string more) =>
        $"{Xml}<ListAllMyBucketsResult {Space}><Owner><ID>{things[0].Dice.Hex(32, 21)}</ID></Owner><Buckets>{Each(things, Item)}</Buckets>{(more.Length > 0 ? $"<ContinuationToken>{more}</ContinuationToken>" : "")}</ListAllMyBucketsResult>";

    string Item(Thing it) => $"<Bucket><Name>{it.Name}</Name><CreationDate>{it.Created}</CreationDate><BucketRegion>{RegionOf(it)}</BucketRegion></Bucket>";

    internal override Reply? Further(string call, Thing about) => call switch
    {
        "s3:GetBucketLocation" => null,
        "s3:GetBucketEncryption" => Encryption(about),
        "s3:GetBucketTagging" => about.Tags.Any()
            ? new($"{Xml}<Tagging {Space}><TagSet>{TagsAs(about, "Tag", "Key", "Value")}</TagSet></Tagging>")
            : Missing("NoSuchTagSet", "The TagSet does not exist", about),
        "s3:GetBucketReplication" => about.Dice.Below(20, 22) == 0 ? Replication(about) : Missing("ReplicationConfigurationNotFoundError", "The replication configuration was not found", about),
        "s3:GetBucketVersioning" => new($"{Xml}<VersioningConfiguration {Space}>{(about.Dice.Below(2, 23) == 0 ? "<Status>Enabled</Status>" : "")}</VersioningConfiguration>"),
        "s3:GetBucketPolicy" => about.Dice.Below(2, 24) == 0 ? Policy(about) : Missing("NoSuchBucketPolicy", "The bucket policy does not exist", about),
        "s3:GetPublicAccessBlock" => new($"{Xml}<PublicAccessBlockConfiguration {Space}><BlockPublicAcls>true</BlockPublicAcls><IgnorePublicAcls>true</IgnorePublicAcls><BlockPublicPolicy>true</BlockPublicPolicy><RestrictPublicBuckets>true</RestrictPublicBuckets></PublicAccessBlockConfiguration>"),
        _ => null,
    };

    Reply Encryption(Thing it)
    {
        if (it.Guard == Guard.Nothing) return Missing("ServerSideEncryptionConfigurationNotFoundError", "The server side encryption configuration was not found", it);
        // Keys lie in the bucket's region.
        var key = it.Guard == Guard.Customer ? $"<KMSMasterKeyID>{(it.Site with { Region = RegionOf(it) }).KeyArn(it.Dice.Below(it.Site.Keys, 8))}</KMSMasterKeyID>" : "";
        var algorithm = it.Guard == Guard.ProviderOwned ? "AES256" : "aws:kms";
        return new($"{Xml}<ServerSideEncryptionConfiguration {Space}><Rule><ApplyServerSideEncryptionByDefault><SSEAlgorithm>{algorithm}</SSEAlgorithm>{key}</ApplyServerSideEncryptionByDefault><BucketKeyEnabled>true</BucketKeyEnabled></Rule></ServerSideEncryptionConfiguration>");
    }

    static Reply Replication(Thing it) =>
        new($"{Xml}<ReplicationConfiguration {Space}><Role>arn:aws:iam::{it.Site.Account}:role/s3-replication</Role><Rule><ID>copy</ID><Priority>1</Priority><Filter><Prefix></Prefix></Filter><Status>Enabled</Status><SourceSelectionCriteria><SseKmsEncryptedObjects><Status>Enabled</Status></SseKmsEncryptedObjects></SourceSelectionCriteria><Destination><Bucket>arn:aws:s3:::{it.Name}-copy</Bucket><EncryptionConfiguration><ReplicaKmsKeyID>{it.Key}</ReplicaKmsKeyID></EncryptionConfiguration></Destination><DeleteMarkerReplication><Status>Disabled</Status></DeleteMarkerReplication></Rule></ReplicationConfiguration>");

    static Reply Policy(Thing it) =>
        new($$$$"""{"Version":"2012-10-17","Statement":[{"Sid":"TlsOnly","Effect":"Deny","Principal":"*","Action":"s3:*","Resource":["arn:aws:s3:::{{{{it.Name}}}}","arn:aws:s3:::{{{{it.Name}}}}/*"],"Condition":{"Bool":{"aws:SecureTransport":"false"}}}]}""");

    static Reply Missing(string code, string message, Thing it) =>
        new($"{Xml}<Error><Code>{code}</Code><Message>{message}</Message><BucketName>{it.Name}</BucketName><RequestId>{it.Dice.Hex(16, 25).ToUpperInvariant()}</RequestId><HostId>{it.Dice.Hex(32, 26)}{it.Dice.Hex(32, 27)}</HostId></Error>", 404, code);
}
