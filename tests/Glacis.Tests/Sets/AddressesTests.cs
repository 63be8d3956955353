// Sets of addresses against their members, and prefixes as they are written.
using System.Net;
using CsCheck;
using Glacis.Sets;
using Xunit;

namespace Glacis.Tests.Sets;

public sealed class AddressesTests
{
    static readonly Gen<(uint Address, int Length)> Prefix = Gen.Select(Gen.UInt, Gen.Int[0, 32]).Select(static it => (it.Item1, it.Item2));

    // Few different prefixes, so that sets meet.
    static readonly Gen<(uint Address, int Length)> Near = Gen.Select(Gen.UInt[0, 63], Gen.Int[26, 32]).Select(static it => (0x0A000000 | it.Item1, it.Item2));

    static Addresses Read((uint Address, int Length) it) => Addresses.Parse($"{Addresses.Address4(it.Address)}/{it.Length}")!;

    static bool Has((uint Address, int Length) prefix, uint address) => prefix.Length == 0 || (prefix.Address ^ address) >> (32 - prefix.Length) == 0;

    [Fact]
    public void A_prefix_has_the_addresses_that_begin_so_whatever_stands_behind_it() => Gen.Select(Prefix, Gen.UInt, Gen.Int[0, 32]).Sample(
        static (prefix, other, flipped) =>
        {
            var near = flipped == 32 ? prefix.Address : prefix.Address ^ (1u << flipped);
            Assert.Equal(Has(prefix, other), Read(prefix).Contains(Addresses.Address4(other)));
            Assert.Equal(Has(prefix, near), Read(prefix).Contains(Addresses.Address4(near)));
        }, iter: 5000);

    [Fact]
    public void Sets_of_prefixes_have_what_one_of_them_has() => Gen.Select(Near.Array[0, 6], Near.Array[0, 6]).Sample(
        static (some, others) =>
        {
            var (one, two) = (All(some), All(others));
            for (var at = 0x09FFFFFEu; at < 0x0A000042u; at++)
            {
                var (a, b, address) = (some.Any(it => Has(it, at)), others.Any(it => Has(it, at)), Addresses.Address4(at));
                Assert.Equal((a || b, a && b, a && !b, !a), (one.Or(two).Contains(address), one.And(two).Contains(address), one.Except(two).Contains(address), one.Not().Contains(address)));
            }
            Assert.Equal(one.Except(two).IsEmpty, one.IsSubsetOf(two));
        }, iter: 1000);

    static Addresses All((uint, int)[] prefixes) => prefixes.Select(Read).Aggregate(Addresses.None, static (all, it) => all.Or(it));

    [Fact]
    public void What_is_written_says_the_same_set_with_prefixes_that_do_not_meet() => Prefix.Array[0, 5].Sample(
        static prefixes =>
        {
            var set = All(prefixes);
            var written = set.Prefixes().ToArray();
            Assert.Equal(set, written.Select(static it => Addresses.Parse(it)!).Aggregate(Addresses.None, static (all, it) => all.Or(it)));
            Assert.Equal(set.V4.Count, written.Select(static it => Addresses.Parse(it)!.V4.Count).Aggregate(System.Numerics.BigInteger.Zero, static (sum, it) => sum + it));
        }, iter: 1000);

    [Fact]
    public void Halves_are_the_whole() => Gen.Select(Gen.UInt, Gen.Int[0, 31]).Sample(
        static (address, length) => Assert.Equal(Read((address, length)), Read((address, length + 1)).Or(Read((address ^ (1u << (31 - length)), length + 1)))), iter: 1000);

    [Theory]
    [InlineData("0.0.0.0/0", "0.0.0.0/0")]
    [InlineData("10.1.2.3/8", "10.0.0.0/8")]
    [InlineData("8.8.8.8", "8.8.8.8/32")]
    [InlineData("::/0", "::/0")]
    [InlineData("2001:DB8::1/32", "2001:db8::/32")]
    [InlineData("::ffff:1.2.3.4", "::ffff:1.2.3.4/128")]
    public void Prefixes_are_read(string text, string expected) => Assert.Equal(expected, $"{Addresses.Parse(text)}");

    [Theory]
    [InlineData("")]
    [InlineData("*")]
    [InlineData("10.1")]
    [InlineData("0x7f000001")]
    [InlineData("010.0.0.1")]
    [InlineData("1.2.3.256")]
    [InlineData("1.2.3.4/33")]
    [InlineData("1.2.3.4/")]
    [InlineData("1.2.3.4/08")]
    [InlineData("1.2.3.4/-1")]
    [InlineData("1.2.3.4/8/8")]
    [InlineData(" 1.2.3.4")]
    [InlineData("::/129")]
    [InlineData("fe80::1%eth0")]
    [InlineData("1.2.3.4\0")]
    public void What_no_rule_means_is_no_address(string text) => Assert.Null(Addresses.Parse(text));

    [Theory]
    [InlineData("10.20.30.40", true)]
    [InlineData("192.168.1.1", true)]
    [InlineData("100.64.0.1", true)]
    [InlineData("8.8.8.8", false)]
    [InlineData("172.32.0.1", false)]
    [InlineData("fd00::1", true)]
    [InlineData("2600::1", false)]
    public void Private_addresses_are_known(string address, bool isPrivate) => Assert.Equal(isPrivate, Addresses.Private.Contains(IPAddress.Parse(address)));
}
