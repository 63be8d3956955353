// Rotation of keys, row by row.
using Glacis.Checks.Keys;
using Glacis.Facts;
using Glacis.Inventory;
using Xunit;
using static Glacis.Tests.Checks.Asking;

namespace Glacis.Tests.Checks.Keys;

public sealed class EncryptionKeyRotatesTests
{
    static readonly EncryptionKey Own = Key();

    public static TheoryData<string, EncryptionKey, string> Rows => new()
    {
        { "rotates and was seen to", Own, "pass none: the key rotates every 365 days, last on 2025-11-21" },
        { "the provider's", Own with { Manager = Known(KeyManager.Provider) }, "notApplicable none: the provider manages this key and rotates it every year" },
        { "waiting to be deleted", Own with { State = Known(KeyState.PendingDeletion) }, "notApplicable none: the key is waiting to be deleted" },
        { "disabled", Own with { State = Known(KeyState.Disabled) }, "notApplicable none: a disabled key encrypts nothing and is rotated when it is enabled again" },
        { "asymmetric", Own with { Material = Known(KeyMaterial.Asymmetric) }, "notApplicable none: an asymmetric key cannot rotate by itself: what it signed or encrypted names its public part" },
        { "HMAC", Own with { Material = Known(KeyMaterial.Hmac) }, "notApplicable none: an HMAC key cannot rotate by itself" },
        { "imported", Own with { Origin = Known(KeyOrigin.Imported) }, "conditional low: imported material does not rotate by itself, only by hand or on demand" },
        { "custom store", Own with { Origin = Known(KeyOrigin.CustomStore) }, "conditional low: keys of a custom key store do not rotate by themselves" },
        { "a replica whose primary was not read", Own with { ReplicaOf = Known<string?>("primary") }, "unknown none: cannot tell: the primary primary is not known, because not allowed to ask" },
        { "does not rotate", Own with { Rotates = Known(false) }, "fail medium: the key does not rotate" },
        { "rotates seldom", Own with { RotationDays = Known(366) }, "fail medium: the key rotates every 366 days; 365 are allowed" },
        { "young", Own with { Created = Known(World.Now.AddDays(-370)), Rotations = Many<DateTimeOffset>.All([], At) }, "pass none: the key rotates every 365 days; the first rotation is not due yet" },
        { "never seen to", Own with { Rotations = Many<DateTimeOffset>.All([], At) }, "conditional low: the key is set to rotate every 365 days, and no rotation was seen within the last period" },
        { "seen too long ago", Own with { Rotations = Many<DateTimeOffset>.All([World.Now.AddDays(-373)], At) }, "conditional low: the key is set to rotate every 365 days, and no rotation was seen within the last period" },
        { "seen within the grace of a week", Own with { Rotations = Many<DateTimeOffset>.All([World.Now.AddDays(-371)], At) }, "pass none: the key rotates every 365 days, last on 2025-02-23" },
        { "seen, list cut short", Own with { Rotations = Many<DateTimeOffset>.Some([World.Now.AddDays(-100)], At, Denied) }, "pass none: the key rotates every 365 days, last on 2025-11-21" },
        { "not seen, list cut short", Own with { Rotations = Many<DateTimeOffset>.Some([World.Now.AddDays(-500)], At, Denied) }, "unknown none: cannot tell: rotations seen is not known, because not allowed to ask" },
        { "period not known", Own with { RotationDays = Lost<int>() }, "unknown none: cannot tell: rotation period in days is not known, because not allowed to ask" },
        { "manager not known", Own with { Manager = Lost<KeyManager>() }, "unknown none: cannot tell: who manages the key is not known, because not allowed to ask" },
        { "material not known", Own with { Material = Lost<KeyMaterial>() }, "unknown none: cannot tell: material is not known, because not allowed to ask" },
    };

    [Theory]
    [MemberData(nameof(Rows))]
    public void Rows_of_the_table(string name, EncryptionKey key, string said)
    {
        Assert.NotEmpty(name);
        Assert.Equal(said, Said<EncryptionKeyRotates>(key));
    }

    [Fact]
    public void A_replica_is_judged_at_its_primary_where_that_was_read() => Assert.Equal(
        "notApplicable none: a multi-region replica has its material from primary, and is judged there",
        Said<EncryptionKeyRotates>(Own with { ReplicaOf = Known<string?>("primary") }, null, Key("primary")));

    [Fact]
    public void The_longest_period_is_what_the_owners_declared() =>
        Assert.StartsWith("fail medium: the key rotates every 365 days; 90 are allowed", Said<EncryptionKeyRotates>(Own, new() { MaxRotationDays = Known(90) }), StringComparison.Ordinal);
}
