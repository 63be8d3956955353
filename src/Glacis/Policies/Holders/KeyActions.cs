// What it means to use a key, and to manage it. docs/policies.md has the definitions.
using Glacis.Policies.Data;

namespace Glacis.Policies.Holders;

/// <summary>Actions on keys, by what they come to.</summary>
public static class KeyActions
{
    static readonly string[] Using =
    [
        "Encrypt", "Decrypt", "ReEncryptFrom", "ReEncryptTo", "GenerateDataKey", "GenerateDataKeyPair", "GenerateDataKeyPairWithoutPlaintext", "GenerateDataKeyWithoutPlaintext",
        "Sign", "Verify", "GenerateMac", "VerifyMac", "DeriveSharedSecret",
    ];

    /// <summary>Whoever can do one of these reads or writes what the key guards.</summary>
    public static IReadOnlyList<string> Use { get; } = [.. Using.Select(static it => $"kms:{it}").Order(StringComparer.Ordinal)];

    /// <summary>Whoever can do one of these decides who uses the key, or whether anybody can: all other actions on a key that change something.</summary>
    public static IReadOnlyList<string> Manage { get; } =
    [
        .. Actions.Of("kms").Where(static it => it.Level is not (AccessLevel.List or AccessLevel.Read) && it.Resources.Any(static name => name.Contains(":key/", StringComparison.Ordinal)))
            .Select(static it => it.Action).Except(Use, StringComparer.Ordinal).Where(static it => it is not ("kms:RetireGrant" or "kms:SynchronizeMultiRegionKey")).Order(StringComparer.Ordinal),
    ];
}
