// What every sort of gateway has in common: how its attachments are read.
using Glacis.Clouds.Collecting;
using Glacis.Facts;
using Glacis.Inventory;
using Glacis.Recordings;

namespace Glacis.Clouds.Aws.Ec2;

static class Gateways
{
    /// <summary>A gateway at the edge of networks.</summary>
    internal static Gateway AtTheEdge(this Item item, Kind kind, string type, string id, Via sort, string attachments)
    {
        var (owner, tags) = (item.Owner(), item.Tags("Tags"));
        return new(item.Named(type, id, owner))
        {
            Kind = kind,
            Name = tags.NameOr(id),
            Account = owner,
            Region = item.Region,
            Tags = tags,
            Sort = item.Source.Concludes(sort, "this list has no other"),
            Networks = Attached(item, attachments),
            Subnet = item.Source.Concludes<string?>(null, "gateways of this sort stand in no subnet"),
        };
    }

    // One that comes or goes is there; who says that it is gone is believed.
    static Many<string> Attached(Item item, string list)
    {
        var all = item.Told(list, static it => it.Text("State").Shown() == "detached" ? (Fact<string>?)null : it.Text("VpcId"));
        return all.IsComplete ? Many<Fact<string>>.All([.. all.Items.OfType<Fact<string>>()], all.Source).Values() : Many<string>.None((Unknown)all.Source);
    }
}
