// The next request from an answer: tokens, alternatives, the last page, a service that repeats itself.
using System.Text;
using System.Text.Json.Nodes;
using Glacis.Clouds.Aws.Wire;
using Glacis.Recordings;
using Xunit;

namespace Glacis.Clouds.Tests.Aws.Wire;

public sealed class PagingTests
{
    static Operation Paged(Paginator? paginator) => new() { Service = Catalogue.Service("kms"), Name = "ListKeys", Paginator = paginator };

    static string? Next(Operation operation, string page, string request)
    {
        var document = new Document();
        document.ReadJson(Encoding.UTF8.GetBytes(page));
        return Paging.Next(operation, document, JsonNode.Parse(request)!.AsObject())?.ToJsonString();
    }

    [Theory]
    [InlineData("""{"Truncated":true,"NextMarker":"a"}""", "{}", """{"Marker":"a"}""")]
    [InlineData("""{"Truncated":true,"NextMarker":"b"}""", """{"Marker":"a","Limit":5}""", """{"Limit":5,"Marker":"b"}""")]
    [InlineData("""{"Truncated":false,"NextMarker":"b"}""", """{"Marker":"a"}""", null)]
    [InlineData("""{"NextMarker":""}""", "{}", null)]
    [InlineData("""{"NextMarker":null}""", "{}", null)]
    [InlineData("{}", "{}", null)]
    public void A_token_leads_on(string page, string request, string? next)
        => Assert.Equal(next, Next(Catalogue.Operation("kms", "ListKeys"), page, request));

    [Theory]
    [InlineData("""{"IsTruncated":true,"Contents":[{"Key":"a"},{"Key":"z"}]}""", """{"Marker":"z"}""")]
    [InlineData("""{"IsTruncated":true,"NextMarker":"n","Contents":[{"Key":"z"}]}""", """{"Marker":"n"}""")]
    [InlineData("""{"IsTruncated":true,"Contents":[]}""", null)]
    public void The_first_alternative_that_is_there_counts(string page, string? next)
        => Assert.Equal(next, Next(Paged(new(["Marker"], ["NextMarker || Contents[-1].Key"], ["Contents"], null, "IsTruncated")), page, "{}"));

    [Fact]
    public void Several_tokens_go_together()
        => Assert.Equal("""{"Name":"n","Type":"A"}""", Next(
            Paged(new(["Name", "Type", "Id"], ["Next.Name", "Next.Type", "Next.Id"], [], null, null)), """{"Next":{"Name":"n","Type":"A"}}""", """{"Id":"old"}"""));

    [Fact]
    public void A_token_may_be_a_structure()
        => Assert.Equal("""{"Start":{"id":{"S":"1"},"n":{"N":2}}}""", Next(
            Paged(new(["Start"], ["Last"], [], null, null)), """{"Last":{"id":{"S":"1"},"n":{"N":2}}}""", """{"Start":{"id":{"S":"0"}}}"""));

    [Fact]
    public void A_repeated_token_is_refused()
    {
        var refusal = Assert.Throws<FormatException>(() => Next(Catalogue.Operation("kms", "ListKeys"), """{"Truncated":true,"NextMarker":"a"}""", """{"Marker":"a"}"""));
        Assert.Equal("kms:ListKeys answered the page token that it was asked with", refusal.Message);
    }

    [Fact]
    public void What_does_not_come_in_pages_has_one()
        => Assert.Null(Next(Paged(null), """{"NextMarker":"a"}""", "{}"));
}
