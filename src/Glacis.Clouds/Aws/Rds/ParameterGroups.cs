// Groups of parameters of RDS: whether they demand TLS of whoever connects.
using Glacis.Clouds.Collecting;
using Glacis.Facts;
using Glacis.Inventory;
using Glacis.Recordings;

namespace Glacis.Clouds.Aws.Rds;

/// <summary>Parameters of instances.</summary>
public sealed class InstanceParameters : Collector
{
    static readonly Kind Group = new("AWS::RDS::DBParameterGroup", "RDS parameter group");

    static readonly Call Parameters = Call.About("rds", "DescribeDBParameters").By("DBParameterGroupName", "DBParameterGroupName");

    public override Call Root { get; } = Call.List("rds", "DescribeDBParameterGroups", "DBParameterGroups").Then(Parameters);

    public override Turn Turn => Turn.Kept;

    public override IReadOnlyList<Type> Fills => [typeof(ParameterGroup)];

    public override IEnumerable<Resource> Read(Item item) => item.Text("DBParameterGroupArn").Peek(out var arn)
        ? [Demand.Group(item, Group, arn, item.Text("DBParameterGroupName").Shown(arn), item.Of(Parameters))] : [];
}

/// <summary>Parameters of clusters.</summary>
public sealed class ClusterParameters : Collector
{
    static readonly Kind Group = new("AWS::RDS::DBClusterParameterGroup", "RDS cluster parameter group");

    static readonly Call Parameters = Call.About("rds", "DescribeDBClusterParameters").By("DBClusterParameterGroupName", "DBClusterParameterGroupName");

    public override Call Root { get; } = Call.List("rds", "DescribeDBClusterParameterGroups", "DBClusterParameterGroups").Then(Parameters);

    public override Turn Turn => Turn.Kept;

    public override IReadOnlyList<Type> Fills => [typeof(ParameterGroup)];

    public override IEnumerable<Resource> Read(Item item) => item.Text("DBClusterParameterGroupArn").Peek(out var arn)
        ? [Demand.Group(item, Group, arn, item.Text("DBClusterParameterGroupName").Shown(arn), item.Of(Parameters))] : [];
}

/// <summary>Ids of groups: instances and clusters have groups of the same names.</summary>
static class Groups
{
    internal static Fact<string?> OfInstance(Item item) => item.Text("DBParameterGroups[0].DBParameterGroupName").Map<string?>(it => Arn.Of("rds", item.Region, item.Account, $"pg:{it}"));

    internal static Fact<string?> OfCluster(Item item) => item.Text("DBClusterParameterGroup").Map<string?>(it => Arn.Of("rds", item.Region, item.Account, $"cluster-pg:{it}"));
}

static class Demand
{
    internal static ParameterGroup Group(Item item, Kind kind, string arn, string name, Answered parameters) => new(arn)
    {
        Kind = kind,
        Name = name,
        Account = item.Account,
        Region = item.Region,
        Tags = Fact.Unknown<Tags>(Ignorance.NotRecorded, "the tags of parameter groups are not asked for", item.Source),
        Tls = Of(parameters),
        LogsSignIns = LogsSignIns(parameters),
    };

    // By engine: PostgreSQL, Aurora with MySQL, DocumentDB, Neptune. What says nothing of it leaves it out, as these all do by default.
    static Fact<bool> LogsSignIns(Answered parameters)
    {
        foreach (var it in parameters.Items("Parameters"))
            if (it.Text("ParameterName").Peek(out var name) && name is "log_connections" or "server_audit_logging" or "audit_logs" or "neptune_enable_audit_log")
                return it.Text("ParameterValue").Map(static value => value.ToUpperInvariant() is not ("0" or "OFF" or "FALSE" or "DISABLED" or "NONE" or "")).OrWhenSilent(false);
        return Fact.Unknown<bool>(parameters.WhyNot ?? new(Ignorance.NotInAnswer, "its parameters do not speak of sign-ins", parameters.At));
    }

    // PostgreSQL and SQL Server know the one, MySQL and MariaDB the other (RDS user guide, "Using SSL/TLS"). Oracle has it in its option group.
    static Fact<TlsDemand> Of(Answered parameters)
    {
        foreach (var it in parameters.Items("Parameters"))
            if (it.Text("ParameterName").Peek(out var name) && name is "rds.force_ssl" or "require_secure_transport")
                return it.OneOf("ParameterValue", ("1", TlsDemand.Demanded), ("ON", TlsDemand.Demanded), ("0", TlsDemand.Optional), ("OFF", TlsDemand.Optional));
        return Fact.Unknown<TlsDemand>(parameters.WhyNot ?? new(Ignorance.NotInAnswer, "its parameters do not speak of TLS", parameters.At));
    }
}
