// Generated policies, over all that the language has.
using CsCheck;
using Glacis.Policies.Language;

namespace Glacis.Tests.Policies.Language;

static class Policies
{
    static Gen<T> Among<T>(params T[] all) => CsCheck.Gen.Int[0, all.Length - 1].Select(at => all[at]);

    static readonly Gen<string> Text = CsCheck.Gen.OneOf(Among("*", "s3:GetObject", "a?b", "${aws:username}", "arn:aws:s3:::data/*", "é\"\\\n", ""), CsCheck.Gen.String[CsCheck.Gen.Char.AlphaNumeric, 0, 8]);

    static readonly Gen<Element> Element = CsCheck.Gen.Select(CsCheck.Gen.Bool, Text.List[1, 3], static (not, patterns) => new Element(not, patterns));

    static readonly Gen<PrincipalElement> Named = CsCheck.Gen.Select(CsCheck.Gen.Bool,
        CsCheck.Gen.Select(Among(PrincipalSort.Identity, PrincipalSort.Service, PrincipalSort.Federated, PrincipalSort.CanonicalUser), Text, static (sort, value) => new PrincipalEntry(sort, value)).List[0, 4],
        static (not, entries) => new PrincipalElement(not, [.. entries.OrderBy(static it => it.Sort)]));

    static readonly Gen<PrincipalElement?> Principal = CsCheck.Gen.OneOf<PrincipalElement?>(
        CsCheck.Gen.Const((PrincipalElement?)null), CsCheck.Gen.Bool.Select(static not => (PrincipalElement?)new(not, [new(PrincipalSort.Everybody, "*")])), Named.Select(static it => (PrincipalElement?)it));

    static readonly Gen<Condition> One = CsCheck.Gen.Select(CsCheck.Gen.Enum<Quantifier>(), CsCheck.Gen.Enum<Comparison>(), CsCheck.Gen.Bool, CsCheck.Gen.String[CsCheck.Gen.Char['a', 'z'], 1, 6], Text.List[0, 3],
        static (quantifier, comparison, ifExists, key, values) => new Condition(quantifier, comparison, ifExists && comparison != Comparison.Null, key, values));

    // A key stands once below an operator, and an operator once.
    static readonly Gen<List<Condition>> Conditions = One.List[0, 4].Select(static all =>
        all.DistinctBy(static it => (it.Operator, it.Key)).GroupBy(static it => it.Operator, StringComparer.Ordinal).SelectMany(static it => it).ToList());

    static readonly Gen<Statement> Statement = CsCheck.Gen.Select(CsCheck.Gen.OneOf(CsCheck.Gen.Const((string?)null), Text.Select(static it => (string?)it)), CsCheck.Gen.Enum<Effect>(), Principal, Element, CsCheck.Gen.OneOf(CsCheck.Gen.Const((Element?)null), Element.Select(static it => (Element?)it)), Conditions,
        static (sid, effect, principal, action, resource, conditions) => new Statement(0, 1) { Sid = sid, Effect = effect, Principal = principal, Action = action, Resource = resource, Conditions = conditions });

    internal static readonly Gen<Policy> Gen = CsCheck.Gen.Select(Among(Policy.WithVariables, Policy.Oldest), CsCheck.Gen.OneOf(CsCheck.Gen.Const((string?)null), Text.Select(static it => (string?)it)), Statement.List[0, 4],
        static (version, id, statements) => new Policy(version, id, [.. statements.Select(static (it, at) => it with { Number = at + 1 })]));

    internal static bool Same(Policy one, Policy other) =>
        (one.Version, one.Id) == (other.Version, other.Id) && one.Statements.Count == other.Statements.Count && one.Statements.Zip(other.Statements).All(static it => Same(it.First, it.Second));

    static bool Same(Statement one, Statement other) =>
        (one.Number, one.Line, one.Sid, one.Effect) == (other.Number, other.Line, other.Sid, other.Effect)
        && one.Principal?.Not == other.Principal?.Not && (one.Principal?.Entries ?? []).SequenceEqual(other.Principal?.Entries ?? [])
        && Same(one.Action, other.Action) && Same(one.Resource, other.Resource)
        && one.Conditions.Count == other.Conditions.Count && one.Conditions.Zip(other.Conditions).All(static it => it.First.Operator == it.Second.Operator && it.First.Key == it.Second.Key && it.First.Values.SequenceEqual(it.Second.Values));

    static bool Same(Element? one, Element? other) => one?.Not == other?.Not && (one?.Patterns ?? []).SequenceEqual(other?.Patterns ?? []);
}
