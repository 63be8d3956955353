// Buckets as what logs are kept in: how long rules let them live, and how long a lock keeps hands off.
using Glacis.Clouds.Aws.S3;
using Glacis.Clouds.Tests.Collecting;
using Glacis.Inventory;
using Xunit;

namespace Glacis.Clouds.Tests.Aws.S3;

public sealed class BucketLogsTests
{
    static LogStore Read(string? lifecycle = null, string? versioning = "{}", string? locked = null, string? logging = "{}") => Reading.All(new BucketLogs(), """{"Name":"logs"}""",
        new Further("GetBucketLocation", "{}"), new Further("GetBucketTagging", null, "NoSuchTagSet"), Of("GetBucketLogging", logging), Of("GetBucketVersioning", versioning),
        lifecycle is null ? Further.Absent("GetBucketLifecycleConfiguration", "NoSuchLifecycleConfiguration") : Of("GetBucketLifecycleConfiguration", lifecycle),
        locked is null ? Further.Absent("GetObjectLockConfiguration", "ObjectLockConfigurationNotFoundError") : Of("GetObjectLockConfiguration", locked)).OfType<LogStore>().Single();

    static Further Of(string operation, string? body) => body is null or "denied" ? Further.Denied(operation) : new(operation, body);

    [Theory]
    [InlineData(null, "for ever", "for ever")]
    [InlineData("denied", "? Denied", "? Denied")]
    [InlineData("""{"Rules":[{"Status":"Enabled","Filter":{"Prefix":""},"Expiration":{"Days":30}}]}""", "30 days", "for ever")]
    [InlineData("""{"Rules":[{"Status":"Disabled","Filter":{"Prefix":""},"Expiration":{"Days":30}}]}""", "for ever", "for ever")]
    [InlineData("""{"Rules":[{"Status":"Enabled","Prefix":"","Expiration":{"Days":400}},{"Status":"Enabled","Filter":{"Prefix":""},"Expiration":{"Days":90}}]}""", "90 days", "for ever")]
    [InlineData("""{"Rules":[{"Status":"Enabled","Filter":{"Prefix":"AWSLogs/"},"Expiration":{"Days":30}}]}""", "30 days", "for ever")]
    [InlineData("""{"Rules":[{"Status":"Enabled","Filter":{"Prefix":"trail/AWSLogs/111111111111/"},"Expiration":{"Days":30}}]}""", "30 days", "for ever")]
    [InlineData("""{"Rules":[{"Status":"Enabled","Filter":{"Prefix":"AWS"},"Expiration":{"Days":30}}]}""", "30 days", "for ever")]
    [InlineData("""{"Rules":[{"Status":"Enabled","Filter":{"Prefix":"tmp/"},"Expiration":{"Days":1}}]}""", "for ever", "1 day")]
    [InlineData("""{"Rules":[{"Status":"Enabled","Filter":{"Tag":{"Key":"a","Value":"b"}},"Expiration":{"Days":1}}]}""", "for ever", "1 day")]
    [InlineData("""{"Rules":[{"Status":"Enabled","Filter":{"And":{"Prefix":"","Tags":[{"Key":"a","Value":"b"}]}},"Expiration":{"Days":1}}]}""", "for ever", "1 day")]
    [InlineData("""{"Rules":[{"Status":"Enabled","Filter":{"Prefix":""},"Transitions":[{"Days":30,"StorageClass":"GLACIER"}]}]}""", "for ever", "for ever")]
    [InlineData("""{"Rules":[{"Status":"Enabled","Filter":{"Prefix":""},"Expiration":{"Date":"2027-01-01T00:00:00Z"}}]}""", "0 days", "for ever")]
    public void How_long_rules_let_live(string? lifecycle, string all, string part) => Assert.Equal((all, part), (Read(lifecycle).Retention.Said(), Read(lifecycle).OfAPart.Said()));

    [Theory]
    [InlineData("{}", null, "0 days")]
    [InlineData("""{"Status":"Suspended"}""", null, "0 days")]
    [InlineData("""{"Status":"Enabled"}""", null, "for ever")]
    [InlineData("""{"Status":"Enabled"}""", """{"Rules":[{"Status":"Enabled","Filter":{"Prefix":""},"NoncurrentVersionExpiration":{"NoncurrentDays":7}}]}""", "7 days")]
    [InlineData("""{"Status":"Enabled"}""", "denied", "? Denied")]
    [InlineData("denied", null, "? Denied")]
    public void How_long_what_was_deleted_stays(string versioning, string? lifecycle, string said) => Assert.Equal(said, Read(lifecycle, versioning).AfterDeletion.Said());

    [Theory]
    [InlineData(null, "0 days")]
    [InlineData("""{"ObjectLockConfiguration":{"ObjectLockEnabled":"Enabled"}}""", "0 days")]
    [InlineData("""{"ObjectLockConfiguration":{"ObjectLockEnabled":"Enabled","Rule":{"DefaultRetention":{"Mode":"GOVERNANCE","Days":400}}}}""", "0 days")]
    [InlineData("""{"ObjectLockConfiguration":{"ObjectLockEnabled":"Enabled","Rule":{"DefaultRetention":{"Mode":"COMPLIANCE","Days":400}}}}""", "400 days")]
    [InlineData("""{"ObjectLockConfiguration":{"ObjectLockEnabled":"Enabled","Rule":{"DefaultRetention":{"Mode":"COMPLIANCE","Years":7}}}}""", "2555 days")]
    [InlineData("denied", "? Denied")]
    public void How_long_a_lock_keeps_hands_off(string? locked, string said) => Assert.Equal(said, Read(locked: locked).Locked.Said());
}
