// How AWS's answers are read: wire formats by the catalogue, error codes by one table.
using Glacis.Clouds.Aws.Wire;
using Glacis.Clouds.Collecting;
using Glacis.Facts;
using Glacis.Recordings;

namespace Glacis.Clouds.Aws;

/// <summary>How AWS's answers are read. Threads share it.</summary>
public sealed class AwsDialect : IDialect
{
    public void Parse(RecordHeader header, ReadOnlyMemory<byte> body, Document into)
    {
        var (service, operation) = (header.Call[..header.Call.IndexOf(':', StringComparison.Ordinal)], header.Call[(header.Call.IndexOf(':', StringComparison.Ordinal) + 1)..]);
        Protocols.Parse(Catalogue.Operation(service, operation), body, header.Headers, header.Status, into);
    }

    public Ignorance Meaning(string service, string code) =>
        code.Contains("Denied", StringComparison.Ordinal) || code.Contains("Unauthorized", StringComparison.Ordinal) || code.Contains("NotAuthorized", StringComparison.Ordinal)
        || code is "Forbidden" or "403" or "AuthorizationError" or "AuthFailure" ? Ignorance.Denied : Ignorance.Failed;
}
