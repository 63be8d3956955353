// Which tiers there are, and what is meant to pass between them, as glacis.yaml declares it; each entry with its line.
using System.Globalization;
using System.Text.RegularExpressions;
using Glacis.Inventory;
using Glacis.Sets;
using Match = Glacis.Inventory.Match;

namespace Glacis.Agent.Configuration;

/// <summary>From the section <c>network</c> to intent.</summary>
static class NetworkReader
{
    static readonly Regex
        Name = Form(@"\A[A-Za-z0-9][A-Za-z0-9._-]{0,39}\z"),
        Ports = Form(@"\A(?<first>[0-9]{1,5})(-(?<last>[0-9]{1,5}))?(/(?<protocol>tcp|udp))?\z");

    internal static Segmentation Read(Section network, Func<Section, Match?> match)
    {
        var segments = network.Sections("segments", Keys.Segment).Select(it => Segment(it, match)).OfType<Segment>().ToList();
        foreach (var again in segments.GroupBy(static it => it.Name, StringComparer.Ordinal).Where(static it => it.Count() > 1)) network.Slip("segments", $"names {Spelling.Quoted(again.Key)} twice");
        string[] names = [.. segments.Select(static it => it.Name)];
        return new(segments, [.. network.Sections("flows", Keys.Flow).Select(it => Flow(it, names)).OfType<MeantFlow>()]);
    }

    static Segment? Segment(Section it, Func<Section, Match?> match)
    {
        var name = it.Text("name", static name => Name.IsMatch(name), "is no name of a segment; letters, digits, '.', '_' and '-' are allowed", required: true);
        if (name is not null && Segmentation.Ends.Contains(name, StringComparer.Ordinal)) it.Slip("name", $"{Spelling.Quoted(name)} is taken: it stands for an end that is no segment");
        return match(it) is { } fits && name is not null ? new(name, fits, it.Source("name")) : null;
    }

    static MeantFlow? Flow(Section it, string[] names)
    {
        var (from, to) = (End(it, "from", [.. Segmentation.Ends, .. names]), End(it, "to", names));
        return Services(it) is { } services && from is not null && to is not null ? new(from, to, services, it.Source()) : null;
    }

    static string? End(Section it, string key, string[] known)
    {
        if (it.Text(key, required: true) is not { } end) return null;
        if (known.Contains(end, StringComparer.Ordinal)) return end;
        it.Slip(key, $"{Spelling.Quoted(end)} is no segment{Spelling.Hint(end, known)}");
        return null;
    }

    // Without ports all traffic is meant.
    static Ranges<uint>? Services(Section it)
    {
        if (!it.Has("ports")) return Sets.Services.All;
        var read = it.Texts("ports", static port => Of(port) is not null, "is no port; write it like 443, 8000-8010 or 53/udp").Select(static port => Of(port)!).ToList();
        if (read.Count == 0 && it.IsEmpty("ports")) it.Slip("ports", "is empty; leave it out where all traffic is meant");
        return read.Count == 0 ? null : read.Aggregate(static (all, port) => all.Or(port));
    }

    static Ranges<uint>? Of(string written)
    {
        if (Ports.Match(written) is not { Success: true } form) return null;
        var first = int.Parse(form.Groups["first"].Value, CultureInfo.InvariantCulture);
        var last = form.Groups["last"] is { Success: true } end ? int.Parse(end.Value, CultureInfo.InvariantCulture) : first;
        var services = last > ushort.MaxValue ? Ranges<uint>.Empty : Sets.Services.Of(form.Groups["protocol"].Value == "udp" ? Sets.Services.Udp : Sets.Services.Tcp, first, last);
        return services.IsEmpty ? null : services;
    }

    static Regex Form(string pattern) => new(pattern, RegexOptions.NonBacktracking | RegexOptions.CultureInvariant | RegexOptions.ExplicitCapture);
}
