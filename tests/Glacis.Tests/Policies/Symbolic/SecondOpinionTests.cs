// The same questions to z3: it knows nothing of boxes and must come to the same.
using Glacis.Policies.Evaluation;
using Glacis.Policies.Symbolic;
using Xunit;

namespace Glacis.Tests.Policies.Symbolic;

public sealed class SecondOpinionTests
{
    const int Questions = 250, Milliseconds = 500;

    [Fact]
    public void A_solver_comes_to_the_same()
    {
        using var solver = Solver.Start(Milliseconds);
        Assert.SkipWhen(solver is null, "there is no z3 here (Debian: apt-get install z3)");
        var (said, silent) = (new Dictionary<string, int>(StringComparer.Ordinal), 0);
        for (var number = 0; number < Questions; number++)
        {
            var (old, @new) = Ordinary.Pair(number);
            var (before, after) = (Documents.Read(old), Documents.Read(@new));
            var (ours, its) = (Comparing.Widens(before, after, Zone.Unknown).Truth, solver.Ask(Smt.Question(before, after)));
            Assert.False(its.StartsWith("(error", StringComparison.Ordinal), $"{its}\n{Smt.Question(before, after)}");
            Assert.True(ours != Truth.Unknown, $"question {number} is not decided");
            if (its == "unknown") silent++;
            else Assert.True((its == "sat") == (ours == Truth.Yes), $"question {number}: we say {ours}, z3 says {its}\n{old}\n{@new}");
            said[its] = said.GetValueOrDefault(its) + 1;
        }
        // How much it decides in that time depends on the machine; what must be is that it had a say.
        Assert.True(said.GetValueOrDefault("sat") > 0 && said.GetValueOrDefault("unsat") > 20 && silent < Questions * 3 / 4, string.Join(", ", said.Select(static it => $"{it.Key}: {it.Value}")));
    }
}
