// An argument for an exception, as it is made: whose finding, who stands for it, and what is claimed.
namespace Glacis.Arguments;

/// <summary>What sort of claim it is; each sort has its checker.</summary>
public enum ClaimKind
{
    /// <summary>What is stored concerns nobody and opens nothing.</summary>
    NoSensitiveData,

    /// <summary>What is demanded costs too much.</summary>
    Performance,

    /// <summary>Nobody gets there.</summary>
    NotReachable,

    /// <summary>Nothing stays: it lies in memory only.</summary>
    NotStored,

    /// <summary>Something else guards it.</summary>
    CompensatingControl,

    /// <summary>It ends at a day.</summary>
    Temporary,

    /// <summary>None of these.</summary>
    Other,
}

/// <summary>What was measured with and without what is demanded.</summary>
/// <param name="Before">Without.</param>
/// <param name="After">With.</param>
/// <param name="By">Who measured, when and how.</param>
public sealed record Measured(double Before, double After, string Unit, string By)
{
    /// <summary>How much more it is, as a share.</summary>
    public double Overhead => Before > 0 ? After / Before - 1 : double.NaN;
}

/// <summary>One claim. Its text is kept, and decides nothing.</summary>
public sealed record Claim(ClaimKind Kind, string Text)
{
    /// <summary>Nobody named the sort; words of the text did.</summary>
    public bool IsRecognised { get; init; }

    public Measured? Measured { get; init; }

    /// <summary>The overhead that is still accepted, as a share.</summary>
    public double? Tolerated { get; init; }

    public DateOnly? Until { get; init; }

    /// <summary>The check that the other control passes.</summary>
    public string? Check { get; init; }

    /// <summary>What the other control is asked of; the subject itself where it is not said.</summary>
    public string? Resource { get; init; }

    /// <summary>The attestation that stands for the other control.</summary>
    public string? Attestation { get; init; }
}

/// <summary>An argument. Texts in it are hostile until shown safely.</summary>
public sealed record Argument
{
    public required string Id { get; init; }

    public required string Check { get; init; }

    /// <summary>The id or name of the resource that the finding is about.</summary>
    public required string Resource { get; init; }

    public string Text { get; init; } = "";

    public string? Owner { get; init; }

    public string? ApprovedBy { get; init; }

    public DateOnly? Expires { get; init; }

    public string? Ticket { get; init; }

    public IReadOnlyList<Claim> Claims { get; init; } = [];
}
