// Questions about the networks of one recording: what reaches what, and why.
using System.Text.Json;
using Glacis.Agent.Configuration;
using Glacis.Agent.Policies;
using Glacis.Facts;
using Glacis.Inventory;
using Glacis.Networks;
using Glacis.Sets;

namespace Glacis.Agent.Networks;

/// <summary>One question: does one end reach a service of the other?</summary>
public sealed record WhyQuestion(string From, string To, string Port);

/// <summary>Answers questions about the networks of one recording. Threads may not share it.</summary>
public sealed class Roadmap
{
    /// <summary>The longest question that is read, in characters.</summary>
    public const int Longest = 64 * 1024;

    readonly Estate estate;
    readonly Ends ends;

    internal Roadmap(Estate estate) => (this.estate, ends) = (estate, new(estate));

    /// <summary>Opens a recording, or a bundle that holds one.</summary>
    public static Roadmap Open(string target)
    {
        if (target is "aws" or "azure" or "gcp") throw new RefusedException("networks are asked about in a recording", "glacis collect aws -o DIR makes one");
        var recorded = Recorded.Open(target);
        return new(new Assessing(recorded, Configured.Read(recorded.ConfigurationText, recorded.Head.Started, Parts.Found.Checks).Intent, Parts.Found).Estate);
    }

    // ---- why ----------------------------------------------------------------------------------------------------------------

    /// <summary>Reads one line of JSON and answers it.</summary>
    public WhyAnswer Why(string? line)
    {
        try
        {
            using var document = JsonDocument.Parse(line ?? "", new() { MaxDepth = 8 });
            var it = document.RootElement;
            Members.Hold(it, "the question", ["from", "to", "port"]);
            var port = Members.Required(it, "port");
            return Why(new WhyQuestion(Members.Text(Members.Required(it, "from"), "from"), Members.Text(Members.Required(it, "to"), "to"), port.ValueKind == JsonValueKind.Number ? port.GetRawText() : Members.Text(port, "port")));
        }
        catch (JsonException)
        {
            return WhyAnswer.Not("this is no JSON that can be read");
        }
        catch (Exception fault) when (fault is FormatException or RefusedException)
        {
            return WhyAnswer.Not(fault.Message);
        }
    }

    /// <summary>Answers a question.</summary>
    /// <exception cref="RefusedException">An end or the port means nothing.</exception>
    public WhyAnswer Why(WhyQuestion question)
    {
        var (from, to, service) = (ends.Find(question.From), ends.Find(question.To), Ends.Service(question.Port));
        if (to.Spots.Count == 0) throw new RefusedException(to.IsInternet || to.Among is not null ? "--to takes something of the recording" : $"\"{question.To}\" stands in no subnet that was read", "the way out to the internet is not asked about; --to is an interface, a machine, a load balancer, a database or a cache");
        Journey[] told = [.. to.Spots.Select(spot => Best(from, spot, service))];
        return new(question, service, to.IsOneOf && told.Select(static it => it.Reachable).Distinct().Count() > 1 ? Undecided(told, to) : told.MaxBy(static it => it.Reachable.Rank())!, null);
    }

    // It stands in one of its subnets, and no answer says in which.
    static Journey Undecided(Journey[] told, End to) => new(Reach.Unknown, [], [],
        [new(StepSort.NotKnown, $"{to.Name} stands in one of {string.Join(", ", to.Spots.Select(static it => it.Subnet).Order(StringComparer.Ordinal))}, and only some of them are reached", null, []), .. told.SelectMany(static it => it.Doubts)], told[0].From);

    Journey Best(End from, Spot to, uint service)
    {
        var journeys = estate.Engine<Journeys>();
        if (from.IsInternet) return journeys.Tell(Origin.Internet, to, service, from.Among);
        if (from.Spots.Count > 0) return from.Spots.Select(it => journeys.Tell(it, to, service)).MaxBy(static it => it.Reachable.Rank())!;
        if (from.Among is null) throw new RefusedException($"\"{from.Name}\" stands in no subnet that was read", "population.jsonl of a bundle lists what was read");
        var places = estate.Engine<Reachability>().Origins(to).Prepend(Origin.Internet).Where(it => !it.Addresses.And(from.Among).IsEmpty).Select(it => journeys.Tell(it, to, service, from.Among)).ToArray();
        return places.MaxBy(static it => it.Reachable.Rank()) ?? new(Reach.No, [], [new(StepSort.Blocks, $"no road leads to {to.Called} from {from.Name}", "a peering, a tunnel or a line to where these addresses are", [])], [], Addresses.None);
    }

    // ---- exposure -----------------------------------------------------------------------------------------------------------

    /// <summary>What reaches each thing, or one of them.</summary>
    /// <exception cref="RefusedException">There is no such thing.</exception>
    public ExposureAnswer Exposure(string? to)
    {
        var reachability = estate.Engine<Reachability>();
        var asked = to is null ? ends.All.ToArray() : [.. ends.Find(to).Spots.Select(static it => it.Of).DistinctBy(static it => it.Id, StringComparer.Ordinal)];
        if (to is not null && asked.Length == 0) throw new RefusedException($"\"{to}\" stands in no subnet that was read", "--to is an interface, a machine, a load balancer, a database or a cache");
        return new([.. asked.Select(it => Exposed(it, reachability))], NotRead());
    }

    Exposed Exposed(Resource it, Reachability reachability)
    {
        var spots = reachability.Spots(it);
        var lines = spots.SelectMany(reachability.Exposures).GroupBy(static one => one.From).SelectMany(same => ExposureLine.Of(same.Key, [.. same], estate.Engine<Journeys>()));
        return new(it, [.. lines], it is NetworkInterface one ? [.. estate.Engine<Relays>().To(one)] : [], [.. spots.SelectMany(reachability.ByGroups).Where(static one => !one.Services.IsEmpty).DistinctBy(static one => (one.Services.Say(), one.Group))], ends.NameOf(it));
    }

    // ---- segments -----------------------------------------------------------------------------------------------------------

    /// <summary>What passes between tiers, against what is declared.</summary>
    public SegmentsAnswer Segments()
    {
        var segments = estate.Engine<Segments>();
        return new(segments.Tiers(), segments.Matrix(), segments.IsDeclared.Peek(out var isDeclared) && isDeclared, [.. NotRead().Concat(segments.Missing() is { } missing ? [missing.Words] : []).Distinct(StringComparer.Ordinal)]);
    }

    // Networks of which not all was read: what is not listed may still be there.
    string[] NotRead() => [.. estate.Kept<Network>().Select(static it => (it.Account, it.Region)).Distinct()
        .SelectMany(it => new[] { estate.Missing<NetworkInterface>(it.Account, it.Region), estate.Missing<LoadBalancer>(it.Account, it.Region), estate.Missing<Placement>(it.Account, it.Region), estate.Missing<NetworkPeering>(it.Account, it.Region) })
        .OfType<Unknown>().Select(static it => it.Words).Distinct(StringComparer.Ordinal).Order(StringComparer.Ordinal)];
}
