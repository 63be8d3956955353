// Logs of services, as most of them describe theirs.
using Glacis.Facts;
using Glacis.Inventory;
using Glacis.Recordings;

namespace Glacis.Clouds.Aws;

static class LogsOf
{
    /// <summary>What a resource logs.</summary>
    internal static LogSource Log(this Item item, Kind kind, string of, string name, LogSort sort, Fact<Logging> keeps, Many<string> destinations) => new($"{of}#log")
    {
        Kind = kind,
        Of = of,
        Name = name,
        Account = item.Account,
        Region = item.Region,
        Tags = item.Source.Concludes(Tags.None, "a log bears no tags but those of what it tells of"),
        Sort = sort,
        Keeps = keeps,
        Parameters = item.Source.Concludes<string?>(null, "no group of parameters decides what it tells"),
        Destinations = destinations,
    };

    /// <summary>Everything where it is turned on, else nothing.</summary>
    internal static Fact<Logging> AllOrNothing(this Fact<bool> isOn) => isOn.Map(static on => on ? Logging.Everything : Logging.Nothing);

    /// <summary>The one place that a log goes to, or none.</summary>
    internal static Many<string> Only(this Item at, Fact<string> destination) => destination.Peek(out var it) && it.Length > 0
        ? Many<string>.All([it], destination.Source)
        : destination.Source is Unknown { Why: not Ignorance.NotInAnswer } why ? Many<string>.None(why) : at.Source is Unknown unread ? Many<string>.None(unread) : Many<string>.All([], at.Source);

    internal static string BucketArn(Item near, string name) => $"arn:{Arn.PartitionOf(near.Region)}:s3:::{name}";

    /// <summary>The id of a log group, without the ending by which some answers mean all of its streams.</summary>
    internal static string Group(string arn) => arn.EndsWith(":*", StringComparison.Ordinal) ? arn[..^2] : arn;
}
