// The generated pages: a page for each check, and the crosswalk.
using System.Globalization;
using System.Text;
using Glacis.Controls;
using Glacis.Verdicts;

namespace Glacis.Agent;

/// <summary>Pages that are generated from the parts; <c>./test</c> holds them against <c>docs/checks</c>.</summary>
public static class Pages
{
    /// <summary>File name and text of a check's page.</summary>
    public static (string Name, string Text) Of(Check check)
    {
        var about = check.About;
        var controls = string.Join('\n', Criteria.Of(about.Requirement).Select(static it =>
            string.Create(CultureInfo.InvariantCulture, $"| {it.Control.Scheme} | {it.Control.Id} | {Facts.Words.Spoken(it.Role)} | {it.Control.Title} |")));
        var elsewhere = string.Join('\n', Frameworks.Of(about).Select(static it => $"| {it.Scheme} | {it.Id} | {it.Title} |"));
        return ($"{about.Id}.md", $"""
            # {about.Title}

            `{about.Id}` · asked of every {Noun(check)} · supports: {about.Requirement.Title}

            {about.Why}

            | scheme | control | role | what it asks for |
            |---|---|---|---|
            {controls}

            Other frameworks that ask for it ([docs/crosswalk.md](../crosswalk.md)):

            | framework | id | what it asks for |
            |---|---|---|
            {elsewhere}

            """.ReplaceLineEndings("\n"));
    }

    /// <summary>What one framework asks for, in its order, with the checks that answer to it.</summary>
    public static IEnumerable<(Control Control, IReadOnlyList<string> Checks)> Answering(IEnumerable<Check> checks, string scheme)
    {
        var answers = checks.SelectMany(static it => Frameworks.Of(it.About), static (check, control) => (control, check.About.Id)).ToLookup(static it => it.control, static it => it.Id);
        return Frameworks.All.Where(it => it.Scheme == scheme).Select(it => (it, (IReadOnlyList<string>)[.. answers[it].Order(StringComparer.Ordinal)]));
    }

    /// <summary>Name and text of the page that goes from frameworks to checks.</summary>
    public static (string Name, string Text) Crosswalk(IReadOnlyList<Check> checks)
    {
        var text = new StringBuilder("""
            # Crosswalk: what other frameworks ask for, and which checks answer to it

            Generated from the checks' own files and `src/Glacis/Controls/Data/frameworks.txt`. Ids are the frameworks' own; what they ask for is said in our words, since their text is licensed.
            For SOC 2 see [controls.md](controls.md). A row says that these checks speak to what the framework asks for, within the resources that both mean. It does not say that they are all that it asks for.
            `glacis checks --framework ID` prints one of them.

            """.ReplaceLineEndings("\n"));
        foreach (var scheme in Frameworks.Schemes)
        {
            text.Append(CultureInfo.InvariantCulture, $"\n## {scheme}\n\n| id | what it asks for | checks |\n|---|---|---|\n");
            foreach (var (control, answering) in Answering(checks, scheme)) text.Append(CultureInfo.InvariantCulture, $"| {control.Id} | {control.Title} | {string.Join(", ", answering.Select(static it => $"[{it}](checks/{it}.md)"))} |\n");
        }
        return ("crosswalk.md", text.ToString());
    }

    static string Noun(Check check) => string.Concat(check.Asks.Name.Select(static (letter, at) => char.IsUpper(letter) ? (at == 0 ? "" : " ") + char.ToLowerInvariant(letter) : $"{letter}"));
}
