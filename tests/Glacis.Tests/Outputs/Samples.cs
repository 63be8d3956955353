// Made-up verdicts for the tests of outputs: a handful for expected files, endless ones for laws and streams.
using CsCheck;
using Glacis.Facts;
using Glacis.Inventory;
using Glacis.Verdicts;

namespace Glacis.Tests.Outputs;

static class Samples
{
    internal const string Digest = "9f86d081884c7d659a2feaa0c55ad015a3bf4f1b2b0b822cd15d6c15b0f00a08";

    internal static readonly Place Instance = new(new("rds:DescribeDBInstances", "111122223333", "eu-west-1", Digest, "segments/111122223333/eu-west-1/rds-0001.seg", 17), "DBInstances", 3);

    static readonly Place Bucket = new(new("s3:GetBucketEncryption", "111122223333", "", Digest, "segments/111122223333/global/s3-0001.seg", 4));

    static readonly Declaration Tagged = new("tag Environment=dev", Instance);

    internal static Verdict Fail() => Of("data-store-is-encrypted-at-rest", "dev-postgres", Outcome.Fail, Severity.Medium, "anonymised data lies in the clear", [
        new("Encryption status", "whose storage holds the data", null, Instance, "DBClusterIdentifier", false),
        new("Encryption status", "encrypted at rest", AtRest.Nothing, Instance, "StorageEncrypted", false),
        new("Risk assessment", "environment", DeploymentEnvironment.Development, Tagged, "TagList", false),
        new("Risk assessment", "data classification", DataClass.Anonymised, new Conclusion("development holds test data, unless something says otherwise", 0.6, [Tagged]), "", false),
        new("Risk assessment", "regulations declared", Regulations.None, new Declaration("default of glacis.yaml"), "", false)])
        with
    { Recommendations = ["move the data to an encrypted copy with a key of your own; this kind of store cannot be encrypted in place"], Confidence = 0.6, Likelihood = 0.32 };

    internal static Verdict Critical() => Of("data-store-is-encrypted-at-rest", "customer-data-staging", Outcome.Fail, Severity.Critical, "restricted data lies in the clear", [
        new("Encryption status", "encrypted at rest", AtRest.Nothing, Bucket, "error code ServerSideEncryptionConfigurationNotFoundError", false),
        new("Risk assessment", "data classification", DataClass.Restricted, new Observation("10 of 10 sampled objects hold e-mail addresses", 0.98, Bucket), "", false)], "AWS::S3::Bucket")
        with
    { Escalates = true, Likelihood = 0.95, Confidence = 0.98, Recommendations = ["turn on default encryption with a key of your own", "encrypt again what was written before"] };

    internal static Verdict Unknown() => Of("encryption-key-rotates", "1234abcd-12ab-34cd-56ef-1234567890ab", Outcome.Unknown, Severity.None, "cannot tell: rotation is not known, because access was denied", [
        new("Encryption strength", "rotation", null, new Unknown(Ignorance.Denied, "access was denied (AccessDeniedException)", Instance), "KeyRotationEnabled", false),
        new("Encryption strength", "environment", DeploymentEnvironment.Production, new Unknown(Ignorance.NothingTells, "nothing that was read tells"), "", true)], "AWS::KMS::Key")
        with
    { Confidence = 0, Likelihood = 0.5 };

    internal static Verdict Conditional() => Of("data-store-key-is-strong-enough", "staging-mysql", Outcome.Conditional, Severity.Low, "encrypted with a key that the provider manages", [
        new("Encryption strength", "who manages the key", AtRest.ProviderManagedKey, Instance, "KmsKeyId", false),
        new("Encryption strength", "created", new DateTimeOffset(2026, 1, 2, 3, 4, 5, TimeSpan.Zero), Instance, "", false),
        new("Encryption strength", "replicas", 2, Instance, "ReadReplicas[]", false)])
        with
    { Statement = "this store holds nothing restricted or confidential" };

    internal static Verdict Excepted() => Fail() with
    {
        Id = Verdict.IdOf("snapshot-is-encrypted", "111122223333", "arn:aws:rds:eu-west-1:111122223333:snapshot:old"),
        Check = "snapshot-is-encrypted",
        Outcome = Outcome.Excepted,
        Acceptance = new("EX-7", "ana@acme.example", "bo@acme.example", "gone by summer", new(2026, 6, 30), Outcome.Fail),
    };

    internal static Verdict Pass() => Of("data-store-is-encrypted-at-rest", "prod-mysql-main", Outcome.Pass, Severity.None, "encrypted with a key of the customer's own", [
        new("Encryption status", "encrypted at rest", true, Instance, "StorageEncrypted", false)])
        with
    { Confidence = 1, Likelihood = 0 };

    internal static IReadOnlyList<Verdict> Handful() => [Critical(), Fail(), Conditional(), Unknown(), Excepted(), Pass()];

    internal static Verdict Of(string check, string name, Outcome outcome, Severity severity, string reason, Line[] lines, string kind = "AWS::RDS::DBInstance")
    {
        var id = $"arn:aws:test:eu-west-1:111122223333:{name}";
        return new()
        {
            Id = Verdict.IdOf(check, "111122223333", id),
            Check = check,
            Requirement = Requirement.DataAtRestIsEncrypted,
            Resource = new(id, name, kind, "111122223333", "eu-west-1", "development"),
            Outcome = outcome,
            Severity = severity,
            Confidence = 0.95,
            Likelihood = 0.25,
            Escalates = false,
            Reason = reason,
            Lines = lines,
        };
    }

    /// <summary>As many different verdicts as are asked for, without keeping any.</summary>
    internal static IEnumerable<Verdict> Many(int count)
    {
        var handful = Handful();
        for (var at = 0; at < count; at++)
        {
            var (like, id) = (handful[at % handful.Count], $"arn:aws:test:eu-west-1:111122223333:store-{at:D7}");
            yield return like with { Id = Verdict.IdOf(like.Check, "111122223333", id), Resource = like.Resource with { Id = id, Name = $"store-{at:D7}" } };
        }
    }

    static readonly string[] Odd = ["", "a", "\n", "\u001b[31m", "=1+1", "<b>", "A[0]", "A.B[12]", "[3]", "A[07]", "declared by x", "é", "\ud800", "#", "seg#9"];

    static readonly Gen<string> Text = Gen.OneOf(Gen.String[0, 12], Gen.Int[0, 14].Select(static at => Odd[at]));

    static readonly Gen<Place> Places = Gen.Select(Text, Text, Text, Text, Gen.Int[-1, 99], Gen.Int[0, 9999], (call, region, segment, list, index, number) =>
        new Place(new(call, "1", region, Digest, segment, number), list, index));

    static readonly Gen<Source> Simple = Gen.OneOf<Source>(Places.Select(static it => (Source)it), Text.Select(static it => (Source)new Declaration(it)), Gen.Select(Gen.Enum<Ignorance>(), Text, static (why, words) => (Source)new Unknown(why, words)));

    static readonly Gen<Source> Sources = Gen.OneOf(Simple,
        Gen.Select(Text, Simple, static (text, at) => (Source)new Declaration(text, at)),
        Gen.Select(Text, Gen.Double[0, 1], Simple, static (text, surety, at) => (Source)new Observation(text, surety, at)),
        Gen.Select(Gen.Enum<Ignorance>(), Text, Simple, static (why, text, at) => (Source)new Unknown(why, text, at)),
        Gen.Select(Text, Gen.Double[0, 1], Simple.Array[0, 3], static (text, surety, from) => (Source)new Conclusion(text, surety, [new Conclusion(text, 0.5, from), .. from])));

    static readonly Gen<object?> Answers = Gen.OneOf(Gen.Const((object?)null), Gen.Bool.Select(static it => (object?)it), Gen.Int.Select(static it => (object?)it), Text.Select(static it => (object?)it), Gen.Enum<AtRest>().Select(static it => (object?)it));

    static readonly Gen<Line> Lines = Gen.Select(Text, Text, Answers, Sources, Text, Gen.Bool, static (phase, question, answer, source, field, supposed) => new Line(phase, question, answer, source, field, supposed));

    static readonly Gen<global::Glacis.Verdicts.Acceptance?> Acceptances = Gen.Select(Text, Text, Gen.Int[1, 3_000_000], Gen.Enum<Outcome>(), static (by, reason, day, was) => day % 2 == 0 ? null : new global::Glacis.Verdicts.Acceptance("EX", by, by, reason, DateOnly.FromDayNumber(day), was));

    internal static readonly Gen<Verdict> Any = Gen.Select(Gen.Select(Text, Text, Gen.Enum<Outcome>(), Gen.Enum<Severity>(), Gen.Double[0, 1]), Gen.Select(Lines.Array[0, 8], Text.Array[0, 3], Acceptances, Text.Null()), static (head, body) =>
        Of(head.Item1, head.Item2, head.Item3, head.Item4, head.Item1, body.Item1) with
        {
            Confidence = head.Item5,
            Recommendations = body.Item2,
            Acceptance = body.Item3,
            Statement = body.Item4,
            Requirement = head.Item5 < 0.5 ? Requirement.KeysAreManaged : new(head.Item2, head.Item2),
        });
}
