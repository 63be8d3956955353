// Who may do what to a function of Lambda.
using Glacis.Clouds.Collecting;
using Glacis.Inventory;
using Glacis.Recordings;

namespace Glacis.Clouds.Aws.Lambda;

/// <summary>Policies of functions, as they stand without a version or alias; those have policies of their own, which are not asked for.</summary>
public sealed class FunctionPolicies : Collector
{
    static readonly Kind OfFunction = new("AWS::Lambda::Permission", "Lambda function policy");

    static readonly Call Policy = Call.About("lambda", "GetPolicy").By("FunctionName", "FunctionName").AbsentBy("ResourceNotFoundException");
    internal static readonly Call Labelling = Call.About("lambda", "ListTags").By("Resource", "FunctionArn");

    internal static readonly Call Listed = Call.List("lambda", "ListFunctions", "Functions").Then(Policy, Labelling);

    public override Call Root => Listed;

    public override IEnumerable<Resource> Read(Item item)
    {
        if (!item.Text("FunctionArn").Peek(out var arn)) yield break;
        yield return item.Policy(arn, OfFunction, "lambda", item.Text("FunctionName").Shown(arn), item.Of(Policy).PolicyUnlessAbsent("Policy")) with { Tags = item.Of(Labelling).TagMap("Tags") };
    }
}
