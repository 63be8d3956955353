// Subscriptions to topics: whether they reach somebody, and whether who is there agreed. Addresses are taken out before anything is kept.
using Glacis.Clouds.Collecting;
using Glacis.Facts;
using Glacis.Inventory;
using Glacis.Recordings;

namespace Glacis.Clouds.Aws.Sns;

/// <summary>Subscriptions of all topics: one list has them.</summary>
public sealed class Subscriptions : Collector
{
    const string Pending = "PendingConfirmation";

    static readonly Kind ToTopic = new("AWS::SNS::Subscription", "subscription");

    public override Call Root { get; } = Call.List("sns", "ListSubscriptions", "Subscriptions");

    public override Turn Turn => Turn.Kept;

    public override IReadOnlyList<Type> Fills => [typeof(Subscription)];

    public override IEnumerable<Resource> Read(Item item)
    {
        if (!item.Text("SubscriptionArn").Peek(out var arn)) yield break;
        var (topic, protocol) = (item.Text("TopicArn"), item.Text("Protocol").Shown("?"));
        var isPending = arn is Pending or "Deleted";
        yield return new Subscription(isPending ? $"{topic.Shown("?")}#{protocol}-{arn}" : arn)
        {
            Kind = ToTopic,
            Name = protocol,
            Account = item.Account,
            Region = item.Region,
            Tags = item.Source.Concludes(Tags.None, "a subscription bears no tags"),
            Topic = topic,
            // Calls to services that alert people, and to chats, are HTTPS.
            Reaches = item.OneOf("Protocol", ("email", Recipient.Person), ("email-json", Recipient.Person), ("sms", Recipient.Person), ("https", Recipient.Person), ("http", Recipient.Person), ("application", Recipient.Person),
                ("sqs", Recipient.Machine), ("lambda", Recipient.Machine), ("firehose", Recipient.Machine)),
            IsConfirmed = item.Text("SubscriptionArn").Map(_ => !isPending),
        };
    }
}
