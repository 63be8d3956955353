// What sampling notices and what its bound is worth, over a thousand seeded worlds; and that a seed gives the same sample however things were listed.
using System.Globalization;
using CsCheck;
using Glacis.Classification.Sampling;
using Xunit;

namespace Glacis.Tests.Classification.Sampling;

public sealed class SamplerTests
{
    const int Objects = 10_000;

    // Fifty prefixes of 200 objects each; in one of them there are people. Does a prefix tell itself apart, by a word?
    static (bool Found, long Looked, double Upper) World(ulong seed, bool hasWords, Predicate<string> isBad)
    {
        var strata = new Strata(seed, '/', 400);
        for (var number = 0; number < Objects; number++)
            strata.Add(Names[number], [hasWords ? Words[number % 50] : "<number>"], "text", 1000);
        var sampler = new Sampler(strata, new(0.05));
        var (found, looked) = (false, 0L);
        while (sampler.Next() is { } it)
        {
            var has = isBad(it.Name);
            (found, looked) = (found | has, looked + 1);
            sampler.Tell(it, has ? Looked.Settled : Looked.Clean);
        }
        return (found, looked, found ? 1 : Bound.UpperOf(Objects, sampler.Random));
    }

    static readonly string[] Names = [.. Enumerable.Range(0, Objects).Select(static number => string.Create(CultureInfo.InvariantCulture, $"{number % 50}/{number}"))];

    static readonly string[] Words = [.. Enumerable.Range(0, 50).Select(static prefix => $"{(char)('a' + prefix / 10)}{(char)('a' + prefix % 10)}")];

    static (bool Found, long Looked, double Upper)[] Worlds(ulong from, bool hasWords) =>
        [.. Enumerable.Range(0, 1000).Select(world => World(from + (ulong)world, hasWords, name => name.StartsWith($"{world % 50}/", StringComparison.Ordinal)))];

    [Fact]
    public void People_in_one_prefix_of_fifty_are_always_noticed_where_prefixes_tell_themselves_apart() =>
        Assert.All(Worlds(0, hasWords: true), static it => Assert.True(it.Found));

    // The prefix has 2 % of the objects: 59 draws notice it in 1 - 0.98^59 = 70 % of the worlds, and no stratum helps.
    [Fact]
    public void Where_prefixes_look_alike_people_are_noticed_as_often_as_chance_says_and_the_bound_holds()
    {
        var worlds = Worlds(5000, hasWords: false);
        Assert.InRange(worlds.Count(static it => it.Found), 650, 750);
        Assert.True(worlds.Where(static it => !it.Found).All(static it => it.Looked is >= 58 and <= 60));
        Assert.InRange(worlds.Count(static it => !it.Found && it.Upper < 0.02), 0, 50);
    }

    // One object of twenty in the one prefix, one in a thousand of all: hardly ever seen, and what is said of it still holds.
    [Fact]
    public void Of_what_is_rarely_seen_the_bound_holds()
    {
        var few = Names.Where(static it => it.StartsWith("7/", StringComparison.Ordinal)).Take(10).ToHashSet(StringComparer.Ordinal);
        var worlds = Enumerable.Range(0, 300).Select(world => World(9000 + (ulong)world, hasWords: true, few.Contains)).ToArray();
        Assert.InRange(worlds.Count(static it => it.Found), 5, 60);
        Assert.All(worlds, static it => Assert.True(it.Upper >= 0.001));
    }

    static readonly string[] Row = [.. Enumerable.Range(0, 2000).Select(static number => string.Create(CultureInfo.InvariantCulture, $"0/{number}"))];

    // Here the share lies just above what 59 draws notice: the bound has to be wrong now and then, and not more often than it says.
    [Fact]
    public void The_bound_is_not_wider_than_it_has_to_be()
    {
        var wrong = 0;
        for (var world = 0; world < 1000; world++)
        {
            var strata = new Strata((ulong)world, '/', 100);
            for (var number = 0; number < 2000; number++) strata.Add(Row[number], [], "", 1);
            var sampler = new Sampler(strata, new(0.05));
            var found = false;
            while (sampler.Next() is { } it)
            {
                var has = int.Parse(it.Name[2..], CultureInfo.InvariantCulture) < 102;
                found |= has;
                sampler.Tell(it, has ? Looked.Settled : Looked.Clean);
            }
            if (!found && 102 / 2000.0 > Bound.UpperOf(2000, sampler.Random)) wrong++;
        }
        Assert.InRange(wrong, 20, 65);
    }

    [Fact]
    public void A_seed_gives_the_same_sample_in_whatever_order_things_are_listed() =>
        Gen.Select(Gen.Int[0, 400].Array[0, 300], Gen.ULong, Gen.Int).Sample(static (numbers, seed, shuffle) =>
        {
            var names = numbers.Distinct().Select(static it => $"users/{it}/{it % 7}.json").ToArray();
            var mixed = names.OrderBy(name => Draws.Rank((ulong)shuffle, name)).ToArray();
            return Sampled(names, seed).SequenceEqual(Sampled(mixed, seed));
        }, threads: 1);

    static List<string> Sampled(string[] names, ulong seed)
    {
        var strata = new Strata(seed, '/', 20);
        foreach (var name in names) strata.Add(name, [.. name.Split('/').Select(static it => Template.Of(it))], "", 1);
        var (sampler, all) = (new Sampler(strata, new(0.05)), new List<string>());
        while (sampler.Next() is { } it)
        {
            all.Add(it.Name);
            sampler.Tell(it, Looked.Clean);
        }
        return all;
    }

    [Theory]
    [InlineData(0, Looked.Clean, 0, Enough.All)]
    [InlineData(3, Looked.Clean, 3, Enough.All)]
    [InlineData(3, Looked.Unread, 3, Enough.All)]
    [InlineData(12, Looked.Settled, 10, Enough.Settled)]
    [InlineData(5, Looked.Settled, 5, Enough.Settled)]
    [InlineData(20_000, Looked.Clean, 59, Enough.Aimed)]
    [InlineData(20_000, Looked.Hit, 59, Enough.Aimed)]
    public void Ten_are_the_floor_and_an_aim_is_an_end(int count, Looked each, int looked, Enough end)
    {
        var strata = new Strata(1, '/', 100);
        for (var number = 0; number < count; number++) strata.Add($"{number}", [], "", 1);
        var (sampler, seen) = (new Sampler(strata, new(0.05)), 0);
        for (; sampler.Next() is { } it; seen++) sampler.Tell(it, each);
        Assert.Equal(end, sampler.Ended);
        Assert.InRange(seen, looked - 1, looked);
    }

    [Fact]
    public void Names_beyond_a_few_become_any_text_and_nothing_is_lost()
    {
        var strata = new Strata(1, '/');
        for (var number = 0; number < 1000; number++) strata.Add($"n{number}", ["home", $"{(char)('a' + number % 26)}{(char)('a' + number / 26 % 26)}", "mail"], "text", 10);
        var only = Assert.Single(strata.All);
        Assert.Equal(("home/<text>/mail text", 1000, 10_000), (only.Name, only.Count, only.Size));
        Assert.Equal(strata.Drawn.Take(4), only.First);
    }

    [Fact]
    public void Numbers_below_a_count_come_once_each() =>
        Gen.Select(Gen.Long[0, 500], Gen.ULong).Sample(static (count, seed) => Draws.Below(count, seed, "t").Order().SequenceEqual(Enumerable.Range(0, (int)count).Select(static it => (long)it)), threads: 1);

    [Theory]
    [InlineData("users", "users")]
    [InlineData("2026-11-01", "<date>")]
    [InlineData("000123", "<number>")]
    [InlineData("f81d4fae-7dec-11d0-a765-00a0c91e6bf6", "<uuid>")]
    [InlineData("9f86d081884c7d65", "<hex>")]
    [InlineData("eva.berg@firma.de", "<email>")]
    [InlineData("invoice-000123-v2", "invoice-#-v#")]
    [InlineData("", "")]
    public void A_part_of_a_name_becomes_its_sort(string part, string template) => Assert.Equal(template, Template.Of(part));

    [Theory]
    [InlineData(100, 10, 0.24)]
    [InlineData(10, 10, 0)]
    [InlineData(10_000, 299, 0.0099)]
    [InlineData(1_000_000_000, 59, 0.0495)]
    public void A_finite_population_leaves_less(long population, long looked, double most) => Assert.Equal(most, Bound.UpperOf(population, looked), 2);

    [Fact]
    public void The_finite_bound_is_what_brute_counting_gives() =>
        Gen.Select(Gen.Long[1, 60], Gen.Long[1, 60]).Where(static (population, looked) => looked <= population).Sample(static (population, looked) =>
        {
            var most = Enumerable.Range(0, (int)population + 1).Where(bad => Chance(population, bad, looked) > 0.05).DefaultIfEmpty(0).Max();
            return Math.Abs(Bound.UpperOf(population, looked) - most / (double)population) < 1e-12;
        }, threads: 1);

    static double Chance(long population, long bad, long looked)
    {
        var none = 1.0;
        for (var at = 0; at < looked; at++) none *= Math.Max(0, population - bad - at) / (double)(population - at);
        return none;
    }
}
