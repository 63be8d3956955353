// The table for one rule of a group: what it opens, to whom, to what it is attached, and whether anybody gets there.
using Glacis.Facts;
using Glacis.Inventory;
using Glacis.Networks;
using Glacis.Verdicts;

namespace Glacis.Checks.Network;

/// <summary>Judges rules one by one. One for each judgement.</summary>
sealed class Ruling(Reasoning why, Fact<DeploymentEnvironment> environment)
{
    DeploymentEnvironment? supposed;

    // Asked once, however many rules there are: what is supposed is tried at every value.
    Severity Grave(Reached what, ReachedBy by) => Risk.Exposed(what, by, Stakes.In(what == Reached.Shell ? supposed ??= why.Supposed(environment, "environment") : default)).Severity;

    internal Judgement Outbound(Bearing rule)
    {
        if (!why.Saw(rule.Opens, out var opens, "opens")) return why.CannotTell();
        if (!why.Saw(rule.Breadth, out var breadth, "lets out to")) return why.CannotTell();
        return (opens, breadth) switch
        {
            (Opened.Everything, Breadth.Everybody) => why.Passes("outbound traffic is not restricted", "add explicit outbound rules for what its members have to reach: whoever gets in cannot get everything out"),
            (_, Breadth.Everybody) => why.Passes("outbound traffic is restricted to some services"),
            _ => why.Passes("outbound traffic is restricted to named destinations"),
        };
    }

    internal Judgement Inbound(Bearing rule)
    {
        if (!why.Saw(rule.Opens, out var opens, "opens")) return why.CannotTell();
        if (!why.Saw(rule.Breadth, out var breadth, "lets in")) return why.CannotTell();
        if (breadth == Breadth.Gone) return why.Passes("it names a group that is gone: nobody comes in by it", "remove the rule");
        why.Saw(rule.Members, out var members, "the group is around");
        // Who is reached is reached, whoever else the group may be around.
        var (isPublic, how) = (breadth is Breadth.Everybody or Breadth.NamedPublic, "");
        if (isPublic && why.Saw(rule.Reached, out var reached, "somebody of the internet gets to a member by it"))
        {
            why.Saw(rule.How, out how, reached ? "by" : "what stands in the way");
            if (reached) return WithAdvice(rule, FromOutside(rule, opens, breadth));
        }
        if (!why.Saw(rule.IsAttached, out var isAttached, "it is around anything")) return why.CannotTell();
        if (!isAttached) return why.Passes("the group is attached to nothing, so that nobody comes in by it", $"remove the group if nothing needs it: the day it is attached, {rule.Says} is open");
        if (!why.Saw(rule.Listening, out var listening, "a member listens to it")) return why.CannotTell();
        if (listening == Listening.Nobody) return why.Passes($"unused: nothing among its members ({members}) listens to it", "remove the rule");
        if (!isPublic) return WithAdvice(rule, FromInside(rule, opens, breadth));
        return why.Saw(rule.Reached, out _, "somebody of the internet gets to a member by it") ? WithAdvice(rule, NotReached(FromInside(rule, opens, Breadth.Private), how!)) : why.CannotTell();
    }

    static Judgement NotReached(Judgement inside, string how) => inside with
    {
        Because = $"nobody of the internet gets there today ({how}); {inside.Because}",
        Severity = inside.Severity == Severity.None && inside.Outcome != Outcome.Unknown ? Severity.Low : inside.Severity,
        Recommendations = [.. inside.Recommendations, "narrow the rule to those who are meant: a public address or a route would open it"],
    };

    // What another rule lets in anyway is told with whatever else is said.
    Judgement WithAdvice(Bearing rule, Judgement it)
    {
        if (it.Outcome == Outcome.Unknown) return it;
        if (!why.Saw(rule.Within, out var within, "another rule lets in the same")) return Advised(it, "see whether another rule of the group lets in the same: not all of them could be read");
        return within == Bearings.None ? it : Advised(it, $"redundant: {within} lets in all of it; remove one of the two");
    }

    static Judgement Advised(Judgement it, string advice) => it with { Severity = it.Severity == Severity.None ? Severity.Low : it.Severity, Recommendations = [.. it.Recommendations, advice] };

    Judgement FromOutside(Bearing rule, Opened opens, Breadth breadth) => (opens, breadth) switch
    {
        (Opened.Everything, Breadth.Everybody) => why.Fails(Grave(Reached.Everything, ReachedBy.Everybody), $"overly permissive: anybody reaches everything that its members listen to, by {rule.Says}", "allow the ports that are meant, from whom they are meant for"),
        (Opened.Everything, _) => why.Fails(Grave(Reached.Everything, ReachedBy.NamedPublic), $"overly permissive: named addresses of the internet reach everything that its members listen to, by {rule.Says}", "allow the ports that are meant"),
        (Opened.Shell, Breadth.Everybody) => why.Fails(Grave(Reached.Shell, ReachedBy.Everybody), $"anybody reaches the shell of its members, by {rule.Says}", Away(rule)),
        (Opened.Shell, _) => why.Conditional(Grave(Reached.Shell, ReachedBy.NamedPublic), $"the shell of its members is open to named addresses of the internet, by {rule.Says}", "A shell is needed on these machines from these addresses, which are ours, and whoever comes proves who he is with a second factor.", Away(rule)),
        (Opened.Store, Breadth.Everybody) => why.Fails(Grave(Reached.Store, ReachedBy.Everybody), $"anybody reaches what keeps data, by {rule.Says}", "allow it from the group of the tier that uses it"),
        (Opened.Store, _) => why.Fails(Grave(Reached.Store, ReachedBy.NamedPublic), $"named addresses of the internet reach what keeps data, by {rule.Says}", "allow it from the group of the tier that uses it"),
        (Opened.PlainWeb, _) => PlainWeb(rule),
        (Opened.Web, _) => why.Passes("web applications need public HTTPS access: this is normal"),
        (Opened.Ping, _) => why.Passes("only echoes and messages of the network pass"),
        (_, Breadth.Everybody) when why.Saw(rule.Listening, out var listening, "a member listens to it") && listening == Listening.Somebody => why.Conditional(Severity.Low, $"a listener answers anybody, by {rule.Says}", "What answers there is meant for everybody."),
        (_, Breadth.Everybody) => why.Fails(Grave(Reached.Other, ReachedBy.Everybody), $"anybody reaches its members by {rule.Says}, which is no service of the web", "allow it from whom it is meant for, or put a load balancer with HTTPS before it"),
        _ => why.Passes("only named addresses of the internet come in"),
    };

    Judgement PlainWeb(Bearing rule)
    {
        if (!why.Saw(rule.Plain, out var plain, "what plain HTTP gets")) return why.CannotTell();
        return plain switch
        {
            PlainAnswer.Redirects => why.Passes("port 80 is open for a redirect, which is standard practice: every rule of every listener sends clients to HTTPS"),
            PlainAnswer.Serves => why.Fails(Grave(Reached.PlainWeb, ReachedBy.Everybody), "plain HTTP is served and not sent to HTTPS", "let every rule of the listener redirect to HTTPS"),
            _ => why.Conditional(Severity.Low, "port 80 is open, and no load balancer tells what is answered there", "Whoever comes by plain HTTP is sent to HTTPS, and gets nothing else.", "probe the endpoint (glacis assess --probe), or put a load balancer with a redirect before it"),
        };
    }

    Judgement FromInside(Bearing rule, Opened opens, Breadth breadth) => (opens, breadth) switch
    {
        (_, Breadth.Provider) => why.Passes("only the provider's own service comes in"),
        (Opened.Everything, Breadth.Group) => why.Passes("all ports are open, though to members of a group only", "allow the ports that are needed"),
        (Opened.Everything, _) => why.Fails(Severity.Medium, $"overly permissive: everything is open to private addresses, by {rule.Says}", "allow the ports that are needed, from the groups that need them"),
        (Opened.Shell, _) => why.Conditional(Severity.Low, $"{Shared(rule)}shell access should ideally use a session manager; if it is needed, limiting it to {(breadth == Breadth.Group ? "members of a group" : "private addresses")} is acceptable",
            "A shell is needed on these machines, and whoever uses it comes by a bastion that enforces a second factor.", Away(rule)),
        (Opened.Store, Breadth.Group) => StoreFromGroup(rule),
        (Opened.Store, _) => why.Conditional(Severity.Low, $"{Shared(rule)}what keeps data is open to private addresses, and not only to those that use it", "Everything with such an address is meant to reach it.", "allow it from the group of the tier that uses it"),
        _ => why.Passes(breadth == Breadth.Group ? "only members of a group come in" : "only private addresses come in"),
    };

    Judgement StoreFromGroup(Bearing rule)
    {
        if (!why.Saw(rule.KeepsData, out var keeps, "a database or a cache is among its members") | !why.Saw(rule.Serves, out var serves, "what serves is among its members")) return why.CannotTell();
        return (keeps, serves) switch
        {
            (true, true) => why.Conditional(Severity.Low, "only members of a group come in, though one group is for two tiers: what serves and what keeps data", "Whoever may reach the one tier may reach the other.", "give each tier a group of its own"),
            (true, false) => why.Passes("only members of a group come in: this follows least privilege"),
            _ => why.Passes("only members of a group come in: this follows least privilege; no database or cache is among its members", "remove the rule if none of its machines keeps data: then it is unused"),
        };
    }

    string Shared(Bearing rule) => why.Saw(rule.KeepsData, out var keeps, "a database or a cache is among its members") && keeps && why.Saw(rule.Serves, out var serves, "what serves is among its members") && serves ? "one group is for two tiers; " : "";

    string Away(Bearing rule) => why.Saw(rule.OtherDoor, out var door, "machines that answer to the provider's session manager") && door == OtherDoor.ToAll
        ? "every machine among its members answers to the session manager: remove the rule" : "use a session manager, which needs no open port, and remove the rule";
}
