// How AWS's answers are read: wire formats by the catalogue, error codes by one table.
using System.Collections.Concurrent;
using Glacis.Clouds.Aws.Wire;
using Glacis.Clouds.Collecting;
using Glacis.Facts;
using Glacis.Recordings;

namespace Glacis.Clouds.Aws;

/// <summary>How AWS's answers are read. Threads share it.</summary>
public sealed class AwsDialect : IDialect
{
    readonly ConcurrentDictionary<string, Operation> operations = new(StringComparer.Ordinal);

    public void Parse(RecordHeader header, ReadOnlyMemory<byte> body, Document into) =>
        Protocols.Parse(operations.GetOrAdd(header.Call, OperationOf), body, header.Headers, header.Status, into);

    // A recording may be another build's, or made up: what it names need not be known here.
    static Operation OperationOf(string call) =>
        call.Split(':') is [var service, var operation] && Catalogue.Services.Contains(service, StringComparer.Ordinal)
        && Catalogue.Service(service).OperationNames.Contains(operation, StringComparer.Ordinal)
            ? Catalogue.Operation(service, operation)
            : throw new FormatException($"this version does not know the operation {call}");

    public Ignorance Meaning(string service, string code) => Refusals.Of(service, code) switch
    {
        Refused.Denied => Ignorance.Denied,
        Refused.Throttled => Ignorance.Throttled,
        _ => Ignorance.Failed,
    };
}
