// An argument for an exception as somebody wrote it: YAML, or JSON, or a line of JSON; and the evidence that it names. docs/schemas/argument.schema.json is its form.
using System.Globalization;
using System.Text.Json;
using Glacis.Agent.Configuration;
using Glacis.Arguments;
using Glacis.Facts;

namespace Glacis.Agent.Exceptions;

/// <summary>Where there is something to look at, as paths.</summary>
/// <param name="Recording">A recording or a bundle; <c>null</c> where none is given.</param>
/// <param name="Configuration">A glacis.yaml to judge the recording by; <c>null</c> for the one in it.</param>
/// <param name="Code">Folders of source code, or what <c>glacis classify code:</c> said of them.</param>
/// <param name="Keys">Keys of the store, or its templates with counts.</param>
/// <param name="Classified">What <c>glacis classify --format json</c> said of what is stored.</param>
public sealed record EvidencePaths(string? Recording, string? Configuration, IReadOnlyList<string> Code, IReadOnlyList<string> Keys, IReadOnlyList<string> Classified);

/// <summary>An argument with its evidence; or why it cannot be read.</summary>
public sealed record ArgumentFile(Argument Argument, EvidencePaths Evidence)
{
    /// <summary>The longest argument that is read, in characters.</summary>
    public const int Longest = 1 << 20;

    static readonly string[]
        Root = ["version", "id", "check", "resource", "argument", "owner", "approvedBy", "expires", "ticket", "claims", "evidence"],
        OfClaim = ["kind", "text", "measured", "tolerated", "until", "check", "resource", "attestation"],
        OfMeasurement = ["before", "after", "unit", "source"],
        OfEvidence = ["recording", "config", "code", "keys", "classified"];

    /// <summary>Reads a text: JSON where it begins with a brace, else YAML.</summary>
    /// <param name="shown">Its name in errors.</param>
    /// <exception cref="ConfigurationException">It cannot be used.</exception>
    public static ArgumentFile Read(string text, string shown)
    {
        if (text.Length > Longest) throw Slips.Only(shown, 0, "it is longer than 1 MiB; an argument is not");
        var slips = new Slips(shown);
        var node = text.AsSpan().TrimStart() is ['{', ..] ? OfJson(text, shown) : YamlReader.Read(text, shown, slips);
        var read = node is null ? throw Slips.Only(shown, 0, "it is empty") : Section.Of(node, Root, "", slips) is { } root ? Of(root, slips) : null;
        slips.Close();
        return read!;
    }

    static YamlNode OfJson(string text, string shown)
    {
        try
        {
            using var json = JsonDocument.Parse(text);
            return Node(json.RootElement);
        }
        // InvalidOperationException: a string with half a surrogate pair.
        catch (Exception e) when (e is JsonException or InvalidOperationException)
        {
            throw Slips.Only(shown, 0, "it is no JSON");
        }
    }

    // Lines of JSON have no lines of their own.
    static YamlNode Node(JsonElement it) => it.ValueKind switch
    {
        JsonValueKind.Object => new YamlMap(0, [.. it.EnumerateObject().Select(static member => new YamlEntry(new(0, member.Name, IsPlain: false), Node(member.Value)))]),
        JsonValueKind.Array => new YamlList(0, [.. it.EnumerateArray().Select(Node)]),
        JsonValueKind.String => new YamlText(0, it.GetString()!, IsPlain: false),
        _ => new YamlText(0, it.GetRawText(), IsPlain: true),
    };

    static ArgumentFile? Of(Section root, Slips slips)
    {
        if (root.Text("version") is { } version && version != "1") root.Slip("version", $"{Spelling.Quoted(version)} is not known; this build reads version 1");
        var (check, resource, text) = (root.Text("check", required: true), root.Text("resource", required: true), root.Text("argument") ?? "");
        Claim[] claims = root.Has("claims") ? [.. root.Items("claims").Select(it => ClaimOf(it.Node, it.Path, slips)).OfType<Claim>()] : [.. Recognising.All(text)];
        var evidence = root.Inner("evidence", OfEvidence);
        return check is null || resource is null ? null : new(
            new Argument
            {
                Id = root.Text("id", static id => id.Length <= 64 && id.All(static it => char.IsAsciiLetterOrDigit(it) || it is '.' or '_' or '-') && char.IsAsciiLetterOrDigit(id[0]), "is no id; letters, digits, '.', '_' and '-' are allowed") ?? "EX-NEW",
                Check = check,
                Resource = resource,
                Text = text,
                Owner = root.Text("owner"),
                ApprovedBy = root.Text("approvedBy"),
                Expires = root.Has("expires") ? root.Date("expires") : null,
                Ticket = root.Text("ticket"),
                Claims = claims,
            },
            new(evidence?.Text("recording"), evidence?.Text("config"), evidence?.Texts("code") ?? [], evidence?.Texts("keys") ?? [], evidence?.Texts("classified") ?? []));
    }

    static Claim? ClaimOf(YamlNode node, string path, Slips slips)
    {
        if (node is YamlText { IsNothing: false } text) return Recognising.Of(text.Value);
        if (Section.Of(node, OfClaim, path, slips) is not { } it) return null;
        var said = it.Text("text") ?? "";
        var kind = it.Has("kind") ? it.Word<ClaimKind>("kind") : null;
        var claim = kind is { } named ? new Claim(named, said) : Recognising.Of(said);
        return claim with
        {
            Measured = it.Inner("measured", OfMeasurement) is { } measured ? MeasuredOf(measured) : null,
            Tolerated = it.Has("tolerated") ? Number(it, "tolerated", most: 100) / 100 : null,
            Until = it.Has("until") ? it.Date("until") : null,
            Check = it.Text("check"),
            Resource = it.Text("resource"),
            Attestation = it.Text("attestation"),
        };
    }

    static Measured? MeasuredOf(Section it)
    {
        var (before, after, by) = (Number(it, "before", double.MaxValue), Number(it, "after", double.MaxValue), it.Text("source", required: true));
        return before is null || after is null || by is null ? null : new(before.Value, after.Value, it.Text("unit") ?? "", by);
    }

    static double? Number(Section it, string key, double most)
    {
        if (it.Text(key, required: true) is not { } text) return null;
        if (double.TryParse(text.TrimEnd('%').TrimEnd(), NumberStyles.AllowDecimalPoint, CultureInfo.InvariantCulture, out var number) && number >= 0 && number <= most) return number;
        it.Slip(key, $"must be a number, not {Spelling.Quoted(text)}");
        return null;
    }
}
