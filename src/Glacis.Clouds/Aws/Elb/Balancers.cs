// Load balancers for applications, networks and gateways, with every listener, its rules, its certificates and its policy.
using Glacis.Clouds.Collecting;
using Glacis.Facts;
using Glacis.Inventory;
using Glacis.Recordings;
using Glacis.Sets;

namespace Glacis.Clouds.Aws.Elb;

/// <summary>Load balancers of the second generation and their listeners.</summary>
public sealed class Balancers : Collector
{
    const string Everybody = "internet-facing";

    static readonly Kind Balancer = new("AWS::ElasticLoadBalancingV2::LoadBalancer", "load balancer"), Listening = new("AWS::ElasticLoadBalancingV2::Listener", "load balancer listener");

    static readonly Call Rules = Call.About("elbv2", "DescribeRules").By("ListenerArn", "ListenerArn").Needs("elasticloadbalancing:DescribeRules")
        .When(static it => it.Text("Protocol").Map(static protocol => protocol is "HTTP" or "HTTPS"));

    static readonly Call More = Call.About("elbv2", "DescribeListenerCertificates").By("ListenerArn", "ListenerArn").Needs("elasticloadbalancing:DescribeListenerCertificates").When(SpeaksTls);

    static readonly Call Policy = Call.About("elbv2", "DescribeSSLPolicies").ByOne("Names", "SslPolicy").Needs("elasticloadbalancing:DescribeSSLPolicies").When(SpeaksTls);

    static readonly Call Listeners = Call.ListAbout("elbv2", "DescribeListeners", "Listeners").By("LoadBalancerArn", "LoadBalancerArn").Needs("elasticloadbalancing:DescribeListeners").Then(Rules, More, Policy);

    internal static readonly Call Tagged = Call.About("elbv2", "DescribeTags").ByOne("ResourceArns", "LoadBalancerArn").Needs("elasticloadbalancing:DescribeTags");

    public override Call Root { get; } = Call.List("elbv2", "DescribeLoadBalancers", "LoadBalancers").Needs("elasticloadbalancing:DescribeLoadBalancers").Then(Tagged, Listeners);

    public override Turn Turn => Turn.Kept;

    public override IReadOnlyList<Type> Fills => [typeof(LoadBalancer), typeof(Listener)];

    static Fact<bool> SpeaksTls(Item it) => it.Text("Protocol").Map(static protocol => protocol is "HTTPS" or "TLS");

    public override IEnumerable<Resource> Read(Item item)
    {
        if (!item.Text("LoadBalancerArn").Peek(out var arn)) yield break;
        var tags = TagsOf(item.Of(Tagged));
        // Gateway balancers have no scheme: they have no address of their own.
        var isPublic = item.Text("Scheme").Map(static scheme => scheme == Everybody).OrWhenSilent(false);
        var name = item.Text("LoadBalancerName").Shown(arn);
        yield return new LoadBalancer(arn)
        {
            Kind = Balancer,
            Name = name,
            Account = item.Account,
            Region = item.Region,
            Tags = tags,
            IsPublic = isPublic,
            Host = item.Text("DNSName").Map<string?>(static it => it),
            Sort = item.Text("Type").Map<string?>(static it => it),
            SecurityGroups = item.Many("SecurityGroups", static it => it.Text().Shown()),
            Subnets = item.Many("AvailabilityZones", static it => it.Text("SubnetId").Shown()),
        };
        foreach (var it in item.Of(Listeners).Items("Listeners"))
            if (it.Text("ListenerArn").Peek(out var id)) yield return ListenerOf(item, it, id, name) with { Tags = tags, IsPublic = isPublic, Balancer = item.Text("LoadBalancerArn").Map<string?>(static arn => arn) };
    }

    static Listener ListenerOf(Item balancer, Item it, string id, string name)
    {
        var (policy, listed) = (it.Text("SslPolicy"), it.Of(Policy));
        return new(id)
        {
            Kind = Listening,
            Name = $"{name}:{it.Number("Port").Map(static port => port.ToString(System.Globalization.CultureInfo.InvariantCulture)).Shown("?")}",
            Account = balancer.Account,
            Region = balancer.Region,
            Speaks = it.OneOf("Protocol",
                ("HTTP", ListenerSpeech.Http), ("HTTPS", ListenerSpeech.Https), ("TLS", ListenerSpeech.Tls), ("TCP", ListenerSpeech.Opaque), ("UDP", ListenerSpeech.Opaque), ("TCP_UDP", ListenerSpeech.Opaque),
                ("GENEVE", ListenerSpeech.Opaque), ("QUIC", ListenerSpeech.Opaque), ("TCP_QUIC", ListenerSpeech.Opaque)),
            InTheClear = ClearOf(it),
            Oldest = SecurityPolicies.OldestOf(policy, listed),
            Policy = policy.Map<string?>(static text => text).OrWhenSilent(null),
            Certificate = it.Has("Certificates").Map(_ => it.Items("Certificates").Any() ? CertificatePresence.Present : CertificatePresence.Missing),
            Port = it.Number("Port").Map(static port => (int)port),
            Services = it.Text("Protocol").With(it.Number("Port"), static (protocol, port) => ServicesOf(protocol, (int)port), "the protocol and the port of the listener"),
            Certificates = CertificatesOf(it),
            Hosts = Many<string>.All([.. balancer.Text("DNSName").Peek(out var host) ? [host] : (string[])[]], balancer.Source),
            Rules = it.Of(Rules).Many("Rules", RuleOf),
        };
    }

    static Ranges<uint> ServicesOf(string protocol, int port)
    {
        var (tcp, udp) = (Services.Of(Services.Tcp, port, port), Services.Of(Services.Udp, port, port));
        return protocol is "UDP" or "GENEVE" or "QUIC" ? udp : protocol is "TCP_UDP" or "TCP_QUIC" ? tcp.Or(udp) : tcp;
    }

    // Only HTTP can redirect. Where every rule does so, or answers with a fixed text, nothing is served in the clear; rules that were not read may serve.
    static Fact<ClearText> ClearOf(Item it)
    {
        var protocol = it.Text("Protocol");
        if (!protocol.Peek(out var spoken)) return Fact.Unknown<ClearText>((Unknown)protocol.Source);
        if (spoken != "HTTP") return protocol.Map(static _ => ClearText.Never);
        if (!it.Items("DefaultActions").Any(IsHarmless)) return it.Has("DefaultActions").Map(static _ => ClearText.Serves);
        var rules = it.Of(Rules).Many("Rules", static rule => rule.Items("Actions").Any(IsHarmless));
        if (rules.Items.Contains(false)) return Fact.Known(ClearText.Serves, rules.Source, "Rules");
        return rules.IsComplete ? it.Has("DefaultActions").Map(static _ => ClearText.Redirects) : Fact.Unknown<ClearText>((Unknown)rules.Source);
    }

    // A fixed text tells a listener what the owner wrote there, and nothing of a client's. "#{protocol}" keeps what it was.
    static bool IsHarmless(Item action) => action.Text("Type").Peek(out var type) && (type == "fixed-response" || type == "redirect" && action.Text("RedirectConfig.Protocol").Peek(out var to) && to == "HTTPS");

    static Many<string> CertificatesOf(Item it)
    {
        var own = it.Items("Certificates").Select(static one => one.Text("CertificateArn").Shown()).Where(static arn => arn.Length > 0).ToArray();
        if (!SpeaksTls(it).Peek(out var speaks) || !speaks) return Many<string>.All(own, it.Source);
        var more = it.Of(More).Many("Certificates", static one => one.Text("CertificateArn").Shown());
        string[] all = [.. own.Concat(more.Items).Distinct(StringComparer.Ordinal)];
        return more.IsComplete ? Many<string>.All(all, it.Source) : Many<string>.Some(all, it.Source, (Unknown)more.Source);
    }

    static ListenerRule RuleOf(Item it) => new(it.Text("RuleArn").Shown())
    {
        Priority = it.Text("Priority").Shown(),
        Hosts = Values(it, "host-header"),
        Paths = Values(it, "path-pattern"),
        Action = it.Items("Actions").Select(static action => action.Text("Type").Shown()).LastOrDefault() ?? "",
        RedirectsTo = it.Items("Actions").Select(static action => action.Text("RedirectConfig.Protocol").Shown()).LastOrDefault() ?? "",
        Targets = [.. it.Items("Actions").SelectMany(Targets).Distinct(StringComparer.Ordinal)],
    };

    static IEnumerable<string> Targets(Item action)
    {
        if (action.Text("TargetGroupArn").Peek(out var one)) yield return one;
        foreach (var group in action.Items("ForwardConfig.TargetGroups"))
            if (group.Text("TargetGroupArn").Peek(out var arn)) yield return arn;
    }

    // Values stand under the condition's own configuration; older answers have them beside it.
    static string[] Values(Item rule, string field) =>
        [.. rule.Items("Conditions").Where(it => it.Text("Field").Shown() == field)
            .SelectMany(static it => it.Items("HostHeaderConfig.Values").Concat(it.Items("PathPatternConfig.Values")).Concat(it.Items("Values"))).Select(static it => it.Text().Shown()).Distinct(StringComparer.Ordinal)];

    internal static Fact<Tags> TagsOf(Answered answered) => answered.Root.Items("TagDescriptions").FirstOrDefault() is { Source: Place } one ? one.Tags("Tags")
        : Fact.Unknown<Tags>(answered.WhyNot ?? new(Ignorance.NotInAnswer, "the answer does not speak of it", answered.At));
}
