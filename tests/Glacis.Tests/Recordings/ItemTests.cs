// The cursor over answers: fields become facts with their place; silence, redaction and strangeness are told apart.
using System.Text;
using Glacis.Facts;
using Glacis.Recordings;
using Xunit;

namespace Glacis.Tests.Recordings;

public sealed class ItemTests
{
    static readonly Answer Answer = new("rds:DescribeDBInstances", "1", "eu-west-1", new('a', 64), "segments/1/eu-west-1/rds-0001.seg", 17);

    static Item Root(string json)
    {
        var document = new Document();
        document.ReadJson(Encoding.UTF8.GetBytes(json));
        return new(document, 0, new Place(Answer));
    }

    static string Said<T>(Fact<T> fact) => fact.Peek(out var value) ? Words.Say(value) : $"{((Unknown)fact.Source).Why}";

    [Theory]
    [InlineData("""{"A":"x"}""", "x")]
    [InlineData("""{"A":""}""", "")]
    [InlineData("""{"A":5}""", "5")]
    [InlineData("""{"A":true}""", "true")]
    [InlineData("""{}""", "NotInAnswer")]
    [InlineData("""{"A":null}""", "NotInAnswer")]
    [InlineData("""{"A":{}}""", "NotInAnswer")]
    [InlineData("""{"A":"REDACTED"}""", "Redacted")]
    public void A_text(string json, string said) => Assert.Equal(said, Said(Root(json).Text("A")));

    [Theory]
    [InlineData("""{"A":true}""", "yes")]
    [InlineData("""{"A":"false"}""", "no")]
    [InlineData("""{"A":"REDACTED"}""", "Redacted")]
    [InlineData("""{"A":"TRUE"}""", "NotForeseen")]
    [InlineData("""{"A":1}""", "NotForeseen")]
    [InlineData("""{"A":[]}""", "NotForeseen")]
    [InlineData("""{"A":null}""", "NotInAnswer")]
    public void A_flag(string json, string said) => Assert.Equal(said, Said(Root(json).Flag("A")));

    [Theory]
    [InlineData("""{"A":7}""", "7")]
    [InlineData("""{"A":"-7"}""", "-7")]
    [InlineData("""{"A":7.5}""", "NotForeseen")]
    [InlineData("""{"A":"seven"}""", "NotForeseen")]
    [InlineData("""{"A":{}}""", "NotForeseen")]
    [InlineData("""{"A":"REDACTED"}""", "Redacted")]
    [InlineData("""{}""", "NotInAnswer")]
    public void A_number(string json, string said) => Assert.Equal(said, Said(Root(json).Number("A")));

    [Theory]
    [InlineData("""{"A":1772366400}""", "2026-03-01 12:00:00Z")]
    [InlineData("""{"A":1772366400.5}""", "2026-03-01 12:00:00Z")]
    [InlineData("""{"A":"2026-03-01T12:00:00Z"}""", "2026-03-01 12:00:00Z")]
    [InlineData("""{"A":"2026-03-01T13:00:00+01:00"}""", "2026-03-01 12:00:00Z")]
    [InlineData("""{"A":"soon"}""", "NotForeseen")]
    [InlineData("""{"A":1e300}""", "NotForeseen")]
    [InlineData("""{"A":{}}""", "NotForeseen")]
    [InlineData("""{"A":[]}""", "NotForeseen")]
    [InlineData("""{"A":"REDACTED"}""", "Redacted")]
    [InlineData("""{"A":null}""", "NotInAnswer")]
    public void A_time(string json, string said) => Assert.Equal(said, Said(Root(json).Time("A")));

    [Theory]
    [InlineData("""{"A":"on"}""", "yes")]
    [InlineData("""{"A":"off"}""", "no")]
    [InlineData("""{"A":"On"}""", "NotForeseen")]
    [InlineData("""{"A":"REDACTED"}""", "Redacted")]
    [InlineData("""{}""", "NotInAnswer")]
    public void One_of_known_spellings(string json, string said) => Assert.Equal(said, Said(Root(json).OneOf("A", ("on", true), ("off", false))));

    [Theory]
    [InlineData("""{"A":1}""", "yes")]
    [InlineData("""{"A":null}""", "no")]
    [InlineData("""{}""", "no")]
    public void Whether_an_answer_speaks_of_it_is_known_whenever_the_answer_is(string json, string said) => Assert.Equal(said, Said(Root(json).Has("A")));

    [Fact]
    public void What_never_came_is_unknown_in_every_way()
    {
        var item = new Item(new Unknown(Ignorance.Denied, "not allowed"));
        Assert.All(
            new[] { Said(item.Text("A")), Said(item.Flag("A")), Said(item.Number("A")), Said(item.Time("A")), Said(item.OneOf("A", ("x", 1))), Said(item.Has("A")) },
            static said => Assert.Equal("Denied", said));
        Assert.False(item.Many("A", static it => it.Text()).IsComplete);
        Assert.Empty(item.Items("A"));
        Assert.Equal("NotRecorded", Said(default(Item).Text("A")));
    }

    // Paths as "aws --query" takes them.
    [Fact]
    public void A_fact_says_where_it_stands()
    {
        var item = Root("""{"DBInstances":[{"A":1},{"Tags":[{"Key":"env","Value":"prod"}],"Endpoint":{"Port":5}}]}""").Items("DBInstances").ElementAt(1);
        Assert.Equal("DBInstances[1].Endpoint.Port", PathOf(item.Number("Endpoint.Port")));
        Assert.Equal("DBInstances[1].Tags[0].Key", PathOf(item.Text("Tags[0].Key")));
        Assert.Equal("DBInstances[1].Tags[0].Value", PathOf(item.Items("Tags").Single().Text("Value")));
        Assert.Equal("segments/1/eu-west-1/rds-0001.seg#17", ((Place)item.Source).Answer.Record);
        Assert.Equal("B", PathOf(Root("""{"B":"x"}""").Text("B")));
        Assert.Equal("[1]", PathOf(Root("""["x","y"]""").Items("").ElementAt(1).Text()));
        var silent = (Unknown)item.Text("Missing").Source;
        Assert.Equal("DBInstances[1].Missing", ((Place)silent.At!).Path(item.Text("Missing").Field));
    }

    static string PathOf<T>(Fact<T> fact) => ((Place)fact.Source).Path(fact.Field);

    [Fact]
    public void A_list_that_is_no_list_has_no_items()
    {
        Assert.Empty(Root("""{"A":{"B":1}}""").Items("A"));
        Assert.Empty(Root("""{"A":null}""").Items("A"));
        Assert.True(Root("""{"A":[]}""").Many("A", static it => it.Text()).IsComplete);
    }

    [Fact]
    public void What_silence_stands_for_is_known_only_where_the_answer_came()
    {
        Assert.Equal("default", Said(Root("{}").Text("A").OrWhenSilent("default")));
        Assert.Equal("Redacted", Said(Root("""{"A":"REDACTED"}""").Text("A").OrWhenSilent("default")));
        Assert.Equal("Denied", Said(new Item(new Unknown(Ignorance.Denied, "not allowed")).Text("A").OrWhenSilent("default")));
    }
}
