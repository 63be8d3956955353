// KMS keys with what is asked about each, and their aliases (json 1.1).
namespace Glacis.Bench.Generating;

sealed class Keys : Answers
{
    internal override string Call => "kms:ListKeys";

    internal override int PageSize => 1000;

    internal override int Count(Site site, int stores) => site.Keys;

    internal override string Page(IReadOnlyList<Thing> things, string more) =>
        $$"""{"KeyCount":{{things.Count}},"Keys":[{{string.Join(',', things.Select(static it => $$"""{"KeyArn":"{{Arn(it)}}","KeyId":"{{Id(it)}}"}"""))}}],{{(more.Length > 0 ? $"\"NextMarker\":\"{more}\"," : "")}}"Truncated":{{(more.Length > 0 ? "true" : "false")}}}""";

    internal override Reply? Further(string call, Thing about) => call switch
    {
        "kms:DescribeKey" => new(Invariant($$$$"""{"KeyMetadata":{"AWSAccountId":"{{{{about.Site.Account}}}}","Arn":"{{{{Arn(about)}}}}","CreationDate":{{{{about.CreatedSeconds}}}}.419,"CustomerMasterKeySpec":"SYMMETRIC_DEFAULT","Description":"","Enabled":true,"EncryptionAlgorithms":["SYMMETRIC_DEFAULT"],"KeyId":"{{{{Id(about)}}}}","KeyManager":"{{{{Manager(about)}}}}","KeySpec":"SYMMETRIC_DEFAULT","KeyState":"Enabled","KeyUsage":"ENCRYPT_DECRYPT","MultiRegion":false,"Origin":"AWS_KMS"}}""")),
        "kms:GetKeyRotationStatus" => new($$"""{"KeyId":"{{Arn(about)}}","KeyRotationEnabled":{{(about.Dice.Below(3, 71) > 0 ? "true,\"RotationPeriodInDays\":365" : "false")}}}"""),
        "kms:ListKeyRotations" => new($$"""{"Rotations":[{"KeyId":"{{Arn(about)}}","RotationDate":1771200000.0,"RotationType":"AUTOMATIC"}],"Truncated":false}"""),
        "kms:GetKeyPolicy" => new($$"""{"Policy":"{\n  \"Version\" : \"2012-10-17\",\n  \"Id\" : \"default\",\n  \"Statement\" : [ {\n    \"Sid\" : \"Enable IAM User Permissions\",\n    \"Effect\" : \"Allow\",\n    \"Principal\" : {\n      \"AWS\" : \"arn:aws:iam::{{about.Site.Account}}:root\"\n    },\n    \"Action\" : \"kms:*\",\n    \"Resource\" : \"*\"\n  } ]\n}","PolicyName":"default"}"""),
        "kms:ListGrants" => new("""{"Grants":[],"Truncated":false}"""),
        "kms:ListResourceTags" => new($$"""{"Tags":[{{TagsAsJson(about, "TagKey", "TagValue")}}],"Truncated":false}"""),
        _ => null,
    };

    static string Manager(Thing it) => it.Index % 4 == 0 ? "AWS" : "CUSTOMER";

    static string Id(Thing it) => it.Site.KeyId(it.Index);

    static string Arn(Thing it) => it.Site.KeyArn(it.Index);
}

sealed class Aliases : Answers
{
    internal override string Call => "kms:ListAliases";

    internal override int PageSize => 100;

    internal override int Count(Site site, int stores) => site.Keys;

    internal override string Page(IReadOnlyList<Thing> things, string more) =>
        $$"""{"Aliases":[{{string.Join(',', things.Select(Item))}}],{{(more.Length > 0 ? $"\"NextMarker\":\"{more}\"," : "")}}"Truncated":{{(more.Length > 0 ? "true" : "false")}}}""";

    static string Item(Thing it)
    {
        // The first is that which the provider manages for S3, as buckets name it that name no key.
        var name = it.Index == 0 ? "alias/aws/s3" : Invariant($"alias/key-{it.Index}");
        return Invariant($$"""{"AliasArn":"arn:aws:kms:{{it.Site.Region}}:{{it.Site.Account}}:{{name}}","AliasName":"{{name}}","CreationDate":{{it.CreatedSeconds}}.219,"LastUpdatedDate":{{it.CreatedSeconds}}.219,"TargetKeyId":"{{it.Site.KeyId(it.Index)}}"}""");
    }
}
