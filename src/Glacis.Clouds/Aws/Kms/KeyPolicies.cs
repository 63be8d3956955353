// Who may do what to a key that the customer manages, as its policy says it.
using Glacis.Clouds.Collecting;
using Glacis.Facts;
using Glacis.Inventory;
using Glacis.Recordings;

namespace Glacis.Clouds.Aws.Kms;

/// <summary>Policies of keys; those of AWS's keys are AWS's, and hold nothing of the customer's.</summary>
public sealed class KeyPolicies : Collector
{
    static readonly Kind OfKey = new("Glacis::KMS::KeyPolicy", "KMS key policy");

    public override Call Root { get; } = Keys.List.Then(Keys.Description, Keys.Policy, Keys.Labelling);

    public override IEnumerable<Resource> Read(Item item)
    {
        if (!item.Text("KeyId").Peek(out var id)) yield break;
        var (manager, policy) = (Keys.ManagerOf(item), item.Of(Keys.Policy).Root.Text("Policy").Map(static it => (string?)it));
        var raw = policy.IsKnown ? policy : manager.Then(who => who == KeyManager.Provider
            ? manager.Source.Concludes<string?>(null, "the policy of a key that AWS manages is AWS's, and lets in the account alone")
            : policy);
        yield return item.Policy(Keys.ArnOf(item, id), OfKey, "kms", id, raw) with { Tags = Keys.TagsOf(item) };
    }
}
