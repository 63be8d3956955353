// One account in one region, and the things that lie there.
using System.Globalization;

namespace Glacis.Bench.Generating;

/// <summary>How a made-up store is encrypted.</summary>
enum Guard
{
    Nothing,
    ProviderOwned,
    ProviderManaged,
    Customer,
}

/// <summary>One account in one region.</summary>
/// <param name="Keys">How many customer keys lie there.</param>
sealed record Site(string Account, string Region, int Keys)
{
    internal static readonly string[] Accounts = ["111111111111", "222222222222", "333333333333", "444444444444", "555555555555"];
    internal static readonly string[] Regions = ["us-east-1", "eu-west-1", "eu-central-1", "ap-southeast-2"];

    internal string KeyId(int number) => Dice.For(number, $"key {Account} {Region}").Uuid(1);

    internal string KeyArn(int number) => $"arn:aws:kms:{Region}:{Account}:key/{KeyId(number)}";

    internal Thing Thing(string kind, int index) => new(this, index, Dice.For(index, $"{kind} {Account} {Region}"));
}

/// <summary>A made-up thing: name, tags and encryption follow from its number.</summary>
sealed record Thing(Site Site, int Index, Dice Dice)
{
    static readonly string[] Teams = ["payments", "identity", "search", "analytics", "mobile", "platform"];
    static readonly string[] Nouns = ["orders", "events", "invoices", "sessions", "exports", "profiles", "metrics", "documents"];

    string EnvironmentWord => Dice.Of(1, "production", "production", "staging", "development", "development", "");

    /// <summary>Tags as pairs; one in five has none, one in two of the others a data class.</summary>
    internal IEnumerable<(string Key, string Value)> Tags
    {
        get
        {
            if (Dice.Below(5, 2) == 0) yield break;
            yield return ("Name", Name);
            yield return ("team", Dice.Of(3, Teams));
            if (EnvironmentWord.Length > 0) yield return ("Environment", EnvironmentWord);
            if (Dice.Below(2, 4) == 0) yield return ("DataClassification", Dice.Of(5, "restricted", "confidential", "internal", "public"));
        }
    }

    internal string Name => string.Create(CultureInfo.InvariantCulture, $"{Dice.Of(3, Teams)}-{Dice.Of(6, Nouns)}-{Dice.Of(1, "prod", "production", "staging", "dev", "test", "main")}-{Site.Account[..1]}{Index:d7}");

    internal Guard Guard => Dice.Of(7, Guard.Nothing, Guard.ProviderOwned, Guard.ProviderManaged, Guard.ProviderManaged, Guard.Customer, Guard.Customer, Guard.Customer, Guard.Customer);

    internal string Key => Site.KeyArn(Dice.Below(Site.Keys, 8));

    internal string Created => Moment(9).ToString("yyyy-MM-ddTHH:mm:ss.fffZ", CultureInfo.InvariantCulture);

    internal long CreatedSeconds => Moment(9).ToUnixTimeSeconds();

    internal DateTimeOffset Moment(int salt) => new DateTimeOffset(2022, 1, 1, 0, 0, 0, TimeSpan.Zero).AddSeconds(Dice.Below(120_000_000, salt)).AddMilliseconds(Dice.Below(1000, salt + 1));
}
