// Does a resource's policy turn away whoever speaks in the clear? Decided request by request, never by the text.
using Glacis.Facts;
using Glacis.Inventory;
using Glacis.Policies.Evaluation;
using Glacis.Policies.Language;
using Layer = Glacis.Policies.Evaluation.Layer;
using Matching = Glacis.Policies.Evaluation.Matching;

namespace Glacis.Policies.Holders;

/// <summary>Decides whether policies demand TLS. Threads share it.</summary>
public sealed class Transport(Estate estate) : IEngine<Transport>
{
    const string Key = "aws:SecureTransport";

    readonly Documents documents = estate.Engine<Documents>();

    public static Transport From(Estate estate) => new(estate);

    /// <summary>Whether clients of this service can speak in the clear at all, and their resource's policy is what could keep them from it.</summary>
    public static bool IsAbout(ResourcePolicy on) => Requests(on).Length > 0;

    /// <summary>What of the data's own traffic is let through in the clear, said as an action; known to be "" where all is denied.</summary>
    public Fact<string> LetThrough(ResourcePolicy on)
    {
        if (!on.RawPolicy.Peek(out var text)) return Fact.Unknown<string>((Unknown)on.RawPolicy.Source);
        if (text is null) return on.RawPolicy.Map(static _ => "all of it");
        if (documents.Read(text) is not { Policy: { } policy } read) return Fact.Unknown<string>(Ignorance.Malformed, "the policy cannot be read", on.RawPolicy.Source);
        foreach (var (caller, action, resource) in Requests(on))
        {
            var request = new Request(caller, action, resource) { Context = new Dictionary<string, IReadOnlyList<string>?>(StringComparer.OrdinalIgnoreCase) { [Key] = ["false"] }, ResourceAccount = on.Account };
            var denied = policy.Statements.Where(static it => it.Effect == Effect.Deny).Select(it => Matching.Of(it, policy, Layer.Resource, request).Applies).DefaultIfEmpty(Truth.No).Max();
            if (denied == Truth.Unknown) return Fact.Unknown<string>(Ignorance.NotForeseen, $"whether {action} in the clear is denied cannot be told", on.RawPolicy.Source);
            if (denied == Truth.No) return on.RawPolicy.Map(_ => action);
        }
        return on.RawPolicy.Map(static _ => "");
    }

    // What the data itself passes by, asked by the account's own, by another account's and, where that is possible, by nobody.
    static (Caller, string, string)[] Requests(ResourcePolicy on)
    {
        Caller[] callers = [Caller.Read($"arn:aws:iam::{on.Account}:user/anybody"), Caller.Read("arn:aws:iam::999999999999:user/anybody")];
        (string Action, string Resource)[] asked = on.Service switch
        {
            "s3" when on.Id.Contains(":s3:::", StringComparison.Ordinal) => [("s3:GetObject", $"{on.Id}/any"), ("s3:PutObject", $"{on.Id}/any"), ("s3:ListBucket", on.Id)],
            "sqs" => [("sqs:SendMessage", on.Id), ("sqs:ReceiveMessage", on.Id)],
            "sns" => [("sns:Publish", on.Id)],
            "elasticfilesystem" => [("elasticfilesystem:ClientMount", on.Id), ("elasticfilesystem:ClientWrite", on.Id)],
            _ => [],
        };
        return [.. from caller in callers from it in asked select (caller, it.Action, it.Resource)];
    }
}
