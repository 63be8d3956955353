// Things on which the other simulator and ours differ, each with its reason and its source.
namespace Glacis.Tests.Policies.Differential;

/// <summary>A thing in a request on which the two differ. No request of the main run has one; the run of a quirk has that one only.</summary>
public enum Quirk
{
    NegatedVariableWithoutValue,
    NotResourceWithAVariableWithoutValue,
    VariableInTheOldVersion,
    PartOfTheCallerInNotPrincipal,
    AnyValueIfExistsWithoutTheKey,
    NotIpAddressOfTheOtherFamily,
    RangeOfAllAddresses,
    SessionPolicyAndADirectGrant,
    EncryptionContext,
}

/// <summary>Why the two differ, and by which page ours is right.</summary>
static class Quirks
{
    internal static (string Reason, string Source) Of(Quirk quirk) => quirk switch
    {
        Quirk.NegatedVariableWithoutValue => (
            "a variable whose key the request lacks is null; negated operators match null; the other one takes the condition for failed",
            "IAM user guide, IAM policy elements: Variables and tags, Policy variables with no value"),
        Quirk.NotResourceWithAVariableWithoutValue => (
            "whether everything or nothing is not like a null resource, no page says: ours answers unknown",
            "IAM user guide, IAM policy elements: Variables and tags (\"might cause the entire statement to be invalid\")"),
        Quirk.VariableInTheOldVersion => (
            "in version 2008-10-17 ${…} is text; the other one fills it in",
            "IAM user guide, IAM JSON policy elements: Version"),
        Quirk.PartOfTheCallerInNotPrincipal => (
            "a Deny with NotPrincipal spares a caller whose account, role and session are all listed, and no other user of that account; the other one asks each entry by itself",
            "IAM user guide, AWS JSON policy elements: NotPrincipal, Specifying NotPrincipal with Deny"),
        Quirk.AnyValueIfExistsWithoutTheKey => (
            "…IfExists may stand at the end of any operator but Null, and is true without the key; the other one lets ForAnyValue win",
            "IAM user guide, IAM JSON policy elements: Condition operators, …IfExists condition operators"),
        Quirk.NotIpAddressOfTheOtherFamily => (
            "an address is not in a range of the other family, so NotIpAddress holds; the other one says it does not",
            "IAM user guide, IAM JSON policy elements: Condition operators, IP address condition operators"),
        Quirk.RangeOfAllAddresses => (
            "0.0.0.0/0 has every address of its family; in the other one it has none",
            "RFC 4632, 3.1; IAM user guide, IP address condition operators"),
        Quirk.SessionPolicyAndADirectGrant => (
            "a session policy does not limit what a resource policy grants to the session itself, or to everybody; the other one lets it limit",
            "IAM user guide, Policies and permissions in IAM, Session policies; AWS JSON policy elements: Principal, IAM role principals"),
        _ => (
            "the other one throws kms:EncryptionContext:… out of the request, as a key that it does not know",
            "KMS developer guide, AWS KMS condition keys, kms:EncryptionContext:context-key"),
    };
}
