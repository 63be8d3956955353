// Tiers, and what passes between them against what is declared.
using System.Xml.Linq;
using CsCheck;
using Glacis.Facts;
using Glacis.Inventory;
using Glacis.Networks;
using Glacis.Outputs;
using Glacis.Sets;
using Glacis.Tests.Checks;
using Glacis.Tests.Checks.Network;
using Xunit;
using static Glacis.Tests.Checks.Asking;

namespace Glacis.Tests.Networks;

public sealed class SegmentsTests
{
    static readonly Declaration Line = new("glacis.yaml:3");

    static Ranges<uint> Tcp(int port) => Services.Of(Services.Tcp, port, port);

    static MeantFlow Flow(string from, string to, params int[] ports) => new(from, to, ports.Aggregate(Ranges<uint>.Empty, static (all, it) => all.Or(Tcp(it))), Line);

    // A balancer for the internet, machines behind it, a database behind them, and a bastion of nobody's tier.
    static Scene Shop(params MeantFlow[] flows)
    {
        var scene = new Scene { Intent = new() { Network = new([new("edge", new(Name: "shop"), Line), new("app", new(Name: "app-*"), Line), new("data", new(Name: "db"), Line)], flows) } };
        scene.Group("sg-edge", "tcp 443 from 0.0.0.0/0", "all to 0.0.0.0/0");
        scene.Group("sg-app", "tcp 8080 from sg-edge", "tcp 22 from sg-bastion", "all to 0.0.0.0/0");
        scene.Group("sg-db", "tcp 3306 from sg-app", "tcp 3306 from sg-bastion");
        scene.Group("sg-bastion", "tcp 22 from 198.51.100.7", "all to 0.0.0.0/0");
        return scene.Balancer("shop", ClearText.Redirects, "sg-edge").Machine("app-1", "private", "10.0.2.11", false, "sg-app").Machine("app-2", "private", "10.0.2.12", false, "sg-app")
            .Machine("bastion", "public", "10.0.1.20", true, "sg-bastion").Database("db", "private", false, "sg-db");
    }

    static readonly MeantFlow[] AllButTheBastion = [Flow("internet", "edge", 443), Flow("edge", "app", 8080), Flow("app", "data", 3306)];

    static string Marks(Scene scene) => string.Join(", ", scene.Estate.Engine<Segments>().Matrix().Select(static it => $"{it.From}>{it.To} {it.Mark(true)}"));

    [Fact]
    public void Each_crossing_is_held_against_what_is_declared() => Assert.Equal(
        "app>data meant, app>edge meant, edge>app meant, edge>edge meant, internet>edge meant, internet>others not meant, others>app not meant, others>data not meant, others>edge meant",
        Marks(Shop(AllButTheBastion)));

    [Fact]
    public void What_is_declared_and_does_not_get_through_is_shut()
    {
        var it = Shop([.. AllButTheBastion, Flow("edge", "data", 3306), Flow("app", "data", 3306, 3307)]).Estate.Engine<Segments>().Matrix();
        Assert.Equal("tcp 3306", it.Single(static one => one is { From: "edge", To: "data" }).Shut.Say());
        Assert.Equal(("tcp 3306", "tcp 3307"), (it.Single(static one => one is { From: "app", To: "data" }).Meant.Say(), it.Single(static one => one is { From: "app", To: "data" }).Shut.Say()));
    }

    [Fact]
    public void What_is_not_meant_has_its_proof()
    {
        var it = Shop(AllButTheBastion).Estate.Engine<Segments>().Matrix().Single(static one => one is { From: "others", To: "data" });
        Assert.Equal("tcp 3306 from others to data", $"{it}");
        Assert.True(it.How.Peek(out var how));
        Assert.Contains("sg-db-2 in sg-db allows tcp 3306 from members of sg-bastion", how, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("itself", "place-db")]
    [InlineData("its group", "sg-db")]
    [InlineData("its subnet", "private")]
    [InlineData("its machine", "app-1")]
    public void A_segment_is_told_by(string what, string id)
    {
        var scene = Shop();
        scene.Intent = new() { Network = new([new("tier", new(Id: id), Line)], []) };
        var thing = what == "its machine" ? "eni-app-1" : "place-db";
        Assert.Equal("tier", $"{scene.Estate.Engine<Segments>().Of(scene.Estate.Engine<Reachability>().Spots(scene.Get<Resource>(thing))[0])}");
    }

    [Fact]
    public void The_first_segment_that_fits_counts()
    {
        var scene = Shop();
        scene.Intent = new() { Network = new([new("one", new(Name: "db"), Line), new("two", new(Name: "*"), Line)], []) };
        Assert.Equal("one", $"{scene.Estate.Engine<Segments>().Of(scene.Estate.Engine<Reachability>().Spots(scene.Get<Resource>("place-db"))[0])}");
    }

    [Fact]
    public void Tags_that_were_not_read_leave_the_tier_open()
    {
        var scene = Shop().But<Placement>("place-db", static it => it with { Tags = Lost<Tags>() });
        scene.Intent = new() { Network = new([new("data", new(Tag: new("tier", "data")), Line)], []) };
        Assert.Equal($"unknown: {Denied.Words}", $"{scene.Estate.Engine<Segments>().Of(scene.Estate.Engine<Reachability>().Spots(scene.Get<Resource>("place-db"))[0])}");
        Assert.NotNull(scene.Estate.Engine<Segments>().Missing());
    }

    [Fact]
    public void Without_declared_segments_networks_stand_for_them()
    {
        var scene = Shop();
        scene.Intent = Intent.None;
        Assert.Equal(["vpc"], scene.Estate.Engine<Segments>().Tiers());
        Assert.Equal("open", scene.Estate.Engine<Segments>().Matrix().Single(static it => it is { From: "internet", To: "vpc" }).Mark(false));
    }

    // A law: a flow more makes nothing meant into something that is not, and never changes what gets through.
    [Fact]
    public void A_flow_more_declares_more_and_opens_nothing() => Drawn.Array[0, 6].Sample(more =>
    {
        var (few, all) = (Shop(more[..(more.Length / 2)]).Estate.Engine<Segments>().Crossings, Shop(more).Estate.Engine<Segments>().Crossings);
        Assert.Equal(few.Select(static it => (it.From, it.To, it.Reached)), all.Select(static it => (it.From, it.To, it.Reached)));
        foreach (var (before, after) in few.Zip(all)) Assert.True(after.NotMeant.IsSubsetOf(before.NotMeant), $"{before} / {after}");
    }, iter: 60, threads: 1);

    static readonly string[] Froms = ["edge", "app", "data", "internet", "peer"];

    static readonly int[] Ports = [22, 443, 3306, 8080];

    // Between two tiers: of what a tier is meant to do to itself everything is, until a flow says so.
    static readonly Gen<MeantFlow> Drawn = Gen.Select(Gen.Int[0, 4], Gen.Int[1, 2], Gen.Int[0, 3]).Select(static it => Flow(Froms[it.Item1], Froms[it.Item1 < 3 ? (it.Item1 + it.Item2) % 3 : it.Item2], Ports[it.Item3]));

    // A law: what is alike is one class, and asking each pair by itself finds the same.
    static readonly string[] Standing = ["shop", "eni-app-1", "eni-app-2", "eni-bastion", "place-db"];

    [Fact]
    public void Classes_answer_as_pairs_do()
    {
        var scene = Shop(AllButTheBastion);
        var (segments, reachability) = (scene.Estate.Engine<Segments>(), scene.Estate.Engine<Reachability>());
        Spot[] spots = [.. Standing.SelectMany(id => reachability.Spots(scene.Get<Resource>(id)))];
        var byPairs = spots.SelectMany(from => spots.Where(to => !ReferenceEquals(from, to)).Select(to => (Key: $"{segments.Of(from)}>{segments.Of(to)}", Open: reachability.Between(from, to).Some)))
            .Where(static it => !it.Open.IsEmpty).GroupBy(static it => it.Key, StringComparer.Ordinal).ToDictionary(static it => it.Key, static it => it.Aggregate(Ranges<uint>.Empty, static (all, one) => all.Or(one.Open)), StringComparer.Ordinal);
        var byClasses = segments.Matrix().Where(static it => it.From != "internet" && !it.Reached.IsEmpty).ToDictionary(static it => $"{it.From}>{it.To}", static it => it.Reached, StringComparer.Ordinal);
        foreach (var (key, open) in byPairs) Assert.Equal(open, byClasses[key]);
    }

    [Fact]
    public void The_picture_is_xml_and_says_in_words_what_it_shows()
    {
        var segments = Shop(AllButTheBastion).Estate.Engine<Segments>();
        var picture = SegmentsPicture.Of(segments.Tiers(), segments.Matrix(), true);
        var texts = XDocument.Parse(picture).Descendants().Where(static it => it.Name.LocalName == "text").Select(static it => it.Value).ToArray();
        Assert.Subset(new HashSet<string>(texts, StringComparer.Ordinal), new HashSet<string>(StringComparer.Ordinal) { "internet", "edge", "app", "data", "others", "meant", "not meant", "tcp 3306" });
        Assert.Equal(picture, SegmentsPicture.Of(segments.Tiers(), segments.Matrix(), true));
    }

    [Fact]
    public void A_hostile_name_stays_text_in_the_picture()
    {
        const string Hostile = "<script>alert(1)</script>\u202e\u0001";
        var picture = SegmentsPicture.Of([Hostile], [new(Hostile, Hostile, "", Tcp(443), Tcp(443), Services.All)], false);
        Assert.DoesNotContain("<script", picture, StringComparison.Ordinal);
        Assert.DoesNotContain('\u202e', picture);
        Assert.NotNull(XDocument.Parse(picture).Root);
    }
}
