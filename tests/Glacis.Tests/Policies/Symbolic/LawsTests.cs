// Laws: what must not change an answer, and which way it may change.
using CsCheck;
using Glacis.Policies.Evaluation;
using Glacis.Policies.Language;
using Glacis.Policies.Symbolic;
using Xunit;

namespace Glacis.Tests.Policies.Symbolic;

public sealed class LawsTests
{
    static readonly Zone Ours = new(Documents.Own, "o-1");

    static (Truth, Truth, Truth) Of(Policy policy, Zone zone)
    {
        var found = Publicity.Of(policy, zone);
        return (found.Public.Truth, found.External.Truth, found.ConfusedDeputy.Truth);
    }

    static Truth Wider(Policy old, Policy @new) => Comparing.Widens(old, @new, Zone.Unknown).Truth;

    [Fact]
    public void An_allow_more_never_shrinks_and_a_deny_more_never_grows() => Gen.Select(Documents.Document, Documents.Statement).Sample(
        static (document, statement) =>
        {
            var (one, more) = (Documents.Read(document), Documents.Read(Documents.Whole(statement)).Statements[0]);
            var both = one with { Statements = [.. one.Statements, more] };
            var (before, after) = (Of(one, Ours), Of(both, Ours));
            var (less, wider) = more.Effect == Effect.Allow ? (before, after) : (after, before);
            foreach (var (narrow, wide) in new[] { (less.Item1, wider.Item1), (less.Item2, wider.Item2), (less.Item3, wider.Item3) })
                Assert.False((narrow, wide) is (Truth.Yes, Truth.No), $"{document}\n{statement}\n{before} {after}");
            Assert.Equal(Truth.No, more.Effect == Effect.Allow ? Wider(both, one) : Wider(one, both));
        }, iter: 700);

    [Fact]
    public void Order_does_not_matter() => Documents.Document.Sample(
        static document =>
        {
            var one = Documents.Read(document);
            var turned = one with { Statements = [.. one.Statements.Reverse().Select(static it => it with { Conditions = [.. it.Conditions.Reverse()], Action = it.Action with { Patterns = [.. it.Action.Patterns.Reverse()] } })] };
            Assert.Equal(Of(one, Ours), Of(turned, Ours));
            Assert.Equal((Truth.No, Truth.No), (Wider(one, turned), Wider(turned, one)));
        }, iter: 400);

    [Fact]
    public void Accounts_by_another_number_are_the_same_accounts() => Gen.Select(Documents.Document, Documents.Document).Sample(
        static (document, other) =>
        {
            const string Third = "000000000007";
            var (one, two) = (Documents.Read(document), Documents.Read(other));
            var (oneAgain, twoAgain) = (Documents.Read(Renamed(document)), Documents.Read(Renamed(other)));
            Assert.Equal(Of(one, Ours), Of(oneAgain, Ours with { Account = Third }));
            Assert.Equal(Wider(one, two), Wider(oneAgain, twoAgain));

            static string Renamed(string it) => it.Replace(Documents.Own, Third, StringComparison.Ordinal).Replace(Documents.Other, "121212121212", StringComparison.Ordinal);
        }, iter: 400);

    [Fact]
    public void A_network_in_halves_is_the_network() => Gen.Select(Gen.UInt, Gen.Int[1, 31], Documents.Document).Sample(
        static (address, length, document) =>
        {
            var (whole, half) = ($"{Glacis.Sets.Addresses.Address4(address)}/{length}", 1u << (31 - length));
            var (one, two) = ($"{Glacis.Sets.Addresses.Address4(address & ~half)}/{length + 1}", $"{Glacis.Sets.Addresses.Address4(address | half)}/{length + 1}");
            string Given(string networks) => document.Replace("\"8.8.0.0/16\"", networks, StringComparison.Ordinal).Replace("\"8.8.8.0/24\"", networks, StringComparison.Ordinal);
            var (plain, cut) = (Documents.Read(Given($"\"{whole}\"")), Documents.Read(Given($"\"{one}\",\"{two}\"").Replace($"\"aws:SourceIp\":\"{one}\",\"{two}\"", $"\"aws:SourceIp\":[\"{one}\",\"{two}\"]", StringComparison.Ordinal)));
            Assert.Equal(Of(plain, Ours), Of(cut, Ours));
            Assert.Equal((Truth.No, Truth.No), (Wider(plain, cut), Wider(cut, plain)));
        }, iter: 400);

    public static TheoryData<string, string, string> Opposites => new()
    {
        { "\"Action\":\"s3:Get*\"", "\"NotAction\":\"s3:Get*\"", "\"Action\":\"*\"" },
        { "\"Resource\":\"arn:aws:s3:::b/*x\"", "\"NotResource\":\"arn:aws:s3:::b/*x\"", "\"Resource\":\"*\"" },
        { """ "Condition":{"StringLike":{"aws:SourceVpce":"vpce-*"}} """, """ "Condition":{"StringNotLike":{"aws:SourceVpce":"vpce-*"}} """, "" },
        { """ "Condition":{"IpAddress":{"aws:SourceIp":["8.0.0.0/8","2600::/32"]}} """, """ "Condition":{"NotIpAddress":{"aws:SourceIp":["8.0.0.0/8","2600::/32"]}} """, "" },
        { """ "Condition":{"NumericLessThan":{"s3:max-keys":"10"}} """, """ "Condition":{"NumericGreaterThanEqualsIfExists":{"s3:max-keys":"10"}} """, "" },
        { """ "Condition":{"DateGreaterThan":{"aws:CurrentTime":"2027-01-01"}} """, """ "Condition":{"DateLessThanEquals":{"aws:CurrentTime":"2027-01-01"}} """, "" },
        { """ "Condition":{"Bool":{"aws:SecureTransport":"true"}} """, """ "Condition":{"Bool":{"aws:SecureTransport":"false"}} """, "" },
        { """ "Condition":{"Null":{"aws:SourceVpce":"true"}} """, """ "Condition":{"Null":{"aws:SourceVpce":"false"}} """, "" },
        { """ "Condition":{"ForAllValues:StringLike":{"aws:TagKeys":"a*"}} """, """ "Condition":{"ForAnyValue:StringNotLike":{"aws:TagKeys":"a*"}} """, "" },
        { """ "Condition":{"ArnLike":{"aws:PrincipalArn":"arn:aws:iam::*:role/a*"}} """, """ "Condition":{"ArnNotLike":{"aws:PrincipalArn":"arn:aws:iam::*:role/a*"}} """, "" },
    };

    [Theory]
    [MemberData(nameof(Opposites))]
    public void What_is_not_denied_for_its_opposite_is_itself(string itself, string opposite, string everything)
    {
        var plain = Documents.Read(Documents.Whole(Statement("Allow", itself)));
        var turned = Documents.Read(Documents.Whole(Statement("Allow", everything), Statement("Deny", opposite)));
        Assert.Equal((Truth.No, Truth.No), (Wider(plain, turned), Wider(turned, plain)));

        static string Statement(string effect, string part) => $$"""
            {"Effect":"{{effect}}","Principal":"*"{{(part.Contains("Action\"", StringComparison.Ordinal) ? "" : ",\"Action\":\"*\"")}}{{(part.Contains("Resource\"", StringComparison.Ordinal) ? "" : ",\"Resource\":\"*\"")}}{{(part.Length == 0 ? "" : $",{part}")}}}
            """;
    }
}
