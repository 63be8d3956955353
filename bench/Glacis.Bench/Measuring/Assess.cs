// Reads and judges a recording as the product does; verdicts are counted, or handed on.
using System.Diagnostics;
using Glacis.Agent;
using Glacis.Facts;
using Glacis.Inventory;
using Glacis.Verdicts;

namespace Glacis.Bench.Measuring;

static class Assess
{
    internal static Cost Run(string folder, Action<Verdict>? heard = null)
    {
        var (cost, allocated, protocols) = (new Cost { Bytes = BytesOf(folder) }, GC.GetAllocatedBytesForCurrentThread(), new Dictionary<string, string>(StringComparer.Ordinal));
        var since = Stopwatch.GetTimestamp();
        var assessing = new Assessing(Recorded.Open(folder), Intent.None, Parts.Unchecked);
        cost.Charge("json", ref since);
        foreach (var (listed, verdicts) in assessing.Judged())
        {
            foreach (var verdict in verdicts)
            {
                cost.Verdicts++;
                heard?.Invoke(verdict);
            }
            if (listed.Resource is DataStore) cost.Stores++;
            cost.Charge(ProtocolOf(((Place)listed.At).Answer.Call, protocols), ref since);
        }
        cost.Allocated = GC.GetAllocatedBytesForCurrentThread() - allocated;
        return cost;
    }

    static string ProtocolOf(string call, Dictionary<string, string> known)
    {
        if (!known.TryGetValue(call, out var protocol)) known.Add(call, protocol = Cost.ProtocolOf(call));
        return protocol;
    }

    internal static long BytesOf(string folder) => Directory.EnumerateFiles(folder, "*.seg", SearchOption.AllDirectories).Sum(static it => new FileInfo(it).Length);
}
