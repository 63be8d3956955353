// Why a key, an identity or anything else that somebody points at was not read: the ledger knows.
using Glacis.Facts;
using Glacis.Recordings;

namespace Glacis.Clouds.Aws;

/// <summary>Why a resource that somebody points at is not among the kept. Threads share it.</summary>
public sealed class WhyNot
{
    readonly Dictionary<(string Account, string Region), LedgerLine> keys = [];
    readonly ILookup<(string Account, string Region), LedgerLine> lines;
    readonly Dictionary<string, List<LedgerLine>> identities = new(StringComparer.Ordinal);
    readonly HashSet<string> accounts = new(StringComparer.Ordinal);

    public WhyNot(IEnumerable<LedgerLine> ledger)
    {
        LedgerLine[] all = [.. ledger];
        lines = all.ToLookup(static it => (it.Account, it.Region));
        foreach (var line in all)
        {
            accounts.Add(line.Account);
            if (line is { Service: "kms", Operation: "ListKeys" }) keys[(line.Account, line.Region)] = line;
            if (line is not { Service: "iam", Operation: "GetAccountAuthorizationDetails" }) continue;
            if (!identities.TryGetValue(line.Account, out var lists)) identities.Add(line.Account, lists = []);
            lists.Add(line);
        }
    }

    public Unknown Of(string id)
    {
        // What an account tells of itself as a whole hangs on the question who asks.
        if (id.StartsWith("aws/", StringComparison.Ordinal)) return new(Ignorance.NotRecorded, $"{id} was not read: it hangs on sts:GetCallerIdentity, which is not in this recording or was not answered");
        if (!Arn.TryParse(id, out var arn)) return new(Ignorance.NotListed, $"{id} is no name that can be followed");
        if (arn.Service == "s3" && arn.Account.Length == 0) return new(Ignorance.NotLookedAt, "it is in none of the accounts that this run looked at, and its name does not say in which");
        if (!accounts.Contains(arn.Account)) return new(Ignorance.NotLookedAt, $"it lies in account {arn.Account}, which this run did not look at");
        if (arn.Service == "iam") return OfIdentity(arn.Account);
        if (arn.Service != "kms") return OfOthers(arn);
        if (!keys.TryGetValue((arn.Account, arn.Region), out var list)) return new(Ignorance.NotLookedAt, $"this run did not look at the keys of account {arn.Account} in {arn.Region}");
        return list.Reading == Reading.Complete
            ? new(Ignorance.NotListed, $"the keys of account {arn.Account} in {arn.Region} were read to the end, and it is not among them")
            : new(Ignorance.Denied, $"the keys of account {arn.Account} in {arn.Region} could not be read: {list.Why}");
    }

    Unknown OfOthers(Arn arn)
    {
        LedgerLine[] there = [.. lines[(arn.Account, arn.Region)]];
        if (there.Length == 0) return new(Ignorance.NotLookedAt, $"it lies in {arn.Region} of account {arn.Account}, which this run did not look at");
        return Array.Find(there, it => it.Service == arn.Service && it.Reading is not (Reading.Complete or Reading.NotOffered)) is { } unread
            ? new(Ignorance.Denied, $"{unread.Service}:{unread.Operation} could not be read to its end in {arn.Region} of account {arn.Account}: {unread.Why}")
            : new(Ignorance.NotListed, $"it is not among what was read in {arn.Region} of account {arn.Account}");
    }

    // Roles, users, groups and their policies are lists of one operation: whoever is on none of them is known not to be there only where all were read.
    Unknown OfIdentity(string account) =>
        !identities.TryGetValue(account, out var lists) ? new(Ignorance.NotLookedAt, $"the identities of account {account} were not read: iam:GetAccountAuthorizationDetails is not in this recording")
        : lists.Find(static it => it.Reading != Reading.Complete) is { } unread ? new(Ignorance.Denied, $"the identities of account {account} could not all be read by iam:GetAccountAuthorizationDetails: {unread.Why}")
        : new(Ignorance.NotListed, $"the identities of account {account} were read to the end, and it is not among them");
}
