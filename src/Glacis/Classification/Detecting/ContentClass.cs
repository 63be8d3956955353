// What a detector finds: a class of content, and what sort of secret or person it concerns.
namespace Glacis.Classification.Detecting;

/// <summary>What content of a class concerns.</summary>
public enum Nature
{
    /// <summary>Opens something: keys, tokens, passwords.</summary>
    Credential,

    /// <summary>Cards and accounts.</summary>
    Financial,

    /// <summary>Patients and insured people.</summary>
    Health,

    /// <summary>Numbers that a state gave to one person.</summary>
    NationalId,

    /// <summary>Names, addresses, ways to reach somebody.</summary>
    Personal,

    /// <summary>Addresses of machines, which may lead to a person.</summary>
    Network,
}

/// <summary>A class of content, as it is named everywhere.</summary>
/// <param name="Id">Its name for machines, <c>payment-card</c>; for ever.</param>
/// <param name="Label">Its name for people.</param>
/// <param name="Nature">What it concerns.</param>
public sealed record ContentClass(string Id, string Label, Nature Nature);
