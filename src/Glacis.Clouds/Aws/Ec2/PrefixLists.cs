// Lists of addresses under one name, the customer's and the provider's.
using Glacis.Clouds.Collecting;
using Glacis.Facts;
using Glacis.Inventory;
using Glacis.Recordings;

namespace Glacis.Clouds.Aws.Ec2;

/// <summary>Managed prefix lists with their entries.</summary>
public sealed class PrefixLists : Collector
{
    static readonly Kind Listed = new("AWS::EC2::PrefixList", "prefix list");

    static readonly Call Entries = Call.ListAbout("ec2", "GetManagedPrefixListEntries", "Entries").By("PrefixListId", "PrefixListId");

    public override Call Root { get; } = Call.List("ec2", "DescribeManagedPrefixLists", "PrefixLists").Then(Entries);

    public override Turn Turn => Turn.Kept;

    public override IReadOnlyList<Type> Fills => [typeof(PrefixList)];

    public override IEnumerable<Resource> Read(Item item)
    {
        if (!item.Text("PrefixListId").Peek(out var id)) yield break;
        var owner = item.Owner();
        yield return new PrefixList(item.Named("prefix-list", id, owner))
        {
            Kind = Listed,
            Name = item.Text("PrefixListName").Shown(id),
            Account = owner,
            Region = item.Region,
            Tags = item.Tags("Tags"),
            IsProviders = item.Text("OwnerId").Map(static it => it.Equals("AWS", StringComparison.OrdinalIgnoreCase)),
            Entries = item.Of(Entries).Many("Entries", static it => it.Block("Cidr")).Values(),
        };
    }
}
