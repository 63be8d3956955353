// What names of keys and of values mean, and how keys become templates.
using Glacis.Classification.Caching;
using Glacis.Classification.Detecting;
using Xunit;

namespace Glacis.Tests.Classification.Caching;

public sealed class MeaningsTests
{
    public static TheoryData<string, string, Sensitivity, Nature?> Table => new()
    {
        { "session:{token}", "", Sensitivity.Sensitive, Nature.Credential },
        { "sess:<uuid>", "", Sensitivity.Sensitive, Nature.Credential },
        { "user:<int>:profile", "", Sensitivity.Sensitive, Nature.Personal },
        { "userPreferences:{id}", "", Sensitivity.Sensitive, Nature.Personal },
        { "cart:{id}", "", Sensitivity.Sensitive, Nature.Personal },
        { "patient:{id}", "", Sensitivity.Sensitive, Nature.Health },
        { "card-number:{id}", "", Sensitivity.Sensitive, Nature.Financial },
        { "x:{id}", "email phone", Sensitivity.Sensitive, Nature.Personal },
        { "product:{sku}", "price", Sensitivity.NothingNamed, null },
        { "feature-flags", "", Sensitivity.NothingNamed, null },
        { "product:{userId}", "", Sensitivity.Sensitive, Nature.Personal },
        { "api:response:{path}", "body", Sensitivity.CannotTell, null },
        { "{key}", "", Sensitivity.CannotTell, null },
        { "author:{id}", "", Sensitivity.CannotTell, null },
        { "passage:{id}", "", Sensitivity.CannotTell, null },
    };

    [Theory]
    [MemberData(nameof(Table))]
    public void Names_tell(string key, string values, Sensitivity sensitivity, Nature? nature)
    {
        var meaning = Meanings.Of([key], values.Split(' ', StringSplitOptions.RemoveEmptyEntries));
        Assert.Equal((sensitivity, nature), (meaning.Sensitivity, meaning.Concerns));
        Assert.True(meaning.Confidence < 0.9, "names are no contents: never as sure as something seen");
    }

    [Fact]
    public void An_address_in_the_key_is_seen_not_named() => Assert.Equal((Sensitivity.Sensitive, 0.9), (Meanings.OfTemplate("<email>:x").Sensitivity, Meanings.OfTemplate("<email>:x").Confidence));

    public static TheoryData<string, string> Keys => new()
    {
        { "user:4711:profile", "user:<int>:profile" },
        { "session:3f2504e0-4f89-11d3-9a0c-0305e82c3301", "session:<uuid>" },
        { "session:aabbccddeeff00112233", "session:<hex>" },
        { "token:eyJhbGciOiJIUzI1NiJ9", "token:<token>" },
        { "mail:ada@acme.io", "mail:<email>" },
        { "page/2026-11-26", "page/<number>" },
        { "user4711", "user<int>" },
        { "feature-flags", "feature-flags" },
        { "", "" },
        { "a::b", "a::b" },
    };

    [Theory]
    [MemberData(nameof(Keys))]
    public void What_differs_from_key_to_key_is_forgotten(string key, string template) => Assert.Equal(template, Templating.Of(key));
}
