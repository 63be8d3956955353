// One look into a store of things with names.
using Glacis.Classification.Sampling;
using Glacis.Clouds.Stores;

namespace Glacis.Agent.Classifying;

/// <summary>Lists, draws and reads. For one store.</summary>
sealed class ObjectsRun(IObjects store, StoreAsked asked)
{
    // A word that fewer keys have than this may be somebody's name.
    const int FewestNamed = 10;

    readonly Spending spending = new(asked.Budget, asked.Time);
    readonly Strata strata = new(asked.Seed, store.Separator, fewest: store.AreNamesPrivate ? FewestNamed : 0);
    readonly List<ClassifiedContent> contents = [];
    readonly Aim aim = Aim.For($"{store.Shown} {asked.Named}");
    long named, masked;

    internal async Task<Classified> RunAsync(CancellationToken cancellation)
    {
        var isListed = await store.ListAsync(it => strata.Add(it.Name, it.Parts, it.Facet, it.Size), spending, cancellation);
        asked.Tell($"{store.Shown}: {strata.Count} {store.Unit}{(isListed ? "" : ", and more that were not listed within the budget")}");
        var sampler = new Sampler(strata, aim);
        while (sampler.Next() is { } next)
        {
            cancellation.ThrowIfCancellationRequested();
            if (!spending.Allows)
            {
                sampler.Stop();
                break;
            }
            sampler.Tell(next, await LookAsync(next, cancellation));
        }
        return Together(sampler, isListed);
    }

    async Task<Looked> LookAsync(Candidate it, CancellationToken cancellation)
    {
        var taking = StoreRuns.Taking(asked.Detectors);
        var isNobodys = taking.Name(it.Name) == 0;
        var taken = await store.ReadAsync(it.Name, null, taking, spending, cancellation);
        if (taken.WhyNot is { } why) taking.Not(why);
        var done = taking.Done(store.AreNamesPrivate ? strata.NameOf(it) : isNobodys ? it.Name : Masked(it.Name));
        (named, masked) = (named + taking.Named, masked + taking.Masked);
        contents.Add(done with { Part = new(strata.NameOf(it), taken.Size, taken.Version, taken.Read, []) });
        return !done.IsWhole ? Looked.Unread : done.Classes.Any(Settling.By) ? Looked.Settled : done.Classes.Count > 0 ? Looked.Hit : Looked.Clean;
    }

    // A name in which somebody is named is not repeated.
    string Masked(string name) => string.Join(store.Separator, name.Split(store.Separator).Select(static part => Template.Of(part)));

    // Names that are not told are one content for each of their forms.
    IEnumerable<ClassifiedContent> Told() => store.AreNamesPrivate ? contents.GroupBy(static it => it.Path, StringComparer.Ordinal).Select(static it => it.Aggregate(static (one, other) => one.With(other))) : contents;

    Classified Together(Sampler sampler, bool isListed)
    {
        var looked = contents.ToLookup(static it => it.Part!.Stratum, StringComparer.Ordinal);
        return new(store.Shown, [.. Told().OrderBy(static it => it.Path, StringComparer.Ordinal)])
        {
            Sampled = new(
                store.Unit, named, masked, asked.Seed, asked.Detectors.Name, aim.Share, strata.Count, isListed, contents.Count, sampler.Random, sampler.Ended, asked.Budget, spending.Bytes, spending.Requests,
                [.. strata.All.Select(it => new StratumLooked(it.Name, it.Count, it.Size, looked[it.Name].Count(), looked[it.Name].Count(static one => one.Classes.Count > 0)))]),
        };
    }
}
