// The account's own identities: what lets each in, and each layer that limits it.
using Glacis.Facts;
using Glacis.Inventory;
using Glacis.Policies.Evaluation;
using Glacis.Policies.Language;
using Glacis.Policies.Symbolic;
using Glacis.Sets;

namespace Glacis.Policies.Holders;

sealed partial class Asking
{
    const int MostBoxes = 4096;

    /// <summary>One way in: by a statement or grant that names the identity, or by its own policies where the resource leaves it to them.</summary>
    /// <param name="By">The statement or grant; <c>null</c> where its own policies let it in.</param>
    readonly record struct Route(string? By, Box Box, bool IsBounded);

    internal void ByIdentities()
    {
        var isOpen = !on.IsStrict || own is not null && own.Statements.Any(it => it.Effect == Effect.Allow && IsOwnAccount(it));
        foreach (var one in identities.In(on.Account))
            if (named.Contains(one.Identity.Id) || isOpen && (one.Unread is not null || one.Policies.Any(IsRelevant))) Take(one);
        if (isOpen && identities.WhyMore(on.Account) is { } more) Miss(more);
    }

    bool IsOwnAccount(Statement statement) => statement.Principal is { } principal && Principals.Of(principal, statement.Effect, Caller.Read($"arn:aws:iam::{on.Account}:user/some")).Delegated != Truth.No;

    IEnumerable<KeyGrant> GrantsTo(Identity identity) => on.Grants.Items.Where(it => it.Grantee.Peek(out var name) && NameOf(Caller.Read(name)) == identity.Id && Operations(it).Length > 0);

    bool IsRelevant(Document document) => document.Read.Policy is not { } policy || policy.Statements.Any(IsRelevant);

    // Most policies never speak of the service.
    bool IsRelevant(Statement statement) => statement.Action.Not || statement.Action.Patterns.Any(it => it.Split(':')[0] is var service && (service.Contains('*', StringComparison.Ordinal) || service.Equals(on.Service, StringComparison.OrdinalIgnoreCase)));

    Document Trimmed(Document document) => document.Read.Policy is { } policy ? new(document.Name, new(policy with { Statements = [.. policy.Statements.Where(IsRelevant)] }, null)) : document;

    void Take(Equipped equipped)
    {
        IReadOnlyList<Document> policies = [.. equipped.Policies.Select(Trimmed)], boundary = [.. (equipped.Boundary ?? []).Select(Trimmed)];
        var levels = LevelsOf(equipped.Identity);
        Policy?[] read = [.. policies.Concat(boundary).Concat(levels.SelectMany(static it => it)).Select(static it => it.Read.Policy)];
        var holder = read.Contains(null) || Model.Of([.. read.OfType<Policy>(), .. controls, .. own is null ? [] : new[] { own }], QuestionOf([equipped.Identity.Id]), out _) is not { } model
            ? Unsure(equipped, "its policies cannot be followed")
            : new Way(this, equipped, model, policies, equipped.Boundary is null ? null : boundary, levels).Holder;
        // What was not read may deny what the rest allows, and allow what it does not.
        if (equipped.Unread is { } unread) holder = holder is null ? Unsure(equipped, unread.Words) : holder with { Can = Truth.Unknown, Open = unread.Words };
        if (holder is not null) Add(holder);
    }

    Holder Unsure(Equipped equipped, string open) =>
        new(SortOf(equipped.Identity), equipped.Identity.Id, on.Account, Truth.Unknown, ["its own policies"], actions, null, equipped.Unread ?? equipped.Identity.Inline.Source) { Open = open };

    static HolderSort SortOf(Identity identity) => identity.Sort == IdentitySort.Role ? HolderSort.Role : HolderSort.User;

    // A role that a service made for itself is free of them, and so is the account that manages the organisation. Where it is not known whether a service made it, it may be.
    IReadOnlyList<IReadOnlyList<Document>> LevelsOf(Identity identity) =>
        !identity.IsServices.Peek(out var services) || services || rail.Organization?.ManagementAccount == on.Account ? [] : [.. (rail.CallerControls ?? []).Select(level => level.Select(Trimmed).ToArray())];

    /// <summary>One identity, with all that lets it in and all that limits it.</summary>
    sealed class Way(Asking asking, Equipped equipped, Model model, IReadOnlyList<Document> policies, IReadOnlyList<Document>? boundary, IReadOnlyList<IReadOnlyList<Document>> levels)
    {
        readonly List<Box> denies = [.. model.Impossible];

        /// <summary>What it can; <c>null</c> where it can nothing.</summary>
        internal Holder? Holder => Found();

        Holder? Found()
        {
            var identities = Allows(policies);
            var limits = boundary is null ? null : Boxes(Allows(boundary));
            List<List<Box>> above = [.. levels.Select(level => Boxes(Allows(level)))];
            foreach (var control in asking.controls) denies.AddRange(model.RegionOf(control).Denies.Select(static it => it.Box));
            var (by, did, shown) = (new SortedSet<string>(StringComparer.Ordinal), new SortedSet<string>(StringComparer.Ordinal), default(Witness));
            var whole = true;
            foreach (var route in Routes().ToArray())
                foreach (var (name, box) in route.By is { } itself ? [(itself, model.Space.Everything)] : identities)
                {
                    List<Box>? boxes = [Space.And(route.Box, box)];
                    foreach (var layer in route.IsBounded && limits is not null ? above.Prepend(limits) : above) boxes = Product(boxes, layer);
                    whole &= boxes is not null && model.Rest(boxes.SelectMany(it => asking.Manageable(model, it)), denies, left =>
                    {
                        by.Add(name);
                        did.UnionWith(model.ActionsOf(left).Where(asking.Wanted));
                        shown ??= model.WitnessOf(left);
                        return true;
                    });
                }
            return shown is not null ? Made(by, did, shown) : whole ? null : asking.Unsure(equipped, "its policies overlap in too many ways");
        }

        static List<Box> Boxes(List<(string, Box Box)> allows) => [.. allows.Select(static it => it.Box)];

        // Each statement that allows, by the name of its policy; those that deny are remembered.
        List<(string By, Box Box)> Allows(IReadOnlyList<Document> documents)
        {
            var allows = new List<(string, Box)>();
            foreach (var document in documents)
            {
                var region = model.RegionOf(document.Read.Policy!);
                allows.AddRange(region.Allows.Select(it => ($"{document.Name}, {it.Statement.Name}", it.Box)));
                denies.AddRange(region.Denies.Select(static it => it.Box));
            }
            return allows;
        }

        IEnumerable<Route> Routes()
        {
            var caller = model.Callers.First(it => it.Name == equipped.Identity.Id);
            var me = asking.Within(model, Of(model, caller));
            if (!asking.on.IsStrict) yield return new(null, me, true);
            foreach (var grant in asking.GrantsTo(equipped.Identity)) yield return new($"grant {grant.Id}", model.For(me, asking.Operations(grant)), true);
            if (asking.own is null) yield break;
            var region = model.RegionOf(asking.own);
            denies.AddRange(region.Denies.Select(static it => it.Box));
            foreach (var allow in region.Allows)
            {
                var (naming, box) = (NamingOf(allow.Statement, caller), Space.And(me, allow.Box));
                if (naming.Direct != Truth.No || naming.ByRole != Truth.No) yield return new($"policy, {allow.Statement.Name}", box, naming.Direct == Truth.No);
                else if (asking.on.IsStrict) yield return new(null, box, true);
            }
        }

        static List<Box>? Product(List<Box>? some, List<Box> others) => some is null || some.Count * others.Count > MostBoxes ? null : [.. from one in some from other in others select Space.And(one, other)];

        Holder Made(SortedSet<string> by, SortedSet<string> did, Witness shown)
        {
            var can = Decided(shown);
            return new(SortOf(equipped.Identity), equipped.Identity.Id, asking.on.Account, can, [.. by], [.. did], shown, new Conclusion($"policies of {equipped.Identity.Name}", 1, [.. equipped.From.Append(asking.policySource).Distinct()]))
            {
                Open = can == Truth.Yes ? "" : shown.Supposed.Count > 0 ? string.Join("; ", shown.Supposed).Replace('\0', ' ') : "deciding one request by itself comes to another answer",
            };
        }

        // The evaluator of single requests has the last word. A grant's own constraints only ask for an encryption context, which the caller can give.
        Truth Decided(Witness shown)
        {
            var set = new PolicySet
            {
                Identity = policies,
                Resource = asking.own is null ? [] : [new("policy", new(asking.own, null))],
                Boundary = boundary,
                CallerControls = levels.Count == 0 ? null : levels,
                ResourceControls = asking.rail.ResourceControls,
                Grants = [.. asking.on.Grants.Items.Select(InForce.GrantOf).OfType<Grant>().Select(static it => it with { ContextEquals = null, ContextSubset = null })],
            };
            return Evaluator.Decide(shown.Request(asking.on.Account) with { Organisation = asking.rail.Organization }, set).Outcome == Outcome.Allowed ? Truth.Yes : Truth.Unknown;
        }
    }
}
