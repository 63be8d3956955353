// Where a value comes from, and how surely that lets us know it.
namespace Glacis.Facts;

/// <summary>Where a value comes from, or why there is none.</summary>
public abstract record Source
{
    /// <summary>How sure a value from here is: 1 is an answer of the cloud itself, 0 is nothing.</summary>
    public abstract double Certainty { get; }
}

/// <summary>One recorded answer: the call that was answered, for whom, where, and where its bytes lie.</summary>
/// <param name="Call">Service and operation, <c>rds:DescribeDBInstances</c>.</param>
/// <param name="Account">The account that was asked about.</param>
/// <param name="Region">The region that was asked.</param>
/// <param name="Digest">SHA-256 of the recorded body, in hexadecimal.</param>
/// <param name="Segment">The file that holds the record.</param>
/// <param name="Number">The record's number in its unit.</param>
public sealed record Answer(string Call, string Account, string Region, string Digest, string Segment, int Number)
{
    /// <summary>Where the record lies, <c>segments/1/eu-west-1/rds-0001.seg#17</c>.</summary>
    public string Record => string.Create(System.Globalization.CultureInfo.InvariantCulture, $"{Segment}#{Number}");
}

/// <summary>A place in an answer: one item of it, shared by the item's facts; each fact adds its own field.</summary>
public sealed record Place(Answer Answer, string List = "", int Index = -1) : Source
{
    public override double Certainty => 1;

    /// <summary>The path of a field of this item, as <c>aws --query</c> would take it.</summary>
    public string Path(string field)
    {
        var item = Index < 0 ? List : $"{List}[{Index}]";
        return item.Length == 0 ? field : field.Length == 0 ? item : field[0] == '[' ? item + field : $"{item}.{field}";
    }
}

/// <summary>Said by somebody who should know: a line of <c>glacis.yaml</c>, or a tag (then <paramref name="At"/> is where the tag stood).</summary>
public sealed record Declaration(string By, Source? At = null) : Source
{
    public override double Certainty => 0.95;
}

/// <summary>Seen in a later round: a handshake, a sample. It can be judged again, not performed again.</summary>
public sealed record Observation(string What, double Surety, Source? At = null) : Source
{
    public override double Certainty => Surety;
}

/// <summary>Concluded by a rule from other facts. Every parent is kept.</summary>
/// <param name="Rule">The rule, in words.</param>
/// <param name="Surety">How far the rule itself can be trusted; parents can only lower it.</param>
/// <param name="From">What it was concluded from.</param>
public sealed record Conclusion(string Rule, double Surety, IReadOnlyList<Source> From) : Source
{
    public override double Certainty => From.Aggregate(Surety, static (least, parent) => Math.Min(least, parent.Certainty));

    public bool Equals(Conclusion? other) =>
        other is not null && Rule == other.Rule && Surety.Equals(other.Surety) && From.SequenceEqual(other.From);

    public override int GetHashCode() => HashCode.Combine(Rule, Surety, From.Count);
}

/// <summary>Why something is not known.</summary>
public enum Ignorance
{
    /// <summary>The recording holds no such answer.</summary>
    NotRecorded,

    /// <summary>The answer came and does not speak of it.</summary>
    NotInAnswer,

    /// <summary>The caller may not ask.</summary>
    Denied,

    /// <summary>Asked too fast, to the last try.</summary>
    Throttled,

    /// <summary>No answer, or one of failure.</summary>
    Failed,

    /// <summary>An answer that cannot be read.</summary>
    Malformed,

    /// <summary>Taken out before it was recorded.</summary>
    Redacted,

    /// <summary>It lies in an account or region that this run did not look at.</summary>
    NotLookedAt,

    /// <summary>The list was read to its end, and it is not there.</summary>
    NotListed,

    /// <summary>A value that this build does not know.</summary>
    NotForeseen,

    /// <summary>Nothing that was read tells.</summary>
    NothingTells,
}

/// <summary>Why something is not known, in words, and the answer that says so where there is one.</summary>
public sealed record Unknown(Ignorance Why, string Words, Source? At = null) : Source
{
    public override double Certainty => 0;
}
