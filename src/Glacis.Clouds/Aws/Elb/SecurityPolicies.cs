// What the names of AWS's TLS policies mean, for recordings that do not hold the service's own list. A name that is not here is not known.
using System.Collections.Frozen;
using Glacis.Clouds.Collecting;
using Glacis.Facts;
using Glacis.Inventory;
using Glacis.Recordings;

namespace Glacis.Clouds.Aws.Elb;

/// <summary>TLS policies by name. Threads share it.</summary>
static class SecurityPolicies
{
    // Oldest version by name: "Security policies" of the load balancers' guides; s2n-tls (Apache-2.0) and moto agree on those that they have.
    static readonly FrozenDictionary<string, TlsVersion> Oldest = Table(
        (TlsVersion.Tls10,
        [
            "2016-08", "TLS-1-0-2015-04", "TLS-1-0-2015-05", "2015-05", "FS-2018-06", "TLS13-1-0-2021-06", "TLS13-1-0-PQ-2025-09", "TLS13-1-0-FIPS-2023-04", "TLS13-1-0-FIPS-PQ-2025-09",
        ]),
        (TlsVersion.Tls11, ["TLS-1-1-2017-01", "FS-1-1-2019-08", "TLS13-1-1-2021-06", "TLS13-1-1-FIPS-2023-04"]),
        (TlsVersion.Tls12,
        [
            "TLS-1-2-2017-01", "TLS-1-2-Ext-2018-06", "FS-1-2-2019-08", "FS-1-2-Res-2019-08", "FS-1-2-Res-2020-10",
            "TLS13-1-2-2021-06", "TLS13-1-2-Res-2021-06", "TLS13-1-2-Ext1-2021-06", "TLS13-1-2-Ext2-2021-06",
            "TLS13-1-2-PQ-2025-09", "TLS13-1-2-Res-PQ-2025-09", "TLS13-1-2-Ext1-PQ-2025-09", "TLS13-1-2-Ext2-PQ-2025-09",
            "TLS13-1-2-FIPS-2023-04", "TLS13-1-2-Res-FIPS-2023-04", "TLS13-1-2-Ext0-FIPS-2023-04", "TLS13-1-2-Ext1-FIPS-2023-04", "TLS13-1-2-Ext2-FIPS-2023-04",
            "TLS13-1-2-FIPS-PQ-2025-09", "TLS13-1-2-Res-FIPS-PQ-2025-09", "TLS13-1-2-Ext0-FIPS-PQ-2025-09", "TLS13-1-2-Ext1-FIPS-PQ-2025-09", "TLS13-1-2-Ext2-FIPS-PQ-2025-09",
        ]),
        (TlsVersion.Tls13, ["TLS13-1-3-2021-06", "TLS13-1-3-PQ-2025-09", "TLS13-1-3-FIPS-2023-04", "TLS13-1-3-FIPS-PQ-2025-09"]));

    static FrozenDictionary<string, TlsVersion> Table(params (TlsVersion Version, string[] Names)[] rows) =>
        rows.SelectMany(static row => row.Names.Select(name => (name, row.Version))).ToFrozenDictionary(static it => it.name, static it => it.Version, StringComparer.Ordinal);

    const string Prefix = "ELBSecurityPolicy-";

    /// <summary>The oldest version that a policy accepts: as the service listed it, else by its name.</summary>
    internal static Fact<TlsVersion> OldestOf(Fact<string> name, Answered listed) => ListedOldest(listed).Or(Named(name));

    static Fact<TlsVersion> Named(Fact<string> name) => name.Then(it => it.StartsWith(Prefix, StringComparison.Ordinal) && Oldest.TryGetValue(it[Prefix.Length..], out var value)
        ? Fact.Known(value, new Conclusion("what policies of this name accept, by the service's documentation", 0.95, [name.Source]), name.Field)
        : Fact.Unknown<TlsVersion>(Ignorance.NotForeseen, "this build does not know what the policy of this name accepts"));

    static Fact<TlsVersion> ListedOldest(Answered listed)
    {
        if (listed.Root.Items("SslPolicies").FirstOrDefault() is not { Source: Place } policy) return Fact.Unknown<TlsVersion>(listed.WhyNot ?? new(Ignorance.NotInAnswer, "the service did not list the policy", listed.At));
        TlsVersion? oldest = null;
        foreach (var one in policy.Items("SslProtocols"))
        {
            var version = Version(one.Text());
            if (!version.Peek(out var known)) return version;
            if (oldest is null || known < oldest) oldest = known;
        }
        return oldest is { } found ? policy.Has("SslProtocols").Map(_ => found) : Fact.Unknown<TlsVersion>(Ignorance.NotInAnswer, "the policy lists no protocol", policy.Source);
    }

    internal static Fact<TlsVersion> Version(Fact<string> text) => text.Then(it => it switch
    {
        "SSLv3" => text.Map(static _ => TlsVersion.Ssl3),
        "TLSv1" or "TLSv1.0" => text.Map(static _ => TlsVersion.Tls10),
        "TLSv1.1" => text.Map(static _ => TlsVersion.Tls11),
        "TLSv1.2" => text.Map(static _ => TlsVersion.Tls12),
        "TLSv1.3" => text.Map(static _ => TlsVersion.Tls13),
        _ => Fact.Unknown<TlsVersion>(Ignorance.NotForeseen, "the answer has a version that this build does not know"),
    });
}
