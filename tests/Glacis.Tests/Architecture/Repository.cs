// The checkout that these tests were built from, and its source files.
namespace Glacis.Tests.Architecture;

static class Repository
{
    internal static string Root { get; } = Above(AppContext.BaseDirectory);

    /// <summary>Source files of a folder of the checkout, built ones left out; paths relative to the checkout, with <c>/</c>.</summary>
    internal static IReadOnlyList<string> Sources(params string[] folders) =>
    [
        .. folders.SelectMany(folder => Directory.EnumerateFiles(Path.Combine(Root, folder), "*.cs", SearchOption.AllDirectories))
            .Select(static file => Path.GetRelativePath(Root, file).Replace('\\', '/'))
            .Where(static file => !file.Split('/').Any(static part => part is "bin" or "obj")).Order(StringComparer.Ordinal),
    ];

    internal static string[] Lines(string file) => File.ReadAllLines(Path.Combine(Root, file));

    static string Above(string folder)
    {
        var at = new DirectoryInfo(folder);
        while (at is not null && !File.Exists(Path.Combine(at.FullName, "Glacis.slnx"))) at = at.Parent;
        return at?.FullName ?? throw new InvalidOperationException("the tests do not lie in a checkout");
    }
}
