// Documents made to hurt: an answer, or unknown with the limit named; in bounded time; never an exception.
using System.Diagnostics;
using CsCheck;
using Glacis.Policies.Evaluation;
using Glacis.Policies.Language;
using Glacis.Policies.Symbolic;
using Xunit;

namespace Glacis.Tests.Policies.Symbolic;

public sealed class AdversarialTests
{
    static string Allow(string rest) => $$"""{"Effect":"Allow","Principal":"*","Action":"s3:GetObject",{{rest}}}""";

    static string Deny(string condition) => $$"""{"Effect":"Deny","Principal":"*","Action":"*","Resource":"*","Condition":{{condition}}}""";

    static string Strings(int count, Func<int, string> made) => string.Join(',', Enumerable.Range(0, count).Select(it => $"\"{made(it)}\""));

    // Denies of a few keys each, drawn so that what each of them spares another one takes: nothing may be left, and nobody knows without walking it.
    static string Splits(int keys, int denies)
    {
        var (state, all) = (1u, new List<string> { Allow("\"Resource\":\"*\"") });
        for (var at = 0; at < denies; at++) all.Add(Deny("{\"StringLikeIfExists\":{" + Two() + "},\"StringNotLike\":{" + Two() + "}}"));
        return Documents.Whole(all);

        string Two() => string.Join(',', Enumerable.Range(0, 2).Select(_ => Next(keys)).Distinct().Select(static it => $"\"aws:RequestTag/k{it}\":\"x\""));

        uint Next(int below) => ((state = state * 1664525 + 1013904223) >> 8) % (uint)below;
    }

    public static TheoryData<string, string> Documents_made_to_hurt => new()
    {
        { "splits", Splits(24, 400) },
        { "automata", Documents.Whole(Allow($"\"Resource\":[{Strings(24, static it => $"*a{new string('?', it)}")}]")) },
        { "automata of a key", Documents.Whole(Allow($"\"Resource\":\"*\",\"Condition\":{{\"StringLike\":{{\"aws:Referer\":[{Strings(24, static it => $"*a{new string('?', it)}")}]}}}}")) },
        { "many stars", Documents.Whole(Allow($"\"Resource\":\"{string.Concat(Enumerable.Repeat("*a", 5000))}\"")) },
        { "thousands of values", Documents.Whole(Allow($"\"Resource\":\"*\",\"Condition\":{{\"StringEquals\":{{\"aws:Referer\":[{Strings(10_000, static it => $"{it}")}]}}}}")) },
        { "thousands of patterns", Documents.Whole(Allow($"\"Resource\":[{Strings(3000, static it => $"arn:aws:s3:::b{it}/*x*")}]")) },
        { "thousands of networks", Documents.Whole(Allow($"\"Resource\":\"*\",\"Condition\":{{\"IpAddress\":{{\"aws:SourceIp\":[{Strings(5000, static it => $"{it % 256}.{it / 256}.1.0/24")}]}}}}")) },
        { "networks one by one", Documents.Whole(Enumerable.Range(0, 1000).Select(static it => Deny($$$"""{"IpAddress":{"aws:SourceIp":"{{{it % 256}}}.{{{it / 256}}}.1.0/24"}}""")).Append(Allow("\"Resource\":\"*\""))) },
        { "thousands of principals", $$$"""{"Version":"2012-10-17","Statement":{"Effect":"Allow","Principal":{"AWS":[{{{Strings(3000, static it => $"{it:d12}")}}}]},"Action":"s3:GetObject","Resource":"*"}}""" },
        { "thousands of roles, by pattern", Documents.Whole(Allow($"\"Resource\":\"*\",\"Condition\":{{\"ArnLike\":{{\"aws:PrincipalArn\":[{Strings(1000, static it => $"arn:aws:iam::*:role/*{it}*")}]}}}}")) },
        { "thousands of actions", $$$"""{"Version":"2012-10-17","Statement":{"Effect":"Allow","Principal":"*","Action":[{{{Strings(5000, static it => $"s3:*{it}*")}}}],"Resource":"*"}}""" },
        { "thousands of services", $$$"""{"Version":"2012-10-17","Statement":{"Effect":"Allow","Principal":"*","Action":[{{{Strings(3000, static it => $"?{it}*:*")}}}],"Resource":"*"}}""" },
        { "set conditions", Documents.Whole(Enumerable.Range(0, 12).Select(static it => Deny($$$"""{"ForAllValues:StringEquals":{"aws:TagKeys":["{{{it}}}","{{{it + 1}}}"]}}""")).Append(Allow("\"Resource\":\"*\""))) },
        { "numbers beyond all bounds", Documents.Whole(Allow("""  "Resource":"*","Condition":{"NumericLessThan":{"s3:max-keys":["1e400","99999999999999999999999999999999","-1e999","NaN"]}} """)) },
        { "dates that are none", Documents.Whole(Allow("""  "Resource":"*","Condition":{"DateLessThan":{"aws:CurrentTime":["9999-12-31T23:59:59Z","10000000000000000","yesterday"]}} """)) },
        { "control letters", Documents.Whole(Allow("""  "Resource":["\u0000*","\u0001?\u0002","\u001b*\u001b\u001b","\u0003","*\ud83d\ude00?"],"Condition":{"StringLike":{"aws:Referer":["\u0000","*\u0005","\u0006?"],"aws:Ref\u0000erer":"x"}} """)) },
        { "variables within variables", Documents.Whole(Allow("""  "Resource":["arn:aws:s3:::${a${b}}","${","${}","${aws:username","}${*}${?}${$}","${,'x'}","${aws:PrincipalTag/${x}}"] """)) },
        { "odd principals", """{"Version":"2012-10-17","Statement":{"Effect":"Allow","Principal":{"AWS":["","arn","arn:aws:iam::1:root","arn:*:iam::111122223333:role/x","arn:aws:sts::111122223333:assumed-role/a","arn:aws-*:iam::111122223333:user/*"],"Service":["","*"],"Federated":["*"],"CanonicalUser":["","x"]},"Action":"*","Resource":"*"}}""" },
        { "odd actions", """{"Version":"2012-10-17","Statement":{"Effect":"Allow","Principal":"*","Action":["",":","s3:","*:*","nosuch:*","nosuch:Thing","s3","S3:get\u0000*","::::"],"Resource":["",":"]}}""" },
        { "odd keys", Documents.Whole(Allow("""  "Resource":"*","Condition":{"StringEquals":{"":"x",":":"x","aws:":"x","nosuch:key":"x","kms:EncryptionContext:":"x","aws:RequestTag/":"x"},"Null":{"aws:SourceIp":"maybe"},"Bool":{"aws:SecureTransport":"perhaps"},"IpAddress":{"aws:SourceIp":"10.0.0.0/99"},"BinaryEquals":{"x:y":"no base64 !"}} """)) },
        { "no values at all", Documents.Whole(Allow("""  "Resource":"*","Condition":{"StringEquals":{"aws:Referer":[]},"ForAllValues:StringEquals":{"aws:TagKeys":[]},"StringNotEquals":{"aws:UserAgent":[]}} """)) },
        { "one key by every operator", Documents.Whole(Allow($"\"Resource\":\"*\",\"Condition\":{{{string.Join(',', Enum.GetNames<Comparison>().Select(static it => $"\"{it}\":{{\"aws:Referer\":\"1\"}}"))}}}")) },
    };

    [Theory]
    [MemberData(nameof(Documents_made_to_hurt))]
    public void They_end(string name, string document)
    {
        var (read, plain, clock) = (PolicyReader.Read(document), Documents.Read(Documents.Whole(Allow("\"Resource\":\"*\""))), Stopwatch.StartNew());
        Assert.True(read.IsRead, $"{name}: {read.Fault}");
        var found = Publicity.Of(read.Policy, new(Documents.Own));
        foreach (var it in new[] { found.Public, found.External, found.ConfusedDeputy, Comparing.Widens(read.Policy, plain, Zone.Unknown), Comparing.Widens(plain, read.Policy, Zone.Unknown) })
            if (it.Truth == Truth.Unknown) Assert.NotEmpty(it.Because);
        Assert.True(clock.Elapsed < TimeSpan.FromSeconds(30), $"{name}: {clock.Elapsed}");
    }

    [Theory]
    [InlineData("splits", "overlap in more than")]
    [InlineData("automata", "too large a machine")]
    [InlineData("thousands of values", "more than 4096")]
    public void A_limit_is_named(string name, string limit)
    {
        var document = Documents_made_to_hurt.First(it => it.Data.Item1 == name).Data.Item2;
        var shown = Publicity.Of(Documents.Read(document), new(Documents.Own)).Public;
        Assert.Equal(Truth.Unknown, shown.Truth);
        Assert.Contains(limit, shown.Because, StringComparison.Ordinal);
    }

    static readonly Gen<string> Odd = Gen.Char["*?${}:/\u0001\u001bas3'.,-"].Array[0, 12].Select(static it => new string(it));

    [Fact]
    public void Whatever_a_document_says_there_is_an_answer() => Gen.Select(Odd.Array[1, 3], Odd.Array[0, 3], Odd, Odd.Array[1, 2], Gen.Enum<Comparison>()).Sample(
        static (resources, principals, key, values, comparison) =>
        {
            var policy = new Policy(Policy.WithVariables, null,
            [
                new(1, 1)
                {
                    Effect = Effect.Allow, Action = new(false, ["s3:*", .. values]), Resource = new(false, resources),
                    Principal = new(false, [.. principals.Select(static it => new PrincipalEntry(PrincipalSort.Identity, it)), new(PrincipalSort.Everybody, "*")]),
                    Conditions = [new(Quantifier.One, comparison, false, key, values)],
                },
            ]);
            var found = Publicity.Of(policy, new(Documents.Own));
            if (found.Public.Truth == Truth.Unknown) Assert.NotEmpty(found.Public.Because);
            Assert.NotEqual(Truth.Yes, Comparing.Widens(policy, policy, Zone.Unknown).Truth);
        }, iter: 500);
}
