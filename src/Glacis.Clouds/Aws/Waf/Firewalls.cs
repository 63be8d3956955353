// What an access control list of WAF does with requests.
using Glacis.Clouds.Collecting;
using Glacis.Facts;
using Glacis.Inventory;
using Glacis.Recordings;

namespace Glacis.Clouds.Aws.Waf;

static class Firewalls
{
    const string List = "WebACL";

    /// <summary>The question about the list whose ARN a field has.</summary>
    internal static Call In(string field, string scope) => Call.About("wafv2", "GetWebACL").By("Name", it => Part(it.Text(field), 2)).By("Id", it => Part(it.Text(field), 3)).With("Scope", scope)
        .When(it => it.Text(field).Map(IsOfSecondGeneration).OrWhenSilent(false)).AbsentBy("WAFNonexistentItemException");

    /// <summary>What stands before something that names its list in a field, if it has any.</summary>
    internal static Fact<WebFirewall> Before(Item entry, string field, Call list)
    {
        var named = entry.Text(field).OrWhenSilent("");
        return !named.Peek(out var arn) ? Fact.Unknown<WebFirewall>((Unknown)named.Source)
            : arn.Length == 0 ? named.Map(static _ => WebFirewall.Missing)
            : IsOfSecondGeneration(arn) ? Of(entry.Of(list))
            : Fact.Unknown<WebFirewall>(Ignorance.NotForeseen, "its firewall is of the first generation, whose rules are not read", named.Source);
    }

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

    // The first generation has an id, or an ARN of another service.
    static bool IsOfSecondGeneration(string arn) => arn.Contains(":wafv2:", StringComparison.Ordinal);

    // "arn:aws:wafv2:region:account:regional/webacl/name/id".
    static Fact<string> Part(Fact<string> arn, int at) => arn.Map(it => it.Split('/') is { Length: 4 } parts ? parts[at] : "");
}
