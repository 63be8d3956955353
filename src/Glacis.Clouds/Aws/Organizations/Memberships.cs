// The organisation that the account belongs to, as every member may ask.
using Glacis.Clouds.Collecting;
using Glacis.Facts;
using Glacis.Inventory;
using Glacis.Recordings;

namespace Glacis.Clouds.Aws.Organizations;

/// <summary>What an account tells of its organisation.</summary>
public sealed class Memberships : Collector
{
    static readonly Kind OfAccount = new("Glacis::Organizations::Membership", "membership in an organisation");

    internal static readonly Call Organisation = Call.About("organizations", "DescribeOrganization").AbsentBy("AWSOrganizationsNotInUseException");

    // Who asks is answered always, and to everybody: what is asked of an account as a whole hangs on it.
    internal static readonly Call Caller = Call.One("sts", "GetCallerIdentity").OncePerAccount();

    public override Call Root { get; } = Caller.Then(Organisation);

    public override Turn Turn => Turn.Kept;

    public override IEnumerable<Resource> Read(Item item)
    {
        yield return new Membership($"aws/{item.Account}/organization")
        {
            Kind = OfAccount,
            Name = Told(item, "Id").Peek(out var number) ? number ?? "none" : "organization",
            Account = item.Account,
            Region = item.Region,
            Tags = item.Source.Concludes(Tags.None, "a membership bears no tags"),
            Organization = Told(item, "Id"),
            Management = Told(item, "MasterAccountId"),
        };
    }

    static Fact<string?> Told(Item item, string member) =>
        item.Of(Organisation).WhenAbsent<string?>(null).Or(item.Of(Organisation).Root.Text($"Organization.{member}").Map(static it => (string?)it));
}
