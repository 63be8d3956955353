// Replicas against their primary, row by row.
using Glacis.Checks.Encryption;
using Glacis.Facts;
using Glacis.Inventory;
using Xunit;
using static Glacis.Tests.Checks.Asking;

namespace Glacis.Tests.Checks.Encryption;

public sealed class ReplicaIsEncryptedLikeItsPrimaryTests
{
    static Replica Copy(AtRest? atRest, bool? copies = true) => new($"copy behind {(atRest is { } known ? Words.Spoken(known) : "?")}") { AtRest = Maybe(atRest), CopiesEncrypted = Maybe(copies) };

    static DataStore StoreWith(AtRest? primary, bool whole, params Replica[] replicas) =>
        Store() with { AtRest = Maybe(primary), Replicas = whole ? Many<Replica>.All(replicas, At) : Many<Replica>.Some(replicas, At, Denied) };

    [Theory]
    [InlineData(AtRest.CustomerKey, AtRest.CustomerKey, true, "pass none")]
    [InlineData(AtRest.CustomerKey, AtRest.ProviderManagedKey, true, "fail high")]
    [InlineData(AtRest.CustomerKey, AtRest.Nothing, true, "fail critical")]
    [InlineData(AtRest.ProviderOwnedKey, AtRest.Nothing, true, "fail critical")]
    [InlineData(AtRest.ProviderOwnedKey, AtRest.ProviderManagedKey, true, "pass none")]
    [InlineData(AtRest.Nothing, AtRest.Nothing, true, "pass none")]
    [InlineData(AtRest.CustomerKey, AtRest.CustomerKey, false, "fail low")]
    [InlineData(AtRest.CustomerKey, AtRest.CustomerKey, null, "unknown none")]
    [InlineData(AtRest.CustomerKey, AtRest.ProviderManagedKey, false, "fail low: data encrypted with a named key is not replicated")]
    [InlineData(AtRest.CustomerKey, null, false, "fail low: data encrypted with a named key is not replicated")]
    [InlineData(AtRest.CustomerKey, null, true, "unknown none")]
    [InlineData(null, AtRest.Nothing, true, "unknown none")]
    public void One_replica(AtRest? primary, AtRest? copy, bool? copies, string said) =>
        Assert.StartsWith(said, Said<ReplicaIsEncryptedLikeItsPrimary>(StoreWith(primary, true, Copy(copy, copies))), StringComparison.Ordinal);

    [Fact]
    public void Where_a_key_of_ones_own_is_only_recommended_a_copy_behind_the_providers_is_a_small_fault() => Assert.StartsWith(
        "fail low", Said<ReplicaIsEncryptedLikeItsPrimary>(StoreWith(AtRest.CustomerKey, true, Copy(AtRest.ProviderManagedKey)), new() { OwnKey = Known(OwnKey.Recommended) }), StringComparison.Ordinal);

    [Fact]
    public void No_replicas()
    {
        Assert.Equal("notApplicable none: the store keeps no replicas", Said<ReplicaIsEncryptedLikeItsPrimary>(StoreWith(AtRest.CustomerKey, true)));
        Assert.StartsWith("unknown", Said<ReplicaIsEncryptedLikeItsPrimary>(StoreWith(AtRest.CustomerKey, false)), StringComparison.Ordinal);
    }

    [Fact]
    public void The_weakest_of_several_is_named_wherever_it_stands()
    {
        var said = "fail critical: the replica copy behind nothing is guarded by nothing, its primary by a key of the customer's own";
        Assert.Equal(said, Said<ReplicaIsEncryptedLikeItsPrimary>(StoreWith(AtRest.CustomerKey, true, Copy(AtRest.ProviderOwnedKey), Copy(AtRest.Nothing), Copy(AtRest.CustomerKey))));
        Assert.Equal(said, Said<ReplicaIsEncryptedLikeItsPrimary>(StoreWith(AtRest.CustomerKey, true, Copy(AtRest.Nothing), Copy(AtRest.ProviderOwnedKey))));
    }

    [Fact]
    public void A_list_cut_short_shows_a_fail_and_never_a_pass()
    {
        Assert.StartsWith("unknown", Said<ReplicaIsEncryptedLikeItsPrimary>(StoreWith(AtRest.CustomerKey, false, Copy(AtRest.CustomerKey))), StringComparison.Ordinal);
        Assert.StartsWith("fail high", Said<ReplicaIsEncryptedLikeItsPrimary>(StoreWith(AtRest.CustomerKey, false, Copy(AtRest.Nothing))), StringComparison.Ordinal);
    }

    [Fact]
    public void Two_keys_in_two_regions_are_as_good_as_one()
    {
        var replica = new Replica("elsewhere") { AtRest = Known(AtRest.NamedKey), Key = KeyNamed("there"), CopiesEncrypted = Known(true) };
        var store = StoreWith(AtRest.NamedKey, true, replica) with { Key = KeyNamed("here") };
        Assert.StartsWith("pass none", Said<ReplicaIsEncryptedLikeItsPrimary>(store, null, Key("here"), Key("there")), StringComparison.Ordinal);
        Assert.StartsWith("fail high", Said<ReplicaIsEncryptedLikeItsPrimary>(store, null, Key("here"), Key("there") with { Manager = Known(KeyManager.Provider) }), StringComparison.Ordinal);
        Assert.StartsWith("unknown", Said<ReplicaIsEncryptedLikeItsPrimary>(store, null, Key("here")), StringComparison.Ordinal);
    }
}
