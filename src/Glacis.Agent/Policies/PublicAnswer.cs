// What glacis policy public answers, as words and as a line of JSON. docs/schemas/public-answer.schema.json is its form.
using System.Text.Json;
using Glacis.Policies.Evaluation;
using Glacis.Policies.Symbolic;

namespace Glacis.Agent.Policies;

/// <summary>One answer: the three questions of docs/policies.md, a request that shows the first that is answered with yes, and why.</summary>
public sealed record PublicAnswer(string? File, Truth Public, Truth External, Truth ConfusedDeputy, Witness? Witness, IReadOnlyList<string> Because)
{
    /// <summary>The answer to a question.</summary>
    public static PublicAnswer To(PublicQuestion question)
    {
        if (question.Policy is not { } policy) return new(question.File, Truth.Unknown, Truth.Unknown, Truth.Unknown, null, [question.Fault ?? ""]);
        var found = Publicity.Of(policy, question.Zone, question.Service, question.Restricts);
        Shown[] all = [found.Public, found.External, found.ConfusedDeputy];
        return new(question.File, found.Public.Truth, found.External.Truth, found.ConfusedDeputy.Truth, all.FirstOrDefault(static it => it.Truth == Truth.Yes)?.Witness,
        [
            Sentence("public", found.Public, question.Restricts ? "not public: the public access block cuts off whoever is not of the account as soon as the policy is public" : "not public: nobody gets through whom the policy does not name or pin down"),
            Sentence("external", found.External, $"not external: nobody gets through from outside {Outside(question.Zone)}"),
            Sentence("confused deputy", found.ConfusedDeputy, "no confused deputy: no service gets through for somebody else"),
        ]);
    }

    static string Outside(Zone zone) => (zone.Account, zone.Organization) switch
    {
        ({ } account, { } organization) => $"account {account} and organization {organization}",
        ({ } account, _) => $"account {account}",
        (_, { } organization) => $"organization {organization}",
        _ => "the account that the policy names",
    };

    static string Sentence(string what, Shown shown, string no) => shown.Truth switch
    {
        Truth.Yes => $"{what}: {shown.Witness} ({Statements.Named(shown)})",
        Truth.No => no,
        _ => $"{what}? {shown.Because}",
    };

    /// <summary>What it is, in few words.</summary>
    public string Words => this switch
    {
        { Public: Truth.No, External: Truth.No, ConfusedDeputy: Truth.No } => "not public",
        _ => string.Join(", ", new[] { ("public", Public), ("external", External), ("confused deputy", ConfusedDeputy) }.Where(static it => it.Item2 != Truth.No)
            .Select(static it => it.Item2 == Truth.Yes ? it.Item1 : $"{it.Item1}?")),
    };

    /// <summary>Why it is what it is: the sentence of the worst that was found.</summary>
    public string Reason => Because.Count < 3 ? Because[0] : Because[Public != Truth.No ? 0 : External != Truth.No ? 1 : ConfusedDeputy != Truth.No ? 2 : 0];

    /// <summary>One line of JSON, without its line end.</summary>
    public string Line => JsonLine.Of(json =>
    {
        json.WriteString("file", File);
        json.WriteString("public", Word(Public));
        json.WriteString("external", Word(External));
        json.WriteString("confusedDeputy", Word(ConfusedDeputy));
        JsonLine.Write(json, Witness);
        JsonLine.Write(json, Because);
    });

    static string Word(Truth truth) => truth switch
    {
        Truth.Yes => "yes",
        Truth.No => "no",
        _ => "unknown",
    };
}
