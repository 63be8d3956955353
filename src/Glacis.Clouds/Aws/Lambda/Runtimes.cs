// The runtimes of functions by their versions.
using Glacis.Clouds.Collecting;
using Glacis.Facts;
using Glacis.Inventory;
using Glacis.Recordings;

namespace Glacis.Clouds.Aws.Lambda;

/// <summary>Functions, as what they run on; images bring their own.</summary>
public sealed class Runtimes : Collector
{
    static readonly Kind Run = new("Glacis::Lambda::Runtime", "Lambda runtime");

    public override Call Root { get; } = FunctionPolicies.Listed;

    public override IEnumerable<Resource> Read(Item item)
    {
        if (!item.Text("FunctionArn").Peek(out var arn) || item.Text("PackageType").Peek(out var package) && package == "Image") yield break;
        var runtime = item.Text("Runtime");
        yield return item.Runs(Run, arn, item.Text("FunctionName").Shown(arn), item.Of(FunctionPolicies.Labelling).TagMap("Tags"), runtime.Map(static it => it[..Split(it)]), runtime.Map(static it => it[Split(it)..]), runtime.Map(static _ => UpdatesItself.NoChoice));
    }

    // nodejs22.x, python3.13: a product, and where digits begin its version.
    static int Split(string runtime)
    {
        return runtime.AsSpan().IndexOfAnyInRange('0', '9') is var at and > 0 ? at : runtime.Length;
    }
}
