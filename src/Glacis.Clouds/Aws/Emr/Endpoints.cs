// EMR clusters: whether their members speak with one another in secret.
using System.Text.Json;
using Glacis.Clouds.Collecting;
using Glacis.Facts;
using Glacis.Inventory;
using Glacis.Recordings;

namespace Glacis.Clouds.Aws.Emr;

/// <summary>Clusters that run. Their volumes and buckets are judged as such.</summary>
public sealed class Endpoints : Collector
{
    static readonly Kind Endpoint = new("Glacis::EMR::Endpoint", "EMR cluster on its network");

    static readonly Call Description = Call.About("emr", "DescribeCluster").By("ClusterId", "Id").Needs("elasticmapreduce:DescribeCluster");
    static readonly Call Configuration = Call.About("emr", "DescribeSecurityConfiguration").By("Name", "Name").Needs("elasticmapreduce:DescribeSecurityConfiguration").Shared();
    static readonly Call Configurations = Call.ListAbout("emr", "ListSecurityConfigurations", "SecurityConfigurations").Needs("elasticmapreduce:ListSecurityConfigurations").Shared().Then(Configuration);

    public override Call Root { get; } = Call.List("emr", "ListClusters", "Clusters").With("ClusterStates", new System.Text.Json.Nodes.JsonArray("STARTING", "BOOTSTRAPPING", "RUNNING", "WAITING")).Needs("elasticmapreduce:ListClusters").Then(Description, Configurations);

    public override IEnumerable<Resource> Read(Item item)
    {
        if (!item.Text("Id").Peek(out var id)) yield break;
        var cluster = item.Of(Description).Root;
        var encrypts = Named(cluster).Then(name => name is null ? Named(cluster).Map(static _ => false) : Encrypts(item.Of(Configurations), name));
        yield return item.Spoken(Endpoint, item.Text("ClusterArn").Shown(Arn.Of("elasticmapreduce", item.Region, item.Account, $"cluster/{id}")), item.Text("Name").Shown(id), cluster.Described("Cluster", "cluster", cluster.Tags("Cluster.Tags")), encrypts.Demands(), encrypts.Among());
    }

    static Fact<string?> Named(Item cluster) => cluster.Described("Cluster", "cluster", cluster.Text("Cluster.SecurityConfiguration").Map(static it => it.Length == 0 ? null : it).OrWhenSilent(null));

    static Fact<bool> Encrypts(Answered configurations, string name)
    {
        var all = configurations.Many("SecurityConfigurations", static it => it);
        foreach (var it in all.Items)
            if (it.Text("Name").Shown() == name) return it.Of(Configuration).Root.Text("SecurityConfiguration").Then(text => TurnsOn(text, it.Of(Configuration).Root.Source));
        return Fact.Unknown<bool>(all.Source as Unknown ?? new(Ignorance.NotListed, "its security configuration is not among those that were listed", all.Source));
    }

    static Fact<bool> TurnsOn(string text, Source at)
    {
        try
        {
            using var document = JsonDocument.Parse(text);
            return Fact.Known(document.RootElement.ValueKind == JsonValueKind.Object && document.RootElement.TryGetProperty("EncryptionConfiguration", out var encryption) && encryption.ValueKind == JsonValueKind.Object
                && encryption.TryGetProperty("EnableInTransitEncryption", out var isOn) && isOn.ValueKind == JsonValueKind.True, at, "SecurityConfiguration");
        }
        catch (JsonException)
        {
            return Fact.Unknown<bool>(Ignorance.Malformed, "the security configuration is no JSON", at);
        }
    }
}
