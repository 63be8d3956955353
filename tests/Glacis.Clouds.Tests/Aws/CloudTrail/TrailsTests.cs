// Trails as CloudTrail tells of them: at home and as a shadow, with selectors of both forms.
using Glacis.Clouds.Aws.CloudTrail;
using Glacis.Clouds.Tests.Collecting;
using Glacis.Inventory;
using Xunit;

namespace Glacis.Clouds.Tests.Aws.CloudTrail;

public sealed class TrailsTests
{
    const string Home = "arn:aws:cloudtrail:eu-west-1:111111111111:trail/audit", Others = "arn:aws:cloudtrail:us-east-1:999999999999:trail/organisation";

    static string Item(string arn) => $$"""{"Name":"audit","S3BucketName":"logs","TrailARN":"{{arn}}","IsMultiRegionTrail":true,"IncludeGlobalServiceEvents":true,"HomeRegion":"eu-west-1","LogFileValidationEnabled":true,"KmsKeyId":"arn:aws:kms:eu-west-1:111111111111:key/k"}""";

    static AuditTrail Read(string status, string selectors, string arn = Home) => Reading.One<Trails, AuditTrail>(Item(arn), new Further("GetTrailStatus", status), new Further("GetEventSelectors", selectors));

    const string Writing = """{"IsLogging":true,"LatestDeliveryTime":1700000000}""", All = """{"EventSelectors":[{"ReadWriteType":"All","IncludeManagementEvents":true,"DataResources":[]}]}""";

    [Fact]
    public void A_trail_is_told_where_it_is_configured()
    {
        var it = Read(Writing, All);
        Assert.Equal((Home, Home, "True", "arn:aws:s3:::logs", "none", "True", "none", "none"), (it.Id, it.Home, it.IsLogging.Said(), it.Bucket.Peek(out var bucket) ? bucket.Id : "?", it.LogGroup.Said(), it.HasOwnKey.Said(), it.DeliveryError.Said(), it.GroupDeliveryError.Said()));
    }

    [Fact]
    public void A_trail_of_the_organisation_is_listed_under_an_id_of_its_own()
    {
        var it = Read(Writing, All, Others);
        Assert.Equal(($"aws/111111111111/eu-west-1/trail/{Others}", Others), (it.Id, it.Home));
    }

    [Theory]
    [InlineData("""{"IsLogging":true,"LatestDeliveryError":"AccessDenied"}""", "AccessDenied", "none")]
    [InlineData("""{"IsLogging":true,"LatestDeliveryError":"","LatestCloudWatchLogsDeliveryError":"Role"}""", "none", "Role")]
    public void Errors_of_delivery(string status, string error, string unseen) => Assert.Equal((error, unseen), (Read(status, All).DeliveryError.Said(), Read(status, All).GroupDeliveryError.Said()));

    [Theory]
    [InlineData("""{"EventSelectors":[{"ReadWriteType":"All","IncludeManagementEvents":true,"DataResources":[{"Type":"AWS::S3::Object","Values":["arn:aws:s3"]}]}]}""", "All", "AWS::S3::Object")]
    [InlineData("""{"EventSelectors":[{"ReadWriteType":"All","IncludeManagementEvents":true,"DataResources":[{"Type":"AWS::S3::Object","Values":["arn:aws:s3:::one/"]}]}]}""", "All", "")]
    [InlineData("""{"EventSelectors":[{"ReadWriteType":"WriteOnly","IncludeManagementEvents":true}]}""", "WritesOnly", "")]
    [InlineData("""{"EventSelectors":[{"ReadWriteType":"WriteOnly","IncludeManagementEvents":true},{"ReadWriteType":"ReadOnly","IncludeManagementEvents":true}]}""", "All", "")]
    [InlineData("""{"EventSelectors":[{"ReadWriteType":"All","IncludeManagementEvents":false}]}""", "None", "")]
    [InlineData("""{"AdvancedEventSelectors":[{"FieldSelectors":[{"Field":"eventCategory","Equals":["Management"]}]},{"FieldSelectors":[{"Field":"eventCategory","Equals":["Data"]},{"Field":"resources.type","Equals":["AWS::S3::Object"]}]}]}""", "All", "AWS::S3::Object")]
    [InlineData("""{"AdvancedEventSelectors":[{"FieldSelectors":[{"Field":"eventCategory","Equals":["Management"]},{"Field":"readOnly","Equals":["false"]}]}]}""", "WritesOnly", "")]
    [InlineData("""{"AdvancedEventSelectors":[{"FieldSelectors":[{"Field":"eventCategory","Equals":["Data"]},{"Field":"resources.type","Equals":["AWS::S3::Object"]},{"Field":"resources.ARN","StartsWith":["arn:aws:s3:::one/"]}]}]}""", "None", "")]
    public void What_selectors_keep(string selectors, string management, string data) => Assert.Equal((management, data), (Read(Writing, selectors).ManagementEvents.Said(), Read(Writing, selectors).DataEvents.Said()));

    [Fact]
    public void What_was_denied_is_not_known()
    {
        var it = Reading.One<Trails, AuditTrail>(Item(Home), Further.Denied("GetTrailStatus"), Further.Denied("GetEventSelectors"));
        Assert.Equal(("? Denied", "? Denied", "? Denied", "? Denied"), (it.IsLogging.Said(), it.ManagementEvents.Said(), it.DataEvents.Said(), it.DeliveryError.Said()));
    }
}
