// The floors of the house, held over the compiled assemblies: who may use whom, no circles, and a few doors that stay shut.
using System.Reflection;
using System.Text.RegularExpressions;
using Glacis.Verdicts;
using Xunit;

namespace Glacis.Tests.Architecture;

public sealed class FloorsTests
{
    static readonly string[] Assemblies = ["Glacis", "Glacis.Content", "Glacis.Clouds", "Glacis.Agent"];

    static readonly IReadOnlyList<CompiledType> House = [.. Assemblies.SelectMany(Compiled.Types), .. Program()];

    // The program's door is a top-level statement without a namespace; its verbs have one.
    static IEnumerable<CompiledType> Program() => Compiled.Types("Glacis.Cli");

    // Each folder and what it may use besides itself; a name stands for all that lies below it. "Glacis.*" is the thinking project.
    static readonly Dictionary<string, string[]> Table = new(StringComparer.Ordinal)
    {
        ["Glacis.Facts"] = [],
        ["Glacis.Sets"] = [],
        ["Glacis.Inventory"] = [.. Floor0],
        ["Glacis.Recordings"] = [.. Floor0],
        ["Glacis.Policies"] = [.. Floor0, .. Floor1],
        ["Glacis.Networks"] = [.. Floor0, .. Floor1],
        ["Glacis.Monitoring"] = [.. Floor0, .. Floor1],
        ["Glacis.Classification"] = [.. Floor0, .. Floor1],
        ["Glacis.Certificates"] = [.. Floor0, .. Floor1, "Glacis.Verdicts"],
        ["Glacis.Verdicts"] = [.. Floor0, .. Floor1],
        ["Glacis.Checks"] = [.. Floor0, .. Floor1, .. Floor2],
        ["Glacis.Arguments"] = [.. Floor0, .. Floor1, "Glacis.Verdicts", "Glacis.Classification"],
        ["Glacis.Controls"] = [.. Floor0, .. Floor1, "Glacis.Verdicts"],
        ["Glacis.Plans"] = [.. Floor0, .. Floor1, "Glacis.Verdicts"],
        ["Glacis.Evidence"] = ["Glacis.Facts", "Glacis.Recordings"],
        ["Glacis.Outputs"] = [.. Floor0, .. Floor1, .. Floor2, "Glacis.Controls", "Glacis.Plans"],
        ["Glacis.Content"] = [.. Thinking],
        ["Glacis.Clouds"] = [.. Thinking],
        ["Glacis.Agent"] = [.. Thinking, "Glacis.Clouds", "Glacis.Content"],
        ["Glacis.Cli"] = [.. Thinking, "Glacis.Agent"],
    };

    static string[] Floor0 => ["Glacis.Facts", "Glacis.Sets"];

    static string[] Floor1 => ["Glacis.Inventory", "Glacis.Recordings"];

    static string[] Floor2 => ["Glacis.Policies", "Glacis.Networks", "Glacis.Monitoring", "Glacis.Classification", "Glacis.Certificates", "Glacis.Verdicts"];

    static string[] Thinking => [.. Floor0, .. Floor1, .. Floor2, "Glacis.Checks", "Glacis.Arguments", "Glacis.Controls", "Glacis.Plans", "Glacis.Evidence", "Glacis.Outputs"];

    static string FolderOf(string space) => string.Join('.', space.Split('.').Take(2));

    static bool IsOurs(Use use) => use.Namespace.StartsWith("Glacis.", StringComparison.Ordinal);

    [Fact]
    public void A_folder_uses_only_what_its_row_names()
    {
        var faults =
            from type in House
            from use in type.Uses
            where IsOurs(use) && FolderOf(use.Namespace) != FolderOf(type.Namespace) && !Table[FolderOf(type.Namespace)].Contains(FolderOf(use.Namespace), StringComparer.Ordinal)
            select $"{type.Namespace}.{type.Name} uses {use.Namespace}.{use.Type}";
        Assert.Empty(faults.Distinct(StringComparer.Ordinal).Order(StringComparer.Ordinal));
    }

    [Fact]
    public void Every_folder_has_a_row() =>
        Assert.Empty(House.Select(static it => FolderOf(it.Namespace)).Where(static it => it != "Glacis" && it.StartsWith("Glacis", StringComparison.Ordinal) && !Table.ContainsKey(it)).Distinct(StringComparer.Ordinal));

    [Fact]
    public void The_reader_of_assemblies_sees_what_only_a_body_uses()
    {
        var judging = House.Single(static it => it is { Namespace: "Glacis.Verdicts", Name: "Judging" });
        Assert.Contains(judging.Uses, static use => use is { Namespace: "Glacis.Inventory", Type: "Matching", Member: "Fits" });
        Assert.Contains(judging.Uses, static use => use is { Namespace: "Glacis.Facts", Type: "Fact`1", Member: "Peek" });
        Assert.True(House.Count > 100);
    }

    [Fact]
    public void Folders_form_no_circle()
    {
        var arrows = House.SelectMany(static type => type.Uses.Where(IsOurs).Select(use => (From: type.Namespace, To: use.Namespace))).Where(static it => it.From != it.To)
            .Distinct().ToLookup(static it => it.From, static it => it.To, StringComparer.Ordinal);
        var (done, path) = (new HashSet<string>(StringComparer.Ordinal), new List<string>());
        foreach (var from in arrows.Select(static it => it.Key).Order(StringComparer.Ordinal)) Assert.Null(CircleFrom(from, arrows, done, path));
    }

    static string? CircleFrom(string at, ILookup<string, string> arrows, HashSet<string> done, List<string> path)
    {
        if (path.Contains(at, StringComparer.Ordinal)) return string.Join(" -> ", path.SkipWhile(it => it != at).Append(at));
        if (!done.Add(at)) return null;
        path.Add(at);
        var circle = arrows[at].Order(StringComparer.Ordinal).Select(to => CircleFrom(to, arrows, done, path)).FirstOrDefault(static it => it is not null);
        path.RemoveAt(path.Count - 1);
        return circle;
    }

    [Fact]
    public void Only_the_wire_knows_the_sdk()
    {
        var sdk = House.SelectMany(static type => type.Uses.Where(static use => use.Assembly.StartsWith("AWSSDK", StringComparison.Ordinal)).Select(use => (type, use))).ToArray();
        Assert.NotEmpty(sdk);
        Assert.Empty(sdk.Where(static it => it.type.Namespace != "Glacis.Clouds.Aws.Wire" && !it.type.Namespace.StartsWith("Glacis.Clouds.Aws.Wire.", StringComparison.Ordinal))
            .Select(static it => $"{it.type.Namespace}.{it.type.Name} uses {it.use.Namespace}.{it.use.Type}").Distinct(StringComparer.Ordinal));
    }

    [Fact]
    public void Only_stores_know_the_drivers_of_databases()
    {
        var drivers = House.SelectMany(static type => type.Uses.Where(static use => use.Assembly is "Npgsql" or "MySqlConnector" or "StackExchange.Redis").Select(_ => type.Namespace)).Distinct(StringComparer.Ordinal);
        Assert.Equal(["Glacis.Clouds.Stores"], drivers);
    }

    [Fact]
    public void A_check_sees_only_through_its_reasoning()
    {
        var peeks = House.Where(static type => FolderOf(type.Namespace) == "Glacis.Checks")
            .SelectMany(static type => type.Uses.Where(static use => use is { Namespace: "Glacis.Facts", Type: "Fact`1", Member: "Peek" or "Map" or "Then" or "With" }).Select(use => $"{type.Name} calls {use.Member}"));
        Assert.Empty(peeks);
    }

    [Fact]
    public void An_output_looks_no_fact_up() =>
        Assert.Empty(House.Where(static type => FolderOf(type.Namespace) == "Glacis.Outputs" && type.Uses.Any(static use => use is { Type: "Fact`1", Member: "Peek" or "Tell" })).Select(static it => it.Name));

    // ---- names ------------------------------------------------------------------------------------------------------------------

    static readonly Regex CloudWord = new("(?:Aws|AWS|S3|Kms|KMS|Rds|RDS|Ec2|EC2|Dynamo[dD][bB]|Azure|Gcp|GCP)(?![a-z])|^(?:aws|s3|kms|rds|ec2|dynamo[dD]b|azure|gcp)(?![a-z])", RegexOptions.CultureInvariant | RegexOptions.ExplicitCapture, TimeSpan.FromSeconds(1));

    [Theory]
    [InlineData("KmsKeyId", true)]
    [InlineData("IsS3", true)]
    [InlineData("awsAccount", true)]
    [InlineData("Words", false)]
    [InlineData("Records", false)]
    [InlineData("Laws", false)]
    public void A_cloud_word_is_told_from_a_word(string name, bool cloud) => Assert.Equal(cloud, CloudWord.IsMatch(name));

    [Fact]
    public void The_thinking_project_has_no_word_of_any_one_cloud()
    {
        const BindingFlags all = BindingFlags.Public | BindingFlags.NonPublic | BindingFlags.Instance | BindingFlags.Static | BindingFlags.DeclaredOnly;
        var names = typeof(Check).Assembly.GetTypes().SelectMany(static type => type.GetMembers(all).Select(member => $"{type.Name}.{member.Name}").Append(type.FullName!));
        Assert.DoesNotContain(names, static name => name.Split('.', '<', '>', '+', '_').Any(static part => CloudWord.IsMatch(part)));
    }
}
