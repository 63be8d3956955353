// What the emulator does not know or says wrongly, and is answered as the provider's documentation has it: a table, told from the answers themselves.
using System.Globalization;
using System.Text;
using System.Text.Json.Nodes;
using Glacis.Tests.Support;
using Xunit;

namespace Glacis.Acceptance.Live;

public sealed class DocumentedTests
{
    // Whose answers they are, by folder.
    static readonly (string Set, string Folder)[] Sets =
    [
        ("acme", "samples/fixtures"), ("both accounts", "tests/Glacis.Acceptance/Live/Everything/common"), ("the right account", "tests/Glacis.Acceptance/Live/Everything/right"), ("the wrong account", "tests/Glacis.Acceptance/Live/Everything/wrong"),
    ];

    sealed record Row(string Call, string How, string Set, string Why);

    [Fact]
    public void The_page_lists_every_answer_that_the_emulator_did_not_give()
    {
        var rows = Sets.SelectMany(static it => Directory.EnumerateFiles(Path.Combine(Expected.Root, it.Folder), "*.json").SelectMany(file => Of(it.Set, JsonNode.Parse(File.ReadAllText(file))!)));
        var page = new StringBuilder("""
            # What no emulator answered

            The tests ask a local emulator of AWS. What it does not know, or says otherwise than the service, is answered from the provider's documentation: whole, or patched. In a recording such answers are marked (`"documented":true`).
            No answer of a real account is among them. Everything that is not in this table was answered by the emulator.

            | call | how | in | why |
            |---|---|---|---|

            """.ReplaceLineEndings("\n"));
        foreach (var call in rows.GroupBy(static it => (it.Call, it.How)).OrderBy(static it => it.Key.Call, StringComparer.Ordinal).ThenBy(static it => it.Key.How, StringComparer.Ordinal))
            page.Append(CultureInfo.InvariantCulture, $"| {call.Key.Call} | {call.Key.How} | {Joined(call, static it => it.Set)} | {Joined(call, static it => it.Why).Replace("|", "\\|", StringComparison.Ordinal)} |\n");
        Expected.MatchesAt("docs/documented-answers.md", page.ToString());
    }

    static string Joined(IEnumerable<Row> rows, Func<Row, string> of) => string.Join("; ", rows.Select(of).Distinct(StringComparer.Ordinal));

    static IEnumerable<Row> Of(string set, JsonNode file)
    {
        foreach (var (part, how) in new[] { ("answers", "whole"), ("patches", "patched") })
            foreach (var it in file[part]?.AsArray() ?? [])
                yield return new($"{file["service"]}:{it!["operation"]}", it["error"] is null ? how : "refused", set, $"{it["why"]}");
    }
}
