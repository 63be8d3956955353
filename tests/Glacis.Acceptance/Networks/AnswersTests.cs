// Answers about the networks of the sample are of the documented form, and the same twice.
using Glacis.Agent.Networks;
using Glacis.Tests.Support;
using NJsonSchema;
using Xunit;

namespace Glacis.Acceptance.Networks;

public sealed class AnswersTests
{
    static readonly Lazy<Roadmap> Acme = new(static () => Roadmap.Open(Path.Combine(Expected.Root, "samples/acme")));

    static Task<JsonSchema> Schema(string name) => JsonSchema.FromFileAsync(Path.Combine(Expected.Root, "docs/schemas", $"{name}.schema.json"), TestContext.Current.CancellationToken);

    [Fact]
    public async Task Exposures_are_of_the_documented_form()
    {
        var line = Acme.Value.Exposure(null).Line;
        Assert.Empty((await Schema("network-exposure")).Validate(line));
        Assert.Equal(line, Acme.Value.Exposure(null).Line);
    }

    [Theory]
    [InlineData("""{"from":"internet","to":"shop-prod","port":443}""", "\"reachable\":\"yes\"")]
    [InlineData("""{"from":"internet","to":"shop-prod","port":22}""", "\"reachable\":\"no\"")]
    [InlineData("""{"from":"internet","to":"prod-mysql-main","port":3306}""", "\"reachable\":\"no\"")]
    [InlineData("""{"from":"prod-app-1","to":"prod-mysql-main","port":"tcp/3306"}""", "\"reachable\":\"yes\"")]
    [InlineData("""{"from":"prod-web-1","to":"prod-mysql-main","port":3306}""", "\"oneChangeAway\":\"a rule in ")]
    [InlineData("""{"from":"10.99.0.0/16","to":"prod-mysql-main","port":3306}""", "\"reachable\":\"no\"")]
    [InlineData("""{"from":"0.0.0.0/0","to":"prod-bastion","port":22}""", "\"reachable\":\"partly\"")]
    [InlineData("""{"from":"internet","to":"prod-mysql-main","port":70000}""", "\"error\":\"")]
    [InlineData("""{"from":"internet","to":"nothing","port":1}""", "\"error\":\"")]
    [InlineData("""{"from":"nobody","to":"shop-prod","port":1}""", "\"error\":\"")]
    [InlineData("""{"from":"internet","to":"internet","port":1}""", "\"error\":\"")]
    [InlineData("""{"from":"internet","to":"shop-prod","port":1,"more":1}""", "\"error\":\"")]
    [InlineData("""{"from":["internet"],"to":"shop-prod","port":1}""", "\"error\":\"")]
    [InlineData("[]", "\"error\":\"")]
    [InlineData("", "\"error\":\"")]
    public async Task Every_question_gets_an_answer_of_the_documented_form(string question, string answer)
    {
        var line = Acme.Value.Why(question).Line;
        Assert.Empty((await Schema("network-why-answer")).Validate(line));
        Assert.Contains(answer, line, StringComparison.Ordinal);
    }
}
