// Policies of event buses: the list holds them, or leaves them out.
using Glacis.Clouds.Aws.Events;
using Glacis.Clouds.Tests.Collecting;
using Glacis.Inventory;
using Xunit;

namespace Glacis.Clouds.Tests.Aws.Events;

public sealed class BusPoliciesTests
{
    [Theory]
    [InlineData("""{"Name":"default","Arn":"arn:bus","Policy":"{}"}""", "{}")]
    [InlineData("""{"Name":"default","Arn":"arn:bus"}""", "none")]
    public void A_policy_stands_in_the_list_or_there_is_none(string item, string expected)
    {
        var policy = Reading.One<BusPolicies, ResourcePolicy>(item);
        Assert.Equal(("arn:bus", "default", "events", expected), (policy.Id, policy.Name, policy.Service, policy.RawPolicy.Said()));
    }
}
