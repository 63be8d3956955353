// Why a key that somebody points at was not read: the ledger knows.
using Glacis.Facts;
using Glacis.Recordings;

namespace Glacis.Clouds.Aws;

/// <summary>Why a resource that somebody points at is not among the kept. Threads share it.</summary>
public sealed class WhyNot
{
    readonly Dictionary<(string Account, string Region), LedgerLine> keys = [];
    readonly HashSet<string> accounts = new(StringComparer.Ordinal);

    public WhyNot(IEnumerable<LedgerLine> ledger)
    {
        foreach (var line in ledger)
        {
            accounts.Add(line.Account);
            if (line is { Service: "kms", Operation: "ListKeys" }) keys[(line.Account, line.Region)] = line;
        }
    }

    public Unknown Of(string id)
    {
        if (!Arn.TryParse(id, out var arn)) return new(Ignorance.NotListed, $"{id} is no name that can be followed");
        if (!accounts.Contains(arn.Account)) return new(Ignorance.NotLookedAt, $"it lies in account {arn.Account}, which this run did not look at");
        if (!keys.TryGetValue((arn.Account, arn.Region), out var list)) return new(Ignorance.NotLookedAt, $"this run did not look at the keys of account {arn.Account} in {arn.Region}");
        return list.Reading == Reading.Complete
            ? new(Ignorance.NotListed, $"the keys of account {arn.Account} in {arn.Region} were read to the end, and it is not among them")
            : new(Ignorance.Denied, $"the keys of account {arn.Account} in {arn.Region} could not be read: {list.Why}");
    }
}
