// Who can: one principal, or a class of them, and what lets it.
using Glacis.Facts;
using Glacis.Inventory;
using Glacis.Policies.Evaluation;
using Glacis.Policies.Symbolic;

namespace Glacis.Policies.Holders;

/// <summary>What sort of holder, from the widest to the narrowest.</summary>
public enum HolderSort
{
    /// <summary>Anybody, with or without an account of his own.</summary>
    Anybody,

    /// <summary>Any account of an organisation.</summary>
    Organization,

    /// <summary>An account, and whomever it lets.</summary>
    Account,
    Role,
    User,

    /// <summary>A service of the provider.</summary>
    Service,

    /// <summary>Whoever another provider of identities vouches for.</summary>
    Provider,
}

/// <summary>One who can.</summary>
/// <param name="Name">As policies write it; <c>*</c> for anybody.</param>
/// <param name="Account">Its account; empty where it has none.</param>
/// <param name="Can">Whether it can; unknown where something that decides could not be read.</param>
/// <param name="By">What lets it: policies with their statements, grants.</param>
/// <param name="Actions">What it can do of what was asked about, sorted.</param>
/// <param name="Witness">A request that shows it; <c>null</c> where none was needed, or none is sure.</param>
/// <param name="Source">The answers that it rests on.</param>
public sealed record Holder(HolderSort Sort, string Name, string Account, Truth Can, IReadOnlyList<string> By, IReadOnlyList<string> Actions, Witness? Witness, Source Source)
{
    /// <summary>Why it is not known whether it can; empty where it is.</summary>
    public string Open { get; init; } = "";

    /// <summary>The tags of a role or user that was read.</summary>
    public Fact<Tags> Tags { get; init; }

    /// <summary>What it can do and what lets it, with the answers that it rests on.</summary>
    public Fact<string> Told => Fact.Known($"{(Can == Truth.Yes ? "" : "perhaps ")}{string.Join(", ", Actions)} by {string.Join("; ", By)}{(Open.Length > 0 ? $" ({Open})" : "")}", Source);

    /// <summary>Whether it belongs to another account than this one, or may.</summary>
    public bool IsElsewhere(string account) => Sort is HolderSort.Anybody or HolderSort.Organization || Account.Length > 0 && Account != account;

    /// <summary>Who it is, in words.</summary>
    public string Words => Sort switch
    {
        HolderSort.Anybody => "anybody",
        HolderSort.Organization => $"any account of organisation {Name}",
        HolderSort.Account => $"anybody of account {Account}",
        HolderSort.Service => $"service {Name}",
        HolderSort.Provider => $"users of {Name}",
        _ => Name,
    };

    public override string ToString() => $"{Words}: {(Told.Peek(out var told) ? told : "")}";
}
