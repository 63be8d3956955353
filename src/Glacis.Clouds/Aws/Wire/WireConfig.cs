// The SDK's configuration for a service that it does not know.
using Amazon;
using Amazon.Runtime;
using Amazon.Runtime.CredentialManagement;
using Amazon.Runtime.Endpoints;
using Amazon.Runtime.Internal;
using Amazon.Util.Internal;

namespace Glacis.Clouds.Aws.Wire;

sealed class WireConfig : ClientConfig
{
    static readonly IDefaultConfiguration[] Defaults =
    [
        new DefaultConfiguration
        {
            Name = DefaultConfigurationMode.Standard,
            RetryMode = RequestRetryMode.Standard,
            ConnectTimeout = TimeSpan.FromSeconds(5),
            TlsNegotiationTimeout = TimeSpan.FromSeconds(5),
            S3UsEast1RegionalEndpoint = S3UsEast1RegionalEndpointValue.Regional,
        },
    ];

    readonly Service service;

    public WireConfig(Service service, string region, ClientOptions options) : base(new DefaultConfigurationProvider(Defaults))
    {
        this.service = service;
        if (options.Profile is { } profile)
            Follow(profile);
        ServiceId = service.ServiceId;
        AuthenticationServiceName = service.SigningName;
        AuthenticationRegion = Endpoints.SigningRegion(service, region);
        RegionEndpoint = RegionEndpoint.GetBySystemName(region);
        if (options.EndpointUrl is { } url)
            ServiceURL = url;
        RetryMode = RequestRetryMode.Standard;
        MaxErrorRetry = options.Retries;
        HttpClientFactory = new Http(options.Timeout, options.IsVerbatim);
        AllowAutoRedirect = false;
        // An address of one's own seldom answers to "123456789012.host".
        DisableHostPrefixInjection = !string.IsNullOrEmpty(ServiceURL);
    }

    // The SDK takes these flags from the environment and from AWS_PROFILE, not from a profile that is handed over.
    void Follow(string profile)
    {
        Profile = new Profile(profile);
        if (!new CredentialProfileStoreChain().TryGetProfile(profile, out var settings))
            return;
        UseFIPSEndpoint = settings.UseFIPSEndpoint ?? UseFIPSEndpoint;
        UseDualstackEndpoint = settings.UseDualstackEndpoint ?? UseDualstackEndpoint;
    }

    public override string ServiceVersion => service.ApiVersion;

    public override string UserAgent => "glacis " + InternalSDKUtils.BuildUserAgentString(service.ServiceId, ServiceVersion);

    public override string RegionEndpointServiceName => service.EndpointPrefix;

    public override Endpoint DetermineServiceOperationEndpoint(ServiceOperationEndpointParameters? parameters)
        => new(string.IsNullOrEmpty(ServiceURL) ? "https://" + Endpoints.Host(service, RegionEndpoint.SystemName, UseFIPSEndpoint, UseDualstackEndpoint) : ServiceURL);
}
