// Who uses a network interface: by what it is attached to, by its type, and by what services write on those that they keep.
using Glacis.Clouds.Collecting;
using Glacis.Facts;
using Glacis.Inventory;
using Glacis.Recordings;

namespace Glacis.Clouds.Aws.Ec2;

static class Users
{
    const string ByDescription = "services write on their interfaces what they are for", ByService = "the service that keeps it is the only one of that name";

    /// <summary>Who uses an interface.</summary>
    internal static Fact<InterfaceUser> Of(Item item, string owner)
    {
        var machine = item.Text("Attachment.InstanceId");
        if (machine.Peek(out var id) && id.Length > 0) return machine.Map(static it => new InterfaceUser(Occupant.Machine, it));
        var (isServices, description) = (item.Flag("RequesterManaged"), item.Text("Description"));
        // Anybody can write anything on an interface of his own.
        if (isServices.Peek(out var managed) && managed && description.Peek(out var words) && Described(words, item.Region, owner) is { } user) return description.Concludes(user, ByDescription);
        if (item.Text("RequesterId") is var requester && requester.Peek(out var who) && OfRequester(who) is { } sort) return requester.Concludes(new InterfaceUser(sort, ""), ByService);
        return OfType(item);
    }

    // "ELB app/web/50dc6c495c0c9188", "ELB old", "ElastiCache cart-001", "AWS Lambda VPC ENI-resize-4f1c…".
    static InterfaceUser? Described(string words, string region, string owner) =>
        After(words, "ELB ") is { } balancer ? new(Occupant.Balancer, balancer[(balancer.LastIndexOf('/') + 1)..])
        : (After(words, "ElastiCache ") ?? After(words, "ElastiCache+")) is { } cache ? new(Occupant.Cache, Arn.Of("elasticache", region, owner, $"cluster:{cache}"))
        : After(words, "AWS Lambda VPC ENI-") is { } function ? new(Occupant.Function, Arn.Of("lambda", region, owner, $"function:{WithoutNumber(function)}"))
        : After(words, "EFS mount target for ") is { } share ? new(Occupant.FileShare, share.Split(' ')[0])
        : After(words, "VPC Endpoint Interface ") is { } door ? new(Occupant.ServiceEndpoint, door)
        : After(words, "Interface for NAT Gateway ") is { } translator ? new(Occupant.Translator, translator)
        : After(words, "Network Interface for Transit Gateway Attachment ") is { } attachment ? new(Occupant.Transit, attachment)
        : After(words, "arn:aws:ecs:") is { } task ? new(Occupant.Container, $"arn:aws:ecs:{task}")
        : After(words, "Amazon EKS ") is { } cluster ? new(Occupant.Container, cluster)
        : After(words, "ES ") is { } search ? new(Occupant.Database, Arn.Of("es", region, owner, $"domain/{search}"))
        : After(words, "Network interface for DBProxy ") is { } proxy ? new(Occupant.Database, proxy)
        : words is "RDSNetworkInterface" or "RedshiftNetworkInterface" or "DMSNetworkInterface" ? new(words[0] == 'D' ? Occupant.Other : Occupant.Database, "")
        : null;

    static string? After(string words, string beginning) =>
        words.Length > beginning.Length && words.StartsWith(beginning, StringComparison.Ordinal) ? words[beginning.Length..].Trim() : null;

    // Behind the function's name stands a dash and a number of 36 characters.
    static string WithoutNumber(string function) => function.Length > 37 && function[^37] == '-' && Guid.TryParse(function[^36..], out _) ? function[..^37] : function;

    static Occupant? OfRequester(string requester) => requester switch
    {
        "amazon-elb" => Occupant.Balancer,
        "amazon-rds" or "amazon-redshift" => Occupant.Database,
        "amazon-elasticache" => Occupant.Cache,
        _ => null,
    };

    static Fact<InterfaceUser> OfType(Item item)
    {
        var (type, status) = (item.Text("InterfaceType"), item.Text("Status"));
        var sort = type.Shown() switch
        {
            "load_balancer" or "network_load_balancer" or "gateway_load_balancer" => Occupant.Balancer,
            "natGateway" or "nat_gateway" => Occupant.Translator,
            "vpc_endpoint" or "gateway_load_balancer_endpoint" => Occupant.ServiceEndpoint,
            "transit_gateway" => Occupant.Transit,
            "lambda" => Occupant.Function,
            "trunk" or "branch" => Occupant.Container,
            "" or "interface" or "efa" or "efa-only" => Occupant.Nobody,
            _ => Occupant.Other,
        };
        if (sort != Occupant.Nobody) return type.Map(_ => new InterfaceUser(sort, ""));
        // Where it is not attached and no service keeps it, nobody is behind it.
        return status.Then(it => it == "available" ? status.Concludes(new InterfaceUser(Occupant.Nobody, ""), "an available interface is attached to nothing")
            : status.Concludes(new InterfaceUser(Occupant.Other, ""), "an interface in use is somebody's"));
    }
}
