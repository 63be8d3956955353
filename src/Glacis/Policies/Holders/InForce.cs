// All policies of an estate that have a say in one request.
using Glacis.Facts;
using Glacis.Inventory;
using Glacis.Policies.Evaluation;

namespace Glacis.Policies.Holders;

/// <summary>Gathers the policies in force for a request. Threads share it.</summary>
public sealed class InForce(Estate estate) : IEngine<InForce>
{
    readonly Documents documents = estate.Engine<Documents>();
    readonly Guardrails guardrails = estate.Engine<Guardrails>();
    readonly Identities identities = estate.Engine<Identities>();

    public static InForce From(Estate estate) => new(estate);

    /// <summary>The request with what the estate knows of its resource, and the policies that have a say in it. What was not read stands there as a document that cannot be read; policies of an organisation that were not read count as absent.</summary>
    /// <param name="request">The request.</param>
    /// <param name="on">Its resource; <c>null</c> where the estate has no policy of it.</param>
    /// <param name="given">Policies that no recording holds: of the session, of the endpoint.</param>
    public (Request Request, PolicySet Policies) For(Request request, Guarded? on, PolicySet given)
    {
        var owner = on?.Account ?? request.ResourceAccount;
        var rail = owner is null ? null : guardrails.Of(owner);
        var equipped = Equipped(request.Caller);
        return (request with { ResourceAccount = owner, Organisation = rail?.Organization ?? request.Organisation }, given with
        {
            Identity = equipped is null ? OfNobody(request.Caller) : equipped.Unread is { } unread ? [.. equipped.Policies, NotRead(equipped.Identity.Name, unread)] : equipped.Policies,
            Boundary = equipped?.Boundary,
            Resource = on is null ? [] : PolicyOf(on),
            Grants = on is null ? [] : [.. on.Grants.Items.Select(GrantOf).OfType<Grant>()],
            CallerControls = request.Caller.Account is { } account ? guardrails.Of(account).CallerControls : null,
            ResourceControls = rail?.ResourceControls,
        });
    }

    Equipped? Equipped(Caller caller) => caller.Account is { } account ? identities.In(account).FirstOrDefault(it => it.Identity.Id == (caller.Issuer ?? caller.Name)) : null;

    // Whoever is on no list that was read to its end has no policies; of anybody else nothing is known.
    IReadOnlyList<Document> OfNobody(Caller caller) => caller.Account is { } account && identities.WhyMore(account) is { } why ? [NotRead(caller.Name, why)] : [];

    IReadOnlyList<Document> PolicyOf(Guarded on) =>
        !on.RawPolicy.Peek(out var raw) ? [NotRead(on.Id, (Unknown)on.RawPolicy.Source)] : raw is null ? [] : [new(on.Id, documents.Read(raw))];

    static Document NotRead(string name, Unknown why) => new(name, new(null, new(0, 0, why.Words)));

    internal static Grant? GrantOf(KeyGrant grant) => !grant.Grantee.Peek(out var grantee) ? null : new(grant.Id, grantee, grant.Operations.Items)
    {
        Retiring = grant.Retiring.Peek(out var retiring) ? retiring : null,
        ContextEquals = Pairs(grant.ContextEquals),
        ContextSubset = Pairs(grant.ContextHolds),
    };

    static Dictionary<string, string>? Pairs(Many<ContextPair> pairs) => pairs.Items.Count == 0 ? null : pairs.Items.ToDictionary(static it => it.Key, static it => it.Value, StringComparer.Ordinal);
}
