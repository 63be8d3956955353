// A solver in a process of its own, asked on its standard input.
using System.ComponentModel;
using System.Diagnostics;

namespace Glacis.Tests.Policies.Symbolic;

/// <summary>z3, if the machine has it. Disposing ends it.</summary>
sealed class Solver : IDisposable
{
    readonly int milliseconds;
    Process process;

    Solver(Process process, int milliseconds) => (this.process, this.milliseconds) = (process, milliseconds);

    /// <summary>The solver; <c>null</c> where there is none.</summary>
    /// <param name="milliseconds">How long it may think about one question.</param>
    internal static Solver? Start(int milliseconds)
    {
        try
        {
            return new(Begun(milliseconds), milliseconds);
        }
        catch (Win32Exception)
        {
            return null;
        }
    }

    static Process Begun(int milliseconds) => Process.Start(new ProcessStartInfo("z3", ["-in", "-smt2", $"-t:{milliseconds}"]) { RedirectStandardInput = true, RedirectStandardOutput = true, UseShellExecute = false })!;

    /// <summary><c>sat</c>, <c>unsat</c> or <c>unknown</c>; what it says of a question that it cannot read begins with <c>(error</c>.</summary>
    internal string Ask(string question)
    {
        process.StandardInput.Write(question);
        process.StandardInput.Flush();
        if (process.StandardOutput.ReadLine() is { } answer) return answer;
        // Some questions it does not survive.
        process.Dispose();
        process = Begun(milliseconds);
        return "unknown";
    }

    public void Dispose()
    {
        process.StandardInput.Close();
        if (!process.WaitForExit(2000)) process.Kill();
        process.Dispose();
    }
}
