// Shorthand for readers.
using Glacis.Facts;
using Glacis.Recordings;

namespace Glacis.Clouds.Collecting;

static class Shorthand
{
    /// <summary>What became of a further question about this item.</summary>
    internal static Answered Of(this Item item, Call call) => item.Of(call.Key) is var answered && ReferenceEquals(answered, Answered.NotRecorded) ? NotAsked(item, call) : answered;

    // A question that is put in a region which an answer names cannot be put where that answer did not come.
    static Answered NotAsked(Item item, Call call) => call.Place?.Invoke(item).Source is Unknown why
        ? Answered.Not(why with { Words = $"{call.Name} could not be asked: {why.Words}" })
        : call.NeverAsked;

    /// <summary>The one item of a question about one thing that is answered by a list.</summary>
    internal static Item First(this Answered answered, string list) => answered.WhyNot is { } why ? new(why) : answered.Items(list).FirstOrDefault();

    /// <summary>What an answer tells of a thing, as far as it describes the thing at all: silence about a member is else no setting.</summary>
    internal static Fact<T> Described<T>(this Item item, string member, string thing, Fact<T> told) => item.Has(member).Then(has => has ? told : Fact.Unknown<T>(Ignorance.NotInAnswer, $"the answer does not describe the {thing}", item.Source));

    /// <summary>The value, or a stand-in for names that are only shown.</summary>
    internal static string Shown(this Fact<string> fact, string otherwise = "") => fact.Peek(out var value) ? value : otherwise;
}
