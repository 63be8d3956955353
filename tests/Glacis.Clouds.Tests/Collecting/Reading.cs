// Reads one item, written as JSON in the model's names, by a collector.
using System.Text;
using Glacis.Clouds.Collecting;
using Glacis.Facts;
using Glacis.Inventory;
using Glacis.Recordings;

namespace Glacis.Clouds.Tests.Collecting;

/// <summary>What a further question was answered with: a body, an error code that is an answer, or nothing.</summary>
/// <remarks>The operation may be written with its constants, as a call's key is, where another would be the same.</remarks>
sealed record Further(string Operation, string? Body, string? Code = null)
{
    /// <summary>What was further asked about each item of the body, for lists.</summary>
    internal IReadOnlyList<IReadOnlyList<Further>> Beneath { get; init; } = [];

    internal static Further Absent(string operation, string code) => new(operation, null, code);

    internal static Further Denied(string operation) => new(operation, null);
}

static class Reading
{
    internal const string Account = "111111111111";
    internal const string Region = "eu-west-1";

    /// <summary>The one resource that the item stands for.</summary>
    internal static R One<C, R>(string item, params IReadOnlyList<Further> further) where C : Collector, new() where R : Resource =>
        (R)Xunit.Assert.Single(All(new C(), item, further));

    internal static IReadOnlyList<Resource> All(Collector collector, string item, params IReadOnlyList<Further> further) =>
        [.. collector.Read(ItemOf(collector, item, further))];

    internal static Item ItemOf(Collector collector, string item, params IReadOnlyList<Further> further)
    {
        var root = collector.Root;
        var list = root.Items is null ? item : root.Items.Split('.').Reverse().Aggregate($"[{item}]", static (inner, name) => $$"""{"{{name}}":{{inner}}}""");
        var document = Parsed(list);
        var answers = Answers(root, further);
        var answer = AnswerOf(root.Name);
        return root.Items is null
            ? new(document, 0, new Place(answer), answers)
            : new(document, document.Find(0, $"{root.Items}[0]"), new Place(answer, root.Items, 0), answers);
    }

    /// <summary>The value, or the name of the ignorance.</summary>
    internal static string Said<T>(this Fact<T> fact) => fact.Peek(out var value) ? $"{(object?)value ?? "none"}" : $"? {((Unknown)fact.Source).Why}";

    internal static string Said<T>(this Many<T> list) =>
        $"{string.Join(", ", list.Items)}{(list.IsComplete ? "" : $" ? {((Unknown)list.Source).Why}")}".Trim();

    static Dictionary<string, Answered> Answers(Call list, IReadOnlyList<Further> further) =>
        further.ToDictionary(it => Called(list, it.Operation).Key, it => AnsweredBy(Called(list, it.Operation), it), StringComparer.Ordinal);

    static Call Called(Call list, string operation) => list.Further.Single(it => it.Operation == operation || it.Key == $"{it.Service}:{operation}");

    static Answered AnsweredBy(Call call, Further further) => further switch
    {
        { Code: { } code } => Answered.Absent(AnswerOf(call.Name), code),
        { Body: { } body } => Answered.With([new(AnswerOf(call.Name), Parsed(body), call.Items,
            further.Beneath.Select((its, index) => (index, Answers: (IReadOnlyDictionary<string, Answered>)Answers(call, its))).ToDictionary(static it => it.index, static it => it.Answers))]),
        _ => Answered.Not(new(Ignorance.Denied, $"{call.Name} was denied")),
    };

    static Answer AnswerOf(string call) => new(call, Account, Region, "0", "segments/1.seg", 1);

    static Document Parsed(string json)
    {
        var document = new Document();
        document.ReadJson(Encoding.UTF8.GetBytes(json));
        return document;
    }
}
