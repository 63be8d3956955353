// What is left of boxes when others are taken away, and a request that is in it.
using Glacis.Policies.Data;
using Glacis.Sets;

namespace Glacis.Policies.Symbolic;

sealed partial class Model
{
    /// <summary>Cuts beyond which a question has no answer: ordinary ones need a few dozen.</summary>
    internal const int MostCuts = 50_000;

    /// <summary>Each part of <paramref name="from"/> that is in none of <paramref name="without"/>, as long as <paramref name="take"/> wants more; false where it is cut off.</summary>
    internal bool Rest(IEnumerable<Box> from, IReadOnlyList<Box> without, Func<Box, bool> take)
    {
        var (budget, goesOn) = (MostCuts, true);
        foreach (var box in from)
        {
            if (!Space.Rest(box, without, ref budget, it => goesOn = take(it))) return false;
            if (!goesOn) return true;
        }
        return true;
    }

    /// <summary>A request of the box: without a key where it may be without, named as examples are.</summary>
    internal Witness WitnessOf(Box box)
    {
        var (context, absent) = (new SortedDictionary<string, IReadOnlyList<string>>(StringComparer.Ordinal), new List<string>());
        foreach (var key in keys)
        {
            var cell = key.All[Space.Cells(box, keyAt[key.Key]).First()];
            if (cell.IsAbsent) absent.Add(key.Key);
            else context.Add(key.Key, cell.Values);
        }
        var (session, action) = (Space.Cells(box, Session).First(), ActionOf(box));
        return new(callers.All[Space.Cells(box, Who).First()], session == 0 ? null : sessions[session - 1], action, ResourceOf(box, action), context, absent)
        {
            Supposed = [.. riddles.Where(it => !Space.IsWhole(box, it.Value)).Select(it => $"{(Space.Has(box, it.Value, 1) ? "" : "not ")}{it.Key}").Order(StringComparer.Ordinal)],
        };
    }

    string ActionOf(Box box)
    {
        var cells = Space.Cells(box, Action).Select(it => actions.All[it]).ToArray();
        return (cells.FirstOrDefault(static it => it.IsKnown) ?? cells[0]).Members[0];
    }

    // A resource on which the action can be asked for, where the box has one: a bucket's objects for GetObject, the bucket for ListBucket.
    string ResourceOf(Box box, string action)
    {
        TextCell[] cells = [.. Space.Cells(box, Resource).Select(it => resources[it])];
        if (Actions.Find(action) is not { } about) return cells[0].Witness;
        TextPattern[] forms = about.Resources.Count == 0 ? [TextPattern.Exactly("*")] : [.. about.Resources.Select(static it => TextPattern.Glob(it))];
        foreach (var cell in cells)
            foreach (var text in about.Resources.Select(ExampleOf).Append($"{cell.Witness}some").Append(cell.Witness).Append("*"))
                if (forms.Any(it => it.Matches(text)) && IsIn(cell, text)) return text;
        return cells[0].Witness;
    }

    string ExampleOf(string form)
    {
        var parts = form.Split(':', 6);
        if (parts.Length < 6) return form;
        string[] filled = [parts[0], "aws", parts[2], parts[3] == "*" ? "us-east-1" : parts[3], parts[4] == "*" ? question.Zone.Account ?? "123456789012" : parts[4], parts[5].Replace("*", "some", StringComparison.Ordinal)];
        return string.Join(':', filled);
    }

    bool IsIn(TextCell cell, string text)
    {
        foreach (var (pattern, at) in resourceAt)
            if (pattern.Matches(text) != cell.Fits[at]) return false;
        return true;
    }

    /// <summary>The actions of a box, all of them where they are of services that a document names.</summary>
    internal IEnumerable<string> ActionsOf(Box box) => Space.Cells(box, Action).SelectMany(it => actions.All[it].Members);

    /// <summary>The callers of a box.</summary>
    internal IEnumerable<CallerClass> CallersOf(Box box) => Space.Cells(box, Who).Select(it => callers.All[it]);

    /// <summary>Requests of these callers.</summary>
    internal Box Of(Func<CallerClass, bool> chosen) => Where(chosen);

    /// <summary>The box, for these actions alone.</summary>
    internal Box For(in Box box, IReadOnlyList<string> patterns) => Space.With(box, Action, actions.Fits(patterns));

    /// <summary>The box without one action.</summary>
    internal Box Except(in Box box, string action) => Space.With(box, Action, at => !actions.All[at].Members.Contains(action, StringComparer.Ordinal));

    /// <summary>The box, for resources of these patterns alone, which the question named.</summary>
    internal Box On(in Box box, IReadOnlyList<string> patterns)
    {
        var cells = patterns.Select(it => CellsOf(TextPattern.Glob(it))).ToArray();
        return Space.With(box, Resource, cell => cells.Any(it => it[cell]));
    }

    /// <summary>The values to which the box holds a key, where it holds it to values that documents name.</summary>
    internal IReadOnlyList<string>? NamedIn(Box box, string key)
    {
        if (!keyAt.TryGetValue(key, out var at)) return null;
        var cells = Space.Cells(box, at).Select(it => keys[at - First].All[it]).ToArray();
        return cells.All(static it => it.IsNamed) ? [.. cells.Select(static it => it.Values[0])] : null;
    }

    /// <summary>The box, with only those cells of a key that are chosen; where no policy asks about the key, the box as it is.</summary>
    internal Box With(in Box box, string key, Func<KeyCell, bool> chosen) =>
        keyAt.TryGetValue(key, out var at) ? Space.With(box, at, cell => chosen(keys[at - First].All[cell])) : box;

    /// <summary>Keys that policies ask about, in lower case.</summary>
    internal IEnumerable<string> KeyNames => keyAt.Keys;

    /// <summary>Addresses from which requests of the box come; <c>null</c> where it does not matter, or may come through a private endpoint.</summary>
    internal Addresses? AddressesOf(Box box)
    {
        if (!keyAt.TryGetValue("aws:sourceip", out var at)) return null;
        var all = Addresses.None;
        foreach (var cell in Space.Cells(box, at))
        {
            if (keys[at - First].AddressesOf(cell) is not { } its) return null;
            all = all.Or(its);
        }
        return all;
    }
}
