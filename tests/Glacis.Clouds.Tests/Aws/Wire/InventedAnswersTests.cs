// Answers invented from the service models: every member filled, every list empty, single and long.
using System.Text;
using Glacis.Clouds.Aws.Wire;
using Glacis.Clouds.Tests.Support;
using Glacis.Recordings;
using Xunit;

namespace Glacis.Clouds.Tests.Aws.Wire;

public sealed class InventedAnswersTests
{
    static async Task<List<Answer>> InventAsync()
        => [.. (await Python.LinesAsync("eng/aws/parse-with-botocore.py", [], "--invent")).Select(Answer.Read)];

    [Fact]
    public async Task We_read_what_botocore_reads()
    {
        var document = new Document();
        var differences = new List<string>();
        foreach (var answer in await InventAsync())
        {
            Protocols.Parse(answer.Operation, answer.Body, answer.Headers, answer.Status, document);
            differences.AddRange(Comparison.Differences(document, answer.Parsed, name => name.StartsWith("Unknown", StringComparison.Ordinal))
                .Select(difference => $"{answer.Operation}{difference}"));
        }
        Assert.Empty(differences);
    }

    [Fact]
    public async Task No_secret_survives()
    {
        foreach (var answer in await InventAsync())
        {
            var redacted = Redaction.Redact(answer.Operation, answer.Body, out var count);
            var planted = answer.Secrets.Where(s => s.Marker.Length > 0 && !Names(answer, s) && Holds(answer.Body, s)).ToList();
            Assert.All(planted, secret => Assert.False(Holds(redacted, secret), $"{answer.Operation}: {secret.Path}"));
            Assert.True(planted.Count == 0 || count > 0, $"{answer.Operation}");
            Assert.True(planted.Count > 0 || count == 0 || answer.Secrets.Any(static s => s.Marker.Length == 0) || Secrets.Unmarked(answer.Operation).Count > 0, $"{answer.Operation}");
            if (count == 0)
                Assert.Same(answer.Body, redacted);
        }
    }

    [Fact]
    public async Task What_is_no_secret_survives()
    {
        Document before = new(), after = new();
        foreach (var answer in (await InventAsync()).Where(a => Secrets.Unmarked(a.Operation).Count == 0))
        {
            Protocols.Parse(answer.Operation, answer.Body, answer.Headers, answer.Status, before);
            Protocols.Parse(answer.Operation, Redaction.Redact(answer.Operation, answer.Body, out _), answer.Headers, answer.Status, after);
            Assert.True(Plain(before) == Plain(after), $"{answer.Operation}: {Plain(before)} is not {Plain(after)}");
        }
    }

    static bool Holds(byte[] body, Planted secret) => Encoding.UTF8.GetString(body).Contains(secret.Marker, StringComparison.Ordinal);

    // The one exception, by name: what the model marks but names a key and opens none.
    static bool Names(Answer answer, Planted secret)
        => secret.Path.Split('.') is [var shape, var member] && Secrets.OnlyNames(answer.Operation.Service, shape, member);

    static string Plain(Document document)
        => string.Join('\n', Texts(document).Where(text => text != Redaction.Redacted && !text.Contains("MARKER", StringComparison.Ordinal)));

    static IEnumerable<string> Texts(Document document)
        => Enumerable.Range(0, document.Count).Where(node => document.Kind(node) is NodeKind.Text or NodeKind.Number).Select(document.Text);
}
