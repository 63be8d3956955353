// Who may do what to a project of CodeBuild, and who may read what it builds.
using Glacis.Clouds.Collecting;
using Glacis.Facts;
using Glacis.Inventory;
using Glacis.Recordings;

namespace Glacis.Clouds.Aws.CodeBuild;

/// <summary>Policies of projects, and the switch that shows builds, logs and artifacts to everybody.</summary>
public sealed class ProjectPolicies : Collector
{
    static readonly Kind OfProject = new("Glacis::CodeBuild::ProjectPolicy", "CodeBuild project's policy");

    static readonly Call Policy = Call.About("codebuild", "GetResourcePolicy").By("resourceArn", static it => it.Text().Map(name => Projects.ArnOf(it, name))).AbsentBy("ResourceNotFoundException");

    public override Call Root { get; } = Call.List("codebuild", "ListProjects", "projects").Then(Projects.Description, Policy);

    public override IEnumerable<Resource> Read(Item item)
    {
        if (!item.Text().Peek(out var name)) yield break;
        var project = Projects.Described(item);
        yield return item.Policy(Projects.ArnOf(item, name), OfProject, "codebuild", name, item.Of(Policy).PolicyUnlessAbsent("policy")) with
        {
            Tags = project.Tags("tags", "key", "value"),
            AccessListCounts = item.Source.Concludes(true, "what the switch gives is given"),
            AccessList = Shown(project),
        };
    }

    // "PRIVATE" is what a project is where nobody says otherwise.
    static Many<ListedAccess> Shown(Item project)
    {
        var isPublic = project.OneOf("projectVisibility", ("PUBLIC_READ", true), ("PRIVATE", false)).OrWhenSilent(false);
        return !isPublic.Peek(out var everybody) ? Many<ListedAccess>.None((Unknown)isPublic.Source)
            : Many<ListedAccess>.All(everybody ? [new("anybody") { Party = isPublic.Map(static _ => ListedParty.Everybody), Permission = isPublic.Map(static _ => "read its builds, logs and artifacts") }] : [], isPublic.Source);
    }
}
