// What was granted on a key beside its policy.
using Glacis.Clouds.Collecting;
using Glacis.Facts;
using Glacis.Inventory;
using Glacis.Recordings;

namespace Glacis.Clouds.Aws.Kms;

static class KeyGrants
{
    /// <summary>A grant as ListGrants tells it.</summary>
    internal static KeyGrant Read(Item grant) => new(grant.Text("GrantId").Shown("?"))
    {
        Name = grant.Text("Name").OrWhenSilent(""),
        Grantee = grant.Text("GranteePrincipal"),
        Retiring = grant.Text("RetiringPrincipal").Map(static it => (string?)it).OrWhenSilent(null),
        Issuer = grant.Text("IssuingAccount"),
        Operations = OperationsOf(grant),
        ContextEquals = Pairs(grant, "Constraints.EncryptionContextEquals"),
        ContextHolds = Pairs(grant, "Constraints.EncryptionContextSubset"),
    };

    // A grant without operations is none: silence is no empty list here.
    static Many<string> OperationsOf(Item grant)
    {
        if (grant.Has("Operations").Peek(out var has) && !has) return Many<string>.None(new(Ignorance.NotInAnswer, "the answer does not say what was granted", grant.Source));
        var all = grant.Many("Operations", static it => it.Text());
        return !all.IsComplete ? Many<string>.None((Unknown)all.Source) : Many<string>.All([.. all.Items.Select(static it => it.Shown("?"))], all.Source);
    }

    // A pair that was taken out leaves a constraint of which nothing is known.
    static Many<ContextPair> Pairs(Item grant, string path)
    {
        var pairs = grant.Members(path).Select(static it => (it.Name, Value: it.Value.Text())).ToArray();
        foreach (var (_, value) in pairs)
            if (!value.IsKnown) return Many<ContextPair>.None((Unknown)value.Source);
        return Many<ContextPair>.All([.. pairs.Select(static it => new ContextPair(it.Name, it.Value.Shown()))], grant.Source);
    }
}
