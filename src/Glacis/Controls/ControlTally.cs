// Counts verdicts as they stream by, for controls and for checks, and closes only when both books agree.
using System.Runtime.InteropServices;
using Glacis.Recordings;
using Glacis.Verdicts;

namespace Glacis.Controls;

/// <summary>Counts verdicts in memory that does not grow with them. One a worker; merge them when all are done.</summary>
/// <remarks>Two books are kept apart: by control, and by check, kind and environment. <see cref="Close"/> holds one against the other.</remarks>
public sealed class ControlTally
{
    readonly Dictionary<Control, Counter> controls = [];
    readonly Dictionary<Cell, Counter> cells = [];
    readonly Dictionary<string, Requirement> requirements = new(StringComparer.Ordinal);
    readonly SortedSet<string> unread = new(StringComparer.Ordinal);

    public void Add(Verdict verdict) => Add(
        verdict.Outcome, verdict.Severity, verdict.Requirement, verdict.Check, verdict.Resource.Kind, verdict.Resource.Environment, verdict.Acceptance?.Was ?? verdict.Outcome);

    /// <param name="was">What an excepted verdict was before it was accepted.</param>
    public void Add(Outcome outcome, Severity severity, Requirement requirement, string check, string kind, string environment, Outcome was)
    {
        foreach (var criterion in Criteria.Of(requirement)) Of(controls, criterion.Control).Add(outcome, severity, was);
        Of(cells, new(check, kind, environment)).Add(outcome, severity, was);
        if (!requirements.TryAdd(check, requirement) && requirements[check].Id != requirement.Id)
            throw new UnreconciledException($"the check {check} supports {requirements[check].Id} and {requirement.Id}: it can support only one");
    }

    /// <summary>A line of the ledger: where it says that something could not be read, no control is compliant any more.</summary>
    public void Add(LedgerLine line)
    {
        if (line.Reading is Reading.Unread or Reading.Partial) unread.Add($"{line.Service}:{line.Operation} in {line.Account}/{line.Region}");
    }

    public void Add(ControlTally other)
    {
        foreach (var (control, counter) in other.controls) Of(controls, control).Add(counter);
        foreach (var (cell, counter) in other.cells) Of(cells, cell).Add(counter);
        foreach (var (check, requirement) in other.requirements) requirements.TryAdd(check, requirement);
        unread.UnionWith(other.unread);
    }

    /// <summary>How checks and controls stand.</summary>
    /// <exception cref="UnreconciledException">The books do not agree.</exception>
    public Standings Close()
    {
        var breakdown = cells.OrderBy(static it => it.Key).Select(static it => new Breakdown(it.Key.Check, it.Key.Kind, it.Key.Environment, it.Value.Counts.Reconciled(it.Key.Check))).ToArray();
        var checks = breakdown.GroupBy(static it => it.Check, StringComparer.Ordinal)
            .Select(it => new CheckStanding(it.Key, requirements[it.Key], Standings.Sum(it.Select(static cell => cell.Counts)).Reconciled(it.Key))).ToArray();
        return new(breakdown, checks, [.. Criteria.All.Select(control => Standing(control, checks))], [.. unread]);
    }

    ControlStanding Standing(Control control, CheckStanding[] checks)
    {
        var counts = (controls.TryGetValue(control, out var counter) ? counter.Counts : Counts.None).Reconciled(control.Id);
        CheckStanding[] its = [.. checks.Where(it => Criteria.Of(it.Requirement).Any(criterion => criterion.Control == control))];
        var sum = Standings.Sum(its.Select(static it => it.Counts));
        if (sum != counts) Counts.Hold(control.Id, "the verdicts of its checks", sum.Population, "its own", counts.Population);
        if (sum != counts) throw new UnreconciledException($"the totals of {control.Id} do not reconcile: by check the outcomes differ");
        return new(control, counts, ControlStatuses.Of(counts, unread.Count > 0), [.. its.Select(static it => it.Check)]) { Unread = unread.Count };
    }

    static Counter Of<K>(Dictionary<K, Counter> book, K key) where K : notnull =>
        CollectionsMarshal.GetValueRefOrAddDefault(book, key, out _) ??= new();

    readonly record struct Cell(string Check, string Kind, string Environment) : IComparable<Cell>
    {
        public int CompareTo(Cell other)
        {
            var order = string.CompareOrdinal(Check, other.Check);
            if (order == 0) order = string.CompareOrdinal(Kind, other.Kind);
            return order != 0 ? order : string.CompareOrdinal(Environment, other.Environment);
        }
    }
}
