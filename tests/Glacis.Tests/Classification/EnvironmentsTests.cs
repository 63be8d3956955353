// Which environment tags, accounts and names tell; and which words only look as if they told one.
using Glacis.Facts;
using Glacis.Inventory;
using Xunit;

namespace Glacis.Tests.Classification;

public sealed class EnvironmentsTests
{
    const string Nothing = "unknown: NothingTells";

    [Theory]
    [InlineData("prod", "Production")]
    [InlineData("PROD_db", "Production")]
    [InlineData("orders-production", "Production")]
    [InlineData("ordersProd", "Production")]
    [InlineData("ProdOrders", "Production")]
    [InlineData("orders.prd.1", "Production")]
    [InlineData("prod2-db", "Production")]
    [InlineData("live-orders", "Production")]
    [InlineData("staging-db", "Staging")]
    [InlineData("orders_stg", "Staging")]
    [InlineData("UAT-orders", "Staging")]
    [InlineData("preprod-db", "Staging")]
    [InlineData("pre-prod-db", "Staging")]
    [InlineData("pre_production", "Staging")]
    [InlineData("PreProd", "Staging")]
    [InlineData("PREPROD", "Staging")]
    [InlineData("non-prod", "Development")]
    [InlineData("nonprod-db", "Development")]
    [InlineData("NonProd", "Development")]
    [InlineData("non production", "Development")]
    [InlineData("dev-db", "Development")]
    [InlineData("orders-qa", "Development")]
    [InlineData("sandbox1", "Development")]
    public void A_word_of_a_name_tells(string name, string environment) => Assert.Equal(environment, Said(name));

    [Theory]
    [InlineData("prodigy")]
    [InlineData("product-catalog")]
    [InlineData("products")]
    [InlineData("reproduction")]
    [InlineData("latest")]
    [InlineData("contest-data")]
    [InlineData("attestations")]
    [InlineData("devices")]
    [InlineData("devops-tools")]
    [InlineData("delivery")]
    [InlineData("backstage")]
    [InlineData("alive")]
    [InlineData("")]
    [InlineData("---")]
    [InlineData("12345")]
    public void A_word_that_only_holds_one_tells_nothing(string name) => Assert.Equal(Nothing, Said(name));

    // "dev-ops" is two words and the first names an environment: a name can be read no better than that. The low confidence of names is for this.
    [Fact]
    public void A_word_apart_is_taken_at_its_word()
    {
        var environment = Things.Settle(Things.Store("dev-ops-tools")).Environment;
        Assert.Equal("Development", Things.Said(environment));
        Assert.InRange(environment.Source.Certainty, 0.5, 0.75);
    }

    [Theory]
    [InlineData("prod-to-dev-copy")]
    [InlineData("staging_and_production")]
    public void A_name_with_two_that_disagree_tells_nothing(string name) => Assert.Equal(Nothing, Said(name));

    static string Said(string name) => Things.Said(Things.Settle(Things.Store(name)).Environment);

    [Theory]
    [InlineData("env=prod", "Production")]
    [InlineData("Environment=PRODUCTION", "Production")]
    [InlineData("ENV= live ", "Production")]
    [InlineData("stage=uat", "Staging")]
    [InlineData("deployment.environment=pre-prod", "Staging")]
    [InlineData("env=non-prod", "Development")]
    [InlineData("env=prod-eu", "Production")]
    [InlineData("env=blue", Nothing)]
    [InlineData("env=", Nothing)]
    [InlineData("purpose=prod", Nothing)]
    [InlineData("env=dev; stage=prod", "Production")]
    [InlineData("stage=prod; env=dev", "Production")]
    public void A_tag_tells(string tags, string environment)
    {
        var fact = Things.Settle(Things.Store(tags: tags)).Environment;
        Assert.Equal(environment, Things.Said(fact));
        if (fact.IsKnown) Assert.StartsWith("tag ", Assert.IsType<Declaration>(fact.Source).By, StringComparison.Ordinal);
    }

    [Fact]
    public void A_declared_name_of_a_tag_tells_too() =>
        Assert.Equal("Production", Things.Said(Things.Settle(Things.Store(tags: "umgebung=prod"), new Intent { EnvironmentTags = ["Umgebung"] }).Environment));

    [Fact]
    public void A_tag_and_a_name_in_conflict_are_said()
    {
        var environment = Things.Settle(Things.Store("prod-db", "env=dev")).Environment;
        Assert.Equal("Development", Things.Said(environment));
        var source = Assert.IsType<Conclusion>(environment.Source);
        Assert.Equal("the tag env=dev says so, though the name \"prod-db\" says production", source.Rule);
        Assert.Equal(0.75, source.Certainty);
        Assert.IsType<Declaration>(Assert.Single(source.From));
    }

    [Theory]
    [InlineData("acme-prod", "dev-db", "Production", 0.85)]
    [InlineData("acme", "dev-db", "Development", 0.70)]
    public void The_account_tells_before_the_name(string account, string name, string environment, double certainty)
    {
        var fact = Things.Settle(Things.Store(name), null, Things.Account(Things.Titled(account))).Environment;
        Assert.Equal((environment, certainty), (Things.Said(fact), fact.Source.Certainty));
    }

    [Fact]
    public void An_account_without_a_name_leaves_it_to_the_resource()
    {
        var nameless = Fact.Unknown<string>(Ignorance.NotInAnswer, "the answer does not speak of it");
        Assert.Equal("Development", Things.Said(Things.Settle(Things.Store("dev-db"), null, Things.Account(nameless)).Environment));
    }

    [Fact]
    public void An_account_whose_name_could_not_be_read_might_have_told_otherwise() =>
        Assert.Equal("unknown: Denied", Things.Said(Things.Settle(Things.Store("dev-db"), null, Things.Account(Fact.Unknown<string>(Things.Denied))).Environment));

    [Fact]
    public void Tags_that_could_not_be_read_might_have_told_otherwise() => Assert.Equal("unknown: Denied", Things.Said(Things.Settle(Things.Store("prod-db", tags: null)).Environment));

    static readonly Declaration Line = new("glacis.yaml, line 3");

    [Theory]
    [InlineData("db-1", "env=dev", "Production")]
    [InlineData("db-1", null, "Production")]
    [InlineData("other", "env=dev", "Development")]
    public void A_declaration_tells_first(string name, string? tags, string environment)
    {
        var intent = new Intent { Environments = [new(new(Name: "db-*"), DeploymentEnvironment.Production, Line)] };
        Assert.Equal(environment, Things.Said(Things.Settle(Things.Store(name, tags), intent).Environment));
    }

    [Theory]
    [InlineData(null, "unknown: Denied")]
    [InlineData("team=card", "Production")]
    [InlineData("team=web", "Development")]
    public void A_declaration_by_tag_waits_for_the_tags(string? tags, string environment)
    {
        var intent = new Intent { Environments = [new(new(Tag: new("team", "card")), DeploymentEnvironment.Production, Line), new(new(Name: "*"), DeploymentEnvironment.Development, Line)] };
        Assert.Equal(environment, Things.Said(Things.Settle(Things.Store("db", tags), intent).Environment));
    }
}
