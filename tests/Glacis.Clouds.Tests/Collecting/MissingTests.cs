// Whether all of a kind were read: only where every question that has some of them was answered to the end.
using Glacis.Clouds.Aws.Ec2;
using Glacis.Clouds.Aws.Elb;
using Glacis.Clouds.Collecting;
using Glacis.Inventory;
using Glacis.Recordings;
using Xunit;
using HowFar = Glacis.Recordings.Reading;

namespace Glacis.Clouds.Tests.Collecting;

public sealed class MissingTests
{
    [Theory]
    [InlineData("DescribeInternetGateways complete, DescribeNatGateways complete", "all")]
    [InlineData("DescribeInternetGateways complete, DescribeNatGateways notOffered", "all")]
    [InlineData("DescribeInternetGateways complete, DescribeNatGateways partial", "Denied: ec2:DescribeNatGateways could not be read to its end in north of account 1: because")]
    [InlineData("DescribeInternetGateways unread, DescribeNatGateways complete", "Denied: ec2:DescribeInternetGateways could not be read to its end in north of account 1: because")]
    [InlineData("DescribeInternetGateways complete", "NotLookedAt: ec2:DescribeNatGateways was not asked in north of account 1")]
    public void All_were_read_only_where_every_list_of_them_was(string ledger, string expected) => Assert.Equal(expected, Said<Gateway>(ledger, new InternetGateways(), new NatGateways()));

    [Theory]
    [InlineData("DescribeVpcBlockPublicAccessOptions complete", "all")]
    [InlineData("DescribeVpcBlockPublicAccessOptions unread", "Denied: ec2:DescribeVpcBlockPublicAccessOptions could not be read to its end in north of account 1: because")]
    public void A_question_that_has_one_answer_counts_like_a_list(string ledger, string expected) => Assert.Equal(expected, Said<NetworkPublicAccess>(ledger, new BlockPublicAccess()));

    [Fact]
    public void Of_what_nobody_says_that_he_reads_it_nothing_is_known() =>
        Assert.Equal("NotRecorded: nothing that collects Gateway says whether it reads all", Said<Gateway>("", new TargetGroups()));

    static string Said<T>(string ledger, params Collector[] collectors) where T : Resource
    {
        var lines = ledger.Split(", ", StringSplitOptions.RemoveEmptyEntries).Select(static it => it.Split(' ')).Select(static it => new LedgerLine
        {
            Account = "1", Region = "north", Service = "ec2", Operation = it[0], Why = "because",
            Reading = it[1] switch { "complete" => HowFar.Complete, "notOffered" => HowFar.NotOffered, "partial" => HowFar.Partial, _ => HowFar.Unread },
        });
        return new Missing(lines, collectors).Of(typeof(T), "1", "north") is { } why ? $"{why.Why}: {why.Words}" : "all";
    }
}
