// Who holds a key, against who is meant to: what several checks of keys share.
using Glacis.Facts;
using Glacis.Inventory;
using Glacis.Policies.Evaluation;
using Glacis.Policies.Holders;
using Glacis.Verdicts;

namespace Glacis.Checks.Keys;

static class Holding
{
    // Beyond it a sentence is no sentence any more; the lines name all.
    const int MostNamed = 4;

    /// <summary>Everybody who can do one of the actions with the key or one of its relatives; false where there may be more.</summary>
    internal static bool Holders(this Reasoning why, EncryptionKey key, IReadOnlyList<string> actions, string question, out IReadOnlyList<Holder> all)
    {
        var can = why.Asked<WhoCan>();
        var whole = why.Saw(can.Do(actions, Guarded.Of(key)), out var own, question);
        whole &= why.Saw(key.Relatives, out var relatives, "related keys in other regions");
        var found = own.ToList();
        foreach (var id in relatives)
        {
            var reference = Fact.Known(new Ref<EncryptionKey>(id), key.Relatives.Source);
            if (!why.Followed(reference, out var relative, "the related key")) whole = false;
            else
            {
                whole &= why.Saw(can.Do(actions, Guarded.Of(relative)), out var its, $"{question} in {relative.Region}");
                found.AddRange(its.Where(it => !found.Any(have => have.Sort == it.Sort && have.Name == it.Name && have.Can >= it.Can)));
            }
        }
        all = found;
        return whole;
    }

    /// <summary>Writes everybody down, and keeps those who are not meant to; true where every one is settled.</summary>
    internal static bool Outside(this Reasoning why, IEnumerable<Holder> holders, Many<DeclaredPrincipal> declared, out List<Holder> outside)
    {
        (outside, var settled) = ([], true);
        foreach (var holder in holders)
        {
            if (holder.IsMeant(declared.Items, out var open))
            {
                why.Saw(holder.Told, out _, $"{holder.Words}, as declared");
                continue;
            }
            var sure = why.Saw(holder.Told, out _, holder.Words) && holder.Can == Truth.Yes;
            if (open is not null) sure &= why.Saw(Fact.Unknown<string>(open), out _, $"whether {holder.Words} is declared");
            if (sure) outside.Add(holder);
            else settled = false;
        }
        return settled;
    }

    /// <summary>The first few by name, with what lets them.</summary>
    internal static string Named(IReadOnlyList<Holder> holders) =>
        string.Join("; ", holders.Take(MostNamed)) + (holders.Count > MostNamed ? string.Create(System.Globalization.CultureInfo.InvariantCulture, $"; and {holders.Count - MostNamed} more") : "");

    /// <summary>What an unread policy of the organisation leaves open: it may deny, never allow.</summary>
    internal static string Unless(this Reasoning why, EncryptionKey key)
    {
        if (why.Asked<Guardrails>().Of(key.Account).Unread is not { } unread) return "";
        why.Saw(Fact.Unknown<string>(unread), out _, "policies of the organisation above the account");
        return ", unless an unread SCP or RCP denies";
    }

    /// <summary>Whether the provider answers for the key; <c>null</c> where that is not known.</summary>
    internal static bool? IsProviders(this Reasoning why, EncryptionKey key) => why.Saw(key.Manager, out var manager, "who manages the key") ? manager == KeyManager.Provider : null;
}
