// EKS clusters: whether their control plane writes down who did what.
using Glacis.Clouds.Collecting;
using Glacis.Facts;
using Glacis.Inventory;
using Glacis.Recordings;

namespace Glacis.Clouds.Aws.Eks;

/// <summary>Logs of control planes.</summary>
public sealed class ControlPlaneLogs : Collector
{
    static readonly Kind Plane = new("Glacis::EKS::ControlPlaneLog", "EKS control-plane log");

    public override Call Root { get; } = Clusters.Listed.Then(Clusters.Description);

    public override Turn Turn => Turn.Kept;

    public override IReadOnlyList<Type> Fills => [typeof(LogSource)];

    public override IEnumerable<Resource> Read(Item item)
    {
        if (!item.Text().Peek(out var name)) yield break;
        var cluster = item.Of(Clusters.Description).Root;
        yield return item.Log(Plane, Arn.Of("eks", item.Region, item.Account, $"cluster/{name}"), name, LogSort.Audit, Kept(cluster), Many<string>.All([Arn.Of("logs", item.Region, item.Account, $"log-group:/aws/eks/{name}/cluster")], item.Source));
    }

    static Fact<Logging> Kept(Item cluster) => cluster.Has("cluster").Then(has =>
    {
        if (!has) return Fact.Unknown<Logging>(Ignorance.NotInAnswer, "the answer does not describe the cluster", cluster.Source);
        string[] on = [.. cluster.Items("cluster.logging.clusterLogging").Where(static it => it.Flag("enabled").Peek(out var yes) && yes).SelectMany(static it => it.Items("types")).Select(static it => it.Text().Shown())];
        return Fact.Known(on.Contains("audit", StringComparer.Ordinal) && on.Contains("authenticator", StringComparer.Ordinal) ? Logging.Everything : on.Length > 0 ? Logging.Some : Logging.Nothing, cluster.Source, "cluster.logging");
    });
}
