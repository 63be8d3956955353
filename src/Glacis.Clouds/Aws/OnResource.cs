// The policy on a resource, the same for all services but S3: none of the others has switches or access lists beside it.
using Glacis.Clouds.Collecting;
using Glacis.Facts;
using Glacis.Inventory;
using Glacis.Recordings;

namespace Glacis.Clouds.Aws;

static class OnResource
{
    const string NoSwitches = "the service has no switch that cuts what a policy gives";
    const string NoLists = "the service has no access lists";

    /// <summary>The policy on a resource of a service that knows nothing but policies.</summary>
    internal static ResourcePolicy Policy(this Item item, string id, Kind kind, string service, string name, Fact<string?> raw) => new(id)
    {
        Kind = kind,
        Name = name,
        Account = item.Account,
        Region = item.Region,
        Service = service,
        RawPolicy = raw,
        Block = item.Source.Concludes(PublicAccessBlock.None, NoSwitches),
        AccessListCounts = item.Source.Concludes(false, NoLists),
        AccessList = item.Source is Unknown why ? Many<ListedAccess>.None(why) : Many<ListedAccess>.All([], new Conclusion(NoLists, 1, [item.Source])),
    };

    /// <summary>A policy that a service answers, or says by an error code that there is none.</summary>
    internal static Fact<string?> PolicyUnlessAbsent(this Answered answered, string path) =>
        answered.WhenAbsent<string?>(null).Or(answered.Root.Text(path).Map(static it => (string?)it));

    /// <summary>A policy that a service leaves out, or leaves empty, where there is none.</summary>
    /// <param name="within">What the answer must hold for its silence to count.</param>
    internal static Fact<string?> PolicyUnlessSilent(this Item item, string path, string within = "")
    {
        var raw = item.Text(path).Map(static it => it.Length == 0 ? null : it).OrWhenSilent(null);
        return item.Described(within, "resource", raw);
    }
}
