// Options that several verbs share.
using System.CommandLine;
using Glacis.Agent;

namespace Glacis.Cli.Verbs;

static class Common
{
    static readonly Option<string?> Config = new("--config", "-c") { Description = "glacis.yaml (default: the one in this folder, or the one in the recording)" };
    static readonly Option<string[]> Region = new("--region") { Description = "look only here; may be given again (default: all enabled regions)" };
    static readonly Option<string?> Profile = new("--profile") { Description = "AWS profile" };
    static readonly Option<bool> Resume = new("--resume") { Description = "take up an interrupted collection where it stopped" };
    static readonly Option<bool> Quiet = new("--quiet", "-q") { Description = "no narration, no progress" };

    internal static void AddTo(Command command)
    {
        AddWhere(command);
        command.Add(Resume);
        command.Add(Quiet);
    }

    /// <summary>Where to look, for a verb that keeps nothing.</summary>
    internal static void AddWhere(Command command)
    {
        AddConfig(command);
        command.Add(Region);
        command.Add(Profile);
    }

    /// <summary>What the owners declare, for a verb that looks nowhere.</summary>
    internal static void AddConfig(Command command) => command.Add(Config);

    internal static Asked Asked(ParseResult parsed)
    {
        Say.IsQuiet = parsed.GetValue(Quiet);
        return new()
        {
            Configuration = parsed.GetValue(Config),
            Regions = parsed.GetValue(Region) ?? [],
            Profile = parsed.GetValue(Profile),
            Resume = parsed.GetValue(Resume),
            Tell = Say.Note,
            Time = Clock.OfRun,
        };
    }
}
