// What a sample says of a store's data, against what is declared and inferred: a table; and that what is recorded is read back or refused.
using System.Text;
using Glacis.Classification;
using Glacis.Classification.Detecting;
using Glacis.Classification.Sampling;
using Glacis.Facts;
using Glacis.Inventory;
using Xunit;

namespace Glacis.Tests.Classification;

public sealed class SampledDataTests
{
    const string Id = "arn:aws:s3:::b";

    static readonly Place At = new(new("sample:Content", "1", "eu-west-1", "d", "segments/1/eu-west-1/sample-0001.seg", 0));

    static readonly Fact<DataClass>
        Tagged = Fact.Known(DataClass.Test, new Declaration("tag data=test")), TaggedRestricted = Fact.Known(DataClass.Restricted, new Declaration("tag data=restricted")),
        Feared = Fact.Known(DataClass.Restricted, new Conclusion("production", 0.6, [])), Supposed = Fact.Known(DataClass.Test, new Conclusion("development", 0.6, []));

    static ObservedSample Sample(long count = 0, long reserved = 0, double confidence = 0.95, Nature nature = Nature.Personal, long random = 59, long population = 10_000, long records = 1000, bool isListed = true, long left = 0, long named = 0, long masked = 0) =>
        new("s3://b", null, "objects", population, isListed, random, random, 0.05, records, left, named, masked, count == 0 ? [] : [new("email", "E-mail address", nature, count, confidence, reserved, 1)]);

    static Fact<DataClass> Settled(Fact<DataClass> told, ObservedSample seen) =>
        ((DataStore)new SampledData(new Dictionary<string, (ObservedSample, Source)>(StringComparer.Ordinal) { [Id] = (seen, At) }).Of(new DataStore(Id) { Kind = new("AWS::S3::Bucket", "bucket"), Name = "b", Account = "1", Region = "eu-west-1", Data = told })).Data;

    public static TheoryData<string, Fact<DataClass>, ObservedSample, DataClass, Type> Rows => new()
    {
        { "a record set settles it, whatever a tag says", Tagged, Sample(10), DataClass.Restricted, typeof(Observation) },
        { "nine of them do not", Feared, Sample(9), DataClass.Restricted, typeof(Conclusion) },
        { "a few finds make what is declared no better, and are no more than a conclusion", Tagged, Sample(3), DataClass.Restricted, typeof(Conclusion) },
        { "one key opens a door", Supposed, Sample(1, nature: Nature.Credential), DataClass.Restricted, typeof(Observation) },
        { "finds that nobody is sure of do not settle it", Supposed, Sample(500, confidence: 0.6), DataClass.Restricted, typeof(Conclusion) },
        { "what is published for tests is nobody's", Tagged, Sample(500, reserved: 500), DataClass.Test, typeof(Declaration) },
        { "addresses of machines are not people", Tagged, Sample(500, nature: Nature.Network), DataClass.Test, typeof(Declaration) },
        { "who declares the same is named beside what was seen", TaggedRestricted, Sample(10), DataClass.Restricted, typeof(Observation) },
        { "who declares the same, and few finds: the declaration stands", TaggedRestricted, Sample(2), DataClass.Restricted, typeof(Declaration) },
        { "masks all over are anonymised", Feared, Sample(named: 1000, masked: 990), DataClass.Anonymised, typeof(Observation) },
        { "masks here and there are not", Feared, Sample(named: 1000, masked: 900, population: 1_000_000, random: 20), DataClass.Restricted, typeof(Conclusion) },
        { "masks do not undo what is declared", TaggedRestricted, Sample(named: 1000, masked: 1000), DataClass.Restricted, typeof(Declaration) },
        { "masks beside a record set do not help", Feared, Sample(10, named: 1000, masked: 990), DataClass.Restricted, typeof(Observation) },
        { "nothing in as many as were aimed at takes the worst fear, and no more", Feared, Sample(), DataClass.Internal, typeof(Conclusion) },
        { "nothing seen makes nothing worse", Supposed, Sample(), DataClass.Test, typeof(Conclusion) },
        { "nothing seen undoes no declaration", TaggedRestricted, Sample(), DataClass.Restricted, typeof(Declaration) },
        { "nothing in ten says nothing", Feared, Sample(random: 10), DataClass.Restricted, typeof(Conclusion) },
        { "nothing where a part could not be read says nothing", Feared, Sample(left: 1), DataClass.Restricted, typeof(Conclusion) },
        { "nothing of a list that broke off says nothing", Feared, Sample(isListed: false), DataClass.Restricted, typeof(Conclusion) },
        { "what is empty says nothing", Feared, Sample(random: 0, population: 0, records: 0), DataClass.Restricted, typeof(Conclusion) },
    };

    [Theory]
    [MemberData(nameof(Rows))]
    public void What_was_seen_against_what_is_told(string why, Fact<DataClass> told, ObservedSample seen, DataClass data, Type source)
    {
        var settled = Settled(told, seen);
        Assert.True(settled.Peek(out var its), why);
        Assert.Equal((why, data, source), (why, its, settled.Source.GetType()));
    }

    [Fact]
    public void It_says_so_and_from_how_much()
    {
        Assert.Equal("a sample of 59 objects holds 12 × E-mail address, though tag data=test says test", ((Observation)Settled(Tagged, Sample(12)).Source).What);
        Assert.Equal("a sample of 59 objects holds 12 × E-mail address; tag data=restricted says the same", ((Observation)Settled(TaggedRestricted, Sample(12)).Source).What);
        Assert.Equal("nothing personal was seen in a sample of 59 objects: at most 4.93 % at 95 %", ((Conclusion)Settled(Feared, Sample()).Source).Rule);
        Assert.Equal("in a sample of 59 objects, 990 of 1,000 values in fields named after people are masked, drawn or reserved", ((Observation)Settled(Feared, Sample(named: 1000, masked: 990)).Source).What);
    }

    [Fact]
    public void A_store_that_could_not_be_looked_into_is_as_it_was() => Assert.Equal(Feared.Source, Settled(Feared, Sample(500) with { WhyNot = "denied" }).Source);

    [Theory]
    [InlineData("")]
    [InlineData("null")]
    [InlineData("[]")]
    [InlineData("{}")]
    [InlineData("{\"target\":1}")]
    [InlineData("{\"target\":\"x\",\"sample\":{},\"coverage\":{},\"classes\":[]}")]
    [InlineData("{\"target\":\"x\",\"coverage\":{\"records\":1,\"unclassifiable\":0},\"sample\":{\"unit\":\"keys\",\"population\":1,\"random\":2,\"listed\":true,\"looked\":1,\"aim\":0.05,\"named\":0,\"masked\":0},\"classes\":[]}")]
    public void What_is_no_sample_is_refused(string body) => Assert.Null(ObservedSample.Read(Encoding.UTF8.GetBytes(body)));

    [Theory]
    [InlineData("***-**-1234", true)]
    [InlineData("XXXX", true)]
    [InlineData("[REDACTED]", true)]
    [InlineData("user7@example.com", true)]
    [InlineData("user7@mail.example.com", true)]
    [InlineData("9f86d081884c7d659a2feaa0c55ad015", true)]
    [InlineData("f81d4fae-7dec-11d0-a765-00a0c91e6bf6", true)]
    [InlineData("eva.berg@gmail.com", false)]
    [InlineData("Eva Berg", false)]
    [InlineData("536-90-4399", false)]
    [InlineData("4539578763621486453957876", false)]
    [InlineData("deadbeefdeadbeefdeadbeefdead", false)]
    [InlineData("", false)]
    public void A_stand_in_is_told_by_its_form(string value, bool isMasked) => Assert.Equal(isMasked, Masks.IsMasked(Encoding.UTF8.GetBytes(value)));
}
