// Who asks: the machine's own chain, a profile, or a role taken on.
using System.Globalization;
using System.Text.Json.Nodes;
using Amazon.Runtime;
using Amazon.Runtime.CredentialManagement;
using Amazon.Runtime.Credentials;
using Glacis.Recordings;

namespace Glacis.Clouds.Aws.Wire;

/// <summary>There is nothing to sign with; the message is one sentence for the operator.</summary>
public sealed class CredentialsException : AmazonClientException
{
    /// <summary>With its sentence.</summary>
    public CredentialsException(string message, Exception? inner = null) : base(message, inner)
    {
    }
}

/// <summary>Where credentials come from.</summary>
public static class Credentials
{
    const string NoneFound = "no AWS credentials were found; set AWS_PROFILE or AWS_ACCESS_KEY_ID, run 'aws sso login', or run where a role is attached";

    /// <summary>
    /// What 'aws sts get-caller-identity' would use: environment, AWS_PROFILE, SSO, web identity, container and instance roles.
    /// With a profile, that one. A <see cref="CredentialsException"/> says what is missing.
    /// </summary>
    public static AWSCredentials Default(string? profile = null)
    {
        try
        {
            return profile is null ? DefaultAWSCredentialsIdentityResolver.GetCredentials() : OfProfile(profile);
        }
        catch (AmazonClientException e) when (e is not CredentialsException)
        {
            throw new CredentialsException(NoneFound, e);
        }
    }

    static AWSCredentials OfProfile(string profile) => new CredentialProfileStoreChain().TryGetAWSCredentials(profile, out var credentials)
        ? credentials
        : throw new CredentialsException($"the AWS profile '{profile}' was not found or holds no credentials");

    /// <summary>A role, taken on with other credentials and renewed before it expires.</summary>
    public static AWSCredentials Assume(string roleArn, string region, AWSCredentials? from = null, string? externalId = null, string? sessionName = null, ClientOptions? options = null)
        => new AssumedRole(roleArn, new AwsClient("sts", region, from, options), externalId, sessionName ?? "glacis");
}

/// <summary>Through our own call: the SDK would load its STS package by reflection, which a native build has not.</summary>
sealed class AssumedRole : RefreshingAWSCredentials
{
    readonly string roleArn;
    readonly AwsClient sts;
    readonly JsonObject request;

    public AssumedRole(string roleArn, AwsClient sts, string? externalId, string sessionName)
    {
        (this.roleArn, this.sts) = (roleArn, sts);
        request = new JsonObject { ["RoleArn"] = roleArn, ["RoleSessionName"] = sessionName, ["DurationSeconds"] = 3600 };
        if (externalId is not null)
            request["ExternalId"] = externalId;
        PreemptExpiryTime = TimeSpan.FromMinutes(5);
    }

    protected override CredentialsRefreshState GenerateNewCredentials() => GenerateNewCredentialsAsync().GetAwaiter().GetResult();

    protected override async Task<CredentialsRefreshState> GenerateNewCredentialsAsync()
    {
        var reply = await sts.CallAsync("AssumeRole", (JsonObject)request.DeepClone(), CancellationToken.None);
        if (reply.Fault != Fault.None)
            throw new CredentialsException($"the role {roleArn} could not be assumed: {string.Join(": ", new[] { reply.ErrorCode, reply.ErrorMessage }.OfType<string>())}");
        var answer = new Document();
        Protocols.Parse(Catalogue.Operation("sts", "AssumeRole"), reply.Body, reply.Headers, reply.Status, answer);
        string Told(string name) => answer.Text(answer.Find(0, "Credentials." + name));
        var expires = DateTime.Parse(Told("Expiration"), CultureInfo.InvariantCulture, DateTimeStyles.AdjustToUniversal);
        return new CredentialsRefreshState(new ImmutableCredentials(Told("AccessKeyId"), Told("SecretAccessKey"), Told("SessionToken")), expires);
    }

    protected override void Dispose(bool disposing)
    {
        if (disposing)
            sts.Dispose();
        base.Dispose(disposing);
    }
}

/// <summary>Marks what goes wrong while credentials are fetched, which the SDK's exceptions do not tell from other failures.</summary>
sealed class GuardedCredentials(AWSCredentials? given, string? profile) : AWSCredentials
{
    AWSCredentials? found = given;

    public override ImmutableCredentials GetCredentials()
    {
        try
        {
            return Found().GetCredentials();
        }
        catch (Exception e) when (IsRefusal(e))
        {
            throw new CredentialsException($"the AWS credentials cannot be used: {FirstLine(e.Message)}", e);
        }
    }

    public override async Task<ImmutableCredentials> GetCredentialsAsync()
    {
        try
        {
            return await Found().GetCredentialsAsync();
        }
        catch (Exception e) when (IsRefusal(e))
        {
            throw new CredentialsException($"the AWS credentials cannot be used: {FirstLine(e.Message)}", e);
        }
    }

    AWSCredentials Found() => found ??= Credentials.Default(profile);

    static bool IsRefusal(Exception thrown) => thrown is not CredentialsException
        and (AmazonServiceException or AmazonClientException or HttpRequestException or IOException or InvalidOperationException);

    static string FirstLine(string message) => message.AsSpan().Trim().ToString().Split('\n')[0].TrimEnd('\r', ' ', '.');
}
