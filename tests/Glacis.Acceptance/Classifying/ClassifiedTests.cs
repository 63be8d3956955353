// The answer of classify keeps to its schema, says the same twice, and holds no value that was planted.
using System.Text;
using Glacis.Agent.Classifying;
using Glacis.Tests.Support;
using NJsonSchema;
using Xunit;

namespace Glacis.Acceptance.Classifying;

public sealed class ClassifiedTests
{
    const string Planted = "id,first_name,email,note\n1,Zebediah,zebediah@plantedmarker.io,\"ssn 536-90-4399, card 4539578763621486\"\n";

    static string Answer(byte[] content, bool spans)
    {
        using var stream = new MemoryStream(content);
        using var to = new MemoryStream();
        ClassifiedJson.Write(ClassifyRuns.OfStream("x", stream, DetectorSet.BuiltIn, spans), to);
        return Encoding.UTF8.GetString(to.ToArray());
    }

    public static TheoryData<string, bool> Contents => new() { { Planted, true }, { Planted, false }, { "", true }, { "nothing\n", true }, { "\0\u0001\u0002", true } };

    [Theory]
    [MemberData(nameof(Contents))]
    public async Task The_answer_keeps_to_its_schema(string content, bool spans)
    {
        var schema = await JsonSchema.FromFileAsync(Path.Combine(Expected.Root, "docs/schemas/classified.schema.json"), TestContext.Current.CancellationToken);
        Assert.Empty(schema.Validate(Answer(Encoding.UTF8.GetBytes(content), spans)));
    }

    [Fact]
    public void No_value_is_in_the_answer_and_it_is_the_same_twice()
    {
        var answer = Answer(Encoding.UTF8.GetBytes(Planted), spans: true);
        Assert.DoesNotContain(["Zebediah", "plantedmarker", "4399", "4539"], it => answer.Contains(it, StringComparison.OrdinalIgnoreCase));
        Assert.Contains("us-ssn", answer, StringComparison.Ordinal);
        Assert.Equal(answer, Answer(Encoding.UTF8.GetBytes(Planted), spans: true));
    }
}
