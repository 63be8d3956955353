// The networks of an emulated account, from the wire to the nouns: what was made is what is read.
using System.Diagnostics;
using Glacis.Agent;
using Glacis.Clouds.Aws;
using Glacis.Clouds.Collecting;
using Glacis.Clouds.Tests.Collecting;
using Glacis.Clouds.Tests.Support;
using Glacis.Facts;
using Glacis.Inventory;
using Glacis.Sets;
using Xunit;

namespace Glacis.Clouds.Tests.Aws;

public sealed class LiveNetworksTests : IDisposable
{
    readonly Scratch scratch = new();

    public void Dispose() => scratch.Dispose();

    [Fact]
    public async Task What_was_made_is_what_is_read()
    {
        await using var moto = await Moto.StartAsync(("MOTO_EC2_LOAD_DEFAULT_AMIS", "false"));
        var made = (await Python.LinesAsync("tests/Glacis.Clouds.Tests/Aws/networks.py", [], moto.Url)).Select(static line => line.Split(' ')).ToDictionary(static it => it[1], static it => it[0], StringComparer.Ordinal);
        await CollectAsync(moto.Url);
        Assert.Equal(
            """
            a rule of app: Inbound tcp 3306 web none
            a rule of web: Inbound icmp type 8 10.0.0.0/16 none
            a rule of web: Inbound tcp 22 office none
            a rule of web: Inbound tcp 443 0.0.0.0/0 the world
            a rule of web: Inbound tcp 443 ::/0 none
            a rule of web: Outbound all traffic 0.0.0.0/0 none
            a rule of web: Outbound all traffic ::/0 none
            acl: around public: 90 Inbound False tcp 22 0.0.0.0/0; 100 Inbound True tcp 443 0.0.0.0/0; 100 Outbound True tcp 1024-65535 0.0.0.0/0
            app: in vpc, default False, in tcp 3306 from web, out none
            attachment: of transit, Network vpc of 123456789012, table <its>
            carts: Cache in private, groups ? NotInAnswer, port ? NotInAnswer, public False
            classic:80: machine 8080 True; keeps the client's address False
            door: Interface to com.amazonaws.eu-west-1.ssm in vpc, in [private], groups [app]
            egress: EgressOnlyGateway of vpc, in none
            hub: of transit: 10.0.0.0/16 True, 10.66.0.0/16 False
            inner: steers private, main False: 10.0.0.0/16 Local local, <v6> Local local, 0.0.0.0/0 AddressTranslation nat, 10.8.0.0/16 TransitGateway transit, <list> ServiceEndpoint storage
            interface: in private, groups web, machine, 10.0.2.44/32, public <some>
            internet: InternetGateway of vpc, in none
            log: of vpc, active True, keeps what was refused True
            machine: machine, running True, key ops
            nat: AddressTranslation of vpc, in public
            office: provider's False: 192.0.2.0/24, 198.51.100.7/32
            orders-cluster: Database in public, private, groups app, port 3306, public False
            orders-instance: Database in public, private, groups app, port 3306, public True
            other: 10.9.0.0/16
            peering: vpc of account 123456789012 10.0.0.0/16 with other of account 123456789012 10.9.0.0/16, active True
            premises: PrivateGateway of vpc, in none
            private: in vpc, 10.0.2.0/24, public addresses False
            public: in vpc, 10.0.1.0/24, public addresses True
            reports: Database in private, groups app, port 5439, public False
            spare: in private, groups app, nobody, 10.0.2.55/32, public none
            storage: Route to com.amazonaws.eu-west-1.s3 in vpc, in [], groups []
            table: steers public, main False: 10.0.0.0/16 Local local, <v6> Local local, 0.0.0.0/0 InternetGateway internet, 10.9.0.0/16 Peering peering
            targets: machine 8080 True; keeps the client's address False
            tunnel: keeps the client's address False
            vpc: 10.0.0.0/16, <v6>
            web: in vpc, default False, in tcp 443 from 0.0.0.0/0; tcp 443 from ::/0; tcp 22 from office; icmp type 8 from 10.0.0.0/16, out all traffic from 0.0.0.0/0; all traffic from ::/0
            """, string.Join('\n', Read(made)), ignoreLineEndingDifferences: true);
    }

    async Task CollectAsync(string url)
    {
        var start = new ProcessStartInfo("dotnet", [Path.Combine(AppContext.BaseDirectory, "Glacis.Cli.dll"), "collect", "aws", "-o", scratch.In("recording"), "--region", "eu-west-1", "--quiet"]) { UseShellExecute = false, RedirectStandardOutput = true };
        foreach (var name in start.Environment.Keys.Where(static it => it.StartsWith("AWS_", StringComparison.Ordinal)).ToArray()) start.Environment.Remove(name);
        foreach (var (name, value) in new[] { ("AWS_ENDPOINT_URL", url), ("AWS_ACCESS_KEY_ID", "testing"), ("AWS_SECRET_ACCESS_KEY", "testing"), ("AWS_REGION", "eu-west-1"), ("AWS_EC2_METADATA_DISABLED", "true"), ("AWS_CONFIG_FILE", "/dev/null"), ("AWS_SHARED_CREDENTIALS_FILE", "/dev/null"), ("NO_PROXY", "127.0.0.1") })
            start.Environment[name] = value;
        using var process = Process.Start(start)!;
        await process.WaitForExitAsync(TestContext.Current.CancellationToken);
        // The emulator lacks some of what is asked.
        Assert.Equal(4, process.ExitCode);
    }

    // What the emulator chose stands in brackets; ids are told by their names.
    IEnumerable<string> Read(Dictionary<string, string> made)
    {
        var recorded = Recorded.Open(scratch.In("recording"));
        var all = new Walk(recorded.Folder, recorded.Lines, Parts.Unchecked.Collectors, new AwsDialect()).Read(Turn.Kept).Select(static it => it.Resource);
        var lines = all.Select(it => (Name: NameOf(it, made), Said: Said(it))).Where(static it => it.Name.Length > 0 && it.Said.Length > 0).Select(it => $"{it.Name}: {it.Said}");
        return lines.Select(line => made.Aggregate(line, static (text, it) => text.Replace(it.Key, it.Value, StringComparison.Ordinal))).Order(StringComparer.Ordinal);
    }

    static string NameOf(Resource it, Dictionary<string, string> made) => it switch
    {
        FirewallRule rule => rule.Group.Peek(out var group) && made.ContainsKey(group) ? $"a rule of {group}" : "",
        Placement => it.Name,
        TargetGroup { Id: ['a', 'w', 's', ..] } => it.Name,
        _ => made.GetValueOrDefault(it.Handle) ?? made.GetValueOrDefault(it.Id) ?? "",
    };

    static string Said(Resource it) => it switch
    {
        Network one => Blocks(one.Blocks),
        Subnet one => $"in {one.Network.Said()}, {Blocks(one.Blocks)}, public addresses {one.GivesPublicAddresses.Said()}",
        SecurityGroup one => $"in {one.Network.Said()}, default {one.IsDefault.Said()}, in {Rules(one.Inbound)}, out {Rules(one.Outbound)}",
        FirewallRule one => $"{one.Direction.Said()} {Services(one.Services)} {one.Peer.Said()} {one.Description.Said()}",
        PrefixList one => $"provider's {one.IsProviders.Said()}: {one.Entries.Said()}",
        NetworkAccessList one => $"around {one.Subnets.Said()}: {string.Join("; ", one.Entries.Items.OrderBy(static it => it.Number).ThenBy(static it => it.Direction).Select(static it => $"{it.Number} {it.Direction} {it.Allows.Said()} {Services(it.Services)} {it.Peer.Said()}"))}",
        RouteTable one => $"steers {one.Subnets.Said()}, main {one.IsMain.Said()}: {string.Join(", ", one.Routes.Items.Select(static it => $"{To(it.To)} {it.Via.Said()} {it.Target}"))}",
        Gateway one => $"{one.Sort.Said()} of {one.Networks.Said()}, in {one.Subnet.Said()}",
        NetworkPeering one => $"{one.Requester.Said()} {Blocks(one.RequesterBlocks)} with {one.Accepter.Said()} {Blocks(one.AccepterBlocks)}, active {one.IsActive.Said()}",
        TransitAttachment one => $"of {one.Transit.Said()}, {one.End.Said()} {one.Of.Said()} of {one.OfAccount.Said()}, table {(one.Table.IsKnown ? "<its>" : "?")}",
        TransitTable one => $"of {one.Transit.Said()}: {string.Join(", ", one.Routes.Items.Select(static it => $"{it.To.Said()} {it.IsActive.Said()}"))}",
        ServiceDoor one => $"{one.Sort.Said()} to {one.Service.Said()} in {one.Network.Said()}, in [{one.Subnets.Said()}], groups [{one.Groups.Said()}]",
        FlowLog one => $"of {one.Of.Said()}, active {one.IsActive.Said()}, keeps what was refused {one.KeepsRefused.Said()}",
        NetworkInterface one => $"in {one.Subnet.Said()}, groups {one.Groups.Said()}, {one.User.Said()}, {one.Addresses.Said()}, public {(one.PublicAddresses.Peek(out var known) ? known.IsEmpty ? "none" : "<some>" : "?")}",
        Machine one => $"{one.Name}, running {one.IsRunning.Said()}, key {one.ShellKey.Said()}",
        TargetGroup one => $"{string.Concat(one.Targets.Items.Select(static it => $"{it.Handle} {it.Port.Said()} {it.IsHealthy.Said()}; "))}keeps the client's address {one.KeepsClientAddress.Said()}",
        Placement one => $"{one.Sort} in {one.Subnets.Said()}, groups {one.Groups.Said()}, port {one.Port.Said()}, public {one.IsPublic.Said()}",
        _ => "",
    };

    static string Rules(Many<Traffic> rules) => rules.IsComplete && rules.Items.Count == 0 ? "none" : string.Join("; ", rules.Items.Select(static it => $"{Services(it.Services)} from {it.Peer.Said()}"));

    static string Services(Fact<Ranges<uint>> services) => services.Peek(out var known) ? known.Say() : services.Said();

    static string Blocks(Many<Addresses> blocks) => string.Join(", ", blocks.Items.Select(static it => it.V6.IsEmpty ? it.ToString() : "<v6>"));

    static string To(Fact<Peer> to) => !to.Peek(out var known) ? to.Said() : known.PrefixList is not null ? "<list>" : known.Block is { } block && !block.V6.IsEmpty ? "<v6>" : known.ToString();
}
