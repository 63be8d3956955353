// Private lines of Direct Connect: whether what passes them is encrypted on the line itself.
using Glacis.Clouds.Collecting;
using Glacis.Inventory;
using Glacis.Recordings;

namespace Glacis.Clouds.Aws.DirectConnect;

/// <summary>Connections that are not hosted on somebody else's line.</summary>
public sealed class Lines : Collector
{
    static readonly Kind Connection = new("AWS::DirectConnect::Connection", "Direct Connect connection");

    public override Call Root { get; } = Call.List("directconnect", "DescribeConnections", "connections");

    public override IEnumerable<Resource> Read(Item item)
    {
        if (!item.Text("connectionId").Peek(out var id) || item.Text("connectionState").Shown() is "deleted" or "deleting" or "rejected") yield break;
        yield return new PrivateLine(Arn.Of("directconnect", item.Region, item.Account, $"dxcon/{id}"))
        {
            Kind = Connection,
            Name = item.Text("connectionName").Shown(id),
            Account = item.Account,
            Region = item.Region,
            Tags = item.Tags("tags", "key", "value"),
            // A port that knows no MACsec says nothing of it.
            Encryption = item.OneOf("encryptionMode", ("must_encrypt", LineEncryption.Demanded), ("should_encrypt", LineEncryption.Offered), ("no_encrypt", LineEncryption.None)).OrWhenSilent(LineEncryption.None),
        };
    }
}
