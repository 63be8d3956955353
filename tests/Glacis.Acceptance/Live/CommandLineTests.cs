// The command line against a local AWS: a wrong region, and an account with nothing in it.
using Glacis.Acceptance.Support;
using Glacis.Clouds.Tests.Support;
using Xunit;

namespace Glacis.Acceptance.Live;

public sealed class CommandLineTests : IAsyncLifetime
{
    readonly Bench bench = new();
    Moto moto = null!;

    public async ValueTask InitializeAsync() => moto = await Moto.StartAsync(("MOTO_EC2_LOAD_DEFAULT_AMIS", "false"));

    Ran Run(string line) => bench.Shell(line, ("AWS_ENDPOINT_URL", moto.Url), ("AWS_ACCESS_KEY_ID", "testing"), ("AWS_SECRET_ACCESS_KEY", "testing"), ("AWS_REGION", "us-east-1"));

    [Fact]
    public void A_region_that_does_not_exist_is_one_sentence_and_nothing_is_written()
    {
        var ran = Run("glacis assess aws --region us-esat-1");
        Assert.Equal((2, ""), (ran.Code, ran.Out));
        Assert.StartsWith("glacis: ", ran.Error, StringComparison.Ordinal);
        Assert.Contains("us-esat-1", ran.Error, StringComparison.Ordinal);
        Assert.Contains("\n  hint: ", ran.Error, StringComparison.Ordinal);
        Assert.Equal([bench.At("samples")], Directory.EnumerateFileSystemEntries(bench.Folder));
    }

    [Fact]
    public void An_account_with_nothing_in_it_is_judged_and_verified()
    {
        var ran = Run("glacis assess aws --region us-east-1 --out bundle --fail-on critical");
        Assert.Contains("account 123456789012 as arn:aws:sts::123456789012:user/moto; regions us-east-1", ran.Error, StringComparison.Ordinal);
        Assert.Contains("COULD NOT BE LOOKED AT", ran.Out, StringComparison.Ordinal);
        Assert.Equal(4, ran.Code);
        Assert.Equal(0, Run("glacis evidence verify bundle").Code);
        Assert.Equal(2, Run("glacis assess aws --region us-east-1 --out bundle").Code);
    }

    public async ValueTask DisposeAsync()
    {
        await moto.DisposeAsync();
        bench.Dispose();
    }
}
