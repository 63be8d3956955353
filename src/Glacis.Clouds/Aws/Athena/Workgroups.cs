// Athena workgroups: how results of queries are guarded, where the group itself decides it.
using Glacis.Clouds.Aws.Kms;
using Glacis.Clouds.Collecting;
using Glacis.Facts;
using Glacis.Inventory;
using Glacis.Recordings;

namespace Glacis.Clouds.Aws.Athena;

/// <summary>Workgroups, as what results of queries are written by.</summary>
public sealed class Workgroups : Collector
{
    const string Chosen = "WorkGroup.Configuration", Results = $"{Chosen}.ResultConfiguration", Managed = $"{Chosen}.ManagedQueryResultsConfiguration";

    const string Elsewhere = "the buckets that queries name";

    static readonly Kind Group = new("AWS::Athena::WorkGroup", "Athena workgroup");

    static readonly Call Description = Call.About("athena", "GetWorkGroup").By("WorkGroup", "Name");

    static readonly Call Labelling = Call.About("athena", "ListTagsForResource").By("ResourceARN", static it => it.Text("Name").Map(name => ArnOf(it, name)));

    public override Call Root { get; } = Call.List("athena", "ListWorkGroups", "WorkGroups").Then(Description, Labelling);

    public override IEnumerable<Resource> Read(Item item)
    {
        if (!item.Text("Name").Peek(out var name)) yield break;
        var group = item.Of(Description).Root;
        var isManaged = group.Described(Chosen, "workgroup", group.Flag($"{Managed}.Enabled").OrWhenSilent(false));
        var key = isManaged.Then(managed => group.Text(managed ? $"{Managed}.EncryptionConfiguration.KmsKey" : $"{Results}.EncryptionConfiguration.KmsKey")).Key(item.Account, item.Region);
        yield return item.Store(Group, ArnOf(item, name), name, item.Of(Labelling).Tags("Tags"), isManaged.Then(managed => managed ? key.GuardsAlways(item.Account, AtRest.ProviderOwnedKey) : Guard(group, key, item.Account)), key) with
        {
            StorageOf = isManaged.Then(managed => managed ? isManaged.Map(static _ => (string?)null) : StorageOf(group)),
            IsEncryptedInPlace = true,
        };
    }

    static Fact<AtRest> Guard(Item group, Fact<Ref<EncryptionKey>> key, string account)
    {
        var option = group.OneOf($"{Results}.EncryptionConfiguration.EncryptionOption", ("SSE_S3", false), ("SSE_KMS", true), ("CSE_KMS", true));
        return option.Then(named => named ? key.Guards(account) : option.Map(static _ => AtRest.ProviderOwnedKey));
    }

    // What the group does not encrypt itself the bucket does, which is judged as a bucket. A group that does not enforce its settings leaves them to whoever asks.
    static Fact<string?> StorageOf(Item group) => group.Flag($"{Chosen}.EnforceWorkGroupConfiguration").OrWhenSilent(true).Then(enforces => !enforces
        ? group.Flag($"{Chosen}.EnforceWorkGroupConfiguration").Map(static _ => (string?)Elsewhere) : Enforced(group));

    static Fact<string?> Enforced(Item group) => group.Has($"{Results}.EncryptionConfiguration").Then(own => own
        ? group.Text($"{Results}.EncryptionConfiguration.EncryptionOption").Map(static _ => (string?)null)
        : group.Text($"{Results}.OutputLocation").Map(it => (string?)$"arn:{Arn.PartitionOf(group.Region)}:s3:::{Bucket(it)}").OrWhenSilent(Elsewhere));

    static string Bucket(string location) => location.Replace("s3://", "", StringComparison.Ordinal).Split('/')[0];

    static string ArnOf(Item group, string name) => Arn.Of("athena", group.Region, group.Account, $"workgroup/{name}");
}
