// Makes facts of an estate unknown, one after another, whichever they are: by reflection, so that a new fact is among them.
using System.Collections;
using System.Reflection;
using Glacis.Facts;
using Glacis.Inventory;

namespace Glacis.Tests.Networks;

/// <summary>Loses facts at random; the same seed loses the same.</summary>
sealed class Hiding(int seed)
{
    static readonly Unknown Denied = new(Ignorance.Denied, "not allowed to ask");

    readonly Random random = new(seed);

    /// <summary>The same estate with some facts lost, and what they were.</summary>
    internal (IReadOnlyList<Resource> All, IReadOnlyList<string> Lost) From(IReadOnlyList<Resource> all, int count)
    {
        var (left, lost) = (all.ToArray(), new List<string>());
        while (count-- > 0)
        {
            var at = random.Next(left.Length);
            left[at] = (Resource)Lose(left[at], $"{left[at].Handle}", lost);
        }
        return (left, lost);
    }

    // One fact of it, or of one of the things in one of its lists.
    object Lose(object from, string name, List<string> lost)
    {
        var facts = from.GetType().GetProperties().Where(static it => it.CanWrite && it.PropertyType.IsGenericType && (Is(it, typeof(Fact<>)) || Is(it, typeof(Many<>)))).Where(static it => !IsBeside(it)).ToArray();
        if (facts.Length == 0) return from;
        var fact = facts[random.Next(facts.Length)];
        var copy = from.GetType().GetMethod("<Clone>$")!.Invoke(from, null)!;
        fact.SetValue(copy, Is(fact, typeof(Fact<>)) ? Unknown(fact, $"{name}.{fact.Name}", lost) : Shortened(fact, from, $"{name}.{fact.Name}", lost));
        return copy;
    }

    static bool Is(PropertyInfo property, Type sort) => property.PropertyType.GetGenericTypeDefinition() == sort;

    // What says nothing about who reaches whom. A switch that was not read counts as off, which a test of its own says.
    static bool IsBeside(PropertyInfo property) => property.Name is "Tags" or "Environment" or "Regulations" or "IsDefault" or "GivesPublicAddresses" or "IsProviders" or nameof(NetworkPublicAccess.Block);

    static object Unknown(PropertyInfo fact, string name, List<string> lost)
    {
        lost.Add(name);
        return typeof(Fact).GetMethod(nameof(Fact.Unknown), 1, [typeof(Unknown), typeof(string)])!.MakeGenericMethod(fact.PropertyType.GetGenericArguments()).Invoke(null, [Denied, ""])!;
    }

    object Shortened(PropertyInfo fact, object from, string name, List<string> lost)
    {
        var (type, item) = (fact.PropertyType, fact.PropertyType.GetGenericArguments()[0]);
        var items = ((IEnumerable)type.GetProperty("Items")!.GetValue(fact.GetValue(from))!).Cast<object>().ToList();
        if (items.Count > 0 && item.GetMethod("<Clone>$") is not null && random.Next(3) > 0)
        {
            var at = random.Next(items.Count);
            items[at] = Lose(items[at], $"{name}[{at}]", lost);
            // What was cut short before does not become whole by losing more.
            var isWhole = (bool)type.GetProperty("IsComplete")!.GetValue(fact.GetValue(from))!;
            return isWhole ? type.GetMethod("All")!.Invoke(null, [Typed(items, item), Nouns.At])! : type.GetMethod("Some")!.Invoke(null, [Typed(items, item), Nouns.At, Denied])!;
        }
        lost.Add($"{name} from {items.Count / 2} on");
        return random.Next(2) == 0 ? type.GetMethod("None")!.Invoke(null, [Denied])! : type.GetMethod("Some")!.Invoke(null, [Typed(items[..(items.Count / 2)], item), Nouns.At, Denied])!;
    }

    static Array Typed(List<object> items, Type item)
    {
        var array = Array.CreateInstance(item, items.Count);
        for (var at = 0; at < items.Count; at++) array.SetValue(items[at], at);
        return array;
    }
}
