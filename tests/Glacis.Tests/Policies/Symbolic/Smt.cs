// The question whether a policy is no more permissive than another, in SMT-LIB, for a solver that knows nothing of boxes.
using System.Globalization;
using System.Text;
using Glacis.Policies.Data;
using Glacis.Policies.Language;
using Glacis.Sets;

namespace Glacis.Tests.Policies.Symbolic;

/// <summary>
/// Identity policies over one caller: actions, resources, and conditions on global keys with one value. Whoever calls, set operators, variables and keys of services are not in it.
/// </summary>
static class Smt
{
    /// <summary>A request that the new policy lets pass and the old one does not: satisfiable where there is one.</summary>
    internal static string Question(Policy old, Policy @new)
    {
        var (text, keys) = (new StringBuilder("(push)\n(declare-const action String)\n(declare-const resource String)\n"), KeysOf(old).Concat(KeysOf(@new)).Distinct(StringComparer.Ordinal).Order(StringComparer.Ordinal).ToArray());
        foreach (var key in keys) text.Append(CultureInfo.InvariantCulture, $"(declare-const |has {key}| Bool)\n(declare-const |{key}| {SortOf(key)})\n");
        text.Append("(declare-const six Bool)\n");
        foreach (var key in keys.Where(static it => Keys.Find(it)?.Presence == Presence.Always)) text.Append(CultureInfo.InvariantCulture, $"(assert |has {key}|)\n");
        if (keys.Contains("aws:sourceip") && keys.Contains("aws:sourcevpce")) text.Append("(assert (not (and |has aws:sourceip| |has aws:sourcevpce|)))\n");
        text.Append(CultureInfo.InvariantCulture, $"(assert (or {string.Join(' ', ActionsOf(old, @new).Select(static it => $"(= action {Quoted(it)})"))}))\n");
        text.Append(CultureInfo.InvariantCulture, $"(assert {Passes(@new)})\n(assert (not {Passes(old)}))\n(check-sat)\n(pop)\n");
        return text.ToString();
    }

    static IEnumerable<string> KeysOf(Policy policy) => policy.Statements.SelectMany(static it => it.Conditions).Select(static it => it.Key.ToLowerInvariant());

    static string SortOf(string key) => Keys.Find(key)?.Type switch
    {
        KeyType.Flag => "Bool",
        KeyType.Number or KeyType.Time => "Real",
        KeyType.Address => "(_ BitVec 32)",
        _ => "String",
    };

    // All actions of the services that a document names, and one of none.
    static IEnumerable<string> ActionsOf(params Policy[] policies) =>
        policies.SelectMany(static it => it.Statements).SelectMany(static it => it.Action.Patterns).Select(static it => it.Split(':')[0].ToLowerInvariant()).Distinct(StringComparer.Ordinal).Order(StringComparer.Ordinal)
            .SelectMany(Actions.Of).Select(static it => it.Action.ToLowerInvariant()).Append("zz:other");

    static string Passes(Policy policy) => $"(and {Any(policy, Effect.Allow)} (not {Any(policy, Effect.Deny)}))";

    static string Any(Policy policy, Effect effect) => Joined("or", "false", policy.Statements.Where(it => it.Effect == effect).Select(Applies));

    static string Joined(string how, string none, IEnumerable<string> parts) => $"({how} {none} {string.Join(' ', parts)})";

    static string Applies(Statement it) =>
        Joined("and", "true", it.Conditions.Select(Holds).Prepend(Element(it.Action, "action", static pattern => pattern.ToLowerInvariant())).Append(Element(it.Resource!, "resource", static pattern => pattern)));

    static string Element(Element element, string name, Func<string, string> read) =>
        Turned(element.Not, Joined("or", "false", element.Patterns.Select(it => Like(name, read(it)))));

    static string Turned(bool not, string what) => not ? $"(not {what})" : what;

    static string Like(string name, string pattern) => $"(str.in_re {name} (re.++ (str.to_re \"\") {string.Join(' ', pattern.Select(static it => it switch { '*' => "re.all", '?' => "re.allchar", _ => $"(str.to_re {Quoted($"{it}")})" }))}))";

    static string Quoted(string text) => $"\"{text.Replace("\"", "\"\"", StringComparison.Ordinal)}\"";

    static string Holds(Condition it)
    {
        var (key, has) = ($"|{it.Key.ToLowerInvariant()}|", $"|has {it.Key.ToLowerInvariant()}|");
        if (it.Comparison == Comparison.Null) return Joined("or", "false", it.Values.Select(value => value == "true" ? $"(not {has})" : has));
        var matches = Turned(it.IsNegated, Joined("or", "false", it.Values.Select(value => One(it.Comparison, key, value))));
        return it.IfExists || it.IsNegated ? $"(or (not {has}) {matches})" : $"(and {has} {matches})";
    }

    static string One(Comparison comparison, string key, string value) => comparison switch
    {
        Comparison.StringEquals or Comparison.StringNotEquals => $"(= {key} {Quoted(value)})",
        Comparison.StringLike or Comparison.StringNotLike => Like(key, value),
        Comparison.Bool => value == "true" ? key : $"(not {key})",
        Comparison.IpAddress or Comparison.NotIpAddress => InNetwork(key, value),
        Comparison.NumericEquals or Comparison.NumericNotEquals => $"(= {key} {value}.0)",
        Comparison.NumericLessThan => $"(< {key} {value}.0)",
        Comparison.NumericGreaterThanEquals => $"(>= {key} {value}.0)",
        Comparison.DateLessThan => $"(< {key} {Seconds(value)})",
        Comparison.DateGreaterThanEquals => $"(>= {key} {Seconds(value)})",
        _ => throw new InvalidOperationException($"{comparison} is not in these questions"),
    };

    static string Seconds(string instant) => string.Create(CultureInfo.InvariantCulture, $"{DateTimeOffset.Parse(instant, CultureInfo.InvariantCulture).ToUnixTimeSeconds()}.0");

    // An address of the sixth version is in no network of the fourth.
    static string InNetwork(string key, string network)
    {
        var span = Addresses.Parse(network)!.V4.Spans[0];
        return string.Create(CultureInfo.InvariantCulture, $"(and (not six) (bvuge {key} #x{span.First:x8}) (bvule {key} #x{span.Last:x8}))");
    }
}
