// Whether somebody who can is somebody who was declared.
using Glacis.Facts;
using Glacis.Inventory;

namespace Glacis.Policies.Holders;

/// <summary>Holds holders against declarations.</summary>
public static class Meant
{
    /// <summary>Whether a declaration names the holder; <paramref name="open"/> says what is not known and might make one of them fit.</summary>
    public static bool IsMeant(this Holder holder, IReadOnlyList<DeclaredPrincipal> declared, out Unknown? open)
    {
        open = null;
        foreach (var (match, _) in declared)
            if (Fits(match, holder, ref open)) return true;
        return false;
    }

    static bool Fits(PrincipalMatch match, Holder holder, ref Unknown? open)
    {
        if (match.Service is { } service) return holder.Sort == HolderSort.Service && Inventory.Matching.Glob(service, holder.Name);
        if (holder.Sort is not (HolderSort.Role or HolderSort.User)) return false;
        if (match.Id is { } id) return Inventory.Matching.Glob(id, holder.Name);
        if (match.Name is { } name) return Inventory.Matching.Glob(name, holder.Name.AsSpan(holder.Name.LastIndexOf('/') + 1));
        return match.Tag is { } tag && HasTag(tag, holder, ref open);
    }

    static bool HasTag(Tag tag, Holder holder, ref Unknown? open)
    {
        if (holder.Tags.Peek(out var tags)) return tags.All.Any(it => it.Key == tag.Key && Inventory.Matching.Glob(tag.Value, it.Value));
        open ??= (Unknown)holder.Tags.Source;
        return false;
    }
}
