// What an access control list of WAF does with requests.
using Glacis.Facts;
using Glacis.Inventory;
using Glacis.Recordings;

namespace Glacis.Clouds.Aws.Waf;

static class Firewalls
{
    const string List = "WebACL";

    /// <summary>Whether the list that an answer describes blocks anything: by default, by a rule's own action, or by the actions of a group that are not overridden to count.</summary>
    internal static Fact<WebFirewall> Of(Answered answered)
    {
        if (answered.IsAbsent) return answered.WhenAbsent(WebFirewall.Missing);
        var root = answered.Root;
        if (!root.Has(List).Peek(out var isThere)) return Fact.Unknown<WebFirewall>((Unknown)root.Source);
        if (!isThere) return root.Has(List).Map(static _ => WebFirewall.Missing);
        var blocks = Is(root, $"{List}.DefaultAction.Block") || root.Items($"{List}.Rules").Any(static it => Is(it, "Action.Block") || Is(it, "Action.Captcha") || Is(it, "Action.Challenge") || Is(it, "OverrideAction.None"));
        return Fact.Known(blocks ? WebFirewall.Blocks : WebFirewall.BlocksNothing, root.Source, $"{List}.Rules");
    }

    static bool Is(Item rule, string action) => rule.Has(action).Peek(out var has) && has;
}
