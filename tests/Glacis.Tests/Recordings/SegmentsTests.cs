// Segments: what is written is read; a torn tail is cut, wherever it is torn; damage is said in one sentence; one changed byte is noticed.
using System.Buffers;
using System.Globalization;
using System.Text;
using System.Text.Json;
using System.Text.Json.Nodes;
using CsCheck;
using Glacis.Recordings;
using Xunit;

namespace Glacis.Tests.Recordings;

public sealed class SegmentsTests
{
    static readonly DateTimeOffset Time = new(2026, 3, 1, 12, 0, 0, 250, TimeSpan.Zero);

    static RecordHeader HeaderOf(byte[] body, int number = 0) => new()
    {
        Number = number,
        Call = "s3:GetBucketEncryption",
        Account = "1",
        Region = "eu-west-1",
        Time = Time,
        Length = body.Length,
        Sha256 = SegmentWriter.DigestOf(body),
    };

    static byte[] Written(params (RecordHeader Header, byte[] Body)[] records)
    {
        using var stream = new MemoryStream();
        var writer = new SegmentWriter(stream);
        foreach (var (header, body) in records) writer.Write(header, body);
        Assert.Equal(stream.Length, writer.Length);
        return stream.ToArray();
    }

    static SegmentReader Reading(byte[] bytes, int atOnce = int.MaxValue) => new(new Trickle(bytes, atOnce), "segments/1/here/s3-0001.seg", new Names(), whole: true);

    // A stream that gives a few bytes at a time, as files and pipes may.
    sealed class Trickle(byte[] bytes, int atOnce) : MemoryStream(bytes)
    {
        public override int Read(byte[] buffer, int offset, int count) => base.Read(buffer, offset, Math.Min(count, atOnce));
    }

    // ---- write and read -----------------------------------------------------------------------------------------------------------

    static readonly Gen<string> Texts = Gen.OneOf(Gen.String[Gen.Char.AlphaNumeric, 0, 20], Gen.String[Gen.Char["\u0001\n\"\\é</>\u2028 #{}"], 0, 8]);

    static readonly byte[][] Odd = [[], "\n"u8.ToArray(), "\n\n{\"n\":0}\n"u8.ToArray(), "\r\n\0"u8.ToArray(), [.. Enumerable.Repeat((byte)'\n', 1 << 20)]];

    static readonly Gen<byte[]> Bodies = Gen.OneOf(
        Gen.Byte.Array[0, 300],
        Gen.Int[0, 4].Select(static which => Odd[which]));

    static readonly Gen<(RecordHeader Header, byte[] Body)> Records =
        from body in Bodies
        from texts in Texts.Array[5]
        from numbers in Gen.Int[0, 1_000_000].Array[5]
        from flags in Gen.Bool.Array[2]
        from fate in Gen.Int[0, Enum.GetValues<Fate>().Length - 1]
        from headers in Gen.Dictionary(Texts, Texts)[0, 3]
        select (
            HeaderOf(body, numbers[0]) with
            {
                Call = $"x:{texts[0]}",
                Account = texts[1],
                Region = texts[2],
                Caller = texts[3],
                RequestId = texts[4],
                Code = texts[0],
                Of = numbers[1] - 1,
                Item = numbers[2] - 1,
                Page = numbers[3],
                Redacted = numbers[4],
                More = flags[0],
                Documented = flags[1],
                Status = 200 + numbers[0] % 400,
                Fate = (Fate)fate,
                Request = JsonSerializer.Serialize(headers),
                Headers = headers.Count == 0 ? RecordHeader.NoHeaders : headers.DistinctBy(static it => it.Key, StringComparer.OrdinalIgnoreCase).ToDictionary(StringComparer.Ordinal),
            },
            body);

    [Fact]
    public void What_is_written_is_read() => Gen.Select(Records.Array[0, 5], Gen.Int[1, 400]).Sample((records, atOnce) =>
    {
        using var reader = Reading(Written(records), atOnce < 200 && records.All(static it => it.Body.Length < 1000) ? atOnce : int.MaxValue);
        foreach (var (header, body) in records)
        {
            Assert.True(reader.Next());
            Assert.Equal(Plain(header), Plain(reader.Header));
            Assert.Equal(body, reader.Body.ToArray());
            Assert.True(reader.IsIntact);
        }
        Assert.False(reader.Next());
        Assert.False(reader.Torn);
    }, iter: 300, threads: 1);

    // Headers as one text: dictionaries have no equality.
    static string Plain(RecordHeader it) => $"{it with { Headers = RecordHeader.NoHeaders }} {string.Join(", ", it.Headers.OrderBy(static header => header.Key, StringComparer.Ordinal))}";

    [Fact]
    public void The_same_record_is_the_same_bytes() => Records.Sample(static record => Written(record).AsSpan().SequenceEqual(Written(record)), iter: 100, threads: 1);

    [Fact]
    public void Reading_can_begin_at_any_record()
    {
        var bytes = Written((HeaderOf([1]), [1]), (HeaderOf([2, 10, 2], 1), [2, 10, 2]), (HeaderOf([], 2), []));
        using var reader = Reading(bytes);
        var at = new List<long>();
        while (reader.Next()) at.Add(reader.At);
        Assert.Equal(bytes.Length, reader.Offset);
        foreach (var (offset, number) in at.Select(static (offset, number) => (offset, number)))
        {
            using var later = new SegmentReader(new MemoryStream(bytes[(int)offset..]), "x", new Names(), offset);
            Assert.True(later.Next());
            Assert.Equal((number, offset), (later.Header.Number, later.At));
        }
    }

    // ---- torn ---------------------------------------------------------------------------------------------------------------------

    [Fact]
    public void A_torn_tail_is_cut_wherever_it_is_torn()
    {
        var bodies = new[] { "first\nbody"u8.ToArray(), [], "{}"u8.ToArray() };
        var records = bodies.Select(static (body, number) => (HeaderOf(body, number), body)).ToArray();
        var bytes = Written(records);
        var ends = new List<int> { 0 };
        foreach (var record in records) ends.Add(ends[^1] + Written(record).Length);
        for (var length = 0; length <= bytes.Length; length++)
        {
            using var reader = Reading(bytes[..length], 7);
            var read = 0;
            while (reader.Next()) Assert.Equal(bodies[read++], reader.Body.ToArray());
            Assert.Equal(ends.FindLastIndex(end => end <= length), read);
            Assert.Equal(!ends.Contains(length), reader.Torn);
            Assert.Equal(ends[read], reader.Offset);
        }
    }

    // ---- damaged ------------------------------------------------------------------------------------------------------------------

    [Theory]
    [InlineData("not json\n")]
    [InlineData("\n")]
    [InlineData("[]\n")]
    [InlineData("{}\n")]
    [InlineData("{\"n\":0,\"call\":\"s3:X\",\"account\":\"1\",\"region\":\"x\",\"length\":0}\n\n")]
    [InlineData("{\"n\":\"0\",\"call\":\"s3:X\",\"account\":\"1\",\"region\":\"x\",\"length\":0,\"sha256\":\"\"}\n\n")]
    [InlineData("{\"n\":0,\"call\":\"s3:X\",\"account\":\"1\",\"region\":\"x\",\"length\":-5,\"sha256\":\"\"}\n\n")]
    [InlineData("{\"n\":0,\"call\":\"s3:X\",\"account\":\"1\",\"region\":\"x\",\"length\":99999999999,\"sha256\":\"\"}\n\n")]
    [InlineData("{\"n\":0,\"call\":\"s3:X\",\"account\":\"1\",\"region\":\"x\",\"length\":0,\"sha256\":\"\",\"fate\":\"eaten\"}\n\n")]
    [InlineData("{\"n\":0,\"call\":[],\"account\":\"1\",\"region\":\"x\",\"length\":0,\"sha256\":\"\"}\n\n")]
    [InlineData("{\"n\":0,\"call\":\"s3:X\",\"account\":\"1\",\"region\":\"x\",\"length\":0,\"sha256\":\"\"\n\n")]
    public void A_header_that_cannot_be_read_is_said(string text)
    {
        using var reader = Reading(Encoding.UTF8.GetBytes(text));
        Assert.Equal("the recording is damaged: a record has no readable header in segments/1/here/s3-0001.seg at byte 0", Assert.Throws<UnreadableRecordingException>(() => reader.Next()).Message);
    }

    [Fact]
    public void A_body_longer_than_its_header_says_is_said()
    {
        var header = HeaderOf([1, 2, 3]);
        using var reader = Reading(Written((header with { Length = 2 }, [1, 2, 3])));
        Assert.Equal("the recording is damaged: a record is longer than its header says in segments/1/here/s3-0001.seg at byte 0", Assert.Throws<UnreadableRecordingException>(() => reader.Next()).Message);
    }

    [Fact]
    public void The_place_of_the_damage_is_said()
    {
        var sound = Written((HeaderOf([1]), [1]));
        using var reader = Reading([.. sound, .. "garbage\n"u8]);
        Assert.True(reader.Next());
        var offset = sound.Length.ToString(CultureInfo.InvariantCulture);
        Assert.EndsWith($"at byte {offset}", Assert.Throws<UnreadableRecordingException>(() => reader.Next()).Message, StringComparison.Ordinal);
    }

    [Fact]
    public void A_length_beyond_the_segment_is_a_torn_tail()
    {
        using var reader = Reading(Encoding.UTF8.GetBytes("{\"n\":0,\"call\":\"s3:X\",\"account\":\"1\",\"region\":\"x\",\"length\":100000,\"sha256\":\"\"}\nshort"));
        Assert.False(reader.Next());
        Assert.True(reader.Torn);
    }

    [Theory]
    [InlineData((int)SegmentWriter.Most + 1)]
    [InlineData(int.MaxValue)]
    public void A_length_that_no_segment_has_is_damage(int length)
    {
        var line = string.Create(CultureInfo.InvariantCulture, $"{{\"n\":0,\"call\":\"s3:X\",\"account\":\"1\",\"region\":\"x\",\"length\":{length},\"sha256\":\"\"}}\nshort");
        using var reader = Reading(Encoding.UTF8.GetBytes(line));
        Assert.Contains("no readable header", Assert.Throws<UnreadableRecordingException>(() => reader.Next()).Message, StringComparison.Ordinal);
    }

    [Fact]
    public void One_changed_byte_in_a_body_is_noticed()
    {
        var body = "<Rule><ApplyServerSideEncryptionByDefault/></Rule>"u8.ToArray();
        var bytes = Written((HeaderOf(body), body));
        for (var at = bytes.Length - 1 - body.Length; at < bytes.Length - 1; at++)
        {
            var changed = bytes.ToArray();
            changed[at] ^= 1;
            using var reader = Reading(changed);
            Assert.True(reader.Next());
            Assert.False(reader.IsIntact);
        }
    }

    // ---- headers ------------------------------------------------------------------------------------------------------------------

    static readonly string[] Strangers = ["\"x\":{\"n\":5,\"deep\":[[1],{\"call\":\"no\"}]}", "\"later\":null", "\"lengths\":7", "\"Call\":\"no\"", "\"sha512\":\"\"", "\"of\\u0020\":1"];

    [Fact]
    public void Members_may_stand_in_any_order_and_unknown_ones_are_passed_over() => Gen.Select(Records, Gen.Shuffle(Enumerable.Range(0, 30).ToArray()), Gen.Int[0, 6]).Sample((record, order, strangers) =>
    {
        var (header, body) = record;
        var line = new ArrayBufferWriter<byte>();
        header.WriteTo(line);
        var members = JsonNode.Parse(line.WrittenSpan)!.AsObject().Select(static it => $"{JsonSerializer.Serialize(it.Key)}:{it.Value?.ToJsonString() ?? "null"}").ToList();
        members.AddRange(Strangers.Take(strangers));
        var shuffled = members.Select((member, at) => (member, key: order[at % order.Length] * 100 + at)).OrderBy(static it => it.key).Select(static it => it.member);
        using var reader = Reading([.. Encoding.UTF8.GetBytes($"{{{string.Join(" , ", shuffled)}}}\n"), .. body, (byte)'\n']);
        Assert.True(reader.Next());
        Assert.Equal(Plain(header), Plain(reader.Header));
    }, iter: 300, threads: 1);

    [Fact]
    public void Judging_needs_neither_caller_nor_request()
    {
        var body = "{}"u8.ToArray();
        using var reader = new SegmentReader(new MemoryStream(Written((HeaderOf(body) with { Caller = "arn:me", Request = "{\"Bucket\":\"b\"}", RequestId = "r" }, body))), "x", new Names());
        Assert.True(reader.Next());
        Assert.Equal(("", "{}", ""), (reader.Header.Caller, reader.Header.Request, reader.Header.RequestId));
    }
}
