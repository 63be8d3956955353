// What counts over values speak for, as log-odds with their numbers.
using System.Globalization;

namespace Glacis.Classification.Realness;

static class Signals
{
    // How often a real number holds its rule (typing errors), and what makes a spread even or skewed.
    const double Real = 0.97, Even = 1.6, Skewed = 3;

    static readonly HashSet<string> Providers = new(StringComparer.OrdinalIgnoreCase)
    {
        "gmail.com", "googlemail.com", "yahoo.com", "hotmail.com", "outlook.com", "live.com", "icloud.com", "aol.com", "msn.com", "gmx.de", "gmx.net", "web.de", "t-online.de", "orange.fr", "free.fr", "wanadoo.fr", "laposte.net", "libero.it", "hotmail.fr", "hotmail.co.uk", "yahoo.co.uk", "btinternet.com",
        "mail.ru", "yandex.ru", "qq.com", "163.com", "protonmail.com", "proton.me", "wp.pl", "o2.pl", "onet.pl", "uol.com.br", "bol.com.br", "terra.com.br", "comcast.net", "verizon.net", "me.com", "ziggo.nl", "kpnmail.nl", "telia.com",
    };

    internal static IEnumerable<Signal> Of(ValueSample it)
    {
        if (it.Count == 0) yield break;
        if (Share(it.Masked, it) is > 0.02 and var masked) yield return new(string.Create(CultureInfo.InvariantCulture, $"{Percent(masked)} are blotted out"), Likeness.Masked, 6 * masked);
        if (Share(it.Tokens, it) is > 0.02 and var tokens) yield return new(string.Create(CultureInfo.InvariantCulture, $"{Percent(tokens)} have the form of tokens, {Percent(Share(it.CommonestShape, it))} one shape"), Likeness.Tokenised, 6 * tokens);
        if (Share(it.Reserved, it) is > 0.02 and var reserved) yield return new(string.Create(CultureInfo.InvariantCulture, $"{Percent(reserved)} are reserved for documentation and tests"), Likeness.Synthetic, 5 * reserved);
        if (Share(it.Placeholders, it) is > 0.02 and var placeholders) yield return new(string.Create(CultureInfo.InvariantCulture, $"{Percent(placeholders)} are named like nobody (test, user, doe)"), Likeness.Synthetic, 5 * placeholders);
        if (it.Count >= Weighing.Fewest && Share(it.InSequence, it) is > 0.2 and var row) yield return new(string.Create(CultureInfo.InvariantCulture, $"{Percent(row)} are one more than the one before"), Likeness.Synthetic, 5 * row);
        foreach (var signal in Checked(it).Concat(Repeated(it)).Concat(SpreadOf(it))) yield return signal;
    }

    // The binomial log-likelihood of the pass rate, real against chance. That a rule holds proves no person: generators know it, too.
    static IEnumerable<Signal> Checked(ValueSample it)
    {
        if (it.Chance == 0 || it.Candidates < Weighing.Fewest / 2) yield break;
        var odds = it.Holding * Math.Log(Real / it.Chance) + (it.Candidates - it.Holding) * Math.Log((1 - Real) / (1 - it.Chance));
        var says = string.Create(CultureInfo.InvariantCulture, $"{Percent((double)it.Holding / it.Candidates)} of {it.Candidates} hold their check digits, {Percent(it.Chance)} would by chance");
        yield return odds > 0 ? new(says, Likeness.Real, Math.Min(1.2, odds)) : new(says, Likeness.Synthetic, Math.Min(4, -odds));
    }

    // Few values that come again and again are no people.
    static IEnumerable<Signal> Repeated(ValueSample it)
    {
        if (it.Count < 5 * Weighing.Fewest || it.Class is "person-name" or "birth-date" || (double)it.Distinct / it.Count > 0.2) yield break;
        yield return new(string.Create(CultureInfo.InvariantCulture, $"{it.Distinct} different ones among {it.Count}"), Likeness.Synthetic, 1.5);
    }

    static IEnumerable<Signal> SpreadOf(ValueSample it)
    {
        if (it.Count < Weighing.Fewest || it.Parts.Count == 0) return [];
        return it.Class == "email" ? Domains(it) : Surnames(it);
    }

    // Real domains have a few large providers and a long tail; a generator draws from a short list, each as likely as the next, or makes one up for everybody.
    static IEnumerable<Signal> Domains(ValueSample it)
    {
        var (different, skew) = (it.Parts.Count, Dispersion(it.Parts.Values));
        var providers = (double)it.Parts.Where(static part => Providers.Contains(part.Key)).Sum(static part => part.Value) / it.Count;
        var alone = (double)it.Parts.Values.Count(static count => count == 1) / it.Count;
        var says = string.Create(CultureInfo.InvariantCulture, $"{different} domains, {Percent(providers)} at common providers, {Percent(alone)} alone, dispersion {skew:0.0}");
        if (different is >= 2 and <= 15 && skew < Even * Math.Max(1, it.Count / (double)(different * 20))) yield return new(says + ": drawn evenly from a short list", Likeness.Synthetic, 2.5);
        else if (different == 1) yield return new(says, Likeness.Synthetic, Providers.Contains(it.Parts.Keys.First()) ? 0.5 : 0);
        else if (alone > 0.9) yield return new(says + ": each made up for itself", Likeness.Synthetic, 1.5);
        else if (providers is > 0.2 and < 0.95 && skew > Skewed && different > 5) yield return new(says + ": large providers and a long tail", Likeness.Real, 2.5);
        else if (skew > Skewed && different > 5) yield return new(says + ": unevenly spread", Likeness.Real, 1);
    }

    static IEnumerable<Signal> Surnames(ValueSample it)
    {
        if (it.Count < 10 * Weighing.Fewest) yield break;
        var skew = Dispersion(it.Parts.Values);
        var says = string.Create(CultureInfo.InvariantCulture, $"{it.Parts.Count} last names among {it.Count}, dispersion {skew:0.0}");
        if (skew > Skewed / 2) yield return new(says + ": some are common", Likeness.Real, 1.5);
        else if (it.Parts.Count < 0.9 * it.Count) yield return new(says + ": drawn evenly from a list", Likeness.Synthetic, 1.5);
    }

    /// <summary>Variance by mean of how often each came: about 1 where each is as likely as the next.</summary>
    internal static double Dispersion(IEnumerable<int> counts)
    {
        var all = counts.Select(static it => (double)it).ToArray();
        var mean = all.Average();
        return all.Length < 2 ? 0 : all.Sum(it => (it - mean) * (it - mean)) / (all.Length - 1) / mean;
    }

    static double Share(int part, ValueSample it) => (double)part / it.Count;

    static string Percent(double share) => (share * 100).ToString("0.#", CultureInfo.InvariantCulture) + " %";
}
