// Who can do something to one resource: by its policy, by grants, and by the policies of its account's identities.
using System.Collections.Concurrent;
using Glacis.Facts;
using Glacis.Inventory;
using Glacis.Policies.Evaluation;
using Glacis.Policies.Language;
using Glacis.Policies.Symbolic;
using Glacis.Sets;

namespace Glacis.Policies.Holders;

/// <summary>One resource about which it is asked who can.</summary>
/// <param name="Id">The resource's id.</param>
/// <param name="Account">The account that owns it.</param>
/// <param name="Service">The prefix of its actions.</param>
/// <param name="RawPolicy">Its own policy; known to be <c>null</c> where it has none.</param>
/// <param name="Grants">What was granted beside it; empty for what knows no grants.</param>
public sealed record Guarded(string Id, string Account, string Service, Fact<string?> RawPolicy, Many<KeyGrant> Grants)
{
    /// <summary>A key.</summary>
    public static Guarded Of(EncryptionKey key) => new(key.Id, key.Account, "kms", key.RawPolicy.Map(static it => (string?)it), key.Grants);

    /// <summary>What a policy lies on.</summary>
    public static Guarded Of(ResourcePolicy policy) => new(policy.Id, policy.Account, policy.Service, policy.RawPolicy, Many<KeyGrant>.All([], policy.RawPolicy.Source));

    /// <summary>Whether only its own policy can let anybody in; all other resources are open to what their account's identities may do.</summary>
    internal bool IsStrict => Service is "kms" or "sts";
}

/// <summary>Answers who can do something. Threads share it.</summary>
public sealed class WhoCan(Estate estate) : IEngine<WhoCan>
{
    readonly Documents documents = estate.Engine<Documents>();
    readonly Guardrails guardrails = estate.Engine<Guardrails>();
    readonly Identities identities = estate.Engine<Identities>();
    readonly ConcurrentDictionary<(string Id, string Actions), Many<Holder>> known = new();

    public static WhoCan From(Estate estate) => new(estate);

    /// <summary>Everybody who can do one of the actions: whose policies could not all be read is not sure, and the list is cut short where more may be able to.</summary>
    public Many<Holder> Do(IReadOnlyList<string> actions, Guarded on) =>
        known.GetOrAdd((on.Id, string.Join(' ', actions)), _ => Asked(actions, on));

    // Whoever is on no list that was read to its end, or belongs to another account, bears no tag of ours.
    Fact<Tags> TagsOf(Holder holder, Guarded on, Source from) =>
        identities.Named(holder.Name) is { } identity ? identity.Tags
        : holder.Account == on.Account && identities.WhyMore(on.Account) is { } more ? Fact.Unknown<Tags>(more)
        : Fact.Known(Tags.None, from);

    Many<Holder> Asked(IReadOnlyList<string> actions, Guarded on)
    {
        var policy = documents.Of(on.RawPolicy);
        if (!policy.Peek(out var own)) return Many<Holder>.None((Unknown)policy.Source);
        var rail = guardrails.Of(on.Account);
        var asking = new Asking(actions, on, own, policy.Source, rail);
        if (asking.WhyNot is { } whyNot) return Many<Holder>.None(whyNot);
        asking.ByPolicy();
        asking.ByGrants();
        if (!on.IsStrict || asking.IsDelegated)
        {
            asking.ByIdentities(identities.In(on.Account));
            if (identities.WhyMore(on.Account) is { } more) asking.Miss(more);
        }
        var from = new Conclusion($"who can, decided over the policies of {on.Id} and of its account", rail.Unread is null ? 1 : 0.8, [.. asking.From.Distinct()]);
        Holder[] all = [.. asking.Holders.Select(it => it with { Tags = TagsOf(it, on, from) }).OrderBy(static it => it.Sort).ThenBy(static it => it.Name, StringComparer.Ordinal)];
        return asking.Missed is { } missed ? Many<Holder>.Some(all, from, missed) : Many<Holder>.All(all, from);
    }
}

/// <summary>One question in the making.</summary>
sealed class Asking
{
    const int MostBoxes = 4096;

    // A grant that a service may make for its own work is part of using a key; any other decides who uses it.
    const string ForServices = "kms:grantisforawsresource";

    readonly IReadOnlyList<string> actions;
    readonly Guarded on;
    readonly Policy? own;
    readonly Guardrail rail;
    readonly Source policySource;
    readonly Dictionary<(HolderSort Sort, string Name), Holder> holders = [];

    internal Asking(IReadOnlyList<string> actions, Guarded on, Policy? own, Source policySource, Guardrail rail)
    {
        (this.actions, this.on, this.own, this.policySource, this.rail) = (actions, on, own, policySource, rail);
        From.Add(policySource);
        From.AddRange(rail.From);
    }

    internal List<Source> From { get; } = [];

    internal Unknown? Missed { get; private set; }

    internal Unknown? WhyNot { get; private set; }

    /// <summary>Whether the resource's policy leaves it to the account's own policies.</summary>
    internal bool IsDelegated { get; private set; }

    internal IEnumerable<Holder> Holders => holders.Values;

    internal void Miss(Unknown why) => Missed ??= why;

    // ---- by the resource's policy -------------------------------------------------------------------------------------------------

    internal void ByPolicy()
    {
        if (own is null) return;
        var controls = (rail.ResourceControls ?? []).SelectMany(static it => it).Select(static it => it.Read.Policy).OfType<Policy>().ToArray();
        if (Model.Of([own, .. controls], QuestionOf(null), out var whyNot) is not { } model)
        {
            WhyNot = new(Ignorance.NotForeseen, whyNot, policySource);
            return;
        }
        var region = model.RegionOf(own);
        Box[] without = [.. model.Impossible, .. region.Denies.Select(static it => it.Box), .. controls.SelectMany(it => model.RegionOf(it).Denies).Select(static it => it.Box)];
        foreach (var caller in model.Callers)
        {
            // Some other service, or a session that a user handed on, goes with whoever lets it in; the owner's own root user is always there.
            if (!caller.IsNamed && caller.Sort is CallerSort.Service or CallerSort.FederatedUser || caller.Sort == CallerSort.Root && caller.Account == on.Account) continue;
            var boxes = region.Allows.Where(it => !IsOwn(caller) || NamesItself(it.Statement, caller)).Select(it => it with { Box = Within(model, Space.And(it.Box, model.Of(one => ReferenceEquals(one, caller)))) });
            Take(model, caller, [.. boxes], without);
        }
        IsDelegated = region.Allows.Any(it => IsOwnAccount(it.Statement));
        DropCovered();
    }

    // Whoever is let in with everybody is not let in once more as an account.
    void DropCovered()
    {
        if (!holders.ContainsKey((HolderSort.Anybody, "*"))) return;
        foreach (var key in holders.Keys.Where(static it => it.Sort == HolderSort.Account).ToArray()) holders.Remove(key);
    }

    Question QuestionOf(string? caller) => new(rail.Zone, on.Service, Resources: on.Service == "s3" ? [on.Id, $"{on.Id}/*"] : [on.Id], Actions: actions, Callers: caller is null ? [] : [caller]);

    // Of the account's own callers only those whom a statement names themselves need no policy of their own.
    bool IsOwn(CallerClass caller) => caller.IsOfAccount && caller.Account == on.Account && caller.Sort != CallerSort.Root;

    static bool NamesItself(Statement statement, CallerClass caller) =>
        statement.Principal is { } principal && Principals.Of(principal, statement.Effect, caller.Example) is var naming && (naming.Direct != Truth.No || naming.ByRole != Truth.No);

    bool IsOwnAccount(Statement statement) => statement.Principal is { } principal && Principals.Of(principal, statement.Effect, Caller.Read($"arn:aws:iam::{on.Account}:user/some")).Delegated != Truth.No;

    Box Within(Model model, Box box)
    {
        box = model.For(box, actions);
        return model.On(box, on.Service == "s3" ? [on.Id, $"{on.Id}/*"] : [on.Id]);
    }

    void Take(Model model, CallerClass caller, IReadOnlyList<Stated> allows, Box[] without)
    {
        var (by, did, organizations) = (new SortedSet<string>(StringComparer.Ordinal), new SortedSet<string>(StringComparer.Ordinal), new SortedSet<string>(StringComparer.Ordinal));
        var (isOpen, shown) = (false, default(Witness));
        foreach (var allow in allows)
        {
            var whole = model.Rest(Manageable(model, allow.Box), without, box =>
            {
                by.Add($"policy, {allow.Statement.Name}");
                did.UnionWith(model.ActionsOf(box).Where(Wanted));
                shown ??= model.WitnessOf(box);
                var named = model.NamedIn(box, "aws:principalorgid");
                if (!caller.IsNamed && caller.IsOfAccount && named is not null) organizations.UnionWith(named);
                else isOpen = true;
                return true;
            });
            if (!whole) Miss(new(Ignorance.NotForeseen, $"the statements of the policy of {on.Id} overlap in more than {Model.MostCuts} ways", policySource));
        }
        foreach (var organization in organizations) Add(new(HolderSort.Organization, organization, "", Truth.Yes, [.. by], [.. did], shown, policySource));
        if (isOpen) Add(HolderOf(caller, [.. by], [.. did], shown!));
    }

    // Nobody counts as a manager for grants that services make for their own work.
    IEnumerable<Box> Manageable(Model model, Box box) => !Wanted("kms:CreateGrant") ? [box] :
        [model.Except(box, "kms:CreateGrant"), model.With(model.For(box, ["kms:CreateGrant"]), ForServices, static it => it.IsAbsent || !it.Values[0].Equals("true", StringComparison.OrdinalIgnoreCase))];

    bool Wanted(string action) => actions.Contains(action, StringComparer.OrdinalIgnoreCase);

    Holder HolderOf(CallerClass caller, IReadOnlyList<string> by, IReadOnlyList<string> did, Witness shown)
    {
        var can = shown.Supposed.Count == 0 || Replay.Passes(own!, shown.Request(on.Account)) == Truth.Yes ? Truth.Yes : Truth.Unknown;
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
        return new(sort, name, caller.IsStranger ? "" : caller.Account ?? "", can, by, did, shown, policySource) { Open = can == Truth.Unknown ? string.Join("; ", shown.Supposed).Replace('\0', ' ') : "" };
    }

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

    internal void ByGrants()
    {
        if (!on.Grants.IsComplete) Miss((Unknown)on.Grants.Source);
        foreach (var grant in on.Grants.Items) Take(grant);
    }

    void Take(KeyGrant grant)
    {
        // Who holds a grant can pass on no more than the grant itself: that decides nothing about the key.
        var operations = grant.Operations.Items.Where(static it => it != "CreateGrant").Select(static it => $"kms:{it}").Where(Wanted).Order(StringComparer.Ordinal).ToArray();
        if (!grant.Operations.IsComplete) Miss((Unknown)grant.Operations.Source);
        if (operations.Length == 0) return;
        if (!grant.Grantee.Peek(out var grantee))
        {
            Miss((Unknown)grant.Grantee.Source);
            return;
        }
        From.Add(grant.Grantee.Source);
        var caller = Caller.Read(grantee);
        var (sort, name) = caller.Sort switch
        {
            CallerSort.Root => (HolderSort.Account, caller.Account!),
            CallerSort.User or CallerSort.FederatedUser => (HolderSort.User, grantee),
            CallerSort.Session => (HolderSort.Role, caller.Issuer ?? grantee),
            CallerSort.Role => (HolderSort.Role, grantee),
            _ => (HolderSort.Service, grantee),
        };
        Add(new(sort, name, caller.Account ?? "", Truth.Yes, [$"grant {grant.Id}"], operations, null, grant.Grantee.Source));
    }

    // ---- by the account's identities ------------------------------------------------------------------------------------------------

    internal void ByIdentities(IEnumerable<Equipped> all)
    {
        foreach (var one in all)
            if (one.Unread is not null || one.Policies.Any(it => it.Read.Policy is not { } policy || policy.Statements.Any(IsRelevant))) Take(one);
    }

    // Most policies never speak of the service.
    bool IsRelevant(Statement statement) => statement.Action.Not || statement.Action.Patterns.Any(it => it.Split(':')[0] is var service && (service.Contains('*', StringComparison.Ordinal) || service.Equals(on.Service, StringComparison.OrdinalIgnoreCase)));

    Document Trimmed(Document document) => document.Read.Policy is { } policy ? new(document.Name, new(policy with { Statements = [.. policy.Statements.Where(IsRelevant)] }, null)) : document;

    void Take(Equipped equipped)
    {
        var identity = equipped.Identity;
        var sort = identity.Sort == IdentitySort.Role ? HolderSort.Role : HolderSort.User;
        IReadOnlyList<Document> policies = [.. equipped.Policies.Select(Trimmed)];
        var layers = Layers(equipped, policies);
        if (layers.Any(static layer => layer.Any(static it => it.Read.Policy is null)) || Model.Of([.. layers.SelectMany(static it => it).Select(static it => it.Read.Policy!), .. own is null ? [] : new[] { own }], QuestionOf(identity.Id), out var whyNot) is not { } model)
        {
            Add(Unsure(equipped, sort, "its policies cannot be followed"));
            return;
        }
        if (ByItself(equipped, sort, policies, layers, model, out var holder)) Add(holder);
        else if (equipped.Unread is { } unread) Add(Unsure(equipped, sort, unread.Words));
    }

    Holder Unsure(Equipped equipped, HolderSort sort, string open) =>
        new(sort, equipped.Identity.Id, on.Account, Truth.Unknown, ["its own policies"], actions, null, equipped.Unread ?? equipped.Identity.Inline.Source) { Open = open };

    // What limits: each layer must allow.
    List<IReadOnlyList<Document>> Layers(Equipped equipped, IReadOnlyList<Document> policies)
    {
        var layers = new List<IReadOnlyList<Document>> { policies };
        if (equipped.Boundary is { } boundary) layers.Add([.. boundary.Select(Trimmed)]);
        var isFree = equipped.Identity.IsServices.Peek(out var services) && services || rail.Organization?.ManagementAccount == on.Account;
        if (!isFree) foreach (var level in rail.CallerControls ?? []) layers.Add([.. level.Select(Trimmed)]);
        return layers;
    }

    bool ByItself(Equipped equipped, HolderSort sort, IReadOnlyList<Document> policies, List<IReadOnlyList<Document>> layers, Model model, out Holder holder)
    {
        var identity = equipped.Identity;
        var me = model.Of(it => it.Name == identity.Id);
        var denies = model.Impossible.ToList();
        var (boxes, by) = ((List<Box>?)[Within(model, me)], new SortedSet<string>(StringComparer.Ordinal));
        if (own is not null)
        {
            var region = model.RegionOf(own);
            denies.AddRange(region.Denies.Select(static it => it.Box));
            if (on.IsStrict) boxes = Product(model, boxes, [.. region.Allows.Select(static it => it.Box)]);
        }
        foreach (var layer in layers)
        {
            var regions = layer.Select(it => (it.Name, Region: model.RegionOf(it.Read.Policy!))).ToArray();
            denies.AddRange(regions.SelectMany(static it => it.Region.Denies).Select(static it => it.Box));
            boxes = Product(model, boxes, [.. regions.SelectMany(static it => it.Region.Allows).Select(static it => it.Box)]);
        }
        if (boxes is null)
        {
            holder = Unsure(equipped, sort, "its policies overlap in too many ways");
            return true;
        }
        foreach (var policy in policies)
            foreach (var allow in model.RegionOf(policy.Read.Policy!).Allows)
                if (boxes.Any(it => !model.Space.IsEmpty(Space.And(it, allow.Box)))) by.Add($"{policy.Name}, {allow.Statement.Name}");
        var (did, shown) = (new SortedSet<string>(StringComparer.Ordinal), default(Witness));
        var whole = model.Rest(boxes.SelectMany(it => Manageable(model, it)), denies, box =>
        {
            did.UnionWith(model.ActionsOf(box).Where(Wanted));
            shown ??= model.WitnessOf(box);
            return true;
        });
        var can = shown is null ? whole ? Truth.No : Truth.Unknown : Decided(equipped, shown);
        holder = new(sort, identity.Id, on.Account, can, [.. by], [.. did], shown, new Conclusion($"policies of {identity.Name}", 1, [.. equipped.From.Append(policySource).Distinct()]))
        {
            Open = can != Truth.Unknown ? "" : shown?.Supposed.Count > 0 ? string.Join("; ", shown.Supposed).Replace('\0', ' ') : "its policies overlap too much, or deciding one request comes to another answer",
        };
        return can != Truth.No;
    }

    // The evaluator of single requests has the last word.
    Truth Decided(Equipped equipped, Witness shown)
    {
        var isFree = equipped.Identity.IsServices.Peek(out var services) && services;
        var policies = new PolicySet
        {
            Identity = equipped.Policies,
            Resource = own is null ? [] : [new("policy", new(own, null))],
            Boundary = equipped.Boundary,
            CallerControls = isFree ? null : rail.CallerControls,
            ResourceControls = rail.ResourceControls,
        };
        return Evaluator.Decide(shown.Request(on.Account) with { Organisation = rail.Organization }, policies).Outcome == Outcome.Allowed ? Truth.Yes : Truth.Unknown;
    }

    static List<Box>? Product(Model model, List<Box>? some, IReadOnlyList<Box> others)
    {
        if (some is null || some.Count * others.Count > MostBoxes) return null;
        return [.. from one in some from other in others let both = Space.And(one, other) where !model.Space.IsEmpty(both) select both];
    }
}
