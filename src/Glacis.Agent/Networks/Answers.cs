// Answers about networks, as people and as machines read them.
using System.Text.Json;
using Glacis.Agent.Policies;
using Glacis.Facts;
using Glacis.Inventory;
using Glacis.Networks;
using Glacis.Sets;

namespace Glacis.Agent.Networks;

/// <summary>Whether one end reaches a service of the other, and why; or why that is not to be told.</summary>
public sealed record WhyAnswer(WhyQuestion? Question, uint Service, Journey? Journey, string? Fault)
{
    internal static WhyAnswer Not(string why) => new(null, 0, null, why);

    /// <summary>As one line of JSON (docs/networks.md).</summary>
    public string Line => JsonLine.Of(json =>
    {
        if (Journey is not { } it)
        {
            json.WriteString("error", Fault);
            return;
        }
        json.WriteString("from", Question!.From);
        json.WriteString("to", Question.To);
        json.WriteString("port", Ranges<uint>.Of(Service, Service).Say());
        json.WriteString("reachable", Words.Of(it.Reachable));
        Write(json, "hops", it.Hops);
        Write(json, "blockers", it.Blockers);
        Write(json, "unknown", it.Doubts);
        json.WriteString("oneChangeAway", it.OneChangeAway);
    });

    static void Write(Utf8JsonWriter json, string name, IReadOnlyList<Step> steps)
    {
        json.WriteStartArray(name);
        foreach (var step in steps)
        {
            json.WriteStartObject();
            json.WriteString("what", step.Words);
            if (step.Change is { } change) json.WriteString("change", change);
            json.WriteStartArray("sources");
            foreach (var source in step.From.SelectMany(Cited).Distinct(StringComparer.Ordinal)) json.WriteStringValue(source);
            json.WriteEndArray();
            json.WriteEndObject();
        }
        json.WriteEndArray();
    }

    // The places in answers that a step rests on.
    static IEnumerable<string> Cited(Source source) => source switch
    {
        Place at => [$"{at.Answer.Call} {at.Answer.Account} {at.Answer.Region} {at.Path("")} {at.Answer.Record}"],
        Conclusion { From: var from } => from.SelectMany(Cited),
        Unknown { At: { } at } => Cited(at),
        _ => [],
    };

    /// <summary>As lines for people.</summary>
    public IEnumerable<string> Told
    {
        get
        {
            if (Journey is not { } it) yield break;
            yield return $"{Ranges<uint>.Of(Service, Service).Say()} of {Question!.To} from {Question.From}: {it.Reachable switch { Reach.Yes => "reachable", Reach.Partly => "reachable for some", Reach.No => "not reachable", _ => "not known" }}";
            foreach (var step in it.Hops) yield return $"  passes   {step.Words}";
            foreach (var step in it.Blockers) yield return $"  blocked  {step.Words}";
            foreach (var step in it.Doubts) yield return $"  unknown  {step.Words}";
            if (it.OneChangeAway is { } change) yield return $"one change away: {change}";
        }
    }
}

/// <summary>Services of one thing that one place reaches, from the same addresses.</summary>
/// <param name="Reach">Whether all clients get there, or some, or that is not known.</param>
/// <param name="Proof">The gates that open, or what is not known.</param>
public sealed record ExposureLine(Origin From, Ranges<uint> Services, Addresses Sources, Reach Reach, IReadOnlyList<string> Proof)
{
    internal static IEnumerable<ExposureLine> Of(Origin from, IReadOnlyList<Exposure> same, Journeys journeys)
    {
        var passes = same.Aggregate(Passing.Nothing, static (all, it) => all.Or(it.Passes));
        foreach (var line in Of(from, passes.Whole, Reach.Yes, same, journeys)) yield return line;
        foreach (var line in Of(from, passes.Some.Except(passes.Whole), Reach.Partly, same, journeys)) yield return line;
        foreach (var line in Of(from, passes.Perhaps.Except(passes.Some), Reach.Unknown, same, journeys)) yield return line;
    }

    static IEnumerable<ExposureLine> Of(Origin from, Flows flows, Reach reach, IReadOnlyList<Exposure> same, Journeys journeys) =>
        flows.ByAddresses().Select(it => new ExposureLine(from, it.Services, it.From, reach, Proven(from, it.Services, it.From, same, journeys)));

    static string[] Proven(Origin from, Ranges<uint> services, Addresses addresses, IReadOnlyList<Exposure> same, Journeys journeys)
    {
        var told = same.Select(it => journeys.Tell(from, it.To, services.Spans[0].First, addresses)).MaxBy(static it => it.Reachable.Rank())!;
        return [.. told.Hops.Concat(told.Doubts).Select(static it => it.Words)];
    }
}

/// <summary>What reaches one thing.</summary>
/// <param name="Name">Its name, with what people know it by.</param>
public sealed record Exposed(Resource It, IReadOnlyList<ExposureLine> Lines, IReadOnlyList<Relay> Relays, IReadOnlyList<GroupExposure> Groups, string Name);

/// <summary>What reaches each thing that was asked about.</summary>
/// <param name="NotRead">Why there may be more.</param>
public sealed record ExposureAnswer(IReadOnlyList<Exposed> All, IReadOnlyList<string> NotRead)
{
    /// <summary>As one line of JSON (docs/networks.md).</summary>
    public string Line => JsonLine.Of(json =>
    {
        json.WriteStartArray("resources");
        foreach (var it in All) Write(json, it);
        json.WriteEndArray();
        json.WriteStartArray("notRead");
        foreach (var why in NotRead) json.WriteStringValue(why);
        json.WriteEndArray();
    });

    static void Write(Utf8JsonWriter json, Exposed it)
    {
        json.WriteStartObject();
        json.WriteString("id", it.It.Id);
        json.WriteString("name", it.Name);
        json.WriteString("kind", it.It.Kind.Id);
        json.WriteStartArray("exposures");
        foreach (var line in it.Lines) Write(json, line);
        json.WriteEndArray();
        json.WriteStartArray("groups");
        foreach (var group in it.Groups)
        {
            json.WriteStartObject();
            json.WriteString("group", group.Group);
            json.WriteString("services", group.Services.Say());
            json.WriteNumber("members", group.Members);
            json.WriteEndObject();
        }
        json.WriteEndArray();
        json.WriteStartArray("through");
        foreach (var relay in it.Relays) Write(json, relay);
        json.WriteEndArray();
        json.WriteEndObject();
    }

    static void Write(Utf8JsonWriter json, ExposureLine line)
    {
        json.WriteStartObject();
        json.WriteString("from", Words.Of(line.From.Sort));
        json.WriteString("by", line.From.Handle);
        json.WriteString("services", line.Services.Say());
        json.WriteStartArray("sources");
        foreach (var prefix in line.Sources.Prefixes()) json.WriteStringValue(prefix);
        json.WriteEndArray();
        json.WriteString("ipv4", line.Sources.V4.Count.ToString(System.Globalization.CultureInfo.InvariantCulture));
        json.WriteString("ipv6", line.Sources.V6.Count.ToString(System.Globalization.CultureInfo.InvariantCulture));
        json.WriteString("reachable", Words.Of(line.Reach));
        json.WriteStartArray("proof");
        foreach (var hop in line.Proof) json.WriteStringValue(hop);
        json.WriteEndArray();
        json.WriteEndObject();
    }

    static void Write(Utf8JsonWriter json, Relay relay)
    {
        json.WriteStartObject();
        json.WriteString("balancer", relay.By.Id);
        json.WriteString("listens", relay.Listens.Services.Peek(out var services) ? services.Say() : "unknown");
        json.WriteString("port", Ranges<uint>.Of(relay.Port, relay.Port).Say());
        json.WriteString("fromInternet", Words.Of(relay.FromInternet.Whole.IsEmpty ? relay.FromInternet.Some.IsEmpty ? relay.FromInternet.Perhaps.IsEmpty ? Reach.No : Reach.Unknown : Reach.Partly : Reach.Yes));
        json.WriteString("onward", Words.Of(relay.Onward));
        json.WriteEndObject();
    }

    /// <summary>As lines for people.</summary>
    public IEnumerable<string> Told
    {
        get
        {
            foreach (var it in All.Where(static one => one.Lines.Count + one.Relays.Count + one.Groups.Count > 0))
            {
                yield return it.Name;
                foreach (var line in it.Lines)
                {
                    yield return $"  {line.Services.Say()} from {line.From}: {Counted(line.Sources)}{(line.Reach switch { Reach.Yes => "", Reach.Partly => ", only from some ports", _ => ", perhaps" })}";
                    foreach (var hop in line.Proof) yield return $"      {hop}";
                }
                foreach (var group in it.Groups) yield return $"  {group.Services.Say()} from members of {group.Group} ({group.Members})";
                foreach (var relay in it.Relays.Where(static one => one.Onward != Reach.No && !one.FromInternet.Perhaps.IsEmpty))
                    yield return $"  {Ranges<uint>.Of(relay.Port, relay.Port).Say()} from the internet, through {relay.By.Name} ({(relay.Listens.Services.Peek(out var listens) ? listens.Say() : "?")}){(relay.Onward == Reach.Unknown ? ", perhaps" : "")}";
            }
            if (All.Count == 0 || All.All(static one => one.Lines.Count + one.Relays.Count + one.Groups.Count == 0)) yield return "nothing is reached from anywhere, as far as was read";
            foreach (var why in NotRead) yield return $"there may be more: {why}";
        }
    }

    static string Counted(Addresses sources)
    {
        var (four, six) = (sources.V4.Count, sources.V6.Count);
        var counts = new List<string>();
        if (!four.IsZero) counts.Add(four == 1 ? "1 address of IPv4" : string.Create(System.Globalization.CultureInfo.InvariantCulture, $"{four:N0} addresses of IPv4"));
        if (!six.IsZero) counts.Add(six == 1 ? "1 address of IPv6" : $"{(six.GetBitLength() - 1 is var bits && six.IsPowerOfTwo ? "" : "about ")}2^{bits} addresses of IPv6");
        var prefixes = sources.Prefixes().Take(4).ToArray();
        return prefixes.Length <= 3 ? $"{string.Join(" and ", counts)} ({string.Join(", ", prefixes)})" : string.Join(" and ", counts);
    }
}
