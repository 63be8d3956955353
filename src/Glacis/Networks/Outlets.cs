// Whether what leaves a network for the internet is looked at, and by what.
using Glacis.Facts;
using Glacis.Inventory;

namespace Glacis.Networks;

/// <summary>How what leaves a network is filtered, from least to most.</summary>
public enum Outbound
{
    /// <summary>Nothing of the provider's looks at it.</summary>
    Unfiltered,

    /// <summary>Something looks, and turns nothing away.</summary>
    Counted,
    Filtered,
}

/// <summary>Tells what leaves networks, and through what. Threads share it.</summary>
public sealed class Outlets : IEngine<Outlets>
{
    readonly Estate estate;
    readonly ILookup<string, RouteTable> tables;
    readonly ILookup<string, OutboundFilter> filters;

    Outlets(Estate estate)
    {
        this.estate = estate;
        tables = estate.Kept<RouteTable>().ToLookup(static it => it.Network.Peek(out var network) ? network : "", StringComparer.Ordinal);
        filters = estate.Kept<OutboundFilter>().ToLookup(static it => it.Network.Peek(out var network) ? network ?? "" : "", StringComparer.Ordinal);
    }

    public static Outlets From(Estate estate) => new(estate);

    /// <summary>Whether a road of the network's own leads to the internet: by a gateway, or by translation of addresses.</summary>
    public Fact<bool> LeadOut(Network network)
    {
        var doubt = estate.Missing<RouteTable>(network.Account, network.Region) ?? tables[""].Select(static it => it.Network.Source).OfType<Unknown>().FirstOrDefault();
        foreach (var table in tables[network.Handle])
        {
            foreach (var route in table.Routes.Items)
            {
                var leads = LeadsOut(route);
                if (leads.Peek(out var yes) && yes) return Fact.Known(true, new Conclusion($"{table.Handle} has the route {route}", 1, [leads.Source]));
                doubt ??= leads.Source as Unknown;
            }
            if (!table.Routes.IsComplete) doubt ??= (Unknown)table.Routes.Source;
        }
        return doubt is not null ? Fact.Unknown<bool>(doubt) : Fact.Known(false, new Conclusion("the roads of the network were read, and none leads to the internet", 1, [.. tables[network.Handle].Select(static it => it.Routes.Source)]));
    }

    static Fact<bool> LeadsOut(Route route) => route.Via.Then(via => via is Via.InternetGateway or Via.EgressOnlyGateway or Via.AddressTranslation ? route.IsActive : route.Via.Map(static _ => false));

    /// <summary>The best that looks at what leaves a network. That nothing does can be told only where what filters was read to the end.</summary>
    public Fact<Outbound> Of(Network network)
    {
        var (best, doubt) = (Fact.Known(Outbound.Unfiltered, new Conclusion("what filters was read to the end, and nothing of it looks at this network", 1, [])), default(Unknown));
        foreach (var filter in filters[network.Handle])
        {
            if (!filter.Blocks.Peek(out var blocks)) doubt ??= (Unknown)filter.Blocks.Source;
            else if (blocks) return Fact.Known(Outbound.Filtered, new Conclusion($"by {filter.Name}", 1, [filter.Blocks.Source]));
            else best = Fact.Known(Outbound.Counted, new Conclusion($"by {filter.Name}", 1, [filter.Blocks.Source]));
        }
        doubt ??= filters[""].Select(static it => it.Network.Source).OfType<Unknown>().FirstOrDefault() ?? estate.Missing<OutboundFilter>(network.Account, network.Region);
        return doubt is null ? best : Fact.Unknown<Outbound>(doubt);
    }
}
