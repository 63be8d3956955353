// The program's door: verbs, exit codes, and the last place where a fault is caught.
using System.CommandLine;
using Glacis.Agent;
using Glacis.Agent.Configuration;
using Glacis.Cli;
using Glacis.Cli.Verbs;
using Glacis.Clouds.Collecting;
using Glacis.Controls;
using Glacis.Recordings;

var root = new Command("glacis", "Glacis looks at cloud infrastructure the way a security engineer does, says why, and leaves evidence.")
{
    AssessVerb.Command(), CollectVerb.Command(), ExplainVerb.Command(), DoctorVerb.Command(), PermissionsVerb.Command(),
    CertificatesVerb.Command(), ProbeVerb.Command(),
    EvidenceVerb.Command(), ExceptionsVerb.Command(), ChecksVerb.Command(), ControlsVerb.Command(), ConfigVerb.Command(), PolicyVerb.Command(), NetworkVerb.Command(), ClassifyVerb.Command(),
    new System.CommandLine.Help.HelpOption { Description = "Show how a verb is used" }, new VersionOption { Description = "Show the version" },
};

var parsed = root.Parse(args.Length == 0 ? ["--help"] : args);
if (parsed.Errors.Count > 0 && Slip.Of(parsed) is var (sentence, about)) return Say.Failure(Exit.Usage, sentence, about);
try
{
    return await parsed.InvokeAsync(new InvocationConfiguration { EnableDefaultExceptionHandler = false });
}
catch (OperationCanceledException)
{
    return Say.Failure(Exit.Interrupted, "interrupted", Say.Again(parsed, args));
}
catch (CredentialsLostException e)
{
    return Say.Again(parsed, args) is { } again ? Say.Failure(Exit.Interrupted, e.Sentence, $"sign in again; {again}") : Say.Failure(Exit.Usage, e.Sentence, "sign in again");
}
catch (ConfigurationException e)
{
    return Say.Failure(Exit.Usage, e.Message, "glacis config schema prints what may stand there");
}
catch (UnreadableRecordingException e)
{
    return e.IsDamage
        ? Say.Failure(Exit.NotIntact, e.Message, e.Hint)
        : Say.Failure(Exit.Usage, e.Message, e.Hint ?? Say.Wanted(parsed));
}
catch (UnreadableInventoryException e)
{
    return Say.Failure(Exit.Usage, e.Message, null);
}
catch (CollectionRefusedException e)
{
    return Say.Failure(Exit.Usage, e.Sentence, e.Hint);
}
catch (RefusedException e)
{
    return Say.Failure(Exit.Usage, e.Message, e.Hint);
}
catch (UsageException e)
{
    return Say.Failure(Exit.Usage, e.Message, e.Hint);
}
catch (Exception e) when (e is UnauthorizedAccessException or IOException)
{
    return Say.Failure(Exit.Usage, e.Message.TrimEnd('.'), null);
}
catch (Exception e) when (e is UnreconciledException or BrokenBuildException)
{
    return Say.Failure(Exit.Internal, e.Message, "please report it");
}
catch (Exception e)
{
    return Say.Failure(Exit.Internal, $"{e.GetType().Name}: {e.Message}", "this is a fault of glacis: please report it with the command that you gave");
}
