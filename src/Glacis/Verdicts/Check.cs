// A question asked of every resource of a kind.
using Glacis.Inventory;

namespace Glacis.Verdicts;

/// <summary>What a check says of itself.</summary>
/// <param name="Id">Its slug, for ever; a rename keeps the former ones in <paramref name="Former"/>.</param>
/// <param name="Title">What it demands, as a sentence.</param>
/// <param name="Requirement">What it supports.</param>
/// <param name="Phase">The heading under which its reasoning stands.</param>
/// <param name="Why">Why that matters to whoever is attacked.</param>
/// <param name="Former">Slugs that it had before.</param>
public sealed record About(string Id, string Title, Requirement Requirement, string Phase, string Why, params IReadOnlyList<string> Former)
{
    /// <summary>Which other frameworks ask for the same.</summary>
    public Crosswalk Crosswalk { get; init; } = Crosswalk.None;
}

/// <summary>A question. Stateless; threads share it.</summary>
public abstract class Check
{
    public abstract About About { get; }

    /// <summary>The kind of resource that it asks about.</summary>
    public abstract Type Asks { get; }

    internal abstract Judgement Ask(Resource resource, Reasoning why);
}

/// <summary>A question asked of every <typeparamref name="T"/>.</summary>
public abstract class Check<T> : Check where T : Resource
{
    public sealed override Type Asks => typeof(T);

    /// <summary>The table: a few facts, seen through <paramref name="why"/>, and a row for each combination.</summary>
    protected abstract Judgement Judge(T resource, Reasoning why);

    internal sealed override Judgement Ask(Resource resource, Reasoning why)
    {
        var it = (T)resource;
        why.Begin(anew: true, About.Phase);
        var worst = Judge(it, why);
        return why.NextWorld() ? Worst(it, why, worst) : worst;
    }

    // Something was supposed: the outcome must be the same in every world, and the worst severity stands.
    Judgement Worst(T resource, Reasoning why, Judgement worst)
    {
        why.Keep();
        do
        {
            why.Begin(anew: false, About.Phase);
            var here = Judge(resource, why);
            if (here.Outcome != worst.Outcome) return why.CannotTell();
            if (here.Severity <= worst.Severity) continue;
            worst = here;
            why.Keep();
        }
        while (why.NextWorld());
        why.ShowKept();
        return worst;
    }
}
