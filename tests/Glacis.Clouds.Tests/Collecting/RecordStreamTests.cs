// Records are read across segments; what was changed, torn or taken away is said, and never read as an answer.
using System.Globalization;
using System.Text;
using Glacis.Clouds.Collecting;
using Glacis.Recordings;
using Xunit;

namespace Glacis.Clouds.Tests.Collecting;

public sealed class RecordStreamTests
{
    static readonly LedgerLine Root = new() { Account = "1", Region = "eu-west-1", Service = "rds", Operation = "DescribeDBInstances", Reading = Recordings.Reading.Complete, Segment = "rds-0001.seg", Records = 3 };

    [Fact]
    public void Records_are_read_in_order_across_segments()
    {
        Assert.Equal(["{\"a\":0}", "{\"a\":1}", "{\"a\":2}"], Read(new() { ["rds-0001.seg"] = Segment(0, 1), ["rds-0002.seg"] = Segment(2) }));
    }

    [Fact]
    public void A_changed_byte_is_noticed_and_its_record_named()
    {
        var segment = Segment(0, 1, 2);
        segment[segment.AsSpan().IndexOf("{\"a\":1}"u8) + 5] ^= 1;
        Assert.Equal("the recording is damaged: record 1 of rds-0001.seg was changed after it was recorded", Refused(new() { ["rds-0001.seg"] = segment }));
    }

    [Fact]
    public void A_segment_that_ends_early_is_noticed()
    {
        const string Early = "the recording is damaged: rds-0001.seg ends before the record that the ledger counts on";
        Assert.Equal(Early, Refused(new() { ["rds-0001.seg"] = Segment(0, 1) }));
        Assert.Equal(Early, Refused(new() { ["rds-0001.seg"] = Segment(0, 1, 2)[..^4] }));
    }

    static string Refused(Dictionary<string, byte[]> segments) => Assert.Throws<UnreadableRecordingException>(() => Read(segments)).Message;

    static List<string> Read(Dictionary<string, byte[]> segments)
    {
        var bodies = new List<string>();
        using var records = new RecordStream(new InMemory(segments), Root, new Names());
        for (; records.Stands; records.Advance()) bodies.Add(Encoding.UTF8.GetString(records.Body.Span));
        return bodies;
    }

    static byte[] Segment(params ReadOnlySpan<int> numbers)
    {
        using var to = new MemoryStream();
        var writer = new SegmentWriter(to);
        foreach (var number in numbers)
        {
            var body = Encoding.UTF8.GetBytes(string.Create(CultureInfo.InvariantCulture, $"{{\"a\":{number}}}"));
            writer.Write(new() { Number = number, Call = "rds:DescribeDBInstances", Account = "1", Region = "eu-west-1", Time = default, Length = body.Length, Sha256 = SegmentWriter.DigestOf(body) }, body);
        }
        return to.ToArray();
    }

    sealed class InMemory(Dictionary<string, byte[]> files) : IFolder
    {
        public IReadOnlyList<string> Names => [.. files.Keys.Order(StringComparer.Ordinal)];

        public Stream Open(string name, long offset = 0) => new MemoryStream(files[name]) { Position = offset };
    }
}
