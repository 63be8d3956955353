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

    // All instances of a reservation were started at once, from one image. One that was withdrawn is refused or not told.
    static readonly Call Image = Call.About("ec2", "DescribeImages").ByOne("ImageIds", "Instances[0].ImageId").AbsentBy("InvalidAMIID.NotFound", "InvalidAMIID.Unavailable").Shared();

    public override Call Root { get; } = Call.List("ec2", "DescribeInstances", "Reservations").With("MaxResults", 1000).Then(Image);

    public override Turn Turn => Turn.Kept;

    public override IReadOnlyList<Type> Fills => [typeof(Machine)];

    public override IEnumerable<Resource> Read(Item item) => item.Items("Instances").SelectMany(it => Of(it, item.Owner(), item.Of(Image)));

    static IEnumerable<Resource> Of(Item item, string owner, Answered image)
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
            ImageMade = image.IsAbsent ? Fact.Unknown<DateTimeOffset>(Ignorance.NotInAnswer, "its image was withdrawn", image.At) : image.Root.Time("Images[0].CreationDate"),
        };
    }

    // Silent where there is none; an answer that does not describe the instance says nothing.
    static Fact<string?> KeyOf(Item item)
    {
        var key = item.Text("KeyName").Map<string?>(static it => it.Length == 0 ? null : it);
        return item.Has("State").Peek(out var described) && described ? key.OrWhenSilent(null) : key;
    }
}
