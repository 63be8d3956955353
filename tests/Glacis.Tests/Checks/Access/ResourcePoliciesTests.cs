// Policies on resources: public, shared, deputies, row by row.
using Glacis.Checks.Access;
using Glacis.Facts;
using Glacis.Inventory;
using Glacis.Verdicts;
using Xunit;
using static Glacis.Tests.Checks.Asking;
using static Glacis.Tests.Policies.Holders.Estates;

namespace Glacis.Tests.Checks.Access;

public sealed class ResourcePoliciesTests
{
    static readonly Intent Trusting = Intent.None with { Access = new() { TrustedAccounts = Many<TrustedAccount>.All([new("222233334444", new("glacis.yaml:3"))], new Declaration("glacis.yaml:3")) } };

    static ResourcePolicy Bucket(string? policy, string data = "restricted", PublicAccessBlock? block = null, params ListedAccess[] list) => new("arn:aws:s3:::b")
    {
        Kind = Thing, Name = "b", Account = Own, Region = "eu-west-1", Service = "s3", RawPolicy = Known(policy), Block = Known(block ?? PublicAccessBlock.None), Data = Data(data),
        AccessListCounts = Known(list.Length > 0), AccessList = Many<ListedAccess>.All(list, At),
    };

    static readonly ListedAccess Everyone = new("AllUsers") { Party = Known(ListedParty.Everybody), Permission = Known("READ") };

    static readonly AccountPublicAccess Nothing = new("switches") { Kind = Thing, Name = "switches", Account = Own, Region = "", Service = "s3", Block = Known(PublicAccessBlock.None) };

    static string Said<C>(ResourcePolicy policy, AccountPublicAccess? switches = null) where C : Check, new()
    {
        var verdict = new Judging(Of(Trusting, [InNone, switches ?? Nothing]), [new C()]).Judge(policy).Single();
        return $"{Words.Of(verdict.Outcome)} {Words.Of(verdict.Severity)}: {verdict.Reason}";
    }

    static readonly string Read = Policy(Allow("\"*\"", "s3:GetObject")), Write = Policy(Allow("\"*\"", "s3:*"));

    public static TheoryData<string, ResourcePolicy, string> Rows => new()
    {
        { "no policy", Bucket(null), "pass none: neither its policy nor an access list lets anybody in whom nobody named" },
        { "restricted data for everybody", Bucket(Read), "fail critical: anybody is let in: anybody may s3:GetObject on" },
        { "data whose class is inferred", Bucket(Read, "restricted, inferred"), "fail high: anybody is let in" },
        { "data for everybody", Bucket(Read, "public"), "pass none: the data is meant for everybody" },
        { "complaint 17: reading is not writing", Bucket(Policy(Allow("\"*\"", "s3:Get*")), "public"), "pass none: the data is meant for everybody" },
        { "writing, whatever the data", Bucket(Write, "public"), "fail critical: anybody may change something" },
        { "complaint 2052: cut off by its own switches", Bucket(Read, block: PublicAccessBlock.All), "pass low: what would let anybody in is cut off by the switches that block public access" },
        { "switches that only refuse new policies", Bucket(Read, block: new(true, true, true, false)), "fail critical: anybody is let in" },
        { "complaint 4257: only through an endpoint", Bucket(Policy(Allow("\"*\"", "s3:GetObject", """{"StringEquals":{"aws:SourceVpce":"vpce-1"}}"""))), "pass none" },
        { "complaint 1481: only clear text is denied", Bucket(Policy(Allow(Aws(Own), "s3:*"), Deny("\"*\"", "*", """{"Bool":{"aws:SecureTransport":"false"}}"""))), "pass none" },
        { "a list for everybody", Bucket(null, list: Everyone), "fail critical: anybody is let in by its access list: AllUsers may READ" },
        { "a list that is ignored", Bucket(null, "restricted", new(false, true, false, false), Everyone), "pass low" },
        { "complaint 2431: a policy that could not be read", Bucket(null) with { RawPolicy = Lost<string?>() }, "unknown none: cannot tell: its policy lets anybody in is not known, because not allowed to ask" },
        { "a policy that is torn", Bucket("""{"Version":"2012-10-17","Statement":[{"Eff"""), "unknown none: cannot tell: its policy lets anybody in is not known, because the policy cannot be read: line 1, column" },
        { "switches that could not be read", Bucket(Read) with { Block = Lost<PublicAccessBlock>() }, "unknown none: cannot tell: its own switches is not known" },
        { "switches do not matter where nothing is open", Bucket(null) with { Block = Lost<PublicAccessBlock>() }, "pass none" },
    };

    [Theory]
    [MemberData(nameof(Rows))]
    public void Public(string name, ResourcePolicy policy, string said) => Assert.Equal((name, said), (name, Cut(Said<ResourceIsNotPublic>(policy), said)));

    static string Cut(string said, string to) => said.Length > to.Length ? said[..to.Length] : said;

    [Fact]
    public void The_accounts_switches_count_for_its_buckets() => Assert.StartsWith("pass low", Said<ResourceIsNotPublic>(Bucket(Read), Nothing with { Block = Known(PublicAccessBlock.All) }), StringComparison.Ordinal);

    [Fact]
    public void Another_account_is_outside_unless_it_is_trusted()
    {
        Assert.StartsWith("fail high: somebody outside the zone of trust is let in: arn:aws:iam::444455556666:root may s3:GetObject", Said<ResourceIsSharedOnlyWithinTrust>(Bucket(Policy(Allow(Aws(Other), "s3:GetObject")))), StringComparison.Ordinal);
        Assert.StartsWith("pass", Said<ResourceIsSharedOnlyWithinTrust>(Bucket(Policy(Allow(Aws("222233334444"), "s3:GetObject")))), StringComparison.Ordinal);
        Assert.StartsWith("pass", Said<ResourceIsSharedOnlyWithinTrust>(Bucket(Policy(Allow(Aws(Own), "s3:GetObject")))), StringComparison.Ordinal);
        Assert.StartsWith("notApplicable none: everybody is let in", Said<ResourceIsSharedOnlyWithinTrust>(Bucket(Read)), StringComparison.Ordinal);
        Assert.StartsWith("notApplicable", Said<ResourceIsSharedOnlyWithinTrust>(Bucket(Read) with { Service = "kms" }), StringComparison.Ordinal);
    }

    [Fact]
    public void A_service_needs_somebody_for_whom_it_acts()
    {
        const string Trail = """{"Service":"cloudtrail.amazonaws.com"}""";
        Assert.StartsWith("fail medium: a service may act for any customer of the provider: cloudtrail.amazonaws.com may s3:PutObject", Said<ResourceHasNoConfusedDeputy>(Bucket(Policy(Allow(Trail, "s3:PutObject")))), StringComparison.Ordinal);
        Assert.StartsWith("pass", Said<ResourceHasNoConfusedDeputy>(Bucket(Policy(Allow(Trail, "s3:PutObject", $$$"""{"StringEquals":{"aws:SourceAccount":"{{{Own}}}"}}""")))), StringComparison.Ordinal);
        Assert.StartsWith("notApplicable none: everybody is let in", Said<ResourceHasNoConfusedDeputy>(Bucket(Read)), StringComparison.Ordinal);
        Assert.StartsWith("notApplicable", Said<ResourceHasNoConfusedDeputy>(Bucket(Policy(Allow("""{"Service":"ec2.amazonaws.com"}""", "sts:AssumeRole"))) with { Service = "sts" }), StringComparison.Ordinal);
    }

    static ListedAccess One(string? account) => new(account ?? "0123abcd") { Party = Known(ListedParty.OneAccount), Account = account is null ? Lost<string>() : Known(account), Permission = Known("READ") };

    static readonly ListedAccess Deliveries = new("log-delivery") { Party = Known(ListedParty.LogDelivery), Permission = Known("WRITE") };

    public static TheoryData<string, ListedAccess[]> Lists => new()
    {
        { "fail high: somebody outside the zone of trust is let in by its access list: 444455556666 may READ", [Deliveries, One(Other)] },
        { "pass none: nobody outside the zone of trust is let in by name", [Deliveries, One(Own), One("222233334444")] },
        { "unknown none: cannot tell: 0123abcd stands outside the zone of trust is not known, because not allowed to ask", [One(null)] },
        { "fail high: somebody outside the zone of trust is let in by its access list: 444455556666 may READ", [One(null), One(Other)] },
        { "fail high: somebody outside the zone of trust is let in by its access list: 444455556666 may READ", [Everyone, One(Other)] },
        { "pass none: nobody outside the zone of trust is let in by name", [Everyone] },
    };

    [Theory]
    [MemberData(nameof(Lists))]
    public void Whoever_is_on_an_access_list_is_meant(string said, ListedAccess[] list) => Assert.Equal(said, Said<ResourceIsSharedOnlyWithinTrust>(Bucket(null, list: list)));
}
