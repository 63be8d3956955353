// From what was heard to facts: what was not told is unknown, and what is known to be bad is bad whatever else was not told.
using Glacis.Certificates;
using Glacis.Facts;
using Glacis.Inventory;
using Xunit;

namespace Glacis.Tests.Certificates;

public sealed class EndpointReadingTests
{
    static ObservedEndpoint Seen(params ObservedVersion[] versions) =>
        new() { Name = "www.example.test", Port = 443, Address = "192.0.2.1:443", At = new(2026, 3, 1, 12, 0, 0, TimeSpan.Zero), Speaks = Spoken.Tls, Versions = versions, Cost = new(1, 2, 3, 4) };

    static ObservedVersion Version(TlsVersion version, string whyNotTold, params string[] suites) =>
        new(version, suites.Length > 0 ? VersionAnswer.Accepted : whyNotTold.Length > 0 ? VersionAnswer.NotTold : VersionAnswer.Refused, whyNotTold) { Suites = [.. suites.Select(static it => TlsTables.Suite(it))] };

    [Fact]
    public void A_version_that_was_not_told_is_unknown_with_its_reason()
    {
        var it = EndpointReading.Of(Seen(Version(TlsVersion.Tls10, "no answer within 5 s"), Version(TlsVersion.Tls12, "", "TLS_RSA_WITH_AES_128_GCM_SHA256")));
        Assert.False(it.AcceptsTls10.IsKnown);
        Assert.Equal("no answer within 5 s", ((Unknown)it.AcceptsTls10.Source).Words);
        Assert.False(it.AcceptsSsl3.IsKnown);
        Assert.True(it.AcceptsTls12.Peek(out var accepts) && accepts);
    }

    [Fact]
    public void A_list_of_suites_without_an_end_shows_what_is_bad_and_nothing_good()
    {
        Assert.False(EndpointReading.Of(Seen(Version(TlsVersion.Tls12, "it stopped", "TLS_RSA_WITH_AES_128_GCM_SHA256"))).WeakestSuite.IsKnown);
        Assert.True(EndpointReading.Of(Seen(Version(TlsVersion.Tls12, "it stopped", "TLS_RSA_WITH_RC4_128_SHA"))).WeakestSuite.Peek(out var weakest));
        Assert.Equal(WeakestSuite.Rc4, weakest);
    }

    [Fact]
    public void A_small_group_is_bad_although_the_list_has_no_end()
    {
        var seen = Seen(Version(TlsVersion.Tls12, "", "TLS_DHE_RSA_WITH_AES_128_CBC_SHA"));
        Assert.True(EndpointReading.Of(seen with { Groups = new([], 512, "it stopped") }).Exchange.Peek(out var strength));
        Assert.Equal(ExchangeStrength.Broken, strength);
        Assert.False(EndpointReading.Of(seen with { Groups = new([], 2048, "it stopped") }).Exchange.IsKnown);
    }

    [Theory]
    [InlineData("max-age=31536000", StrictTransport.Long)]
    [InlineData("includeSubDomains; MAX-AGE=\"31536000\"", StrictTransport.Long)]
    [InlineData("max-age=300", StrictTransport.Short)]
    [InlineData("max-age=0", StrictTransport.Absent)]
    [InlineData("max-age=-5", StrictTransport.Absent)]
    [InlineData("max-age=99999999999999999999", StrictTransport.Absent)]
    [InlineData("nonsense", StrictTransport.Absent)]
    public void Strict_transport(string header, StrictTransport strict)
    {
        Assert.True(EndpointReading.Of(Seen() with { Http = new(200, header, null) }).StrictTransport.Peek(out var read));
        Assert.Equal(strict, read);
    }

    [Fact]
    public void What_says_nothing_tells_nothing()
    {
        var it = EndpointReading.Of(Seen() with { Speaks = Spoken.Nothing, WhyNotTold = "the connection was refused" });
        Assert.Equal("the connection was refused", ((Unknown)it.Speaks.Source).Words);
        Assert.False(it.Certificates.IsKnown || it.StrictTransport.IsKnown || it.Staples.IsKnown || it.Exchange.IsKnown || it.Serial.IsKnown);
    }

    static readonly ObservedAddress Same = new("192.0.2.2:443", "", []), Closed = new("192.0.2.3:443", ObservedEndpoint.Refusal, []) { IsClosed = true },
        Unheard = new("192.0.2.4:443", "no answer within 5 s", []), Older = new("192.0.2.5:443", "", [new(Likeness.OtherSuites, "suites"), new(Likeness.OlderVersions, "older")]);

    public static TheoryData<string, Likeness?, ObservedAddress[]> Addresses => new()
    {
        { "one alone", Likeness.One, [] },
        { "another that answers alike", Likeness.Alike, [Same] },
        { "one that lets nobody in", Likeness.Alike, [Same, Closed] },
        { "one that was not heard", null, [Same, Unheard] },
        { "what differs, differs whatever was not heard", Likeness.OlderVersions, [Same, Unheard, Older] },
    };

    [Theory]
    [MemberData(nameof(Addresses))]
    public void Addresses_of_one_name(string sentence, Likeness? likeness, ObservedAddress[] others)
    {
        var it = EndpointReading.Of(Seen() with { Others = others });
        Assert.True(it.Addresses.Peek(out var read) ? read == likeness : likeness is null, sentence);
        if (it.Differences.Peek(out var words)) Assert.Equal(likeness == Likeness.OlderVersions ? "older; suites" : null, words);
    }

    // Recordings from before there was the question have one address.
    [Fact]
    public void An_observation_without_further_addresses_is_read()
    {
        using var stream = new MemoryStream();
        using (var json = new System.Text.Json.Utf8JsonWriter(stream))
        {
            json.WriteStartObject();
            ObservedJson.WriteMembers(Seen(), json);
            json.WriteEndObject();
        }
        var text = System.Text.Encoding.UTF8.GetString(stream.ToArray());
        Assert.Empty(ObservedJson.Read(System.Text.Encoding.UTF8.GetBytes(text.Replace("\"others\":[],", "", StringComparison.Ordinal)))!.Others);
    }

    [Theory]
    [InlineData("")]
    [InlineData("[]")]
    [InlineData("{}")]
    [InlineData("{\"name\":1}")]
    [InlineData("nonsense")]
    public void What_is_no_observation_is_not_read(string text) => Assert.Null(ObservedJson.Read(System.Text.Encoding.UTF8.GetBytes(text)));
}
