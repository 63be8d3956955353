// CodeBuild projects: what they build is always encrypted; the question is by whose key.
using Glacis.Clouds.Aws.Kms;
using Glacis.Clouds.Collecting;
using Glacis.Inventory;
using Glacis.Recordings;

namespace Glacis.Clouds.Aws.CodeBuild;

/// <summary>Projects, as what their artifacts are kept by.</summary>
public sealed class Projects : Collector
{
    static readonly Kind Project = new("AWS::CodeBuild::Project", "CodeBuild project");

    internal static readonly Call Description = Call.About("codebuild", "BatchGetProjects").ByOne("names", "");

    public override Call Root { get; } = Call.List("codebuild", "ListProjects", "projects").Then(Description);

    public override IEnumerable<Resource> Read(Item item)
    {
        if (!item.Text().Peek(out var name)) yield break;
        var project = Described(item);
        var key = project.Text("encryptionKey").Key(item.Account, item.Region);
        var plain = project.Flag("artifacts.encryptionDisabled").OrWhenSilent(false);
        // The model of encryptionKey: "if not specified, the key aws/s3 is used". Artifacts alone can be left in the clear.
        var guard = plain.Then(off => off ? plain.Map(static _ => AtRest.Nothing) : key.GuardsAlways(item.Account, AtRest.ProviderManagedKey));
        yield return item.Store(Project, ArnOf(item, name), name, project.Tags("tags", "key", "value"), guard, key);
    }

    internal static Item Described(Item item) => item.Of(Description).First("projects");

    internal static string ArnOf(Item near, string name) => Arn.Of("codebuild", near.Region, near.Account, $"project/{name}");
}
