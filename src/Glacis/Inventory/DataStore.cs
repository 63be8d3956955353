// What holds data: stores, and copies of them.
using Glacis.Facts;

namespace Glacis.Inventory;

/// <summary>What guards data at rest, as the store itself says.</summary>
public enum AtRest
{
    /// <summary>Nothing: it lies in the clear.</summary>
    Nothing,

    /// <summary>A key that the provider owns and nobody sees (SSE-S3, an AWS-owned key).</summary>
    ProviderOwnedKey,

    /// <summary>A key in the customer's account that the provider manages (<c>aws/rds</c>).</summary>
    ProviderManagedKey,

    /// <summary>A key that the customer manages.</summary>
    CustomerKey,

    /// <summary>A key that the store names; who manages it, the key tells.</summary>
    NamedKey,
}

/// <summary>Where encryption happens, for regulations that tell the two apart.</summary>
public enum Layer
{
    /// <summary>The service encrypts records or objects.</summary>
    Service,

    /// <summary>The volume below is encrypted; whoever is let in by the system above reads plain data.</summary>
    Volume,
}

/// <summary>What the data is, from worst to best.</summary>
public enum DataClass
{
    /// <summary>Personal, card or health data, credentials.</summary>
    Restricted,

    /// <summary>Business secrets, production-like copies.</summary>
    Confidential,

    /// <summary>For the house, of little use outside.</summary>
    Internal,

    /// <summary>Once personal; nobody can be found in it again.</summary>
    Anonymised,

    /// <summary>Made up for tests.</summary>
    Test,

    /// <summary>Meant for everybody.</summary>
    Public,
}

/// <summary>Whatever holds data at rest.</summary>
public abstract record DataHolder(string Id) : Resource(Id)
{
    public Fact<AtRest> AtRest { get; init; }

    /// <summary>The key that guards it; unknown where there is none.</summary>
    public Fact<Ref<EncryptionKey>> Key { get; init; }

    /// <summary>What the data is; settled by classification before judging.</summary>
    public Fact<DataClass> Data { get; init; }

    /// <summary>Where this kind of holder is encrypted.</summary>
    public Layer Layer { get; init; }
}

/// <summary>A database, bucket, volume, table or cache.</summary>
public sealed record DataStore(string Id) : DataHolder(Id)
{
    /// <summary>The store that this one copies; known to be <c>null</c> for a primary.</summary>
    public Fact<string?> ReplicaOf { get; init; }

    /// <summary>The store in which the data really lies (the cluster of an instance), to be judged there; known to be <c>null</c> for most.</summary>
    public Fact<string?> StorageOf { get; init; }

    /// <summary>Copies that the store itself keeps up to date elsewhere.</summary>
    public Many<Replica> Replicas { get; init; }

    /// <summary>Encryption is a default for new writes; what lay there before may be otherwise.</summary>
    public bool EncryptsByDefault { get; init; }

    /// <summary>Whether encryption can be turned on where it stands, without moving what is in it.</summary>
    public bool IsEncryptedInPlace { get; init; }
}

/// <summary>A copy kept elsewhere by the store itself: a replicated bucket's destination, a global table's replica.</summary>
public sealed record Replica(string Destination)
{
    /// <summary>How the copy is guarded.</summary>
    public Fact<AtRest> AtRest { get; init; }

    /// <summary>The key that guards the copy.</summary>
    public Fact<Ref<EncryptionKey>> Key { get; init; }

    /// <summary>Whether encrypted data is copied at all.</summary>
    public Fact<bool> CopiesEncrypted { get; init; }
}

/// <summary>A copy of a store as it was at one time.</summary>
public sealed record Snapshot(string Id) : DataHolder(Id)
{
    /// <summary>The id of the store that it is a copy of; known to be <c>null</c> where the answer names none.</summary>
    public Fact<string?> CopyOf { get; init; }

    /// <summary>Whether anybody may copy or restore it.</summary>
    public Fact<bool> IsPublic { get; init; }

    /// <summary>Accounts that it was shared with.</summary>
    public Many<string> SharedWith { get; init; }
}

/// <summary>Whether new volumes of one account in one region are encrypted without being asked.</summary>
public sealed record VolumeDefault(string Id) : Resource(Id)
{
    public Fact<bool> Encrypts { get; init; }
}
