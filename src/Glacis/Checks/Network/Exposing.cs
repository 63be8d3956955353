// What several checks of networks share: how bad a way in is, and which of several is worst.
using Glacis.Facts;
using Glacis.Inventory;
using Glacis.Networks;
using Glacis.Verdicts;

namespace Glacis.Checks.Network;

static class Exposing
{
    /// <summary>A row of the risk table for one way in.</summary>
    internal static Risk RiskOf(this Approach it, in Stakes at) => it.What == Opened.Ping ? new(Outcome.Pass, Severity.None) : Risk.Exposed(it.What.AsReached(), it.By.AsReachedBy(), at);

    static Reached AsReached(this Opened what) => what switch
    {
        Opened.Everything => Reached.Everything,
        Opened.Shell => Reached.Shell,
        Opened.Store => Reached.Store,
        Opened.PlainWeb => Reached.PlainWeb,
        Opened.Web => Reached.Web,
        _ => Reached.Other,
    };

    static ReachedBy AsReachedBy(this Breadth by) => by switch
    {
        Breadth.Everybody => ReachedBy.Everybody,
        Breadth.NamedPublic => ReachedBy.NamedPublic,
        _ => ReachedBy.Private,
    };

    /// <summary>The worst of all: a fail before a conditional before a pass.</summary>
    internal static (T Of, Risk Risk) Worst<T>(this IEnumerable<(T Of, Risk Risk)> all) =>
        all.OrderBy(static it => it.Risk.Outcome switch { Outcome.Fail => 0, Outcome.Conditional => 1, _ => 2 }).ThenByDescending(static it => it.Risk.Severity).First();

    /// <summary>Whether it stands, though something may be missing: a fail that nothing could make much worse does, and nothing else.</summary>
    internal static bool Stands(this Risk risk, bool isWhole) => isWhole || risk is { Outcome: Outcome.Fail, Severity: >= Severity.High };

    /// <summary>What is reached, as a sentence begins.</summary>
    internal static string Spoken(this Approach it) => it.What switch
    {
        Opened.Everything => $"everything on every port ({it.Services.Says()})",
        Opened.Shell => $"a shell or a remote desktop ({it.Services.Says()})",
        Opened.Store => $"what keeps data ({it.Services.Says()})",
        Opened.PlainWeb => $"plain HTTP ({it.Services.Says()})",
        Opened.Web => $"HTTPS ({it.Services.Says()})",
        Opened.Ping => "echoes",
        _ => it.Services.Says(),
    };

    static string Says(this Sets.Ranges<uint> services) => Sets.Services.Say(services) is { Length: <= 80 } words ? words : "many";

    /// <summary>What is at stake: class of data, how surely that is known, environment.</summary>
    internal static Stakes SawStakes(this Reasoning why, Placement it)
    {
        var environment = why.Supposed(it.Environment, "environment");
        var data = why.Supposed(it.Data, out var surety, "data classification");
        return new(data, surety, environment, !it.Data.IsKnown);
    }

    internal static string Spoken(this Breadth by) => by == Breadth.Everybody ? "anybody on the internet reaches" : by == Breadth.NamedPublic ? "named addresses of the internet reach" : "private addresses reach";

    /// <summary>By which rules and roads: written down, and as a sentence ends.</summary>
    internal static string By(this Reasoning why, Approach it) => why.Saw(it.How, out var how, $"{it}") ? how : "a way that could not be told";
}
