// A solver in a process of its own, asked on its standard input.
using System.ComponentModel;
using System.Diagnostics;

namespace Glacis.Tests.Policies.Symbolic;

/// <summary>z3, if the machine has it. Disposing ends it.</summary>
sealed class Solver : IDisposable
{
    readonly Process process;

    Solver(Process process) => this.process = process;

    /// <summary>The solver; <c>null</c> where there is none.</summary>
    /// <param name="milliseconds">How long it may think about one question.</param>
    internal static Solver? Start(int milliseconds)
    {
        try
        {
            return new(Process.Start(new ProcessStartInfo("z3", ["-in", "-smt2", $"-t:{milliseconds}"]) { RedirectStandardInput = true, RedirectStandardOutput = true, UseShellExecute = false })!);
        }
        catch (Win32Exception)
        {
            return null;
        }
    }

    /// <summary><c>sat</c>, <c>unsat</c> or <c>unknown</c>; what it says of a question that it cannot read begins with <c>(error</c>.</summary>
    internal string Ask(string question)
    {
        process.StandardInput.Write(question);
        process.StandardInput.Flush();
        return process.StandardOutput.ReadLine() ?? "(error: it ended)";
    }

    public void Dispose()
    {
        process.StandardInput.Close();
        if (!process.WaitForExit(2000)) process.Kill();
        process.Dispose();
    }
}
