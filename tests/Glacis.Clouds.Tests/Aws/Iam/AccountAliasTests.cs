// The account and its title.
using Glacis.Clouds.Aws.Iam;
using Glacis.Clouds.Tests.Collecting;
using Glacis.Inventory;
using Xunit;

namespace Glacis.Clouds.Tests.Aws.Iam;

public sealed class AccountAliasTests
{
    [Theory]
    [InlineData("""{"AccountAliases":["acme-main"]}""", "acme-main", "acme-main")]
    [InlineData("""{"AccountAliases":[]}""", "111111111111", "? NotInAnswer")]
    [InlineData("{}", "111111111111", "? NotInAnswer")]
    public void The_account_is_there_with_or_without_an_alias(string answer, string name, string title)
    {
        var account = Reading.One<AccountAlias, Account>(answer);
        Assert.Equal(("aws/111111111111", name, title), (account.Id, account.Name, account.Title.Said()));
    }
}
