// A list that knows whether it was read to its end.
namespace Glacis.Facts;

/// <summary>The items that were read, where they come from, and why the rest is missing, if it is. <c>default</c> was never read.</summary>
/// <remarks>A list that was not read to its end may show a fail, never a pass.</remarks>
public readonly struct Many<T>
{
    static readonly Unknown NotRecorded = new(Ignorance.NotRecorded, "not recorded");

    readonly IReadOnlyList<T>? items;
    readonly Source? source;
    readonly Unknown? rest;

    Many(IReadOnlyList<T> items, Source source, Unknown? rest) => (this.items, this.source, this.rest) = (items, source, rest);

    /// <summary>What was read.</summary>
    public IReadOnlyList<T> Items => items ?? [];

    /// <summary>Whether there is no more than <see cref="Items"/>.</summary>
    public bool IsComplete => source is not null && rest is null;

    /// <summary>Where the items come from, or, if none could be read, why.</summary>
    public Source Source => rest ?? source ?? NotRecorded;

    public static Many<T> All(IReadOnlyList<T> items, Source source) => new(items, source, null);

    public static Many<T> Some(IReadOnlyList<T> items, Source source, Unknown rest) => new(items, source, rest);

    public static Many<T> None(Unknown why) => new([], why, why);
}
