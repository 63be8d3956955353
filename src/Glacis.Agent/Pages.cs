// The generated pages: a page for each check.
using System.Globalization;
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
        return ($"{about.Id}.md", $"""
            # {about.Title}

            `{about.Id}` · asked of every {Noun(check)} · supports: {about.Requirement.Title}

            {about.Why}

            | scheme | control | role | what it asks for |
            |---|---|---|---|
            {controls}

            """.ReplaceLineEndings("\n"));
    }

    static string Noun(Check check) => string.Concat(check.Asks.Name.Select(static (letter, at) => char.IsUpper(letter) ? (at == 0 ? "" : " ") + char.ToLowerInvariant(letter) : $"{letter}"));
}
