// What became of a question: answered, answered in part, absent by an error code, or not answered.
using System.Text;
using Glacis.Facts;
using Glacis.Recordings;
using Xunit;

namespace Glacis.Tests.Recordings;

public sealed class AnsweredTests
{
    static readonly Unknown Denied = new(Ignorance.Denied, "not allowed");

    static Answer AnswerOf(int number) => new("s3:GetBucketTagging", "1", "here", new('a', 64), "segments/1/here/s3-0001.seg", number);

    static Page PageOf(int number, string json)
    {
        var document = new Document();
        document.ReadJson(Encoding.UTF8.GetBytes(json));
        return new(AnswerOf(number), document);
    }

    static readonly Page[] Pages = [PageOf(1, """{"L":["a","b"]}"""), PageOf(2, """{"L":["c"]}""")];

    static Many<Fact<string>> ListOf(Answered answered) => answered.Many("L", static it => it.Text());

    [Fact]
    public void All_pages_are_one_list_and_each_item_knows_its_page()
    {
        var list = ListOf(Answered.With(Pages));
        Assert.True(list.IsComplete);
        Assert.Equal(["a", "b", "c"], list.Items.Select(static it => $"{it}"));
        Assert.Equal([(1, "L[0]"), (1, "L[1]"), (2, "L[0]")], list.Items.Select(static it => (((Place)it.Source).Answer.Number, ((Place)it.Source).Path(it.Field))));
    }

    [Fact]
    public void A_missing_page_leaves_the_list_cut_and_says_why()
    {
        var list = ListOf(Answered.With([Pages[0]], Denied));
        Assert.Equal((false, 2), (list.IsComplete, list.Items.Count));
        Assert.Equal(Denied, list.Source);
    }

    [Fact]
    public void An_error_code_that_is_an_answer_is_known()
    {
        var absent = Answered.Absent(AnswerOf(3), "NoSuchTagSet");
        Assert.True(absent.IsAbsent);
        Assert.True(ListOf(absent).IsComplete);
        Assert.Empty(ListOf(absent).Items);
        var fact = absent.WhenAbsent(5);
        Assert.True(fact.Peek(out var value) && value == 5);
        Assert.Equal(3, Assert.IsType<Place>(fact.Source).Answer.Number);
        Assert.Contains("NoSuchTagSet", fact.Field, StringComparison.Ordinal);
        Assert.Equal(Ignorance.NotInAnswer, ((Unknown)absent.Root.Text("A").Source).Why);
    }

    [Theory]
    [InlineData(false)]
    [InlineData(true)]
    public void What_was_not_answered_is_unknown_in_every_way(bool asked)
    {
        var (answered, why) = asked ? (Answered.Not(Denied), Ignorance.Denied) : (Answered.NotRecorded, Ignorance.NotRecorded);
        Assert.False(answered.IsAbsent);
        Assert.Empty(answered.Pages);
        Assert.Equal(why, ((Unknown)answered.WhenAbsent(true).Source).Why);
        Assert.Equal(why, ((Unknown)answered.Root.Flag("A").Source).Why);
        Assert.Equal((false, 0), (ListOf(answered).IsComplete, ListOf(answered).Items.Count));
        Assert.Equal(why, ((Unknown)ListOf(answered).Source).Why);
    }

    [Fact]
    public void An_answer_of_success_is_not_absent()
    {
        Assert.False(Answered.With(Pages).WhenAbsent(true).IsKnown);
        Assert.Equal("a", $"{Answered.With(Pages).Root.Text("L[0]")}");
    }
}
