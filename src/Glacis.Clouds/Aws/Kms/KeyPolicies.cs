// Who may do what to a key that the customer manages, as its policy says it.
using Glacis.Clouds.Collecting;
using Glacis.Facts;
using Glacis.Inventory;
using Glacis.Recordings;

namespace Glacis.Clouds.Aws.Kms;

/// <summary>Policies of keys that customers manage; those of AWS's keys are AWS's.</summary>
public sealed class KeyPolicies : Collector
{
    static readonly Kind OfKey = new("Glacis::KMS::KeyPolicy", "KMS key policy");

    public override Call Root { get; } = Keys.List.Then(Keys.Description, Keys.Policy, Keys.Labelling);

    public override IEnumerable<Resource> Read(Item item)
    {
        if (!item.Text("KeyId").Peek(out var id) || Keys.ManagerOf(item).Peek(out var manager) && manager == KeyManager.Provider) yield break;
        var raw = item.Of(Keys.Policy).Root.Text("Policy").Map(static it => (string?)it);
        yield return item.Policy(Keys.ArnOf(item, id), OfKey, "kms", id, raw) with { Tags = Keys.TagsOf(item) };
    }
}
