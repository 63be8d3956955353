// Networks: whether it is written down which names are asked for in them.
using Glacis.Clouds.Collecting;
using Glacis.Facts;
using Glacis.Inventory;
using Glacis.Recordings;

namespace Glacis.Clouds.Aws.Resolver;

/// <summary>Name queries of the networks of a region, by the configurations that are bound to them.</summary>
public sealed class QueryLogs : Collector
{
    static readonly Kind Log = new("Glacis::Route53Resolver::QueryLog", "name query log");

    static readonly Call Bindings = Call.ListAbout("route53resolver", "ListResolverQueryLogConfigAssociations", "ResolverQueryLogConfigAssociations").Shared();
    static readonly Call Configurations = Call.ListAbout("route53resolver", "ListResolverQueryLogConfigs", "ResolverQueryLogConfigs").Shared();

    public override Call Root { get; } = Call.List("ec2", "DescribeVpcs", "Vpcs").Then(Bindings, Configurations);

    public override Turn Turn => Turn.Kept;

    public override IReadOnlyList<Type> Fills => [typeof(LogSource)];

    public override IEnumerable<Resource> Read(Item item)
    {
        if (!item.Text("VpcId").Peek(out var id)) yield break;
        var bound = item.Of(Bindings).Many("ResolverQueryLogConfigAssociations", static it => it);
        var own = bound.Items.Where(it => it.Text("ResourceId").Shown() == id && it.Text("Status").Shown() == "ACTIVE").ToArray();
        yield return item.Log(Log, Arn.Of("ec2", item.Region, item.Text("OwnerId").Shown(item.Account), $"vpc/{id}"), item.Tags("Tags").NameOr(id), LogSort.Names, Kept(bound, own), Destinations(item.Of(Configurations), bound, own));
    }

    static Fact<Logging> Kept(Many<Item> bound, Item[] own) => own.Length > 0 ? own[0].Text("Status").Map(static _ => Logging.Everything)
        : bound.IsComplete ? Fact.Known(Logging.Nothing, bound.Source) : Fact.Unknown<Logging>((Unknown)bound.Source);

    static Many<string> Destinations(Answered configurations, Many<Item> bound, Item[] own)
    {
        if (!bound.IsComplete) return Many<string>.None((Unknown)bound.Source);
        if (own.Length == 0) return Many<string>.All([], bound.Source);
        var all = configurations.Many("ResolverQueryLogConfigs", static it => (Id: it.Text("Id").Shown(), To: Place(it.Text("DestinationArn").Shown("?"))));
        if (!all.IsComplete) return Many<string>.None((Unknown)all.Source);
        string[] named = [.. own.Select(static it => it.Text("ResolverQueryLogConfigId").Shown())];
        return Many<string>.All([.. all.Items.Where(it => named.Contains(it.Id, StringComparer.Ordinal)).Select(static it => it.To)], all.Source);
    }

    // A bucket may stand there with a folder.
    static string Place(string arn) => arn.Contains(":s3:::", StringComparison.Ordinal) ? arn.Split('/')[0] : LogsOf.Group(arn);
}
