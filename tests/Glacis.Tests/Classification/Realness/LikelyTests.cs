// Labelled sets in several languages: as people are, as a generator makes them, masked, tokenised; and what few values are worth.
using System.Globalization;
using System.Security.Cryptography;
using System.Text;
using Bogus;
using Glacis.Classification.Detecting;
using Glacis.Classification.Realness;
using Glacis.Tests.Classification.Detecting;
using Xunit;

namespace Glacis.Tests.Classification.Realness;

public sealed class LikelyTests
{
    const int Rows = 400;

    static readonly string[] Names = ["first_name", "last_name", "email", "card_number", "ssn", "zip", "birth_date", "gender"];

    static LikelyContent Of(IEnumerable<string[]> rows, string[]? names = null)
    {
        names ??= Names;
        var text = Encoding.UTF8.GetBytes(string.Join('\n', rows.Select(static it => string.Join(',', it)).Prepend(string.Join(',', names))) + "\n");
        var (columns, sampler) = (new Columns((byte)',', names), new FieldSampler(DetectorTests.Scanner));
        sampler.Begin(columns);
        sampler.Window(text);
        foreach (var find in new Scan(DetectorTests.Scanner, columns).In(text)) sampler.Found(find, text);
        return sampler.Done();
    }

    static Likeness Field(LikelyContent it, string field) => it.Fields.Single(its => its.Field == field).Likely.Likeness;

    // ---- people -----------------------------------------------------------------------------------------------------------------

    // How people are spread: some names and providers are common, most are rare (Zipf's law), numbers hold their rules.
    static string[] Real(Faker it, string[] surnames)
    {
        var last = surnames[Skewed(it, surnames.Length)];
        var first = it.Name.FirstName();
        string[] providers = ["gmail.com", "yahoo.com", "outlook.com", "hotmail.com", "icloud.com", "gmx.de"];
        var domain = it.Random.Double() < 0.7 ? providers[Skewed(it, providers.Length)] : $"{it.Random.AlphaNumeric(7)}.{it.PickRandom("com", "de", "org", "co.uk")}";
        return [first, last, $"{Ascii(first)}.{Ascii(last)}{it.Random.Int(1, 99)}@{domain}", it.Finance.CreditCardNumber(Bogus.DataSets.CardType.Visa).Replace("-", "", StringComparison.Ordinal), Ssn(it), it.Random.Int(10000, 99999).ToString(CultureInfo.InvariantCulture), it.Date.Past(70).ToString("yyyy-MM-dd", CultureInfo.InvariantCulture), it.PickRandom("m", "f")];
    }

    static string[] Synthetic(Faker it, int row) =>
        [it.Name.FirstName(), it.Name.LastName(), $"user{row}@{it.PickRandom("gmail.com", "yahoo.com", "hotmail.com")}", it.Random.Long(4_000_000_000_000_000, 4_999_999_999_999_999).ToString(CultureInfo.InvariantCulture), $"9{it.Random.Int(10, 99)}-{it.Random.Int(10, 99)}-{it.Random.Int(1000, 9999)}", "10000", "1980-01-01", "m"];

    static string[] Masked(Faker it) =>
        [$"{it.Name.FirstName()[0]}***", "XXXXX", $"{it.Random.AlphaNumeric(1)}*****@gmail.com", $"XXXX-XXXX-XXXX-{it.Random.Int(1000, 9999)}", $"***-**-{it.Random.Int(1000, 9999)}", "10***", "[REDACTED]", "m"];

    static string[] Tokenised(Faker it) =>
        [Token(it), Token(it), Token(it), $"tok_{it.Random.AlphaNumeric(24)}", it.Random.Uuid().ToString(), it.Random.Int(10000, 99999).ToString(CultureInfo.InvariantCulture), it.Date.Past(70).ToString("yyyy-MM-dd", CultureInfo.InvariantCulture), it.PickRandom("m", "f")];

    static string Token(Faker it) => Convert.ToHexStringLower(SHA256.HashData(it.Random.Bytes(16)));

    static string Ssn(Faker it) => $"{it.Random.Int(100, 665)}-{it.Random.Int(10, 99)}-{it.Random.Int(1000, 9999)}";

    static string Ascii(string name) => string.Concat(name.Where(char.IsAsciiLetter)).ToLowerInvariant();

    static int Skewed(Faker it, int of) => Math.Min(of - 1, (int)Math.Floor(Math.Pow(of, it.Random.Double()) - 1));

    static IEnumerable<string[]> Set(string kind, string locale)
    {
        var faker = new Faker(locale) { Random = new Randomizer(42), DateTimeReference = new(2026, 11, 26, 0, 0, 0, DateTimeKind.Utc) };
        var surnames = Enumerable.Range(0, 300).Select(_ => faker.Name.LastName().Replace(" ", "", StringComparison.Ordinal)).Distinct(StringComparer.Ordinal).ToArray();
        return Enumerable.Range(0, Rows).Select(row => kind switch
        {
            "real" => Real(faker, surnames),
            "synthetic" => Synthetic(faker, row),
            "masked" => Masked(faker),
            _ => Tokenised(faker),
        });
    }

    public static TheoryData<string, string, string, Likeness> Sets
    {
        get
        {
            var all = new TheoryData<string, string, string, Likeness>();
            foreach (var locale in (string[])["en_US", "de", "fr", "pl", "pt_BR", "sv"])
            {
                all.Add(locale, "real", "email", Likeness.Real);
                // That numbers hold their rule proves no person.
                all.Add(locale, "real", "card_number", Likeness.Uncertain);
                all.Add(locale, "real", "ssn", Likeness.Uncertain);
                all.Add(locale, "synthetic", "email", Likeness.Synthetic);
                all.Add(locale, "synthetic", "card_number", Likeness.Synthetic);
                all.Add(locale, "synthetic", "ssn", Likeness.Synthetic);
                all.Add(locale, "masked", "email", Likeness.Masked);
                all.Add(locale, "masked", "card_number", Likeness.Masked);
                all.Add(locale, "masked", "ssn", Likeness.Masked);
                all.Add(locale, "masked", "last_name", Likeness.Masked);
                all.Add(locale, "tokenised", "email", Likeness.Tokenised);
                all.Add(locale, "tokenised", "card_number", Likeness.Tokenised);
                all.Add(locale, "tokenised", "ssn", Likeness.Tokenised);
                all.Add(locale, "tokenised", "first_name", Likeness.Tokenised);
            }
            return all;
        }
    }

    [Theory]
    [MemberData(nameof(Sets))]
    public void A_labelled_set_is_told(string locale, string kind, string field, Likeness likeness) => Assert.Equal(likeness, Field(Of(Set(kind, locale)), field));

    [Fact]
    public void A_class_looks_like_the_field_it_was_found_in()
    {
        var (real, synthetic) = (Of(Set("real", "en_US")), Of(Set("synthetic", "en_US")));
        Assert.Equal((Likeness.Real, Likeness.Synthetic), (real.Classes["email"].Likeness, synthetic.Classes["email"].Likeness));
        Assert.Equal(Likeness.Synthetic, synthetic.Classes["payment-card"].Likeness);
    }

    [Fact]
    public void Few_values_are_uncertain() => Assert.Equal(Likeness.Uncertain, Field(Of(Set("real", "en_US").Take(10)), "email"));

    [Fact]
    public void Addresses_kept_for_documentation_are_made_up() =>
        Assert.Equal(Likeness.Synthetic, Of(Enumerable.Range(0, 30).Select(static row => new[] { $"ann{row * 7}@example.com" }), ["email"]).Classes["email"].Likeness);

    [Fact]
    public void Whoever_stands_alone_by_postcode_birth_and_sex_is_not_anonymised()
    {
        Assert.True(Of(Set("tokenised", "en_US")).Alone > 0.9);
        Assert.Equal(0, Of(Set("synthetic", "en_US")).Alone);
        Assert.Null(Of(Set("real", "en_US"), ["a", "b", "c", "d", "e", "f", "g", "h"]).Alone);
    }

    // ---- what looks like tokens and masks and is none ---------------------------------------------------------------------------

    public static TheoryData<string, string[]> None => new()
    {
        { "names", ["Alexander", "Maximilian", "Xaver", "Roxxxane"] },
        { "long words", ["Donaudampfschifffahrt", "Rechtsschutzversicherung"] },
        { "numbers", ["4539578763621486", "1234567890123456"] },
    };

    [Theory]
    [MemberData(nameof(None))]
    public void What_is_no_token_is_none(string name, string[] values)
    {
        Assert.NotEmpty(name);
        var likely = Of(Enumerable.Range(0, 40).Select(row => new[] { values[row % values.Length] }), ["last_name"]).Fields.Single().Likely;
        Assert.NotEqual(Likeness.Tokenised, likely.Likeness);
    }

    [Fact]
    public void No_signal_has_a_value()
    {
        var content = Of(Set("real", "en_US").Select(static it => (string[])[it[0], it[1], it[2].Replace("@", "@planted-", StringComparison.Ordinal), .. it[3..]]));
        Assert.All(content.Fields.SelectMany(static it => it.Likely.Signals).Concat(content.Classes.Values.SelectMany(static it => it.Signals)), static it => Assert.DoesNotContain("planted", it.Says, StringComparison.Ordinal));
    }

    // ---- the odds ---------------------------------------------------------------------------------------------------------------

    public static TheoryData<double, double, double, Likeness> Odds => new()
    {
        { 0, 0, 0, Likeness.Uncertain }, { 2.5, 0, 0, Likeness.Real }, { 0, 2.5, 0, Likeness.Synthetic }, { 2.5, 2.5, 0, Likeness.Uncertain }, { 1, 0, 0, Likeness.Uncertain }, { 0, 0, 6, Likeness.Masked }, { 0, 0, 2, Likeness.Uncertain }, { 9, 4, 0, Likeness.Uncertain },
    };

    [Theory]
    [MemberData(nameof(Odds))]
    public void No_single_signal_decides_beyond_its_weight(double real, double synthetic, double masked, Likeness likeness) =>
        Assert.Equal(likeness, Weighing.Of(100, [new("r", Likeness.Real, real), new("s", Likeness.Synthetic, synthetic), new("m", Likeness.Masked, masked)]).Likeness);
}
