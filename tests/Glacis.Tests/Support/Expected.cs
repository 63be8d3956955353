// Expected files: what came is written beside what was expected, and compared.
using System.Text;
using Xunit;

namespace Glacis.Tests.Support;

/// <summary>Compares a text with its expected file. <c>GLACIS_BLESS=1</c> makes what came the expected.</summary>
static class Expected
{
    static readonly UTF8Encoding Plain = new(false);

    /// <param name="name">The file, from tests/Glacis.Tests: <c>Outputs/Expected/table.txt</c>.</param>
    internal static void Matches(string name, string text) => MatchesAt($"tests/Glacis.Tests/{name}", text);

    /// <param name="name">The file, from the top of the checkout.</param>
    internal static void MatchesAt(string name, string text)
    {
        var file = Path.Combine(Root, name);
        var received = Path.ChangeExtension(file, ".received.txt");
        if (Environment.GetEnvironmentVariable("GLACIS_BLESS") == "1") File.WriteAllText(file, text, Plain);
        var expected = File.Exists(file) ? File.ReadAllText(file, Plain) : "";
        if (expected == text) File.Delete(received);
        else File.WriteAllText(received, text, Plain);
        Assert.True(expected == text, $"{name} is not what was expected: compare {Path.GetFileName(received)}, or bless it with GLACIS_BLESS=1\n{Difference(expected, text)}");
    }

    /// <summary>The checkout that these tests were built from.</summary>
    internal static string Root { get; } = Above(AppContext.BaseDirectory);

    static string Above(string folder) => File.Exists(Path.Combine(folder, "Glacis.slnx")) ? folder
        : Path.GetDirectoryName(folder) is { } above ? Above(above) : throw new InvalidOperationException("the tests run outside a checkout");

    static string Difference(string expected, string text)
    {
        var (before, after) = (expected.Split('\n'), text.Split('\n'));
        var at = 0;
        while (at < before.Length && at < after.Length && before[at] == after[at]) at++;
        return $"line {at + 1}\n  expected: {before.ElementAtOrDefault(at)}\n  came:     {after.ElementAtOrDefault(at)}";
    }
}
