// With whom snapshots of RDS are shared, the same for instances and clusters.
using Glacis.Clouds.Collecting;
using Glacis.Facts;
using Glacis.Recordings;

namespace Glacis.Clouds.Aws.Rds;

static class Sharing
{
    const string Everybody = "all";
    const string OnlyManual = "only manual snapshots can be shared";

    /// <summary>
    /// Whether anybody may restore it. Only manual snapshots can be shared, and encrypted ones not publicly (RDS user guide, "Sharing a DB snapshot"
    /// and "Sharing encrypted snapshots"), so both answer it themselves.
    /// </summary>
    internal static Fact<bool> IsPublic(Item snapshot, string encrypted, Many<string> sharedWith, string list)
    {
        var flag = snapshot.Flag(encrypted);
        if (flag.Peek(out var yes) && yes) return flag.Concludes(false, "an encrypted snapshot cannot be shared publicly");
        var manual = IsManual(snapshot);
        if (manual.Peek(out var can) && !can) return manual.Concludes(false, OnlyManual);
        return sharedWith.Items.Contains(Everybody, StringComparer.Ordinal) ? Fact.Known(true, AnswerOf(sharedWith), list)
            : sharedWith.IsComplete ? Fact.Known(false, sharedWith.Source, list)
            : Fact.Unknown<bool>((Unknown)sharedWith.Source);
    }

    /// <summary>Whether the attributes have to be asked for.</summary>
    internal static Fact<bool> Tells(Item snapshot, string encrypted)
    {
        var manual = IsManual(snapshot);
        if (manual.Peek(out var can) && !can) return manual;
        return snapshot.Flag(encrypted).Map(static yes => !yes);
    }

    /// <summary>The accounts, and the word for everybody, that the attribute <c>restore</c> lists.</summary>
    internal static Many<string> SharedWith(Item snapshot, Answered attributes, string list)
    {
        var manual = IsManual(snapshot);
        if (manual.Peek(out var can) && !can) return Many<string>.All([], new Conclusion(OnlyManual, 1, [manual.Source]));
        var (root, accounts, seen) = (attributes.Root, new List<string>(), false);
        foreach (var attribute in root.Items(list))
        {
            if (attribute.Text("AttributeName").Shown() != "restore") continue;
            seen = attribute.Has("AttributeValues").Peek(out var has) && has;
            foreach (var value in attribute.Items("AttributeValues"))
                if (value.Text().Peek(out var account)) accounts.Add(account);
                else return Many<string>.Some(accounts, root.Source, (Unknown)value.Text().Source);
        }
        return seen ? Many<string>.All(accounts, root.Source) : Many<string>.None(Unsaid(root));
    }

    // Types other than manual: automated, and awsbackup, to which the same applies.
    static Fact<bool> IsManual(Item snapshot) => snapshot.OneOf("SnapshotType", ("manual", true), ("automated", false), ("awsbackup", false));

    static Unknown Unsaid(Item root) => root.Source as Unknown ?? new(Ignorance.NotInAnswer, "the answer does not speak of who may restore it", root.Source);

    // Everybody is among the items that were read, though later ones were not.
    static Source AnswerOf(Many<string> list) => list.Source is Unknown { At: { } at } ? at : list.Source;
}
