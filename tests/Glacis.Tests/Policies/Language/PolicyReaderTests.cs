// The reader of the policy language: what it reads, what it refuses and where; and that nothing makes it throw.
using System.Text;
using CsCheck;
using Glacis.Policies.Language;
using Glacis.Tests.Support;
using Xunit;

namespace Glacis.Tests.Policies.Language;

public sealed class PolicyReaderTests
{
    public static TheoryData<string, string> Refused => new()
    {
        { "", "line 1, column 1: this is no JSON" },
        { "[]", "line 1, column 1: a policy is a JSON object" },
        { "{\"Statement\":[", "line 1, column 15: this is no JSON" },
        { "{\"Statement\":[]} x", "line 1, column 18: this is no JSON" },
        { "{\"Statement\":[]} {}", "line 1, column 18: this is no JSON" },
        { "{\"Version\":\"2012-10-17\"}", "line 1, column 24: the policy has no Statement" },
        { "{\"Version\":\"2013-01-01\",\"Statement\":[]}", "line 1, column 12: Version is 2012-10-17 or 2008-10-17" },
        { "{\"Statement\":\"Allow\"}", "line 1, column 14: Statement is an object or a list of objects" },
        { "{\"Statement\":[1]}", "line 1, column 15: a statement is an object" },
        { "{\"statement\":[]}", "line 1, column 14: a policy has no element \"statement\"" },
        { "{\n \"Statement\": {\n  \"Effect\": \"allow\"\n }\n}", "line 3, column 13: Effect is Allow or Deny" },
        { "{\n \"Statement\": {\n  \"Action\": \"*\",\n  \"Effects\": \"Allow\"\n }\n}", "line 4, column 14: a statement has no element \"Effects\"" },
        { "{\"Statement\":{\"Effect\":\"Allow\",\"Effect\":\"Deny\"}}", "line 1, column 32: \"Effect\" is given twice" },
        { "{\"Statement\":{\"Effect\":\"Allow\",\"Action\":\"*\",\"NotAction\":\"*\"}}", "Action and NotAction" },
        { "{\"Statement\":{\"Effect\":\"Allow\",\"Action\":[]}}", "Action is empty" },
        { "{\"Statement\":{\"Effect\":\"Allow\",\"Action\":7}}", "line 1, column 41: Action is a text or a list of texts" },
        { "{\"Statement\":{\"Action\":\"*\"}}", "the statement that ends here has no Effect" },
        { "{\"Statement\":{\"Effect\":\"Allow\",\"Resource\":\"*\"}}", "the statement that ends here has no Action" },
        { "{\"Statement\":{\"Effect\":\"Allow\",\"Action\":\"*\",\"Principal\":\"arn:aws:iam::111122223333:root\"}}", "Principal is \"*\" or an object" },
        { "{\"Statement\":{\"Effect\":\"Allow\",\"Action\":\"*\",\"Principal\":{\"User\":\"x\"}}}", "there is no sort of principal \"User\"" },
        { "{\"Statement\":{\"Effect\":\"Allow\",\"Action\":\"*\",\"Condition\":{\"StringIs\":{\"a\":\"b\"}}}}", "there is no condition operator \"StringIs\"" },
        { "{\"Statement\":{\"Effect\":\"Allow\",\"Action\":\"*\",\"Condition\":{\"NullIfExists\":{\"a\":\"true\"}}}}", "there is no condition operator \"NullIfExists\"" },
        { "{\"Statement\":{\"Effect\":\"Allow\",\"Action\":\"*\",\"Condition\":{\"Bool\":{\"a:b\":\"c\",\"A:B\":\"d\"}}}}", "\"A:B\" is given twice" },
        { "{\"Statement\":{\"Effect\":\"Allow\",\"Action\":\"*\",\"Condition\":{\"Bool\":{\"a\":{\"b\":\"c\"}}}}}", "a is a text or a list of texts" },
        { "{\"Statement\":{\"Effect\":\"Allow\",\"Action\":\"\\ud800\"}}", "Action is no Unicode text" },
        { $"{{\"Statement\":{{\"Effect\":\"Allow\",\"Action\":\"*\",\"Principal\":{{\"AWS\":{new string('[', 40)}", "AWS is a text or a list of texts" },
        { $"{{\"Id\":{new string('[', 40)}", "Id is a text" },
        { new string(' ', PolicyReader.Largest + 1), "it is longer than 128 KiB, which no service takes" },
    };

    [Theory]
    [MemberData(nameof(Refused))]
    public void What_it_does_not_know_is_a_fault_with_its_place(string document, string fault)
    {
        var read = PolicyReader.Read(document);
        Assert.False(read.IsRead);
        Assert.Contains(fault, $"{read.Fault}", StringComparison.Ordinal);
    }

    [Fact]
    public void A_document_with_more_parts_than_any_needs_is_refused()
    {
        var many = string.Join(',', Enumerable.Repeat("\"a\"", PolicyReader.MostParts));
        Assert.Contains("it has more than 20000 parts", $"{PolicyReader.Read($"{{\"Statement\":{{\"Effect\":\"Allow\",\"Action\":[{many}]}}}}").Fault}", StringComparison.Ordinal);
    }

    [Fact]
    public void Every_form_is_read()
    {
        var read = PolicyReader.Read("""
            {"Id": "x", "Statement": {
              "Sid": "one", "Effect": "Deny", "NotPrincipal": {"AWS": ["111122223333", "*"], "Service": "a.amazonaws.com", "Federated": [], "CanonicalUser": "c"},
              "NotAction": ["a:b"], "NotResource": "c",
              "Condition": {"ForAllValues:StringLikeIfExists": {"k": ["v", true, 1.50]}, "null": {"k": false}}}}
            """);
        var statement = Assert.Single(read.Policy!.Statements);
        Assert.Equal((Policy.Oldest, "x", false), (read.Policy.Version, read.Policy.Id, read.Policy.HasVariables));
        Assert.Equal(("one", 1, 1, Effect.Deny), (statement.Name, statement.Number, statement.Line, statement.Effect));
        Assert.Equal([new(PrincipalSort.Identity, "111122223333"), new(PrincipalSort.Identity, "*"), new(PrincipalSort.Service, "a.amazonaws.com"), new(PrincipalSort.CanonicalUser, "c")], statement.Principal!.Entries);
        Assert.True(statement.Principal.Not && statement.Action.Not && statement.Resource!.Not);
        Assert.Equal(["v", "true", "1.50"], statement.Conditions[0].Values);
        Assert.Equal((Quantifier.All, Comparison.StringLike, true, "ForAllValues:StringLikeIfExists"), (statement.Conditions[0].Quantifier, statement.Conditions[0].Comparison, statement.Conditions[0].IfExists, statement.Conditions[0].Operator));
        Assert.Equal((Comparison.Null, "false"), (statement.Conditions[1].Comparison, statement.Conditions[1].Values[0]));
    }

    // ---- laws -------------------------------------------------------------------------------------------------------------------

    [Fact]
    public void Reading_what_was_written_gives_the_same_policy() =>
        Policies.Gen.Sample(static policy =>
        {
            var text = PolicyWriter.Write(policy);
            var read = PolicyReader.Read(text);
            return read.IsRead && PolicyWriter.Write(read.Policy) == text && Policies.Same(policy, read.Policy);
        }, iter: 5000);

    [Fact]
    public void No_bytes_make_it_throw() =>
        Gen.Byte.Array[0, 200].Sample(static bytes => PolicyReader.Read(bytes) is { IsRead: true } or { Fault: not null }, iter: 20_000);

    static string Corpus => Path.Combine(Expected.Root, "tests", "Glacis.Tests", "Policies", "Language", "Corpus");

    // Policies with bytes changed, cut out, doubled and cut short: from the corpus, and generated.
    [Fact]
    public void No_mutation_of_a_policy_makes_it_throw()
    {
        var seeds = Directory.GetFiles(Corpus).Order(StringComparer.Ordinal).Select(File.ReadAllBytes).ToArray();
        Assert.True(seeds.Length >= 10);
        var mutated = Gen.Select(Gen.OneOf(Gen.Int[0, seeds.Length - 1].Select(at => seeds[at]), Policies.Gen.Select(static it => Encoding.UTF8.GetBytes(PolicyWriter.Write(it)))), Gen.Int[0, 3], Gen.Int[0, 1_000_000], Gen.Byte, Gen.Int[1, 40]).Select(Mutated);
        mutated.Sample(static bytes => PolicyReader.Read(bytes) is { IsRead: true } or { Fault: { Line: > 0, Column: > 0, Sentence.Length: > 0 } }, iter: 20_000);
    }

    static byte[] Mutated(byte[] bytes, int how, int where, byte with, int much)
    {
        if (bytes.Length == 0) return bytes;
        var at = where % bytes.Length;
        var end = Math.Min(bytes.Length, at + much);
        return how switch
        {
            0 => [.. bytes[..at], with, .. bytes[(at + 1)..]],
            1 => [.. bytes[..at], .. bytes[end..]],
            2 => [.. bytes[..end], .. bytes[at..]],
            _ => bytes[..at],
        };
    }

    public static TheoryData<string> Kept => [.. Directory.GetFiles(Corpus).Select(static it => Path.GetFileName(it)).Order(StringComparer.Ordinal)];

    [Theory]
    [MemberData(nameof(Kept))]
    public void The_corpus_is_read_as_its_name_says(string file)
    {
        var read = PolicyReader.Read(File.ReadAllBytes(Path.Combine(Corpus, file)));
        Assert.Equal(!file.StartsWith("bad-", StringComparison.Ordinal), read.IsRead);
    }
}
