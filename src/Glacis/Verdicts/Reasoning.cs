// A check's only window on facts: what it looks at is written down.
using System.Diagnostics.CodeAnalysis;
using System.Runtime.CompilerServices;
using Glacis.Facts;
using Glacis.Inventory;

namespace Glacis.Verdicts;

/// <summary>One line of a reasoning: what was asked, what was seen, where it stands.</summary>
/// <param name="Phase">The heading it stands under.</param>
/// <param name="Supposed">The value is not known; this is the worst of those that it can have.</param>
public readonly record struct Line(string Phase, string Question, object? Answer, Source Source, string Field, bool Supposed);

/// <summary>How surely something about data is known.</summary>
public enum Surety
{
    Observed,
    Declared,
    Inferred,
}

/// <summary>A check's only window on facts. One a worker, used again; threads may not share it.</summary>
public sealed class Reasoning(Estate estate) : IWitness
{
    Line[] lines = new Line[16], spare = new Line[16];
    int count, kept, asked;
    bool supposing;
    string phase = "";
    readonly List<(int Choice, int Of)> worlds = [];

    /// <summary>What was seen so far.</summary>
    public ReadOnlySpan<Line> Lines => lines.AsSpan(0, count);

    void IWitness.Heard<T>(string name, T? value, Source source, string field) where T : default
    {
        if (count == lines.Length) Array.Resize(ref lines, count * 2);
        lines[count++] = new(phase, name, source is Unknown && !supposing ? null : Box<T>.Of(value), source, field, supposing);
    }

    /// <summary>What follows stands under this heading.</summary>
    public void Turn(string to) => phase = to;

    /// <summary>The value, written down; false where it is not known.</summary>
    public bool Saw<T>(in Fact<T> fact, [MaybeNullWhen(false)] out T value, [CallerArgumentExpression(nameof(fact))] string name = "") => fact.Tell(this, name, out value);

    /// <summary>The items that were read; false where the list was not read to its end: then a pass may not rest on it.</summary>
    public bool Saw<T>(in Many<T> many, out IReadOnlyList<T> items, [CallerArgumentExpression(nameof(many))] string name = "")
    {
        items = many.Items;
        ((IWitness)this).Heard(name, $"{items.Count}{(many.IsComplete ? "" : " or more")}", many.Source, "");
        return many.IsComplete;
    }

    /// <summary>The resource that the fact points at; false where the pointer or the resource is not known.</summary>
    public bool Followed<T>(in Fact<Ref<T>> fact, [NotNullWhen(true)] out T? target, [CallerArgumentExpression(nameof(fact))] string name = "") where T : Resource
    {
        target = null;
        if (!fact.Tell(this, name, out var to)) return false;
        if (estate.Find(to, this, out target, out var whyNot)) return true;
        ((IWitness)this).Heard<string>($"{name} {to.Id}", null, whyNot, "");
        return false;
    }

    /// <summary>An engine over the whole estate; its answers are facts.</summary>
    public E Asked<E>() where E : class, IEngine<E> => estate.Engine<E>();

    /// <summary>What the owners declared.</summary>
    public Intent Intent => estate.Intent;

    /// <summary>The clock of this run.</summary>
    public Fact<DateTimeOffset> Instant => estate.Instant;

    /// <summary>The value; where it is unknown, each value in turn: the severity may depend on it, the outcome may not.</summary>
    public T Supposed<T>(in Fact<T> fact, [CallerArgumentExpression(nameof(fact))] string name = "") where T : struct, Enum => Supposed(fact, out _, name);

    /// <summary>The value, and how surely it is known; what is supposed counts as declared, so that losing knowledge never helps.</summary>
    public T Supposed<T>(in Fact<T> fact, out Surety surety, [CallerArgumentExpression(nameof(fact))] string name = "") where T : struct, Enum
    {
        surety = SuretyOf(fact.Source);
        if (fact.IsKnown) return fact.Tell(this, name, out var known) ? known : default;
        var all = Enum.GetValues<T>();
        if (asked == worlds.Count) worlds.Add((0, all.Length));
        var value = all[worlds[asked++].Choice];
        supposing = true;
        ((IWitness)this).Heard(name, value, fact.Source, "");
        supposing = false;
        return value;
    }

    static Surety SuretyOf(Source source) => source switch
    {
        Observation or Place => Surety.Observed,
        Declaration or Unknown => Surety.Declared,
        _ => Surety.Inferred,
    };

    public Judgement Passes(string because, params IReadOnlyList<string> recommendations) =>
        new(Outcome.Pass, recommendations.Count > 0 ? Severity.Low : Severity.None, because, null, recommendations);

    public Judgement Fails(Severity severity, string because, params IReadOnlyList<string> recommendations) =>
        new(Outcome.Fail, severity, because, null, recommendations);

    /// <summary>A pass if a person attests <paramref name="statement"/>.</summary>
    public Judgement Conditional(Severity severity, string because, string statement, params IReadOnlyList<string> recommendations) =>
        new(Outcome.Conditional, severity, because, statement, recommendations);

    public Judgement DoesNotApply(string because) => new(Outcome.NotApplicable, Severity.None, because, null, []);

    /// <summary>Something that must be known is not: the last thing that was looked at in vain says what.</summary>
    public Judgement CannotTell()
    {
        for (var at = count - 1; at >= 0; at--)
            if (lines[at].Source is Unknown unknown) return CannotTell($"cannot tell: {lines[at].Question} is not known, because {unknown.Words}");
        return CannotTell("cannot tell: the outcome depends on what is not known");
    }

    /// <summary>The last row of every table.</summary>
    public Judgement NotForeseen() => CannotTell("cannot tell: this combination is not foreseen by the check");

    static Judgement CannotTell(string because) => new(Outcome.Unknown, Severity.None, because, null, []);

    internal void Begin(bool anew, string heading)
    {
        count = asked = 0;
        phase = heading;
        if (anew) worlds.Clear();
    }

    internal void Keep()
    {
        if (spare.Length < lines.Length) Array.Resize(ref spare, lines.Length);
        lines.CopyTo(spare, 0);
        kept = count;
    }

    internal void ShowKept() => (lines, spare, count) = (spare, lines, kept);

    // An odometer over what was supposed; false at once when nothing was.
    internal bool NextWorld()
    {
        for (; worlds.Count > 0; worlds.RemoveAt(worlds.Count - 1))
        {
            var (choice, of) = worlds[^1];
            if (choice + 1 >= of) continue;
            worlds[^1] = (choice + 1, of);
            return true;
        }
        return false;
    }
}

// Flags and enums reach a line without allocating.
static class Box<T>
{
    static readonly (T Value, object Boxed)[] Small = typeof(T) == typeof(bool) ? All([(T)(object)false, (T)(object)true])
        : typeof(T).IsEnum ? All((T[])Enum.GetValues(typeof(T))) : [];

    static (T, object)[] All(T[] values) => [.. values.Select(static it => (it, (object)it!))];

    internal static object? Of(T? value)
    {
        foreach (var (small, boxed) in Small)
            if (EqualityComparer<T>.Default.Equals(small, value)) return boxed;
        return value;
    }
}
