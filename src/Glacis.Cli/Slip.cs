// What was mistyped, in the program's own manner: a sentence, and a hint.
using System.CommandLine;
using System.CommandLine.Completions;
using System.CommandLine.Parsing;
using Glacis.Agent.Configuration;
using Glacis.Outputs;

namespace Glacis.Cli;

static class Slip
{
    /// <summary>The first slip of a command line.</summary>
    internal static (string Sentence, string Hint) Of(ParseResult parsed)
    {
        var command = parsed.CommandResult.Command;
        var path = PathOf(parsed.CommandResult);
        if (parsed.UnmatchedTokens is [var word, ..]) return Unknown(command, path, word);
        return (Sentence(parsed.Errors[0], path), $"{path} --help");
    }

    static (string Sentence, string Hint) Unknown(Command command, string path, string word)
    {
        var isOption = word.StartsWith('-');
        var isVerb = !isOption && command.Subcommands.Count > 0;
        var near = Spelling.Nearest(word, isOption ? command.Options.Where(static it => it.Name != "--version").Select(static it => it.Name) : command.Subcommands.Select(static it => it.Name));
        var hint = near is null ? isVerb ? $"{path} --help lists the verbs" : $"{path} --help" : isOption ? $"did you mean {near}?" : $"did you mean {path} {near}?";
        return ($"{(isOption ? "unknown option" : isVerb ? "unknown verb" : "one argument too many:")} {(isOption ? Shown.Text(word, 60) : $"\"{Shown.Text(word, 60)}\"")}", hint);
    }

    static string Sentence(ParseError error, string path) => error.SymbolResult switch
    {
        CommandResult { Command: { Subcommands.Count: > 0 } } => $"{Short(path)} needs a verb",
        OptionResult { Tokens.Count: 0, Option: var option } => $"{option.Name} needs a value",
        OptionResult { Tokens: [.., var given], Option: var option } when Allowed(option) is { Length: > 0 } words => $"{option.Name} takes {words}, not \"{Shown.Text(given.Value, 60)}\"",
        ArgumentResult { Tokens.Count: 0, Argument: var argument } => $"{Short(path)} needs {argument.Name}: {argument.Description}",
        ArgumentResult { Tokens: [var given, ..], Argument: var argument } when Allowed(argument) is { Length: > 0 } words => $"{argument.Name} can be {words}, not \"{Shown.Text(given.Value, 60)}\"",
        _ => Plain(error.Message),
    };

    static string Allowed(Symbol symbol)
    {
        string[] words = [.. symbol.GetCompletions(CompletionContext.Empty).Select(static it => it.Label)];
        return words.Length < 2 ? string.Concat(words) : $"{string.Join(", ", words[..^1])} or {words[^1]}";
    }

    // Whatever else the parser says, in the manner of the rest.
    static string Plain(string message) => string.Concat(message[..1].ToLowerInvariant(), message.AsSpan(1).TrimEnd('.')).Replace("\n\t", " ", StringComparison.Ordinal);

    static string Short(string path) => path.IndexOf(' ', StringComparison.Ordinal) is > 0 and var space ? path[(space + 1)..] : path;

    static string PathOf(CommandResult result) => result.Parent is CommandResult parent ? $"{PathOf(parent)} {result.Command.Name}" : result.Command.Name;
}
