// The account itself, and the name that its owners gave it.
using Glacis.Clouds.Collecting;
using Glacis.Inventory;
using Glacis.Recordings;

namespace Glacis.Clouds.Aws.Iam;

/// <summary>The account, with its alias as title; an account has one alias at most, and may have none.</summary>
public sealed class AccountAlias : Collector
{
    static readonly Kind OneAccount = new("AWS::Organizations::Account", "AWS account");

    public override Call Root { get; } = Call.One("iam", "ListAccountAliases").OncePerAccount();

    public override Turn Turn => Turn.Kept;

    public override IEnumerable<Resource> Read(Item item)
    {
        var title = item.Text("AccountAliases[0]");
        yield return new Account($"aws/{item.Account}")
        {
            Kind = OneAccount,
            Name = title.Shown(item.Account),
            Account = item.Account,
            Region = item.Region,
            Title = title,
        };
    }
}
