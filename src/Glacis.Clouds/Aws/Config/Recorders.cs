// AWS Config: whether changes of the configuration are recorded in a region, and of what.
using Glacis.Clouds.Collecting;
using Glacis.Facts;
using Glacis.Inventory;
using Glacis.Recordings;

namespace Glacis.Clouds.Aws.Config;

/// <summary>The recorder of each region, of which there is one at most.</summary>
public sealed class Recorders : Collector
{
    static readonly Kind Recorder = new("AWS::Config::ConfigurationRecorder", "configuration recorder");

    static readonly Call Status = Call.About("config", "DescribeConfigurationRecorderStatus").ByOne("ConfigurationRecorderNames", "name");

    public override Call Root { get; } = Call.List("config", "DescribeConfigurationRecorders", "ConfigurationRecorders").Then(Status);

    public override Turn Turn => Turn.Kept;

    public override IReadOnlyList<Type> Fills => [typeof(Watcher)];

    public override IEnumerable<Resource> Read(Item item)
    {
        if (!item.Text("name").Peek(out var name)) yield break;
        var status = item.Of(Status).Items("ConfigurationRecordersStatus").FirstOrDefault();
        yield return item.Watcher(item.Text("arn").Shown($"aws/{item.Account}/{item.Region}/recorder/{name}"), Recorder, name, WatchesFor.Changes, IsOn(item.Of(Status).Root, status), LeftOut(item));
    }

    // "lastStatus: the status of the latest recording event": one that fails to deliver records nothing that could be read.
    static Fact<bool> IsOn(Item answer, Item status) => answer.Source is Unknown why ? Fact.Unknown<bool>(why)
        : status.Flag("recording").Then(isOn => isOn ? status.OneOf("lastStatus", ("SUCCESS", true), ("PENDING", true), ("Success", true), ("Pending", true), ("FAILURE", false), ("Failure", false), ("NOT_APPLICABLE", true)).OrWhenSilent(true) : status.Flag("recording"));

    // All types that are supported, or all but some, or some. Types without a region are to be recorded in one region alone, and are not asked for here.
    static Many<string> LeftOut(Item recorder)
    {
        if (recorder.Source is Unknown why) return Many<string>.None(why);
        if (recorder.Flag("recordingGroup.allSupported").OrWhenSilent(false).Peek(out var all) && all) return Many<string>.All([], recorder.Source);
        var but = recorder.Items("recordingGroup.exclusionByResourceTypes.resourceTypes").Select(static it => it.Text().Shown("?")).Order(StringComparer.Ordinal).ToArray();
        return Many<string>.All(but.Length > 0 ? but : ["all types but those that are listed"], recorder.Source);
    }
}
