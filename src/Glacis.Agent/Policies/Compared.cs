// What glacis policy compare is asked and answers. docs/schemas/compare-question.schema.json and compare-answer.schema.json are the forms.
using System.Text.Json;
using Glacis.Policies.Data;
using Glacis.Policies.Evaluation;
using Glacis.Policies.Symbolic;

namespace Glacis.Agent.Policies;

/// <summary>Whether a new policy is no more permissive than an old one.</summary>
/// <param name="Widens">No: proved; yes: refuted.</param>
/// <param name="Witness">A request that the new one lets pass and the old one does not; <c>null</c> unless refuted.</param>
public sealed record Compared(Truth Widens, Witness? Witness, IReadOnlyList<string> Because)
{
    static readonly string[] Known = ["old", "new"];

    /// <summary>The answer on two files.</summary>
    public static Compared Of(string old, string @new) => Of(PolicyFile.Read(old), PolicyFile.Read(@new));

    /// <summary>The answer to a line.</summary>
    public static Compared Of(string? json)
    {
        var (old, @new, fault) = Question.Read<(PolicyOrFault, PolicyOrFault, string?)>(json, "question", static root => (Member(root, "old"), Member(root, "new"), null), static fault => (default, default, fault));
        return fault is null ? Of(old, @new) : new(Truth.Unknown, null, [fault]);
    }

    static PolicyOrFault Member(JsonElement root, string name)
    {
        Members.Hold(root, "the question", Known);
        return Read(Members.Required(root, name));
    }

    // A text that cannot begin a document is a path.
    static PolicyOrFault Read(JsonElement it) =>
        it.ValueKind == JsonValueKind.String && it.GetString()!.TrimStart() is not (['{', ..] or ['%', '7', ..] or ['[', ..]) ? PolicyFile.Read(it.GetString()!) : PolicyOrFault.Of(Documents.Read(it));

    static Compared Of(PolicyOrFault old, PolicyOrFault @new)
    {
        if (old.Policy is null || @new.Policy is null)
            return new(Truth.Unknown, null, [.. new[] { ("old", old.Fault), ("new", @new.Fault) }.Where(static it => it.Item2 is not null).Select(static it => $"{it.Item1}: {it.Item2}")]);
        var shown = Comparing.Widens(old.Policy, @new.Policy, Zone.Unknown);
        return new(shown.Truth, shown.Truth == Truth.Yes ? shown.Witness : null, [shown.Truth switch
        {
            Truth.No => $"the old policy lets pass whatever the new one does (actions of {Actions.Version})",
            Truth.Yes => $"the new policy lets pass what the old one does not: {shown.Witness} ({Statements.Named(shown)})",
            _ => shown.Because,
        }]);
    }

    /// <summary>The answer's word.</summary>
    public string Word => Widens switch
    {
        Truth.No => "proved",
        Truth.Yes => "refuted",
        _ => "unknown",
    };

    /// <summary>One line of JSON, without its line end.</summary>
    public string Line => JsonLine.Of(json =>
    {
        json.WriteString("answer", Word);
        JsonLine.Write(json, Witness);
        JsonLine.Write(json, Because);
    });
}
