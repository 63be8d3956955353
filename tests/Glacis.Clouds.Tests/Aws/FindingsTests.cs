// What others found, what agents report of patches, and what stands before entries to the web, as the services tell.
using Glacis.Clouds.Aws.Ssm;
using Glacis.Clouds.Collecting;
using Glacis.Clouds.Tests.Collecting;
using Glacis.Inventory;
using Xunit;

namespace Glacis.Clouds.Tests.Aws;

public sealed class FindingsTests
{
    [Theory]
    [InlineData("CRITICAL", "ACTIVE", "Critical")]
    [InlineData("HIGH", "ACTIVE", "High")]
    [InlineData("UNTRIAGED", "ACTIVE", "Lower")]
    [InlineData("NEW-WORD", "ACTIVE", "? NotForeseen")]
    [InlineData("CRITICAL", "SUPPRESSED", null)]
    [InlineData("CRITICAL", "CLOSED", null)]
    public void Of_Inspector_what_is_active(string severity, string status, string? rank)
    {
        var read = Reading.All(new Glacis.Clouds.Aws.Inspector.Findings(), $$"""{"findingArn":"arn:f","title":"CVE-1","severity":"{{severity}}","status":"{{status}}","firstObservedAt":1700000000,"resources":[{"id":"i-1"}]}""").OfType<ForeignFinding>().SingleOrDefault();
        Assert.Equal(rank, read?.Rank.Said());
        if (read is not null) Assert.Equal(("arn:f", "i-1", "CVE-1 (i-1)", "False"), (read.Id, read.Of, read.Name, read.IsRepeated.Said()));
    }

    [Theory]
    [InlineData("GuardDuty", "ACTIVE", "NEW", "Critical")]
    [InlineData("GuardDuty", "ACTIVE", "NOTIFIED", "Critical")]
    [InlineData("GuardDuty", "ACTIVE", "RESOLVED", null)]
    [InlineData("GuardDuty", "ACTIVE", "SUPPRESSED", null)]
    [InlineData("GuardDuty", "ARCHIVED", "NEW", null)]
    [InlineData("Security Hub", "ACTIVE", "NEW", null)]
    [InlineData("Inspector", "ACTIVE", "NEW", null)]
    public void Of_the_hub_what_nobody_resolved(string product, string state, string workflow, string? rank)
    {
        var read = Reading.All(new Glacis.Clouds.Aws.SecurityHub.Findings(), $$"""{"Id":"f","ProductName":"{{product}}","Title":"t","RecordState":"{{state}}","Workflow":{"Status":"{{workflow}}"},"Severity":{"Label":"CRITICAL"},"CreatedAt":"2026-01-01T00:00:00Z","Resources":[{"Id":"r"}]}""").OfType<ForeignFinding>().SingleOrDefault();
        Assert.Equal(rank, read?.Rank.Said());
        if (read is not null) Assert.True(read.Since.Peek(out var since) && since == new DateTimeOffset(2026, 1, 1, 0, 0, 0, TimeSpan.Zero));
    }

    [Theory]
    [InlineData("COMPLIANT", 0, 0, "Complete")]
    [InlineData("NON_COMPLIANT", 0, 0, "Lacking")]
    [InlineData("NON_COMPLIANT", 1, 0, "LackingGrave")]
    [InlineData("NON_COMPLIANT", 0, 3, "LackingGrave")]
    [InlineData("UNHEARD_OF", 0, 0, "? NotForeseen")]
    public void What_agents_report(string status, int critical, int high, string said) => Assert.Equal(said, Reading.One<PatchStates, Patching>(
        $$$"""{"ComplianceType":"Patch","ResourceId":"i-1","Status":"{{{status}}}","NonCompliantSummary":{"NonCompliantCount":3,"SeveritySummary":{"CriticalCount":{{{critical}}},"HighCount":{{{high}}} } } }""").State.Said());

    [Fact]
    public void What_is_missing_and_not_counted_is_not_known_to_be_harmless() => Assert.Equal("? NotInAnswer", Reading.One<PatchStates, Patching>("""{"ComplianceType":"Patch","ResourceId":"i-1","Status":"NON_COMPLIANT"}""").State.Said());

    [Fact]
    public void Other_reports_are_not_of_patches() => Assert.Empty(Reading.All(new PatchStates(), """{"ComplianceType":"Association","ResourceId":"i-1","Status":"COMPLIANT"}"""));

    [Theory]
    [InlineData("{}", "Missing")]
    [InlineData("""{"WebACL":{"Name":"a","DefaultAction":{"Allow":{}},"Rules":[]}}""", "BlocksNothing")]
    [InlineData("""{"WebACL":{"Name":"a","DefaultAction":{"Block":{}},"Rules":[]}}""", "Blocks")]
    [InlineData("""{"WebACL":{"Name":"a","DefaultAction":{"Allow":{}},"Rules":[{"Name":"r","OverrideAction":{"Count":{}}}]}}""", "BlocksNothing")]
    [InlineData("""{"WebACL":{"Name":"a","DefaultAction":{"Allow":{}},"Rules":[{"Name":"r","OverrideAction":{"None":{}}}]}}""", "Blocks")]
    [InlineData("""{"WebACL":{"Name":"a","DefaultAction":{"Allow":{}},"Rules":[{"Name":"r","Action":{"Count":{}}},{"Name":"s","Action":{"Block":{}}}]}}""", "Blocks")]
    [InlineData("""{"WebACL":{"Name":"a","DefaultAction":{"Allow":{}},"Rules":[{"Name":"s","Action":{"Captcha":{}}}]}}""", "Blocks")]
    [InlineData(null, "? Denied")]
    public void What_stands_before_a_balancer(string? answer, string said)
    {
        var further = answer is null ? Further.Denied("GetWebACLForResource") : new Further("GetWebACLForResource", answer);
        var entry = Reading.One<Glacis.Clouds.Aws.Elb.WebEntries, WebEntry>("""{"LoadBalancerArn":"arn:lb","LoadBalancerName":"lb","Type":"application","Scheme":"internet-facing"}""", further);
        Assert.Equal((said, "True"), (entry.Firewall.Said(), entry.IsPublic.Said()));
    }

    [Fact]
    public void Balancers_of_networks_do_not_look_into_requests() => Assert.Empty(Reading.All((Collector)new Glacis.Clouds.Aws.Elb.WebEntries(), """{"LoadBalancerArn":"arn:lb","Type":"network","Scheme":"internet-facing"}"""));

    const string Newest = """{"imageDigest":"sha256:2","imageTags":["live"],"imagePushedAt":200,"imageScanFindingsSummary":{"imageScanCompletedAt":300,"findingSeverityCounts":{"CRITICAL":2,"HIGH":0,"LOW":7}}}""";

    [Theory]
    [InlineData("BASIC", "repo: 2 critical weaknesses (web:live), repeated: False")]
    [InlineData("ENHANCED", "repo: 2 critical weaknesses (web:live), repeated: True")]
    public void Of_the_registry_what_its_own_scans_found_in_the_newest_image(string scans, string said)
    {
        var read = Reading.All(new Glacis.Clouds.Aws.Ecr.ImageFindings(), """{"repositoryArn":"repo","repositoryName":"web"}""",
            new Further("DescribeImages", $$"""{"imageDetails":[{"imageDigest":"sha256:1","imagePushedAt":100,"imageScanFindingsSummary":{"imageScanCompletedAt":100,"findingSeverityCounts":{"CRITICAL":9} } },{{Newest}}]}"""),
            new Further("GetRegistryScanningConfiguration", $$$"""{"scanningConfiguration":{"scanType":"{{{scans}}}"}}""")).OfType<ForeignFinding>().Select(static it => $"{it.Of[..4]}: {it.Name}, repeated: {it.IsRepeated.Said()}");
        Assert.Equal(said, string.Join("; ", read));
    }

    [Theory]
    [InlineData("""{"connectionId":"dx","encryptionMode":"must_encrypt"}""", "Demanded")]
    [InlineData("""{"connectionId":"dx","encryptionMode":"should_encrypt"}""", "Offered")]
    [InlineData("""{"connectionId":"dx","encryptionMode":"no_encrypt"}""", "None")]
    [InlineData("""{"connectionId":"dx","connectionState":"available"}""", "None")]
    [InlineData("""{"connectionId":"dx","encryptionMode":"perhaps"}""", "? NotForeseen")]
    public void What_a_private_line_does(string line, string said) => Assert.Equal(said, Reading.One<Glacis.Clouds.Aws.DirectConnect.Lines, PrivateLine>(line).Encryption.Said());
}
