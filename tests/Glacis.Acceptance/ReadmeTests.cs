// README.md does what it says: its commands run as written, its exit codes are those of the program, its links lead somewhere.
using System.Globalization;
using System.Reflection;
using System.Text.RegularExpressions;
using Glacis.Acceptance.Support;
using Glacis.Tests.Support;
using Xunit;

namespace Glacis.Acceptance;

public sealed partial class ReadmeTests
{
    static readonly string Text = File.ReadAllText(Path.Combine(Expected.Root, "README.md"));

    [GeneratedRegex(@"^    \./glacis (?<what>.*?)(?:\s+#.*)?$", RegexOptions.Multiline | RegexOptions.ExplicitCapture, 1000)]
    private static partial Regex Commands { get; }

    [GeneratedRegex(@"^\| (?<code>\d+) \| ", RegexOptions.Multiline | RegexOptions.ExplicitCapture, 1000)]
    private static partial Regex Codes { get; }

    [GeneratedRegex(@"\]\((?<to>[^)#:]+)\)", RegexOptions.ExplicitCapture, 1000)]
    private static partial Regex Links { get; }

    // What README leaves to the reader stands here; what needs a cloud says so without one.
    [Fact]
    public void Every_command_ends_as_it_says()
    {
        using var bench = new Bench();
        File.WriteAllText(Path.Combine(bench.Folder, "policy.json"), """{"Statement":{"Effect":"Allow","Principal":{"AWS":"111122223333"},"Action":"s3:GetObject","Resource":"arn:aws:s3:::b/*"}}""");
        var ended = Commands.Matches(Text).Select(static it => it.Groups["what"].Value).Distinct(StringComparer.Ordinal).ToDictionary(static it => it, it => Run(bench, it).Code, StringComparer.Ordinal);
        Assert.Equal(new SortedDictionary<string, int>(StringComparer.Ordinal)
        {
            ["assess samples/acme"] = 3,
            ["assess aws"] = 2,
            ["assess aws --sample"] = 2,
            ["certificates calendar"] = 0,
            ["certificates validate"] = 0,
            ["checks"] = 0,
            ["classify PATH"] = 0,
            ["classify code:DIR"] = 0,
            ["classify s3://BUCKET"] = 2,
            ["collect aws -o DIR"] = 2,
            ["doctor"] = 2,
            ["evidence verify BUNDLE"] = 0,
            ["exceptions evaluate FILE"] = 6,
            ["explain FINDING"] = 0,
            ["network exposure samples/acme"] = 0,
            ["network why samples/acme --from internet --to prod-mysql-main --port 3306"] = 0,
            ["permissions aws"] = 0,
            ["policy public FILE…"] = 0,
            ["policy who-can kms:Decrypt --on alias/prod-data samples/acme"] = 0,
        }, new SortedDictionary<string, int>(ended, StringComparer.Ordinal));
    }

    static Ran Run(Bench bench, string what)
    {
        var meant = what.Replace("FINDING", "customer-data-staging", StringComparison.Ordinal).Replace("BUNDLE", "glacis-out/*", StringComparison.Ordinal).Replace("code:DIR", "code:.", StringComparison.Ordinal).Replace("DIR", "recording", StringComparison.Ordinal).Replace("evaluate FILE", $"evaluate {Path.Combine(Expected.Root, "samples/exceptions/sessions-cache.yaml")}", StringComparison.Ordinal)
            .Replace("PATH", "policy.json", StringComparison.Ordinal).Replace("FILE…", "policy.json", StringComparison.Ordinal);
        return bench.Shell($"'{Path.Combine(Expected.Root, "glacis")}' {meant}");
    }

    [Fact]
    public void The_exit_codes_are_those_of_the_program()
    {
        var fields = Assembly.Load("Glacis.Cli").GetType("Glacis.Cli.Exit")!.GetFields(BindingFlags.Static | BindingFlags.NonPublic).Where(static it => it.IsLiteral);
        Assert.Equal(fields.Select(static it => (int)it.GetRawConstantValue()!).Order(), Codes.Matches(Text).Select(static it => int.Parse(it.Groups["code"].Value, CultureInfo.InvariantCulture)).Order());
    }

    [Fact]
    public void Its_links_lead_somewhere() =>
        Assert.All(Links.Matches(Text).Select(static it => it.Groups["to"].Value), static it => Assert.True(Path.Exists(Path.Combine(Expected.Root, it)), it));
}
