// Load balancers of the first generation, with their listeners.
using System.Globalization;
using Glacis.Clouds.Collecting;
using Glacis.Facts;
using Glacis.Inventory;
using Glacis.Recordings;
using Glacis.Sets;

namespace Glacis.Clouds.Aws.Elb;

/// <summary>Classic load balancers and their listeners. They cannot redirect.</summary>
public sealed class ClassicBalancers : Collector
{
    static readonly Kind Balancer = new("AWS::ElasticLoadBalancing::LoadBalancer", "classic load balancer"), Behind = new("Glacis::ElasticLoadBalancing::Instances", "instances of a classic load balancer"), Listening = new("Glacis::ElasticLoadBalancing::Listener", "classic load balancer listener");

    static readonly Call Policies = Call.About("elb", "DescribeLoadBalancerPolicies").By("LoadBalancerName", "LoadBalancerName").Needs("elasticloadbalancing:DescribeLoadBalancerPolicies");

    static readonly Call Health = Call.About("elb", "DescribeInstanceHealth").By("LoadBalancerName", "LoadBalancerName").Needs("elasticloadbalancing:DescribeInstanceHealth");

    static readonly Call Tagged = Call.About("elb", "DescribeTags").ByOne("LoadBalancerNames", "LoadBalancerName").Needs("elasticloadbalancing:DescribeTags");

    static readonly (string Attribute, TlsVersion Version)[] Versions =
        [("Protocol-SSLv3", TlsVersion.Ssl3), ("Protocol-TLSv1", TlsVersion.Tls10), ("Protocol-TLSv1.1", TlsVersion.Tls11), ("Protocol-TLSv1.2", TlsVersion.Tls12)];

    public override Call Root { get; } = Call.List("elb", "DescribeLoadBalancers", "LoadBalancerDescriptions").Needs("elasticloadbalancing:DescribeLoadBalancers").Then(Policies, Tagged, Health);

    public override Turn Turn => Turn.Kept;

    public override IReadOnlyList<Type> Fills => [typeof(LoadBalancer), typeof(Listener), typeof(TargetGroup)];

    public override IEnumerable<Resource> Read(Item item)
    {
        if (!item.Text("LoadBalancerName").Peek(out var name)) yield break;
        var id = Arn.Of("elasticloadbalancing", item.Region, item.Account, $"loadbalancer/{name}");
        var tags = item.Of(Tagged).Root.Items("TagDescriptions").FirstOrDefault() is { Source: Place } one ? one.Tags("Tags")
            : Fact.Unknown<Tags>(item.Of(Tagged).WhyNot ?? new(Ignorance.NotInAnswer, "the answer does not speak of it", item.Source));
        var isPublic = item.Text("Scheme").Map(static scheme => scheme == "internet-facing");
        yield return new LoadBalancer(id)
        {
            Kind = Balancer,
            Name = name,
            Account = item.Account,
            Region = item.Region,
            Tags = tags,
            IsPublic = isPublic,
            Host = item.Text("DNSName").Map<string?>(static it => it),
            Sort = item.Source.Concludes<string?>("classic", "this API knows no other"),
            SecurityGroups = item.Many("SecurityGroups", static it => it.Text().Shown()),
            Subnets = item.Many("Subnets", static it => it.Text().Shown()),
        };
        foreach (var it in item.Items("ListenerDescriptions"))
        {
            if (!it.Number("Listener.LoadBalancerPort").Peek(out var port)) continue;
            yield return ListenerOf(item, it, name, port) with { Tags = tags, IsPublic = isPublic, Balancer = item.Source.Concludes<string?>(id, "the answer lists it there") };
            yield return TargetsOf(item, it, name, port) with { Tags = tags, Balancers = Many<string>.All([id], item.Source) };
        }
    }

    // What later balancers call a group of targets: all instances, by the port of one listener.
    static TargetGroup TargetsOf(Item balancer, Item it, string name, long port) =>
        new(string.Create(CultureInfo.InvariantCulture, $"aws/{balancer.Account}/{balancer.Region}/elb/{name}/{port}/instances"))
        {
            Kind = Behind,
            Name = string.Create(CultureInfo.InvariantCulture, $"{name}:{port}"),
            Account = balancer.Account,
            Region = balancer.Region,
            Protocol = it.Text("Listener.InstanceProtocol").Map<string?>(static protocol => protocol),
            Port = it.Number("Listener.InstancePort").Map(static number => (int)number),
            Sort = balancer.Source.Concludes<string?>("instance", "this API knows no other"),
            Targets = InstancesOf(balancer, it.Number("Listener.InstancePort").Map(static number => (int)number)),
            KeepsClientAddress = balancer.Source.Concludes(false, "a classic balancer speaks to its instances itself"),
        };

    static Many<Target> InstancesOf(Item balancer, Fact<int> port)
    {
        var health = balancer.Of(Health).Many("InstanceStates", static it => (Id: it.Text("InstanceId").Shown(), IsHealthy: it.OneOf("State", ("InService", true), ("OutOfService", false))));
        return balancer.Many("Instances", it => new Target(it.Text("InstanceId").Shown()) { Port = port, IsHealthy = HealthOf(it.Text("InstanceId").Shown(), health) });
    }

    static Fact<bool> HealthOf(string id, Many<(string Id, Fact<bool> IsHealthy)> all)
    {
        foreach (var (its, isHealthy) in all.Items)
            if (its == id) return isHealthy;
        return Fact.Unknown<bool>(all.Source as Unknown ?? new(Ignorance.NotInAnswer, "the answer does not speak of the instance", all.Source));
    }

    static Listener ListenerOf(Item balancer, Item it, string name, long port)
    {
        var certificate = it.Text("Listener.SSLCertificateId");
        var policy = PolicyOf(balancer, it);
        return new(string.Create(CultureInfo.InvariantCulture, $"aws/{balancer.Account}/{balancer.Region}/elb/{name}/{port}"))
        {
            Kind = Listening,
            Name = string.Create(CultureInfo.InvariantCulture, $"{name}:{port}"),
            Account = balancer.Account,
            Region = balancer.Region,
            Speaks = it.OneOf("Listener.Protocol", ("HTTP", ListenerSpeech.Http), ("HTTPS", ListenerSpeech.Https), ("SSL", ListenerSpeech.Tls), ("TCP", ListenerSpeech.Opaque)),
            InTheClear = it.Text("Listener.Protocol").Map(static protocol => protocol == "HTTP" ? ClearText.Serves : ClearText.Never),
            Oldest = policy.Oldest,
            Policy = policy.Name,
            Certificate = it.Has("Listener.SSLCertificateId").Map(static has => has ? CertificatePresence.Present : CertificatePresence.Missing),
            Port = it.Number("Listener.LoadBalancerPort").Map(static number => (int)number),
            Services = it.Number("Listener.LoadBalancerPort").Map(static number => Services.Of(Services.Tcp, (int)number, (int)number)),
            Certificates = Many<string>.All([.. certificate.Peek(out var arn) ? [arn] : (string[])[]], it.Source),
            Hosts = Many<string>.All([.. balancer.Text("DNSName").Peek(out var host) ? [host] : (string[])[]], balancer.Source),
            Rules = Many<ListenerRule>.All([], it.Source),
        };
    }

    // The listener's policy that negotiates TLS; its attributes say what is accepted.
    static (Fact<string?> Name, Fact<TlsVersion> Oldest) PolicyOf(Item balancer, Item listener)
    {
        var names = listener.Items("PolicyNames").Select(static it => it.Text().Shown()).ToHashSet(StringComparer.Ordinal);
        var policies = balancer.Of(Policies);
        foreach (var policy in policies.Items("PolicyDescriptions"))
        {
            if (policy.Text("PolicyTypeName").Shown() != "SSLNegotiationPolicyType" || !names.Contains(policy.Text("PolicyName").Shown())) continue;
            var attributes = policy.Items("PolicyAttributeDescriptions").GroupBy(static it => it.Text("AttributeName").Shown(), StringComparer.Ordinal).ToDictionary(static it => it.Key, static it => it.First().Text("AttributeValue"), StringComparer.Ordinal);
            var name = attributes.TryGetValue("Reference-Security-Policy", out var reference) ? reference : policy.Text("PolicyName");
            return (name.Map<string?>(static it => it), OldestOf(policy, attributes));
        }
        var whyNot = policies.WhyNot ?? new Unknown(Ignorance.NotInAnswer, "no policy of the listener negotiates TLS", balancer.Source);
        return (Fact.Unknown<string?>(whyNot), Fact.Unknown<TlsVersion>(whyNot));
    }

    static Fact<TlsVersion> OldestOf(Item policy, Dictionary<string, Fact<string>> attributes)
    {
        foreach (var (attribute, version) in Versions)
            if (attributes.TryGetValue(attribute, out var value) && value.Peek(out var isOn) && isOn == "true") return policy.Has("PolicyAttributeDescriptions").Map(_ => version);
        return Fact.Unknown<TlsVersion>(Ignorance.NotForeseen, "the policy turns no version on that this build knows", policy.Source);
    }
}
