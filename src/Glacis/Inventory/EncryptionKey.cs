// Keys, and the names that stand for them.
using Glacis.Facts;

namespace Glacis.Inventory;

/// <summary>Who manages a key.</summary>
public enum KeyManager
{
    Provider,
    Customer,
}

/// <summary>What a key is made of.</summary>
public enum KeyMaterial
{
    Symmetric,
    Asymmetric,
    Hmac,
}

/// <summary>Where a key's material comes from.</summary>
public enum KeyOrigin
{
    /// <summary>Made by the key service.</summary>
    Service,

    /// <summary>Brought along by the customer.</summary>
    Imported,

    /// <summary>Held in the customer's own hardware or outside the cloud.</summary>
    CustomStore,
}

/// <summary>Whether a key can be used.</summary>
public enum KeyState
{
    Enabled,
    Disabled,
    PendingDeletion,
    Unavailable,
}

/// <summary>A key that encrypts data keys or data.</summary>
public sealed record EncryptionKey(string Id) : Resource(Id), IKept
{
    public Fact<KeyManager> Manager { get; init; }

    public Fact<KeyState> State { get; init; }

    public Fact<KeyMaterial> Material { get; init; }

    public Fact<KeyOrigin> Origin { get; init; }

    public Fact<DateTimeOffset> Created { get; init; }

    /// <summary>Whether the service replaces the material by itself.</summary>
    public Fact<bool> Rotates { get; init; }

    /// <summary>Every how many days.</summary>
    public Fact<int> RotationDays { get; init; }

    /// <summary>When the material was replaced, each time.</summary>
    public Many<DateTimeOffset> Rotations { get; init; }

    /// <summary>The primary whose material a multi-region replica shares; known to be <c>null</c> for all others.</summary>
    public Fact<string?> ReplicaOf { get; init; }

    /// <summary>The way to that primary.</summary>
    public Fact<Ref<EncryptionKey>> Primary => ReplicaOf.Then(it => it is null
        ? Fact.Unknown<Ref<EncryptionKey>>(Ignorance.NotInAnswer, "it is no replica")
        : Fact.Known(new Ref<EncryptionKey>(it), ReplicaOf.Source, ReplicaOf.Field));

    /// <summary>Whether related keys of other regions can decrypt what this one encrypted.</summary>
    public Fact<bool> IsMultiRegion { get; init; }

    /// <summary>Ids of the related keys of other regions, the primary among them where this is a replica; empty for a key of one region.</summary>
    public Many<string> Relatives { get; init; }

    /// <summary>Who may use and manage it, as text; judged by the policy checks.</summary>
    public Fact<string> RawPolicy { get; init; }

    /// <summary>What was granted beside the policy.</summary>
    public Many<KeyGrant> Grants { get; init; }
}

/// <summary>A friendly name for a key.</summary>
public sealed record KeyAlias(string Id) : Resource(Id), IStandsFor<EncryptionKey>
{
    public Fact<Ref<EncryptionKey>> Target { get; init; }

    /// <summary>Who manages the key, where the name alone tells.</summary>
    public Fact<KeyManager> Manager { get; init; }
}

/// <summary>One account of the estate, and the name that its owners gave it.</summary>
public sealed record Account(string Id) : Resource(Id), IKept
{
    public Fact<string> Title { get; init; }
}
