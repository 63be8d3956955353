// SageMaker notebooks: their volumes are always encrypted; the question is by whose key.
using Glacis.Clouds.Aws.Kms;
using Glacis.Clouds.Collecting;
using Glacis.Facts;
using Glacis.Inventory;
using Glacis.Recordings;

namespace Glacis.Clouds.Aws.SageMaker;

/// <summary>Notebook instances.</summary>
public sealed class Notebooks : Collector
{
    static readonly Kind Notebook = new("AWS::SageMaker::NotebookInstance", "SageMaker notebook");

    internal static readonly Call Description = Call.About("sagemaker", "DescribeNotebookInstance").By("NotebookInstanceName", "NotebookInstanceName");
    internal static readonly Call Labelling = Call.About("sagemaker", "ListTags").By("ResourceArn", "NotebookInstanceArn");

    internal static readonly Call Listed = Call.List("sagemaker", "ListNotebookInstances", "NotebookInstances").Then(Description, Labelling);

    public override Call Root => Listed;

    public override IEnumerable<Resource> Read(Item item)
    {
        if (!item.Text("NotebookInstanceArn").Peek(out var arn)) yield break;
        var notebook = item.Of(Description).Root;
        var key = notebook.Text("KmsKeyId").Key(item.Account, item.Region);
        var guard = notebook.Described("NotebookInstanceArn", "notebook", key.GuardsAlways(item.Account, AtRest.ProviderOwnedKey));
        yield return item.Store(Notebook, arn, item.Text("NotebookInstanceName").Shown(arn), item.Of(Labelling).Tags("Tags"), guard, key);
    }
}
