// Inspector: whether weaknesses of software are looked for in a region, and of what.
using Glacis.Clouds.Collecting;
using Glacis.Facts;
using Glacis.Inventory;
using Glacis.Recordings;

namespace Glacis.Clouds.Aws.Inspector;

/// <summary>The scanner of each region.</summary>
public sealed class Scanners : Collector
{
    static readonly Kind Scanner = new("Glacis::Inspector::Scanner", "Inspector");

    public override Call Root { get; } = Call.One("inspector2", "BatchGetAccountStatus");

    public override Turn Turn => Turn.Kept;

    public override IReadOnlyList<Type> Fills => [typeof(Watcher)];

    public override IEnumerable<Resource> Read(Item item)
    {
        foreach (var it in item.Items("accounts"))
            yield return item.Watcher($"aws/{item.Account}/{item.Region}/inspector", Scanner, "inspector", WatchesFor.Weaknesses, it.OneOf("state.status", ("ENABLED", true), ("ENABLING", true), ("DISABLED", false), ("DISABLING", false), ("SUSPENDED", false), ("SUSPENDING", false)), LeftOut(it));
    }

    static Many<string> LeftOut(Item account) => account.Source is Unknown why ? Many<string>.None(why)
        : Many<string>.All([.. account.Members("resourceState").Where(static it => it.Name is "ec2" or "ecr" or "lambda" && it.Value.Text("status").Shown() is "DISABLED").Select(static it => it.Name).Order(StringComparer.Ordinal)], account.Source);
}
