// Where search domains stand, if they stand in a network.
using Glacis.Clouds.Aws.Ec2;
using Glacis.Clouds.Collecting;
using Glacis.Facts;
using Glacis.Inventory;
using Glacis.Recordings;

namespace Glacis.Clouds.Aws.OpenSearch;

/// <summary>Domains on their network. One outside of every network has an address that everybody reaches: its policy alone guards it.</summary>
public sealed class Placements : Collector
{
    static readonly Kind Domain = new("Glacis::OpenSearch::Placement", "OpenSearch domain on its network");

    static readonly Call Described = Call.About("opensearch", "DescribeDomain").By("DomainName", "DomainName").Needs("es:DescribeDomain");

    public override Call Root { get; } = Call.List("opensearch", "ListDomainNames", "DomainNames").Needs("es:ListDomainNames").Then(Described);

    public override Turn Turn => Turn.Kept;

    public override IReadOnlyList<Type> Fills => [typeof(Placement)];

    public override IEnumerable<Resource> Read(Item item)
    {
        if (!item.Text("DomainName").Peek(out var name)) yield break;
        var it = item.Of(Described).Root;
        var isWithin = it.Described("DomainStatus", "domain", it.Has("DomainStatus.VPCOptions"));
        var isOutside = isWithin.Peek(out var within) && !within;
        var arn = it.Text("DomainStatus.ARN").Shown(Arn.Of("es", item.Region, item.Account, $"domain/{name}"));
        yield return new Placement(arn)
        {
            Kind = Domain,
            Name = name,
            Account = item.Account,
            Region = item.Region,
            Tags = Fact.Unknown<Tags>(Ignorance.NotRecorded, "the tags stand with the domain", item.Source),
            Of = arn,
            Sort = Occupant.Database,
            Subnets = isOutside ? Many<string>.All([], it.Source) : it.Told("DomainStatus.VPCOptions.SubnetIds", static one => one.Text()).Values(),
            Groups = isOutside ? Many<string>.All([], it.Source) : it.Told("DomainStatus.VPCOptions.SecurityGroupIds", static one => one.Text()).Values(),
            IsPublic = isOutside ? isWithin.Map(static _ => true) : isWithin.Concludes(false, "a domain within a network has no public address"),
            Port = isWithin.Concludes(443, "domains listen there"),
        };
    }
}
