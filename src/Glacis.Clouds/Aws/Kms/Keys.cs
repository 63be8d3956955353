// KMS keys: metadata, rotation, policy, grants, tags, multi-region relations.
using Glacis.Clouds.Collecting;
using Glacis.Facts;
using Glacis.Inventory;
using Glacis.Recordings;

namespace Glacis.Clouds.Aws.Kms;

/// <summary>Keys of the account: its own, and those that AWS manages in it.</summary>
public sealed class Keys : Collector
{
    const string CannotRotate = "UnsupportedOperationException";

    static readonly Kind Key = new("AWS::KMS::Key", "KMS key");

    internal static readonly Call Description = Call.About("kms", "DescribeKey").By("KeyId", "KeyId");
    internal static readonly Call Policy = Call.About("kms", "GetKeyPolicy").By("KeyId", "KeyId").With("PolicyName", "default").When(IsCustomers);
    static readonly Call Grants = Call.About("kms", "ListGrants").By("KeyId", "KeyId").When(IsCustomers);
    internal static readonly Call Labelling = Call.About("kms", "ListResourceTags").By("KeyId", "KeyId").When(IsCustomers);
    static readonly Call Rotation = Call.About("kms", "GetKeyRotationStatus").By("KeyId", "KeyId").When(MayRotate).AbsentBy(CannotRotate);
    static readonly Call History = Call.About("kms", "ListKeyRotations").By("KeyId", "KeyId").When(MayRotate).AbsentBy(CannotRotate);

    internal static readonly Call List = Call.List("kms", "ListKeys", "Keys").With("Limit", 1000);

    public override Call Root { get; } = List.Then(Description, Policy, Grants, Labelling, Rotation, History);

    public override Turn Turn => Turn.Kept;

    public override IEnumerable<Resource> Read(Item item)
    {
        if (!item.Text("KeyId").Peek(out var id)) yield break;
        var description = item.Of(Description).Root;
        var rotates = item.Of(Rotation).WhenAbsent(false).Or(item.Of(Rotation).Root.Flag("KeyRotationEnabled"));
        yield return new EncryptionKey(ArnOf(item, id))
        {
            Kind = Key,
            Name = id,
            Account = item.Account,
            Region = item.Region,
            Tags = TagsOf(item),
            Manager = ManagerOf(item),
            State = StateOf(item),
            Material = MaterialOf(item),
            Origin = description.OneOf(
                "KeyMetadata.Origin", ("AWS_KMS", KeyOrigin.Service), ("EXTERNAL", KeyOrigin.Imported), ("AWS_CLOUDHSM", KeyOrigin.CustomStore), ("EXTERNAL_KEY_STORE", KeyOrigin.CustomStore)),
            Created = description.Time("KeyMetadata.CreationDate"),
            Rotates = rotates,
            RotationDays = rotates.Then(yes => PeriodOf(item, yes)),
            Rotations = RotationsOf(item.Of(History)),
            ReplicaOf = PrimaryOf(item, id),
            IsMultiRegion = IsMultiRegion(item, id),
            Relatives = RelativesOf(item, id),
            RawPolicy = item.Of(Policy).Root.Text("Policy"),
            Grants = item.Of(Grants).Many("Grants", KeyGrants.Read),
        };
    }

    static Fact<bool> IsCustomers(Item key) => ManagerOf(key).Map(static manager => manager == KeyManager.Customer);

    // AWS manages the rotation of its keys; only symmetric keys rotate; a key that waits to be deleted answers "no" whatever it was set to.
    static Fact<bool> MayRotate(Item key)
    {
        if (ManagerOf(key).Peek(out var manager) && manager == KeyManager.Provider) return ManagerOf(key).Map(static _ => false);
        if (MaterialOf(key).Peek(out var material) && material != KeyMaterial.Symmetric) return MaterialOf(key).Map(static _ => false);
        return StateOf(key).Map(static state => state != KeyState.PendingDeletion);
    }

    internal static string ArnOf(Item key, string id) => key.Text("KeyArn").Shown(Arn.Of("kms", key.Region, key.Account, $"key/{id}"));

    internal static Fact<KeyManager> ManagerOf(Item key) => key.Of(Description).Root.OneOf("KeyMetadata.KeyManager", ("AWS", KeyManager.Provider), ("CUSTOMER", KeyManager.Customer));

    // A key whose primary region is being changed (Updating) works on; one that is being made, or awaits its material, does not yet.
    static Fact<KeyState> StateOf(Item key) => key.Of(Description).Root.OneOf(
        "KeyMetadata.KeyState",
        ("Enabled", KeyState.Enabled), ("Updating", KeyState.Enabled), ("Disabled", KeyState.Disabled),
        ("PendingDeletion", KeyState.PendingDeletion), ("PendingReplicaDeletion", KeyState.PendingDeletion),
        ("PendingImport", KeyState.Unavailable), ("Creating", KeyState.Unavailable), ("Unavailable", KeyState.Unavailable));

    static Fact<KeyMaterial> MaterialOf(Item key)
    {
        var spec = key.Of(Description).Root.Text("KeyMetadata.KeySpec");
        return spec.Then(it => Material(it) is { } material
            ? spec.Map(_ => material)
            : Fact.Unknown<KeyMaterial>(Ignorance.NotForeseen, $"this build does not know keys of the sort {it}"));
    }

    static KeyMaterial? Material(string spec) => spec switch
    {
        "SYMMETRIC_DEFAULT" => KeyMaterial.Symmetric,
        "SM2" => KeyMaterial.Asymmetric,
        _ when spec.StartsWith("HMAC_", StringComparison.Ordinal) => KeyMaterial.Hmac,
        _ when Families.Any(family => spec.StartsWith(family, StringComparison.Ordinal)) => KeyMaterial.Asymmetric,
        _ => null,
    };

    static readonly string[] Families = ["RSA_", "ECC_", "ML_DSA_"];

    internal static Fact<Tags> TagsOf(Item key)
    {
        var manager = ManagerOf(key);
        return manager.Peek(out var who) && who == KeyManager.Provider
            ? manager.Concludes(Inventory.Tags.None, "a key that AWS manages cannot be tagged")
            : key.Of(Labelling).Tags("Tags", "TagKey", "TagValue");
    }

    // The model: "the default value is 365 days"; a key that does not rotate has no period.
    static Fact<int> PeriodOf(Item key, bool rotates)
    {
        var days = key.Of(Rotation).Root.Number("RotationPeriodInDays").Map(static it => (int)Math.Clamp(it, 0, int.MaxValue));
        return rotates ? days.OrWhenSilent(365) : days;
    }

    // Material that was never rotated to (the first, or imported and waiting) has no date.
    static Many<DateTimeOffset> RotationsOf(Answered history)
    {
        var dates = history.Many("Rotations", static rotation => rotation.Time("RotationDate"));
        if (dates.Items.Count == 0) return dates.IsComplete ? Many<DateTimeOffset>.All([], dates.Source) : Many<DateTimeOffset>.None((Unknown)dates.Source);
        var known = new List<DateTimeOffset>();
        var rest = dates.Source as Unknown;
        foreach (var date in dates.Items)
            if (date.Peek(out var when)) known.Add(when);
            else if (date.Source is Unknown { Why: not Ignorance.NotInAnswer } unread) rest ??= unread;
        return rest is null ? Many<DateTimeOffset>.All(known, dates.Source) : Many<DateTimeOffset>.Some(known, history.At!, rest);
    }

    // Where the answer is silent the id tells: those of multi-region keys, and no others, begin with mrk- (KMS developer guide, "Key identifiers").
    static Fact<bool> IsMultiRegion(Item key, string id)
    {
        var told = key.Of(Description).Root.Flag("KeyMetadata.MultiRegion");
        return id.StartsWith("mrk-", StringComparison.Ordinal) ? told : told.OrWhenSilent(false);
    }

    // The model: the relations "list the primary and replica keys in the related set", this one among them.
    static Many<string> RelativesOf(Item key, string id)
    {
        const string Relations = "KeyMetadata.MultiRegionConfiguration";
        var (isMultiRegion, description, own) = (IsMultiRegion(key, id), key.Of(Description).Root, ArnOf(key, id));
        if (!isMultiRegion.Peek(out var yes)) return Many<string>.None((Unknown)isMultiRegion.Source);
        if (!yes) return Many<string>.All([], isMultiRegion.Source);
        if (!description.Text($"{Relations}.PrimaryKey.Arn").Peek(out var primary))
            return Many<string>.None(new(Ignorance.NotInAnswer, "the answer does not speak of the related keys", description.Source));
        var replicas = description.Many($"{Relations}.ReplicaKeys", static it => it.Text("Arn"));
        if (replicas.Items.FirstOrDefault(static it => !it.IsKnown).Source is Unknown why && replicas.Items.Any(static it => !it.IsKnown)) return Many<string>.None(why);
        return Many<string>.All([.. replicas.Items.Select(static it => it.Shown()).Prepend(primary).Where(it => it != own)], description.Source);
    }

    // The model: the primary's name "includes the current KMS key if it is the primary key".
    static Fact<string?> PrimaryOf(Item key, string id)
    {
        const string Relations = "KeyMetadata.MultiRegionConfiguration";
        var (isMultiRegion, description) = (IsMultiRegion(key, id), key.Of(Description).Root);
        return isMultiRegion.Then(yes => !yes
            ? isMultiRegion.Map<string?>(static _ => null)
            : description.OneOf($"{Relations}.MultiRegionKeyType", ("PRIMARY", false), ("REPLICA", true)).Then(isReplica => isReplica
                ? description.Text($"{Relations}.PrimaryKey.Arn").Map<string?>(primary => primary == key.Text("KeyArn").Shown() ? null : primary)
                : isMultiRegion.Map<string?>(static _ => null)));
    }
}
