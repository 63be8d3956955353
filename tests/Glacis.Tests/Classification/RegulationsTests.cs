// Which regulations a resource is declared to be in scope of.
using Glacis.Facts;
using Glacis.Inventory;
using Xunit;

namespace Glacis.Tests.Classification;

public sealed class RegulationsTests
{
    static readonly Declaration Line = new("glacis.yaml, line 3");

    static readonly Intent Intent = new()
    {
        Regulations =
        [
            new(new(Tag: new("team", "card")), Regulations.PciDss, Line),
            new(new(Environment: DeploymentEnvironment.Production, Account: "1"), "hipaa", Line),
            new(new(Account: "2", Tag: new("team", "*")), "never", Line),
        ],
    };

    [Theory]
    [InlineData("team=card; env=dev", "pci-dss-4.0.1")]
    [InlineData("team=card; env=prod", "pci-dss-4.0.1, hipaa")]
    [InlineData("team=web; env=prod", "hipaa")]
    [InlineData("team=web; env=dev", "none")]
    [InlineData("team=web", "none")]
    public void Every_rule_that_fits_counts(string tags, string scope)
    {
        Assert.True(Things.Settle(Things.Store(tags: tags), Intent).Regulations.Peek(out var regulations));
        Assert.Equal(scope, $"{regulations}");
    }

    [Fact]
    public void Tags_that_could_not_be_read_might_have_told() => Assert.False(Things.Settle(Things.Store(tags: null), Intent).Regulations.IsKnown);

    [Fact]
    public void Rules_of_other_accounts_do_not_ask_for_tags() =>
        Assert.True(Things.Settle(Things.Store(tags: null), Intent with { Regulations = [Intent.Regulations[2]] }).Regulations.IsKnown);
}
