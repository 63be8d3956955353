// VPN connections: on which methods their two ends may agree.
using Glacis.Clouds.Collecting;
using Glacis.Facts;
using Glacis.Inventory;
using Glacis.Recordings;

namespace Glacis.Clouds.Aws.Ec2;

/// <summary>Site-to-site VPN connections, both tunnels of each as one: the weaker counts.</summary>
public sealed class Tunnels : Collector
{
    const string Options = "Options.TunnelOptions";

    static readonly Kind Connection = new("AWS::EC2::VPNConnection", "VPN connection");

    public override Call Root { get; } = Call.List("ec2", "DescribeVpnConnections", "VpnConnections");

    public override IEnumerable<Resource> Read(Item item)
    {
        if (!item.Text("VpnConnectionId").Peek(out var id) || item.Text("State").Shown() is "deleting" or "deleted") yield break;
        var tags = item.Tags("Tags");
        yield return new Tunnel(item.Named("vpn-connection", id, item.Account))
        {
            Kind = Connection,
            Name = tags.NameOr(id),
            Account = item.Account,
            Region = item.Region,
            Tags = tags,
            Smallest = Of(item, static it => Least(it, "Phase1DHGroupNumbers").With(Least(it, "Phase2DHGroupNumbers"), static (one, two) => one < two ? one : two, "the smaller of its two phases'"), Enumerable.Min),
            TakesOldExchange = Of(item, static it => Takes(it, "IkeVersions", "ikev1"), Enumerable.Max),
            TakesSha1 = Of(item, static it => Takes(it, "Phase1IntegrityAlgorithms", "SHA1").With(Takes(it, "Phase2IntegrityAlgorithms", "SHA1"), static (one, two) => one || two, "either of its two phases'"), Enumerable.Max),
        };
    }

    // The tunnels' own answers, the weaker of both; a connection whose answer leaves them out has not said that it takes everything.
    static Fact<T> Of<T>(Item item, Func<Item, Fact<T>> read, Func<IEnumerable<T>, T> weaker)
    {
        var tunnels = item.Told(Options, read).Values();
        return tunnels.IsComplete && tunnels.Items.Count > 0 ? Fact.Known(weaker(tunnels.Items), tunnels.Source, Options)
            : Fact.Unknown<T>(tunnels.Source as Unknown ?? new(Ignorance.NotInAnswer, "the answer speaks of no tunnel", tunnels.Source));
    }

    // What nobody named is taken ("Tunnel options for your Site-to-Site VPN connection": by default all of the list, whose least is group 2).
    static Fact<TunnelGroup> Least(Item tunnel, string list)
    {
        var named = tunnel.Many(list, SizeOf).Values();
        return named.IsComplete ? Fact.Known(named.Items.DefaultIfEmpty(TunnelGroup.Small).Min(), named.Source, list) : Fact.Unknown<TunnelGroup>((Unknown)named.Source);
    }

    // IANA's "Transform Type 4 - Key Exchange Method Transform IDs": group 22 is as small as group 2.
    static Fact<TunnelGroup> SizeOf(Item group) => group.Number("Value").Then(number => number switch
    {
        1 or 2 or 22 => group.Number("Value").Map(static _ => TunnelGroup.Small),
        5 => group.Number("Value").Map(static _ => TunnelGroup.Middling),
        >= 14 and <= 24 => group.Number("Value").Map(static _ => TunnelGroup.Large),
        _ => Fact.Unknown<TunnelGroup>(Ignorance.NotForeseen, "this build does not know the group", group.Source),
    });

    static Fact<bool> Takes(Item tunnel, string list, string word)
    {
        var named = tunnel.Many(list, static it => it.Text("Value")).Values();
        return named.IsComplete ? Fact.Known(named.Items.Count == 0 || named.Items.Contains(word, StringComparer.OrdinalIgnoreCase), named.Source, list) : Fact.Unknown<bool>((Unknown)named.Source);
    }
}
