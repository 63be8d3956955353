// JSON answers to nodes with the model's names, where the wire has others.
using Glacis.Recordings;

namespace Glacis.Clouds.Aws.Wire;

static class JsonAnswers
{
    /// <summary>Gives the members of a subtree the model's names. Fields that the model does not know keep theirs.</summary>
    public static void Rename(Document document, int node, Shape? shape)
    {
        if (shape is null)
            return;
        foreach (var child in document.Children(node))
        {
            if (shape.Form is Form.List or Form.Map)
                Rename(document, child, shape.Item.Shape);
            else if (document.Name(child) is { } name && shape.ByWireName.TryGetValue(name, out var member))
                Rename(document, child, member);
        }
    }

    static void Rename(Document document, int node, Member member)
    {
        if (!ReferenceEquals(member.Name, member.WireName))
            document.Rename(node, member.Name);
        Rename(document, node, member.Type.Shape);
    }
}
