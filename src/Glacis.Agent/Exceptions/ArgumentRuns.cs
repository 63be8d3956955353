// Evaluates arguments for exceptions: one from a file, or lines of JSON.
using Glacis.Agent.Configuration;
using Glacis.Arguments;
using Glacis.Recordings;

namespace Glacis.Agent.Exceptions;

/// <summary>Evaluates arguments.</summary>
public static class ArgumentRuns
{
    /// <summary>Evaluates the argument in a file; paths in it are seen from its folder.</summary>
    /// <exception cref="RefusedException">The argument cannot be read, or evidence that it names.</exception>
    public static Evaluation OfFile(string path, TimeProvider time, CancellationToken cancellation)
    {
        if (!File.Exists(path)) throw new RefusedException($"there is no file {path}", "FILE holds an argument, as docs/exceptions.md says; - reads JSON Lines on stdin");
        var text = new FileInfo(path).Length > ArgumentFile.Longest * 4L ? new string(' ', ArgumentFile.Longest + 1) : File.ReadAllText(path);
        return Of(Read(text, path), Path.GetDirectoryName(path) ?? "", time, cancellation);
    }

    static ArgumentFile Read(string text, string path)
    {
        try
        {
            return ArgumentFile.Read(text, path);
        }
        catch (ConfigurationException e)
        {
            throw new RefusedException(e.Message, "docs/exceptions.md says what an argument holds");
        }
    }

    /// <summary>Answers one line; whatever is wrong with it is its own answer.</summary>
    public static string Answer(string? line, TimeProvider time, CancellationToken cancellation)
    {
        try
        {
            if (line is null) return EvaluationJson.Refusal("the line is longer than 1 MiB; an argument is not");
            if (line.TrimStart() is not ['{', ..]) return EvaluationJson.Refusal("the line is no JSON object");
            return EvaluationJson.Line(Of(ArgumentFile.Read(line, "the line"), "", time, cancellation));
        }
        catch (Exception e) when (e is ConfigurationException or RefusedException or UnreadableRecordingException or UnauthorizedAccessException or IOException)
        {
            return EvaluationJson.Refusal(e.Message);
        }
    }

    static Evaluation Of(ArgumentFile asked, string folder, TimeProvider time, CancellationToken cancellation) => Evaluation.Of(asked.Argument, new Gathering(folder, time, cancellation).For(asked));
}
