// What is missing before a run: every question tried once, the permissions that are denied.
using Glacis.Clouds.Collecting;
using Xunit;

namespace Glacis.Clouds.Tests.Collecting;

public sealed class DoctorTests
{
    [Fact]
    public async Task Each_question_is_tried_once_and_denied_permissions_are_named()
    {
        var cloud = new Replaying(static question => question.Operation == "Tags" ? Replaying.Refuses("Denied") : question.Operation == "ListBoxes" ? Replaying.Refuses("NotHere") : World.Answer(question));
        var examined = await new Doctor(cloud, World.Collectors, new Still()).ExamineAsync(World.Territories[0], TestContext.Current.CancellationToken);
        Assert.Equal(["store:ListTags"], examined.Missing);
        Assert.Equal(
            ["house:GetName allowed", "store:Describe allowed", "store:ListBoxes notOffered", "store:ListHouses allowed", "store:ListRooms allowed", "store:ListThings allowed", "store:ListThingsIn allowed", "store:ListThingsIn allowed", "store:Lock allowed", "store:Tags denied", "store:Tags notTried", "store:Weight allowed", "store:Where allowed", "vault:Key notTried", "vault:Lock allowed"],
            examined.All.Select(static it => $"{it.Call.Name} {Facts.Words.Of(it.Trial)}").Order(StringComparer.Ordinal));
        Assert.Equal(18, cloud.Asked.Count);
    }
}
