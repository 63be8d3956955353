// A value that carries where it comes from, or why it is not known.
using System.Diagnostics.CodeAnalysis;

namespace Glacis.Facts;

/// <summary>Hears each value as it is looked at, known or not.</summary>
public interface IWitness
{
    /// <summary>One look: what was asked for, what was seen, and where that stood.</summary>
    void Heard<T>(string name, T? value, Source source, string field);
}

/// <summary>A value and its source, or a named ignorance. <c>default</c> is unknown, never a value.</summary>
public readonly struct Fact<T>
{
    static readonly Unknown NotRecorded = new(Ignorance.NotRecorded, "not recorded");

    readonly T value;
    readonly Source? source;
    readonly string? within;

    internal Fact(T value, Source source, string field) => (this.value, this.source, within) = (value, source, field);

    /// <summary>Whether there is a value.</summary>
    public bool IsKnown => source is not (null or Unknown);

    /// <summary>Where the value comes from, or why there is none.</summary>
    public Source Source => source ?? NotRecorded;

    /// <summary>The field within the source's place.</summary>
    public string Field => within ?? "";

    /// <summary>The one way to a value for whoever judges: the witness hears it, known or not.</summary>
    public bool Tell(IWitness to, string name, [MaybeNullWhen(false)] out T told)
    {
        to.Heard(name, told = value, Source, Field);
        return IsKnown;
    }

    /// <summary>The value, unheard: for readers and classifiers, which pass the source on. Checks may not call it; a test holds that.</summary>
    public bool Peek([MaybeNullWhen(false)] out T seen)
    {
        seen = value;
        return IsKnown;
    }

    /// <summary>The same place, read as something else.</summary>
    public Fact<R> Map<R>(Func<T, R> read) => IsKnown ? new(read(value), source!, Field) : Fact.Unknown<R>((Unknown)Source);

    /// <summary>The same place, read as something else where that can be done.</summary>
    public Fact<R> Then<R>(Func<T, Fact<R>> read)
    {
        if (!IsKnown) return Fact.Unknown<R>((Unknown)Source);
        var next = read(value);
        return next.IsKnown ? next : Fact.Unknown<R>(((Unknown)next.Source) with { At = ((Unknown)next.Source).At ?? source });
    }

    /// <summary>Concluded from both; unknown where either is.</summary>
    public Fact<R> With<U, R>(Fact<U> other, Func<T, U, R> join, string rule) =>
        !IsKnown ? Fact.Unknown<R>((Unknown)Source)
        : !other.Peek(out var its) ? Fact.Unknown<R>((Unknown)other.Source)
        : Fact.Known(join(value, its), new Conclusion(rule, 1, [Source, other.Source]));

    /// <summary>This where it is known or nobody could ask; else the other.</summary>
    public Fact<T> Or(Fact<T> other) => IsKnown ? this : other;

    /// <summary>This; where the answer came and does not speak of it, the value that silence stands for by the service's documentation.</summary>
    public Fact<T> OrWhenSilent(T silence) =>
        Source is Unknown { Why: Ignorance.NotInAnswer, At: { } at } ? new(silence, at, Field) : this;

    public override string ToString() => IsKnown ? $"{value}" : $"unknown: {((Unknown)Source).Words}";
}

/// <summary>Makes facts.</summary>
public static class Fact
{
    public static Fact<T> Known<T>(T value, Source source, string field = "") => new(value, source, field);

    public static Fact<T> Unknown<T>(Unknown why, string field = "") => new(default!, why, field);

    public static Fact<T> Unknown<T>(Ignorance why, string words, Source? at = null) => new(default!, new Unknown(why, words, at), "");
}
