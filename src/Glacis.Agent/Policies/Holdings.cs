// Who can do something to one resource of a recording: the question of glacis policy who-can.
using System.Text.Json;
using Glacis.Agent.Configuration;
using Glacis.Facts;
using Glacis.Inventory;
using Glacis.Policies.Data;
using Glacis.Policies.Evaluation;
using Glacis.Policies.Holders;

namespace Glacis.Agent.Policies;

/// <summary>One question: an action, or a pattern of actions, and what it is done to.</summary>
public sealed record HoldersQuestion(string Action, string On);

/// <summary>Answers who can do what over one recording. Threads may not share it.</summary>
public sealed class Holdings
{
    /// <summary>The longest question that is read, in characters.</summary>
    public const int Longest = 64 * 1024;

    readonly Assessing assessing;
    readonly Lazy<ILookup<string, ResourcePolicy>> policies;

    Holdings(Assessing assessing)
    {
        this.assessing = assessing;
        policies = new(() => assessing.Population().Select(static it => it.Resource).OfType<ResourcePolicy>()
            .SelectMany(static it => new[] { it.Id, it.Name }.Distinct(StringComparer.Ordinal).Select(name => (Name: name, Policy: it))).ToLookup(static it => it.Name, static it => it.Policy, StringComparer.Ordinal));
    }

    /// <summary>Opens a recording, or a bundle that holds one.</summary>
    public static Holdings Open(string target)
    {
        if (target is "aws" or "azure" or "gcp") throw new RefusedException("who can is asked of a recording", "glacis collect aws -o DIR makes one");
        var recorded = Recorded.Open(target);
        return new(new(recorded, Configured.Read(recorded.ConfigurationText, recorded.Head.Started, Parts.Found.Checks).Intent, Parts.Found));
    }

    /// <summary>Reads one line of JSON and answers it.</summary>
    public HoldersAnswer Answer(string? line)
    {
        try
        {
            using var document = JsonDocument.Parse(line ?? "", new() { MaxDepth = 8 });
            Members.Hold(document.RootElement, "the question", ["action", "on"]);
            return Answer(new HoldersQuestion(Members.Text(Members.Required(document.RootElement, "action"), "action"), Members.Text(Members.Required(document.RootElement, "on"), "on")));
        }
        catch (JsonException)
        {
            return HoldersAnswer.Not("this is no JSON that can be read");
        }
        catch (Exception fault) when (fault is FormatException or RefusedException)
        {
            return HoldersAnswer.Not(fault.Message);
        }
    }

    /// <summary>Answers a question.</summary>
    /// <exception cref="RefusedException">There is no such resource in the recording, or no such action.</exception>
    public HoldersAnswer Answer(HoldersQuestion question)
    {
        var on = Found(question.On);
        return new(question, on.Id, assessing.Estate.Engine<WhoCan>().Do(ActionsOf(question.Action, on.Service), on));
    }

    /// <summary>The request with the policies of the recording that have a say in it; what no recording holds (of sessions, of endpoints) is taken from the question.</summary>
    public RequestRead InForce(RequestRead read)
    {
        if (read.Request is not { } request) return read;
        var own = new PolicySet { Session = read.Policies!.Session, Endpoint = read.Policies.Endpoint };
        var (asked, policies) = assessing.Estate.Engine<InForce>().For(request, Resource(request.Resource), own);
        return new(asked, policies, null);
    }

    // A bucket's policy is for its objects too.
    Guarded? Resource(string name) =>
        assessing.Estate.Find(new Ref<EncryptionKey>(name), null, out var key, out _) ? Guarded.Of(key)
        : policies.Value[name].Concat(policies.Value[name.Split('/')[0]]).FirstOrDefault(it => it.Id == name || name.StartsWith($"{it.Id}/", StringComparison.Ordinal)) is { } policy ? Guarded.Of(policy)
        : null;

    Guarded Found(string name)
    {
        EncryptionKey[] keys = [.. assessing.Estate.Kept<EncryptionKey>().Where(it => it.Id == name || it.Name == name || it.Id.EndsWith($"/{name}", StringComparison.Ordinal))];
        if (keys.Length == 0 && assessing.Estate.Find(new Ref<EncryptionKey>(name), null, out var aliased, out _)) keys = [aliased];
        if (keys is [var key]) return Guarded.Of(key);
        ResourcePolicy[] found = keys.Length > 0 ? [] : [.. policies.Value[name]];
        if (found is [var policy]) return Guarded.Of(policy);
        var ids = keys.Select(static it => it.Id).Concat(found.Select(static it => it.Id)).Order(StringComparer.Ordinal).ToArray();
        throw ids.Length == 0
            ? new RefusedException($"the recording has no key, and no resource with a policy, that is called \"{name}\"", "--on takes an id or a name; population.jsonl of a bundle lists them")
            : new RefusedException($"\"{name}\" is the name of {ids.Length} resources", $"--on takes an id: {string.Join(", ", ids.Take(4))}");
    }

    static string[] ActionsOf(string pattern, string service)
    {
        string[] actions = [.. Actions.Of(service).Select(static it => it.Action).Where(it => Inventory.Matching.Glob(pattern.ToLowerInvariant(), it.ToLowerInvariant()))];
        if (actions.Length > 0) return actions;
        var near = Spelling.Nearest(pattern, Actions.Of(service).Select(static it => it.Action));
        throw new RefusedException($"{service} has no action \"{pattern}\"", near is null ? $"actions of this resource begin with {service}:" : $"did you mean {near}?");
    }
}

/// <summary>Who can, or why that is not to be told.</summary>
public sealed record HoldersAnswer(HoldersQuestion? Question, string On, Many<Holder> Holders)
{
    internal static HoldersAnswer Not(string why) => new(null, "", Many<Holder>.None(new(Ignorance.NotForeseen, why)));

    /// <summary>Why there may be more who can; <c>null</c> where there are not.</summary>
    public string? More => Holders.IsComplete ? null : ((Unknown)Holders.Source).Words;

    /// <summary>One line of JSON, without its line end. docs/schemas/who-can-answer.schema.json is its form.</summary>
    public string Line => JsonLine.Of(json =>
    {
        json.WriteString("action", Question?.Action);
        json.WriteString("on", On.Length > 0 ? On : Question?.On);
        json.WriteBoolean("complete", Holders.IsComplete);
        json.WriteStartArray("principals");
        foreach (var holder in Holders.Items) Write(json, holder);
        json.WriteEndArray();
        JsonLine.Write(json, More is { } more ? [more] : []);
    });

    static void Write(Utf8JsonWriter json, Holder holder)
    {
        json.WriteStartObject();
        json.WriteString("class", Words.Of(holder.Sort));
        json.WriteString("principal", holder.Name);
        json.WriteString("account", holder.Account.Length > 0 ? holder.Account : null);
        json.WriteString("can", holder.Can == Truth.Yes ? "yes" : "unknown");
        Write(json, "actions", holder.Actions);
        Write(json, "statements", holder.By);
        JsonLine.Write(json, holder.Witness);
        if (holder.Open.Length > 0) json.WriteString("open", holder.Open);
        json.WriteEndObject();
    }

    static void Write(Utf8JsonWriter json, string name, IReadOnlyList<string> texts)
    {
        json.WriteStartArray(name);
        foreach (var text in texts) json.WriteStringValue(text);
        json.WriteEndArray();
    }
}
