// A verdict's id: a UUID of version 5 over check, account and resource, and over nothing else.
using System.Security.Cryptography;
using System.Text;
using System.Text.Json;
using CsCheck;
using Glacis.Verdicts;
using Xunit;

namespace Glacis.Tests.Verdicts;

public sealed class VerdictIdTests
{
    // Texts that are easily confused: quotes, commas, brackets, backslashes, empty.
    static readonly Gen<string> Texts = Gen.OneOf(Gen.String[Gen.Char["a,\"[]\\:/ é"], 0, 4], Gen.String[Gen.Char.AlphaNumeric, 0, 20]);

    [Fact]
    public void It_is_a_name_based_uuid_of_version_5() => Gen.Select(Texts, Texts, Texts).Sample((check, account, resource) =>
    {
        var text = $"{Verdict.IdOf(check, account, resource)}";
        return text[14] == '5' && text[19] is '8' or '9' or 'a' or 'b';
    }, iter: 500, threads: 1);

    // Written out in another way: SHA-1 over the name space and the array.
    [Fact]
    public void It_is_what_the_standard_says() => Gen.Select(Texts, Texts, Texts).Sample((check, account, resource) =>
    {
        var space = Convert.FromHexString("6f1c2c1e0d2b5c1a9a5e6c6163697300");
        var name = Encoding.UTF8.GetBytes($"[{JsonSerializer.Serialize(check)},{JsonSerializer.Serialize(account)},{JsonSerializer.Serialize(resource)}]");
#pragma warning disable CA5350 // the standard says SHA-1; nothing is protected by it
        var hash = SHA1.HashData([.. space, .. name]);
#pragma warning restore CA5350
        var hex = Convert.ToHexStringLower(hash.AsSpan(0, 16)).ToCharArray();
        hex[12] = '5';
        hex[16] = "89ab"[Convert.ToInt32($"{hex[16]}", 16) & 3];
        Assert.Equal(new string(hex), $"{Verdict.IdOf(check, account, resource):N}");
    }, iter: 500, threads: 1);

    [Fact]
    public void The_same_names_have_the_same_id_and_others_another() => Gen.Select(Texts.Array[3], Texts.Array[3]).Sample(static (one, other) =>
        one.SequenceEqual(other) == (Verdict.IdOf(one[0], one[1], one[2]) == Verdict.IdOf(other[0], other[1], other[2])), iter: 2_000, threads: 1);

    [Theory]
    [InlineData("a", "b", "c", "a\",\"b", "c", "")]
    [InlineData("a", "b", "c", "ab", "", "c")]
    [InlineData("a", "", "b", "a", "b", "")]
    [InlineData("a", "b", "c", "A", "b", "c")]
    public void Parts_do_not_run_into_each_other(string check, string account, string resource, string check2, string account2, string resource2) =>
        Assert.NotEqual(Verdict.IdOf(check, account, resource), Verdict.IdOf(check2, account2, resource2));

    // Ids are kept in tickets and exceptions: they may never change.
    [Fact]
    public void It_is_for_ever() => Assert.Equal("4d507cef-1c9c-5722-ac09-c79bb686ef38", $"{Verdict.IdOf("data-store-is-encrypted-at-rest", "111122223333", "arn:aws:s3:::acme-prod")}");
}
