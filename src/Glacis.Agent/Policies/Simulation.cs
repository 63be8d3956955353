// The answer to a request: its decision, as words and as a line of JSON.
using Glacis.Policies.Evaluation;

namespace Glacis.Agent.Policies;

/// <summary>Simulates requests.</summary>
public static class Simulation
{
    /// <summary>The decision on a request that was read; unknown where it could not be.</summary>
    public static Decision Of(RequestRead read) => read.Fault is { } fault ? new(Outcome.Unknown, fault, []) : Evaluator.Decide(read.Request!, read.Policies!);

    /// <summary>The decision's word.</summary>
    public static string Word(Outcome outcome) => outcome switch
    {
        Outcome.Allowed => "allowed",
        Outcome.ImplicitDeny => "implicitDeny",
        Outcome.ExplicitDeny => "explicitDeny",
        _ => "unknown",
    };

    /// <summary>One line of JSON, without its line end; docs/schemas/simulate-answer.schema.json is its form.</summary>
    public static string Line(Decision decision) => JsonLine.Of(json =>
    {
        json.WriteString("decision", Word(decision.Outcome));
        JsonLine.Write(json, [.. decision.Because]);
    });
}
