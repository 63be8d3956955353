// What EC2's answers about networks have in common: whose a thing is, its name, lists that silence says nothing of, blocks of addresses, protocols and ports.
using System.Globalization;
using Glacis.Clouds.Collecting;
using Glacis.Facts;
using Glacis.Recordings;
using Glacis.Sets;

namespace Glacis.Clouds.Aws.Ec2;

static class Networking
{
    const string NotAsPorts = "the rule has something else in place of ports", NotAsIcmp = "the rule has something else in place of a type and a code of ICMP";

    /// <summary>The account that something belongs to: networks are shared, and whoever shares one sees what is another's. The one that was asked where the answer names none.</summary>
    internal static string Owner(this Item item, string path = "OwnerId") => item.Owner(item.Account, path);

    internal static string Owner(this Item item, string otherwise, string path) => item.Text(path).Peek(out var owner) && owner.Length == 12 && owner.All(char.IsAsciiDigit) ? owner : otherwise;

    /// <summary>The name of something that the answer calls by its id only.</summary>
    internal static string Named(this Item item, string type, string id, string owner) => Arn.Of("ec2", item.Region, owner, $"{type}/{id}");

    /// <summary>A list. EC2 writes empty ones: an answer that leaves it out has not said that nothing is on it.</summary>
    internal static Many<T> Told<T>(this Item item, string list, Func<Item, T> read)
    {
        var has = item.Has(list);
        return !has.Peek(out var told) ? Many<T>.None((Unknown)has.Source)
            : told ? item.Many(list, read) : Many<T>.None(new(Ignorance.NotInAnswer, "the answer does not speak of it", item.Source));
    }

    /// <summary>The values of facts; where one is not known, the list is not whole.</summary>
    internal static Many<T> Values<T>(this Many<Fact<T>> facts)
    {
        var values = facts.Items.Where(static it => it.IsKnown).Select(static it => it.Peek(out var value) ? value : default!).ToArray();
        if (!facts.IsComplete) return values.Length == 0 ? Many<T>.None((Unknown)facts.Source) : Many<T>.Some(values, facts.Source, (Unknown)facts.Source);
        return values.Length == facts.Items.Count ? Many<T>.All(values, facts.Source) : Many<T>.Some(values, facts.Source, (Unknown)facts.Items.First(static it => !it.IsKnown).Source);
    }

    /// <summary>Lists made one.</summary>
    internal static Many<T> Flat<T>(this Many<IReadOnlyList<T>> lists)
    {
        T[] all = [.. lists.Items.SelectMany(static it => it)];
        return lists.IsComplete ? Many<T>.All(all, lists.Source) : all.Length == 0 ? Many<T>.None((Unknown)lists.Source) : Many<T>.Some(all, lists.Source, (Unknown)lists.Source);
    }

    /// <summary>An address or a block of them.</summary>
    internal static Fact<Addresses> Block(this Item item, string path)
    {
        var text = item.Text(path);
        if (!text.Peek(out var written)) return Fact.Unknown<Addresses>((Unknown)text.Source, path);
        return Addresses.Parse(written) is { } block ? Fact.Known(block, text.Source, path)
            : Fact.Unknown<Addresses>(new(Ignorance.Malformed, "the answer has something else in place of a block of addresses", item.Source), path);
    }

    /// <summary>Protocols and ports, where a group and a list differ in nothing but where they stand.</summary>
    internal static Fact<Ranges<uint>> Services(this Item item, string protocol, (string First, string Last) ports, (string Type, string Code) icmp)
    {
        var named = item.Text(protocol);
        if (!named.Peek(out var text)) return Fact.Unknown<Ranges<uint>>((Unknown)named.Source, protocol);
        // "-1 indicates all protocols", and then all ports, whatever range stands beside it; so for protocols that have none.
        if (text is "-1" or "all") return Fact.Known(Sets.Services.All, named.Source, protocol);
        return NumberOf(text) switch
        {
            null => Fact.Unknown<Ranges<uint>>(new(Ignorance.Malformed, "the rule has something else in place of a protocol", item.Source), protocol),
            (Sets.Services.Tcp or Sets.Services.Udp) and { } number => Ports(item, number, ports.First, ports.Last),
            (Sets.Services.Icmp or Sets.Services.Icmp6) and { } number => Icmp(item, number, icmp.Type, icmp.Code),
            { } number => Fact.Known(Sets.Services.Of(number), named.Source, protocol),
        };
    }

    static byte? NumberOf(string protocol) => protocol switch
    {
        "tcp" => Sets.Services.Tcp,
        "udp" => Sets.Services.Udp,
        "icmp" => Sets.Services.Icmp,
        "icmpv6" => Sets.Services.Icmp6,
        _ => byte.TryParse(protocol, NumberStyles.None, CultureInfo.InvariantCulture, out var number) ? number : null,
    };

    static Fact<Ranges<uint>> Ports(Item item, byte protocol, string firstAt, string lastAt)
    {
        var (first, last) = (item.Number(firstAt), item.Number(lastAt));
        if (!first.Peek(out var from)) return Fact.Unknown<Ranges<uint>>((Unknown)first.Source, firstAt);
        if (!last.Peek(out var to)) return Fact.Unknown<Ranges<uint>>((Unknown)last.Source, lastAt);
        return from >= 0 && from <= to && to <= ushort.MaxValue ? Fact.Known(Sets.Services.Of(protocol, (int)from, (int)to), first.Source, firstAt)
            : Fact.Unknown<Ranges<uint>>(new(Ignorance.Malformed, from > to ? "the ports of the rule stand backwards" : NotAsPorts, item.Source), firstAt);
    }

    // "-1 indicates all ICMP types": then all codes, too.
    static Fact<Ranges<uint>> Icmp(Item item, byte protocol, string typeAt, string codeAt)
    {
        var (type, code) = (item.Number(typeAt), item.Number(codeAt));
        if (!type.Peek(out var its)) return Fact.Unknown<Ranges<uint>>((Unknown)type.Source, typeAt);
        if (!code.Peek(out var of)) return Fact.Unknown<Ranges<uint>>((Unknown)code.Source, codeAt);
        return its is >= -1 and <= byte.MaxValue && of is >= -1 and <= byte.MaxValue ? Fact.Known(Sets.Services.OfIcmp(protocol, (int)its, (int)of), type.Source, typeAt)
            : Fact.Unknown<Ranges<uint>>(new(Ignorance.Malformed, NotAsIcmp, item.Source), typeAt);
    }
}
