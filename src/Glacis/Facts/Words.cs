// Enum members as words: camel case for machines, spaced for people.
using System.Collections.Concurrent;
using System.Text;

namespace Glacis.Facts;

/// <summary>Names of enum members, as JSON writes them and as people read them. Threads may share it.</summary>
public static class Words
{
    /// <summary><c>notApplicable</c>: one string for each member, made once.</summary>
    public static string Of<T>(T value) where T : struct, Enum => Table<T>.Machine(value);

    /// <summary><c>not applicable</c>.</summary>
    public static string Spoken<T>(T value) where T : struct, Enum => Table<T>.Human(value);

    /// <summary>The member that is written so.</summary>
    public static bool TryRead<T>(string word, out T value) where T : struct, Enum => Table<T>.Members.TryGetValue(word, out value);

    /// <summary>A value of any type, as people read it.</summary>
    public static string Say(object? value) => value switch
    {
        null => "none",
        bool yes => yes ? "yes" : "no",
        Enum member => Spaced(member.ToString()),
        DateTimeOffset time => time.UtcDateTime.ToString("yyyy-MM-dd HH:mm:ss'Z'", System.Globalization.CultureInfo.InvariantCulture),
        IFormattable number => number.ToString(null, System.Globalization.CultureInfo.InvariantCulture),
        _ => value.ToString() ?? "",
    };

    static readonly ConcurrentDictionary<string, string> Known = new(StringComparer.Ordinal);

    static string Spaced(string name) => Known.GetOrAdd(name, static name =>
    {
        var words = new StringBuilder(name.Length + 4);
        foreach (var letter in name)
        {
            if (char.IsUpper(letter) && words.Length > 0) words.Append(' ');
            words.Append(char.ToLowerInvariant(letter));
        }
        return words.ToString();
    });

    static class Table<T> where T : struct, Enum
    {
        static readonly Dictionary<T, (string Machine, string Human)> All = Enum.GetValues<T>().ToDictionary(
            static it => it, static it => (char.ToLowerInvariant($"{it}"[0]) + $"{it}"[1..], Spaced($"{it}")));

        internal static readonly Dictionary<string, T> Members = All.ToDictionary(static it => it.Value.Machine, static it => it.Key, StringComparer.Ordinal);

        internal static string Machine(T value) => All[value].Machine;

        internal static string Human(T value) => All[value].Human;
    }
}
