// Sets of letters that detectors share.
using System.Buffers;

namespace Glacis.Classification.Detecting;

static class Alphabets
{
    const string Both = "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789";

    internal static readonly SearchValues<byte>
        Alphanumeric = Of(Both), UrlSafe = Of(Both + "_-"), Dotted = Of(Both + "_-."), Base64 = Of(Both + "+/"), PaddedBase64 = Of(Both + "+/="),
        UpperAndDigits = Of("ABCDEFGHIJKLMNOPQRSTUVWXYZ0123456789"), LikeDigits = Of("SLOIBZ"), Numbered = Of(Both + " -/."), Calling = Of("0123456789 -.()/+x"),
        EndsOfAddress = Of(" \t\r\n\"'<>/?#,;"), Parting = Of(",;{}|&"), EndsOfWord = Of(" \t\r\n\"<,"), OfPasswords = Of("!@#$%^&*_-+=");

    static SearchValues<byte> Of(string letters) => SearchValues.Create(System.Text.Encoding.ASCII.GetBytes(letters));
}
