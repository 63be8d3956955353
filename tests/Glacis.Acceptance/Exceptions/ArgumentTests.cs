// Arguments and evaluations keep to their schemas, an accepted entry is one that glacis.yaml takes, and hostile texts stay texts.
using System.Text;
using Glacis.Agent.Classifying.Caching;
using Glacis.Agent.Configuration;
using Glacis.Agent.Exceptions;
using Glacis.Arguments;
using Glacis.Tests.Support;
using NJsonSchema;
using Xunit;

namespace Glacis.Acceptance.Exceptions;

public sealed class ArgumentTests
{
    static readonly TimeProvider Time = TimeProvider.System;

    static Task<JsonSchema> Schema(string name) => JsonSchema.FromFileAsync(Path.Combine(Expected.Root, "docs/schemas", $"{name}.schema.json"), TestContext.Current.CancellationToken);

    static string Answered(string line) => ArgumentRuns.Answer(line, Time, TestContext.Current.CancellationToken);

    static string Sample => Path.Combine(Expected.Root, "samples/exceptions/sessions-cache.yaml");

    const string Whole = """{"version":1,"id":"EX-1","check":"data-store-is-encrypted-at-rest","resource":"x","argument":"a","owner":"a","approvedBy":"b","expires":"2027-01-01","ticket":"T","claims":["no sensitive data",{"kind":"performance","text":"slow","measured":{"before":1,"after":1.2,"unit":"ms","source":"us"},"tolerated":15},{"kind":"temporary","until":"2027-01-01"},{"kind":"compensatingControl","check":"c","resource":"r","attestation":"AT"}],"evidence":{}}""";

    public static TheoryData<string> Lines => [Whole, """{"check":"data-store-is-encrypted-at-rest","resource":"x","argument":"it is slow"}""", """{"check":"nope","resource":"x"}""", "nope", "[]", "null", "", "\"\\ud800\"", """{"check":"data-store-is-encrypted-at-rest","resource":"x","evidence":{"code":["nowhere"]}}""", """{"check":"data-store-is-encrypted-at-rest","resource":"x","evidence":{"keys":["."]}}"""];

    [Theory]
    [MemberData(nameof(Lines))]
    public async Task Each_line_has_one_answer_that_keeps_to_its_schema(string line)
    {
        var answer = Answered(line);
        Assert.Empty((await Schema("evaluation")).Validate(answer));
        Assert.DoesNotContain('\n', answer);
    }

    [Fact]
    public async Task An_argument_keeps_to_its_schema()
    {
        Assert.Empty((await Schema("argument")).Validate(Whole));
        Assert.Equal(4, ArgumentFile.Read(Whole, "x").Argument.Claims.Count);
    }

    [Fact]
    public async Task Edge_case_1_is_rejected_with_templates_and_lines_as_sources_and_says_the_same_twice()
    {
        var evaluation = ArgumentRuns.OfFile(Sample, Time, TestContext.Current.CancellationToken);
        var answer = EvaluationJson.Pretty(evaluation);
        Assert.Equal(Decision.Reject, evaluation.Decision);
        Assert.Empty((await Schema("evaluation")).Validate(answer));
        Assert.All(["keys.json, template session:\\u003Cuuid\\u003E", "web/sessions.py:15 writes", "web/Preferences.cs:6 writes", "user:{customer}:preferences"], it => Assert.Contains(it, answer, StringComparison.Ordinal));
        Assert.Equal(answer, EvaluationJson.Pretty(ArgumentRuns.OfFile(Sample, Time, TestContext.Current.CancellationToken)));
    }

    [Fact]
    public async Task What_source_code_caches_keeps_to_its_schema()
    {
        using var to = new MemoryStream();
        CachedJson.Write(CodeRuns.Of("code:" + Path.Combine(Expected.Root, "samples/exceptions/web"), TestContext.Current.CancellationToken), to);
        Assert.Empty((await Schema("cached")).Validate(Encoding.UTF8.GetString(to.ToArray())));
    }

    public static TheoryData<string> Texts => ["plain", "\"quoted\" and \\ back", "a: b # c", "- x\n- y", "\u001b[31mred", "\u202eturned", "{{ braces }}", "'", "&anchor *alias !tag", "é\u3000\U0001F600", "---"];

    [Theory]
    [MemberData(nameof(Texts))]
    public void An_accepted_entry_is_taken_as_it_stands(string text)
    {
        var yaml = EvaluationText.Yaml(new("EX-1", "data-store-is-encrypted-at-rest", "arn:aws:s3:::x", text, text + " owner", "b@x", new(2027, 1, 1), text));
        var entry = Assert.Single(Configured.Read("version: 1\n" + yaml, new(2026, 11, 26, 0, 0, 0, TimeSpan.Zero), Agent.Parts.Unchecked.Checks).Intent.Exceptions);
        Assert.Equal(("b@x", new DateOnly(2027, 1, 1), text.Trim() + " owner"), (entry.ApprovedBy, entry.Expires, entry.Owner.Trim()));
        Assert.DoesNotContain(yaml, static letter => letter is '\u001b' or '\u202e');
    }
}
