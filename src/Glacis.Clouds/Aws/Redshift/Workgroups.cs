// Serverless warehouses of Redshift on their network: whether they demand TLS, where they stand, and what they write down.
using Glacis.Clouds.Aws.Ec2;
using Glacis.Clouds.Collecting;
using Glacis.Facts;
using Glacis.Inventory;
using Glacis.Recordings;

namespace Glacis.Clouds.Aws.Redshift;

/// <summary>Workgroups, as clients meet them.</summary>
public sealed class WorkgroupEndpoints : Collector
{
    static readonly Kind Endpoint = new("Glacis::RedshiftServerless::Endpoint", "Redshift serverless endpoint");

    internal static readonly Call Labelling = Call.About("redshift-serverless", "ListTagsForResource").By("resourceArn", "workgroupArn");

    internal static readonly Call Listed = Call.List("redshift-serverless", "ListWorkgroups", "workgroups");

    public override Call Root { get; } = Listed.Then(Labelling);

    public override IEnumerable<Resource> Read(Item item)
    {
        if (!item.Text("workgroupArn").Peek(out var arn)) yield break;
        yield return new DatabaseEndpoint(arn)
        {
            Kind = Endpoint,
            Name = item.Text("workgroupName").Shown(arn),
            Account = item.Account,
            Region = item.Region,
            Tags = item.Of(Labelling).Tags("tags", "key", "value"),
            DecidedBy = item.Source.Concludes<string?>(null, "a workgroup decides for itself"),
            AuthorityEnds = item.Source.Concludes<Deadline?>(null, "the provider renews certificates of workgroups, by an authority that clients know"),
            Authority = item.Source.Concludes<string?>(null, "no workgroup names its authority"),
            Parameters = Fact.Known<string?>(WorkgroupParameters.Id(arn), item.Source, "configParameters"),
        };
    }
}

/// <summary>Parameters of workgroups, each of which has its own.</summary>
public sealed class WorkgroupParameters : Collector
{
    static readonly Kind Group = new("Glacis::RedshiftServerless::Parameters", "Redshift serverless parameters");

    public override Call Root => WorkgroupEndpoints.Listed;

    public override Turn Turn => Turn.Kept;

    public override IReadOnlyList<Type> Fills => [typeof(ParameterGroup)];

    internal static string Id(string workgroup) => $"{workgroup}#parameters";

    public override IEnumerable<Resource> Read(Item item)
    {
        if (!item.Text("workgroupArn").Peek(out var arn)) yield break;
        var demand = item.Items("configParameters").FirstOrDefault(static it => it.Text("parameterKey").Shown() == "require_ssl").OneOf("parameterValue", ("true", TlsDemand.Demanded), ("false", TlsDemand.Optional));
        yield return new ParameterGroup(Id(arn))
        {
            Kind = Group,
            Name = item.Text("workgroupName").Shown(arn),
            Account = item.Account,
            Region = item.Region,
            Tags = item.Source.Concludes(Tags.None, "parameters of a workgroup bear no tags"),
            Tls = demand.IsKnown ? demand : Fact.Unknown<TlsDemand>(Ignorance.NotInAnswer, "its parameters do not speak of require_ssl", item.Source),
            LogsSignIns = item.Source.Concludes(true, "the logs that its namespace exports tell by themselves"),
        };
    }
}

/// <summary>Workgroups on their network.</summary>
public sealed class WorkgroupPlacements : Collector
{
    static readonly Kind Warehouse = new("Glacis::RedshiftServerless::Placement", "Redshift serverless on its network");

    public override Call Root { get; } = WorkgroupEndpoints.Listed.Then(WorkgroupEndpoints.Labelling);

    public override Turn Turn => Turn.Kept;

    public override IReadOnlyList<Type> Fills => [typeof(Placement)];

    public override IEnumerable<Resource> Read(Item item)
    {
        if (!item.Text("workgroupArn").Peek(out var arn)) yield break;
        yield return new Placement(arn)
        {
            Kind = Warehouse,
            Name = item.Text("workgroupName").Shown(arn),
            Account = item.Account,
            Region = item.Region,
            Tags = item.Of(WorkgroupEndpoints.Labelling).Tags("tags", "key", "value"),
            Of = arn,
            Sort = Occupant.Database,
            Subnets = item.Told("subnetIds", static it => it.Text()).Values(),
            Groups = item.Told("securityGroupIds", static it => it.Text()).Values(),
            IsPublic = item.Flag("publiclyAccessible"),
            Port = item.Number("port").Or(item.Number("endpoint.port")).Map(static it => (int)it),
        };
    }
}

/// <summary>Logs that namespaces export.</summary>
public sealed class NamespaceLogs : Collector
{
    static readonly Kind Audit = new("Glacis::RedshiftServerless::AuditLog", "Redshift serverless audit log");

    public override Call Root { get; } = Call.List("redshift-serverless", "ListNamespaces", "namespaces");

    public override Turn Turn => Turn.Kept;

    public override IReadOnlyList<Type> Fills => [typeof(LogSource)];

    public override IEnumerable<Resource> Read(Item item)
    {
        if (!item.Text("namespaceArn").Peek(out var arn)) yield break;
        var name = item.Text("namespaceName").Shown(arn);
        var exported = item.Many("logExports", static it => it.Text().Shown());
        // Connections, and either who was changed or what was asked.
        var keeps = !exported.IsComplete ? Fact.Unknown<Logging>((Unknown)exported.Source)
            : Fact.Known(exported.Items.Contains("connectionlog", StringComparer.Ordinal) && exported.Items.Count > 1 ? Logging.Everything : exported.Items.Count > 0 ? Logging.Some : Logging.Nothing, exported.Source, "logExports");
        yield return item.Log(Audit, arn, name, LogSort.Audit, keeps, item.Many("logExports", it => Arn.Of("logs", item.Region, item.Account, $"log-group:/aws/redshift/{name}/{it.Text().Shown()}")));
    }
}
