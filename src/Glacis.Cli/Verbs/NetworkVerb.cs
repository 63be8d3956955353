// glacis network …: what reaches what, and why.
using System.CommandLine;
using Glacis.Agent.Networks;
using Glacis.Networks;
using Glacis.Outputs;

namespace Glacis.Cli.Verbs;

static class NetworkVerb
{
    static readonly Argument<string> Target = new("TARGET") { Description = "a recording or a bundle: a folder or a zip" };
    static readonly Option<string?> To = new("--to") { Description = "the id or the name of an interface, a machine, a load balancer, a database or a cache" };
    static readonly Option<string?> From = new("--from") { Description = "internet, an address or a block, or the id or the name of something in the recording" };
    static readonly Option<string?> Port = new("--port") { Description = "a port of tcp, or tcp/443, udp/53, icmp" };
    static readonly Argument<string?> Questions = new("QUESTIONS") { Description = "- reads questions as JSON Lines on stdin (docs/networks.md): one line is answered for each", Arity = ArgumentArity.ZeroOrOne };
    static readonly Option<string> Format = new("--format") { Description = "what stdout gets", DefaultValueFactory = static _ => "text" };

    internal static Command Command()
    {
        Format.AcceptOnlyFromAmong("text", "json");
        var exposure = new Command("exposure", "List what the internet, peers, premises and neighbours reach: ports, sources, and the proof of each") { Target, To, Format };
        exposure.SetAction(Exposure);
        var why = new Command("why", "Tell why something is reached or not: every gate on the way, every blocker, and the single change that would open it") { Target, Questions, From, To, Port, Format };
        why.SetAction(Why);
        return new Command("network", "Ask what reaches what, and why") { exposure, why, NetworkSegmentsVerb.Command() };
    }

    static int Exposure(ParseResult parsed)
    {
        var answer = Roadmap.Open(parsed.GetValue(Target)!).Exposure(parsed.GetValue(To));
        if (parsed.GetValue(Format) == "json") Console.Out.WriteLine(answer.Line);
        else foreach (var line in answer.Told) Console.Out.WriteLine(Shown.Text(line, 1000));
        return answer.NotRead.Count == 0 ? Exit.Clean : Exit.Incomplete;
    }

    static int Why(ParseResult parsed)
    {
        var (from, to, port) = (parsed.GetValue(From), parsed.GetValue(To), parsed.GetValue(Port));
        var map = Roadmap.Open(parsed.GetValue(Target)!);
        if (parsed.GetValue(Questions) is { } lines) return lines == "-" ? PolicyVerb.Answer(Roadmap.Longest, line => map.Why(line).Line) : throw new UsageException($"\"{lines}\" is no -", "- reads questions as JSON Lines on stdin; --from, --to and --port ask one");
        if (from is null && to is null && port is null) return PolicyVerb.Answer(Roadmap.Longest, line => map.Why(line).Line);
        var answer = map.Why(new WhyQuestion(from ?? throw Missing("--from"), to ?? throw Missing("--to"), port ?? throw Missing("--port")));
        if (parsed.GetValue(Format) == "json") Console.Out.WriteLine(answer.Line);
        else foreach (var line in answer.Told) Console.Out.WriteLine(Shown.Text(line, 1000));
        return answer.Journey?.Reachable == Reach.Unknown ? Exit.Incomplete : Exit.Clean;
    }

    static UsageException Missing(string option) => new($"{option} is missing", "--from, --to and --port ask one question; none of them reads JSON Lines on stdin");
}
