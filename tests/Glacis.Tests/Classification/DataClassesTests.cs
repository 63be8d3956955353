// What data is it, as far as declarations and tags tell; and what is feared where they do not.
using Glacis.Facts;
using Glacis.Inventory;
using Xunit;

namespace Glacis.Tests.Classification;

public sealed class DataClassesTests
{
    static readonly Declaration Line = new("glacis.yaml, line 3");

    [Theory]
    [InlineData("classification=restricted", DataClass.Restricted)]
    [InlineData("DataClassification=PII", DataClass.Restricted)]
    [InlineData("data_classification=Highly-Confidential", DataClass.Restricted)]
    [InlineData("sensitivity= Top_Secret ", DataClass.Restricted)]
    [InlineData("data-class=Confidential", DataClass.Confidential)]
    [InlineData("confidentiality=internal-use-only", DataClass.Internal)]
    [InlineData("classification=anonymized", DataClass.Anonymised)]
    [InlineData("classification=de-identified", DataClass.Anonymised)]
    [InlineData("classification=synthetic", DataClass.Test)]
    [InlineData("classification=Public", DataClass.Public)]
    [InlineData("acme:data-classification=confidential", DataClass.Confidential)]
    [InlineData("acme/security/DataClassification=pii", DataClass.Restricted)]
    [InlineData("contains-pii=true", DataClass.Restricted)]
    [InlineData("acme:PHI=Yes", DataClass.Restricted)]
    public void A_tag_declares(string tags, DataClass data)
    {
        var fact = Things.Settle(Things.Store(tags: $"team=web; {tags}; env=prod")).Data;
        Assert.Equal($"{data}", Things.Said(fact));
        var source = Assert.IsType<Declaration>(fact.Source);
        Assert.IsType<Place>(source.At);
        Assert.Equal("TagList", fact.Field);
    }

    [Theory]
    [InlineData("classification=public; sensitivity=pii", DataClass.Restricted, "tag sensitivity=pii")]
    [InlineData("sensitivity=pii; classification=public", DataClass.Restricted, "tag sensitivity=pii")]
    [InlineData("classification=test; data-class=internal; sensitivity=unheard-of", DataClass.Internal, "tag data-class=internal")]
    [InlineData("Classification=internal; classification=internal", DataClass.Internal, "tag Classification=internal")]
    public void The_worst_of_several_tags_stands(string tags, DataClass data, string by)
    {
        var fact = Things.Settle(Things.Store(tags: tags)).Data;
        Assert.Equal($"{data}", Things.Said(fact));
        Assert.Equal(by, Assert.IsType<Declaration>(fact.Source).By);
    }

    [Theory]
    [InlineData("env=prod", DataClass.Restricted, 0.60)]
    [InlineData("env=staging", DataClass.Confidential, 0.60)]
    [InlineData("env=dev", DataClass.Test, 0.60)]
    [InlineData("env=prod; classification=purple", DataClass.Restricted, 0.60)]
    [InlineData("env=prod; classification=none", DataClass.Restricted, 0.60)]
    [InlineData("env=prod; classification=Unclassified", DataClass.Restricted, 0.60)]
    [InlineData("env=prod; pii=false", DataClass.Restricted, 0.60)]
    [InlineData("acme:environment=dev", DataClass.Test, 0.60)]
    [InlineData("", DataClass.Restricted, 0.30)]
    public void The_environment_lets_one_fear(string tags, DataClass data, double certainty)
    {
        var fact = Things.Settle(Things.Store(tags: tags)).Data;
        Assert.Equal(($"{data}", certainty), (Things.Said(fact), fact.Source.Certainty));
        Assert.IsType<Conclusion>(fact.Source);
    }

    [Theory]
    [InlineData("prod-db")]
    [InlineData("dev-db")]
    [InlineData("db")]
    public void Tags_that_could_not_be_read_leave_it_unknown_and_nothing_is_inferred(string name) => Assert.Equal("unknown: Denied", Things.Said(Things.Settle(Things.Store(name, tags: null)).Data));

    [Fact]
    public void An_environment_that_could_not_be_read_lets_nothing_be_inferred() =>
        Assert.Equal("unknown: Denied", Things.Said(Things.Settle(Things.Store("dev-db"), null, Things.Account(Fact.Unknown<string>(Things.Denied))).Data));

    [Fact]
    public void Declared_names_and_spellings_are_known_besides_the_common_ones()
    {
        var intent = new Intent { DataTags = ["Schutzbedarf"], DataSpellings = new Dictionary<string, DataClass> { ["sehr-hoch"] = DataClass.Restricted, ["public"] = DataClass.Internal } };
        Assert.Equal("Restricted", Things.Said(Things.Settle(Things.Store(tags: "schutzbedarf=Sehr Hoch"), intent).Data));
        Assert.Equal("Internal", Things.Said(Things.Settle(Things.Store(tags: "classification=Public"), intent).Data));
    }

    [Theory]
    [InlineData(null, "unknown: Denied")]
    [InlineData("team=card", "Restricted")]
    [InlineData("team=web", "Test")]
    public void A_declaration_by_tag_waits_for_the_tags(string? tags, string data)
    {
        var intent = new Intent { Data = [new(new(Tag: new("team", "card")), DataClass.Restricted, Line), new(new(Account: "1"), DataClass.Test, Line)] };
        Assert.Equal(data, Things.Said(Things.Settle(Things.Store(tags: tags), intent).Data));
    }

    [Theory]
    [InlineData(null, "unknown: Denied")]
    [InlineData("env=prod", "Restricted")]
    [InlineData("env=dev", "Public")]
    [InlineData("", "Public")]
    public void A_declaration_by_environment_waits_for_it(string? tags, string data)
    {
        var intent = new Intent { Data = [new(new(Environment: DeploymentEnvironment.Production), DataClass.Restricted, Line), new(new(Account: "1"), DataClass.Public, Line)] };
        Assert.Equal(data, Things.Said(Things.Settle(Things.Store(tags: tags), intent).Data));
    }

    [Fact]
    public void A_declaration_that_needs_no_tags_stands_without_them()
    {
        var intent = new Intent { Data = [new(new(Account: "2", Tag: new("team", "card")), DataClass.Restricted, Line), new(new(Account: "1"), DataClass.Test, Line)] };
        Assert.Equal("Test", Things.Said(Things.Settle(Things.Store(tags: null), intent).Data));
    }
}
