// The operator's slips in glacis.yaml, as sentences.
namespace Glacis.Agent.Configuration;

/// <summary>A configuration that cannot be used. Every slip is one sentence with its line; the message is the first.</summary>
public sealed class ConfigurationException(IReadOnlyList<string> errors) : Exception(Summary(errors))
{
    /// <summary>All slips, by line.</summary>
    public IReadOnlyList<string> Errors { get; } = errors;

    static string Summary(IReadOnlyList<string> errors) => errors.Count switch
    {
        1 => errors[0],
        2 => $"{errors[0]} (and one more)",
        _ => $"{errors[0]} (and {errors.Count - 1} more)",
    };
}

/// <summary>Slips as they are found.</summary>
sealed class Slips(string file)
{
    // A file that is nothing but slips needs no thousand sentences.
    const int Most = 50;

    readonly List<(int Line, string Sentence)> all = [];

    internal void Add(int line, string sentence)
    {
        if (all.Count < Most) all.Add((line, line > 0 ? $"{file}:{line}: {sentence}" : $"{file}: {sentence}"));
    }

    /// <summary>Throws where there are any.</summary>
    internal void Close()
    {
        if (all.Count > 0) throw new ConfigurationException([.. all.OrderBy(static it => it.Line).Select(static it => it.Sentence)]);
    }

    internal static ConfigurationException Only(string file, int line, string sentence) => new([line > 0 ? $"{file}:{line}: {sentence}" : $"{file}: {sentence}"]);
}
