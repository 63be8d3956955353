// What the layers are called where people read of them.
namespace Glacis.Policies.Evaluation;

static class Words
{
    internal static string Of(Layer layer) => layer switch
    {
        Layer.Identity => "identity policy",
        Layer.Resource => "resource policy",
        Layer.Grant => "grant",
        Layer.Boundary => "permissions boundary",
        Layer.Session => "session policy",
        Layer.CallerControl => "service control policy",
        Layer.ResourceControl => "resource control policy",
        _ => "endpoint policy",
    };

    /// <summary>A hostile or long text, short enough for a sentence.</summary>
    internal static string Short(string text) => text.Length <= 80 ? text : $"{text.AsSpan(0, 77)}...";
}
