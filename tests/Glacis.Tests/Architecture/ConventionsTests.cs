// How code reads here, as tests: sealed types, immutable records, a first line that says what a file is for, namespaces that equal folders.
using System.Reflection;
using System.Runtime.CompilerServices;
using System.Text.RegularExpressions;
using Glacis.Recordings;
using Glacis.Tests.Checks;
using Xunit;

namespace Glacis.Tests.Architecture;

public sealed class ConventionsTests
{
    static readonly string[] Assemblies = ["Glacis", "Glacis.Content", "Glacis.Clouds", "Glacis.Agent", "Glacis.Cli"];

    static IEnumerable<Type> Types => Assemblies.SelectMany(static name => Assembly.Load(name).GetTypes())
        .Where(static type => type.Namespace?.StartsWith("Glacis", StringComparison.Ordinal) == true && !Generated(type));

    static bool Generated(Type type) => type.GetCustomAttribute<CompilerGeneratedAttribute>() is not null || type.Name.Contains('<', StringComparison.Ordinal)
        || type.GetCustomAttribute<System.CodeDom.Compiler.GeneratedCodeAttribute>() is not null || type.DeclaringType is { } around && Generated(around);

    [Fact]
    public void Every_class_is_sealed_abstract_or_static() =>
        Assert.Empty(Types.Where(static type => type is { IsClass: true, IsSealed: false, IsAbstract: false }).Select(static it => it.FullName));

    // Children is the cursor of a foreach, a record only for its equality.
    [Fact]
    public void Records_never_change()
    {
        var settable =
            from type in Types
            where type.GetMethod("<Clone>$") is not null || type.GetMethod("PrintMembers", BindingFlags.NonPublic | BindingFlags.Instance) is not null
            where type != typeof(Children)
            from property in type.GetProperties(BindingFlags.Public | BindingFlags.NonPublic | BindingFlags.Instance)
            where property.SetMethod is { } set && !set.ReturnParameter.GetRequiredCustomModifiers().Contains(typeof(IsExternalInit))
            select $"{type.Name}.{property.Name}";
        Assert.Empty(settable);
    }

    public static TheoryData<string> Folders => ["src", "tests"];

    [Theory]
    [MemberData(nameof(Folders))]
    public void Each_file_says_first_what_it_is_for(string folder) =>
        Assert.DoesNotContain(Repository.Sources(folder), static file => Repository.Lines(file) is not [{ Length: > 12 } first, ..] || !first.StartsWith("// ", StringComparison.Ordinal));

    [Theory]
    [MemberData(nameof(Folders))]
    public void Namespaces_equal_folders(string folder)
    {
        var faults =
            from file in Repository.Sources(folder)
            let declared = Repository.Lines(file).Where(static line => line.StartsWith("namespace ", StringComparison.Ordinal)).ToArray()
            let expected = $"namespace {string.Join('.', file.Split('/')[1..^1])};"
            where declared.Length == 0 ? Repository.Lines(file).Any(static line => line.Contains("class ", StringComparison.Ordinal)) : declared.Length > 1 || declared[0] != expected
            select $"{file}: {string.Join(" ", declared)}";
        Assert.Empty(faults);
    }

    static readonly Regex Suppression = new(@"#pragma warning disable|SuppressMessage\(|#nullable disable", RegexOptions.CultureInvariant, TimeSpan.FromSeconds(1));

    // Each suppression in the product: where, and how many. A new one is entered here, with its reason on its own line in the file.
    static readonly Dictionary<string, int> Suppressions = new(StringComparer.Ordinal)
    {
        ["src/Glacis.Clouds/Aws/Wire/RestRequests.cs"] = 1,
        ["src/Glacis/Outputs/Html.cs"] = 1,
        ["src/Glacis/Verdicts/Verdict.cs"] = 1,
    };

    [Fact]
    public void Suppressions_are_counted()
    {
        var found = Repository.Sources("src").Select(static file => (file, count: Repository.Lines(file).Count(static line => Suppression.IsMatch(line)))).Where(static it => it.count > 0);
        Assert.Equal(Suppressions.Select(static it => (it.Key, it.Value)).Order(), found.Order());
    }

    [Theory]
    [MemberData(nameof(Folders))]
    public void Suppressions_are_explained(string folder)
    {
        var bare = Repository.Sources(folder).SelectMany(static file => Repository.Lines(file).Where(static line => line.TrimStart().StartsWith("#pragma warning disable", StringComparison.Ordinal) && !line.Contains("// ", StringComparison.Ordinal)).Select(line => $"{file}: {line}"));
        Assert.Empty(bare);
    }

    static readonly Regex Debt = new(@"\b(?:TO" + @"DO|FIX" + @"ME|HA" + @"CK|XX" + @"X)\b", RegexOptions.CultureInvariant, TimeSpan.FromSeconds(1));

    [Theory]
    [MemberData(nameof(Folders))]
    public void Nothing_is_put_off(string folder) =>
        Assert.Empty(Repository.Sources(folder).SelectMany(static file => Repository.Lines(file).Where(static line => Debt.IsMatch(line)).Select(line => $"{file}: {line.Trim()}")));

    [Fact]
    public void Two_places_catch_everything_at_most() =>
        Assert.Subset(
            new HashSet<string>(StringComparer.Ordinal) { "src/Glacis/Verdicts/Judging.cs", "src/Glacis.Cli/Program.cs" },
            Repository.Sources("src").Where(static file => Repository.Lines(file).Any(static line => Regex.IsMatch(line, @"catch \(Exception( \w+)?\)(?! when)", RegexOptions.ExplicitCapture, TimeSpan.FromSeconds(1)))).ToHashSet(StringComparer.Ordinal));

    // ---- checks -----------------------------------------------------------------------------------------------------------------

    [Fact]
    public void Slugs_and_titles_are_unique()
    {
        var slugs = Walk.Checks.SelectMany(static it => it.About.Former.Append(it.About.Id)).ToArray();
        Assert.Equal(slugs.Distinct(StringComparer.Ordinal), slugs);
        Assert.Distinct(Walk.Checks.Select(static it => it.About.Title), StringComparer.OrdinalIgnoreCase);
        Assert.Distinct(Walk.Checks.Select(static it => it.About.Why), StringComparer.OrdinalIgnoreCase);
    }

    public static TheoryRows Slugs => Walk.Slugs;

    [Theory]
    [MemberData(nameof(Slugs))]
    public void A_check_says_what_it_is(string slug)
    {
        var about = Walk.Of(slug).About;
        Assert.Equal(Kebab(Walk.Of(slug).GetType().Name), about.Id);
        Assert.All(new[] { about.Title, about.Phase, about.Why, about.Requirement.Id, about.Requirement.Title }, static text => Assert.True(text.Trim() == text && text.Length > 5));
        Assert.EndsWith(".", about.Why, StringComparison.Ordinal);
        Assert.Contains("/Checks/", Repository.Sources("src").Single(file => file.EndsWith($"/{Walk.Of(slug).GetType().Name}.cs", StringComparison.Ordinal)), StringComparison.Ordinal);
    }

    static string Kebab(string name) => string.Concat(name.Select(static (letter, at) => char.IsUpper(letter) ? $"{(at > 0 ? "-" : "")}{char.ToLowerInvariant(letter)}" : $"{letter}"));
}
