// SageMaker notebooks: by which way they reach the internet.
using Glacis.Clouds.Collecting;
using Glacis.Inventory;
using Glacis.Recordings;

namespace Glacis.Clouds.Aws.SageMaker;

/// <summary>Notebook instances, as what they reach.</summary>
public sealed class NotebookWays : Collector
{
    static readonly Kind Way = new("Glacis::SageMaker::Notebook", "SageMaker notebook on its network");

    public override Call Root => Notebooks.Listed;

    public override IEnumerable<Resource> Read(Item item)
    {
        if (!item.Text("NotebookInstanceArn").Peek(out var arn)) yield break;
        yield return new Notebook($"{arn}#way")
        {
            Kind = Way,
            Name = item.Text("NotebookInstanceName").Shown(arn),
            Account = item.Account,
            Region = item.Region,
            Tags = item.Of(Notebooks.Labelling).Tags("Tags"),
            LeavesPastNetworks = item.Of(Notebooks.Description).Root.OneOf("DirectInternetAccess", ("Enabled", true), ("Disabled", false)),
        };
    }
}
