// What was found of each class: counts and the surest find, never a value.
namespace Glacis.Classification.Detecting;

/// <summary>Finds of one class.</summary>
/// <param name="Class">The class.</param>
/// <param name="Count">How many.</param>
/// <param name="Confidence">Of the surest.</param>
/// <param name="Checked">Of how many a check digit, checksum or form held.</param>
/// <param name="Reserved">How many are reserved for documentation and tests.</param>
public sealed record ClassTally(ContentClass Class, long Count, double Confidence, long Checked, long Reserved)
{
    /// <summary>Both together.</summary>
    public ClassTally With(ClassTally other) => new(Class, Count + other.Count, Math.Max(Confidence, other.Confidence), Checked + other.Checked, Reserved + other.Reserved);
}

/// <summary>Counts finds. For one thread.</summary>
public sealed class Tally
{
    readonly SortedDictionary<string, ClassTally> all = new(StringComparer.Ordinal);

    /// <summary>By class, in the order of their ids.</summary>
    public IReadOnlyCollection<ClassTally> Classes => all.Values;

    public void Add(in Find find)
    {
        var remarks = find.Weight.Remarks;
        Add(new ClassTally(find.By.Finds, 1, find.Weight.Confidence, remarks.HasFlag(Remarks.Checked) ? 1 : 0, remarks.HasFlag(Remarks.Reserved) ? 1 : 0));
    }

    public void Add(ClassTally it) => all[it.Class.Id] = all.TryGetValue(it.Class.Id, out var known) ? known.With(it) : it;
}
