// The regions of an account that were looked at, each as a place where something has to watch.
using Glacis.Clouds.Collecting;
using Glacis.Inventory;
using Glacis.Recordings;

namespace Glacis.Clouds.Aws;

/// <summary>Each region of each account. Every region answers the question whether its volumes are encrypted by default, empty or not; nothing else is asked for this.</summary>
public sealed class AccountRegions : Collector
{
    static readonly Kind Place = new("Glacis::AccountRegion", "region of an account");

    public override Call Root { get; } = Call.One("ec2", "GetEbsEncryptionByDefault");

    public override Turn Turn => Turn.Kept;

    public override IReadOnlyList<Type> Fills => [typeof(AccountRegion)];

    public override IEnumerable<Resource> Read(Item item)
    {
        yield return new AccountRegion($"aws/{item.Account}/{item.Region}")
        {
            Kind = Place,
            Name = item.Region,
            Account = item.Account,
            Region = item.Region,
            Tags = item.Source.Concludes(Tags.None, "a region bears no tags"),
        };
    }
}
