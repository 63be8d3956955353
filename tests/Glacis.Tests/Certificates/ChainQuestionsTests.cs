// Questions as lines of JSON: every member, its default, and what cannot be read; and a heap of certificates in any order.
using System.Text.Json;
using Glacis.Agent.Chains;
using Glacis.Certificates;
using Xunit;
using static Glacis.Tests.Certificates.Mint;

namespace Glacis.Tests.Certificates;

public sealed class ChainQuestionsTests
{
    sealed class Still : TimeProvider
    {
        public override DateTimeOffset GetUtcNow() => Now;
    }

    static readonly Draft Above = Root(), Between = Intermediate(Above), Under = Leaf(Between);

    static string Line(Func<Dictionary<string, object?>, Dictionary<string, object?>>? change = null)
    {
        var members = new Dictionary<string, object?>(StringComparer.Ordinal) { ["peer"] = Pem(Under.Der()), ["intermediates"] = new[] { Pem(Between.Der()) }, ["trusted"] = new[] { Pem(Above.Der()) }, ["name"] = "example.com" };
        return JsonSerializer.Serialize((change ?? (static it => it))(members));
    }

    static Func<Dictionary<string, object?>, Dictionary<string, object?>> Set(string member, object? value) => it =>
    {
        it[member] = value;
        return it;
    };

    static readonly Dictionary<string, (string Line, string Answer)> Rows = new(StringComparer.Ordinal)
    {
        ["a good chain"] = (Line(), """{"valid":true,"reasons":[]}"""),
        ["members that are null are missing"] = (Line(it => Set("time", null)(Set("usage", null)(Set("crls", null)(it)))), """{"valid":true,"reasons":[]}"""),
        ["a member of the asker's own"] = (Line(Set("id", 7)), """{"valid":true,"reasons":[]}"""),
        ["one text in place of a list"] = (Line(Set("trusted", Pem(Above.Der()))), """{"valid":true,"reasons":[]}"""),
        ["the whole chain in one text"] = (Line(it => Set("intermediates", null)(Set("peer", Pem(Under.Der()) + "\n" + Pem(Between.Der()))(it))), """{"valid":true,"reasons":[]}"""),
        ["a time"] = (Line(Set("time", "2026-03-01T12:00:00Z")), """{"valid":true,"reasons":[]}"""),
        ["a time with an offset"] = (Line(Set("time", "2026-03-01T13:00:00.5+01:00")), """{"valid":true,"reasons":[]}"""),
        ["a time that is over"] = (Line(Set("time", "2027-01-01T00:00:00Z")), "certificate-has-expired: "),
        ["no time"] = (Line(Set("time", "tomorrow")), "\"tomorrow\" is no time"),
        ["another name"] = (Line(Set("name", "example.org")), "name-does-not-match: "),
        ["a usage"] = (Line(Set("usage", "clientAuth")), "is-for-something-else: "),
        ["no usage"] = (Line(Set("usage", "codeSigning")), "is no usage that can be asked about"),
        ["nobody trusted"] = (Line(Set("trusted", Array.Empty<string>())), "chain-is-not-trusted: "),
        ["a revoked leaf"] = (Line(Set("crls", new[] { Pem(List(Between, [Under.Serial]), "X509 CRL") })), "certificate-is-revoked: "),
        ["a peer that is no PEM"] = (Line(Set("peer", "nothing")), "certificate-is-malformed: "),
        ["a peer whose base 64 is broken"] = (Line(Set("peer", "-----BEGIN CERTIFICATE-----\n%%%%\n-----END CERTIFICATE-----")), "certificate-is-malformed: "),
        ["no peer"] = ("{}", "\"error\":\"\\u0022peer\\u0022 is missing"),
        ["a peer that is no text"] = ("""{"peer":7}""", "\"error\":"),
        ["no object"] = ("[1,2]", "\"error\":\"the line is no JSON object\""),
        ["no JSON"] = ("nonsense", "\"error\":\"the line is no JSON object (column 2)\""),
        ["JSON that goes on for ever"] = (new string('[', 10_000), "\"error\":"),
    };

    public static TheoryData<string> Sentences => [.. Rows.Keys];

    [Theory]
    [MemberData(nameof(Sentences))]
    public void Line_by_line(string sentence)
    {
        var (line, expected) = Rows[sentence];
        var answer = new ChainQuestions(new Still()).Answer(line);
        using var parsed = JsonDocument.Parse(answer);
        Assert.DoesNotContain('\n', answer);
        Assert.Equal(expected.Contains("\"valid\":true", StringComparison.Ordinal), parsed.RootElement.GetProperty("valid").GetBoolean());
        var text = expected.StartsWith('"') && expected.Contains("error", StringComparison.Ordinal) ? answer : string.Join('\n', parsed.RootElement.GetProperty("reasons").EnumerateArray().Select(static it => it.GetString()).Append(parsed.RootElement.TryGetProperty("error", out var error) ? error.GetString() : "")) + answer;
        Assert.Contains(expected, text, StringComparison.Ordinal);
    }

    [Fact]
    public void Hostile_text_reaches_nobody_in_the_raw()
    {
        var leaf = Leaf(Above, "example.com").With(Names(Named("example.com"), Plain(NameForm.Dns, "a\u001b[31mb.example\n")));
        Assert.DoesNotContain("\u001b", new ChainQuestions(new Still()).Answer(Line(it => Set("peer", Pem(leaf.Der()))(it))), StringComparison.Ordinal);
    }

    [Theory]
    [InlineData(0, 1, 2)]
    [InlineData(2, 1, 0)]
    [InlineData(1, 2, 0)]
    [InlineData(1, 0, 2)]
    public void The_leaf_is_found_in_any_order(params int[] order)
    {
        ReadOnlyMemory<byte>[] heap = [Under.Der(), Between.Der(), Above.Der()];
        var question = ChainQuestions.Of([.. order.Select(at => heap[at])], Trust(Above), "example.com", Now, Purpose.ServerAuth, []);
        Assert.True(question.Peer.Span.SequenceEqual(heap[0].Span));
        Assert.True(ChainValidator.Answer(question).IsValid);
    }
}
