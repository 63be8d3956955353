// glacis config: the schema of glacis.yaml, and a check of one.
using System.CommandLine;
using Glacis.Agent;
using Glacis.Agent.Classifying;

namespace Glacis.Cli.Verbs;

static class ConfigVerb
{
    static readonly Argument<string> File = new("FILE") { Description = "a glacis.yaml", DefaultValueFactory = static _ => "glacis.yaml" };

    internal static Command Command()
    {
        var schema = new Command("schema", "Print the JSON schema of glacis.yaml");
        schema.SetAction(static _ =>
        {
            Console.Out.WriteLine(Runs.ConfigurationSchema().TrimEnd());
            return Exit.Clean;
        });
        var check = new Command("check", "Check a glacis.yaml") { File };
        check.SetAction(static parsed =>
        {
            // It is read whole, and its patterns need names that no detector of this build has. (A recording that was made before there was such a detector can still be judged.)
            DetectorSet.Of(parsed.GetValue(File)!, TimeProvider.System);
            Console.Out.WriteLine("good");
            return Exit.Clean;
        });
        return new Command("config", "The schema of glacis.yaml, and a check of one") { schema, check };
    }
}
