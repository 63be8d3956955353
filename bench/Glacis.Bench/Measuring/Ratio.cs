// Reading and judging against merely parsing the same bytes, in one process, in turns.
namespace Glacis.Bench.Measuring;

static class Ratio
{
    const int Rounds = 3;

    internal static void Run(string folder)
    {
        Assess.Run(folder);
        Parse.Run(folder);
        var (judged, parsed) = (new List<Cost>(), new List<Cost>());
        for (var round = 0; round < Rounds; round++)
        {
            Machine.Rest();
            judged.Add(Assess.Run(folder));
            Machine.Rest();
            parsed.Add(Parse.Run(folder));
        }
        Report.Line("protocol", "read and judge", "parse", "ratio");
        foreach (var protocol in Cost.Protocols) Row(protocol, judged, parsed, it => it.SecondsOf(protocol));
        Row("together", judged, parsed, static it => it.Seconds);
        var (headers, digest) = (Parse.Headers(folder).Seconds, Parse.Digest(folder).Seconds);
        Report.Line("a digest of each body would add", Report.Seconds(digest - headers));
    }

    static void Row(string name, List<Cost> judged, List<Cost> parsed, Func<Cost, double> of)
    {
        var (judge, parse) = (Median(judged, of), Median(parsed, of));
        if (parse > 0) Report.Line(name, Report.Seconds(judge), Report.Seconds(parse), Report.Times(judge / parse));
    }

    static double Median(List<Cost> costs, Func<Cost, double> of) => costs.Select(of).Order().ElementAt(costs.Count / 2);
}
