// How endpoints are written.
using Glacis.Clouds.Tls;
using Xunit;

namespace Glacis.Clouds.Tests.Tls;

public sealed class ProbeTargetTests
{
    [Theory]
    [InlineData("www.example.test", "www.example.test", 443)]
    [InlineData("  WWW.Example.TEST.  ", "www.example.test", 443)]
    [InlineData("www.example.test:8443", "www.example.test", 8443)]
    [InlineData("https://www.example.test/a?b=c#d", "www.example.test", 443)]
    [InlineData("https://www.example.test:8443/", "www.example.test", 8443)]
    [InlineData("bücher.example.test", "xn--bcher-kva.example.test", 443)]
    [InlineData("127.0.0.1:1", "127.0.0.1", 1)]
    [InlineData("::1", "::1", 443)]
    [InlineData("[::1]:8443", "::1", 8443)]
    [InlineData("[2001:0DB8::1]", "2001:db8::1", 443)]
    [InlineData("_dmarc.example.test", "_dmarc.example.test", 443)]
    public void An_endpoint(string written, string name, int port) => Assert.Equal(new ProbeTarget(name, port), ProbeTarget.Read(written, StartTls.None, out _));

    [Theory]
    [InlineData("")]
    [InlineData(":443")]
    [InlineData("a b")]
    [InlineData("not a host!")]
    [InlineData("www..example.test")]
    [InlineData("www.example.test:0")]
    [InlineData("www.example.test:65536")]
    [InlineData("www.example.test:x")]
    [InlineData("[::1")]
    [InlineData("[::1]x")]
    [InlineData("a\u0000b")]
    [InlineData("\u202eevil")]
    [InlineData("a\r\nHost: b")]
    public void None(string written)
    {
        Assert.Null(ProbeTarget.Read(written, StartTls.None, out var fault));
        Assert.NotEqual("", fault);
    }

    [Fact]
    public void A_name_that_is_too_long_is_none() => Assert.Null(ProbeTarget.Read(string.Join('.', Enumerable.Repeat("aaaaaaaaaa", 30)), StartTls.None, out _));

    [Theory]
    [InlineData(StartTls.Smtp, 25)]
    [InlineData(StartTls.Postgres, 5432)]
    [InlineData(StartTls.MySql, 3306)]
    public void The_usual_port(StartTls startTls, int port) => Assert.Equal(port, ProbeTarget.Read("db.example.test", startTls, out _)!.Port);

    [Theory]
    [InlineData("a.test:443:127.0.0.1", "a.test 443 127.0.0.1 443")]
    [InlineData("A.test:443:127.0.0.1:8443", "a.test 443 127.0.0.1 8443")]
    [InlineData("a.test:443:[::1]", "a.test 443 ::1 443")]
    [InlineData("a.test:443:[::1]:8443", "a.test 443 ::1 8443")]
    [InlineData("a.test:443", null)]
    [InlineData("a.test:x:127.0.0.1", null)]
    [InlineData("a.test:443:b.test", null)]
    [InlineData("a.test:443:127.0.0.1:0", null)]
    [InlineData("", null)]
    public void Elsewhere_than_DNS_says(string written, string? read) =>
        Assert.Equal(read, Elsewhere.Read(written) is { } it ? string.Create(System.Globalization.CultureInfo.InvariantCulture, $"{it.Name} {it.Port} {it.Address} {it.AtPort}") : null);
}
