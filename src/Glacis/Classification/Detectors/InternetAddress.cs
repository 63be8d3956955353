// Addresses of machines, version 4; private ones and those for documentation lead to nobody.
using Glacis.Classification.Detecting;

namespace Glacis.Classification.Detectors;

public sealed class InternetAddress : Detector
{
    const double Sure = 0.85;

    // Four numbers with dots are versions, too.
    static readonly Vocabulary Versions = new("version", "ver", "v", "release", "build", "firmware", "upgrade", "chrome", "safari", "assembly", "sdk", "agent", "oid", "section");

    public override ContentClass Finds { get; } = new("ip-address", "Internet address", Nature.Network);

    public override IReadOnlyList<string> Shapes { get; } = ["#.#.#.#"];

    public override Weight Weigh(in Candidate it)
    {
        Span<int> parts = stackalloc int[4];
        var at = 0;
        foreach (var range in it.Text.Split((byte)'.'))
        {
            var part = it.Text[range];
            if (part.Length > 1 && part[0] == '0' || (parts[at++] = Digits.Number(part)) > 255) return Weight.Nothing;
        }
        if (!IsPublic(parts) || it.Says(Versions)) return Weight.Nothing;
        return Weight.Of(Sure, IsForDocumentation(parts) ? Remarks.Reserved : Remarks.None);
    }

    // RFC 6890, less the nets for documentation.
    static bool IsPublic(ReadOnlySpan<int> it) => it[0] switch
    {
        0 or 10 or 127 or >= 224 => false,
        100 => it[1] is < 64 or > 127,
        169 => it[1] != 254,
        172 => it[1] is < 16 or > 31,
        192 => it[1] != 168,
        // 1.2.3.4 is nearly always a version or an example.
        1 => !(it[1] == 2 && it[2] == 3),
        _ => it[0] > 4 || it[1] > 9 || it[2] > 9 || it[3] > 9,
    };

    // RFC 5737.
    static bool IsForDocumentation(ReadOnlySpan<int> it) => (it[0], it[1], it[2]) is (192, 0, 2) or (198, 51, 100) or (203, 0, 113);
}
