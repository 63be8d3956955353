// How far a resource's policy lets the world in, decided in its zone of trust.
using Glacis.Facts;
using Glacis.Inventory;
using Glacis.Policies.Data;
using Glacis.Policies.Evaluation;
using Glacis.Policies.Language;
using Glacis.Policies.Symbolic;

namespace Glacis.Policies.Holders;

/// <summary>An answer about a policy.</summary>
/// <param name="Is">Whether it is so; unknown where that is not to be told.</param>
/// <param name="How">The request that shows it, and the statements that let it pass; known to be empty where it is not so.</param>
public sealed record Opening(Fact<bool> Is, Fact<string> How)
{
    internal static Opening No(Fact<Language.Policy?> policy) => new(policy.Map(static _ => false), policy.Map(static _ => ""));

    internal static Opening Not(Unknown why) => new(Fact.Unknown<bool>(why), Fact.Unknown<string>(why));

    internal static Opening Of(Shown shown, Source policy, string rule, IReadOnlyList<Source> from)
    {
        if (shown.Truth == Truth.Unknown) return Not(new(Ignorance.NotForeseen, shown.Because, policy));
        var source = new Conclusion(rule, 1, [policy, .. from]);
        return new(Fact.Known(shown.Truth == Truth.Yes, source), Fact.Known(shown.Truth == Truth.Yes ? $"{shown.Witness}, by {string.Join(", ", shown.Statements.Select(static it => it.Name))}" : "", source));
    }
}

/// <summary>Decides how far policies let the world in. Threads share it.</summary>
public sealed class Openings(Estate estate) : IEngine<Openings>
{
    readonly Documents documents = estate.Engine<Documents>();
    readonly Guardrails guardrails = estate.Engine<Guardrails>();
    readonly ILookup<string, AccountPublicAccess> switches = estate.Kept<AccountPublicAccess>().ToLookup(static it => it.Account, StringComparer.Ordinal);

    public static Openings From(Estate estate) => new(estate);

    /// <summary>Whether anybody is let in by the policy itself, whatever switches stand beside it.</summary>
    public Opening Public(ResourcePolicy on) => Asked(on, static it => it.Public, null);

    /// <summary>Whether anybody may change something by the policy itself.</summary>
    public Opening PublicChanges(ResourcePolicy on) =>
        Asked(on, static it => it.Public, [.. Actions.Of(on.Service).Where(static it => it.Level is not (AccessLevel.List or AccessLevel.Read)).Select(static it => it.Action)]);

    /// <summary>Whether somebody outside the zone of trust is let in by the policy itself.</summary>
    public Opening External(ResourcePolicy on) => Asked(on, static it => it.External, null);

    /// <summary>Whether whom a line of the access list lets in stands outside the zone of trust.</summary>
    public Fact<bool> IsOutside(ResourcePolicy on, ListedAccess line) => !line.Party.Peek(out var party) ? line.Party.Map(static _ => true) : party switch
    {
        ListedParty.LogDelivery => line.Party.Map(static _ => false),
        ListedParty.OneAccount => line.Account.Map(number => !ZoneOf(on).Has(number)),
        ListedParty.Organization => IsOtherOrganization(on, line),
        _ => line.Party.Map(static _ => true),
    };

    // As its name tells, or that of a part of it: "…:organization/o-a1b2c3d4e5", "…:ou/o-a1b2c3d4e5/ou-…".
    Fact<bool> IsOtherOrganization(ResourcePolicy on, ListedAccess line)
    {
        var rail = guardrails.Of(on.Account);
        return rail.OrganizationIsUnread ? Fact.Unknown<bool>(rail.Unread!) : line.Party.Map(_ => rail.Zone.Organization is not { } own || !line.Who.Split('/').Contains(own, StringComparer.Ordinal));
    }

    /// <summary>Whether a service is let in that may act for somebody outside.</summary>
    public Opening ConfusedDeputy(ResourcePolicy on) => Asked(on, static it => it.ConfusedDeputy, null);

    /// <summary>The account's own switches that cut public access for this service; known to cut nothing where the service has none.</summary>
    public Fact<PublicAccessBlock> AccountBlock(ResourcePolicy on) =>
        switches[on.Account].FirstOrDefault(it => it.Service == on.Service) is { } found ? found.Block
        : on.Service == "s3" ? Fact.Unknown<PublicAccessBlock>(estate.WhyNot($"aws/{on.Account}/s3-public-access-block"))
        : on.Block;

    Opening Asked(ResourcePolicy on, Func<Publicity, Shown> part, IReadOnlyList<string>? actions)
    {
        var policy = documents.Of(on.RawPolicy);
        if (!policy.Peek(out var own)) return Opening.Not((Unknown)policy.Source);
        if (own is null) return Opening.No(policy);
        var (zone, rail) = (ZoneOf(on), guardrails.Of(on.Account));
        var shown = part(Publicity.Of(own, zone, on.Service, actions: actions));
        // Which organisation is our own was not read: where that decides, nothing is decided.
        if (rail.OrganizationIsUnread && Organizations(own).Any(it => part(Publicity.Of(own, zone with { Organization = it }, on.Service, actions: actions)).Truth != shown.Truth)) return Opening.Not(rail.Unread!);
        return Opening.Of(shown, policy.Source, "decided over all requests that the policy tells apart", rail.From);
    }

    // The organisations that a policy names: o-a1b2c3d4e5, or a path that begins so.
    static IEnumerable<string> Organizations(Language.Policy policy) => policy.Statements.SelectMany(static it => it.Conditions).SelectMany(static it => it.Values)
        .Where(static it => it.StartsWith("o-", StringComparison.Ordinal)).Select(static it => it.Split('/')[0]).Distinct(StringComparer.Ordinal);

    // Accounts that the owners declare as trusted are no strangers.
    Zone ZoneOf(ResourcePolicy on)
    {
        var zone = guardrails.Of(on.Account).Zone;
        return zone with { Members = [.. zone.Members.Concat(estate.Intent.Access.TrustedAccounts.Items.Select(static it => it.Number))] };
    }
}
