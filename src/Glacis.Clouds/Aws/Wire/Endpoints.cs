// Where a service answers: one rule, and the catalogue's exceptions to it.
using Amazon.Runtime.Internal.Endpoints.StandardLibrary;

namespace Glacis.Clouds.Aws.Wire;

static class Endpoints
{
    /// <summary>The host of a service in a region.</summary>
    public static string Host(Service service, string region, bool fips, bool dualStack)
    {
        var partition = Fn.Partition(region);
        var flags = (fips ? ".fips" : "") + (dualStack ? ".dual" : "");
        if (service.Hosts.TryGetValue(region + flags, out var host) || service.Hosts.TryGetValue(partition.name + flags, out host))
            return host.Replace("{region}", region, StringComparison.Ordinal);
        return $"{service.EndpointPrefix}{(fips ? "-fips" : "")}.{region}.{(dualStack ? partition.dualStackDnsSuffix : partition.dnsSuffix)}";
    }

    /// <summary>The region that a request is signed for: a partition's own one where the service is global.</summary>
    public static string SigningRegion(Service service, string region)
        => service.SignedFor.GetValueOrDefault(Fn.Partition(region).name, region);
}
