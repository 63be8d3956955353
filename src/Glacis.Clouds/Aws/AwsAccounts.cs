// Before the first question: who asks, in which accounts, and in which regions.
using Glacis.Clouds.Aws.Wire;
using Glacis.Clouds.Collecting;
using Glacis.Recordings;

namespace Glacis.Clouds.Aws;

/// <summary>An account that is wanted.</summary>
/// <param name="Id">Its number, where it is known; another one is refused.</param>
/// <param name="Role">The role to take on there; <c>null</c> asks as whoever runs.</param>
/// <param name="ExternalId">What the role's trust asks for.</param>
public sealed record WantedAccount(string? Id = null, string? Role = null, string? ExternalId = null);

/// <summary>What came of entering an account: who asks there and where, or why not.</summary>
/// <param name="Territory">Who and where; <c>null</c> where it could not be entered.</param>
/// <param name="WhyNot">One sentence; empty where it was entered.</param>
/// <param name="Hint">What to do about it.</param>
/// <param name="IsRefused">The service refused; otherwise nothing was there to ask with, or nobody to ask.</param>
public sealed record Entered(WantedAccount Wanted, Territory? Territory, string WhyNot = "", string Hint = "", bool IsRefused = false)
{
    /// <summary>The ledger's line for an account that could not be entered.</summary>
    public LedgerLine Line => new()
    {
        Account = Wanted.Id ?? Role?.Account ?? "unknown",
        Region = Unit.Global,
        Service = "sts",
        Operation = Wanted.Role is null ? "GetCallerIdentity" : "AssumeRole",
        Reading = Reading.Unread,
        Asked = 1,
        Denied = IsRefused ? 1 : 0,
        Failed = IsRefused ? 0 : 1,
        Why = WhyNot,
    };

    Arn? Role => Arn.TryParse(Wanted.Role ?? "", out var arn) ? arn : null;
}

/// <summary>Enters accounts. Threads may share it.</summary>
public sealed class AwsAccounts(AwsCloud cloud)
{
    /// <summary>Enters an account and lists its regions.</summary>
    /// <param name="only">The regions to look at; empty for all that are enabled.</param>
    public async Task<Entered> EnterAsync(WantedAccount wanted, IReadOnlyList<string> only, CancellationToken cancellation)
    {
        var key = wanted.Role ?? wanted.Id ?? "default";
        cloud.Clients.Enter(key, wanted.Role, wanted.ExternalId);
        var identity = await cloud.Clients.Of(key, "sts", cloud.Clients.Region).CallAsync("GetCallerIdentity", [], cancellation);
        if (identity.Fault != Fault.None) return NotEntered(wanted, identity);
        var caller = CallerOf(identity);
        if (wanted.Id is { } id && id != caller.Account)
            return new(wanted, null, $"account {id} is wanted, but the credentials are those of {caller.Account} ({caller.Arn})", "choose another profile, or give the role to assume", true);
        cloud.Clients.Enter(caller.Account, asThis: key);
        return await WithRegionsAsync(wanted, caller, only, cancellation);
    }

    async Task<Entered> WithRegionsAsync(WantedAccount wanted, Caller caller, IReadOnlyList<string> only, CancellationToken cancellation)
    {
        var home = HomeOf(caller.Partition);
        var reply = await cloud.Clients.Of(caller.Account, "ec2", cloud.Clients.Region).CallAsync("DescribeRegions", [], cancellation);
        if (reply.Fault != Fault.None)
            return only.Count > 0 ? new(wanted, new(caller, home, [.. only.Order(StringComparer.Ordinal)], []))
                : new(wanted, null, $"the regions of account {caller.Account} cannot be listed ({Said(reply)})", "grant ec2:DescribeRegions, or name regions", reply.Fault == Fault.Service);
        var enabled = RegionsOf(reply);
        return only.FirstOrDefault(it => !enabled.Contains(it, StringComparer.Ordinal)) is { } unknown
            ? new(wanted, null, $"account {caller.Account} has no region {unknown}", $"its regions are {string.Join(", ", enabled)}")
            : new(wanted, new(caller, home, only.Count == 0 ? enabled : [.. only.Distinct(StringComparer.Ordinal).Order(StringComparer.Ordinal)],
                only.Count == 0 ? [] : [.. enabled.Except(only, StringComparer.Ordinal)]));
    }

    Entered NotEntered(WantedAccount wanted, Reply reply) => reply.Fault switch
    {
        Fault.Credentials => new(wanted, null, reply.ErrorMessage ?? "no credentials", "check with: aws sts get-caller-identity", wanted.Role is not null),
        Fault.Service when Refusals.SaysExpired(reply.ErrorCode ?? "") => new(wanted, null, $"the credentials have expired ({Said(reply)})", "sign in again, then run the same command", true),
        Fault.Service => new(wanted, null, $"AWS does not take these credentials ({Said(reply)})", "check with: aws sts get-caller-identity", true),
        _ => new(wanted, null, $"AWS cannot be reached in {cloud.Clients.Region} ({Said(reply)})", "check the network, AWS_REGION and AWS_ENDPOINT_URL"),
    };

    static string Said(Reply reply) => reply.ErrorCode ?? reply.ErrorMessage ?? "no answer";

    static Caller CallerOf(Reply reply)
    {
        var answer = Parsed("sts", "GetCallerIdentity", reply);
        string Told(string name) => answer.Find(0, name) is var at and >= 0 ? answer.Text(at) : "";
        var arn = Told("Arn");
        return new(Told("Account"), arn, Told("UserId"), Arn.TryParse(arn, out var parts) ? parts.Partition : "aws");
    }

    static string[] RegionsOf(Reply reply)
    {
        var answer = Parsed("ec2", "DescribeRegions", reply);
        var enabled = new List<string>();
        foreach (var region in answer.Children(answer.Find(0, "Regions")))
            if (answer.Find(region, "RegionName") is var name and >= 0 && (answer.Find(region, "OptInStatus") is var status && (status < 0 || !answer.TextIs(status, "not-opted-in"))))
                enabled.Add(answer.Text(name));
        return [.. enabled.Order(StringComparer.Ordinal)];
    }

    static Document Parsed(string service, string operation, Reply reply)
    {
        var answer = new Document();
        Protocols.Parse(Catalogue.Operation(service, operation), reply.Body, reply.Headers, reply.Status, answer);
        return answer;
    }

    // Where a partition's services that belong to no region are asked.
    static string HomeOf(string partition) => partition switch
    {
        "aws-cn" => "cn-north-1",
        "aws-us-gov" => "us-gov-west-1",
        "aws-iso" => "us-iso-east-1",
        "aws-iso-b" => "us-isob-east-1",
        "aws-eusc" => "eusc-de-east-1",
        _ => "us-east-1",
    };
}
