// Things on which the other simulator and ours differ, each with its reason.
namespace Glacis.Tests.Policies.Differential;

enum Quirk
{
    ManyValuesOfANegatedOperator,
    NegatedVariableWithoutValue,
    VariableInTheOldVersion,
    SparedByNotPrincipal,
    AnyValueIfExistsWithoutTheKey,
    NotIpAddressOfTheOtherFamily,
    NotResourceWithAVariableWithoutValue,
    RangeOfAllAddresses,
    SessionPolicyAndADirectGrant,
}
