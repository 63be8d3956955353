// What a store lets one do with it: list what it holds, and read a little of that. Nothing is written in it.
namespace Glacis.Clouds.Stores;

/// <summary>A store that cannot be looked into, in one sentence; no password is in it.</summary>
public sealed class StoreRefusedException(string sentence, string? hint = null) : Exception(sentence)
{
    /// <summary>What to do about it.</summary>
    public string? Hint => hint;
}

/// <summary>Takes what is read out of a store. Spans are valid during the call.</summary>
public interface ITaker
{
    /// <summary>A content, whole or from its beginning.</summary>
    void Content(byte[] content);

    /// <summary>Whether a content with this beginning tells nothing until all of it is there.</summary>
    bool WantsWhole(ReadOnlySpan<byte> beginning);

    /// <summary>A further piece of a text of which the beginning was taken.</summary>
    void Piece(ReadOnlySpan<byte> piece);

    /// <summary>A row, an item, an element begins.</summary>
    void Row();

    /// <summary>A value in it, as text.</summary>
    void Value(string field, ReadOnlySpan<byte> value);

    /// <summary>A value in it that is no text.</summary>
    void Blob(string field, byte[] value);

    /// <summary>Something that cannot be read.</summary>
    void Not(string why);
}

/// <summary>A part of an object, in bytes.</summary>
public readonly record struct Stretch(long From, long Length);

/// <summary>What was read of an object.</summary>
/// <param name="Size">How large it is.</param>
/// <param name="Version">Which version; when it was last written where versions have no names.</param>
/// <param name="Read">Which parts were read; empty where none could be.</param>
/// <param name="WhyNot">Why it could not be read; <c>null</c> where it was.</param>
public sealed record Taken(long Size, string? Version, IReadOnlyList<Stretch> Read, string? WhyNot = null);

/// <summary>One thing that a store of objects lists.</summary>
/// <param name="Name">As it is asked for.</param>
/// <param name="Parts">The parts of its name, masked.</param>
/// <param name="Facet">What it has in common with others besides.</param>
/// <param name="Size">Its bytes, or how many elements it has.</param>
public sealed record ListedObject(string Name, IReadOnlyList<string> Parts, string Facet, long Size);

/// <summary>A store, opened. For one task at a time.</summary>
public interface IStore : IAsyncDisposable
{
    /// <summary>How it is named; never with a password.</summary>
    string Shown { get; }

    /// <summary>What is counted in it: objects, keys, pages, segments.</summary>
    string Unit { get; }
}

/// <summary>A store of things with names.</summary>
public interface IObjects : IStore
{
    /// <summary>What parts a name.</summary>
    char Separator { get; }

    /// <summary>Whether names are themselves data: only their forms are told then.</summary>
    bool AreNamesPrivate { get; }

    /// <summary>Lists; whether to the end.</summary>
    /// <exception cref="StoreRefusedException">It cannot be listed.</exception>
    Task<bool> ListAsync(Action<ListedObject> onListed, Spending spending, CancellationToken cancellation);

    /// <summary>Reads one, or parts of it.</summary>
    /// <param name="again">What was read of it an earlier time, to be read again; <c>null</c> to choose.</param>
    Task<Taken> ReadAsync(string name, Taken? again, ITaker taker, Spending spending, CancellationToken cancellation);
}

/// <summary>A table, and in how many portions it can be read.</summary>
/// <param name="Name">With its schema.</param>
/// <param name="Portions">Pages, stretches of keys or segments; numbered from 0.</param>
/// <param name="Rows">How many rows the store says that it has; negative where it says nothing.</param>
/// <param name="Columns">Names of its columns that may be read; empty where they are told by its rows.</param>
/// <param name="Notes">What must be said of whatever is read of it.</param>
/// <param name="WhyNot">Why it cannot be read; <c>null</c> where it can.</param>
public sealed record Table(string Name, long Portions, long Rows, IReadOnlyList<string> Columns, IReadOnlyList<string> Notes, string? WhyNot = null);

/// <summary>A store of tables.</summary>
public interface ITables : IStore
{
    /// <summary>The tables, by name.</summary>
    /// <exception cref="StoreRefusedException">It cannot be listed.</exception>
    Task<IReadOnlyList<Table>> ListAsync(Spending spending, CancellationToken cancellation);

    /// <summary>Reads portions of a table; why they could not be read, or <c>null</c>.</summary>
    Task<string?> ReadAsync(Table table, IReadOnlyList<long> portions, ITaker taker, Spending spending, CancellationToken cancellation);
}
