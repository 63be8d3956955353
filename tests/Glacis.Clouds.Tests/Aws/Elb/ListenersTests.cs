// Listeners of load balancers: what is spoken, what their policies accept, what is never known; and complaints about other tools.
using Glacis.Clouds.Aws.CloudFront;
using Glacis.Clouds.Aws.Elb;
using Glacis.Clouds.Tests.Collecting;
using Glacis.Inventory;
using Xunit;

namespace Glacis.Clouds.Tests.Aws.Elb;

public sealed class ListenersTests
{
    static Listener Of(string fields) => Assert.Single(Reading.All(
        new Balancers(), """{"LoadBalancerArn":"arn:aws:elasticloadbalancing:eu-west-1:111111111111:loadbalancer/app/web/1","LoadBalancerName":"web","Scheme":"internet-facing"}""",
        new Further("DescribeListeners", $$"""{"Listeners":[{"ListenerArn":"arn:l",{{fields}}}]}""")).OfType<Listener>());

    // prowler #10198, #1088: policies that a hard-coded list does not have were reported as insecure.
    [Theory]
    [InlineData("ELBSecurityPolicy-2016-08", "Tls10")]
    [InlineData("ELBSecurityPolicy-TLS-1-1-2017-01", "Tls11")]
    [InlineData("ELBSecurityPolicy-TLS13-1-2-2021-06", "Tls12")]
    [InlineData("ELBSecurityPolicy-TLS13-1-2-Res-PQ-2025-09", "Tls12")]
    [InlineData("ELBSecurityPolicy-TLS13-1-2-Ext0-FIPS-2023-04", "Tls12")]
    [InlineData("ELBSecurityPolicy-TLS13-1-3-PQ-2025-09", "Tls13")]
    [InlineData("ELBSecurityPolicy-TLS13-1-2-PQ-2031-01", "? NotForeseen")]
    [InlineData("", "? NotForeseen")]
    public void Complaint_29_a_new_policy_is_not_insecure_and_an_unknown_one_is_not_known(string policy, string oldest) =>
        Assert.Equal(oldest, Of($""" "Protocol":"HTTPS","Port":443,"SslPolicy":"{policy}" """).Oldest.Said());

    // checkov PR #861, tfsec #827: TLS listeners of network balancers were reported as not HTTPS; prowler does not look at their policies at all.
    [Fact]
    public void Complaint_30_a_network_balancer_speaks_TLS_and_has_a_policy()
    {
        var it = Of(""" "Protocol":"TLS","Port":443,"SslPolicy":"ELBSecurityPolicy-TLS13-1-0-2021-06","Certificates":[{"CertificateArn":"arn:c"}] """);
        Assert.Equal("Tls Never Tls10 Present", $"{it.Speaks.Said()} {it.InTheClear.Said()} {it.Oldest.Said()} {it.Certificate.Said()}");
    }

    // checkov #837, #7132, #6945: redirects and TCP listeners were reported.
    [Theory]
    [InlineData(""" "Protocol":"TCP","Port":80 """, "Opaque Never")]
    [InlineData(""" "Protocol":"HTTP","Port":80,"DefaultActions":[{"Type":"forward","TargetGroupArn":"arn:t"}] """, "Http Serves")]
    [InlineData(""" "Protocol":"HTTP","Port":80,"DefaultActions":[{"Type":"redirect","RedirectConfig":{"Protocol":"HTTP"}}] """, "Http Serves")]
    [InlineData(""" "Protocol":"HTTP","Port":80,"DefaultActions":[{"Type":"redirect","RedirectConfig":{"Protocol":"HTTPS"}}] """, "Http ? NotRecorded")]
    [InlineData(""" "Protocol":"HTTP","Port":80,"DefaultActions":[{"Type":"redirect","RedirectConfig":{"Protocol":"#{protocol}"}}] """, "Http Serves")]
    [InlineData(""" "Protocol":"HTTP","Port":80,"DefaultActions":[{"Type":"fixed-response"}] """, "Http ? NotRecorded")]
    [InlineData(""" "Protocol":"HTTP","Port":80 """, "Http Serves")]
    [InlineData(""" "Port":80 """, "? NotInAnswer ? NotInAnswer")]
    public void Complaint_31_a_redirect_serves_nothing_if_no_other_rule_does(string fields, string said)
    {
        var it = Of(fields);
        Assert.Equal(said, $"{it.Speaks.Said()} {it.InTheClear.Said()}");
    }

    [Theory]
    [InlineData(""" "Listener":{"Protocol":"HTTPS","LoadBalancerPort":443,"SSLCertificateId":"arn:c"},"PolicyNames":["p"] """, """{"AttributeName":"Protocol-TLSv1","AttributeValue":"false"},{"AttributeName":"Protocol-TLSv1.2","AttributeValue":"true"}""", "Https Never Tls12 Present")]
    [InlineData(""" "Listener":{"Protocol":"SSL","LoadBalancerPort":443,"SSLCertificateId":"arn:c"},"PolicyNames":["p"] """, """{"AttributeName":"Protocol-TLSv1","AttributeValue":"true"},{"AttributeName":"Protocol-TLSv1.2","AttributeValue":"true"}""", "Tls Never Tls10 Present")]
    [InlineData(""" "Listener":{"Protocol":"HTTPS","LoadBalancerPort":443,"SSLCertificateId":"arn:c"},"PolicyNames":["q"] """, "", "Https Never ? NotInAnswer Present")]
    [InlineData(""" "Listener":{"Protocol":"HTTP","LoadBalancerPort":80},"PolicyNames":[] """, "", "Http Serves ? NotInAnswer Missing")]
    public void Classic_balancers_have_policies_by_attribute(string listener, string attributes, string said)
    {
        var it = Assert.Single(Reading.All(
            new ClassicBalancers(), $$"""{"LoadBalancerName":"old","Scheme":"internet-facing","ListenerDescriptions":[{{{listener}}}]}""",
            new Further("DescribeLoadBalancerPolicies", $$"""{"PolicyDescriptions":[{"PolicyName":"p","PolicyTypeName":"SSLNegotiationPolicyType","PolicyAttributeDescriptions":[{{attributes}}]}]}""")).OfType<Listener>());
        Assert.Equal(said, $"{it.Speaks.Said()} {it.InTheClear.Said()} {it.Oldest.Said()} {it.Certificate.Said()}");
    }

    [Theory]
    [InlineData(""" "ViewerCertificate":{"CloudFrontDefaultCertificate":true,"MinimumProtocolVersion":"TLSv1.2_2021"},"DefaultCacheBehavior":{"ViewerProtocolPolicy":"redirect-to-https"} """, "Tls10 Redirects")]
    [InlineData(""" "ViewerCertificate":{"CloudFrontDefaultCertificate":false,"ACMCertificateArn":"arn:c","MinimumProtocolVersion":"TLSv1.2_2021"},"DefaultCacheBehavior":{"ViewerProtocolPolicy":"https-only"} """, "Tls12 Never")]
    [InlineData(""" "ViewerCertificate":{"MinimumProtocolVersion":"TLSv1.3_2025"},"DefaultCacheBehavior":{"ViewerProtocolPolicy":"https-only"},"CacheBehaviors":{"Items":[{"ViewerProtocolPolicy":"redirect-to-https"},{"ViewerProtocolPolicy":"allow-all"}]} """, "Tls13 Serves")]
    [InlineData(""" "ViewerCertificate":{"MinimumProtocolVersion":"TLSv1.4_2030"},"DefaultCacheBehavior":{"ViewerProtocolPolicy":"sometimes"} """, "? NotForeseen ? NotForeseen")]
    [InlineData(""" "Enabled":true """, "? NotInAnswer ? NotInAnswer")]
    public void Distributions_are_as_good_as_their_worst_behaviour(string fields, string said)
    {
        var it = Reading.One<Distributions, Listener>($$"""{"ARN":"arn:aws:cloudfront::111111111111:distribution/x","DomainName":"x.cloudfront.net",{{fields}}}""");
        Assert.Equal(said, $"{it.Oldest.Said()} {it.InTheClear.Said()}");
    }
}
