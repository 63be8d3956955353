// The shape of a detector: where it wants to be asked, and how sure it is of what stands there.
namespace Glacis.Classification.Detecting;

/// <summary>What is said of a find besides its class.</summary>
[Flags]
public enum Remarks
{
    None = 0,

    /// <summary>Check digits, a checksum or a signature's form held.</summary>
    Checked = 1,

    /// <summary>The field's name or the words before it say so.</summary>
    InContext = 2,

    /// <summary>A value that is reserved for documentation and tests; nobody's.</summary>
    Reserved = 4,
}

/// <summary>How sure a detector is. Below <see cref="Least"/> nothing is reported.</summary>
public readonly record struct Weight(double Confidence, Remarks Remarks)
{
    /// <summary>What is at least needed to be reported.</summary>
    public const double Least = 0.5;

    public static readonly Weight Nothing;

    public bool Counts => Confidence >= Least;

    internal static Weight Of(double confidence, Remarks remarks = Remarks.None) => new(confidence, remarks);
}

/// <summary>Places at which a detector wants to be asked, besides shapes and fields.</summary>
public enum Anchor
{
    None,

    /// <summary>At each <c>@</c>.</summary>
    AtSign,

    /// <summary>At a run of twenty-five letters and digits or more.</summary>
    LongToken,

    /// <summary>At the colon of <c>://</c>.</summary>
    Address,

    /// <summary>At a <c>+</c> or <c>(</c> before a digit.</summary>
    Calling,

    /// <summary>At a token that begins with two letters and two digits.</summary>
    CountryAndCheck,

    /// <summary>At up to five digits behind a space or mark, before a space and a letter, or behind a word and a space.</summary>
    House,

    /// <summary>At a group of hexadecimal digits before a colon.</summary>
    HexColon,
}

/// <summary>Finds one class of content. Stateless; threads share it.</summary>
public abstract class Detector
{
    public abstract ContentClass Finds { get; }

    /// <summary>Shapes of text to be asked about: <c>9</c> a digit, <c>A</c> a letter, <c>X</c> either, <c>#</c> one to three digits; space, <c>- . / +</c> stand for themselves.</summary>
    public virtual IReadOnlyList<string> Shapes => [];

    /// <summary>Names of fields (keys, columns) whose values are to be asked about whatever their shape: words in lower case, parted by spaces.</summary>
    public virtual IReadOnlyList<string> Fields => [];

    /// <summary>Beginnings that no other text has, at least three bytes each: <c>ghp_</c>.</summary>
    public virtual IReadOnlyList<string> Prefixes => [];

    public virtual Anchor Anchor => Anchor.None;

    /// <summary>Where the candidate at an anchor or prefix begins and ends; an empty range where there is none.</summary>
    public virtual Extent ExtentAt(ReadOnlySpan<byte> text, int at) => default;

    /// <summary>How sure it is.</summary>
    public abstract Weight Weigh(in Candidate it);
}

/// <summary>Where something stands in a text.</summary>
public readonly record struct Extent(int Start, int End)
{
    public int Length => End - Start;

    public bool IsEmpty => End <= Start;
}

/// <summary>One find.</summary>
public readonly record struct Find(int Start, int Length, Detector By, Weight Weight)
{
    public int End => Start + Length;
}
