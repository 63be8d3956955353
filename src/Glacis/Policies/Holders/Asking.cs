// One question who can, in the making: everybody whom the resource's own policy or a grant lets in; the account's own identities follow in IdentityRoutes.cs.
using Glacis.Facts;
using Glacis.Inventory;
using Glacis.Policies.Evaluation;
using Glacis.Policies.Language;
using Glacis.Policies.Symbolic;
using Glacis.Sets;

namespace Glacis.Policies.Holders;

/// <summary>One question in the making.</summary>
sealed partial class Asking
{
    // A grant that a service may make for its own work is part of using a key; any other decides who uses it.
    const string ForServices = "kms:grantisforawsresource";

    readonly IReadOnlyList<string> actions;
    readonly Guarded on;
    readonly Policy? own;
    readonly Guardrail rail;
    readonly Identities identities;
    readonly Source policySource;
    readonly IReadOnlyList<Policy> controls;
    readonly Dictionary<(HolderSort Sort, string Name), Holder> holders = [];
    // Identities that were read and that the policy or a grant names: they are asked about with all their policies.
    readonly HashSet<string> named = new(StringComparer.Ordinal);

    internal Asking(IReadOnlyList<string> actions, Guarded on, Policy? own, Source policySource, Guardrail rail, Identities identities)
    {
        (this.actions, this.on, this.own, this.policySource, this.rail, this.identities) = (actions, on, own, policySource, rail, identities);
        controls = [.. (rail.ResourceControls ?? []).SelectMany(static it => it).Select(static it => it.Read.Policy).OfType<Policy>()];
        From.Add(policySource);
        From.AddRange(rail.From);
    }

    internal List<Source> From { get; } = [];

    internal Unknown? Missed { get; private set; }

    internal Unknown? WhyNot { get; private set; }

    internal IEnumerable<Holder> Holders => holders.Values;

    void Miss(Unknown why) => Missed ??= why;

    // ---- by the resource's policy -------------------------------------------------------------------------------------------------

    internal void ByPolicy()
    {
        if (own is null) return;
        if (Model.Of([own, .. controls], QuestionOf(Grantees()), out var whyNot) is not { } model)
        {
            WhyNot = new(Ignorance.NotForeseen, whyNot, policySource);
            return;
        }
        var region = model.RegionOf(own);
        Box[] without = [.. model.Impossible, .. region.Denies.Select(static it => it.Box), .. controls.SelectMany(it => model.RegionOf(it).Denies).Select(static it => it.Box)];
        foreach (var caller in model.Callers)
        {
            if (IsLeftOut(caller)) continue;
            if (IsOwn(caller) && identities.Named(caller.Name) is not null)
            {
                named.Add(caller.Name);
                continue;
            }
            var boxes = region.Allows.Where(it => !IsOwn(caller) || NamesItself(it.Statement, caller)).Select(it => ($"policy, {it.Statement.Name}", Within(model, Space.And(it.Box, Of(model, caller)))));
            Take(model, caller, boxes, without, policySource);
        }
        ByGrants(model, without);
        DropCovered();
    }

    static Box Of(Model model, CallerClass caller) => model.Of(one => ReferenceEquals(one, caller));

    // Some other service, or a session that a user handed on, goes with whoever lets it in; the owner's own root user is always there.
    bool IsLeftOut(CallerClass caller) => !caller.IsNamed && caller.Sort is CallerSort.Service or CallerSort.FederatedUser || caller.Sort == CallerSort.Root && caller.Account == on.Account;

    // Whoever is let in with everybody is not let in once more as an account.
    void DropCovered()
    {
        if (!holders.ContainsKey((HolderSort.Anybody, "*"))) return;
        foreach (var key in holders.Keys.Where(static it => it.Sort == HolderSort.Account).ToArray()) holders.Remove(key);
    }

    Question QuestionOf(IReadOnlyList<string> callers) => new(rail.Zone, on.Service, Resources: Resources, Actions: actions, Callers: callers);

    IReadOnlyList<string> Resources => on.Service == "s3" ? [on.Id, $"{on.Id}/*"] : [on.Id];

    // Of the account's own callers only those whom a statement names themselves need no policy of their own.
    bool IsOwn(CallerClass caller) => caller.IsOfAccount && caller.Account == on.Account && caller.Sort != CallerSort.Root;

    static bool NamesItself(Statement statement, CallerClass caller) => NamingOf(statement, caller) is var naming && (naming.Direct != Truth.No || naming.ByRole != Truth.No);

    static Naming NamingOf(Statement statement, CallerClass caller) => statement.Principal is { } principal ? Principals.Of(principal, statement.Effect, caller.Example) : Naming.None;

    Box Within(Model model, Box box) => model.On(model.For(box, actions), Resources);

    void Take(Model model, CallerClass caller, IEnumerable<(string By, Box Box)> allows, Box[] without, Source source)
    {
        var (by, did, organizations) = (new SortedSet<string>(StringComparer.Ordinal), new SortedSet<string>(StringComparer.Ordinal), new SortedSet<string>(StringComparer.Ordinal));
        var (isOpen, shown) = (false, default(Witness));
        foreach (var (name, allow) in allows)
        {
            var whole = model.Rest(Manageable(model, allow), without, box =>
            {
                by.Add(name);
                did.UnionWith(model.ActionsOf(box).Where(Wanted));
                shown ??= model.WitnessOf(box);
                var theirs = model.NamedIn(box, "aws:principalorgid");
                if (!caller.IsNamed && caller.IsOfAccount && theirs is not null) organizations.UnionWith(theirs);
                else isOpen = true;
                return true;
            });
            if (!whole) Miss(new(Ignorance.NotForeseen, $"the statements of the policy of {on.Id} overlap in more than {Model.MostCuts} ways", policySource));
        }
        foreach (var organization in organizations) Add(new(HolderSort.Organization, organization, "", Truth.Yes, [.. by], [.. did], shown, source));
        if (isOpen) Add(HolderOf(caller, [.. by], [.. did], shown!, source));
    }

    // Nobody counts as a manager for grants that services make for their own work.
    IEnumerable<Box> Manageable(Model model, Box box) => !Wanted("kms:CreateGrant") ? [box] :
        [model.Except(box, "kms:CreateGrant"), model.With(model.For(box, ["kms:CreateGrant"]), ForServices, static it => it.IsAbsent || !it.Values[0].Equals("true", StringComparison.OrdinalIgnoreCase))];

    bool Wanted(string action) => actions.Contains(action, StringComparer.OrdinalIgnoreCase);

    Holder HolderOf(CallerClass caller, IReadOnlyList<string> by, IReadOnlyList<string> did, Witness shown, Source source)
    {
        var (sort, name) = caller.Sort switch
        {
            CallerSort.Anonymous => (HolderSort.Anybody, "*"),
            _ when caller.IsOfAccount && caller.IsStranger => (HolderSort.Anybody, "*"),
            CallerSort.Root => (HolderSort.Account, caller.Account!),
            CallerSort.Role or CallerSort.User when !caller.IsNamed => (HolderSort.Account, caller.Account!),
            CallerSort.Role => (HolderSort.Role, caller.Name),
            CallerSort.User or CallerSort.FederatedUser => (HolderSort.User, caller.Name),
            CallerSort.Service => (HolderSort.Service, caller.Name),
            _ => (HolderSort.Provider, caller.Name),
        };
        var open = OpenOf(caller, shown);
        return new(sort, name, caller.IsStranger ? "" : caller.Account ?? "", open.Length == 0 ? Truth.Yes : Truth.Unknown, by, did, shown, source) { Open = open };
    }

    // What leaves it open: texts that cannot be followed, or an identity of our own that was not read, whose policies may deny.
    string OpenOf(CallerClass caller, Witness shown) =>
        shown.Supposed.Count > 0 && Replay.Passes(own!, shown.Request(on.Account)) != Truth.Yes ? string.Join("; ", shown.Supposed).Replace('\0', ' ')
        : IsOwn(caller) && caller.IsNamed && identities.WhyMore(on.Account) is { } more ? more.Words
        : "";

    // One holder may be let in several ways; a class of whom nobody is named stands under its account.
    void Add(Holder holder)
    {
        if (holder.Sort is HolderSort.Role or HolderSort.User && holder.Account != on.Account && holders.TryGetValue((HolderSort.Account, holder.Account), out var all) && !holder.Actions.Except(all.Actions, StringComparer.Ordinal).Any()) return;
        var key = (holder.Sort, holder.Name);
        holders[key] = !holders.TryGetValue(key, out var before) ? holder : before with
        {
            Can = before.Can.Or(holder.Can),
            By = [.. before.By.Union(holder.By, StringComparer.Ordinal).Order(StringComparer.Ordinal)],
            Actions = [.. before.Actions.Union(holder.Actions, StringComparer.Ordinal).Order(StringComparer.Ordinal)],
            Witness = before.Witness ?? holder.Witness,
            Open = before.Can == Truth.Yes || holder.Can == Truth.Yes ? "" : before.Open,
        };
    }

    // ---- by grants ----------------------------------------------------------------------------------------------------------------

    string[] Grantees() => [.. on.Grants.Items.Select(static it => it.Grantee.Peek(out var name) ? NameOf(Caller.Read(name)) : null).OfType<string>().Distinct(StringComparer.Ordinal)];

    // A grant to a session is one to its role, as far as anybody else can tell.
    static string NameOf(Caller caller) => caller.Sort == CallerSort.Session ? caller.Issuer ?? caller.Name : caller.Name;

    void ByGrants(Model model, Box[] without)
    {
        if (!on.Grants.IsComplete) Miss((Unknown)on.Grants.Source);
        foreach (var grant in on.Grants.Items)
        {
            if (!grant.Operations.IsComplete) Miss((Unknown)grant.Operations.Source);
            var operations = Operations(grant);
            if (operations.Length == 0) continue;
            if (!grant.Grantee.Peek(out var grantee)) Miss((Unknown)grant.Grantee.Source);
            else Take(model, grant, Caller.Read(grantee), operations, without);
        }
    }

    // Who holds a grant can pass on no more than the grant itself: that decides nothing about the key.
    string[] Operations(KeyGrant grant) => [.. grant.Operations.Items.Where(static it => it != "CreateGrant").Select(static it => $"kms:{it}").Where(Wanted).Order(StringComparer.Ordinal)];

    void Take(Model model, KeyGrant grant, Caller grantee, string[] operations, Box[] without)
    {
        From.Add(grant.Grantee.Source);
        var name = NameOf(grantee);
        // Services are told apart only where a policy does; what denies services denies this one.
        var caller = model.Callers.FirstOrDefault(it => it.Name == name) ?? (grantee.IsOfAccount ? null : new CallerClass(grantee, true, false));
        if (caller is null || named.Contains(name)) return;
        var of = model.Of(it => ReferenceEquals(it, caller) || it.Sort == CallerSort.Service && caller.Sort == CallerSort.Service && !it.IsNamed);
        Take(model, caller, [($"grant {grant.Id}", Within(model, model.For(of, operations)))], without, grant.Grantee.Source);
    }
}
