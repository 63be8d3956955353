// The door of the measurements: one verb, then where.
using System.Globalization;
using Glacis.Bench.Generating;
using Glacis.Bench.Measuring;
using Glacis.Bench.Policies;

switch (args)
{
    case ["generate", var count, var folder]: Recording.Make(int.Parse(count, CultureInfo.InvariantCulture), folder); break;
    case ["assess", var folder]: Report.Of(Assess.Run(folder)); break;
    case ["assess", var folder, var times]:
        // Again and again, for a profiler to look at.
        for (var left = int.Parse(times, CultureInfo.InvariantCulture); left > 0; left--) Report.Of(Assess.Run(folder));
        break;
    case ["parse", var folder]: Report.Of(Parse.Run(folder)); break;
    case ["ratio", var folder]: Ratio.Run(folder); break;
    case ["digest", var folder]: Console.WriteLine(Write.Digest(folder)); break;
    case ["write", var folder]: Written(folder); break;
    case ["growth", .. var folders] when folders.Length > 0: Growth.Run(folders); break;
    case ["one", var warm, var folder]: Growth.One(warm, folder); break;
    case ["decide"]: Decide.Run(); break;
    case ["policies", .. var count]: Questions.Run(count is [var number] ? int.Parse(number, CultureInfo.InvariantCulture) : 5000); break;
    case ["probe", var authorities, var names, .. var ports]: await Probes.RunAsync(authorities, ports, names.Split(',')); break;
    case ["classify", var megabytes]: Detecting.Run(int.Parse(megabytes, CultureInfo.InvariantCulture)); break;
    case ["networks", .. var largest]: Exposing.Run(largest is [var most] ? int.Parse(most, CultureInfo.InvariantCulture) : 1_000_000); break;
    case ["networks-one", var size]: Exposing.One(int.Parse(size, CultureInfo.InvariantCulture)); break;
    case ["machine"]: Console.WriteLine(Machine.Said); break;
    default:
        Console.Error.WriteLine("bench: generate COUNT DIR | assess DIR [TIMES] | parse DIR | ratio DIR | write DIR | digest DIR | growth DIR... | decide | policies [COUNT] | probe CA NAMES PORT... | classify MB | networks [LARGEST] | machine");
        return 2;
}
return 0;

static void Written(string folder)
{
    var (nanoseconds, bytes, lines) = Write.Run(folder);
    Report.Line("lines", Report.Number(lines));
    Report.Line("nanoseconds a line", Report.Number(nanoseconds));
    Report.Line("bytes a line", Report.Number(bytes));
}
