// Made-up reports for the tests of outputs.
using System.Text;
using Glacis.Checks.Encryption;
using Glacis.Checks.Keys;
using Glacis.Controls;
using Glacis.Outputs;
using Glacis.Recordings;
using Glacis.Verdicts;

namespace Glacis.Tests.Outputs;

static class Reports
{
    internal const string Hostile = "\u001b[31mred\u001b[0m \u202egpj.exe\u200b |`<script>alert(1)</script>`[x](http://evil.example)\r\n\u0007@all www.evil.example";

    static readonly RunHead Head = new()
    {
        Format = 1,
        Id = "2026-11-22T060000Z-acme",
        Started = new(2026, 11, 22, 6, 0, 0, TimeSpan.Zero),
        Target = "samples/acme",
        Version = "0.1.0",
        Callers = [new("111122223333", "arn:aws:iam::111122223333:user/ana", "AIDA", "aws")],
        Regions = ["eu-west-1", "us-east-1"],
        Finished = true,
    };

    internal static Report Sample() => Of(Samples.Handful()) with
    {
        Headlines = ["1 of 3 data stores is encrypted at rest.", "1 verdict could not be told."],
        Unread = [Unread.Of(new() { Account = "111122223333", Region = "eu-west-1", Service = "kms", Operation = "GetKeyRotationStatus", Reading = Reading.Partial, Denied = 3, Why = "access denied (AccessDeniedException)" })],
        Notes = ["exception EX-3 has expired on 2026-01-31 and is not applied"],
        Reconciliation = new("discovery-agent", ["arn:aws:s3:::gone"], []),
        Evidence = "glacis-out/2026-11-22T060000Z-acme",
    };

    /// <summary>A report in which every text of a resource is hostile.</summary>
    internal static Report OfHostileTexts() => Of([.. Samples.Handful().Select(static it => it with
    {
        Resource = new(Hostile + it.Id, Hostile, Hostile, Hostile, Hostile, it.Resource.Environment),
        Reason = "=HYPERLINK(\"http://evil.example\")" + Hostile,
        Recommendations = [Hostile],
        Statement = Hostile,
    })]) with
    {
        Headlines = [Hostile],
        Notes = [Hostile],
        Unread = [new(Hostile, Hostile, Hostile, Hostile, Hostile, 1)],
        Reconciliation = new(Hostile, [Hostile], [Hostile]),
        Evidence = Hostile,
    };

    internal static Report Of(IReadOnlyList<Verdict> verdicts)
    {
        var lines = new MemoryStream();
        using var line = new VerdictLine();
        foreach (var verdict in verdicts) line.Write(verdict, lines);
        var bytes = lines.ToArray();
        return Of(verdicts, () => new MemoryStream(bytes));
    }

    internal static Report Of(IEnumerable<Verdict> verdicts, Func<Stream> lines)
    {
        var (tally, worst) = (new ControlTally(), new List<Verdict>());
        foreach (var verdict in verdicts)
        {
            tally.Add(verdict);
            if (worst.Count < 3) worst.Add(verdict);
        }
        return new()
        {
            Run = Head,
            Build = "0.1.0",
            Configuration = Samples.Digest,
            Population = [new("AWS::RDS::DBInstance", "RDS instance", 4), new("AWS::S3::Bucket", "S3 bucket", 1)],
            Standings = tally.Close(),
            Checks = [new DataStoreIsEncryptedAtRest().About, new DataStoreKeyIsStrongEnough().About, new EncryptionKeyRotates().About, new SnapshotIsEncrypted().About],
            Worst = worst,
            Lines = lines,
        };
    }

    internal static string Written(Output output, Report report)
    {
        using var stream = new MemoryStream();
        output.Write(report, stream);
        return Encoding.UTF8.GetString(stream.ToArray());
    }
}
