// Patterns that owners declare: what they find, what makes them surer, what is refused, and that no text makes them slow.
using System.Diagnostics;
using System.Text;
using CsCheck;
using Glacis.Classification.Detecting;
using Xunit;

namespace Glacis.Tests.Classification.Detecting;

public sealed class DeclaredPatternTests
{
    static readonly ContentClass Customer = new("customer-number", "Customer number", Nature.Personal);

    static DeclaredPattern? Of(string expression, out string whyNot, CheckRule? rule = null, double confidence = 0.75, params string[] context) => DeclaredPattern.Of(Customer, expression, confidence, rule, context, out whyNot);

    static Scanner With(string expression, CheckRule? rule = null, double confidence = 0.75, params string[] context) =>
        new([.. DetectorTests.Scanner.Detectors, Of(expression, out var whyNot, rule, confidence, context) ?? throw new InvalidOperationException(whyNot)]);

    static string Finds(Scanner scanner, byte[] text, Columns? columns = null) => Shown(new Scan(scanner, columns).In(text).ToArray());

    static string Shown(IEnumerable<Find> finds) => string.Join('|', finds.Where(static it => it.By.Finds == Customer).Select(static it => FormattableString.Invariant($"{it.Start}+{it.Length} {it.Weight.Confidence}")));

    // The text, and where in its UTF-8 the finds stand, how sure.
    [Theory]
    [InlineData(@"K-\d{6}", "see K-123456, K-654321", "4+8 0.75|14+8 0.75")]
    [InlineData(@"\bK\d{6}\b", "XK123456 K123456 K1234567", "9+7 0.75")]
    [InlineData(@"^K\d+$", "K1\r\nK2\nx K3\nK4", "0+2 0.75|4+2 0.75|12+2 0.75")]
    [InlineData(@"Kürzel \w{2}\d", "é😀 Kürzel äb7 😀 Kürzel xx1", "7+12 0.75|25+11 0.75")]
    [InlineData(@"k\d", "k1 K2", "0+2 0.75")]
    [InlineData(@"(?i)k\d", "k1 K2", "0+2 0.75|3+2 0.75")]
    [InlineData(@"a[\s\S]b", "a\nb a b", "4+3 0.75")]
    [InlineData(@"x.y", "x😀y xéy", "7+4 0.75")]
    [InlineData(@"\d.", "1😀 2", "0+5 0.75")]
    [InlineData(@"K-\d{6}", "", "")]
    public void It_is_found_in_a_line_where_its_expression_matches(string expression, string text, string finds) => Assert.Equal(finds, Finds(With(expression), Encoding.UTF8.GetBytes(text)));

    [Fact]
    public void A_text_that_is_no_utf_8_is_taken_byte_by_byte() => Assert.Equal("1+4 0.75|6+4 0.75", Finds(With(@"M.r\d"), Encoding.Latin1.GetBytes("ÿMär1 Mür2")));

    [Theory]
    [InlineData("customer: K123456", "10+7 0.875")]
    [InlineData("{\"customerId\": \"K123456\", \"order\": \"K654321\"}", "16+7 0.875|36+7 0.75")]
    [InlineData("order: K123456", "7+7 0.75")]
    public void Context_halves_the_doubt(string text, string finds) => Assert.Equal(finds, Finds(With(@"K\d{6}", context: ["Customer", "client no"]), Encoding.UTF8.GetBytes(text)));

    [Fact]
    public void Below_the_half_it_is_reported_in_context_alone()
    {
        var scanner = With(@"\b\d{5}\b", confidence: 0.2, context: "badge");
        Assert.Equal("6+5 0.6", Finds(scanner, "badge 12345\nroom 12345"u8.ToArray()));
        Assert.Equal("12+5 0.6|31+5 0.6", Finds(scanner, "badge,other\n12345,23456\nxxxxx,\n34567,45678\n"u8.ToArray(), new((byte)',', ["badge", "other"])));
        Assert.Equal("0+5 0.6", Shown(new Scan(scanner).InField("badgeNumber", "12345"u8).ToArray()));
        Assert.Equal("", Shown(new Scan(scanner).InField("room", "12345"u8).ToArray()));
    }

    [Theory]
    [InlineData(CheckRule.Luhn, "79927398713", "79927398710")]
    [InlineData(CheckRule.Luhn, "7992-7398 713", "79927398x13")]
    [InlineData(CheckRule.Mod97, "5493001KJTIIGC8Y1R12", "5493001KJTIIGC8Y1R13")]
    [InlineData(CheckRule.Mod11And10, "86095742719", "86095742710")]
    [InlineData(CheckRule.Verhoeff, "234123412346", "234123412347")]
    public void A_validator_has_to_hold(CheckRule rule, string good, string bad)
    {
        var scanner = new Scanner([Of("[0-9A-Zx -]+", out _, rule)!]);
        Assert.Equal(Remarks.Checked, Assert.Single(new Scan(scanner).In(Encoding.UTF8.GetBytes(good)).ToArray()).Weight.Remarks);
        Assert.Empty(new Scan(scanner).In(Encoding.UTF8.GetBytes($"{bad}\n0\n00\n")).ToArray());
    }

    [Fact]
    public void Of_finds_that_overlap_the_surest_stays()
    {
        var text = "card 4539578763621486"u8.ToArray();
        Assert.Equal("", Finds(With(@"\d{16}", confidence: 0.6), text));
        Assert.Equal("5+16 0.99", Finds(With(@"\d{16}", confidence: 0.99), text));
    }

    [Theory]
    [InlineData("a*", "matches the empty text, which stands everywhere")]
    [InlineData("x|", "matches the empty text, which stands everywhere")]
    [InlineData(@"\b|x", "matches the empty text, which stands everywhere")]
    [InlineData("^|x", "matches the empty text, which stands everywhere")]
    [InlineData("(a", "is no regular expression: insufficient closing parentheses at character 2")]
    [InlineData("[a", "is no regular expression: unterminated bracket at character 2")]
    [InlineData("a{5,2}", "is no regular expression: reversed quantifier range at character 6")]
    [InlineData(@"(?<x>a)\k<x>", "has to go back over what was read (looking around, back references, atomic groups), and may not: it would take as long as a text wants it to")]
    [InlineData("(?=a)b", "has to go back over what was read (looking around, back references, atomic groups), and may not: it would take as long as a text wants it to")]
    [InlineData("(?>a+)b", "has to go back over what was read (looking around, back references, atomic groups), and may not: it would take as long as a text wants it to")]
    [InlineData("a{501}", "repeats too much; all its repetitions together may come to 500 characters")]
    [InlineData("((a{100}){100}){100}b", "repeats too much; all its repetitions together may come to 500 characters")]
    [InlineData("([)]a{400}){400}", "repeats too much; all its repetitions together may come to 500 characters")]
    [InlineData("(b([)]a{400})c){400}", "repeats too much; all its repetitions together may come to 500 characters")]
    [InlineData("([(]a{400}){400}", "repeats too much; all its repetitions together may come to 500 characters")]
    [InlineData("(a{2147483647}){2147483647}", "repeats too much; all its repetitions together may come to 500 characters")]
    [InlineData("a{99999999999999999999}", "is no regular expression: quantifier or capture group out of range at character 12")]
    public void What_could_be_slow_or_means_nothing_is_refused_with_a_sentence(string expression, string whyNot)
    {
        Assert.Null(Of(expression, out var came));
        Assert.Equal(whyNot, came);
    }

    [Fact]
    public void One_that_is_too_long_is_refused()
    {
        Assert.Null(Of(new('a', DeclaredPattern.Longest + 1), out var whyNot));
        Assert.Equal("is too long; 500 characters are allowed", whyNot);
        Assert.NotNull(Of(new('a', DeclaredPattern.Longest), out _));
    }

    // What makes other engines go on for years, and what makes this one slowest: every find looks to the end of its stretch.
    [Theory]
    [InlineData("(a+)+b")]
    [InlineData("(a|a)*b")]
    [InlineData("(a|aa)+$")]
    [InlineData("(.*)*x")]
    [InlineData("a.*b|a")]
    [InlineData("(a|b)*a(a|b){100}c")]
    [InlineData("(a?){100}a{100}")]
    public void No_text_makes_it_slow(string expression)
    {
        var scanner = new Scanner([Of(expression, out var whyNot) ?? throw new InvalidOperationException(whyNot)]);
        var text = Encoding.ASCII.GetBytes(new string('a', 64 << 10));
        using var process = Process.GetCurrentProcess();
        var since = process.TotalProcessorTime;
        new Scan(scanner).In(text);
        process.Refresh();
        Assert.True(process.TotalProcessorTime - since < TimeSpan.FromSeconds(20), $"{process.TotalProcessorTime - since}");
    }

    // Lines longer than a stretch: the same finds as an expression over the whole line, as long as finds are short.
    [Fact]
    public void Long_lines_have_the_finds_of_the_whole_line()
    {
        var scanner = new Scanner([Of(@"\bK\d{1,9}(é|😀)?", out _)!]);
        var whole = new System.Text.RegularExpressions.Regex(@"\bK\d{1,9}(é|😀)?", System.Text.RegularExpressions.RegexOptions.CultureInvariant | System.Text.RegularExpressions.RegexOptions.ExplicitCapture | System.Text.RegularExpressions.RegexOptions.NonBacktracking);
        string[] pieces = ["K12", "K123456789é", "K1😀", " ", "é", "😀", "xx", ","];
        Gen.Int[0, pieces.Length - 1].Select(at => pieces[at]).List[1, 4000].Select(static it => string.Concat(it)).Sample(
            line =>
            {
                var expected = whole.Matches(line).Select(it => (Encoding.UTF8.GetByteCount(line.AsSpan(0, it.Index)), Encoding.UTF8.GetByteCount(it.Value)));
                return expected.SequenceEqual(new Scan(scanner).In(Encoding.UTF8.GetBytes(line)).ToArray().Select(static it => (it.Start, it.Length)));
            },
            threads: 1, iter: 300);
    }

    [Fact]
    public void A_value_longer_than_can_be_is_none() => Assert.Equal("", Finds(With("a+"), Encoding.ASCII.GetBytes(new string('a', 513))));

    [Fact]
    public void Whatever_stands_there_finds_are_in_order_inside_and_apart()
    {
        var scanner = With(@"[^,]{1,40}\d", confidence: 0.9);
        Gen.Byte.Array[0, 300].Sample(
            text =>
            {
                var end = 0;
                foreach (var find in new Scan(scanner).In(text))
                {
                    if (find.Start < end || find.Length <= 0 || find.End > text.Length) return false;
                    end = find.End;
                }
                return true;
            },
            threads: 1, iter: 2000);
    }
}
