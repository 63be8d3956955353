// With whom warehouses of Redshift share their data.
using Glacis.Clouds.Collecting;
using Glacis.Facts;
using Glacis.Inventory;
using Glacis.Recordings;

namespace Glacis.Clouds.Aws.Redshift;

/// <summary>Shares that the account gives, by the list of those who may read them.</summary>
public sealed class DataShares : Collector
{
    static readonly Kind Share = new("Glacis::Redshift::DataShare", "Redshift data share");

    public override Call Root { get; } = Call.List("redshift", "DescribeDataSharesForProducer", "DataShares");

    public override IEnumerable<Resource> Read(Item item)
    {
        if (!item.Text("DataShareArn").Peek(out var arn)) yield break;
        var list = item.Many("DataShareAssociations", static it => it.Text("Status").Shown() is "PENDING_AUTHORIZATION" or "DEAUTHORIZED" or "REJECTED" ? null : LineOf(it));
        yield return item.Policy(arn, Share, "redshift", arn[(arn.LastIndexOf('/') + 1)..], item.Source.Concludes<string?>(null, "shares bear no policy, but a list of those who may read them")) with
        {
            Tags = item.Source.Concludes(Tags.None, "a share bears no tags"),
            AccessListCounts = item.Source.Concludes(true, "what the list gives is given"),
            AccessList = list.IsComplete ? Many<ListedAccess>.All([.. list.Items.OfType<ListedAccess>()], list.Source) : Many<ListedAccess>.None((Unknown)list.Source),
        };
    }

    // An account, a warehouse of one, or its catalogue ("DataCatalog/111122223333").
    static ListedAccess LineOf(Item line)
    {
        var consumer = line.Text("ConsumerIdentifier");
        return new(consumer.Shown("?"))
        {
            Party = line.OneOf("Status", ("ACTIVE", ListedParty.OneAccount), ("AUTHORIZED", ListedParty.OneAccount), ("AVAILABLE", ListedParty.OneAccount)),
            Account = consumer.Then(who => Arn.TryParse(who, out var arn) ? consumer.Map(_ => arn.Account) : who[(who.LastIndexOf('/') + 1)..] is { Length: 12 } number && number.All(char.IsAsciiDigit) ? consumer.Map(_ => number)
                : Fact.Unknown<string>(Ignorance.NotForeseen, "the list names a reader by something that is no account", line.Source)),
            Permission = line.Source.Concludes("read what it shares", "the list gives nothing else"),
        };
    }
}
