// The clients of one run, each made once: whose credentials, which service, where.
using System.Collections.Concurrent;
using Amazon.Runtime;
using Amazon.Runtime.CredentialManagement;

namespace Glacis.Clouds.Aws.Wire;

/// <summary>Clients for accounts, services and regions. Threads may share it.</summary>
public sealed class Clients(ClientOptions options) : IDisposable
{
    readonly ConcurrentDictionary<string, AWSCredentials?> accounts = new(StringComparer.Ordinal);
    readonly ConcurrentDictionary<(string Account, string Service, string Region), Lazy<AwsClient>> clients = new();

    /// <summary>What is asked with in place of the default chain; tests have credentials of their own.</summary>
    internal AWSCredentials? Own { get; init; }

    /// <summary>The region that the environment or the profile names; us-east-1 where neither does.</summary>
    public string Region { get; } = Named("AWS_REGION") ?? Named("AWS_DEFAULT_REGION") ?? OfProfile(options.Profile ?? Named("AWS_PROFILE") ?? "default") ?? "us-east-1";

    /// <summary>The client for a service in a region of an account; of an account that was not entered, the default chain's.</summary>
    public AwsClient Of(string account, string service, string region) => clients.GetOrAdd(
        (account, service, region), it => new(() => new AwsClient(it.Service, it.Region, accounts.GetValueOrDefault(it.Account) ?? Own, options))).Value;

    /// <summary>From now on the account is asked by a role; without one, by the default chain.</summary>
    public void Enter(string account, string? role, string? externalId) =>
        accounts[account] = role is null ? null : Credentials.Assume(role, Region, Own, externalId, options: options);

    /// <summary>From now on the account is asked as the other one is.</summary>
    public void Enter(string account, string asThis)
    {
        if (account != asThis && accounts.TryGetValue(asThis, out var credentials))
            accounts[account] = credentials;
    }

    /// <inheritdoc/>
    public void Dispose()
    {
        foreach (var client in clients.Values)
            if (client.IsValueCreated)
                client.Value.Dispose();
        foreach (var credentials in accounts.Values.Distinct())
            (credentials as IDisposable)?.Dispose();
    }

    static string? Named(string variable) => Environment.GetEnvironmentVariable(variable) is { Length: > 0 } value ? value : null;

    static string? OfProfile(string profile) => new CredentialProfileStoreChain().TryGetProfile(profile, out var found) ? found.Region?.SystemName : null;
}
