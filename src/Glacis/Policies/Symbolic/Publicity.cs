// Public, external, confused deputy: by definitions that do not move, so that figures of false alarms mean something.
using System.Numerics;
using Glacis.Policies.Evaluation;
using Glacis.Policies.Language;
using Glacis.Sets;

namespace Glacis.Policies.Symbolic;

/// <summary>Whether a policy on a resource lets the world in. docs/policies.md has the definitions.</summary>
/// <param name="Public">Anonymous callers or accounts that nobody named, from more than 2^24 public IPv4 addresses or more than an IPv6 /32.</param>
/// <param name="External">Any caller outside the zone of trust.</param>
/// <param name="ConfusedDeputy">A service that acts for somebody outside of it.</param>
public sealed record Publicity(Shown Public, Shown External, Shown ConfusedDeputy)
{
    static readonly BigInteger MostV4 = BigInteger.Pow(2, 24), MostV6 = BigInteger.Pow(2, 96);

    // Where the request comes from or for whom, as only its owner can have it: a value that a policy fixes keeps strangers out.
    static readonly string[] Pins =
    [
        "aws:sourcevpc", "aws:sourcevpcarn", "aws:sourcevpce", "aws:vpceaccount", "aws:vpceorgid", "aws:vpceorgpaths", "aws:sourcearn", "aws:sourceaccount", "aws:sourceowner", "aws:sourceorgid", "aws:sourceorgpaths",
        "aws:userid", "aws:principalorgid", "aws:principalorgpaths", "s3:dataaccesspointarn", "s3:dataaccesspointaccount", "aws:ec2instancesourcevpc",
    ];

    // For whom a service says that it acts.
    static readonly string[] Origins = ["aws:sourcearn", "aws:sourceaccount", "aws:sourceowner", "aws:sourceorgid", "aws:sourceorgpaths", "aws:referer"];

    /// <param name="policy">The policy.</param>
    /// <param name="zone">Whose resource it lies on; its account may be unknown.</param>
    /// <param name="service">The prefix of the service whose resource it is; <c>null</c> where nobody says.</param>
    /// <param name="actions">The only actions that are asked about; <c>null</c> for all.</param>
    /// <param name="restricts">Whether a switch beside the policy cuts all access from outside the account as soon as the policy is public.</param>
    public static Publicity Of(Policy policy, Zone zone, string? service = null, bool restricts = false, IReadOnlyList<string>? actions = null)
    {
        var question = new Question(zone, service, Actions: actions, Values: key => Own(key, zone));
        if (Model.Of([policy], question, out var whyNot) is not { } model)
        {
            var not = Shown.NotTold(whyNot);
            return new(not, not, not);
        }
        var asking = new Asking(policy, model, zone, actions);
        return restricts ? new(Shown.No, asking.ExternalUnlessPublic(), asking.Deputy()) : new(asking.Public(), asking.External(), asking.Deputy());
    }

    // What tells our own apart where the policy asks about it.
    static IReadOnlyList<TextPattern> Own(string key, Zone zone) => key switch
    {
        "aws:sourceaccount" or "aws:sourceowner" => zone.Account is { } own ? [.. zone.Members.Append(own).Select(TextPattern.Exactly)] : [],
        "aws:principalorgid" or "aws:sourceorgid" => zone.Organization is { } own ? [TextPattern.Exactly(own)] : [],
        "aws:principalorgpaths" or "aws:sourceorgpaths" => zone.Organization is { } own ? [TextPattern.Glob($"{own}/*")] : [],
        "aws:sourcearn" => OwnNames(zone),
        _ when IsEncryptionContext(key) => OwnNames(zone),
        _ => [],
    };

    static IReadOnlyList<TextPattern> OwnNames(Zone zone) =>
        [.. zone.Members.Concat(zone.Account is { } own ? [own] : []).Distinct(StringComparer.Ordinal).Select(static it => TextPattern.Parts($"arn:*:*:*:{it}:*"))];

    static bool IsEncryptionContext(string key) => key.StartsWith("kms:encryptioncontext:", StringComparison.Ordinal);

    sealed class Asking(Policy policy, Model model, Zone zone, IReadOnlyList<string>? actions)
    {
        readonly Region region = model.RegionOf(policy);

        Box[] Without => field ??= [.. model.Impossible, .. region.Denies.Select(static it => it.Box)];

        internal Shown Public()
        {
            var strangers = Pinned(model.Of(static it => it.Sort == CallerSort.Anonymous || it.IsOfAccount && it.IsStranger), Pins);
            var from = Addresses.None;
            return Found(strangers, box =>
            {
                if (model.AddressesOf(box) is not { } addresses) return true;
                from = from.Or(addresses.Except(Addresses.Private));
                return from.V4.Count > MostV4 || from.V6.Spans.Any(static it => (BigInteger)it.Last - (BigInteger)it.First + 1 > MostV6);
            });
        }

        // The switch cuts everybody outside the account as soon as anything in the policy is public.
        internal Shown ExternalUnlessPublic() => (Public().Truth, External()) switch
        {
            (Truth.Yes, _) or (_, { Truth: Truth.No }) => Shown.No,
            (Truth.No, var external) => external,
            _ => Shown.NotTold("whether the policy is public, and so cut off, is not to be told"),
        };

        internal Shown External()
        {
            // Nobody said whose resource it is: an account that stands alone in the policy may be its owner.
            var isOwnUnknown = zone.Account is null && model.Callers.Where(static it => it.IsOfAccount && !it.IsStranger).Select(static it => it.Account).Distinct(StringComparer.Ordinal).Count() <= 1;
            var outside = model.Of(it => it.Sort == CallerSort.Anonymous || it.IsOfAccount && !zone.Has(it.Account!) && (it.IsStranger || !isOwnUnknown));
            outside = Pinned(outside, Pins.Except(["aws:principalorgid", "aws:principalorgpaths"], StringComparer.Ordinal));
            var callers = Found(OutsideOrganization(outside), static _ => true);
            if (callers.Truth == Truth.Yes) return callers;
            var served = Found(ForNamedOutsiders(), static _ => true);
            if (served.Truth == Truth.Yes) return served;
            if (callers.Truth == Truth.Unknown || served.Truth == Truth.Unknown) return callers.Truth == Truth.Unknown ? callers : served;
            return isOwnUnknown && Found(model.Of(static it => it.IsOfAccount && !it.IsStranger), static _ => true).Truth != Truth.No
                ? Shown.NotTold("nobody says which account owns the resource, and the one that the policy names may be it") : Shown.No;
        }

        Box OutsideOrganization(Box box)
        {
            if (zone.Organization is not { } own) return box;
            box = model.With(box, "aws:principalorgid", it => it.IsAbsent || it.Values[0] != own);
            return model.With(box, "aws:principalorgpaths", it => it.IsAbsent || !it.Values[0].StartsWith($"{own}/", StringComparison.Ordinal));
        }

        // A service that may act for an account that the policy names, and that is none of ours.
        Box ForNamedOutsiders()
        {
            var box = model.Of(static it => it.Sort == CallerSort.Service);
            if (!model.KeyNames.Contains("aws:sourceaccount", StringComparer.Ordinal)) return model.Of(static _ => false);
            return model.With(box, "aws:sourceaccount", it => it.IsNamed && zone.Account is not null && !zone.Has(it.Values[0]));
        }

        internal Shown Deputy()
        {
            var box = model.Of(static it => it.Sort == CallerSort.Service);
            foreach (var key in Origins.Concat(model.KeyNames.Where(IsEncryptionContext))) box = model.With(box, key, it => it.IsAbsent || !it.IsNamed && !IsOwn(key, it.Values[0]));
            return Found(box, static _ => true);
        }

        bool IsOwn(string key, string value) => Own(key, zone).Any(it => it.Matches(value));

        Box Pinned(Box box, IEnumerable<string> pins) => pins.Aggregate(box, (rest, key) => model.With(rest, key, it => !it.IsNamed && !(IsPath(key) && it.Values.Any(BeginsWithOrganization))));

        static bool IsPath(string key) => key.EndsWith("orgpaths", StringComparison.Ordinal);

        // A path is as fixed as the organisation that it begins with, whatever wildcards follow.
        static bool BeginsWithOrganization(string path) => path.IndexOf('/', StringComparison.Ordinal) is > 2 and var slash && path.StartsWith("o-", StringComparison.Ordinal) && path.AsSpan(2, slash - 2).IndexOfAnyExceptInRange('0', 'z') < 0;

        Shown Found(Box asked, Func<Box, bool> isEnough)
        {
            if (actions is not null) asked = model.For(asked, actions);
            var search = new Search(model, it => Replay.Passes(policy, it.Request(zone.Account)));
            foreach (var allow in region.Allows) search.Look([Space.And(allow.Box, asked)], Without, allow.Statement, isEnough);
            return search.Answer;
        }
    }
}
