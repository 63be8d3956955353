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
        var bound = item.Of(Bindings).Many("ResolverQueryLogConfigAssociations", it => (Configuration: it.Text("ResolverQueryLogConfigId"), IsActive: IsActive(it, id)));
        var isOn = (bound.IsComplete ? Many<Fact<bool>>.All([.. bound.Items.Select(static it => it.IsActive)], bound.Source) : Many<Fact<bool>>.None((Unknown)bound.Source)).Any();
        string[] own = [.. bound.Items.Where(static it => it.IsActive.Peek(out var yes) && yes).Select(static it => it.Configuration.Shown())];
        yield return item.Log(Log, Arn.Of("ec2", item.Region, item.Text("OwnerId").Shown(item.Account), $"vpc/{id}"), item.Tags("Tags").NameOr(id), LogSort.Names, isOn.AllOrNothing(), Destinations(item.Of(Configurations), isOn, own));
    }

    // What is bound to another network says nothing of this one.
    static Fact<bool> IsActive(Item binding, string network) => binding.Text("ResourceId").Then(its => its != network ? binding.Text("ResourceId").Map(static _ => false)
        : binding.OneOf("Status", ("ACTIVE", true), ("CREATING", false), ("ACTION_NEEDED", false), ("DELETING", false), ("FAILED", false)));

    static Many<string> Destinations(Answered configurations, Fact<bool> isOn, string[] own)
    {
        if (!isOn.Peek(out var on)) return Many<string>.None((Unknown)isOn.Source);
        if (!on) return Many<string>.All([], isOn.Source);
        var all = configurations.Many("ResolverQueryLogConfigs", static it => (Id: it.Text("Id").Shown(), To: Place(it.Text("DestinationArn").Shown("?"))));
        return all.IsComplete ? Many<string>.All([.. all.Items.Where(it => own.Contains(it.Id, StringComparer.Ordinal)).Select(static it => it.To)], all.Source) : Many<string>.None((Unknown)all.Source);
    }

    // A bucket may stand there with a folder.
    static string Place(string arn) => arn.Contains(":s3:::", StringComparison.Ordinal) ? arn.Split('/')[0] : LogsOf.Group(arn);
}
