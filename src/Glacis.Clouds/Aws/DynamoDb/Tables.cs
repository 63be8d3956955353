// DynamoDB tables with their encryption and the replicas of global tables.
using Glacis.Clouds.Aws.Kms;
using Glacis.Clouds.Collecting;
using Glacis.Facts;
using Glacis.Inventory;
using Glacis.Recordings;

namespace Glacis.Clouds.Aws.DynamoDb;

/// <summary>Tables. All are encrypted; the question is by whose key.</summary>
public sealed class Tables : Collector
{
    const string Encryption = "Table.SSEDescription";

    // Global tables of this version are described by another call; each replica is a table of its own and listed in its region.
    const string OldGlobalTables = "2017.11.29";

    static readonly Kind Table = new("AWS::DynamoDB::Table", "DynamoDB table");

    static readonly Fact<Ref<EncryptionKey>> Nameless = Fact.Unknown<Ref<EncryptionKey>>(Ignorance.NotInAnswer, "a key that AWS owns has no name");

    static readonly Call Description = Call.About("dynamodb", "DescribeTable").By("TableName", "");
    internal static readonly Call Labelling = Call.About("dynamodb", "ListTagsOfResource").By("ResourceArn", ArnOf);

    internal static readonly Call List = Call.List("dynamodb", "ListTables", "TableNames").With("Limit", 100);

    public override Call Root { get; } = List.Then(Description, Labelling);

    public override IEnumerable<Resource> Read(Item item)
    {
        if (!item.Text().Peek(out var name)) yield break;
        var description = item.Of(Description).Root;
        var key = description.Text($"{Encryption}.KMSMasterKeyArn").Key(item.Account, item.Region);
        var isOwned = IsOwned(description);
        yield return new DataStore(ArnOf(item, name))
        {
            Kind = Table,
            Name = name,
            Account = item.Account,
            Region = item.Region,
            Tags = item.Of(Labelling).Tags("Tags"),
            AtRest = isOwned.Then(owned => owned ? isOwned.Map(static _ => AtRest.ProviderOwnedKey) : key.Guards(item.Account)),
            Key = isOwned.Then(owned => owned ? Nameless : key),
            ReplicaOf = Fact.Known<string?>(null, item.Source),
            StorageOf = Fact.Known<string?>(null, item.Source),
            Replicas = ReplicasOf(item, description, isOwned, name),
        };
    }

    internal static Fact<string> ArnOf(Item table) => table.Text().Map(name => ArnOf(table, name));

    static string ArnOf(Item table, string name) => Arn.Of("dynamodb", table.Region, table.Account, $"table/{name}");

    // "All DynamoDB tables are encrypted … by default under an AWS owned key"; the encryption is described only where a key of KMS in the account is used
    // (KMS developer guide, "How DynamoDB uses KMS"). A table changed back to the default may be described as disabled.
    static Fact<bool> IsOwned(Item description) => description.Has("Table").Then(has => !has
        ? Fact.Unknown<bool>(Ignorance.NotInAnswer, "the answer does not describe the table", description.Source)
        : description.Has(Encryption).Then(described => !described
            ? description.Has(Encryption).Map(static _ => true)
            : description.OneOf($"{Encryption}.Status", ("DISABLED", true)).Or(description.OneOf($"{Encryption}.SSEType", ("KMS", false), ("AES256", true)))));

    // A table that names no replicas has none: the model has the version of global tables "if the table is replicated".
    static Many<Replica> ReplicasOf(Item item, Item description, Fact<bool> isOwned, string name)
    {
        if (description.Has("Table").Peek(out var has) && !has) return Many<Replica>.None((Unknown)isOwned.Source);
        if (description.Text("Table.GlobalTableVersion").Peek(out var version) && version == OldGlobalTables)
            return Many<Replica>.None(new(Ignorance.NotInAnswer, $"the answer does not list the replicas of a global table of version {OldGlobalTables}", description.Source));
        return description.Many("Table.Replicas", replica => ReplicaOf(replica, item.Account, isOwned, name));
    }

    // A replica's key is named only where it is not the default, alias/aws/dynamodb; whether KMS is used at all is one setting of the whole global table
    // (models of CreateReplicationGroupMemberAction and of AWS::DynamoDB::GlobalTable).
    static Replica ReplicaOf(Item replica, string account, Fact<bool> isOwned, string name)
    {
        var region = replica.Text("RegionName").Shown("?");
        var named = replica.Text("KMSMasterKeyId");
        var key = named.OrWhenSilent("alias/aws/dynamodb").Key(account, region);
        var asTable = named.Source is Unknown { Why: Ignorance.NotInAnswer } ? isOwned : named.Map(static _ => false);
        return new Replica(Arn.Of("dynamodb", region, account, $"table/{name}"))
        {
            Key = asTable.Then(owned => owned ? Nameless : key),
            AtRest = asTable.Then(owned => owned ? asTable.Map(static _ => AtRest.ProviderOwnedKey) : key.Guards(account)),
            CopiesEncrypted = replica.Source.Concludes(true, "all data of a global table is copied, whatever encrypts it"),
        };
    }
}
