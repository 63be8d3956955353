// Laws of decisions, over random requests.
using System.Text.Json.Nodes;
using Glacis.Tests.Policies.Differential;
using Xunit;

namespace Glacis.Tests.Policies.Evaluation;

public sealed class LawsTests
{
    const int Many = 2000;

    // How much a decision lets through: a denied request nothing, an unknown one perhaps.
    static int Lets(string word) => word switch { "allowed" => 2, "unknown" => 1, _ => 0 };

    static string Decided(JsonNode request) => Ask.Word(request.ToJsonString());

    static IEnumerable<JsonObject> Requests(int seed)
    {
        var requests = new RandomRequests(seed);
        for (var i = 0; i < Many; i++) yield return JsonNode.Parse(requests.Next())!.AsObject();
    }

    static JsonArray Statements(JsonNode document)
    {
        if (document["Statement"] is JsonObject one) document["Statement"] = new JsonArray(one.DeepClone());
        return document["Statement"]!.AsArray();
    }

    static IEnumerable<JsonNode> Documents(JsonNode? node) => node switch
    {
        JsonArray all => all.SelectMany(Documents),
        JsonObject document => [document],
        _ => [],
    };

    static List<JsonNode> Documents(JsonObject request, params string[] layers) => [.. layers.SelectMany(layer => Documents(request["policies"]![layer]))];

    static readonly string[] Granting = ["identity", "resource", "boundary", "session", "scps", "endpoint"], Every = [.. Granting, "rcps"];

    static JsonObject Statement(string effect, JsonNode like)
    {
        var statement = new JsonObject { ["Effect"] = effect, ["Action"] = "*", ["Resource"] = "*" };
        if (Statements(like) is [JsonObject first, ..] && (first["Principal"] ?? first["NotPrincipal"]) is not null) statement["Principal"] = "*";
        return statement;
    }

    [Fact]
    public void Adding_an_Allow_never_shrinks()
    {
        foreach (var request in Requests(101))
        {
            var before = Decided(request);
            foreach (var document in Documents(request, Granting)) Statements(document).Insert(0, Statement("Allow", document));
            Assert.True(Lets(Decided(request)) >= Lets(before), request.ToJsonString());
        }
    }

    [Fact]
    public void Adding_a_Deny_never_grows()
    {
        foreach (var request in Requests(102))
            foreach (var document in Documents(request, Every))
            {
                var before = Decided(request);
                Statements(document).Add(Statement("Deny", document));
                Assert.True(Lets(Decided(request)) <= Lets(before), request.ToJsonString());
            }
    }

    [Fact]
    public void Taking_a_statement_that_allows_away_never_grows()
    {
        foreach (var request in Requests(103))
            foreach (var document in Documents(request, Every))
            {
                var before = Decided(request);
                if (Statements(document).FirstOrDefault(static it => it!["Effect"]!.GetValue<string>() == "Allow") is not { } allow) continue;
                Statements(document).Remove(allow);
                Assert.True(Lets(Decided(request)) <= Lets(before), request.ToJsonString());
            }
    }

    [Fact]
    public void The_order_of_statements_changes_nothing()
    {
        foreach (var request in Requests(104))
        {
            var before = Decided(request);
            foreach (var document in Documents(request, Every)) document["Statement"] = new JsonArray([.. Statements(document).Reverse().Select(static it => it!.DeepClone())]);
            Assert.Equal(before, Decided(request));
        }
    }

    [Fact]
    public void Renaming_accounts_changes_nothing()
    {
        foreach (var request in Requests(105))
        {
            var renamed = request.ToJsonString().Replace(Ask.Mine, "999900001111", StringComparison.Ordinal).Replace(Ask.Other, "222233330000", StringComparison.Ordinal);
            Assert.Equal(Decided(request), Ask.Word(renamed));
        }
    }

    // Of what the request says nothing is known any more: then a decision stays as it was, or is no longer known.
    [Fact]
    public void Forgetting_a_key_of_the_request_never_decides_otherwise()
    {
        foreach (var request in Requests(106).Take(500))
        {
            var (before, context) = (Decided(request), request["context"]!.AsObject());
            foreach (var key in context.Select(static it => it.Key).ToArray())
            {
                var value = context[key]?.DeepClone();
                context[key] = new JsonObject { ["unknown"] = true };
                var after = Decided(request);
                Assert.True(after == before || after == "unknown", $"{key}: {request.ToJsonString()}");
                context[key] = value;
            }
        }
    }

    // X, and Not Not X: what is left out of what is left out.
    [Fact]
    public void A_negated_operator_of_one_value_is_the_opposite_of_the_operator()
    {
        foreach (var (positive, negated) in new[] { ("StringEquals", "StringNotEquals"), ("StringLike", "StringNotLike"), ("ArnLike", "ArnNotLike"), ("IpAddress", "NotIpAddress"), ("NumericEquals", "NumericNotEquals"), ("DateEquals", "DateNotEquals") })
            foreach (var value in new[] { "10", "1*", "10.0.0.1", "2026-01-01", "arn:aws:s3:::data" })
                foreach (var context in new[] { "", "\"aws:PrincipalTag/a\":\"10\"", "\"aws:PrincipalTag/a\":\"10.0.0.1\"", "\"aws:PrincipalTag/a\":\"arn:aws:s3:::data\"", "\"aws:PrincipalTag/a\":\"2026-01-01T00:00:00Z\"" })
                {
                    string Under(string name) => Ask.Under($$$"""{"{{{name}}}":{"aws:PrincipalTag/a":"{{{value}}}"}}""", context);
                    var (yes, no) = (Under(positive), Under(negated));
                    Assert.True(yes == "unknown" ? no == "unknown" : yes != no, $"{positive} {value} {context}: {yes}, {no}");
                }
    }
}
