// How good the detectors are, on people that a generator made up in several languages: docs/accuracy.md is what comes out.
using System.Globalization;
using System.Text;
using Bogus;
using Bogus.Extensions.Brazil;
using Bogus.Extensions.Canada;
using Bogus.Extensions.Denmark;
using Bogus.Extensions.Finland;
using Bogus.Extensions.Italy;
using Bogus.Extensions.Norway;
using Bogus.Extensions.Poland;
using Bogus.Extensions.Portugal;
using Bogus.Extensions.UnitedStates;
using Glacis.Classification.Detecting;
using Glacis.Tests.Support;
using Xunit;

namespace Glacis.Tests.Classification.Detecting;

public sealed class AccuracyTests
{
    const int People = 100;

    static readonly string[] Locales = ["en_US", "en_GB", "de", "fr", "es", "it", "pl", "pt_BR", "nl", "sv"];

    sealed record Counted
    {
        internal int Labels, Hit, Finds, Right;
    }

    sealed class Written
    {
        readonly StringBuilder text = new();

        internal List<(int Start, int End, string Class)> Labels { get; } = [];

        internal byte[] Bytes => Encoding.UTF8.GetBytes(text.ToString());

        internal Written Say(string it)
        {
            text.Append(it);
            return this;
        }

        internal Written Label(string id, string value)
        {
            var start = Encoding.UTF8.GetByteCount(text.ToString());
            Labels.Add((start, start + Encoding.UTF8.GetByteCount(value), id));
            return Say(value);
        }
    }

    [Fact]
    public void No_detector_gets_worse_unnoticed()
    {
        // Ages count from a day, and the day is not to be today.
#pragma warning disable CS0618 // the one clock that a Person looks at
        Bogus.DataSets.Date.SystemClock = static () => new DateTime(2026, 11, 25, 0, 0, 0, DateTimeKind.Utc);
#pragma warning restore CS0618
        var counts = new SortedDictionary<string, Counted>(StringComparer.Ordinal);
        foreach (var (at, locale) in Locales.Index())
        {
            var faker = new Faker(locale) { Random = new Randomizer(4711 + at), DateTimeReference = new DateTime(2026, 11, 25, 0, 0, 0, DateTimeKind.Utc) };
            for (var person = 0; person < People; person++) Count(Person(faker, at), counts);
        }
        var negatives = new Faker("en_US") { Random = new Randomizer(7) };
        for (var line = 0; line < People * Locales.Length; line++) Count(Nobody(negatives), counts);
        Expected.MatchesAt("docs/accuracy.md", Page(counts));
    }

    // One person as a line of JSON, as a log line, and in prose.
    static Written Person(Faker it, int at)
    {
        Person person = new(it.Locale, it.Random.Int(1, int.MaxValue - 1));
        var born = person.DateOfBirth.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture);
        var written = new Written();
        written.Say("{\"first_name\":\"").Label("person-name", person.FirstName).Say("\",\"last_name\":\"").Label("person-name", person.LastName).Say("\",\"email\":\"").Label("email", person.Email)
            .Say("\",\"phone\":\"").Label("phone", it.Phone.PhoneNumber()).Say("\",\"street\":\"").Label("postal-address", it.Address.StreetAddress()).Say("\",\"dob\":\"").Label("birth-date", born).Say("\"}\n");
        written.Say("2026-11-25 10:00:00 INFO paid card=").Label("payment-card", it.Finance.CreditCardNumber()).Say(" iban=").Label("iban", it.Finance.Iban(formatted: at % 2 == 0)).Say(" from ").Say(it.Internet.Ip()).Say(" id=").Say(it.Random.Uuid().ToString()).Say("\n");
        written.Say("My name is ").Label("person-name", $"{person.FirstName} {person.LastName}").Say(", I live at ").Label("postal-address", it.Address.StreetAddress()).Say(" and can be called at ").Label("phone", it.Phone.PhoneNumber()).Say(".\n");
        var (id, word, number) = (it.Random.Int(0, 9)) switch
        {
            0 => ("us-ssn", "SSN", person.Ssn()),
            1 => ("ca-sin", "SIN", person.Sin()),
            2 => ("br-cpf", "CPF", person.Cpf()),
            3 => ("dk-cpr", "CPR", person.Cpr()),
            4 => ("fi-hetu", "henkilötunnus", person.Henkilotunnus()),
            5 => ("it-fiscal-code", "codice fiscale", person.CodiceFiscale()),
            6 => ("no-birth-number", "fødselsnummer", person.Fodselsnummer()),
            7 => ("pl-pesel", "PESEL", person.Pesel()),
            8 => ("us-itin", "ITIN", $"9{it.Random.Int(10, 99)}-{it.Random.Int(70, 88)}-{it.Random.Int(1000, 9999)}"),
            _ => ("pt-nif", "NIF", person.Nif()),
        };
        return written.Say("The ").Say(word).Say(" of the applicant is ").Label(id, number).Say(", write to ").Label("email", it.Internet.Email()).Say(".\n");
    }

    // What looks like something and is nothing.
    static Written Nobody(Faker it) => new Written().Say(it.Random.Int(0, 13) switch
    {
        0 => $"trace={it.Random.Hexadecimal(32, "")} span={it.Random.Hexadecimal(16, "")}\n",
        1 => $"{{\"ts\":{it.Random.Long(1_600_000_000_000, 1_799_999_999_999)},\"order\":\"{it.Random.Long(1_000_000_000, 9_999_999_999)}\"}}\n",
        2 => $"order {it.Random.Long(1_000_000_000_000_000, 9_999_999_999_999_999)} shipped, tracking {it.Random.Long(100_000_000_000, 999_999_999_999)}\n",
        3 => $"version {it.System.Version()} of {it.System.FileName()} ({it.Random.Hash()})\n",
        4 => $"isbn {it.Commerce.Ean13()} at {it.Address.Latitude().ToString(CultureInfo.InvariantCulture)}, {it.Address.Longitude().ToString(CultureInfo.InvariantCulture)}\n",
        5 => $"commit {it.Random.Hash()} on {it.Date.PastOffset().UtcDateTime.ToString("O", CultureInfo.InvariantCulture)}\n",
        6 => $"GET /items/{it.Random.Int(1, 999_999)}?page={it.Random.Int(1, 99)} 200 {it.Random.Int(1, 9999)}ms {it.Random.Int(1000, 999_999)}b\n",
        7 => $"Licensed under MIT, report to security@{it.Internet.DomainWord()}.org or noreply@{it.Internet.DomainName()}\n",
        8 => $"img/logo@2x.png lodash@{it.System.Semver()} {it.Random.Uuid()}\n",
        9 => $"amount {it.Finance.Amount().ToString(CultureInfo.InvariantCulture)} of {it.Finance.Amount(1000, 9_999_999).ToString(CultureInfo.InvariantCulture)}, ref {it.Random.AlphaNumeric(12)}\n",
        10 => $"host 10.{it.Random.Int(0, 255)}.{it.Random.Int(0, 255)}.{it.Random.Int(0, 255)} up {it.Random.Int(1, 999)}-{it.Random.Int(1, 99)}-{it.Random.Int(1, 9999)}\n",
        11 => $"Dear Customer, order {it.Random.Int(1, 99)} {it.Commerce.ProductName()} left, see chapter {it.Random.Int(1, 20)} Way Forward\n",
        12 => $"Released {it.Random.Int(1, 20)} New Features on {it.Date.PastOffset().UtcDateTime.ToString("d MMMM yyyy", CultureInfo.InvariantCulture)} for {it.Random.Int(2, 90)} Products\n",
        _ => $"{Convert.ToBase64String(it.Random.Bytes(90))}\n",
    });

    static void Count(Written written, SortedDictionary<string, Counted> counts)
    {
        var finds = new Scan(DetectorTests.Scanner).In(written.Bytes).ToArray();
        foreach (var (start, end, id) in written.Labels)
        {
            Of(counts, id).Labels++;
            if (finds.Any(it => it.By.Finds.Id == id && it.Start < end && it.End > start)) Of(counts, id).Hit++;
        }
        foreach (var find in finds)
        {
            Of(counts, find.By.Finds.Id).Finds++;
            if (written.Labels.Any(it => it.Class == find.By.Finds.Id && find.Start < it.End && find.End > it.Start)) Of(counts, find.By.Finds.Id).Right++;
        }
    }

    static Counted Of(SortedDictionary<string, Counted> counts, string id) => counts.TryGetValue(id, out var known) ? known : counts[id] = new();

    static string Page(SortedDictionary<string, Counted> counts)
    {
        var page = new StringBuilder($"""
            # How good the detectors are

            {People} made-up people in each of {Locales.Length} languages (Bogus, seeded), each as JSON, as a log line and twice in prose, and {People * Locales.Length} lines of what looks like something and is nothing: trace ids, times, order numbers, versions, articles, digests,
            mailboxes of roles, private addresses. Numbers of persons are those of the generator's own rules, so that two who read the same law are compared. Addresses of the internet are not labelled: the generator draws any.
            This page is written by `AccuracyTests`; `GLACIS_BLESS=1 ./test` writes it anew, and a number that changes is seen in review.
            Made-up data are kinder than real ones: a class that is not here was held against its own table only (tests/Glacis.Tests/Classification/Detecting/Tables).

            | class | labelled | found | recall | finds | right | precision |
            |---|---|---|---|---|---|---|

            """);
        foreach (var (id, it) in counts)
            if (it.Labels > 0 || id is not "ip-address") page.Append(CultureInfo.InvariantCulture, $"| {id} | {it.Labels} | {it.Hit} | {Share(it.Hit, it.Labels)} | {it.Finds} | {it.Right} | {Share(it.Right, it.Finds)} |\n");
        return page.ToString();
    }

    static string Share(int part, int whole) => whole == 0 ? "" : (100.0 * part / whole).ToString("0.0 '%'", CultureInfo.InvariantCulture);
}
