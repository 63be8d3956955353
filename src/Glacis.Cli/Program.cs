// The program's door: verbs, exit codes, and the last place where a fault is caught.
using System.CommandLine;
using System.CommandLine.Parsing;
using Glacis.Agent;
using Glacis.Agent.Configuration;
using Glacis.Cli;
using Glacis.Cli.Verbs;
using Glacis.Controls;
using Glacis.Recordings;

var root = new RootCommand("Glacis looks at cloud infrastructure the way a security engineer does, says why, and leaves evidence.")
{
    AssessVerb.Command(), CollectVerb.Command(), ExplainVerb.Command(), DoctorVerb.Command(), PermissionsVerb.Command(),
    EvidenceVerb.Command(), ExceptionsVerb.Command(), ChecksVerb.Command(), ControlsVerb.Command(), ConfigVerb.Command(),
};

var parsed = root.Parse(args);
if (parsed.Errors.Count > 0) return Say.Failure(Exit.Usage, parsed.Errors[0].Message, Say.HelpFor(parsed));
if (args.Length == 0) parsed = root.Parse(["--help"]);
try
{
    // The library names the program by its file; people call it glacis.
    using var help = new StringWriter();
    var code = await parsed.InvokeAsync(new InvocationConfiguration { EnableDefaultExceptionHandler = false, Output = help });
    Console.Out.Write(help.ToString().Replace("Glacis.Cli", "glacis", StringComparison.Ordinal));
    return code;
}
catch (OperationCanceledException)
{
    return Say.Failure(Exit.Interrupted, "interrupted", null);
}
catch (ConfigurationException e)
{
    return Say.Failure(Exit.Usage, e.Message, "glacis config schema prints what may stand there");
}
catch (UnreadableRecordingException e)
{
    return Say.Failure(e.Message.Contains("damaged", StringComparison.Ordinal) ? Exit.NotIntact : Exit.Usage, e.Message, null);
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
    return Say.Failure(Exit.Usage, e.Message, null);
}
catch (Exception e) when (e is UnreconciledException or BrokenBuildException)
{
    return Say.Failure(Exit.Internal, e.Message, "please report it");
}
catch (Exception e)
{
    return Say.Failure(Exit.Internal, $"{e.GetType().Name}: {e.Message}", "this is a fault of glacis: please report it with the command that you gave");
}
