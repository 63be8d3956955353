// The catalogue is read whole, and is what its script would write.
using Glacis.Clouds.Aws.Wire;
using Glacis.Clouds.Tests.Support;
using Xunit;

namespace Glacis.Clouds.Tests.Aws.Wire;

public sealed class CatalogueTests
{
    [Fact]
    public void Every_service_is_readable()
    {
        foreach (var service in Catalogue.Services.Select(Catalogue.Service))
            foreach (var operation in service.OperationNames.Select(service.Operation))
                Assert.Same(service, operation.Service);
    }

    [Fact]
    public async Task The_file_is_what_its_script_would_write()
        => Assert.Empty(await Python.LinesAsync("eng/aws/make-catalogue.py", [], "--check"));

    [Fact]
    public void A_service_is_read_once() => Assert.Same(Catalogue.Service("s3"), Catalogue.Service("s3"));

    [Fact]
    public void What_the_catalogue_lacks_says_how_to_add_it()
    {
        var refusal = Assert.Throws<ArgumentException>(() => Catalogue.Operation("s3", "NoSuchOperation"));
        Assert.Contains("run eng/aws/make-catalogue.py", refusal.Message, StringComparison.Ordinal);
    }
}
