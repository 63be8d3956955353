// Each detector against its own table: what is found, exactly where, and what is not.
using System.Text;
using Glacis.Classification.Detecting;
using Glacis.Tests.Support;
using Xunit;

namespace Glacis.Tests.Classification.Detecting;

public sealed class DetectorTests
{
    static readonly string Folder = Path.Combine(Expected.Root, "tests/Glacis.Tests/Classification/Detecting/Tables");

    internal static readonly Scanner Scanner = new(typeof(Detector).Assembly.GetTypes().Where(static it => it is { IsAbstract: false } && it.IsSubclassOf(typeof(Detector)) && it.GetConstructor(Type.EmptyTypes) is not null).Select(static it => (Detector)Activator.CreateInstance(it)!));

    public static TheoryData<string> Classes => [.. Scanner.Detectors.Select(static it => it.Finds.Id)];

    static IEnumerable<string> Lines(string id, char sign) => File.ReadLines(Path.Combine(Folder, $"{id}.txt")).Where(it => it[0] == sign).Select(static it => it[2..].Replace("¦", "", StringComparison.Ordinal).Replace("\\n", "\n", StringComparison.Ordinal));

    [Theory]
    [MemberData(nameof(Classes))]
    public void What_is_one_is_found_exactly_there(string id)
    {
        var lines = Lines(id, '+').ToArray();
        Assert.True(lines.Length >= 3);
        Assert.Empty(lines.Select(line => (line, came: Marked(id, line.Replace("⟦", "", StringComparison.Ordinal).Replace("⟧", "", StringComparison.Ordinal)))).Where(static it => it.came != it.line).Select(static it => $"{it.line} came as {it.came}"));
    }

    [Theory]
    [MemberData(nameof(Classes))]
    public void What_is_none_is_not_found(string id)
    {
        var lines = Lines(id, '-').ToArray();
        Assert.True(lines.Length >= 3);
        Assert.Equal(lines, lines.Select(line => Marked(id, line)));
    }

    [Fact]
    public void Every_table_has_its_detector() =>
        Assert.Equal(Scanner.Detectors.Select(static it => it.Finds.Id), Directory.EnumerateFiles(Folder).Select(static it => Path.GetFileNameWithoutExtension(it)).Order(StringComparer.Ordinal));

    static string Marked(string id, string text)
    {
        var bytes = Encoding.UTF8.GetBytes(text);
        var (marked, at) = (new StringBuilder(), 0);
        foreach (var find in new Scan(Scanner).In(bytes))
        {
            if (find.By.Finds.Id != id) continue;
            marked.Append(Encoding.UTF8.GetString(bytes, at, find.Start - at)).Append('⟦').Append(Encoding.UTF8.GetString(bytes, find.Start, find.Length)).Append('⟧');
            at = find.End;
        }
        return marked.Append(Encoding.UTF8.GetString(bytes, at, bytes.Length - at)).ToString();
    }
}
