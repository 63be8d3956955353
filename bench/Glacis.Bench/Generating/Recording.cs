// A synthetic recording: what the collectors ask is taken from them, what is answered from the Answers.
using System.Text.Json.Nodes;
using Glacis.Agent;
using Glacis.Clouds.Collecting;
using Glacis.Recordings;

namespace Glacis.Bench.Generating;

/// <summary>Makes a recording of so many data stores; the same number gives the same bytes.</summary>
sealed class Recording
{
    static readonly Answers[] All = [new Aliases(), new Buckets(), new Caches(), new Databases(), new Keys(), new Tables(), new VolumeDefault(), new Volumes()];

    readonly string folder;
    readonly int stores;
    readonly List<LedgerLine> ledger = [];
    readonly HashSet<string> missed = new(StringComparer.Ordinal);
    readonly ILookup<string, Call> asked = Parts.Unchecked.Collectors.Select(static it => it.Root).ToLookup(static it => it.Name, StringComparer.Ordinal);

    Recording(string folder, int stores) => (this.folder, this.stores) = (folder, stores);

    internal static void Make(int stores, string folder)
    {
        Directory.CreateDirectory(folder);
        new Recording(folder, stores).Make();
    }

    void Make()
    {
        foreach (var account in Site.Accounts)
            foreach (var region in Site.Regions)
                foreach (var service in All.Where(it => IsAsked(it, region)).GroupBy(static it => it.Call.Split(':')[0], StringComparer.Ordinal))
                    MakeUnit(new(account, region, Math.Max(2, stores / 500 / Site.Accounts.Length / Site.Regions.Length)), service.Key, service);
        File.WriteAllLines(Path.Combine(folder, Ledger.Name), Ledger.Sorted(ledger).Select(Ledger.Line));
        using var head = File.Create(Path.Combine(folder, RunHead.Name));
        new RunHead { Format = RunHead.Newest, Id = "bench", Started = new(2026, 11, 1, 0, 0, 0, TimeSpan.Zero), Target = "aws", Version = "bench", Regions = Site.Regions, Finished = true }.WriteTo(head);
    }

    bool IsAsked(Answers answers, string region)
    {
        if (asked.Contains(answers.Call)) return !answers.OncePerAccount || region == Site.Regions[0];
        if (missed.Add(answers.Call)) Console.Error.WriteLine($"bench: no collector asks {answers.Call}; left out");
        return false;
    }

    void MakeUnit(Site site, string service, IEnumerable<Answers> all)
    {
        using var unit = new UnitWriter(folder, site.Account, site.Region, service);
        foreach (var answers in all.OrderBy(static it => it.Call, StringComparer.Ordinal)) MakeRoot(unit, site, answers);
    }

    void MakeRoot(UnitWriter unit, Site site, Answers answers)
    {
        var sites = Site.Accounts.Length * (answers.OncePerAccount ? 1 : Site.Regions.Length);
        var count = answers.Count(site, (int)((long)stores * answers.Share / 1000 / sites));
        var (segment, offset) = unit.Here();
        var (first, pages) = (unit.Next, 0);
        Call[] further = [.. asked[answers.Call].SelectMany(static it => it.Further).DistinctBy(static it => it.Key, StringComparer.Ordinal)];
        for (var from = 0; from < count; from += answers.PageSize, pages++)
        {
            Thing[] things = [.. Enumerable.Range(from, Math.Min(answers.PageSize, count - from)).Select(it => site.Thing(answers.Call, it))];
            var more = from + answers.PageSize < count ? things[0].Dice.Hex(32, 98) : "";
            MakePage(unit, answers, new() { Number = 0, Call = answers.Call, Page = pages, More = more.Length > 0, Account = site.Account, Region = site.Region, Time = default, Sha256 = "" }, things, more, further);
        }
        ledger.Add(new()
        {
            Account = site.Account,
            Region = site.Region,
            Service = answers.Call.Split(':')[0],
            Operation = answers.Call.Split(':')[1],
            Reading = Reading.Complete,
            Asked = 1,
            Pages = pages,
            Items = count,
            Segment = segment,
            Offset = offset,
            First = first,
            Records = unit.Next - first,
        });
    }

    static void MakePage(UnitWriter unit, Answers answers, RecordHeader header, Thing[] things, string more, Call[] further)
    {
        var page = unit.Write(header, answers.Page(things, more));
        for (var item = 0; item < things.Length; item++)
            foreach (var call in further)
                if (answers.Further(call.Name, things[item]) is { } reply)
                    unit.Write(Asked(call, answers, things[item]) with { Of = page, Item = item, Status = reply.Status, Code = reply.Code, Fate = reply.Code.Length > 0 ? Fate.Refused : Fate.Answered }, reply.Body);
    }

    static RecordHeader Asked(Call call, Answers answers, Thing about)
    {
        var request = new JsonObject(call.Parameters.Select(it => KeyValuePair.Create<string, JsonNode?>(it.Name, it.Constant?.DeepClone() ?? about.Name)));
        return new() { Number = 0, Call = call.Name, Account = about.Site.Account, Region = answers.RegionOf(about), Time = default, Sha256 = "", Request = request.ToJsonString() };
    }
}
