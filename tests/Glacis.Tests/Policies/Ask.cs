// Requests and policies of the tests, written short.
using Glacis.Agent.Policies;
using Glacis.Policies.Evaluation;

namespace Glacis.Tests.Policies;

static class Ask
{
    internal const string Mine = "111122223333", Other = "444455556666";
    internal const string Bob = $"arn:aws:iam::{Mine}:user/bob", App = $"arn:aws:iam::{Mine}:role/app", Session = $"arn:aws:sts::{Mine}:assumed-role/app/one", Root = $"arn:aws:iam::{Mine}:root", Eve = $"arn:aws:iam::{Other}:user/eve";
    internal const string Key = $"arn:aws:kms:eu-west-1:{Mine}:key/11111111-2222-3333-4444-555555555555", Queue = $"arn:aws:sqs:eu-west-1:{Mine}:queue", Target = $"arn:aws:iam::{Mine}:role/target";

    internal static string Allow(string action = "*", string on = "*", string? to = null, string? when = null) => Statement("Allow", action, on, to, when);

    internal static string Deny(string action = "*", string on = "*", string? to = null, string? when = null) => Statement("Deny", action, on, to, when);

    // An action, resource or principal with a ! in front of it is left out: NotAction, NotResource, NotPrincipal. A principal is a name, or JSON.
    static string Statement(string effect, string action, string on, string? to, string? when)
    {
        var members = new List<string> { $"\"Effect\":\"{effect}\"", Member("Action", action) };
        if (on.Length > 0) members.Add(Member("Resource", on));
        if (to is not null) members.Add(Principal(to));
        if (when is not null) members.Add($"\"Condition\":{when}");
        return $"{{{string.Join(',', members)}}}";
    }

    static string Member(string name, string text) => text[0] == '!' ? $"\"Not{name}\":\"{text[1..]}\"" : $"\"{name}\":\"{text}\"";

    static string Principal(string text)
    {
        var (name, rest) = text[0] == '!' ? ("NotPrincipal", text[1..]) : ("Principal", text);
        return $"\"{name}\":{(rest == "*" ? "\"*\"" : rest[0] == '{' ? rest : $"{{\"AWS\":{(rest[0] == '[' ? rest : $"\"{rest}\"")}}}")}";
    }

    internal static string Document(params string[] statements) => $"{{\"Version\":\"2012-10-17\",\"Statement\":[{string.Join(',', statements)}]}}";

    /// <summary>A request. Policies and context are members of the objects of these names: <c>"identity": …</c>.</summary>
    internal static string Request(string principal, string action, string resource, string policies = "", string context = "", string more = "") =>
        $"{{\"principal\":{(principal[0] == '{' ? principal : $"\"{principal}\"")},\"action\":\"{action}\",\"resource\":\"{resource}\",\"policies\":{{{policies}}},\"context\":{{{context}}}{(more.Length > 0 ? "," : "")}{more}}}";

    internal static Decision Decision(string request) => Simulation.Of(Requests.Read(request));

    internal static string Word(string request) => Simulation.Word(Decision(request).Outcome);

    /// <summary>What the request of Bob to a queue of his account comes to, under one condition of the one statement that would allow it.</summary>
    internal static string Under(string condition, string context) =>
        Word(Request(Bob, "sqs:SendMessage", Queue, $"\"identity\":{Document(Allow(when: condition))}", context));
}
