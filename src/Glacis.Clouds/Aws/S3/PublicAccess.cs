// The four switches of S3 that cut public access, the same for buckets, access points and accounts.
using Glacis.Facts;
using Glacis.Inventory;
using Glacis.Recordings;

namespace Glacis.Clouds.Aws.S3;

static class PublicAccess
{
    internal const string Configuration = "PublicAccessBlockConfiguration";

    static readonly string[] Switches = ["BlockPublicAcls", "IgnorePublicAcls", "BlockPublicPolicy", "RestrictPublicBuckets"];

    /// <summary>The code by which S3 says that none was ever set.</summary>
    internal const string NeverSet = "NoSuchPublicAccessBlockConfiguration";

    /// <summary>Switches that were asked for on their own.</summary>
    internal static Fact<PublicAccessBlock> Of(Answered answered) => answered.WhenAbsent(PublicAccessBlock.None).Or(Of(answered.Root));

    /// <summary>Switches among other members. One that is left out is off (model of PublicAccessBlockConfiguration: "TRUE causes …"); without the configuration nothing is said.</summary>
    internal static Fact<PublicAccessBlock> Of(Item item)
    {
        Fact<bool>[] all = [.. Switches.Select(it => item.Flag($"{Configuration}.{it}").OrWhenSilent(false))];
        foreach (var flag in all)
            if (!flag.IsKnown) return Fact.Unknown<PublicAccessBlock>((Unknown)flag.Source);
        return item.Has(Configuration).Then(has => !has
            ? Fact.Unknown<PublicAccessBlock>(Ignorance.NotInAnswer, "the answer does not speak of the switches", item.Source)
            : Fact.Known(new PublicAccessBlock(IsOn(all[0]), IsOn(all[1]), IsOn(all[2]), IsOn(all[3])), item.Source, Configuration));
    }

    static bool IsOn(Fact<bool> flag) => flag.Peek(out var on) && on;
}
