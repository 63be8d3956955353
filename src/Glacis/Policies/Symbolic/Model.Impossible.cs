// Requests that nobody can send: taken away, so that no witness is one of them.
using Glacis.Policies.Data;
using Glacis.Policies.Evaluation;
using Glacis.Sets;

namespace Glacis.Policies.Symbolic;

sealed partial class Model
{
    IEnumerable<Box> ImpossibleBoxes()
    {
        foreach (var key in keys)
        {
            var at = keyAt[key.Key];
            foreach (var box in ByAction(key, at).Concat(ByCaller(key, at))) if (!Space.IsEmpty(box)) yield return box;
        }
        foreach (var box in ByPath()) yield return box;
        foreach (var box in ByOrganization()) yield return box;
        if (sessions.Count > 0) yield return Space.With(Space.With(Space.Everything, Who, it => callers.All[it].Sort != CallerSort.Role), Session, static cell => cell > 0);
    }

    Box Has(in Box box, int dimension) => Space.With(box, dimension, static cell => cell > 0);

    Box HasNot(in Box box, int dimension) => Space.With(box, dimension, static cell => cell == 0);

    Box Where(Func<CallerClass, bool> chosen) => Space.With(Space.Everything, Who, at => chosen(callers.All[at]));

    // A key that the action's service does not know of the action is in none of its requests.
    IEnumerable<Box> ByAction(KeyCells key, int at)
    {
        var supports = actions.Supports(key.Key);
        if (!supports.All(static it => it)) yield return Has(Space.With(Space.Everything, Action, Turned(supports, not: true)), at);
    }

    IEnumerable<Box> ByCaller(KeyCells key, int at) => (key.About?.Presence ?? Presence.Unstated) switch
    {
        Presence.Always => [HasNot(Space.Everything, at)],
        Presence.Signed => [Has(Where(static it => it.Sort == CallerSort.Anonymous), at), HasNot(Where(static it => it.IsOfAccount), at)],
        Presence.SignedByMember => [Has(Where(static it => !it.IsOfAccount), at)],
        Presence.TemporaryCredentials => [Has(Where(static it => it.Sort is CallerSort.Anonymous or CallerSort.Service or CallerSort.Root), at)],
        Presence.MadeByService => [Has(Where(static it => it.Sort != CallerSort.Service), at)],
        Presence.FromPublicNetwork or Presence.ThroughEndpoint => [Has(Where(static it => it.Sort == CallerSort.Service), at)],
        _ when key.Key == "aws:username" => [Has(Where(static it => it.Sort != CallerSort.User), at), HasNot(Where(static it => it.Sort == CallerSort.User), at)],
        _ when key.Key.StartsWith("aws:principaltag/", StringComparison.Ordinal) => [Has(Where(static it => !it.IsOfAccount), at)],
        _ => [],
    };

    // A request comes from a public address or through a private endpoint, never both ways.
    IEnumerable<Box> ByPath()
    {
        if (!keyAt.TryGetValue("aws:sourceip", out var address)) yield break;
        foreach (var key in keys)
            if (key.About?.Presence == Presence.ThroughEndpoint) yield return Has(Has(Space.Everything, address), keyAt[key.Key]);
    }

    // Callers of our own account are members of our organisation, and of no other.
    IEnumerable<Box> ByOrganization()
    {
        if (question.Zone.Organization is not { } own || !keyAt.TryGetValue("aws:principalorgid", out var at)) yield break;
        var cells = keys[at - First].All;
        yield return Space.With(Where(it => it.Account is { } account && question.Zone.Has(account)), at, cell => cells[cell].IsAbsent || cells[cell].Values[0] != own);
    }
}
