// Groups of parameters of Redshift: whether they demand TLS of whoever connects, and let the log tell what was asked.
using Glacis.Clouds.Collecting;
using Glacis.Facts;
using Glacis.Inventory;
using Glacis.Recordings;

namespace Glacis.Clouds.Aws.Redshift;

/// <summary>Parameters of clusters.</summary>
public sealed class ClusterParameters : Collector
{
    static readonly Kind Group = new("AWS::Redshift::ClusterParameterGroup", "Redshift parameter group");

    static readonly Call Parameters = Call.About("redshift", "DescribeClusterParameters").By("ParameterGroupName", "ParameterGroupName");

    public override Call Root { get; } = Call.List("redshift", "DescribeClusterParameterGroups", "ParameterGroups").Then(Parameters);

    public override Turn Turn => Turn.Kept;

    public override IReadOnlyList<Type> Fills => [typeof(ParameterGroup)];

    internal static Fact<string?> Of(Item cluster) => cluster.Text("ClusterParameterGroups[0].ParameterGroupName").Map<string?>(it => Id(cluster, it));

    static string Id(Item near, string name) => Arn.Of("redshift", near.Region, near.Account, $"parametergroup:{name}");

    public override IEnumerable<Resource> Read(Item item)
    {
        if (!item.Text("ParameterGroupName").Peek(out var name)) yield break;
        yield return new ParameterGroup(Id(item, name))
        {
            Kind = Group,
            Name = name,
            Account = item.Account,
            Region = item.Region,
            Tags = item.Tags("Tags"),
            Tls = Of(item.Of(Parameters), "require_ssl").Map(static on => on ? TlsDemand.Demanded : TlsDemand.Optional),
            LogsSignIns = Of(item.Of(Parameters), "enable_user_activity_logging"),
        };
    }

    static Fact<bool> Of(Answered parameters, string name)
    {
        foreach (var it in parameters.Items("Parameters"))
            if (it.Text("ParameterName").Shown() == name) return it.OneOf("ParameterValue", ("true", true), ("false", false));
        return Fact.Unknown<bool>(parameters.WhyNot ?? new(Ignorance.NotInAnswer, $"its parameters do not speak of {name}", parameters.At));
    }
}
