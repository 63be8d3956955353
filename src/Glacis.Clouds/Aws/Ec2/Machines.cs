// Instances of EC2, as something that is run and entered.
using Glacis.Clouds.Collecting;
using Glacis.Facts;
using Glacis.Inventory;
using Glacis.Recordings;

namespace Glacis.Clouds.Aws.Ec2;

/// <summary>Instances. Where they stand their interfaces tell.</summary>
public sealed class Machines : Collector
{
    static readonly Kind Instance = new("AWS::EC2::Instance", "EC2 instance");

    public override Call Root { get; } = Call.List("ec2", "DescribeInstances", "Reservations").With("MaxResults", 1000);

    public override Turn Turn => Turn.Kept;

    public override IReadOnlyList<Type> Fills => [typeof(Machine)];

    public override IEnumerable<Resource> Read(Item item) => item.Items("Instances").SelectMany(it => Of(it, item.Owner()));

    static IEnumerable<Resource> Of(Item item, string owner)
    {
        // What is terminated is listed for about an hour, and nothing of it is left.
        if (!item.Text("InstanceId").Peek(out var id) || item.Text("State.Name").Shown() == "terminated") yield break;
        var tags = item.Tags("Tags");
        yield return new Machine(item.Named("instance", id, owner))
        {
            Kind = Instance,
            Name = tags.NameOr(id),
            Account = owner,
            Region = item.Region,
            Tags = tags,
            IsRunning = item.OneOf("State.Name", ("pending", true), ("running", true), ("shutting-down", true), ("stopping", true), ("stopped", false)),
            ShellKey = KeyOf(item),
        };
    }

    // Silent where there is none; an answer that does not describe the instance says nothing.
    static Fact<string?> KeyOf(Item item)
    {
        var key = item.Text("KeyName").Map<string?>(static it => it.Length == 0 ? null : it);
        return item.Has("State").Peek(out var described) && described ? key.OrWhenSilent(null) : key;
    }
}
